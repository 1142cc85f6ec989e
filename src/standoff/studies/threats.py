"""The test of a threat (Standoff's own): does a conditional package work, and if not, why not?

A conditional package is the announcement "do this and I set these offers and lift every
threat; refuse and I set these threats and make no offer". The classical concepts cannot say
whether it works: in all of them staying put is final, so a target never moves because a
threat hangs over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.structure import Holds
from standoff.model.dispute import Moves
from standoff.stability.concept import Concept
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, Codes, each, everywhere, subsets

MOST_LEVERS = 10  # threats and offers up to which every package is tried


@dataclass(frozen=True)
class Package:
    """A conditional package put to the test; every answer has shape ``(draws,)``.

    ``threats`` and ``offers`` are bits of a code.
    """

    asking: Asking
    threats: int
    offers: int

    @cached_property
    def complied(self) -> Codes | None:
        """State y: the target's best with the goal met, these offers on and every threat off."""
        codes = self.asking.fibre(self.offers)
        return self.asking.best(codes[self.asking.holds_goal[codes]])

    @cached_property
    def defied(self) -> Codes | None:
        """State z: the target's best with the goal not met, these threats on and no offer."""
        codes = self.asking.fibre(self.threats)
        return self.asking.best(codes[~self.asking.holds_goal[codes]])

    @cached_property
    def bites(self) -> Holds:
        """The target ranks y strictly above z; where it cannot refuse at all it yields."""
        y, z = self.complied, self.defied
        if y is None or z is None:
            return everywhere(y is not None, self.asking)
        target = self.asking.target
        return self.asking.rank(target, y) > self.asking.rank(target, z)

    # ------------------------------------------------------------ credible

    def carried_out(self) -> Codes:
        """What the asker would carry out, the target defying: its best subset, as bits.

        Ties go against the asker: to the smallest such set. All threats where the target
        cannot defy.
        """
        if self.defied is None:
            return np.full(self.asking.draws, self.threats)
        best = np.zeros(self.asking.draws, dtype=np.int64)
        top = np.full(self.asking.draws, -1, dtype=np.int64)
        for subset in sorted(subsets(self.threats), key=int.bit_count):
            worth = self._worth(self.defied, subset)
            best, top = np.where(worth > top, subset, best), np.maximum(top, worth)
        return best

    def _worth(self, defied: Codes, subset: int) -> Codes:
        """The asker's rank of defiance met with other threats; -1 where that cannot be."""
        codes = defied & ~self.asking.threats | subset
        rank = self.asking.rank(self.asking.by, codes)
        return np.where(self.asking.places(codes) >= 0, rank, -1)

    @cached_property
    def credible(self) -> Holds:
        """Carrying all of it out is the asker's best, and strictly better than nothing."""
        if self.defied is None or not self.threats:
            return everywhere(True, self.asking)
        worths = np.stack([self._worth(self.defied, s) for s in subsets(self.threats)])
        answer: Holds = (worths[-1] >= worths.max(axis=0)) & (worths[-1] > worths[0])
        return answer

    @cached_property
    def bound(self) -> bool:
        """The threats are on at the status quo and cannot be dropped."""
        on = self.asking.status_quo & self.threats == self.threats
        options = self.asking.graph.dispute.options
        ways = [options[bit.bit_length() - 1].moves for bit in each(self.threats)]
        return on and bool(ways) and all(w in (Moves.SELECT_ONLY, Moves.NEVER) for w in ways)

    # ------------------------------------------------------------ assured

    @cached_property
    def before_delivery(self) -> Codes | None:
        """State c: the target complied, the asker as at the status quo."""
        if self.complied is None:
            return None
        own = self.asking.graph.owns[self.asking.by]
        mask = (own.size - 1) << own.lowest
        return self.complied & ~mask | self.asking.status_quo & mask

    @cached_property
    def withdrawn(self) -> Codes | None:
        """State c': the target's best reply at c, where it may take its compliance back."""
        c = self.before_delivery
        if c is None:
            return None
        result = c.copy()
        for start in np.unique(c).tolist():
            best = self.asking.best(self.asking.fibre(start, among=start, start=start))
            if best is not None:
                result = np.where(c == start, best, result)
        return result

    @cached_property
    def compliance_possible(self) -> Holds:
        """State c exists: the target can comply while the asker has not moved yet."""
        c = self.before_delivery
        if c is None:
            return everywhere(False, self.asking)
        return self.asking.places(c) >= 0

    @cached_property
    def delivers(self) -> Holds:
        """The asker can get from c to y by its own move, and likes y at least as well as c'."""
        y, c, away = self.complied, self.before_delivery, self.withdrawn
        if y is None or c is None or away is None:
            return everywhere(False, self.asking)
        asker = self.asking.by
        wants = self.asking.rank(asker, y) >= self.asking.rank(asker, away)
        return self.compliance_possible & self.asking.can_move(asker, c, y) & wants

    @cached_property
    def delivers_anyway(self) -> Holds:
        """It likes y at least as well as c: it does not deliver only for fear of withdrawal."""
        y, c = self.complied, self.before_delivery
        if y is None or c is None:
            return everywhere(False, self.asking)
        asker = self.asking.by
        return self.delivers & (self.asking.rank(asker, y) >= self.asking.rank(asker, c))

    @cached_property
    def sticks(self) -> Holds:
        """State y is sequentially stable for the asker."""
        return self._stable_at_y(SEQ)

    @cached_property
    def sticks_by_itself(self) -> Holds:
        """State y is Nash stable for the asker."""
        return self._stable_at_y(NASH)

    def _stable_at_y(self, concept: Concept) -> Holds:
        if self.complied is None:
            return everywhere(False, self.asking)
        stable = self.asking.stable(concept, self.asking.by)
        return stable[self.asking.places(self.complied), self.asking.columns]

    @cached_property
    def assured(self) -> Holds:
        """The asker delivers and sticks."""
        return self.delivers & self.sticks

    @cached_property
    def works(self) -> Holds:
        """It bites, is credible or bound (nothing threatened needs neither), is assured."""
        return self.bites & (self.credible | self.bound) & self.assured


def packages(asking: Asking) -> Iterator[Package]:
    """Every conditional package, the smaller ones first."""
    combos = sorted(subsets(asking.levers), key=int.bit_count)
    for levers in combos:
        yield Package(asking, levers & asking.threats, levers & asking.offers)


def smallest(working: list[Package]) -> list[Package]:
    """Those of which no part works by itself; expects the smaller ones first."""
    found: list[Package] = []
    for package in working:
        levers = package.threats | package.offers
        if not any((p.threats | p.offers) & ~levers == 0 for p in found):
            found.append(package)
    return found
