"""Graph form: named states, and the moves that are drawn between them.

Nothing is known of such moves but what is drawn: they need not chain, and one move may be open
to several sides (a common move), so the search over (state, last mover) of
``standoff.graph.explicit`` is needed (Fang, Hipel & Kilgour 1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph import feasible
from standoff.graph.barred import Barred
from standoff.graph.explicit import Arcs, Explicit
from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Places, Progress, positions_in
from standoff.model.dispute import Dispute, Rule
from standoff.preferences.truth import NumberedStates, Truths, spread_over


class GraphForm(Explicit):
    """A graph as drawn; see ``standoff.graph.structure.Layout``.

    ``codes`` are the numbers, as written, of the states that the rules leave. Nobody has options.
    """

    def __init__(self, arcs: Sequence[Arcs], codes: Places) -> None:
        super().__init__(arcs, len(codes))
        self.codes = codes
        self.space = NumberedStates(codes)
        self.own_options = tuple(OwnOptions(0, ()) for _ in arcs)

    def places_of(self, codes: Places) -> Places:
        return positions_in(self.codes, codes)

    def fibre(self, dm: int, code: int) -> Places:  # noqa: ARG002
        found: Places = self.codes[self.codes == code]
        return found


@dataclass(frozen=True)
class GraphFormPlan:
    """What is known of a graph form before it is laid out; see ``standoff.graph.layout.Plan``."""

    dispute: Dispute

    @cached_property
    def _truths(self) -> Truths[NumberedStates]:
        return Truths(self.dispute, NumberedStates(np.arange(len(self.dispute.states))))

    def rules_satisfiable(self, rules: Sequence[Rule]) -> bool:
        kept = feasible.where_all_kept(rules, self._truths)
        return bool(spread_over(kept, self._truths.space).any())

    @cached_property
    def _codes(self) -> Places:
        """The states that the rules leave."""
        kept = feasible.where_all_kept(self.dispute.rules, self._truths)
        return np.flatnonzero(spread_over(kept, self._truths.space))

    def count_states(self) -> int:
        return len(self._codes)

    def bytes_needed(self) -> int:
        """Nothing to speak of beside the file."""
        return 0

    def lay_out(self, progress: Progress | None = None) -> GraphForm:  # noqa: ARG002
        codes, sides = self._codes, range(len(self.dispute.sides))
        return GraphForm([self._side_arcs(dm, codes) for dm in sides], codes)

    def _side_arcs(self, dm: int, codes: Places) -> Arcs:
        """A side's moves between states that are left."""
        numbers, moves = self.dispute.numbers, self.dispute.sides[dm].moves
        ends = [(numbers[a], numbers[b]) for move in moves for a, b in move.arcs()]
        origins, targets = positions_in(codes, np.array(ends, dtype=np.int64).reshape(-1, 2).T)
        inside = (origins >= 0) & (targets >= 0)
        origins, targets = origins[inside], targets[inside]
        free = Barred.for_side(self.dispute, dm, codes).leaves_open(origins, targets)
        return Arcs.from_moves(origins[free], targets[free], len(codes))
