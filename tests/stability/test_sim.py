"""Simultaneous sanctions: what is undone at once, and where that cannot be told."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from benchmarks.made import tangled
from hypothesis import given

import standoff
from standoff.graph.graph import compile_graph
from standoff.graph.pairs import count_pairs
from standoff.model.dispute import Claim, Dispute
from standoff.stability import sim
from tests import oracle
from tests.builders import merge, never, only, side
from tests.strategies import disputes, scattered

TWO = Dispute(
    "Both would rather be the only one",
    (
        side("ann", "a", prefers=("not a or not b", "a")),
        side("bob", "b", prefers=("not a or not b", "b")),
    ),
)


def stays(dispute: Dispute, side: str, pattern: str) -> bool:
    """Engine, twin and oracle agree."""
    solution = standoff.solve(dispute, ["sim"])
    (state,) = (state for state in solution.states if state.pattern == pattern)
    found = state in solution.stable("sim")[side]
    assert found == standoff.explain(dispute, state, side, "sim").stable
    assert found == (pattern in oracle.stable(dispute)["sim"][side])
    return found


def test_both_at_once_undo_what_each_would_gain_alone() -> None:
    assert stays(TWO, "ann", "NN")
    assert standoff.solve(TWO).equilibria("seq") != standoff.solve(TWO).equilibria("sim")
    verdict = standoff.explain(TWO, (), "ann", "sim")
    (met,) = verdict.met
    assert (str(met.improvement.after), str(met.path[0].after), str(met.sanction)) == (
        "YN",
        "NY",
        "YY",
    )


def test_a_combination_that_is_no_state_undoes_nothing() -> None:
    assert not stays(replace(TWO, rules=never("a and b")), "ann", "NN")


def test_the_others_only_do_what_they_gain_by() -> None:
    content = side("bob", "b", prefers=("not b",))
    assert not stays(replace(TWO, sides=(TWO.sides[0], content)), "ann", "NN")


def test_a_third_side_may_be_needed() -> None:
    """With one of the others ann still gains; with both she does not."""
    three = Dispute(
        "Three at a door",
        (
            side("ann", "a", prefers=("not (a and b and c)", "a")),
            side("bob", "b", prefers=("b",)),
            side("cat", "c", prefers=("c",)),
        ),
    )
    assert stays(three, "ann", "NNN")
    (met,) = standoff.explain(three, (), "ann", "sim").met
    assert [step.side for step in met.path] == ["bob", "cat"]


def test_jumping_together_over_what_is_forbidden_is_no_legal_sequence() -> None:
    """With three sides a state can be stable here and not general metarational."""
    rows = ("NNN", "YNN", "NYN", "NNY", "YYY")
    jumping = Dispute(
        "Over the wall",
        (
            side("ann", "a", prefers=("not b or not c", "a")),
            side("bob", "b", prefers=("b",)),
            side("cat", "c", prefers=("c",)),
        ),
        rules=only("abc", *rows),
    )
    assert stays(jumping, "ann", "NNN")
    assert frozenset() not in standoff.solve(jumping).stable("gmr")["ann"]


# ---------------------------------------------------------------- where it cannot be used


def refused(dispute: Dispute, why: str) -> None:
    solution = standoff.solve(dispute)
    assert solution.skipped == {"sim": why}
    assert "sim" not in [concept.key for concept in solution.concepts]
    told = f"“sim” cannot be used here: {why}"
    for ask in (
        lambda: solution.holds("sim"),
        lambda: solution.equilibria("simultaneous"),
        lambda: standoff.explain(dispute, (), "ann", "sim"),
        lambda: standoff.solve(dispute, profile={"ann": "sim", "bob": "nash"}).holds("profile"),
    ):
        with pytest.raises(standoff.RequestError) as caught:
            ask()
        assert str(caught.value).replace("“profile”", "“sim”") == told


def test_merged_states_do_not_tell_what_comes_of_moves_at_once() -> None:
    refused(
        replace(TWO, merges=(merge("a", "a"),)),
        "what moves made at once come to is told in option form only, where no states are "
        "merged and no moves barred",
    )


@pytest.mark.parametrize("most", [3, 0])
def test_beyond_a_number_of_combinations(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Ann's moves and bob's are compared 4 times each."""
    monkeypatch.setattr(sim, "MOST", most)
    refused(TWO, f"more than {most} numbers would have to be looked at")


def test_up_to_that_number(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = compile_graph(TWO)
    assert sum(count_pairs(own, graph.codes) for own in graph.own_options) == 8
    monkeypatch.setattr(sim, "DEARER", 0)
    monkeypatch.setattr(sim, "MOST", 8)
    assert standoff.solve(TWO).skipped == {}


@pytest.mark.parametrize("dearer", [0, 2**20])
@given(dispute=disputes(merges=False) | scattered(merges=False))
def test_in_rows_and_one_by_one(dearer: int, dispute: Dispute) -> None:
    with patch.object(sim, "DEARER", dearer), patch.object(sim, "MOST", 2**60):
        found = standoff.solve(dispute, ["sim"]).stable("sim")
    by_side = oracle.stable(dispute)["sim"]
    assert {side: {str(state) for state in states} for side, states in found.items()} == by_side


def test_four_thousand_states_of_three_sides() -> None:
    """A sample of what is told of each, against the definition."""
    dispute = tangled(4, sides=3, options=4, wishes=14)
    graph = compile_graph(replace(dispute, rules=()))
    assert not sim.skipped(graph)
    for dm in graph.dms:
        stable = sim.stable(graph, dm)
        for place in range(0, len(graph), 97):
            assert stable[place] == sim.verdict(graph, dm, place).stable


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_the_answer_does_not_depend_on_how_much_is_tried_at_once(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    dispute = standoff.load("one-last-time-four")
    expected = standoff.solve(dispute, ["sim"]).equilibria("sim")
    monkeypatch.setattr(sim, "AT_ONCE", at_once)
    assert standoff.solve(dispute, ["sim"]).equilibria("sim") == expected


def test_a_claim_about_it_where_it_cannot_be_used() -> None:
    dispute = standoff.load("elmira")
    claims = (Claim("c", {"is_stable": "status quo", "concept": "sim"}),)
    with pytest.raises(standoff.RequestError, match="“sim” cannot be used here"):
        standoff.ask(replace(dispute, claims=claims))
