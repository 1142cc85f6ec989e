"""Moves that a side cannot make although its options would let it (irreversible by pattern)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.graph.structure import Holds, Places
from standoff.model.dispute import Dispute
from standoff.preferences.truth import Codes, Truths, space_of_codes


@dataclass(frozen=True, slots=True)
class Barred:
    """What one DM's ``no_moves`` say of some codes: where each begins, and where it ends.

    Of merged states their members are looked at, one by one.
    """

    starts: tuple[Holds, ...]
    ends: tuple[Holds, ...]

    @classmethod
    def for_side(cls, dispute: Dispute, dm: int, codes: Codes) -> Barred:
        found = dispute.sides[dm].no_moves
        truths = Truths(dispute, space_of_codes(dispute, codes))
        return cls(
            tuple(truths.truth_of(each.start) for each in found),
            tuple(truths.truth_of(each.end) for each in found),
        )

    def leaves_open(self, one: Places, other: Places) -> Holds:
        """Whether the moves between some of the codes, told by where they stand, can be made."""
        free: Holds = np.ones(np.broadcast_shapes(one.shape, other.shape), dtype=bool)
        for start, end in zip(self.starts, self.ends, strict=True):
            free &= ~(start[one] & end[other])
        return free
