"""Simultaneous sanctions: the others act at the same time, by what each gains from today.

It needs to know what several moves come to when they are made at once. In option form that is
every mover's options set at once; merged states and arcs drawn by hand do not tell.

Going through every combination of the others' gains took a third of a second at 4,096 states of
three sides and grew with their square; see ``_Search`` for what is done instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

import numpy as np

from standoff.graph.explicit import Explicit
from standoff.graph.graph import Graph
from standoff.graph.legal import Arc
from standoff.graph.pairs import count_pairs, move_pairs
from standoff.graph.structure import Field, Holds, Places, first_places, positions_in, top_value
from standoff.stability.concept import Concept, not_better, others
from standoff.stability.evidence import Met, MetAtOnce, Step, Verdict, named_step, named_steps

MOST = 2**28  # numbers that are looked at for all sides and states together
AT_ONCE = 2**20  # of them in memory
DEARER = 16  # a combination that is made and looked up, beside a number in a row of them


@dataclass(frozen=True, slots=True)
class _Gains:
    """One DM's improvements from every state: those of state n are ``targets[starts[n]:]``.

    There are ``sizes[n]`` of them; states are counted by their numbers.
    """

    starts: Places
    sizes: Places
    targets: Places

    @classmethod
    def count_improvements(cls, graph: Graph, dm: int) -> _Gains:
        """The sizes alone: to list what is then too much takes twice as long."""
        sizes: Places = np.zeros(len(graph), dtype=np.int64)
        for here, _ in _improvement_pairs(graph, dm):
            # Nobody moves twice in one part.
            sizes[here] += 1
        return cls(sizes[:0], sizes, sizes[:0])

    @classmethod
    def list_improvements(cls, graph: Graph, dm: int) -> _Gains:
        found = list(_improvement_pairs(graph, dm))
        nothing: Places = np.array([], dtype=np.int64)
        here = np.concatenate([nothing, *(each for each, _ in found)])
        there = np.concatenate([nothing, *(each for _, each in found)])
        order = np.lexsort((there, here))
        sizes = np.bincount(here, minlength=len(graph))
        return cls(np.cumsum(sizes) - sizes, sizes, there[order])


def _improvement_pairs(graph: Graph, dm: int) -> Iterator[tuple[Places, Places]]:
    """One DM's improvements as (from, to), by the numbers of the states; in parts."""
    rank = graph.ranks[dm][graph.structure.positions]
    for here, there in move_pairs(graph.own_options[dm], graph.codes):
        better = rank[there] > rank[here]
        yield here[better], there[better]


def skipped(graph: Graph) -> str:
    """Why simultaneous sanctions cannot be told here; empty where they can."""
    if isinstance(graph.structure, Explicit):
        return (
            "what moves made at once come to is told in option form only, where no states are "
            "merged and no moves barred"
        )
    if (
        sum(count_pairs(own, graph.codes) for own in graph.own_options) > MOST
        or _count_looked_at(graph) > MOST
    ):
        return f"more than {MOST:,} numbers would have to be looked at"
    return ""


def _count_looked_at(graph: Graph) -> float:
    """How many numbers are looked at; in the draw that has most."""
    draws = graph.ranks[0].reshape(len(graph.ranks[0]), -1).shape[1]
    return max(_count_in_draw(_graph_of_draw(graph, n)) for n in range(draws)) * draws


def _count_in_draw(graph: Graph) -> float:
    gains = [_Gains.count_improvements(graph, dm) for dm in graph.dms]
    return float(sum(_Search.least(graph, dm, gains).work.sum() for dm in graph.dms))


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
    states = _all_met(_Search.least(graph, dm, gains))
    result: Holds = np.ones(len(graph.ranks[dm]), dtype=bool)
    result[graph.structure.positions] = states
    return result


def _all_met(search: _Search) -> Holds:
    """The states from which the others undo every improvement; shape ``(states,)``."""
    sizes = search.gains[search.dm].sizes
    states: Holds = np.ones(len(sizes), dtype=bool)
    for first, last in _portions_at_once(search.work):
        here = np.repeat(np.arange(first, last), sizes[first:last])
        states[here[~search.improvements_met(here)]] = False
    return states


def _portions_at_once(work: Field) -> Iterator[tuple[int, int]]:
    """Parts of the states that take up to ``AT_ONCE`` each."""
    ends = np.flatnonzero(np.diff(np.cumsum(work) // AT_ONCE)) + 1
    for first, last in pairwise([0, *ends.tolist(), len(work)]):
        if last > first:
            yield first, last


@dataclass(frozen=True, slots=True)
class _Search:
    """What the others make of a DM's improvements: all combinations of their gains but the last's.

    What one of the others, the ``last``, can make of a combination depends on what the rest do
    and on what it gains by in the state that all begin in: the lowest rank along these patterns of
    its own. So its gains are gone through once for each state and each of its ``fibres``, in rows,
    and not once for each combination of the rest's. Where others have few gains and fibres are
    many that is dearer; then nobody is last. ``work`` is how many numbers are looked at for each
    state.
    """

    graph: Graph
    dm: int
    gains: Sequence[_Gains]
    last: int | None
    fibres: Places
    work: Field

    @classmethod
    def least(cls, graph: Graph, dm: int, gains: Sequence[_Gains]) -> _Search:
        """The one that takes least."""
        found = (cls._with_last(graph, dm, gains, j) for j in (None, *others(graph, dm)))
        return min(found, key=lambda each: float(each.work.sum()))

    @classmethod
    def _with_last(
        cls, graph: Graph, dm: int, gains: Sequence[_Gains], last: int | None
    ) -> _Search:
        rest = [gains[j].sizes + 1.0 for j in others(graph, dm) if j != last]
        work = np.prod([gains[dm].sizes, *rest], axis=0) * DEARER
        if last is None:
            return cls(graph, dm, gains, last, graph.codes, work)
        fibres = _distinct(graph.codes & ~graph.own_options[last].mask)
        # Who gains by nothing has nothing to be held from.
        rows = (gains[last].sizes + 1.0) * (gains[dm].sizes > 0)
        return cls(graph, dm, gains, last, fibres, work + rows * len(fibres))

    def improvements_met(self, here: Places) -> Holds:
        """Which improvements the others undo by gains at the same time.

        All of some states that follow one another; ``here`` is where each begins.
        """
        if not len(here):
            return np.zeros(0, dtype=bool)
        graph, gain = self.graph, self.gains[self.dm]
        begin = gain.starts[here[0]]
        arc, codes = np.arange(len(here)), graph.codes[gain.targets[begin : begin + len(here)]]
        for j in others(graph, self.dm):
            if j != self.last:
                arc, codes = _with_gains(graph, j, self.gains[j], here, arc, codes)
        worst = self._lowest(here[arc], codes)
        rank = graph.ranks[self.dm][graph.structure.positions]
        met: Holds = np.logical_or.reduceat(worst <= rank[here[arc]], first_places(arc))
        return met

    def _lowest(self, here: Places, codes: Places) -> Field:
        """The lowest rank that the last can make of combinations of the rest; ``here`` they begin.

        What is no state is no sanction: it gets the largest number.
        """
        graph, rank = self.graph, self.graph.ranks[self.dm]
        if self.last is None:
            places = graph.places_of(codes)
            return np.where(places >= 0, rank[places], top_value(rank))
        states = _distinct(here)
        fibre = positions_in(self.fibres, codes & ~graph.own_options[self.last].mask)
        lowest = self._lowest_rows(self.last, states)[positions_in(states, here), fibre]
        return np.where(fibre >= 0, lowest, top_value(rank))

    def _lowest_rows(self, last: int, states: Places) -> Field:
        """For states and fibres the lowest rank along what the last stays at or gains by there."""
        gain, mask = self.gains[last], self.graph.own_options[last].mask
        sizes = gain.sizes[states] + 1
        starts = np.cumsum(sizes) - sizes
        there = np.repeat(states, sizes)
        within = np.arange(len(there)) - np.repeat(starts, sizes)
        moves = within > 0
        there[moves] = gain.targets[gain.starts[there[moves]] + within[moves] - 1]
        rank, codes = self.graph.ranks[self.dm][self.graph.structure.positions], self.graph.codes
        patterns = _distinct(codes & mask)
        pattern = positions_in(patterns, codes & mask)
        table = np.full((len(patterns), len(self.fibres)), top_value(rank), dtype=rank.dtype)
        table[pattern, positions_in(self.fibres, codes & ~mask)] = rank
        lowest: Field = np.minimum.reduceat(table[pattern[there]], starts, axis=0)
        return lowest


def _distinct(numbers: Places) -> Places:
    """The numbers that there are, ascending; ``np.unique`` would hash them, which takes longer."""
    ascending = np.sort(numbers)
    return ascending[first_places(ascending)]


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
