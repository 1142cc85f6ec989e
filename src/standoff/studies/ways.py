"""Ways from one state to others: how to get to a settlement, and who must jump first.

A way is a legal sequence of moves: nobody moves twice running. It is *direct* if no option changes
back to what it was at the start, so that each option that is different at the end changes once and
no other one does; where a merged state leaves an option open nothing is asked of it, and in graph
form every way is direct. A move costs its mover if it leaves it worse off.

After status quo analysis (Li, Kilgour & Hipel 2005); which way is taken is Standoff's own choice.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, partial

import numpy as np

from standoff.errors import TooLargeError
from standoff.graph.distances import (
    ANY_MOVES,
    IMPROVEMENTS,
    LEAST_COST,
    Best,
    Path,
    Price,
    cheapest,
    first_moves,
    gain,
    shortest,
)
from standoff.graph.graph import Graph
from standoff.graph.legal import Arc
from standoff.stability.evidence import Step, named_steps

MOST_ARCS = 300_000  # moves that a search looks at, about a second's


@dataclass(frozen=True, slots=True)
class Route:
    """A way from the status quo to a state: its steps and how many cost their mover."""

    steps: tuple[Step, ...]

    @property
    def costs(self) -> int:
        return sum(step.gain < 0 for step in self.steps)


@dataclass(frozen=True, slots=True)
class Searched:
    """Of each way whether it is known that there is none or no better one.

    False where the search was given up.
    """

    moves: bool
    improvements: bool
    way: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to one place; None where there is none, or none was found.

    ``moves`` and ``improvements`` are the shortest. ``way`` is the direct one with the fewest moves
    that cost their mover, then the fewest moves; only where there is no direct one, as
    ``direct`` says, the best of the others. ``jump_first`` is empty if some way that is as good
    begins at no cost; else it has, for each side that can begin such a way, its first move.
    """

    moves: Route | None
    improvements: Route | None
    way: Route | None
    direct: bool
    jump_first: tuple[Step, ...]
    searched: Searched


@dataclass(frozen=True, slots=True)
class Search:
    """The cheapest paths by their ends; not ``complete`` if the search was given up.

    ``firsts`` tells how all that are as cheap begin, where that is asked; see ``Best``.
    """

    paths: Mapping[int, Path]
    complete: bool
    firsts: Mapping[int, Path]

    @classmethod
    def with_firsts(cls, found: Mapping[int, Best], *, complete: bool) -> Search:
        paths = {end: best.path for end, best in found.items()}
        return cls(paths, complete, {end: best.firsts for end, best in found.items()})

    def settles(self, end: int) -> bool:
        """Whether it is known that there is no path to an end, or none that is cheaper."""
        return self.complete or end in self.paths


def ways_to(graph: Graph, start: int, ends: Sequence[int]) -> Iterator[Ways]:
    """The ways to each of these places, not the start itself. Ranks have shape ``(places,)``."""
    moves = _shortest_paths(graph, start, ends, ANY_MOVES)
    improvements = _shortest_paths(graph, start, ends, IMPROVEMENTS)
    direct = _cheapest_paths(graph, start, ends, direct=True)
    there = [end for end in ends if end in moves.paths or not moves.complete]
    missing = [end for end in there if end not in direct.paths]
    detours = _cheapest_paths(graph, start, missing, direct=False) if missing else direct
    turns = turns_back(graph, start)
    for end in ends:
        # What one search finds another that was given up may have missed.
        known = [
            _Known(graph, search.paths[end], search.firsts.get(end, search.paths[end][:1]), turns)
            for search in (direct, detours, moves, improvements)
            if end in search.paths
        ]
        way = min(known, key=lambda each: each.ease, default=None)
        yield Ways(
            _quickest_route(known),
            _quickest_route([each for each in known if each.gains]),
            way.route if way else None,
            way is not None and not way.turns,
            way.jump_first if way else (),
            Searched(
                moves.settles(end),
                improvements.settles(end),
                end in direct.paths or (direct.complete and detours.settles(end)),
            ),
        )


@dataclass(frozen=True)
class _Known:
    """A path to be compared with others."""

    graph: Graph
    path: Path
    firsts: Path
    turns_back: Callable[[Arc], bool]

    @cached_property
    def route(self) -> Route:
        return Route(named_steps(self.graph, self.path))

    @cached_property
    def turns(self) -> bool:
        """Whether it changes some option back: then it is not direct."""
        return any(map(self.turns_back, self.path))

    @property
    def gains(self) -> bool:
        return all(step.gain > 0 for step in self.route.steps)

    @property
    def ease(self) -> tuple[bool, int, int]:
        return self.turns, self.route.costs, len(self.path)

    @property
    def jump_first(self) -> tuple[Step, ...]:
        first = named_steps(self.graph, self.firsts)
        return first if all(step.gain < 0 for step in first) else ()


def _quickest_route(known: Sequence[_Known]) -> Route | None:
    found = min(known, key=lambda each: len(each.path), default=None)
    return found.route if found else None


def _shortest_paths(graph: Graph, start: int, ends: Sequence[int], price: Price) -> Search:
    """By sweeps where moves chain and what they take fits into memory, else one by one."""
    with suppress(TooLargeError):
        if (paths := shortest(graph, start, ends, price)) is not None:
            return Search(paths, complete=True, firsts={})
    return searched(graph, start, ends, price)


def _cheapest_paths(graph: Graph, start: int, ends: Sequence[int], *, direct: bool) -> Search:
    with suppress(TooLargeError):
        if (found := cheapest(graph, start, ends, direct=direct)) is not None:
            return Search.with_firsts(found, complete=True)
    return searched(graph, start, ends, LEAST_COST, direct=direct)


# ---------------------------------------------------------------- one move after the other


Node = tuple[int, int]
"""A place and who moved last."""
Cost = tuple[int, int]
"""Moves that cost their mover, then moves."""
Came = dict[Node, list[tuple[Node, Arc]]]
"""The last moves of the cheapest paths to a node, and where they come from."""


def searched(
    graph: Graph, start: int, ends: Sequence[int], price: Price, *, direct: bool = False
) -> Search:
    """The same as by sweeps, as it is defined: over (place, last mover), the cheapest first."""
    came: Came = {}
    best: dict[Node, Cost] = {(start, -1): (0, 0)}
    queue: list[tuple[Cost, Node]] = [((0, 0), (start, -1))]
    found: dict[int, Best] = {}
    turns = turns_back(graph, start) if direct else lambda _: False
    wanted, looked = {*ends}, 0
    while queue and looked < MOST_ARCS and len(found) < len(wanted):
        cost, node = heapq.heappop(queue)
        if cost > best[node]:
            continue
        if (end := node[0]) in wanted and end not in found:
            # Whoever moves last, what costs as much has been found by now.
            arrived = [(end, dm) for dm in graph.dms if best.get((end, dm)) == cost]
            found[end] = _best_arrived(graph, arrived, came)
        for arc in _moves_of_others(graph, node):
            looked += 1
            paid = price.price_of(gain(graph, arc))
            if paid is None or turns(arc):
                continue
            total, there = (cost[0] + paid, cost[1] + 1), (arc.after, arc.dm)
            if there not in best or total < best[there]:
                best[there] = total
                came[there] = []
                heapq.heappush(queue, (total, there))
            if total == best[there]:
                came[there].append((node, arc))
    return Search.with_firsts(found, complete=not queue or len(found) == len(wanted))


def _moves_of_others(graph: Graph, node: Node) -> Iterator[Arc]:
    """Every move but those of who moved last."""
    here, last = node
    for dm in graph.dms:
        if dm != last:
            yield from (Arc(dm, here, there) for there in graph.moves(dm, here))


def _best_arrived(graph: Graph, arrived: Sequence[Node], came: Came) -> Best:
    """The paths that came to some nodes, forwards; that of the sides that are first in the file."""
    onward: dict[Node, list[Arc]] = {}
    waiting, seen = [*arrived], {*arrived}
    while waiting:
        node = waiting.pop()
        for before, arc in came.get(node, ()):
            onward.setdefault(before, []).append(arc)
            if before not in seen:
                seen.add(before)
                waiting.append(before)
    (begun,) = (arcs for (_, last), arcs in onward.items() if last < 0)
    in_order = partial(sorted, key=lambda arc: (arc.dm, arc.after))
    firsts = first_moves(in_order(begun), partial(gain, graph))
    path = [firsts[0]]
    while (node := (path[-1].after, path[-1].dm)) in onward:
        path.append(in_order(onward[node])[0])
    return Best(tuple(path), tuple(firsts))


def turns_back(graph: Graph, start: int) -> Callable[[Arc], bool]:
    """Whether a move changes some option back to what it was at the start.

    Options that one of the states leaves open, and states that are drawn, do not tell.
    """
    if graph.dispute.states:
        return lambda _: False

    @cache
    def told(place: int) -> tuple[int, int]:
        """The options that are on, and those that are on or left open."""
        number = int(np.searchsorted(graph.structure.positions, place))
        codes = graph.codes[[number]]
        if graph.classes is not None and number >= graph.classes.merged:
            codes = graph.classes.member_codes(number)
        return int(np.bitwise_and.reduce(codes)), int(np.bitwise_or.reduce(codes))

    def turns(arc: Arc) -> bool:
        (begun, maybe_begun), (before, maybe), (after, maybe_after) = map(
            told, (start, arc.before, arc.after)
        )
        open_ones = (begun ^ maybe_begun) | (before ^ maybe) | (after ^ maybe_after)
        return bool((before ^ after) & ~(after ^ begun) & ~open_ones)

    return turns
