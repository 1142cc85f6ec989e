"""General metarationality: every improvement can be punished, at whatever price."""

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
    """The others may use any moves."""
    return deterred(graph, dm, graph.held_by_others(dm, graph.ranks[dm]))


def any_sanction(graph: Graph, dm: int, s: int, s1: int) -> Path | None:
    """Some s2 in R_{N-i}(s1) that i likes no more than s."""
    for s2, path in legal_replies(graph, dm, s1, credible=False):
        if not_better(graph, dm, s2, s):
            return path
    return None


GMR = Concept(
    key="gmr",
    name="general metarationality",
    meaning="whatever the side could gain, the others can take it away, even at their own cost",
    source="Howard 1971",
    stable=stable,
    verdict=by_sanctions("gmr", any_sanction),
    aliases=("general metarational",),
    symbolic=by_diagrams("gmr", no_better),
)
