"""Levers (Standoff's own): what the target does when threats and offers stand whatever it does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.structure import Holds
from standoff.preferences.truth import Codes
from standoff.studies.asking import Asking
from standoff.studies.values import Values, everywhere, values

Replies = list[tuple[int, Holds]]


@dataclass(frozen=True)
class Lever:
    """Threats ``part`` inside the threats ``on``: does the part move the target at all?

    Offers stay as at the status quo. Answers have shape ``(draws,)``.
    """

    asking: Asking
    on: int
    part: int

    @cached_property
    def offers(self) -> int:
        return self.asking.status_quo & self.asking.offers

    @cached_property
    def replies(self) -> Replies:
        """The target's best replies with the part on."""
        return self.asking.reply(self.on | self.offers)

    @cached_property
    def replies_without(self) -> Replies:
        """Its best replies without the part."""
        return self.asking.reply(self.on & ~self.part | self.offers)

    @cached_property
    def idle(self) -> Values:
        """Some choice of the target's options is a best reply with the part and without."""
        if not self.replies or not self.replies_without:
            return everywhere(-1, self.asking.draws)
        same = np.zeros(self.asking.draws, dtype=bool)
        for new, here in self.replies:
            for old, there in self.replies_without:
                if self._own(new) == self._own(old):
                    same |= here & there
        return values(same)

    def _own(self, code: int) -> int:
        return self.asking.own(self.asking.target, code)

    @cached_property
    def counterproductive(self) -> Values:
        """The asker ranks the new reply lower, the levers held the same for both.

        Held as with the part on; as without it where that is not feasible. Of several
        replies the worst new one is compared with the best old one.
        """
        result = everywhere(-1, self.asking.draws)
        moved = self.idle == 0
        for new, here in self.replies:
            for old, there in self.replies_without:
                pair = moved & here & there
                result[pair] = np.maximum(result[pair], self._worse(new, old)[pair])
        return np.where(moved, result, np.where(self.idle < 0, -1, 0)).astype(np.int8)

    def _worse(self, new: int, old: int) -> Values:
        asker = self.asking.by
        for one, other in ((new, old | self.part), (new & ~self.part, old)):
            if self.asking.feasible(one) and self.asking.feasible(other):
                return values(self.asking.rank(asker, one) < self.asking.rank(asker, other))
        return everywhere(-1, self.asking.draws)

    @cached_property
    def cost(self) -> Codes:
        """The asker's rank with the part on, less its rank without, the reply the same.

        Negative where carrying the part out costs the asker; 0 where one cannot be. For the
        first reading of the batch's first reply.
        """
        if not self.replies:
            return np.zeros(self.asking.draws, dtype=np.int64)
        reply = next(code for code, here in self.replies if here[0])
        bare = reply & ~self.part
        if not self.asking.feasible(bare):
            return np.zeros(self.asking.draws, dtype=np.int64)
        asker = self.asking.by
        change: Codes = self.asking.rank(asker, reply) - self.asking.rank(asker, bare)
        return change
