"""Setting levers (Standoff's own): what the asker does when it is to have some on and some off.

For each choice of the target the asker takes, of what it can set there with the levers as
wanted, what changes the least else: further offers first, then other threats, then its unmarked
options. *Least* is by inclusion, and the first of these kinds in which two states differ
decides: of two with different sets there neither is nearer. Of what is left it takes what it
ranks highest. So a rule ``exactly_one = [blockade, strike]`` drops the
blockade when the strike is set, and an offer that a rule ties to talks brings the talks along.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from standoff.graph.structure import Field, Holds, first_places
from standoff.preferences.truth import Codes
from standoff.studies.asking import Asking, over_groups

_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio: mixes the bits of a code
NO_STATE = -1  # below every rank


class Tie(Enum):
    """How the asker's ties are read, always against it."""

    COMPLIED = "the goal fails, then what the target likes least"
    DEFIED = "what the target likes most"


class Others(Enum):
    """What becomes of threats that a setting does not name."""

    OFF = "as few on as the rules allow"
    AS_TODAY = "as few changed as the rules allow"


def nearest(asking: Asking, groups: Codes, named: int, others: Others = Others.OFF) -> Codes:
    """What the asker can set with nothing nearer that it could set, for each of some groups.

    A group is a choice of the target and ``named`` levers on or off, as a code. In the order
    of the groups, by choice and then by levers.
    """
    fixed = asking.theirs.mask | named
    as_in = asking.status_quo if others is Others.AS_TODAY else asking.status_quo & ~asking.threats
    # Mostly nothing else has to change at all, and nothing has to be compared with anything.
    plain = groups & fixed | as_in & ~fixed
    free = asking.can_be_set(plain)
    if free.all():
        return plain
    codes = asking.settable
    codes = codes[np.isin(codes & fixed, groups[~free] & fixed)]
    alike = fixed
    for kind in (asking.offers, asking.threats, asking.unmarked):
        # Only states that are alike in the kinds before: where those differ and neither set is
        # part of the other, neither state is nearer, whatever else differs.
        codes = _least(codes, alike, (codes ^ as_in) & kind & ~named)
        alike |= kind
    codes = np.concatenate([plain[free], codes])
    ordered: Codes = codes[np.lexsort((codes & named, codes & asking.theirs.mask))]
    return ordered


def _least(codes: Codes, within: int, changes: Codes) -> Codes:
    """The codes whose set of changes includes no other set of their group."""
    if not changes.any():
        return codes
    order = np.argsort(codes & within, kind="stable")
    groups, sets = (codes & within)[order], changes[order]
    kept = sets == over_groups(np.bitwise_and, groups, sets)
    open_groups = ~over_groups(np.logical_or, groups, kept)
    if open_groups.any():
        starts = first_places(groups)
        for start, end in zip(starts, np.append(starts[1:], len(groups)), strict=True):
            if open_groups[start]:
                kept[start:end] = np.isin(sets[start:end], minimal_sets(sets[start:end]))
    result: Codes = codes[np.sort(order[kept])]
    return result


def minimal_sets(sets: Codes) -> list[int]:
    """Of sets of bits those that include none of the others."""
    left, found = np.unique(sets), []
    left = left[np.argsort(np.bitwise_count(left), kind="stable")]
    while len(left):
        smallest = int(left[0])
        found.append(smallest)
        left = left[left & smallest != smallest]
    return found


@dataclass(frozen=True)
class Setting:
    """Some levers ``on`` and some ``off``, for every choice of the target at once.

    Only what the asker can and would set is left: ``codes`` in the order of the target's
    choices, ``taken`` in which draws the asker takes each, shape ``(codes, draws)``.
    """

    asking: Asking
    on: int
    off: int
    tie: Tie
    others: Others = Others.OFF

    @cached_property
    def codes(self) -> Codes:
        asking = self.asking
        named, groups = self.on | self.off, asking.choices | self.on
        return nearest(asking, groups, named, self.others)

    @property
    def possible(self) -> bool:
        """Whether the asker can set the levers so for some choice of the target."""
        return bool(len(self.codes))

    @cached_property
    def goal(self) -> Holds:
        """Where the goal holds; shape ``(codes,)``."""
        return self.asking.meets_goal(self.codes)

    @cached_property
    def taken(self) -> Holds:
        asking, codes = self.asking, self.codes
        choices = codes & asking.theirs.mask
        taken: Holds = np.ones((len(codes), asking.draws), dtype=bool)
        if len(first_places(choices)) == len(codes):
            return taken
        theirs = asking.ranks(asking.target, codes)
        complied = self.tie is Tie.COMPLIED
        steps = [asking.ranks(asking.by, codes)]
        without = np.broadcast_to(~self.goal[:, None], taken.shape).astype(np.int64)
        steps += [without, -theirs] if complied else [theirs]
        for worth in steps:
            shown = np.where(taken, worth, np.iinfo(np.int64).min)
            taken &= shown == over_groups(np.maximum, choices, shown)
        return taken

    def best(self, wanted: Holds | None = None) -> BestChoices:
        """What the target likes best of all this; ``wanted`` among some of the codes alone."""
        among = self.taken if wanted is None else self.taken & wanted[:, None]
        return BestChoices.among(self.asking, self.codes, among)


@dataclass(frozen=True)
class BestChoices:
    """The target's best among some codes: in which draws each is, ties included.

    ``here`` has shape ``(codes, draws)``; ``worth`` is the target's rank, ``NO_STATE`` where
    it has no choice, shape ``(draws,)``.
    """

    codes: Codes
    here: Holds
    worth: Field

    @classmethod
    def among(cls, asking: Asking, codes: Codes, taken: Holds | None = None) -> BestChoices:
        """The best of some codes; ``taken`` tells in which draws each is one of them."""
        theirs = asking.ranks(asking.target, codes)
        worth = theirs if taken is None else np.where(taken, theirs, NO_STATE)
        most = worth.max(axis=0, initial=NO_STATE)
        here = worth == most
        return cls(codes, here if taken is None else here & taken, most)

    @cached_property
    def some(self) -> Codes:
        """Which of the codes are best in some draw."""
        return np.flatnonzero(self.here.any(axis=1))

    def in_all(self, holds: Holds) -> Holds:
        """Whether something holds of every best code; a row for each of ``some``; draws."""
        every: Holds = np.all(holds | ~self.here[self.some], axis=0)
        return every

    @property
    def rows(self) -> list[tuple[int, Holds]]:
        """The codes that are best in some draw, and in which."""
        return [(int(self.codes[n]), self.here[n]) for n in self.some]

    @property
    def exists(self) -> Holds:
        """In which draws there is a choice."""
        there: Holds = self.worth > NO_STATE
        return there

    def first_as_written(self) -> int | None:
        """The first code that is best in the first draw."""
        return next((code for code, here in self.rows if here[0]), None)

    def fingerprint(self) -> npt.NDArray[np.uint64]:
        """A number for each draw that tells sets of best codes apart; shape ``(draws,)``."""
        mixed = (self.codes[self.some].astype(np.uint64) + _ODD) * _ODD
        mixed ^= mixed >> np.uint64(29)
        prints: npt.NDArray[np.uint64] = (mixed * _ODD) @ self.here[self.some].astype(np.uint64)
        return prints

    def levers_on(self, levers: int) -> Codes:
        """The levers that are on in every best code; shape ``(draws,)``."""
        codes = np.where(self.here, (self.codes & levers)[:, None], -1)
        common: Codes = np.bitwise_and.reduce(codes, axis=0, initial=-1) & levers
        return common
