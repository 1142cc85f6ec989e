"""What the sides that are neither asker nor target make of a deal, or of a refusal (ours).

They come to *rest* where their improvements lead and none of theirs leads on; where there is no
such state, all that they pass through counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.structure import Field, Holds
from standoff.studies.asking import Asking


@dataclass(frozen=True)
class Rest:
    """Where the other sides come to rest, from every place at once."""

    asking: Asking
    but: tuple[int, ...] = ()
    """Sides that are held still."""

    @cached_property
    def sides(self) -> list[int]:
        """The sides that are neither asker nor target and can move at all."""
        still = (self.asking.by, self.asking.target, *self.but)
        return [dm for dm in self.asking.graph.dms if dm not in still and self._moves(dm)]

    def _moves(self, dm: int) -> bool:
        """Whether dm has a move in some state: to a later place, or to an earlier one."""
        graph = self.asking.graph
        places = np.arange(len(graph.ranks[0]))
        states = graph.structure.positions
        orders = (places + 1, len(places) - places)
        return any((graph.best_move(dm, order) > order)[states].any() for order in orders)

    @cached_property
    def _resting(self) -> Holds:
        """Where none of them improves; over places and draws."""
        graph = self.asking.graph
        still = [graph.best_move(dm, graph.ranks[dm]) == graph.ranks[dm] for dm in self.sides]
        resting: Holds = np.logical_and.reduce(still)
        return resting

    @cached_property
    def lowest(self) -> Field:
        """The target's lowest rank where they come to rest; over places and draws."""
        return self._lowest(self.asking.graph.ranks[self.asking.target].astype(np.int64))

    @cached_property
    def highest(self) -> Field:
        """The target's highest rank where they come to rest; over places and draws."""
        rank = self.asking.graph.ranks[self.asking.target].astype(np.int64)
        most = rank.max()
        highest: Field = most - self._lowest(most - rank)
        return highest

    def _lowest(self, field: Field) -> Field:
        graph = self.asking.graph
        nowhere = int(field.max()) + 1
        field = field.astype(np.min_scalar_type(nowhere))
        at_rest = np.where(self._resting, field, field.dtype.type(nowhere))
        resting = graph.held_by(self.sides, at_rest, credible=True)
        passed = graph.held_by(self.sides, field, credible=True)
        lowest: Field = np.where(resting < nowhere, resting, passed).astype(np.int64)
        return lowest
