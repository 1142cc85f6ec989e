"""Threat-aware stability, a concept of Standoff's own: staying put is not final.

In every classical concept a side that stays is left alone, so nobody ever moves because a
threat hangs over it. Here a side asks of staying what the others ask of moving: how low can
the others take me from here by moves that improve their own position? It leaves if some
move of its own would leave it higher, counted the same way.
"""

from collections.abc import Iterator

import numpy as np

from standoff.graph.graph import Graph
from standoff.graph.legal import Arc
from standoff.graph.structure import Holds
from standoff.stability.concept import Concept, Path, legal_replies
from standoff.stability.evidence import Met, Step, Verdict, named_step, named_steps


def stable(graph: Graph, dm: int) -> Holds:
    """best_move(i, h_i)(s) <= h_i(s), h_i what the others' improvements can hold i to."""
    held = graph.held_by_others(dm, graph.ranks[dm], credible=True)
    result: Holds = graph.best_move(dm, held) <= held
    return result


def verdict(graph: Graph, dm: int, s: int) -> Verdict:
    """For every move t of i some credible reply leaves i no higher than it is held at s."""
    rank = graph.ranks[dm]
    held, forced = _held_at(graph, dm, s)
    met: list[Met] = []
    unmet: list[Step] = []
    for t in graph.moves(dm, s):
        if rank[t] <= held:
            continue
        move = named_step(graph, Arc(dm, s, t))
        down = next(_down_to(graph, dm, t, held), None)
        if down is None:
            unmet.append(move)
        else:
            met.append(Met(move, named_steps(graph, down)))
    side, state = graph.dispute.sides[dm].id, graph.state_at(s)
    return Verdict(
        "threat", side, state, not unmet, tuple(met), tuple(unmet), named_steps(graph, forced)
    )


def _held_at(graph: Graph, dm: int, s: int) -> tuple[np.integer, Path]:
    """h_i(s), and the others' improvements that lead there; none if staying is safe."""
    rank = graph.ranks[dm]
    lowest = rank[s]
    way: Path = ()
    for there, path in legal_replies(graph, dm, s, credible=True):
        if rank[there] < lowest:
            lowest, way = rank[there], path
    return lowest, way


def _down_to(graph: Graph, dm: int, t: int, held: np.integer) -> Iterator[Path]:
    """The others' improvements from t that leave i no higher than ``held``."""
    for there, path in legal_replies(graph, dm, t, credible=True):
        if graph.ranks[dm][there] <= held:
            yield path


THREAT = Concept(
    key="threat",
    name="threat-aware stability",
    meaning="no move leaves the side safer from what the others would gain by doing to it",
    source="Standoff's own",
    stable=stable,
    verdict=verdict,
    aliases=("threat-aware",),
    implies=("seq", "gmr"),
    ours=True,
)
