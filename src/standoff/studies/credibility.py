"""Would the asker carry a threat out, and would it give in?

The target defies as in z, and the asker looks at everything that it can set there. The notions
are Standoff's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from standoff.graph.structure import Field, Holds, first_places
from standoff.preferences.truth import Codes
from standoff.studies.asking import Asking, each
from standoff.studies.setting import NO_STATE, nearest


@dataclass(frozen=True)
class Favourites:
    """What the asker would set once the target has chosen; looked for once for all packages.

    The answers are the target's rank of that, of the asker's ties the highest; a row for
    each of the target's ``choices``, shape ``(choices, draws)``.
    """

    asking: Asking

    @cached_property
    def of_everything(self) -> Field:
        """Of all that it can set, offers and unmarked options included."""
        return self._theirs(self.asking.settable)

    @cached_property
    def of_threats(self) -> Callable[[int], Field]:
        """Of exactly some set of its threats on, for every set, with some offers withheld."""
        return cache(self._of_threats)

    def _of_threats(self, offers: int) -> Field:
        asking = self.asking
        return self._theirs(with_parts(asking, asking.choices, asking.threats, offers))

    def _theirs(self, codes: Codes) -> Field:
        asking = self.asking
        bits = codes & asking.theirs.mask
        mine = most_by_choice(asking, asking.choices, codes, asking.ranks(asking.by, codes))
        first = asking.ranks(asking.by, codes) == mine[np.searchsorted(asking.choices, bits)]
        theirs = np.where(first, asking.ranks(asking.target, codes), NO_STATE)
        return most_by_choice(asking, asking.choices, codes, theirs)


def most_by_choice(asking: Asking, choices: Codes, codes: Codes, field: Field) -> Field:
    """The highest value over the codes of each choice, ``NO_STATE`` where it has none.

    ``choices`` and the choices of the codes are ascending.
    """
    bits = codes & asking.theirs.mask
    starts = first_places(bits)
    most = np.full((len(choices), asking.draws), NO_STATE, dtype=np.int64)
    if len(codes):
        rows = np.searchsorted(choices, bits[starts])
        most[rows] = np.maximum.reduceat(field, starts, axis=0)
    return most


def with_parts(asking: Asking, choices: Codes, threats: int, offers: int) -> Codes:
    """What the asker would set to have each part of some threats on, the others and offers off.

    At some choices of the target, in their order; parts that cannot be put are left out.
    """
    if 1 << threats.bit_count() <= len(asking.settable):
        parts = every_subset(threats)
    else:
        parts = np.unique(asking.settable & threats)
    groups = (choices[:, None] | parts).reshape(-1)
    return nearest(asking, groups, threats | offers)


def every_subset(mask: int) -> Codes:
    """Every set of the bits of a mask, ascending."""
    sets = np.zeros(1, dtype=np.int64)
    for bit in each(mask):
        sets = np.concatenate([sets, sets | bit])
    return sets


@dataclass(frozen=True)
class Defiance:
    """The target defies as in codes ``z``, one for a row of every answer ``(codes, draws)``.

    A package threatens ``threats`` and withholds ``offers``. The codes have the threats on
    and are ordered by the target's choice; where it has ties the asker may have several.
    """

    favourites: Favourites
    z: Codes
    threats: int
    offers: int

    @property
    def asking(self) -> Asking:
        return self.favourites.asking

    @cached_property
    def mine(self) -> Field:
        """The asker's ranks of z."""
        return self.asking.ranks(self.asking.by, self.z)

    @cached_property
    def theirs(self) -> Field:
        """The target's ranks of z."""
        return self.asking.ranks(self.asking.target, self.z)

    @cached_property
    def choices(self) -> Codes:
        """The target's options as in each z."""
        return self.z & self.asking.theirs.mask

    @cached_property
    def rows(self) -> Codes:
        """Where they stand among all of its choices."""
        return np.searchsorted(self.asking.choices, self.choices)

    @cached_property
    def lesser(self) -> Codes:
        """What the asker would set to have some of the threats on and the others off.

        For every part that can be put, none and all of them included.
        """
        choices = self.choices[first_places(self.choices)]
        return with_parts(self.asking, choices, self.threats, self.offers)

    def _most(self, codes: Codes) -> Field:
        mine = self.asking.ranks(self.asking.by, codes)
        choices = self.choices[first_places(self.choices)]
        most = most_by_choice(self.asking, choices, codes, mine)
        return most[np.searchsorted(choices, self.choices)]

    @cached_property
    def bound(self) -> Holds:
        """Nothing that the asker can set has fewer of the threats on: a tripwire; ``(codes,)``."""
        fewer = self.lesser[self.lesser & self.threats != self.threats]
        return ~np.isin(self.choices, fewer & self.asking.theirs.mask)

    @property
    def carried_out(self) -> Holds:
        """(a) The asker would carry the threats out rather than do less.

        It ranks z at least as high as with a part of them on, and higher than with none;
        where all are on today a tie suffices: keeping needs no reason, starting does.
        """
        codes, on = self.lesser, self.lesser & self.threats
        best_part = self._most(codes[(on != 0) & (on != self.threats)])
        best_none = self._most(codes[on == 0])
        kept = self.asking.status_quo & self.threats == self.threats
        ahead: Holds = self.mine >= best_none if kept else self.mine > best_none
        return ahead & (self.mine >= best_part)

    @property
    def nothing_milder(self) -> Holds:
        """(b) What the asker likes best of all its threats leaves the target no better off."""
        harsh: Holds = self.favourites.of_threats(self.offers)[self.rows] <= self.theirs
        return harsh

    @property
    def credible(self) -> Holds:
        """The asker would carry the threats out and do nothing milder, or is bound to."""
        if not self.threats:
            return np.ones((len(self.z), self.asking.draws), dtype=bool)
        return self.bound[:, None] | self.carried_out & self.nothing_milder

    def firm(self, complied: Field) -> Holds:
        """The asker would not give in; ``complied`` is the target's rank of y, ``(draws,)``.

        Of everything that it can set, offers and unmarked options included, its best does
        not leave the target both better off than z and at least as well off as y.
        """
        best = self.favourites.of_everything[self.rows]
        given: Holds = (best > self.theirs) & (best >= complied)
        return ~given
