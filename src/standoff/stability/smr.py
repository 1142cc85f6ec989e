"""Symmetric metarationality: every improvement can be punished and there is no way out."""

from standoff.graph.graph import Graph
from standoff.graph.structure import Holds
from standoff.stability.concept import (
    Concept,
    Path,
    best_escape,
    by_sanctions,
    deterred,
    legal_replies,
    no_escape,
    not_better,
)
from standoff.stability.symbolic import by_diagrams, no_way_out


def stable(graph: Graph, dm: int) -> Holds:
    """The others may use any moves; i may answer with one counter-move."""
    return deterred(graph, dm, graph.held_by_others(dm, best_escape(graph, dm)))


def inescapable_sanction(graph: Graph, dm: int, s: int, s1: int) -> Path | None:
    """Some s2 in R_{N-i}(s1), no better than s, from which no s3 in R_i(s2) is better."""
    for s2, path in legal_replies(graph, dm, s1, credible=False):
        if not_better(graph, dm, s2, s) and no_escape(graph, dm, s2, s):
            return path
    return None


SMR = Concept(
    key="smr",
    name="symmetric metarationality",
    meaning="the others can take any gain away, and the side cannot escape by one more move",
    source="Howard 1971",
    stable=stable,
    verdict=by_sanctions("smr", inescapable_sanction),
    aliases=("symmetric metarational",),
    implies=("gmr",),
    symbolic=by_diagrams("smr", no_way_out),
)
