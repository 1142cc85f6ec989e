"""Levers (Standoff's own): what the target does when threats and offers stand whatever it does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.structure import Holds
from standoff.studies.asking import Asking, Codes


@dataclass(frozen=True)
class Lever:
    """Threats ``part`` inside the threats ``on``: does the part move the target at all?

    Offers stay as at the status quo. Answers have shape ``(draws,)``; None where the target
    has nothing to choose from.
    """

    asking: Asking
    on: int
    part: int

    @cached_property
    def offers(self) -> int:
        return self.asking.status_quo & self.asking.offers

    @cached_property
    def reply(self) -> Codes | None:
        """The target's best reply with the part on."""
        return self.asking.reply(self.on | self.offers)

    @cached_property
    def reply_without(self) -> Codes | None:
        """Its best reply without the part."""
        return self.asking.reply(self.on & ~self.part | self.offers)

    @cached_property
    def idle(self) -> Holds | None:
        """The target's options in both replies are the same."""
        if self.reply is None or self.reply_without is None:
            return None
        same: Holds = self._own(self.reply) == self._own(self.reply_without)
        return same

    def _own(self, codes: Codes) -> Codes:
        own = self.asking.graph.owns[self.asking.target]
        return codes >> own.lowest & (own.size - 1)

    @cached_property
    def counterproductive(self) -> Holds | None:
        """The asker ranks the new reply lower, the levers held the same for both."""
        if self.reply is None or self.reply_without is None:
            return None
        with_part = self._compared(self.reply, self.reply_without | self.part)
        without = self._compared(self.reply & ~self.part, self.reply_without)
        possible = self.asking.places(self.reply_without | self.part) >= 0
        return np.where(possible, with_part, without)

    def _compared(self, new: Codes, old: Codes) -> Holds:
        """The asker ranks ``new`` strictly below ``old``; False where one cannot be."""
        both = (self.asking.places(new) >= 0) & (self.asking.places(old) >= 0)
        lower: Holds = self.asking.rank(self.asking.by, new) < self.asking.rank(self.asking.by, old)
        return both & lower

    @cached_property
    def cost(self) -> Codes | None:
        """The asker's rank with the part on, less its rank without, the reply the same.

        Negative where carrying the part out costs the asker; 0 where one cannot be.
        """
        if self.reply is None:
            return None
        bare = self.reply & ~self.part
        both = self.asking.places(bare) >= 0
        asker = self.asking.by
        change = self.asking.rank(asker, self.reply) - self.asking.rank(asker, bare)
        return np.where(both, change, 0)
