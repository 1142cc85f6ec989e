"""Views: the same dispute as each side believes it to be (a first-level hypergame).

Each side plays the game it sees (Bennett 1977; Wang, Hipel & Fraser 1988). A state lasts if
every side is content to stay in its own view, whatever the others expect.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from standoff.graph.graph import Graph, State, compile_graph
from standoff.model.dispute import Dispute
from standoff.stability.concept import Concept


@dataclass(frozen=True, slots=True)
class View:
    """Stability as one side sees it: who stays, by state."""

    side: str
    stays: dict[State, tuple[bool, ...]]

    def equilibrium(self, state: State) -> bool:
        return all(self.stays.get(state, (False,)))


def views(dispute: Dispute, concept: Concept) -> Iterator[View]:
    """Each side's view; a side without one sees the dispute as written."""
    believed = {view.of: view.answers for view in dispute.views}
    for side in dispute.sides:
        yield View(
            side.id, _stays(compile_graph(dispute.under(believed.get(side.id, {}))), concept)
        )


def as_written(graph: Graph, concept: Concept) -> View:
    """The dispute as it is written, seen by nobody in particular."""
    return View("", _stays(graph, concept))


def _stays(graph: Graph, concept: Concept) -> dict[State, tuple[bool, ...]]:
    positions = graph.structure.positions
    rows = np.stack([concept.stable(graph, dm)[positions] for dm in graph.dms], axis=1)
    return {graph.state(n): tuple(map(bool, row)) for n, row in enumerate(rows)}
