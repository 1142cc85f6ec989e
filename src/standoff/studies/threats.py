"""The test of a threat (Standoff's own): does a conditional package work, and if not, why not?

A conditional package is the announcement "do this and I set these offers and lift every
threat; refuse and I set these threats and make no offer". The classical concepts cannot say
whether it works: in all of them staying put is final, so a target never moves because a
threat hangs over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.structure import Field, Holds
from standoff.preferences.truth import Codes
from standoff.stability.concept import Concept
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, subsets
from standoff.studies.values import Values, every, everywhere, values, where

MOST_LEVERS = 10  # threats and offers up to which every package is tried


@dataclass(frozen=True)
class Refusal:
    """What the target meets if it refuses: these threats set, every offer off.

    ``threats`` are bits of a code; every answer has shape ``(draws,)``.
    """

    asking: Asking
    threats: int

    @cached_property
    def choices(self) -> Codes:
        """What the target can choose: the goal not met."""
        codes = self.asking.fibre(self.threats)
        return codes[~self.asking.meets_goal(codes)]

    @cached_property
    def best(self) -> list[tuple[int, Holds]]:
        """State z, the target's best way to defy, and in which draws."""
        return self.asking.choices(self.choices)

    @cached_property
    def worth(self) -> Field:
        """The target's rank of z."""
        worth: Field = self.asking.ranks(self.asking.target, self.choices).max(axis=0)
        return worth

    @cached_property
    def credible(self) -> Values:
        """Carrying all of it out is the asker's best choice, and strictly better than none."""
        if not self.threats:
            return everywhere(1, self.asking.draws)
        if not self.best:
            return everywhere(-1, self.asking.draws)
        parts = (where(here, self._credible(z)) for z, here in self.best)
        return every(parts, self.asking.draws)

    def _credible(self, z: int) -> Values:
        none, *_, whole = worths = [self._worth(z, s) for s in subsets(self.threats)]
        best = np.maximum.reduce(worths)
        return values((whole >= 0) & (whole >= best) & (whole > none))

    def _worth(self, z: int, subset: int) -> Field:
        """The asker's rank of defiance met with a part of the threats; -1 if no choice."""
        code = z & ~self.threats | subset
        if not self.asking.may_choose(code):
            return np.full(self.asking.draws, -1)
        return self.asking.rank(self.asking.by, code)

    def carried_out(self, z: int) -> Codes:
        """What the asker would carry out, the target defying as in z: bits for each draw.

        Ties go against the asker: to the smallest set.
        """
        best = np.zeros(self.asking.draws, dtype=np.int64)
        top = np.full(self.asking.draws, -1, dtype=np.int64)
        for subset in sorted(subsets(self.threats), key=int.bit_count):
            worth = self._worth(z, subset)
            best, top = np.where(worth > top, subset, best), np.maximum(top, worth)
        return best

    @cached_property
    def bound(self) -> Holds:
        """The threats are on at the status quo and none can be dropped where the target defies."""
        if not self.threats or self.asking.status_quo & self.threats != self.threats:
            return np.zeros(self.asking.draws, dtype=bool)
        if not self.best:
            return np.full(self.asking.draws, self._kept(self.asking.status_quo))
        kept: Holds = np.logical_and.reduce([~here | self._kept(z) for z, here in self.best])
        return kept

    def _kept(self, z: int) -> bool:
        """No move of the asker's leads from z to fewer of the threats."""
        fewer = np.array([s for s in subsets(self.threats) if s != self.threats], dtype=np.int64)
        return not self.asking.may_set(self.asking.by, z, z & ~self.threats | fewer).any()


@dataclass(frozen=True)
class Compliance:
    """What the target meets if it complies: these offers set, every threat off.

    ``offers`` are bits of a code; every answer has shape ``(draws,)``.
    """

    asking: Asking
    offers: int

    @cached_property
    def choices(self) -> Codes:
        """What the target can choose: the goal met."""
        codes = self.asking.fibre(self.offers)
        return codes[self.asking.meets_goal(codes)]

    @cached_property
    def best(self) -> list[tuple[int, Holds]]:
        """State y, the target's best way to comply, and in which draws."""
        return self.asking.choices(self.choices)

    @cached_property
    def worth(self) -> Field:
        """The target's rank of y."""
        worth: Field = self.asking.ranks(self.asking.target, self.choices).max(axis=0)
        return worth

    def before_delivery(self, y: int) -> int:
        """State c: the target complied as in y, the asker as at the status quo."""
        mask = self.asking.graph.own_options[self.asking.by].mask
        return y & ~mask | self.asking.status_quo & mask

    def withdrawing(self, c: int) -> Codes:
        """What the target can choose at c, where it may take its compliance back."""
        return self.asking.fibre(c, among=c, start=c)

    def _delivers(self, y: int) -> Values:
        """The asker can get from c to y by its own move, and likes y as well as c'.

        c' is the target's best reply at c; ties go against the asker, to what it likes best.
        """
        asking, c = self.asking, self.before_delivery(y)
        if not asking.feasible(c):
            return everywhere(-1, asking.draws)
        if not asking.can_move(asking.by, c, y):
            return everywhere(0, asking.draws)
        away = self.withdrawing(c)
        targets = asking.ranks(asking.target, away)
        first = targets == targets.max(axis=0)
        most = np.where(first, asking.ranks(asking.by, away), -1).max(axis=0)
        return values(asking.rank(asking.by, y) >= most)

    def _over_y(self, answers: dict[int, Values]) -> Values:
        """An answer about y, in every state that y may be."""
        if not self.best:
            return everywhere(-1, self.asking.draws)
        parts = (where(here, answers[y]) for y, here in self.best)
        return every(parts, self.asking.draws)

    @cached_property
    def delivers(self) -> Values:
        """Once the target complied, the asker delivers."""
        return self._over_y({y: self._delivers(y) for y, _ in self.best})

    @cached_property
    def delivers_anyway(self) -> Values:
        """It likes y at least as well as c: not only for fear that compliance is withdrawn."""
        asker = self.asking.by
        ahead = {}
        for y, _ in self.best:
            c = self.before_delivery(y)
            ahead[y] = everywhere(-1, self.asking.draws)
            if self.asking.feasible(c):
                ahead[y] = values(self.asking.rank(asker, y) >= self.asking.rank(asker, c))
        return every([self.delivers, self._over_y(ahead)], self.asking.draws)

    @cached_property
    def sticks(self) -> Values:
        """State y is sequentially stable for the asker."""
        return self._stable_at_y(SEQ)

    @cached_property
    def sticks_by_itself(self) -> Values:
        """State y is Nash stable for the asker."""
        return self._stable_at_y(NASH)

    def _stable_at_y(self, concept: Concept) -> Values:
        stable = self.asking.stable(concept, self.asking.by)
        places = self.asking.places(np.array([y for y, _ in self.best], dtype=np.int64))
        rows = zip(self.best, places, strict=True)
        return self._over_y({y: values(stable[place]) for (y, _), place in rows})

    @cached_property
    def assured(self) -> Values:
        """The asker delivers and sticks."""
        return every([self.delivers, self.sticks], self.asking.draws)


@dataclass(frozen=True)
class Package:
    """A conditional package put to the test; every answer has shape ``(draws,)``.

    Where several states are equally good for the target and for the asker, the package has
    to pass in all of them.
    """

    refusal: Refusal
    compliance: Compliance

    @property
    def asking(self) -> Asking:
        return self.compliance.asking

    @property
    def threats(self) -> int:
        return self.refusal.threats

    @property
    def offers(self) -> int:
        return self.compliance.offers

    @cached_property
    def bites(self) -> Values:
        """The target ranks y strictly above z."""
        if not self.compliance.best or not self.refusal.best:
            return everywhere(-1, self.asking.draws)
        return values(self.compliance.worth > self.refusal.worth)

    @property
    def credible(self) -> Values:
        return self.refusal.credible

    @property
    def assured(self) -> Values:
        return self.compliance.assured

    @cached_property
    def works(self) -> Values:
        """It bites, is credible or bound (nothing threatened needs neither), is assured.

        A package that the target cannot comply with does not work.
        """
        if not self.compliance.best:
            return everywhere(0, self.asking.draws)
        parts = [self.bites, self.assured]
        if self.threats:
            parts.append(np.where(self.refusal.bound, np.int8(1), self.credible))
        return every(parts, self.asking.draws)


def smallest(working: list[Package]) -> list[Package]:
    """Those of which no part works by itself; expects the smaller ones first."""
    found: list[Package] = []
    for package in working:
        levers = package.threats | package.offers
        if not any((p.threats | p.offers) & ~levers == 0 for p in found):
            found.append(package)
    return found
