"""Levers (Standoff's own): what the target does when threats stand whatever it does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.structure import Field, Holds
from standoff.preferences.truth import Codes
from standoff.studies.asking import Asking
from standoff.studies.setting import BestChoices, Others, Setting, Tie
from standoff.studies.values import Values


@dataclass(frozen=True)
class Lever:
    """Threats ``part`` set whatever the target does, against the same threats not set.

    Offers stay as at the status quo, other threats as few changed as the rules allow. Answers
    have shape ``(draws,)``; they are blank where the asker cannot put one or the other.
    """

    asking: Asking
    part: int

    @property
    def on(self) -> int:
        """The threats that are on with the part, as far as the rules allow."""
        return self.asking.status_quo & self.asking.threats | self.part

    def _replies(self, on: int, off: int) -> BestChoices:
        return replies_to(self.asking, on, off)

    @cached_property
    def replies(self) -> BestChoices:
        """The target's best replies with the part on, those that the asker ranks lowest."""
        return self._replies(self.part, 0)

    @cached_property
    def replies_without(self) -> BestChoices:
        """Its best replies without the part."""
        return self._replies(0, self.part)

    @property
    def told(self) -> Holds:
        """Where the asker can put both."""
        told: Holds = self.replies.exists & self.replies_without.exists
        return told if self.part else np.zeros_like(told)

    @cached_property
    def idle(self) -> Values:
        """Some choice of the target's options is a best reply with the part and without."""
        new, old = self.replies, self.replies_without
        same = np.zeros(self.asking.draws, dtype=bool)
        for code, here in new.rows:
            alike = same_choice(self.asking, code, old.codes)
            same |= here & old.here[alike].any(axis=0)
        return np.where(self.told, same, -1).astype(np.int8)

    @cached_property
    def counterproductive(self) -> Values:
        """Not idle, and the asker ranks some reply with the part below some reply without it.

        All of its options held as with the part; as without where that is not feasible;
        where neither is, it is not counterproductive.
        """
        old = self.replies_without
        worse = np.zeros(self.asking.draws, dtype=bool)
        for code, here in self.replies.rows if (self.idle == 0).any() else ():
            worse |= here & (old.here & self._below(code, old.codes)).any(axis=0)
        worse &= self.idle == 0
        return np.where(self.told, worse, -1).astype(np.int8)

    def _below(self, new: int, old: Codes) -> Holds:
        """Whether the asker ranks a reply with the part below each of those without it."""
        asking, mask = self.asking, self.asking.own.mask
        held_new, held_old = old & ~mask | new & mask, new & ~mask | old & mask
        below = np.zeros((len(old), asking.draws), dtype=bool)
        as_with = asking.places(held_new) >= 0
        as_without = ~as_with & (asking.places(held_old) >= 0)
        below[as_with] = asking.rank(asking.by, new) < asking.ranks(asking.by, held_new[as_with])
        mine = asking.ranks(asking.by, held_old[as_without])
        below[as_without] = mine < asking.ranks(asking.by, old[as_without])
        return below

    @cached_property
    def cost(self) -> Field:
        """The asker's rank with the part on, less its rank without, the reply the same.

        Negative where carrying the part out costs the asker; 0 where one cannot be. For the
        first reading of the batch's first reply.
        """
        asking, reply = self.asking, self.replies.first_as_written()
        bare = None if reply is None else reply & ~self.part
        if reply is None or bare is None or asking.place(bare) < 0:
            return np.zeros(asking.draws, dtype=np.int64)
        change: Field = asking.rank(asking.by, reply) - asking.rank(asking.by, bare)
        return change


def replies_to(asking: Asking, on: int, off: int) -> BestChoices:
    """The target's best replies to levers that stand; of these those the asker ranks lowest."""
    setting = Setting(asking, on, off, Tie.COMPLIED, Others.AS_TODAY)
    return worst_of_best(asking, setting.best())


def worst_of_best(asking: Asking, best: BestChoices) -> BestChoices:
    """Of the target's best choices those that the asker ranks lowest."""
    above = np.iinfo(np.int64).max
    askers = np.where(best.here, asking.ranks(asking.by, best.codes), above)
    lowest = askers.min(axis=0, initial=above)
    return BestChoices(best.codes, best.here & (askers == lowest), best.worth)


def same_choice(asking: Asking, one: int, others: Codes) -> Holds:
    """Whether the target's options are the same in a code and in others, or one state is both."""
    alike: Holds = (others ^ one) & asking.theirs.mask == 0
    merged: Holds = asking.places(others) == asking.place(one)
    return alike | merged
