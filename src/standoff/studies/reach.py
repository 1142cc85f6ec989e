"""What legal sequences lead to, in every draw at once."""

from __future__ import annotations

import numpy as np

from standoff.graph.graph import Graph
from standoff.graph.structure import Holds


def reaches(graph: Graph, start: int, goal: Holds, *, credible: bool) -> Holds:
    """Whether a legal sequence leads from a place to one where ``goal`` holds, per draw.

    ``goal`` has shape ``(places,)`` or ``(places, draws)``; with ``credible`` every mover
    improves its own position at every step. The start itself counts.
    """
    goal = goal.reshape(len(goal), -1)
    field = np.broadcast_to(~goal, graph.ranks[0].shape).astype(np.uint8)
    reached: Holds = graph.held_by(graph.dms, field, credible=credible)[start] == 0
    return reached
