"""Which improvements a map draws.

An improvement that the same side's other arrows make up is left out: who may go from a to b
and from b to c may go from a to c in one move, wherever that side's moves work like that.
Of states that a side likes equally, and can move between, only the nearest gets an arrow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from standoff.graph.graph import Graph
from standoff.graph.structure import Field

Gains = Mapping[int, frozenset[int]]
"""For each state the states that one side gains by moving to."""
Far = Callable[[int, int], float]
"""How far two states stand apart on the map."""


def moves_among(graph: Graph, dm: int, states: Sequence[int]) -> dict[int, frozenset[int]]:
    """A side's moves among these states, by the states' numbers."""
    return {
        state: frozenset(_state_numbers(graph, graph.moves(dm, graph.state_place(state))))
        & {*states}
        for state in states
    }


def improvements_among(graph: Graph, dm: int, states: Sequence[int]) -> dict[int, frozenset[int]]:
    """A side's improvements among these states, by the states' numbers."""
    return {
        state: frozenset(_state_numbers(graph, graph.improvements(dm, graph.state_place(state))))
        & {*states}
        for state in states
    }


def _state_numbers(graph: Graph, places: Sequence[int]) -> list[int]:
    found: list[int] = np.searchsorted(graph.structure.positions, places).tolist()
    return found


def is_transitive(gains: Gains) -> bool:
    """Whether whoever gains by two moves one after the other may make them in one."""
    return all(gains[step] <= there for there in gains.values() for step in there)


def improvements_to_draw(gains: Gains, rank: Field, far: Far) -> dict[int, list[int]]:
    """The improvements to draw: all, less those that others make up or that lead as far.

    ``rank`` has the side's ranks by the states' numbers. Where moves do not chain nothing is
    left out.
    """
    if not is_transitive(gains):
        return {state: sorted(there) for state, there in gains.items()}
    return {
        state: _nearest_improvements(state, there, gains, rank, far)
        for state, there in gains.items()
    }


def _nearest_improvements(
    state: int, there: frozenset[int], gains: Gains, rank: Field, far: Far
) -> list[int]:
    """The next better states, of equally good ones with the same ways on the nearest."""
    implied = frozenset().union(*(gains[each] for each in there))
    kept: dict[tuple[int, frozenset[int]], int] = {}
    for each in sorted(there - implied, key=lambda each: (far(state, each), each)):
        kept.setdefault((int(rank[each]), gains[each]), each)
    return sorted(kept.values())
