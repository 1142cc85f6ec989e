"""One DM's options inside the code of a state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.model.dispute import Moves


@dataclass(frozen=True)
class OwnOptions:
    """One DM's options: the lowest of its bits, and which way each may change."""

    lowest: int
    ways: tuple[Moves, ...]

    @property
    def size(self) -> int:
        return 1 << len(self.ways)

    @property
    def mask(self) -> int:
        """The bits of all its options in a code."""
        return (self.size - 1) << self.lowest

    @property
    def never_moves(self) -> bool:
        return all(way is Moves.NEVER for way in self.ways)

    def bits_that_change(self, *ways: Moves) -> int:
        """The options that may change in one of these ways; the lowest option is bit 0."""
        return sum(1 << bit for bit, way in enumerate(self.ways) if way in ways)

    @cached_property
    def stays_off(self) -> int:
        return self.bits_that_change(Moves.DROP_ONLY, Moves.NEVER)

    @cached_property
    def stays_on(self) -> int:
        return self.bits_that_change(Moves.SELECT_ONLY, Moves.NEVER)

    @property
    def turned_round(self) -> OwnOptions:
        """The same moves from their ends to where they begin."""
        turned = {Moves.SELECT_ONLY: Moves.DROP_ONLY, Moves.DROP_ONLY: Moves.SELECT_ONLY}
        return OwnOptions(self.lowest, tuple(turned.get(way, way) for way in self.ways))

    def away_from(self, code: int) -> OwnOptions:
        """The moves that change no option back to what it is in a code."""
        ways = []
        for bit, way in enumerate(self.ways, self.lowest):
            away = Moves.DROP_ONLY if code >> bit & 1 else Moves.SELECT_ONLY
            ways.append(away if way in (Moves.EITHER_WAY, away) else Moves.NEVER)
        return OwnOptions(self.lowest, tuple(ways))

    def with_own_axis(self, field: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The field as (high, own, low); draws fold into low."""
        low = (1 << self.lowest) * (field.shape[1] if field.ndim > 1 else 1)
        return field.reshape(-1, self.size, low)

    def allows_change(self, before: Any, after: Any) -> npt.NDArray[np.bool_]:
        """Whether this DM may change its own options from one combination to another."""
        broken = (after & ~before & self.stays_off) | (before & ~after & self.stays_on)
        kept: npt.NDArray[np.bool_] = np.equal(broken, 0)
        return kept

    def allows_move(self, before: Any, after: Any) -> npt.NDArray[np.bool_]:
        """The same between codes that differ in this DM's options only; staying included."""
        return self.allows_change(before >> self.lowest, after >> self.lowest)

    def allowed_from(self, here: int) -> npt.NDArray[np.bool_]:
        """The combinations of own options that this DM may change to from ``here``."""
        return self.allows_change(here, np.arange(self.size))

    def own_variants(self, code: int) -> npt.NDArray[np.int64]:
        """Every code that differs from a code in this DM's options only, ascending."""
        codes: npt.NDArray[np.int64] = code & ~self.mask | np.arange(self.size) << self.lowest
        return codes
