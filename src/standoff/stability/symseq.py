"""Symmetric sequential stability: credible punishment, and no way out of it."""

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
    """The others only make moves that improve their own position; i may counter once."""
    return deterred(graph, dm, graph.held_by_others(dm, best_escape(graph, dm), credible=True))


def credible_inescapable_sanction(graph: Graph, dm: int, s: int, s1: int) -> Path | None:
    """Some s2 in R^+_{N-i}(s1), no better than s, from which no s3 in R_i(s2) is better."""
    for s2, path in legal_replies(graph, dm, s1, credible=True):
        if not_better(graph, dm, s2, s) and no_escape(graph, dm, s2, s):
            return path
    return None


SYMSEQ = Concept(
    key="symseq",
    name="symmetric sequential stability",
    meaning="the others take any gain away by moves they gain from, and the side cannot escape",
    source="Rêgo & Vieira 2015 (two DMs), 2017 (n DMs)",
    stable=stable,
    verdict=by_sanctions("symseq", credible_inescapable_sanction),
    aliases=("sseq", "symmetric sequential"),
    implies=("seq", "smr", "gmr"),
    symbolic=by_diagrams("symseq", no_way_out, credible=True),
)
