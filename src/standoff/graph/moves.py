"""All moves of a graph, whatever its form."""

from __future__ import annotations

import numpy as np

from standoff.graph.explicit import Explicit
from standoff.graph.graph import Graph
from standoff.graph.pairs import count_pairs, move_pairs
from standoff.graph.structure import Places


def most_moves(graph: Graph) -> int:
    """How many moves there are at the most."""
    if isinstance(graph.structure, Explicit):
        return sum(len(arcs.targets) for arcs in graph.structure.arcs)
    return sum(count_pairs(own, graph.codes) for own in graph.own_options)


def all_moves(graph: Graph, dm: int) -> tuple[Places, Places]:
    """All moves of one DM as (from, to), by the numbers of the states, in their order."""
    if isinstance(graph.structure, Explicit):
        arcs = graph.structure.arcs[dm]
        return arcs.origins, arcs.targets
    nothing: Places = np.array([], dtype=np.int64)
    found = [(nothing, nothing), *move_pairs(graph.own_options[dm], graph.codes)]
    origins, targets = (np.concatenate(each) for each in zip(*found, strict=True))
    order = np.lexsort((targets, origins))
    return origins[order], targets[order]
