"""The states alone: option form where rules leave few of all combinations.

Places are the states' numbers, 0 .. n - 1, in the order of their codes. What a DM can reach is
laid out once for each DM: states that differ in its free options only form a *group*, and all of
a group can reach the same *entries*, states of their own group and, by options that change one
way only, of others. Direct moves jump over what is not feasible inside one DM's own options, so
entries are looked up and never walked to.

The reductions are those of ``standoff.graph.option_form``, over entries in place of axes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.improvements import BLOCK, ROOMY, Indices, run_down, sort_best_first
from standoff.graph.memory import require_room_for_moves
from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import (
    Field,
    Holds,
    Places,
    Reply,
    first_places,
    held_by_chains,
    positions_in,
    top_value,
)
from standoff.model.dispute import Moves
from standoff.preferences.ranks import in_smallest_type
from standoff.preferences.truth import ListedCodes


class Sparse:
    """A graph of listed states; see ``standoff.graph.structure.Layout``.

    ``codes`` are ascending.
    """

    def __init__(self, owns: Sequence[OwnOptions], codes: Places) -> None:
        self.own_options = tuple(owns)
        self.codes = codes
        self.space = ListedCodes(codes)
        self._known: dict[int, Reach] = {}
        self._fibres: dict[int, tuple[Places, Places]] = {}

    @cached_property
    def positions(self) -> Places:
        return np.arange(len(self.codes))

    def places_of(self, codes: Places) -> Places:
        return positions_in(self.codes, codes)

    def with_moves(self, owns: Sequence[OwnOptions]) -> Sparse:
        """The same places with other moves."""
        return Sparse(owns, self.codes)

    def fibre(self, dm: int, code: int) -> Places:
        if dm not in self._fibres:
            others = self.codes & ~self.own_options[dm].mask
            order = np.argsort(others, kind="stable")
            self._fibres[dm] = order, others[order]
        order, others = self._fibres[dm]
        alike = code & ~self.own_options[dm].mask
        first, last = np.searchsorted(others, alike), np.searchsorted(others, alike, "right")
        return self.codes[order[first:last]]

    def reach(self, dm: int) -> Reach:
        """Where a DM's moves lead, laid out when it is first asked for."""
        if dm not in self._known:
            self._known[dm] = Reach.lay_out_moves(self.codes, self.own_options[dm])
        return self._known[dm]

    def best_move(self, dm: int, field: Field) -> Field:
        return self._reduce_moves(dm, field, np.maximum)

    def _reduce_moves(self, dm: int, field: Field, extreme: np.ufunc) -> Field:
        if self.own_options[dm].never_moves:
            return field
        reach = self.reach(dm)
        best: Field = extreme.reduceat(field[reach.entries], reach.starts, axis=0)
        return best[reach.group]

    def build_reply(self, dm: int, rank: Field | None = None) -> Reply:
        if self.own_options[dm].never_moves:
            return lambda field: field
        if rank is None:
            return lambda field: self._reduce_moves(dm, field, np.minimum)
        better = GroupImprovements(rank, self.reach(dm))

        def worst_reached(field: Field) -> Field:
            lower = better.lowest_improved(field)
            return np.minimum(field, lower, out=lower)

        return worst_reached

    def held_by_coalition(self, field: Field, replies: Sequence[Reply]) -> Field:
        return held_by_chains(field, replies)

    def moves(self, dm: int, place: int) -> list[int]:
        there = self.reach(dm).from_place(place)
        return sorted(there[there != place].tolist())


@dataclass(frozen=True, slots=True)
class Reach:
    """One DM's moves: the ``group`` of each place, and where each group's ``entries`` start.

    Entries are the places that the group can reach, its own included.
    """

    group: Places
    starts: Places
    entries: Places

    @classmethod
    def lay_out_moves(cls, codes: Places, own: OwnOptions) -> Reach:
        """Raises TooLargeError where there are too many entries."""
        free = own.bits_that_change(Moves.EITHER_WAY)
        keys = _own_lowest(codes, own) & ~free
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        starts = first_places(keys)
        sizes = np.diff(starts, append=len(codes))
        group = np.empty_like(order)
        group[order] = np.repeat(np.arange(len(starts)), sizes)
        if not own.bits_that_change(Moves.SELECT_ONLY, Moves.DROP_ONLY):
            return cls(group, starts, order)
        origins, targets = _reachable_groups(keys[starts], own)
        lengths = sizes[targets]
        require_room_for_moves(len(codes), int(lengths.sum()))
        ends = np.cumsum(lengths)
        # Entry n of a pair stands n places after its target group's first.
        within = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)
        entries = order[np.repeat(starts[targets], lengths) + within]
        return cls(group, (ends - lengths)[first_places(origins)], entries)

    @property
    def sizes(self) -> Places:
        return np.diff(self.starts, append=len(self.entries))

    def from_place(self, place: int) -> Places:
        """The entries of a place."""
        group = self.group[place]
        end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self.entries)
        return self.entries[self.starts[group] : end]


def _own_lowest(codes: Places, own: OwnOptions) -> Places:
    """The codes with this DM's options moved to the lowest bits."""
    width, below = len(own.ways), (1 << own.lowest) - 1
    moved: Places = codes & ~(own.mask | below) | (codes & below) << width
    return moved | (codes & own.mask) >> own.lowest


_STEPS = {
    Moves.EITHER_WAY: ((0, 0),),  # off in every key
    Moves.NEVER: ((0, 0), (1, 1)),
    Moves.SELECT_ONLY: ((0, 0), (1, 1), (0, 1)),
    Moves.DROP_ONLY: ((0, 0), (1, 1), (1, 0)),
}
"""From what to what an option that does not change freely may go."""


def _reachable_groups(keys: Places, own: OwnOptions) -> tuple[Places, Places]:
    """Groups and the groups that they can reach, themselves included, in the order of groups.

    ``keys`` are ascending, the DM's options in the lowest bits. Pairs of their beginnings grow
    bit by bit, so that what is compared is little more than what is found.
    """
    begun = _distinct_prefixes(keys, len(own.ways))
    origins = targets = np.arange(len(begun))
    for bit in reversed(range(len(own.ways))):
        longer, pairs = _distinct_prefixes(keys, bit), []
        for before, after in _STEPS[own.ways[bit]]:
            one = positions_in(longer, begun[origins] << 1 | before)
            other = positions_in(longer, begun[targets] << 1 | after)
            there = (one >= 0) & (other >= 0)
            pairs.append((one[there], other[there]))
        origins, targets = (np.concatenate(each) for each in zip(*pairs, strict=True))
        begun = longer
        require_room_for_moves(len(keys), len(origins))
    order = np.argsort(origins, kind="stable")
    return origins[order], targets[order]


def _distinct_prefixes(keys: Places, bit: int) -> Places:
    """What ascending keys begin with, down to a bit, without repeats."""
    shorter: Places = keys >> bit
    return shorter[first_places(shorter)]


# ---------------------------------------------------------------- improvements


class GroupImprovements:
    """What one DM can do by improvements only: its groups, each sorted by its rank."""

    def __init__(self, rank: Field, reach: Reach) -> None:
        self.blocks = list(_group_blocks(rank, reach))

    def lowest_improved(self, field: Field) -> Field:
        """The smallest value among each place's improvements; the largest number if none."""
        result = np.full(field.shape, top_value(field), dtype=field.dtype)
        for block in self.blocks:
            block.write_lowest(field.reshape(-1), result.reshape(-1))
        return result


@dataclass(frozen=True, slots=True)
class _GroupBlock:
    """Some groups of like size, each sorted by one DM's rank, best first.

    As in ``standoff.graph.improvements``: ``order`` has shape (entries, groups), minima run down
    its columns, and at ``above`` in them stands what each of the places ``mine`` can lead to.
    """

    order: Indices
    above: Indices
    mine: Indices

    @classmethod
    def sort_by_rank(cls, rank: Field, entries: Places, mine: Holds) -> _GroupBlock:
        """``entries`` and whether each is of the group itself have shape (groups, entries)."""
        draws = rank.size // len(rank)
        order, above = sort_best_first(rank[entries].reshape(*entries.shape, draws))
        # A draw's numbers stand side by side in the field: (place, draw) as one number.
        flat = (entries[:, :, None] * draws + np.arange(draws)).reshape(-1)
        answers = np.repeat(mine.reshape(-1), draws)
        parts: list[Indices] = [flat[order], above.reshape(-1)[answers], flat[answers]]
        if rank.size > ROOMY:
            parts = [in_smallest_type(part) for part in parts]
        return cls(*parts)

    def write_lowest(self, field: Field, result: Field) -> None:
        """Write the smallest value among each place's improvements."""
        entries, groups = self.order.shape
        running = np.empty((entries + 1, groups), dtype=field.dtype)
        running[0] = top_value(field)
        # With mode="raise" NumPy would write into a buffer first.
        np.take(field, self.order.astype(np.intp, copy=False), out=running[1:], mode="clip")
        run_down(np.minimum, running)
        result[self.mine] = running.take(self.above.astype(np.intp, copy=False))


def _group_blocks(rank: Field, reach: Reach) -> Iterator[_GroupBlock]:
    """Groups of like size together; nobody improves on a group of one state."""
    sizes = reach.sizes
    widths = 1 << np.ceil(np.log2(sizes)).astype(np.int64)
    for width in np.unique(widths[widths > 1]).tolist():
        groups = np.flatnonzero(widths == width)
        step = max(1, BLOCK // (width * (rank.size // len(rank))))
        for begin in range(0, len(groups), step):
            some = groups[begin : begin + step]
            # A group that is smaller than the others repeats its last entry: no minimum changes.
            within = np.minimum(np.arange(width), sizes[some, None] - 1)
            entries = reach.entries[reach.starts[some, None] + within]
            real = np.arange(width) < sizes[some, None]
            yield _GroupBlock.sort_by_rank(
                rank, entries, real & (reach.group[entries] == some[:, None])
            )
