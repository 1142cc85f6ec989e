"""The tree of judgements: exact at every leaf, small, the most telling question first."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.answers.ask import ask
from standoff.catalogue.disputes import load
from standoff.report.pictures import splits
from standoff.report.pictures.splits import Leaf, Row, Split, Tree
from standoff.report.pictures.tree import draw, key_finding, rows
from standoff.report.subject import Subject
from standoff.stability.solve import solve
from tests.report.drawing import faults, sample

SIZES = st.lists(st.integers(2, 3), min_size=1, max_size=4)


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """A value for every way of answering, or for some of them."""
    sizes = draw(SIZES)
    answers = list(product(*("abc"[:size] for size in sizes)))
    kept = draw(st.lists(st.sampled_from(answers), min_size=1, unique=True)) or answers
    return [(each, draw(st.sampled_from((1, 0, -1)))) for each in kept]


def leaf(tree: Tree, answers: tuple[str, ...]) -> Leaf:
    """Where these answers lead."""
    while isinstance(tree, Split):
        asked = answers[tree.judgement]
        (tree,) = (below for given, below in tree.branches if asked in given)
    return tree


@given(tables())
def test_a_whole_tree_tells_every_reading(table: list[Row]) -> None:
    tree = splits.tree(table, 1000)
    for answers, value in table:
        assert leaf(tree, tuple(answers)).decided == value


@given(tables(), st.integers(1, 6))
def test_a_cut_tree_is_small_and_never_wrong(table: list[Row], most: int) -> None:
    tree = splits.tree(table, most)
    assert len(list(splits.leaves(tree))) <= most
    for answers, value in table:
        found = leaf(tree, tuple(answers))
        assert value in found.values
        assert found.decided in (value, None)


def test_the_judgement_that_decides_comes_first_and_others_stay_out() -> None:
    table: list[Row] = [(each, int(each[1] == "b")) for each in product("ab", "ab", "ab")]
    tree = splits.tree(table, 10)
    assert tree == Split(1, ((("a",), Leaf((0,))), (("b",), Leaf((1,)))))


def test_answers_after_which_nothing_differs_share_a_branch() -> None:
    table: list[Row] = [((each,), int(each == "a")) for each in "abc"]
    assert splits.tree(table, 10) == Split(0, ((("a",), Leaf((1,))), (("b", "c"), Leaf((0,)))))


def test_a_finding_that_never_changes_is_one_leaf() -> None:
    assert splits.tree([(("a",), 1), (("b",), 1)], 10) == Leaf((1,))


def test_the_worked_dispute_asks_what_must_be_met() -> None:
    answer = ask(load("one-last-time"))
    found = key_finding(answer)
    assert found is not None
    assert found.id == "offer.concerns.works"
    table = rows(answer, found)
    tree = splits.tree(table, 20)
    assert isinstance(tree, Split)
    assert answer.dispute.judgements[tree.judgement].id == answer.decisive
    assert all(leaf(tree, tuple(given)).decided == value for given, value in table)


@pytest.mark.parametrize("name", ["elmira", "cuban-missile-crisis"])
def test_one_reading_has_no_tree(name: str) -> None:
    dispute = load(name)
    assert key_finding(ask(dispute)) is None
    assert draw(Subject(solve(dispute), ask(dispute))) is None


def test_a_sample_is_said_to_be_one() -> None:
    svg = draw(Subject(solve(load("one-last-time")), sample(ask(load("one-last-time")))))
    assert svg is not None
    assert "true of the readings drawn" in svg
    assert not list(faults(svg))
