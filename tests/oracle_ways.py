"""Ways from one state to another by brute force: from the definitions of the page alone.

A way is a legal sequence. It is direct if each option that is different at its end changes once
and no other option changes; in graph form every way is, and for options that a merged state leaves
open every way is. Of the direct ways to a state the one is taken with the fewest moves that cost
their mover, then the fewest moves; only if there is none, of all ways. A move costs its mover if it
leaves it worse off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.oracle import State, World

Cost = tuple[int, int]
"""Moves that cost their mover, then moves."""

Begun = frozenset[tuple[str, bool]]
"""Who can make the first move of a way that is as good, and whether it can at no cost to it."""

Made = Callable[[str, State, State], bool]
"""Whether a side makes a move, from one state to another."""

Steps = list[tuple[str, State, State]]
"""Moves in turn: who moves, and from where to where."""


Found = dict[State, tuple[Cost, Begun]]
"""The least cost of a way to each state, and how the ways at that cost begin."""


@dataclass(frozen=True)
class Way:
    """The way to take to a state, as far as it is settled: others may be as good."""

    direct: bool
    cost: Cost
    begun: Begun

    @property
    def jump_first(self) -> set[str]:
        """The sides of which one must jump first: none if a way as good begins at no cost."""
        return set() if any(free for _, free in self.begun) else {side for side, _ in self.begun}


@dataclass(frozen=True)
class Ways:
    """How long the shortest ways to each state are, and the way to take."""

    moves: dict[State, int]
    improvements: dict[State, int]
    way: dict[State, Way]


def ways(world: World, start: State) -> Ways:
    """The ways from a state to every other."""
    every = fewest(world, start, lambda *_: True)
    direct = every if world.dispute.states else _direct(world, start)
    quickest = fewest(world, start, lambda *_: True, dear=False)
    by_gains = fewest(world, start, lambda side, here, there: world.better(side, there, here))
    return Ways(
        {end: moves for end, ((_, moves), _) in quickest.items()},
        {end: moves for end, ((_, moves), _) in by_gains.items()},
        {end: Way(end in direct, *direct.get(end, found)) for end, found in every.items()},
    )


def fewest(world: World, start: State, made: Made, *, dear: bool = True) -> Found:
    """By trying longer sequences until nothing new is found; without ``dear`` no move costs."""
    best: dict[tuple[State, str], tuple[Cost, Begun]] = {(start, ""): ((0, 0), frozenset())}
    new = True
    while new:
        new = False
        for (here, last), ((costs, moves), begun) in list(best.items()):
            for side, there in _steps(world, here, last, made):
                worse = world.better(side, here, there)
                cost = (costs + (dear and worse), moves + 1)
                firsts = begun or frozenset([(side, not worse)])
                known, others = best.get((there, side), (None, frozenset()))
                if known is None or cost < known:
                    best[there, side], new = (cost, firsts), True
                elif cost == known and not firsts <= others:
                    best[there, side], new = (cost, firsts | others), True
    found: Found = {}
    for (end, _), (cost, begun) in best.items():
        if end != start:
            found[end] = _better(found.get(end), cost, begun)
    return found


def _steps(world: World, here: State, last: str, made: Made) -> Iterator[tuple[str, State]]:
    """Who may move next, and where to."""
    for side in world.sides:
        if side != last:
            moves = world.moves(side, here)
            yield from ((side, there) for there in moves if made(side, here, there))


def _better(known: tuple[Cost, Begun] | None, cost: Cost, begun: Begun) -> tuple[Cost, Begun]:
    """The cheaper of two; equal ones together."""
    if known is None or cost < known[0]:
        return cost, begun
    return known if known[0] < cost else (cost, known[1] | begun)


def _direct(world: World, start: State) -> Found:
    """The least cost of a direct way to each state."""
    if any(len(state) > 1 for state in world.states):
        # A sequence through open options may go round for ever, so that not all can be listed.
        return fewest(
            world, start, lambda _, here, there: not turns_back(world, start, here, there)
        )
    found: Found = {}
    for steps in _listed(world, start, []):
        dear = [world.better(side, here, there) for side, here, there in steps]
        begun = frozenset([(steps[0][0], not dear[0])])
        end = steps[-1][2]
        found[end] = _better(found.get(end), (sum(dear), len(steps)), begun)
    return found


def _listed(world: World, here: State, before: Steps) -> Iterator[Steps]:
    """Every legal sequence in which no option changes twice."""
    last = before[-1][0] if before else ""
    for side, there in _steps(world, here, last, lambda *_: True):
        steps = [*before, (side, here, there)]
        if is_direct(world, steps):
            yield steps
            yield from _listed(world, there, steps)


def is_direct(world: World, steps: Steps) -> bool:
    """Whether a sequence is direct, as the page says it."""
    if world.dispute.states:
        return True
    states = [steps[0][1], *(there for _, _, there in steps)]
    for n in range(len(world.options)):
        values = [world.label(state)[n] for state in states]
        changes = sum(a != b for a, b in pairwise(values))
        if "-" not in values and changes != (values[0] != values[-1]):
            return False
    return not any(turns_back(world, states[0], here, there) for _, here, there in steps)


def turns_back(world: World, start: State, here: State, there: State) -> bool:
    """Whether a move between states that tell of an option makes it what it was at the start."""
    marks = zip(*(world.label(state) for state in (start, here, there)), strict=True)
    return any("-" not in (s, a, b) and a != b == s for s, a, b in marks)
