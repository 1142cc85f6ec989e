"""Groups that want a good, or room: four and five sides, with ties.

The public good with a threshold: Palfrey & Rosenthal (1984), without refunds, with the ranking of
the exercise in Osborne (2004), An Introduction to Game Theory. The answer: as many contribute as
are needed, or nobody does. If all are needed it is the stag hunt of the group. Both are known here
from others: the exercise from a page of answers, the paper from those that cite it.

The minority game: Kets & Voorneveld (2007), of which abstracts could be read. They say that the
pure equilibria are not strict. That the minority is as large as it can be follows from the rules:
whoever could leave a majority of four or five for it would win.
"""

from __future__ import annotations

from math import comb

import pytest

import standoff
from tests import oracle
from tests.published.check import held_to_the_definitions

NEEDED = {"two": 2, "three": 3, "all": 4}
ROOM = 2
"""How many of five can be in the minority."""


def nash(dispute: standoff.Dispute) -> set[str]:
    return {state.pattern for state in standoff.solve(dispute).equilibria("nash")}


@pytest.mark.parametrize(("needed", "many"), NEEDED.items())
def test_as_many_as_are_needed_or_nobody(needed: str, many: int) -> None:
    dispute = standoff.load("public-good").under(needed=needed)
    found = nash(dispute)
    assert {pattern.count("Y") for pattern in found} == {0, many}
    assert len(found) == 1 + comb(4, many)


@pytest.mark.parametrize("needed", NEEDED)
def test_foresight_adds_nothing(needed: str) -> None:
    solution = standoff.solve(standoff.load("public-good").under(needed=needed))
    assert solution.equilibria("seq") == solution.equilibria("nash")


@pytest.mark.parametrize("needed", NEEDED)
def test_all_contribute_for_fear_of_each_other(needed: str) -> None:
    """General metarationality holds more than are needed: the others could stop as well."""
    solution = standoff.solve(standoff.load("public-good").under(needed=needed))
    assert "YYYY" in {state.pattern for state in solution.equilibria("gmr")}


def test_the_minority_is_as_large_as_it_can_be() -> None:
    found = nash(standoff.load("minority-game"))
    assert {min(pattern.count("Y"), pattern.count("N")) for pattern in found} == {ROOM}
    assert len(found) == 2 * comb(5, ROOM)


def test_no_equilibrium_of_the_minority_game_is_strict() -> None:
    world = oracle.World(standoff.load("minority-game"))
    states = {world.label(state): state for state in world.states}
    for pattern in nash(standoff.load("minority-game")):
        here = states[pattern]
        assert any(
            world.values[side, there] == world.values[side, here]
            for side in world.sides
            for there in world.moves(side, here)
        )


@pytest.mark.parametrize("needed", NEEDED)
def test_the_definitions_of_the_public_good(needed: str) -> None:
    held_to_the_definitions(standoff.load("public-good").under(needed=needed))


def test_the_definitions_of_the_minority_game() -> None:
    held_to_the_definitions(standoff.load("minority-game"))
