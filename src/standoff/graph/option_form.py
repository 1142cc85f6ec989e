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

from standoff.graph.improvements import FibreImprovements
from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Field, Holds, Places, Reply, held_by_chains, top_value
from standoff.model.dispute import Moves
from standoff.preferences.truth import Cube


class OptionForm:
    """A graph in option form; see ``standoff.graph.structure.Structure``."""

    def __init__(self, owns: Sequence[OwnOptions], feasible: Holds) -> None:
        self.own_options = tuple(owns)
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

    def with_moves(self, owns: Sequence[OwnOptions]) -> OptionForm:
        """The same places with other moves."""
        return OptionForm(owns, self.feasible)

    def fibre(self, dm: int, code: int) -> Places:
        codes = self.own_options[dm].own_variants(code)
        return codes[self.feasible[codes]]

    def best_move(self, dm: int, field: Field) -> Field:
        return self._reduce_moves(dm, self._lowest_outside(field), np.maximum)

    def build_reply(self, dm: int, rank: Field | None = None) -> Reply:
        """Replies take and give fields that are highest at infeasible places."""
        if self.own_options[dm].never_moves:
            return lambda field: field
        if rank is None:
            return lambda field: self._highest_outside(self._reduce_moves(dm, field, np.minimum))
        feasible = np.broadcast_to(self._feasible_along(rank), rank.shape)
        better = FibreImprovements(rank, self.own_options[dm], feasible)

        def worst_reached(field: Field) -> Field:
            lower = better.lowest_improved(field)
            return np.minimum(field, lower, out=lower)

        return worst_reached

    def held_by_coalition(self, field: Field, replies: Sequence[Reply]) -> Field:
        return held_by_chains(self._highest_outside(field.copy()), replies)

    def _feasible_along(self, field: Field) -> Holds:
        return self.feasible.reshape(-1, *(1,) * (field.ndim - 1))

    def _lowest_outside(self, field: Field) -> Field:
        """The field, 0 at infeasible places: neutral for a maximum."""
        return field if self.complete else field & self._feasibility_mask(field, inside=True)

    def _highest_outside(self, field: Field) -> Field:
        """The field, made all ones at infeasible places, neutral for a minimum."""
        if self.complete:
            return field
        return np.bitwise_or(field, self._feasibility_mask(field), out=field)

    def _feasibility_mask(self, field: Field, *, inside: bool = False) -> Field:
        """All ones outside the feasible places (or inside), all zeros elsewhere."""
        key = (field.dtype, inside)
        if key not in self._masks:
            ones = np.where(self.feasible == inside, top_value(field), 0)
            self._masks[key] = ones.astype(field.dtype)
        return self._masks[key].reshape(-1, *(1,) * (field.ndim - 1))

    def _reduce_moves(self, dm: int, field: Field, extreme: np.ufunc) -> Field:
        """Bit by bit; a run of options that change either way in one reduction."""
        own = self.own_options[dm]
        result = np.ascontiguousarray(field)
        bit = own.lowest
        for way, run in groupby(own.ways):
            width = len(list(run))
            if way is Moves.EITHER_WAY:
                result = _extreme_either_way(
                    OwnOptions(bit, (way,) * width).with_own_axis(result), extreme, field.shape
                )
            elif way is not Moves.NEVER:
                result = result.copy()
                for each in range(bit, bit + width):
                    _extreme_one_way(OwnOptions(each, (way,)).with_own_axis(result), way, extreme)
            bit += width
        return result

    def moves(self, dm: int, place: int) -> list[int]:
        own, targets = self.own_options[dm], self.fibre(dm, place)
        there: list[int] = targets[own.allows_move(place, targets) & (targets != place)].tolist()
        return there


def _extreme_either_way(view: Field, extreme: np.ufunc, shape: tuple[int, ...]) -> Field:
    """The extreme along the middle axis, at every place of that axis."""
    best = extreme.reduce(view, axis=1, keepdims=True)
    return np.repeat(best, view.shape[1], axis=1).reshape(shape)


def _extreme_one_way(view: Field, way: Moves, extreme: np.ufunc) -> None:
    """Off sees on where an option can only be selected; on sees off where only dropped."""
    here = 0 if way is Moves.SELECT_ONLY else 1
    extreme(view[:, here], view[:, 1 - here], out=view[:, here])
