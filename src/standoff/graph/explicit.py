"""Explicit graphs: arcs stored, for states that are merged and moves that do not chain.

Moves need not be transitive here, so the rule that nobody moves twice running is kept by a
search over (state, last mover) (Fang, Hipel & Kilgour 1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standoff.graph.structure import Field, Places, Reply, first_places, top_value


@dataclass(frozen=True, slots=True)
class Arcs:
    """One DM's moves, sorted by source.

    ``sources`` have at least one, ``starts`` each one's first arc, ``targets`` where the
    arcs lead, ``origins`` where they come from.
    """

    sources: Places
    starts: Places
    origins: Places
    targets: Places

    @classmethod
    def from_moves(cls, origins: Places, targets: Places, states: int) -> Arcs:
        """Arcs between state numbers; loops and repeats are dropped."""
        moving = origins != targets
        # np.unique would hash them, which takes ten times as long.
        keys = np.sort(origins[moving] * states + targets[moving])
        origins, targets = np.divmod(keys[first_places(keys)], states)
        starts = first_places(origins)
        return cls(origins[starts], starts, origins, targets)

    def write_extremes(self, values: Field, extreme: np.ufunc, result: Field) -> Field:
        """``result`` with the extreme of each source's arc ``values`` written into it."""
        if len(self.sources):
            result[self.sources] = extreme.reduceat(values, self.starts, axis=0)
        return result


class Explicit:
    """A graph of stored arcs; see ``standoff.graph.structure.Structure``."""

    def __init__(self, arcs: Sequence[Arcs], states: int) -> None:
        self.arcs = tuple(arcs)
        self.positions: Places = np.arange(states)

    def best_move(self, dm: int, field: Field) -> Field:
        arcs = self.arcs[dm]
        moved = arcs.write_extremes(field[arcs.targets], np.maximum, np.zeros_like(field))
        return np.maximum(field, moved)

    def build_reply(self, dm: int, rank: Field | None = None) -> Reply:
        arcs = self.arcs[dm]
        better = None if rank is None else rank[arcs.targets] > rank[arcs.origins]

        def worst_reached(field: Field) -> Field:
            values = field[arcs.targets]
            if better is not None:
                values = np.where(better, values, field.dtype.type(top_value(field)))
            return arcs.write_extremes(values, np.minimum, np.full_like(field, top_value(field)))

        return worst_reached

    def held_by_coalition(self, field: Field, replies: Sequence[Reply]) -> Field:
        members = range(len(replies))
        arrived = [field for _ in members]
        while True:
            # What each can lead to by moving now, having arrived where it moves to.
            leads = [reply(arrived[j]) for j, reply in enumerate(replies)]
            after = [_lowest_of_all(field, [leads[k] for k in members if k != j]) for j in members]
            if all(map(np.array_equal, after, arrived)):
                return _lowest_of_all(field, leads)
            arrived = after

    def moves(self, dm: int, place: int) -> list[int]:
        arcs = self.arcs[dm]
        first, last = np.searchsorted(arcs.origins, [place, place + 1])
        return [int(t) for t in arcs.targets[first:last]]


def _lowest_of_all(field: Field, others: Sequence[Field]) -> Field:
    for other in others:
        field = np.minimum(field, other)
    return field
