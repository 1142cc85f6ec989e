"""Sequential stability: every improvement is punished by moves that pay the punishers."""

from standoff.graph.graph import Graph
from standoff.graph.structure import Holds
from standoff.stability.concept import (
    Concept,
    Path,
    by_sanctions,
    deterred,
    legal_replies,
    not_better,
)
from standoff.stability.symbolic import by_diagrams, no_better


def stable(graph: Graph, dm: int) -> Holds:
    """The others only make moves that improve their own position."""
    return deterred(graph, dm, graph.held_by_others(dm, graph.ranks[dm], credible=True))


def credible_sanction(graph: Graph, dm: int, s: int, s1: int) -> Path | None:
    """Some s2 in R^+_{N-i}(s1) that i likes no more than s."""
    for s2, path in legal_replies(graph, dm, s1, credible=True):
        if not_better(graph, dm, s2, s):
            return path
    return None


SEQ = Concept(
    key="seq",
    name="sequential stability",
    meaning="whatever the side could gain, the others take it away by moves they gain from",
    source="Fraser & Hipel 1979, 1984",
    stable=stable,
    verdict=by_sanctions("seq", credible_sanction),
    aliases=("sequential",),
    implies=("gmr",),
    symbolic=by_diagrams("seq", no_better, credible=True),
)
