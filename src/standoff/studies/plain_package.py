"""The test of a conditional package, as it is defined: one reading, one thing after another.

The notions are Standoff's own, edition 2. ``Package`` finds the same for many readings at once;
whoever wants to know what a part means reads here. ``y`` is where the target complies, ``z``
where it refuses, ``q`` the status quo.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from standoff.studies.asking import subsets
from standoff.studies.plain_case import PlainCase, highest
from standoff.studies.setting import Tie


@dataclass(frozen=True, slots=True)
class Parts:
    """What a test says of a package; None where it says nothing."""

    bites: bool | None = None
    credible: bool | None = None
    firm: bool | None = None
    assured: bool | None = None
    lasts: bool | None = None
    works: bool | None = None
    stands: bool | None = None
    not_needed: bool | None = None
    gains: bool | None = None


@dataclass(frozen=True)
class PlainPackage:
    """Do this and I set the offers and lift the threats; refuse and I do the reverse."""

    case: PlainCase
    threats: int
    offers: int

    def _all_set(self, on: int, off: int, tie: Tie) -> list[int]:
        return [
            c for choice in self.case.choices for c in self.case.set_levers(choice, on, off, tie)
        ]

    @property
    def parts(self) -> Parts:
        """Every part has to hold in each of the target's best choices."""
        case = self.case
        yes = self._all_set(self.offers, self.threats, Tie.COMPLIED)
        no = self._all_set(self.threats, self.offers, Tie.DEFIED)
        every_y = highest(filter(case.has_goal, yes), case.theirs)
        every_z = highest((code for code in no if not case.has_goal(code)), case.theirs)
        if not yes or not every_z:  # the asker cannot put it; there is nothing to refuse
            return Parts()
        if not every_y:  # the target cannot comply
            return Parts(works=False)
        both = list(product(every_y, every_z))
        bites = all(self._above(case.theirs(y), case.theirs(z)) for y, z in both)
        credible = all(map(self.credible, every_z))
        firm = all(self.firm(y, z) for y, z in both)
        assured = all(self.delivers(y) and self.sticks(y) for y in every_y)
        lasts = all(map(self.lasts, every_y))
        today = case.mine(case.asking.status_quo)
        return Parts(
            bites,
            credible,
            firm,
            assured,
            lasts,
            works=bites and credible and firm and assured and lasts,
            stands=all(self.stands(y, z) for y, z in both) if case.bystanders else None,
            not_needed=PlainPackage(case, 0, 0)._works if self.threats | self.offers else None,
            gains=all(case.mine(y) > today for y in every_y),
        )

    @property
    def _works(self) -> bool | None:
        return self.parts.works

    def _above(self, yes: int, no: int) -> bool:
        """A tie deters, only a strict gain moves."""
        return yes >= no if self.case.has_goal(self.case.asking.status_quo) else yes > no

    def credible(self, z: int) -> bool:
        """The asker would not do less or anything milder, or is bound to do it."""
        return not self.threats or self.bound(z) or (self.carried_out(z) and self.harshest(z))

    def bound(self, z: int) -> bool:
        """It has no way to set fewer of the threats, the offers withheld (a tripwire)."""
        return all(
            code & self.threats == self.threats or code & self.offers
            for code in self.case.settable(self.case.choice(z))
        )

    def carried_out(self, z: int) -> bool:
        """It likes z no less than a part of the threats, and better than none of them.

        Where all are on at q a tie with none suffices: keeping needs no reason, starting does.
        """
        case = self.case
        kept = self.threats & ~case.asking.status_quo == 0
        return all(
            case.mine(z) >= case.mine(less) if part or kept else case.mine(z) > case.mine(less)
            for part in subsets(self.threats)
            for less in self._only(z, part, self.threats)
            if part != self.threats
        )

    def harshest(self, z: int) -> bool:
        """Of all sets of threats it likes none best that leaves the target better off."""
        every = self.case.asking.threats
        found = [c for part in subsets(every) for c in self._only(z, part, every)]
        best = self._favourites(found)
        return all(self.case.theirs(code) <= self.case.theirs(z) for code in best)

    def _only(self, z: int, part: int, threats: int) -> list[int]:
        """To have a part of some threats on, the others and the offers off; defying as in z."""
        off = threats & ~part | self.offers
        return self.case.set_levers(self.case.choice(z), part, off, Tie.DEFIED)

    def _favourites(self, codes: Iterable[int]) -> list[int]:
        """The asker's best; of its ties what the target likes most."""
        return highest(highest(codes, self.case.mine), self.case.theirs)

    def firm(self, y: int, z: int) -> bool:
        """The best the asker can do where the target refuses is not to give in."""
        case = self.case
        best = self._favourites(case.settable(case.choice(z)))
        return not any(case.theirs(z) < case.theirs(b) >= case.theirs(y) for b in best)

    def delivers(self, y: int) -> bool:
        """It likes y no less than what the target would make of it if it did not deliver.

        The target stays unless it strictly gains by leaving. If it can only comply at once
        with the asker, it chooses its best without the goal, the asker as at q.
        """
        case, graph = self.case, self.case.graph
        by, target = case.asking.by, case.asking.target
        before = case.as_today(case.choice(y))
        if before in case.places:
            here = case.places[before]
            ends = graph.improvements(target, here) or [here]
        else:
            today = map(case.as_today, case.choices)
            codes = [code for code in today if code in case.places and not case.has_goal(code)]
            ends = [case.places[code] for code in codes]
        best = highest(ends, lambda place: case.rank(target, place))
        return all(case.mine(y) >= case.rank(by, place) for place in best)

    def sticks(self, y: int) -> bool:
        """What the asker could go on to do keeps the goal and hurts nobody, or is taken away."""
        case = self.case
        return all(
            place in case.goals and case.rank(case.asking.target, place) >= case.theirs(y)
            for place in case.undeterred(case.asking.by, y)
        )

    def lasts(self, y: int) -> bool:
        """The target does not pocket what it got and leave, or it is taken away."""
        return all(p in self.case.goals for p in self.case.undeterred(self.case.asking.target, y))

    def stands(self, y: int, z: int) -> bool:
        """It still bites where the other sides have come to rest."""
        rank, target = self.case.rank, self.case.asking.target
        ends = product(self.case.rest(y), self.case.rest(z))
        return all(self._above(rank(target, one), rank(target, other)) for one, other in ends)
