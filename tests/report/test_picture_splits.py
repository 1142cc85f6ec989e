"""The tree of judgements: exact at every leaf, small, the most telling question first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.answers.ask import ask
from standoff.catalogue.disputes import load
from standoff.report.pictures import splits
from standoff.report.pictures.splits import Leaf, ReadingValues, Split, Tree
from standoff.report.pictures.tree import draw_tree, key_finding, reading_values
from standoff.report.subject import Subject
from standoff.stability.solve import solve
from tests.report.drawing import faults

SIZES = st.lists(st.integers(2, 3), min_size=1, max_size=4)


@st.composite
def tables(draw: st.DrawFn) -> ReadingValues:
    """A value for every way of answering, or for some of them."""
    sizes = draw(SIZES)
    answers = list(product(*(range(size) for size in sizes)))
    kept = draw(st.lists(st.sampled_from(answers), min_size=1, unique=True))
    return made({each: draw(st.sampled_from((1, 0, -1))) for each in kept})


def made(rows: Mapping[tuple[int, ...], int]) -> ReadingValues:
    return ReadingValues(np.array(list(rows)), np.array(list(rows.values()), dtype=np.int8))


def rows(table: ReadingValues) -> list[tuple[list[int], int]]:
    return list(zip(table.answers.tolist(), table.values.tolist(), strict=True))


def leaf(tree: Tree, answers: Sequence[int]) -> Leaf:
    """Where these answers lead."""
    while isinstance(tree, Split):
        asked = answers[tree.judgement]
        (tree,) = (below for given, below in tree.branches if asked in given)
    return tree


@given(tables())
def test_a_whole_tree_tells_every_reading(table: ReadingValues) -> None:
    tree = splits.deepest_tree(table, 1000)
    for answers, value in rows(table):
        assert leaf(tree, answers).decided_value == value


@given(tables(), st.integers(1, 6))
def test_a_cut_tree_is_small_and_never_wrong(table: ReadingValues, most: int) -> None:
    tree = splits.deepest_tree(table, most)
    assert len(list(splits.tree_leaves(tree))) <= most
    for answers, value in rows(table):
        found = leaf(tree, answers)
        assert value in found.values
        assert found.decided_value in (value, None)


def test_the_judgement_that_decides_comes_first_and_others_stay_out() -> None:
    tree = splits.deepest_tree(made({each: each[1] for each in product(range(2), repeat=3)}), 10)
    assert tree == Split(1, (((0,), Leaf((0,))), ((1,), Leaf((1,)))))


def test_answers_after_which_nothing_differs_share_a_branch() -> None:
    tree = splits.deepest_tree(made({(each,): int(each == 0) for each in range(3)}), 10)
    assert tree == Split(0, (((0,), Leaf((1,))), ((1, 2), Leaf((0,)))))


def test_what_only_all_judgements_tell_together() -> None:
    """A whole tree where it fits; no questions that lead nowhere where it does not."""
    parity = made({each: sum(each) % 2 for each in product(range(2), repeat=4)})
    assert len(list(splits.tree_leaves(splits.deepest_tree(parity, 16)))) == 16
    assert splits.deepest_tree(parity, 14) == Leaf((1, 0))


def test_a_finding_that_never_changes_is_one_leaf() -> None:
    assert splits.deepest_tree(made({(0,): 1, (1,): 1}), 10) == Leaf((1,))


def test_the_worked_dispute_asks_what_must_be_met() -> None:
    answer = ask(load("one-last-time"))
    found = key_finding(answer)
    assert found is not None
    assert found.id == "offer.concerns.works"
    readings = reading_values(answer, found)
    tree = splits.deepest_tree(readings, 20)
    assert isinstance(tree, Split)
    assert answer.dispute.judgements[tree.judgement].id == "need_is"
    assert found.influences[tree.judgement] == max(found.influences)
    assert all(leaf(tree, given).decided_value == value for given, value in rows(readings))


@pytest.mark.parametrize("name", ["elmira", "cuban-missile-crisis"])
def test_one_reading_has_no_tree(name: str) -> None:
    dispute = load(name)
    assert key_finding(ask(dispute)) is None
    assert draw_tree(Subject(solve(dispute), ask(dispute))) is None


def test_a_sample_is_said_to_be_one() -> None:
    svg = draw_tree(Subject(solve(load("one-last-time")), ask(load("one-last-time"), readings=77)))
    assert svg is not None
    assert "true of the readings drawn" in svg
    assert not list(faults(svg))
