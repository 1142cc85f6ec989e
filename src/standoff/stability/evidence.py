"""Why a state is stable for a side, or not: records with names, ready to be told."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.graph.graph import Graph, State
from standoff.graph.legal import Arc


@dataclass(frozen=True, slots=True)
class Step:
    """One side's move; ``gain`` is 1, 0 or -1: better, equal or worse for the mover."""

    side: str
    before: State
    after: State
    gain: int


@dataclass(frozen=True, slots=True)
class Met:
    """An improvement that the others can punish: the sanction ends where the path ends."""

    improvement: Step
    path: tuple[Step, ...]

    @property
    def sanction(self) -> State:
        return self.path[-1].after


@dataclass(frozen=True, slots=True)
class MetAtOnce(Met):
    """An improvement that the others undo by moves made at the same time.

    They have no order: each begins where the improvement begins, and ``together`` is where all
    of them lead.
    """

    together: State

    @property
    def sanction(self) -> State:
        return self.together


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a state is stable for a side under a concept, and the evidence.

    Stable: every improvement is met (none at all under Nash). Unstable: ``unmet`` are the
    improvements that nobody deters. ``forced`` holds the others' credible moves that make
    a side leave under threat-aware stability; empty under every classical concept.
    """

    concept: str
    side: str
    state: State
    stable: bool
    met: tuple[Met, ...] = ()
    unmet: tuple[Step, ...] = ()
    forced: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class SymbolicVerdict(Verdict):
    """A verdict on one state where states are not listed.

    ``untold`` tells how many improvements stand neither in ``met`` nor in ``unmet``.
    """

    untold: int = 0


def named_step(graph: Graph, arc: Arc) -> Step:
    """A move with names."""
    rank = graph.ranks[arc.dm]
    after, before = int(rank[arc.after]), int(rank[arc.before])
    return Step(
        graph.dispute.sides[arc.dm].id,
        graph.state_at(arc.before),
        graph.state_at(arc.after),
        (after > before) - (after < before),
    )


def named_steps(graph: Graph, path: tuple[Arc, ...]) -> tuple[Step, ...]:
    """A sequence of moves with names."""
    return tuple(named_step(graph, arc) for arc in path)
