"""One DM's improvements in option form: sorted once, then used on many fields.

A *fibre* holds the places that differ in the DM's own options only. Sorted by the DM's rank,
best first, everything that improves on a place stands before it, so that a running minimum
holds the lowest value that the DM can lead to by an improvement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Field, Holds, Places, top_value
from standoff.model.dispute import Moves
from standoff.preferences.ranks import in_smallest_type

BLOCK = 2**16  # numbers worked on together: a processor's cache and 16 bits hold them
ROOMY = 2**18  # places up to which indices are kept as NumPy wants them, later as small as can be


class FibreImprovements:
    """What one DM can do by improvements only: blocks of fibres, sorted by its rank."""

    def __init__(self, rank: Field, own: OwnOptions, feasible: Holds) -> None:
        self.own = own
        ranks, inside = own.with_own_axis(rank), own.with_own_axis(feasible)
        self.blocks = [
            _FibreBlock.sort_by_rank(ranks, inside, fibres, reach, mine)
            for reach, mine in _pattern_parts(own)
            for fibres in _fibre_blocks(ranks, len(reach))
        ]

    def lowest_improved(self, field: Field) -> Field:
        """The smallest value among each place's improvements; the largest number if none."""
        result = np.empty(field.shape, dtype=field.dtype)
        values, lowest = self.own.with_own_axis(field), self.own.with_own_axis(result)
        for block in self.blocks:
            block.write_lowest(values, lowest)
        return result


def _pattern_parts(own: OwnOptions) -> Iterator[tuple[Places, Holds]]:
    """For each pattern of the options that do not change freely a part of every fibre.

    It is what can be reached from the pattern; of that, the second result tells what has
    that very pattern. A minimum that ran along such an option would take a tie for an
    improvement, so each part is sorted by itself and answers only for its pattern.
    """
    codes = np.arange(own.size)
    fixed = own.bits_that_change(Moves.SELECT_ONLY, Moves.DROP_ONLY, Moves.NEVER)
    for pattern in sorted(set((codes & fixed).tolist())):
        reach = np.flatnonzero(own.allowed_from(pattern))
        yield reach, (reach & fixed) == pattern


def _fibre_blocks(view: Field, entries: int) -> Iterator[tuple[slice, slice]]:
    """All fibres by high and low, so many at a time that their entries make a block."""
    high, _, low = view.shape
    step = max(1, BLOCK // (entries + 1))
    rows = max(1, step // low)
    for first in range(0, high, rows):
        for lowest in range(0, low, step):
            yield slice(first, first + rows), slice(lowest, lowest + step)


Indices = npt.NDArray[np.integer]

Index = tuple[slice, slice | Places, slice]
"""Part of a field that is seen as (high, own, low)."""


@dataclass(frozen=True, slots=True)
class _FibreBlock:
    """Some fibres, each sorted by one DM's rank, best first.

    ``order`` has shape (entries, fibres): where among the values of the block each stands.
    Minima running down those columns, with a row for nothing at all on top, hold for every
    place the minimum over all that is ranked strictly higher: at ``above`` in them, for the
    places that the block answers for.
    """

    reads: Index
    answers: Index
    order: Indices
    above: Indices

    @classmethod
    def sort_by_rank(
        cls, rank: Field, feasible: Holds, fibres: tuple[slice, slice], reach: Places, mine: Holds
    ) -> _FibreBlock:
        reads, answers = (
            (fibres[0], slice(None) if len(codes) == rank.shape[1] else codes, fibres[1])
            for codes in (reach, reach[mine])
        )
        order: Indices
        above: Indices
        order, above = sort_best_first(rank[reads])
        # Nobody leaves an infeasible place: it sees the row for nothing at all.
        above = np.ascontiguousarray((above * feasible[reads])[:, mine])
        if feasible.size > ROOMY:
            order, above = in_smallest_type(order), in_smallest_type(above)
        return cls(reads, answers, order, above)

    def write_lowest(self, field: Field, result: Field) -> None:
        """Write the smallest value among each place's improvements."""
        entries, fibres = self.order.shape
        running = np.empty((entries + 1, fibres), dtype=field.dtype)
        running[0] = top_value(field)
        order = self.order.astype(np.intp, copy=False)
        # With mode="raise" NumPy would write into a buffer first.
        np.take(field[self.reads], order, out=running[1:], mode="clip")
        run_down(np.minimum, running)
        result[self.answers] = running.take(self.above.astype(np.intp, copy=False))


def sort_best_first(ranks: Field) -> tuple[Places, Places]:
    """Where the entries of each fibre stand, best first, and what is above each of them.

    The second result tells for every value of the block where in the running minima the one
    over all that is ranked strictly higher stands.
    """
    high, entries, low = ranks.shape
    begins = (np.arange(high)[:, None] * (entries * low) + np.arange(low)).reshape(-1)
    # One number for the rank and the entry: sorting such is quicker than sorting entries.
    width = (entries - 1).bit_length()
    best = int(ranks.max())
    dtype: Any = np.uint32 if best.bit_length() + width <= 32 else np.uint64
    keys = np.moveaxis((best - ranks).astype(dtype), 1, 2).reshape(-1, entries) << width
    keys |= np.arange(entries, dtype=dtype)
    keys.sort(axis=1)
    columns = np.ascontiguousarray(keys.T)
    order = (columns & (2**width - 1)).astype(np.int64) * low + begins
    above: Places = np.empty(ranks.shape, dtype=np.int64)
    above.reshape(-1)[order] = _strictly_above(columns >> width)
    return order, above


def _strictly_above(columns: Field) -> Places:
    """For each entry of sorted columns the place of the running minimum over all before it.

    Equal ones are not before one another.
    """
    entries, fibres = columns.shape
    places: Places = np.zeros(columns.shape, dtype=np.int64)
    starts = np.arange(fibres, entries * fibres, fibres)[:, None]
    np.multiply(columns[1:] != columns[:-1], starts, out=places[1:])
    run_down(np.maximum, places)
    return places + np.arange(fibres)


def run_down(extreme: np.ufunc, rows: Field) -> None:
    """The extreme running down the columns, in place."""
    if len(rows) > rows.shape[1]:
        extreme.accumulate(rows, axis=0, out=rows)
    else:
        # Row by row is what NumPy does fastest with wide rows.
        for above, row in pairwise(rows):
            extreme(above, row, out=row)
