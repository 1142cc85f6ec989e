"""One DM's moves between combinations of options, all at once: as pairs, not as a reduction."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.graph.explicit import Explicit
from standoff.graph.graph import Graph
from standoff.graph.own import Own
from standoff.graph.structure import Places, firsts


def compared(own: Own, codes: Places) -> int:
    """How many ordered pairs of codes differ in this DM's options only."""
    others = np.sort(codes & ~own.mask)
    sizes = np.diff(firsts(others), append=len(others))
    return int((sizes * (sizes - 1)).sum())


def pairs(own: Own, codes: Places) -> Iterator[tuple[Places, Places]]:
    """This DM's moves as (from, to), where the codes stand among ``codes``; in parts.

    No move is told twice.
    """
    others = codes & ~own.mask
    order = np.argsort(others, kind="stable")
    sorted_codes, others = codes[order], others[order]
    widest = int(np.diff(firsts(others), append=len(others)).max(initial=0))
    for apart in range(1, widest):
        first = np.flatnonzero(others[apart:] == others[:-apart])
        for one, other in ((first, first + apart), (first + apart, first)):
            moved = own.leads(sorted_codes[one], sorted_codes[other])
            yield order[one[moved]], order[other[moved]]


def most(graph: Graph) -> int:
    """How many moves there are at the most."""
    if isinstance(graph.structure, Explicit):
        return sum(len(arcs.targets) for arcs in graph.structure.arcs)
    return sum(compared(own, graph.codes) for own in graph.owns)


def moves(graph: Graph, dm: int) -> tuple[Places, Places]:
    """All moves of one DM as (from, to), by the numbers of the states, in their order."""
    if isinstance(graph.structure, Explicit):
        arcs = graph.structure.arcs[dm]
        return arcs.origins, arcs.targets
    nothing: Places = np.array([], dtype=np.int64)
    found = [(nothing, nothing), *pairs(graph.owns[dm], graph.codes)]
    origins, targets = (np.concatenate(each) for each in zip(*found, strict=True))
    order = np.lexsort((targets, origins))
    return origins[order], targets[order]
