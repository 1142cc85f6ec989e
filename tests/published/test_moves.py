"""Two games that are about moves: the centipede, and the mugging.

The centipede: McKelvey & Palfrey (1992), after Rosenthal (1981). The abstract says that all
standard equilibrium concepts have the first player take the larger pile at once. The payoffs of the
four-move game are those of public programs that repeat the experiment. The status quo, where
nothing has been passed, is an equilibrium under every concept here. So is every later state: the
published answer is a plan for the whole game, the concepts here ask about one state at a time, and
what has been passed cannot be taken back.

The mugging: Brams (1993), theory of moves, known here from the text of a public simulation that
retells its outcomes and ranks, and that says of voluntary submission that it is rational to stay
there. It is no Nash equilibrium: the victim would rather resist a mugger who uses no force. Who
thinks one move further sees the force that follows.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

import standoff
from tests import oracle
from tests.published.check import held_to_the_definitions

PAYOFFS = {  # in cents, by how often the piles have been passed on
    "NNNN": (40, 10),
    "YNNN": (20, 80),
    "YNYN": (160, 40),
    "YYYN": (80, 320),
    "YYYY": (640, 160),
}
FIGHT, SUBMISSION, FAILURE = "YY", "NN", "YN"


def found(name: str, concept: str) -> set[str]:
    return {state.pattern for state in standoff.solve(standoff.load(name)).equilibria(concept)}


@pytest.mark.parametrize(("side", "place"), [("first", 0), ("second", 1)])
def test_the_rankings_are_those_of_the_payoffs(side: str, place: int) -> None:
    world = oracle.World(standoff.load("centipede"))
    ranked = sorted(world.states, key=lambda state: world.values[side, state], reverse=True)
    paid = sorted(PAYOFFS, key=lambda pattern: PAYOFFS[pattern][place], reverse=True)
    assert [world.label(state) for state in ranked] == paid


@pytest.mark.parametrize("concept", [*oracle.CONCEPTS, oracle.AT_ONCE])
def test_the_larger_pile_is_taken_at_once(concept: str) -> None:
    """And would be at every later turn."""
    assert found("centipede", concept) == set(PAYOFFS)


def test_nothing_is_taken_back() -> None:
    world = oracle.World(standoff.load("centipede"))
    steps = {
        (world.label(here), world.label(there))
        for here in world.states
        for side in world.sides
        for there in world.moves(side, here)
    }
    assert steps == set(pairwise(PAYOFFS))


def test_the_fight_is_the_only_nash_equilibrium() -> None:
    assert found("mugging", "nash") == {FIGHT}


@pytest.mark.parametrize("concept", ["seq", "symseq"])
def test_who_thinks_one_move_further_submits(concept: str) -> None:
    assert found("mugging", concept) == {FIGHT, SUBMISSION}


def test_resistance_is_met_by_force() -> None:
    """The sanction that keeps the victim from resisting: it pays the mugger."""
    world = oracle.World(standoff.load("mugging"))
    states = {world.label(state): state for state in world.states}
    assert world.improvements("victim", states[SUBMISSION]) == {states[FAILURE]}
    assert world.improvements("mugger", states[FAILURE]) == {states[FIGHT]}
    assert world.better("victim", states[SUBMISSION], states[FIGHT])


@pytest.mark.parametrize("name", ["centipede", "mugging"])
def test_the_definitions(name: str) -> None:
    held_to_the_definitions(standoff.load(name))
