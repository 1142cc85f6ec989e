"""The Garrison Diversion Unit: a sanction that takes two moves.

Model, state numbers and recorded answers are those of the file `Garrison.gmcr` of GMCR+ and of
the test data that it was checked with. The recorded general and symmetric metarationality lack
three states: the program of that time tried one move of one other side as a sanction, and by the
definition the others answer with a legal sequence of moves. Both are kept. Under simultaneous
sanctions the recorded equilibria are those of the definition.
"""

from __future__ import annotations

import standoff
from standoff.model.dispute import Dispute
from tests import oracle
from tests.builders import numbers
from tests.published.check import Answers, check

STATES = [
    *("NYNNNYNNN", "NNYNNYNNN", "YNNYNYNNN", "NYNYNYNNN", "NYNNYYNNN", "NNYNYYNNN"),
    *("YNNYYYNNN", "NYNYYYNNN", "NYNNNNYNN", "NNYNNNYNN", "NYNYNNYNN", "NYNNYNYNN"),
    *("NNYNYNYNN", "YNNYYNYNN", "NYNYYNYNN", "NYNNYNNYN", "NNYNYNNYN", "YNNYYNNYN"),
    *("NYNYYNNYN", "NYNNYNNNY", "NNYNYNNNY", "YNNYYNNNY", "NYNYYNNNY"),
]
CREDIBLE = {2, 3, 11, 17, 18, 21, 22}
RECORDED = CREDIBLE | {8, 13, 14, 15, 19}
BY_TWO_MOVES = {4, 6, 10}

EQUILIBRIA: Answers = {
    "nash": CREDIBLE,
    "gmr": RECORDED | BY_TWO_MOVES,
    "smr": RECORDED | BY_TWO_MOVES,
    "seq": CREDIBLE,
    "symseq": CREDIBLE,
}


class OneMove(oracle.World):
    """The world as the recorded answers see it: one move of one other side answers."""

    def sequences(self, side: str, start: oracle.State, credible: bool) -> frozenset[oracle.State]:
        step = self.improvements if credible else self.moves
        return frozenset(
            there for other in self.sides if other != side for there in step(other, start)
        )


def by_one_move(dispute: Dispute, concept: str) -> set[int]:
    world = OneMove(dispute)
    return numbers(
        dispute,
        (
            world.label(state)
            for state in world.states
            if all(world.is_stable(concept, side, state) for side in world.sides)
        ),
    )


def test_equilibria() -> None:
    check(standoff.load("garrison"), STATES, EQUILIBRIA)


def test_simultaneous_sanctions_are_as_recorded() -> None:
    dispute = standoff.load("garrison")
    found = standoff.solve(dispute).equilibria(oracle.AT_ONCE)
    assert numbers(dispute, (state.pattern for state in found)) == CREDIBLE


def test_the_recorded_answers_are_those_of_a_single_move() -> None:
    dispute = standoff.load("garrison")
    recorded = {"nash": CREDIBLE, "gmr": RECORDED, "smr": RECORDED, "seq": CREDIBLE}
    assert {concept: by_one_move(dispute, concept) for concept in recorded} == recorded


def test_ties_are_ties() -> None:
    """US Opposition likes the six states that appease it equally."""
    dispute = standoff.load("garrison")
    world = oracle.World(dispute)
    values = [world.values["us_opposition", state] for state in world.states]
    best = {number for number, value in enumerate(values, 1) if value == max(values)}
    assert best == {2, 6, 10, 13, 17, 21}
