"""Simultaneous sanctions: the others act at the same time, by what each gains from today.

It needs to know what several moves come to when they are made at once. In option form that is
every mover's options set at once; merged states and arcs drawn by hand do not tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product

import numpy as np

from standoff.graph.explicit import Explicit
from standoff.graph.graph import Graph
from standoff.graph.legal import Arc
from standoff.graph.pairs import count_pairs, move_pairs
from standoff.graph.structure import Holds, Places, first_places
from standoff.stability.concept import Concept, not_better, others
from standoff.stability.evidence import Met, MetAtOnce, Step, Verdict, named_step, named_steps

MOST = 2**24  # combinations of moves that are tried for all sides and states together
AT_ONCE = 2**20  # of them in memory


@dataclass(frozen=True, slots=True)
class _Gains:
    """One DM's improvements from every state: those of state n are ``targets[starts[n]:]``.

    There are ``sizes[n]`` of them; states are counted by their numbers.
    """

    starts: Places
    sizes: Places
    targets: Places

    @classmethod
    def list_improvements(cls, graph: Graph, dm: int) -> _Gains:
        rank = graph.ranks[dm][graph.structure.positions]
        found = [
            (here[rank[there] > rank[here]], there[rank[there] > rank[here]])
            for here, there in move_pairs(graph.own_options[dm], graph.codes)
        ]
        nothing: Places = np.array([], dtype=np.int64)
        here = np.concatenate([nothing, *(each for each, _ in found)])
        there = np.concatenate([nothing, *(each for _, each in found)])
        order = np.lexsort((there, here))
        sizes = np.bincount(here, minlength=len(graph))
        return cls(np.cumsum(sizes) - sizes, sizes, there[order])


def skipped(graph: Graph) -> str:
    """Why simultaneous sanctions cannot be told here; empty where they can."""
    if isinstance(graph.structure, Explicit):
        return (
            "what moves made at once come to is told in option form only, where no states are "
            "merged and no moves barred"
        )
    if (
        sum(count_pairs(own, graph.codes) for own in graph.own_options) > MOST
        or _count_move_combinations(graph) > MOST
    ):
        return f"more than {MOST:,} combinations of moves would have to be tried"
    return ""


def _count_move_combinations(graph: Graph) -> float:
    """How many combinations of moves there are; in the draw that has most."""
    draws = graph.ranks[0].reshape(len(graph.ranks[0]), -1).shape[1]
    return max(_count_in_draw(_graph_of_draw(graph, n)) for n in range(draws)) * draws


def _count_in_draw(graph: Graph) -> float:
    gains = [_Gains.list_improvements(graph, dm).sizes.astype(float) for dm in graph.dms]
    whole = np.prod([each + 1 for each in gains], axis=0)
    return float(sum((whole * each / (each + 1)).sum() for each in gains))


def _graph_of_draw(graph: Graph, number: int) -> Graph:
    """The graph of one draw; a graph without draws is its own."""
    if graph.ranks[0].ndim == 1:
        return graph
    return graph.with_ranks([rank[:, number] for rank in graph.ranks])


# ---------------------------------------------------------------- all states at once


def stable(graph: Graph, dm: int) -> Holds:
    """For every improvement some combination of the others' gains from s makes it none."""
    rank = graph.ranks[dm]
    if rank.ndim == 1:
        return _stable_in_draw(graph, dm)
    return np.stack(
        [_stable_in_draw(_graph_of_draw(graph, n), dm) for n in range(rank.shape[1])], axis=-1
    )


def _stable_in_draw(graph: Graph, dm: int) -> Holds:
    gains = [_Gains.list_improvements(graph, each) for each in graph.dms]
    here, there = np.repeat(np.arange(len(graph)), gains[dm].sizes), gains[dm].targets
    tried = [gains[j].sizes[here] + 1 for j in others(graph, dm)]
    states: Holds = np.ones(len(graph), dtype=bool)
    for some in _portions_at_once(np.prod([np.ones_like(here), *tried], axis=0)):
        unmet = ~_improvements_met(graph, dm, gains, here[some], there[some])
        states[here[some][unmet]] = False
    result: Holds = np.ones(len(graph.ranks[dm]), dtype=bool)
    result[graph.structure.positions] = states
    return result


def _portions_at_once(sizes: Places) -> Iterator[slice]:
    """Parts of a list that take up to ``AT_ONCE`` each."""
    ends = np.flatnonzero(np.diff(np.cumsum(sizes) // AT_ONCE)) + 1
    for first, last in pairwise([0, *ends.tolist(), len(sizes)]):
        if last > first:
            yield slice(first, last)


def _improvements_met(
    graph: Graph, dm: int, gains: list[_Gains], here: Places, there: Places
) -> Holds:
    """Which improvements, as (from, to), the others undo by gains at the same time."""
    arc, codes = np.arange(len(here)), graph.codes[there]
    for j in others(graph, dm):
        arc, codes = _with_gains(graph, j, gains[j], here, arc, codes)
    met: Holds = np.logical_or.reduceat(
        _ends_not_better(graph, dm, here[arc], codes), first_places(arc)
    )
    return met


def _with_gains(
    graph: Graph, j: int, gain: _Gains, here: Places, arc: Places, codes: Places
) -> tuple[Places, Places]:
    """Each combination once with j staying, and once with each of j's gains from ``here``."""
    sizes = gain.sizes[here[arc]] + 1
    row = np.repeat(np.arange(len(arc)), sizes)
    within = np.arange(len(row)) - (np.cumsum(sizes) - sizes)[row]
    arc, codes, moves = arc[row], codes[row], within > 0
    targets = graph.codes[gain.targets[gain.starts[here[arc[moves]]] + within[moves] - 1]]
    # Moves made at once come to every mover's options set at once (Fraser & Hipel 1984).
    mask = graph.own_options[j].mask
    codes[moves] = codes[moves] & ~mask | targets & mask
    return arc, codes


def _ends_not_better(graph: Graph, dm: int, here: Places, codes: Places) -> Holds:
    """Where a combination is a state that dm likes no more than the state it began in."""
    rank, places = graph.ranks[dm], graph.places_of(codes)
    like: Holds = rank[places] <= rank[graph.structure.positions[here]]
    return like & (places >= 0)


# ---------------------------------------------------------------- one state


def verdict(graph: Graph, dm: int, s: int) -> Verdict:
    """For every s1 in R_i^+(s) some choice of the others, with it at once, leads no higher than s.

    Each of them stays or makes a move to a t in R_j^+(s).
    """
    met: list[Met] = []
    unmet: list[Step] = []
    gains = {j: graph.improvements(j, s) for j in others(graph, dm)}
    for s1 in graph.improvements(dm, s):
        improvement = named_step(graph, Arc(dm, s, s1))
        found = _joint_sanction(graph, dm, s, s1, gains)
        if found is None:
            unmet.append(improvement)
        else:
            path, end = found
            met.append(MetAtOnce(improvement, named_steps(graph, path), graph.state_at(end)))
    side, state = graph.dispute.sides[dm].id, graph.state_at(s)
    return Verdict("sim", side, state, not unmet, tuple(met), tuple(unmet))


def _joint_sanction(
    graph: Graph, dm: int, s: int, s1: int, gains: dict[int, list[int]]
) -> tuple[tuple[Arc, ...], int] | None:
    """The others' moves, each from s, and the state that they and i's move make together."""
    for number in range(1, len(gains) + 1):
        for movers in combinations(gains, number):
            for ends in product(*(gains[j] for j in movers)):
                arcs = tuple(Arc(j, s, t) for j, t in zip(movers, ends, strict=True))
                end = _joint_place(graph, (Arc(dm, s, s1), *arcs))
                if end >= 0 and not_better(graph, dm, end, s):
                    return arcs, end
    return None


def _joint_place(graph: Graph, arcs: tuple[Arc, ...]) -> int:
    """The place that moves from one state lead to when all are made at once; -1 if none."""
    code = _code_at(graph, arcs[0].before)
    for arc in arcs:
        mask = graph.own_options[arc.dm].mask
        code = code & ~mask | _code_at(graph, arc.after) & mask
    return int(graph.places_of(np.array([code]))[0])


def _code_at(graph: Graph, place: int) -> int:
    return int(graph.codes[np.searchsorted(graph.structure.positions, place)])


SIM = Concept(
    key="sim",
    name="simultaneous stability",
    meaning="whatever the side could gain, the others undo it by gains they take at the same time",
    source="Fraser & Hipel 1984",
    stable=stable,
    verdict=verdict,
    aliases=("simultaneous", "simultaneous sanctioning"),
    skipped=skipped,
)
