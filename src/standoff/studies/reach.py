"""What legal sequences lead to: in every draw at once, and as witnesses for one reading."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from standoff.graph.graph import Graph
from standoff.graph.legal import Arc
from standoff.graph.structure import Holds
from standoff.stability.evidence import Step, named_steps

MOST_ARCS = 300_000  # moves that a search for witnesses looks at, about a second's


def reaches(graph: Graph, start: int, goal: Holds, *, credible: bool) -> Holds:
    """Whether a legal sequence leads from a place to one where ``goal`` holds, per draw.

    ``goal`` has shape ``(places,)`` or ``(places, draws)``; with ``credible`` every mover
    improves its own position at every step. The start itself counts.
    """
    goal = goal.reshape(len(goal), -1)
    field = np.broadcast_to(~goal, graph.ranks[0].shape).astype(np.uint8)
    reached: Holds = graph.held_by_all(field, credible=credible)[start] == 0
    return reached


@dataclass(frozen=True, slots=True)
class Route:
    """A way from the status quo to a state: its steps and how many cost their mover."""

    steps: tuple[Step, ...]

    @property
    def costs(self) -> int:
        return sum(step.gain < 0 for step in self.steps)

    @property
    def first_to_jump(self) -> str | None:
        """The side that must make the first move that costs it; None if no move does."""
        return next((step.side for step in self.steps if step.gain < 0), None)


@dataclass(frozen=True, slots=True)
class Routes:
    """The shortest ways to one place; None where there is none.

    ``complete`` is False where the search was given up: then None means not found.
    """

    place: int
    moves: Route | None
    improvements: Route | None
    cheapest: Route | None
    complete: bool


def routes(graph: Graph, start: int, ends: list[int]) -> Iterator[Routes]:
    """The shortest ways to each place: by any moves, by improvements, at the least cost.

    The last has the fewest moves that cost their mover, and of those the fewest moves.

    After status quo analysis (Li, Kilgour & Hipel 2005): legal sequences are coloured
    paths, no two consecutive moves by one side. Ranks have shape ``(places,)``.
    """
    prices: tuple[Callable[[int], int | None], ...] = (
        lambda _: 0,
        lambda gain: 0 if gain > 0 else None,
        lambda gain: int(gain < 0),
    )
    searches = [_search(graph, start, set(ends), price) for price in prices]
    complete = all(each.complete for each in searches)
    for end in ends:
        moves, improvements, cheapest = (each.found.get(end) for each in searches)
        yield Routes(end, moves, improvements, cheapest, complete)


@dataclass(frozen=True, slots=True)
class _Search:
    """The routes that a search found, and whether it looked everywhere."""

    found: dict[int, Route]
    complete: bool


Node = tuple[int, int]
"""A place and who moved last."""
Cost = tuple[int, int]
"""Moves that cost their mover, then moves."""


def _search(
    graph: Graph, start: int, ends: set[int], price: Callable[[int], int | None]
) -> _Search:
    """Search the cheapest first.

    ``price`` of a mover's gain is 1 for a move that costs, 0 for one that does not, None for
    one that is not allowed.
    """
    came: dict[Node, tuple[Node, Arc]] = {}
    best: dict[Node, Cost] = {(start, -1): (0, 0)}
    queue: list[tuple[Cost, Node]] = [((0, 0), (start, -1))]
    found: dict[int, Route] = {}
    looked = 0
    while queue and looked < MOST_ARCS and len(found) < len(ends):
        cost, node = heapq.heappop(queue)
        if cost > best[node]:
            continue
        if node[0] in ends and node[0] not in found:
            found[node[0]] = Route(named_steps(graph, _back(came, node)))
        for arc, paid in _arcs(graph, node, price):
            looked += 1
            total, there = (cost[0] + paid, cost[1] + 1), (arc.after, arc.dm)
            if there not in best or total < best[there]:
                best[there] = total
                came[there] = node, arc
                heapq.heappush(queue, (total, there))
    return _Search(found, complete=not queue or len(found) == len(ends))


def _arcs(
    graph: Graph, node: Node, price: Callable[[int], int | None]
) -> Iterator[tuple[Arc, int]]:
    here, last = node
    for dm in graph.dms:
        if dm == last:
            continue
        rank = graph.ranks[dm]
        for there in graph.moves(dm, here):
            paid = price(int(rank[there]) - int(rank[here]))
            if paid is not None:
                yield Arc(dm, here, there), paid


def _back(came: dict[Node, tuple[Node, Arc]], node: Node) -> tuple[Arc, ...]:
    path = []
    while node in came:
        node, arc = came[node]
        path.append(arc)
    return tuple(reversed(path))
