"""The test of a threat, edition 2 (Standoff's own): does a package work, and if not, why?

A conditional package is the announcement "do this and I set these offers and lift these
threats, and every other one that the rules let me; refuse and I set these threats and withhold
these offers". The classical concepts cannot say whether it works: in all of them staying put is
final, so a target never moves because a threat hangs over it.

The definitions of the parts stand at ``Package``, ``Defiance`` and ``Deal``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial

import numpy as np
import numpy.typing as npt

from standoff.graph.structure import Holds
from standoff.studies.asking import Asking
from standoff.studies.assurance import Deal
from standoff.studies.credibility import Defiance, Favourites
from standoff.studies.rest import Rest
from standoff.studies.setting import NO_STATE, BestChoices, Setting, Tie
from standoff.studies.values import Values, everywhere

EDITION = 2
"""The number of these definitions; an answer says by which it was found."""


@dataclass(frozen=True)
class SharedAnswers:
    """What packages under one question ask alike; found once."""

    asking: Asking

    @cached_property
    def favourites(self) -> Favourites:
        return Favourites(self.asking)

    @cached_property
    def rest(self) -> Rest:
        return Rest(self.asking)

    @cached_property
    def deal(self) -> Callable[[int], Deal]:
        """The deal in which the target complied as in a code."""
        return cache(partial(Deal, self.asking))


@dataclass(frozen=True)
class Package:
    """A conditional package put to the test; every answer has shape ``(draws,)``.

    ``threats`` and ``offers`` are bits of a code. Every part has to hold in each of the
    target's ties. Parts are blank where the package cannot be told, or the target cannot
    comply.
    """

    shared: SharedAnswers
    threats: int
    offers: int

    @property
    def asking(self) -> Asking:
        return self.shared.asking

    # ------------------------------------------------------------ y and z

    @cached_property
    def compliance(self) -> Setting:
        """What the target meets where the offers are set and the threats lifted."""
        return Setting(self.asking, self.offers, self.threats, Tie.COMPLIED)

    @cached_property
    def refusal(self) -> Setting:
        """What the target meets where the threats are set and the offers withheld."""
        return Setting(self.asking, self.threats, self.offers, Tie.DEFIED)

    @cached_property
    def complied(self) -> BestChoices:
        """State y: the target's best among its choices with the goal."""
        return self.compliance.best(self.compliance.goal)

    @cached_property
    def defied(self) -> BestChoices:
        """State z: the target's best among its choices without the goal."""
        return self.refusal.best(~self.refusal.goal)

    @cached_property
    def untold(self) -> Holds:
        """The asker cannot put the package, or the target has nothing to refuse."""
        if not self.compliance.possible or not self.refusal.possible:
            return np.ones(self.asking.draws, dtype=bool)
        return ~self.defied.exists

    @cached_property
    def impossible(self) -> Holds:
        """The target cannot comply: no choice of its, read off y, has the goal."""
        return ~self.untold & ~self.complied.exists

    @cached_property
    def told(self) -> Holds:
        """Where there are a y and a z to compare."""
        return ~self.untold & self.complied.exists

    def _part(self, holds: Holds | Values) -> Values:
        return np.where(self.told, holds.astype(np.int8), np.int8(-1))

    # ------------------------------------------------------------ the parts

    @cached_property
    def bites(self) -> Values:
        """The target ranks y above z; at least as high where it is to be deterred."""
        y, z = self.complied.worth, self.defied.worth
        return self._part(y >= z if self.asking.deters else y > z)

    @cached_property
    def defiance(self) -> Defiance:
        """What the asker would do, the target defying as in each z."""
        z = self.defied.codes[self.defied.some]
        return Defiance(self.shared.favourites, z, self.threats, self.offers)

    @cached_property
    def deals(self) -> list[Deal]:
        """What becomes of it, the target complying as in each y."""
        return [self.shared.deal(y) for y in self.complied.codes[self.complied.some].tolist()]

    @cached_property
    def credible(self) -> Values:
        """The asker would carry the threats out and do nothing milder, or is bound to."""
        return self._part(self.defied.in_all(self.defiance.credible))

    @cached_property
    def firm(self) -> Values:
        """The asker would not give in to defiance."""
        return self._part(self.defied.in_all(self.defiance.firm(self.complied.worth)))

    def _deal(self, part: Callable[[Deal], Holds]) -> Values:
        held = np.array([part(deal) for deal in self.deals], dtype=bool)
        return self._part(self.complied.in_all(held.reshape(-1, self.asking.draws)))

    @cached_property
    def assured(self) -> Values:
        """The asker delivers, and it sticks."""
        return self._deal(lambda deal: deal.assured)

    @property
    def delivers(self) -> Values:
        """The asker sets what it promised, once the target complied."""
        return self._deal(lambda deal: deal.delivers)

    @property
    def delivers_anyway(self) -> Values:
        """It would, whatever the target did then."""
        return self._deal(lambda deal: deal.delivers & deal.wants_to)

    @property
    def sticks(self) -> Values:
        """It does not go back on it, or take more at the target's cost."""
        return self._deal(lambda deal: deal.sticks)

    @cached_property
    def lasts(self) -> Values:
        """The target stays with what it did, or is held to it."""
        return self._deal(lambda deal: deal.lasts)

    @cached_property
    def works(self) -> Values:
        """It bites, is credible, firm and assured, and lasts; not where nobody can comply."""
        every = self.bites
        # What costs the most to find out comes last, and not at all where nothing is left.
        for part in ("firm", "lasts", "assured", "credible"):
            if not (every == 1).any():
                break
            every = every & getattr(self, part)
        return np.where(self.impossible, np.int8(0), every)

    # ------------------------------------------------------------ beside works

    @cached_property
    def stands(self) -> Values:
        """It still bites where the other sides have come to rest; blank where none can move."""
        if not self.shared.rest.sides:
            return everywhere(-1, self.asking.draws)
        return self.stands_where(self.shared.rest)

    def stands_where(self, rest: Rest) -> Values:
        """The same with some of the other sides held still."""
        low = rest.lowest[self.asking.places(self.complied.codes)]
        high = rest.highest[self.asking.places(self.defied.codes)]
        above = np.iinfo(np.int64).max
        low = np.where(self.complied.here, low, above).min(axis=0, initial=above)
        high = np.where(self.defied.here, high, NO_STATE).max(axis=0, initial=NO_STATE)
        return self._part(low >= high if self.asking.deters else low > high)

    @cached_property
    def gains(self) -> Values:
        """The asker ranks y above the status quo."""
        asking = self.asking
        today = asking.rank(asking.by, asking.status_quo)
        return self._deal(lambda deal: asking.rank(asking.by, deal.y) > today)

    @property
    def outcome(self) -> npt.NDArray[np.uint64]:
        """A number for each draw: packages with one y and one z are one, and have it in common."""
        three = np.uint64(3)
        return self.complied.fingerprint() * three + self.defied.fingerprint()

    def levers_on(self) -> tuple[int, int]:
        """The levers on in y, and those on in z, in the first draw in which it works."""
        draw = int(np.argmax(self.works == 1))
        levers = self.asking.levers
        on = [best.levers_on(levers)[draw] for best in (self.complied, self.defied)]
        return int(on[0]), int(on[1])
