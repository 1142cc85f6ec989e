"""Who can choose and set what, as it is defined: one reading, sets of codes, one after another.

For ``plain_package``. The notions are Standoff's own, edition 2; what is borrowed is said where
it is used. ``Asking`` and ``Setting`` find the same for many readings at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.graph import Graph
from standoff.graph.legal import legal_sequences
from standoff.model.statement import Statement
from standoff.preferences.truth import Truths, space_of_codes
from standoff.stability.concept import legal_replies
from standoff.studies.asking import Asking, subsets
from standoff.studies.setting import Tie


@dataclass(frozen=True)
class PlainCase:
    """A question under its first reading; who can choose and set what.

    Codes are combinations of options: levers and choices are read off codes, ranks and the goal
    off the state that a code belongs to.
    """

    asking: Asking

    @cached_property
    def graph(self) -> Graph:
        return self.asking.as_written

    # ------------------------------------------------------------ codes and their states

    @cached_property
    def places(self) -> dict[int, int]:
        """The state that each feasible code belongs to."""
        codes = self.graph.layout.codes
        return dict(zip(codes.tolist(), self.graph.places_of(codes).tolist(), strict=True))

    @cached_property
    def goals(self) -> set[int]:
        """The states with the goal; a merged one is what it is shown as."""
        holds = self.graph.where_holds(self.asking.goal)
        return {self.graph.state_place(number) for number in np.flatnonzero(holds).tolist()}

    def has_goal(self, code: int) -> bool:
        return self.places[code] in self.goals

    def mine(self, code: int) -> int:
        """The asker's rank of a feasible code."""
        return self.rank(self.asking.by, self.places[code])

    def theirs(self, code: int) -> int:
        """The target's rank of a feasible code."""
        return self.rank(self.asking.target, self.places[code])

    def rank(self, dm: int, place: int) -> int:
        return int(self.graph.ranks[dm][place])

    def choice(self, code: int) -> int:
        """What the target has on in a code."""
        return code & self.asking.theirs.mask

    def as_today(self, choice: int) -> int:
        """The target has chosen, everybody else is where it is at q."""
        return self.asking.status_quo & ~self.asking.theirs.mask | choice

    # ------------------------------------------------------------ what can be chosen and set

    def may_move(self, dm: int, here: int, there: int) -> bool:
        """Whether dm can make one code of another by a legal move, or by none; rules apart."""
        no_moves = self.graph.dispute.sides[dm].no_moves
        return here == there or (
            bool(self.graph.own_options[dm].allows_move(here, there))
            and not any(self._true(n.start, here) and self._true(n.end, there) for n in no_moves)
        )

    def _true(self, statement: Statement, code: int) -> bool:
        dispute = self.graph.dispute
        truths = Truths(dispute, space_of_codes(dispute, np.array([code])))
        return bool(np.all(truths.truth_of(statement)))

    @cached_property
    def choices(self) -> list[int]:
        """What the target can choose at q; rules are asked when the asker has set its options."""
        q = self.asking.status_quo
        return [
            choice
            for choice in subsets(self.asking.theirs.mask)
            if self.may_move(self.asking.target, q, self.as_today(choice))
        ]

    def settable(self, choice: int) -> list[int]:
        """What the asker can make of a choice; from q where nobody can be in between."""
        if choice not in self._settable:
            before = self.as_today(choice)
            start = before if before in self.places else self.asking.status_quo
            own = self.asking.own.mask
            found = (before & ~own | mine for mine in subsets(own))
            self._settable[choice] = [
                code
                for code in found
                if code in self.places and self.may_move(self.asking.by, start, code)
            ]
        return self._settable[choice]

    @cached_property
    def _settable(self) -> dict[int, list[int]]:
        return {}

    def set_levers(self, choice: int, on: int, off: int, tie: Tie) -> list[int]:
        """What the asker sets where the target has chosen, to have levers on and others off.

        First as few other offers as it can are changed from q, then as few other threats are
        on, then as few unmarked options are changed from q. Few is by inclusion, and the first
        of these in which two states differ decides: of two with different sets there neither
        is nearer. Of what is left it takes what it likes best. More than one is left only
        where nobody can tell them apart.
        """
        q, others = self.asking.status_quo, ~(on | off)
        found = [code for code in self.settable(choice) if code & on == on and not code & off]

        def changes(code: int) -> tuple[int, int, int]:
            offers = (code ^ q) & self.asking.offers & others
            threats = code & self.asking.threats & others
            return offers, threats, (code ^ q) & self.asking.unmarked

        found = highest(nearest(found, changes), self.mine)
        if tie is Tie.DEFIED:
            return highest(found, self.theirs)
        without = [code for code in found if not self.has_goal(code)]
        return highest(without or found, lambda code: -self.theirs(code))

    def undeterred(self, dm: int, code: int) -> list[int]:
        """Dm's improvements from a code that no credible reply of the others takes away.

        As in sequential stability (Fraser & Hipel 1979).
        """
        here = self.places[code]
        return [
            there
            for there in self.graph.improvements(dm, here)
            if not any(
                self.rank(dm, end) <= self.rank(dm, here)
                for end, _ in legal_replies(self.graph, dm, there, credible=True)
            )
        ]

    def rest(self, code: int) -> list[int]:
        """Where the other sides' improvements end; if nowhere, all that they pass through."""
        start = self.places[code]
        found = legal_sequences(self.graph, self.bystanders, start, credible=True)
        passed = [start, *(there for there, _ in found)]
        return [p for p in passed if not self._goes_on(p)] or passed

    def _goes_on(self, place: int) -> bool:
        return any(self.graph.improvements(dm, place) for dm in self.bystanders)

    @cached_property
    def bystanders(self) -> list[int]:
        """The sides that are neither asker nor target and can move in some state."""
        others = [dm for dm in self.graph.dms if dm not in (self.asking.by, self.asking.target)]
        states = set(self.places.values())
        return [dm for dm in others if any(self.graph.moves(dm, place) for place in states)]


def nearest(codes: list[int], changes: Callable[[int], tuple[int, ...]]) -> list[int]:
    """Those that no other is nearer than: in the first kind of change in which they differ."""
    known = {changes(code) for code in codes}
    return [c for c in codes if not any(_is_nearer(other, changes(c)) for other in known)]


def _is_nearer(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    differing = next(((a, b) for a, b in zip(one, other, strict=True) if a != b), None)
    return differing is not None and differing[0] & ~differing[1] == 0


def highest(codes: Iterable[int], worth: Callable[[int], int]) -> list[int]:
    """All that are worth most."""
    known = list(codes)
    most = max(map(worth, known), default=0)
    return [code for code in known if worth(code) == most]
