"""The paradox of the chair's position: who has the casting vote gets what it likes least.

Farquharson (1969), Theory of Voting; preferences, rule and answer as Brams gives them in his
article for the Encyclopaedia Britannica, which is what could be read. If all vote for what they
like best, x wins, the chair's first choice. There are many Nash equilibria. One is left when every
voter drops the votes that are never better and sometimes worse than another, and so on: the others
both vote for z, the chair's last choice. Accounts differ in where the casting vote goes; the answer
does not.
"""

from __future__ import annotations

from itertools import product

import pytest

import standoff
from standoff.model.dispute import Dispute
from tests import oracle
from tests.builders import choice
from tests.published.check import held_to_the_definitions

CASTING = ["its_vote", "its_wish"]
SINCERE = "YNNNYNNNY"
SOPHISTICATED = "YNNNNYNNY"
NASH = {
    SOPHISTICATED,
    "YNNYNNYNN",  # all three for x
    "NYNNYNNYN",  # for y
    "NNYNNYNNY",  # for z
    "YNNNYNYNN",  # the third member votes for x as well
}

Ballots = dict[str, tuple[str, ...]]
"""Per voter, the votes that are left."""


def chair(casting: str) -> Dispute:
    return standoff.load("chairs-paradox").under(casting=casting)


def dominated(world: oracle.World, left: Ballots, voter: str, vote: str) -> bool:
    """Whether another vote is never worse, and better for some votes of the others."""
    others = list(product(*(votes for each, votes in left.items() if each != voter)))

    def outcomes(own: str) -> list[tuple[int, ...]]:
        return [world.values[voter, (frozenset((own, *rest)),)] for rest in others]

    this = outcomes(vote)
    return any(
        that != this and all(better >= worse for better, worse in zip(that, this, strict=True))
        for that in map(outcomes, left[voter])
    )


def sophisticated(world: oracle.World, left: Ballots) -> Ballots:
    """What is left when all voters drop their dominated votes, again and again."""
    kept = {
        voter: tuple(vote for vote in votes if not dominated(world, left, voter, vote))
        for voter, votes in left.items()
    }
    return left if kept == left else sophisticated(world, kept)


@pytest.mark.parametrize("casting", CASTING)
def test_one_vote_each_is_left(casting: str) -> None:
    dispute = chair(casting)
    ballots = {side.id: tuple(option.id for option in side.options) for side in dispute.sides}
    left = sophisticated(oracle.World(dispute), ballots)
    votes = frozenset(vote for each in left.values() for vote in each)
    assert votes == choice([option.id for option in dispute.options], SOPHISTICATED)


@pytest.mark.parametrize("casting", CASTING)
def test_it_is_one_of_five_nash_equilibria(casting: str) -> None:
    solution = standoff.solve(chair(casting))
    assert {state.pattern for state in solution.equilibria("nash")} == NASH


@pytest.mark.parametrize("casting", CASTING)
def test_the_casting_vote_costs_the_chair_everything(casting: str) -> None:
    """From its best to its worst, by a vote of the second member that pays that member."""
    world = oracle.World(chair(casting))
    states = {world.label(state): state for state in world.states}
    best, worst = states[SINCERE], states[SOPHISTICATED]
    assert worst in world.improvements("second", best)
    values = [world.values["chair", state] for state in world.states]
    assert world.values["chair", best] == max(values)
    assert world.values["chair", worst] == min(values)


@pytest.mark.parametrize("casting", CASTING)
def test_the_definitions(casting: str) -> None:
    held_to_the_definitions(chair(casting))
