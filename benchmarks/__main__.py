"""Time the five classical concepts on disputes of 2^9 to 2^20 states, `--large` to 2^24.

    python -m benchmarks [--large]

One row for each size, share of feasible combinations and kind of rankings: *random* ranks,
ranks with many *ties*, and a *chain* of sanctions as long as two sides can make it (see
``benchmarks.made``). CPU and wall time are of all five concepts for all sides together; peak
is the memory taken on top of the dispute and its ranks. Two ratios measured in the same run
say more than seconds: how many times longer the readable definitions take (on a sample of
states, for small disputes), and how many times longer than copying the ranks once.

What the profile says (cProfile, 2^20 states, five sides, random ranks): four fifths of the
time go into sequential stability and its symmetric form. There `numpy.take`, which brings the
values of a fibre into the order of a side's ranks and back, is a third of everything, the
minimum that runs down between a tenth. Sorting the fibres, once for each side, was two fifths
as long as places were sorted by their rank; sorting rank and entry as one number made it a
tenth. The concepts that allow any moves are a sixth together.
"""

from __future__ import annotations

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.made import KINDS, Case, made
from standoff.graph.graph import Graph
from standoff.stability.concepts import CONCEPTS

CLASSICAL = tuple(concept for concept in CONCEPTS if not concept.ours)
SIZES = {9: 4, 12: 4, 14: 6, 16: 4, 18: 6, 20: 5}
"""Sides by the number of options."""
LARGE = {22: 6, 24: 6}
READABLE = 12  # options up to which the readable definitions are timed
SAMPLE = 4  # states on which they are
PATIENCE = 0.5  # seconds after which a measurement is not repeated

HEAD = (
    "states",
    "sides",
    "feasible",
    "ranks",
    "CPU ms",
    "wall ms",
    "peak MB",
    "readable takes, times",
    "copies of the ranks",
)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of processor time and by the clock, the best of some runs."""

    cpu: float
    wall: float

    @classmethod
    def of(cls, work: Callable[[], object]) -> Times:
        """The best run of as many as patience allows."""
        runs = [_run(work)]
        while sum(run.wall for run in runs) < PATIENCE and len(runs) < 50:
            runs.append(_run(work))
        return cls(min(run.cpu for run in runs), min(run.wall for run in runs))


def _run(work: Callable[[], object]) -> Times:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Times(time.process_time() - cpu, time.perf_counter() - wall)


def solve(graph: Graph) -> list[np.ndarray]:
    """All five concepts for all sides from the start, as packed bits."""
    # Another graph with the same ranks has not yet sorted them.
    fresh, positions = graph.with_ranks(graph.ranks), graph.structure.positions
    return [
        np.packbits(concept.stable(fresh, dm)[positions])
        for concept in CLASSICAL
        for dm in fresh.dms
    ]


def peak(graph: Graph) -> int:
    """Bytes that solving takes at most on top of the graph."""
    tracemalloc.start()
    solve(graph)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def readable(graph: Graph) -> float:
    """Seconds of processor time the readable definitions would take, from a sample."""
    positions = graph.structure.positions
    sample = positions[:: max(1, len(positions) // SAMPLE)][:SAMPLE].tolist()
    seconds = _run(lambda: _verdicts(graph, sample)).cpu
    return seconds * len(positions) / len(sample)


def _verdicts(graph: Graph, places: list[int]) -> None:
    for concept in CLASSICAL:
        for dm in graph.dms:
            for place in places:
                concept.verdict(graph, dm, place)


def row(case: Case) -> tuple[str, ...]:
    """One line of the table."""
    graph = made(case)
    taken = Times.of(lambda: solve(graph))
    copied = Times.of(lambda: [rank.copy() for rank in graph.ranks])
    twin = f"{readable(graph) / taken.cpu:,.0f}" if case.options <= READABLE else ""
    return (
        f"{case.states:,}",
        f"{case.sides}",
        f"{case.feasible:.0%}",
        case.kind,
        f"{taken.cpu * 1e3:,.1f}",
        f"{taken.wall * 1e3:,.1f}",
        f"{peak(graph) / 2**20:,.1f}",
        twin,
        f"{taken.cpu / max(copied.cpu, 1e-6):,.0f}",
    )


def main(words: Sequence[str] | None = None) -> None:
    """Print the table as Markdown, each line when it is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--large", action="store_true", help="up to 2^24 states")
    parser.add_argument("--options", type=int, nargs="*", help="only these sizes, e.g. 9 12")
    asked = parser.parse_args(words)
    sizes = {**SIZES, **LARGE} if asked.large or asked.options else SIZES
    _write(HEAD)
    _write(("---:",) * len(HEAD))
    for options in asked.options or sizes:
        for share in (1.0, 0.5):
            for kind in KINDS:
                _write(row(Case(options, sizes.get(options, 4), share, kind)))


def _write(cells: Sequence[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
