"""One DM's options inside the code of a state."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.graph.structure import Field, Holds, Places
from standoff.model.dispute import Moves


@dataclass(frozen=True, slots=True)
class Own:
    """One DM's options: the lowest of its bits, and which way each may change."""

    lowest: int
    ways: tuple[Moves, ...]

    @property
    def size(self) -> int:
        return 1 << len(self.ways)

    @property
    def idle(self) -> bool:
        return all(way is Moves.NEVER for way in self.ways)

    def bits(self, *ways: Moves) -> int:
        """The options that may change in one of these ways; the lowest option is bit 0."""
        return sum(1 << bit for bit, way in enumerate(self.ways) if way in ways)

    def view(self, field: Field) -> Field:
        """The field as (high, own, low); draws fold into low."""
        low = (1 << self.lowest) * (field.shape[1] if field.ndim > 1 else 1)
        return field.reshape(-1, self.size, low)

    def allows(self, before: Places | int, after: Places | int) -> Holds:
        """Whether this DM may change its own options from one combination to another."""
        stays_off = self.bits(Moves.DROP_ONLY, Moves.NEVER)
        stays_on = self.bits(Moves.SELECT_ONLY, Moves.NEVER)
        broken = (after & ~before & stays_off) | (before & ~after & stays_on)
        return np.equal(broken, 0)

    def allowed_from(self, here: int) -> Holds:
        """The combinations of own options that this DM may change to from ``here``."""
        return self.allows(here, np.arange(self.size))
