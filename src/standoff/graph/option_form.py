"""Option form: all combinations of options at once, with no arc stored.

The places of this graph are the codes 0 .. 2^k - 1, infeasible ones among them. A DM's
options are adjacent bits, so a field seen as ``(high, own, low)`` has that DM's moves along
its middle axis and a reduction over the axis answers for every state. Infeasible places
are made neutral before every reduction, so that nobody lands there.

R_i and R_i^+ are transitive here, so the rule that nobody moves twice running is plain
reachability (Fang, Hipel & Kilgour 1993; see ``standoff.graph.explicit`` for graphs where
it is not). ``standoff.graph.sparse`` does the same over the states alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np

from standoff.graph.improvements import Improvements
from standoff.graph.own import Own
from standoff.graph.structure import Field, Holds, Places, Reply, chained, top
from standoff.model.dispute import Moves
from standoff.preferences.truth import Cube


class OptionForm:
    """A graph in option form; see ``standoff.graph.structure.Structure``."""

    def __init__(self, owns: Sequence[Own], feasible: Holds) -> None:
        self.owns = tuple(owns)
        self.feasible = feasible
        self.complete = bool(feasible.all())
        self.space = Cube(len(feasible).bit_length() - 1)
        self._masks: dict[tuple[np.dtype[Any], bool], Field] = {}

    @cached_property
    def positions(self) -> Places:
        return np.flatnonzero(self.feasible)

    @property
    def codes(self) -> Places:
        return self.positions

    def places_of(self, codes: Places) -> Places:
        return np.where(self.feasible[codes], codes, -1)

    def fibre(self, dm: int, code: int) -> Places:
        codes = self.owns[dm].combinations(code)
        return codes[self.feasible[codes]]

    def best_move(self, dm: int, field: Field) -> Field:
        return self._reduce(dm, self._lowest(field), np.maximum)

    def reply(self, dm: int, rank: Field | None = None) -> Reply:
        """Replies take and give fields that are highest at infeasible places."""
        if self.owns[dm].idle:
            return lambda field: field
        if rank is None:
            return lambda field: self._highest(self._reduce(dm, field, np.minimum))
        feasible = np.broadcast_to(self._along(rank), rank.shape)
        better = Improvements(rank, self.owns[dm], feasible)

        def worst(field: Field) -> Field:
            lower = better.lowest(field)
            return np.minimum(field, lower, out=lower)

        return worst

    def held(self, field: Field, replies: Sequence[Reply]) -> Field:
        return chained(self._highest(field.copy()), replies)

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
        own, targets = self.owns[dm], self.fibre(dm, place)
        there: list[int] = targets[own.leads(place, targets) & (targets != place)].tolist()
        return there


def _spread(view: Field, extreme: np.ufunc, shape: tuple[int, ...]) -> Field:
    """The extreme along the middle axis, at every place of that axis."""
    best = extreme.reduce(view, axis=1, keepdims=True)
    return np.repeat(best, view.shape[1], axis=1).reshape(shape)


def _one_way(view: Field, way: Moves, extreme: np.ufunc) -> None:
    """Off sees on where an option can only be selected; on sees off where only dropped."""
    here = 0 if way is Moves.SELECT_ONLY else 1
    extreme(view[:, here], view[:, 1 - here], out=view[:, here])
