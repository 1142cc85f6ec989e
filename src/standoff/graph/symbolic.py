"""States that nobody lists: which there are, who can move where and gains, as diagrams.

What every other graph keeps for each state is asked here of one state, or told of a set of
states as a decision diagram (Bryant 1986): the states that a side likes better than a given one,
the states from which a side can move into a given set. So the options may be many more than
states can be listed of; what it costs is what the diagrams grow to.

A side's preferences are *grades*, most important first, of two states the first that differs
decides. A grade is a sum of numbers of truths: one statement, the statements that share a
priority, the weights, or a binary digit of a state's place in a ranking.

Merged states and barred moves have no such form: a move of theirs is not told by its options.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.graph import feasible
from standoff.graph.changes import Changes
from standoff.graph.graph import State, state_of_code
from standoff.graph.layout import options_by_side
from standoff.model.dispute import Dispute, Moves
from standoff.preferences.ranks import priority_levels
from standoff.preferences.truth import Truths

if TYPE_CHECKING:
    from oxidd.bdd import BDDFunction

Grade = list[tuple[int, "BDDFunction"]]


class Symbolic:
    """A dispute under one reading, as diagrams; states are told by their codes.

    Everything raises MemoryError where the diagrams grow too large.
    """

    def __init__(self, dispute: Dispute) -> None:
        self.dispute = dispute
        self.diagrams = Changes(dispute)
        self._truths = Truths(dispute, self.diagrams)
        kept = [feasible.where_kept(rule, self._truths) for rule in dispute.rules]
        self.states = self.diagrams.all_of(kept)
        self._own = [
            [own.lowest + bit for bit, way in enumerate(own.ways) if way is not Moves.NEVER]
            for own in options_by_side(dispute)
        ]
        self._grades: dict[int, list[Grade]] = {}
        self._better: dict[int, BDDFunction] = {}
        self._may: dict[int, BDDFunction] = {}

    def __len__(self) -> int:
        return self.diagrams.count_combinations(self.states)

    @cached_property
    def dms(self) -> range:
        return range(len(self.dispute.sides))

    def state(self, code: int) -> State:
        return state_of_code(code, self.dispute)

    def code(self, selected: frozenset[str]) -> int:
        """The code of the state in which exactly these options are selected.

        Raises:
            RequestError: if that is not a state.
        """
        code = feasible.asked_code(selected, self.dispute)
        if not self.diagrams.holds(self.states, code):
            raise feasible.no_state(selected)
        return code

    # ------------------------------------------------------------ preferences

    def grades(self, dm: int) -> list[Grade]:
        """What a DM compares states by, most important first."""
        if dm not in self._grades:
            self._grades[dm] = self._graded(dm)
        return self._grades[dm]

    def _graded(self, dm: int) -> list[Grade]:
        side = self.dispute.sides[dm]
        if side.ranking:
            return self._placed(dm)
        if side.weights:
            return [[(each, self._truths.truth_of_id(id)) for id, each in side.weights.items()]]
        return [
            [(1, self._truths.truth_of(each.statement)) for each in level]
            for level in priority_levels(side.prefers)
        ]

    def _placed(self, dm: int) -> list[Grade]:
        """The digits of a ranking's places, counted from the worst."""
        worst_first = [
            [feasible.state_code(state, self.dispute) for state in level]
            for level in reversed(self.dispute.sides[dm].ranking)
        ]
        digits = range(len(worst_first).bit_length() - 1, -1, -1)
        return [[(1, self.diagrams.either(list(_with(digit, worst_first))))] for digit in digits]

    def worth(self, dm: int, code: int) -> tuple[int, ...]:
        """A state's grades; the greater of two is what the DM likes better."""
        return tuple(self._sum(grade, code) for grade in self.grades(dm))

    def _sum(self, grade: Grade, code: int) -> int:
        return sum(number for number, truth in grade if self.diagrams.holds(truth, code))

    def above(self, dm: int, code: int) -> BDDFunction:
        """The states that a DM likes better than one."""
        at_least, above = self.diagrams.at_least, self.diagrams.constant(False)
        for grade in reversed(self.grades(dm)):
            here = self._sum(grade, code)
            above = at_least(grade, here + 1) | (at_least(grade, here) & above)
        return self.states & above

    def _gains(self, dm: int) -> BDDFunction:
        """The changes of a DM's own options that it may make and likes."""
        if dm not in self._better:
            at_least, own = self.diagrams.at_least, self._own[dm]
            better = self.diagrams.constant(False)
            for grade in reversed(self.grades(dm)):
                pairs = [
                    (number, truth, self.diagrams.after(truth, own)) for number, truth in grade
                ]
                changing = [
                    part
                    for number, now, then in pairs
                    if now != then
                    for part in ((number, then), (-number, now))
                ]
                better = at_least(changing, 1) | (at_least(changing, 0) & better)
            self._better[dm] = better & self._allowed(dm)
        return self._better[dm]

    # ------------------------------------------------------------ moves

    def _allowed(self, dm: int) -> BDDFunction:
        """The changes of a DM's own options that their directions allow."""
        if dm not in self._may:
            own, options = self._own[dm], self.dispute.options
            allowed = []
            for bit in own:
                now, then = self.diagrams.fact_truth(bit), self.diagrams.become(bit)
                if options[bit].moves is Moves.SELECT_ONLY:
                    allowed.append(~now | then)
                elif options[bit].moves is Moves.DROP_ONLY:
                    allowed.append(now | ~then)
            self._may[dm] = self.diagrams.all_of(allowed)
        return self._may[dm]

    def moves(self, dm: int, code: int, *, credible: bool = False) -> BDDFunction:
        """R_dm(s) and s itself; ``credible``, R_dm^+(s)."""
        own, options = set(self._own[dm]), self.dispute.options
        stays = [
            bit
            for bit, option in enumerate(options)
            if bit not in own
            or option.moves is (Moves.SELECT_ONLY if code >> bit & 1 else Moves.DROP_ONLY)
        ]
        there = self.diagrams.alike(code, stays) & self.states
        return there & self.above(dm, code) if credible else there

    def as_after(self, dm: int, moves: BDDFunction) -> BDDFunction:
        """Where a DM's options are as after one of some moves of its own from one state."""
        rest = set(range(len(self.dispute.options))) - set(self._own[dm])
        return self.diagrams.somehow(moves, sorted(rest))

    def listed(self, dm: int, code: int, some: BDDFunction) -> Iterator[int]:
        """Those of some states that differ from one in a DM's options alone, ascending."""
        return self.diagrams.among(some, code, self._own[dm])

    def halves(self, dm: int, some: BDDFunction) -> list[BDDFunction]:
        """Some states that differ in a DM's options alone, by one of these; none if it is one.

        That with the greater codes comes first.
        """
        for bit in reversed(self._own[dm]):
            column = self.diagrams.fact_truth(bit)
            halves = [some & column, some & ~column]
            if all(half.satisfiable() for half in halves):
                return halves
        return []

    def after(self, dm: int, some: BDDFunction, *, credible: bool) -> BDDFunction:
        """Where one move of a DM leads from some states; ``credible``, a gainful one."""
        own = self._own[dm]
        if credible:
            led = self.diagrams.led(some, self._gains(dm), own)
        elif self._allowed(dm).valid():
            led = self.diagrams.somehow(some, own)
        else:
            led = self.diagrams.led(some, self._allowed(dm), own)
        return self.states & led

    def before(self, dm: int, aim: BDDFunction, *, credible: bool) -> BDDFunction:
        """The states from which one move of a DM leads into an aim; ``credible``, a gainful one."""
        own = self._own[dm]
        if credible:
            led = self.diagrams.leads(self._gains(dm), aim, own)
        elif self._allowed(dm).valid():
            led = self.diagrams.somehow(aim, own)
        else:
            led = self.diagrams.leads(self._allowed(dm), aim, own)
        return self.states & led


def _with(digit: int, worst_first: Sequence[Sequence[int]]) -> Iterator[int]:
    """The codes at the places that have a binary digit."""
    for place, level in enumerate(worst_first):
        if place >> digit & 1:
            yield from level
