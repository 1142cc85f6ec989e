"""Option form: all combinations of options at once, with no arc stored.

The places of this graph are the codes 0 .. 2^k - 1, infeasible ones among them. A DM's
options are adjacent bits, so a field seen as ``(high, own, low)`` has that DM's moves along
its middle axis and a reduction over the axis answers for every state. Infeasible places
are made neutral before every reduction, so that nobody lands there.

R_i and R_i^+ are transitive here, so the rule that nobody moves twice running is plain
reachability (Fang, Hipel & Kilgour 1993; see ``standoff.graph.explicit`` for graphs where
it is not).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle, groupby
from typing import Any

import numpy as np

from standoff.graph.structure import Field, Holds, Places, Reply, top
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

    def view(self, field: Field) -> Field:
        """The field as (high, own, low); draws fold into low."""
        low = (1 << self.lowest) * (field.shape[1] if field.ndim > 1 else 1)
        return field.reshape(-1, self.size, low)

    def reachable(self) -> Holds:
        """``[a, b]``: this DM may change its own options from a to b, or leave them."""
        codes = np.arange(self.size)
        allowed = np.ones((self.size, self.size), dtype=bool)
        for bit, way in enumerate(self.ways):
            on = (codes >> bit & 1).astype(bool)
            rises, falls = ~on[:, None] & on, on[:, None] & ~on
            if way in (Moves.DROP_ONLY, Moves.NEVER):
                allowed &= ~rises
            if way in (Moves.SELECT_ONLY, Moves.NEVER):
                allowed &= ~falls
        return allowed

    def allowed_from(self, here: int) -> Holds:
        """The combinations of own options that this DM may change to from ``here``."""
        codes = np.arange(self.size)
        allowed = np.ones(self.size, dtype=bool)
        for bit, way in enumerate(self.ways):
            on, was = (codes >> bit & 1).astype(bool), bool(here >> bit & 1)
            if way is Moves.NEVER or way is (Moves.SELECT_ONLY if was else Moves.DROP_ONLY):
                allowed &= on == was
        return allowed


class OptionForm:
    """A graph in option form; see ``standoff.graph.structure.Structure``."""

    def __init__(self, owns: Sequence[Own], feasible: Holds) -> None:
        self.owns = tuple(owns)
        self.feasible = feasible
        self.complete = bool(feasible.all())
        self._masks: dict[tuple[np.dtype[Any], bool], Field] = {}

    @cached_property
    def positions(self) -> Places:
        return np.flatnonzero(self.feasible)

    def best_move(self, dm: int, field: Field) -> Field:
        return self._reduce(dm, self._lowest(field), np.maximum)

    def reply(self, dm: int, rank: Field | None = None) -> Reply:
        """Replies take and give fields that are highest at infeasible places."""
        if rank is None:
            return lambda field: self._highest(self._reduce(dm, field, np.minimum))
        better = _Better.of(rank, self.owns[dm], self._along(rank))
        return lambda field: np.minimum(field, better.lowest(field))

    def held(self, field: Field, replies: Sequence[Reply]) -> Field:
        field = self._highest(field.copy())
        settled = 0
        for reply in cycle(replies):
            lower = reply(field)
            # A DM's moves chain, so the one who lowered the field has no more to do.
            settled = settled + 1 if np.array_equal(lower, field) else 1
            field = lower
            if settled == len(replies):
                break
        return field

    def _along(self, field: Field) -> Holds:
        return self.feasible.reshape(-1, *(1,) * (field.ndim - 1))

    def _lowest(self, field: Field) -> Field:
        """The field, 0 at infeasible places: neutral for a maximum."""
        return field if self.complete else field & self._bits(field, inside=True)

    def _highest(self, field: Field) -> Field:
        """The field, made all ones at infeasible places, neutral for a minimum."""
        return field if self.complete else np.bitwise_or(field, self._bits(field), out=field)

    def _bits(self, field: Field, *, inside: bool = False) -> Field:
        """All ones outside the feasible places (or inside), all zeros elsewhere."""
        key = (field.dtype, inside)
        if key not in self._masks:
            ones = np.where(self.feasible == inside, top(field), 0)
            self._masks[key] = ones.astype(field.dtype)
        return self._masks[key].reshape(-1, *(1,) * (field.ndim - 1))

    def _reduce(self, dm: int, field: Field, extreme: np.ufunc) -> Field:
        """Bit by bit; a run of options that change either way in one reduction."""
        own = self.owns[dm]
        result = np.ascontiguousarray(field)
        bit = own.lowest
        for way, run in groupby(own.ways):
            width = len(list(run))
            if way is Moves.EITHER_WAY:
                result = _spread(Own(bit, (way,) * width).view(result), extreme, field.shape)
            elif way is not Moves.NEVER:
                result = result.copy()
                for each in range(bit, bit + width):
                    _one_way(Own(each, (way,)).view(result), way, extreme)
            bit += width
        return result

    def moves(self, dm: int, place: int) -> list[int]:
        own = self.owns[dm]
        mask = (own.size - 1) << own.lowest
        here = (place & mask) >> own.lowest
        targets = (place & ~mask) | (np.flatnonzero(own.allowed_from(here)) << own.lowest)
        return [int(t) for t in targets if t != place and self.feasible[t]]


def _spread(view: Field, extreme: np.ufunc, shape: tuple[int, ...]) -> Field:
    """The extreme along the middle axis, at every place of that axis."""
    best = extreme.reduce(view, axis=1, keepdims=True)
    return np.repeat(best, view.shape[1], axis=1).reshape(shape)


def _one_way(view: Field, way: Moves, extreme: np.ufunc) -> None:
    """Off sees on where an option can only be selected; on sees off where only dropped."""
    here = 0 if way is Moves.SELECT_ONLY else 1
    extreme(view[:, here], view[:, 1 - here], out=view[:, here])


def _parts(own: Own) -> list[tuple[Places, Holds]]:
    """For each pattern of the options that do not change freely: the combinations that can
    be reached from it, and which of them have that very pattern.

    A minimum that ran along such an option would take a tie for an improvement, so each
    part is sorted by itself and answers only for its pattern.
    """
    codes = np.arange(own.size)
    fixed = sum(1 << b for b, way in enumerate(own.ways) if way is not Moves.EITHER_WAY)
    parts = []
    for pattern in np.unique(codes & fixed):
        reach = np.flatnonzero(own.allowed_from(int(pattern)))
        parts.append((reach, (reach & fixed) == pattern))
    return parts


@dataclass(frozen=True, slots=True)
class _Better:
    """The parts of every fibre, sorted by one DM's rank, best first.

    ``orders`` has for each part the places of its entries, shape (entries, fibres).
    Minima running down those columns, with a row for nothing at all on top, hold for every
    place the minimum over all that is ranked strictly higher: at ``above`` in the running
    minima of all parts laid end to end; shape as the field.
    """

    orders: tuple[Places, ...]
    above: Places

    @classmethod
    def of(cls, rank: Field, own: Own, feasible: Holds) -> _Better:
        places = np.arange(rank.size).reshape(own.view(rank).shape)
        above = np.empty(rank.size, dtype=np.int64)
        orders, offset = [], 0
        for reach, mine in _parts(own):
            # A fibre to a row for sorting, then a fibre to a column for running minima.
            fibres = np.moveaxis(places[:, reach], 1, 2).reshape(-1, len(reach))
            order, row = _sorted(rank.reshape(-1)[fibres])
            column = np.arange(len(fibres))[:, None]
            above[fibres[:, mine]] = (offset + row * len(fibres) + column)[:, mine]
            orders.append(np.ascontiguousarray(np.take_along_axis(fibres, order, axis=1).T))
            offset += (len(reach) + 1) * len(fibres)
        # Nobody leaves an infeasible place: it sees the row for nothing at all.
        return cls(tuple(orders), np.where(feasible, above.reshape(rank.shape), 0))

    def lowest(self, field: Field) -> Field:
        """The smallest value among each place's improvements; the largest number if none."""
        running = [_running(field.take(order)) for order in self.orders]
        return np.concatenate(running).take(self.above)


def _sorted(ranks: Field) -> tuple[Places, Places]:
    """Each row's order, best first, and for each entry how many are ranked above it."""
    order = np.argsort(ranks.max(initial=0) - ranks, axis=1)
    best_first = np.take_along_axis(ranks, order, axis=1)
    above = np.zeros(ranks.shape, dtype=np.int64)
    changes = best_first[:, 1:] != best_first[:, :-1]
    above[:, 1:] = np.where(changes, np.arange(1, ranks.shape[1]), 0)
    row = np.empty_like(above)
    np.put_along_axis(row, order, np.maximum.accumulate(above, axis=1), axis=1)
    return order, row


def _running(values: Field) -> Field:
    """Minima running down the columns, below a row for nothing at all; flat."""
    result = np.empty((len(values) + 1, values.shape[1]), values.dtype)
    result[0] = top(values)
    if len(values) > values.shape[1]:
        np.minimum.accumulate(values, axis=0, out=result[1:])
    else:
        # Row by row is what NumPy does fastest with wide rows.
        for row, value in enumerate(values):
            np.minimum(result[row], value, out=result[row + 1])
    return result.reshape(-1)
