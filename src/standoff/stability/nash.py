"""Nash stability: nothing to gain by moving."""

from standoff.graph.graph import Graph
from standoff.graph.structure import Holds
from standoff.stability.concept import Concept, Path, by_sanctions, deterred
from standoff.stability.symbolic import by_diagrams, nowhere


def stable(graph: Graph, dm: int) -> Holds:
    """R_i^+(s) is empty."""
    return deterred(graph, dm, graph.ranks[dm])


def no_sanction(graph: Graph, dm: int, s: int, s1: int) -> Path | None:
    """Nobody answers an improvement."""
    return None


NASH = Concept(
    key="nash",
    name="Nash stability",
    meaning="the side has no move to a state it likes better",
    source="Nash 1950; in the graph model Kilgour, Hipel & Fang 1987",
    stable=stable,
    verdict=by_sanctions("nash", no_sanction),
    aliases=("r", "rationality"),
    implies=("gmr", "smr", "seq", "symseq", "sim"),
    symbolic=by_diagrams("nash", nowhere),
)
