"""Time the five classical concepts on disputes of 2^9 to 2^20 states, `--large` to 2^24.

    python -m benchmarks [--large] [--write PAGE]

One row for each size, layout and kind of rankings (see ``benchmarks.made``); what the columns
mean stands on the page that is written, docs/reference/benchmarks.md. Ratios measured in the same
run say more than seconds.

What the profile says (cProfile, 2^20 states, five sides, random ranks): four fifths of the
time go into sequential stability and its symmetric form. There `numpy.take`, which brings the
values of a fibre into the order of a side's ranks and back, is a third of everything, the
minimum that runs down between a tenth. Sorting the fibres, once for each side, was two fifths
as long as places were sorted by their rank; sorting rank and entry as one number made it a
tenth. The concepts that allow any moves are a sixth together.

A listed state takes two to three times as long as one of all combinations: taking the entries of
groups by index is what is added. So the two layouts break even where a third is feasible.

Sanctions a thousand moves long, at 2^20 states of three sides, took 10 s with one sweep for each
move; seeing twice as far each round they take 1. With further sides that are indifferent to the
chain and rank states at random (*long chain* here) it helps less: what they can be held to still
changes a little in most rounds. Two threads took 0.6 to 0.7 times as long by the clock from 2^17
places on; the table is of one.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from benchmarks import page
from benchmarks.made import KINDS, Case, made, ruled
from standoff.graph.graph import Graph, compile_graph
from standoff.stability.concepts import CONCEPTS
from standoff.stability.sim import SIM

CLASSICAL = tuple(concept for concept in CONCEPTS if not concept.ours and concept is not SIM)
"""Without sanctions at once, whose time grows with the moves and not with the states."""
SIZES = {9: 4, 12: 4, 14: 6, 16: 4, 18: 6, 20: 5}
"""Sides by the number of options."""
LARGE = {22: 6, 24: 6}
KINDS_LARGE = tuple(kind for kind in KINDS if kind != "long chain")  # it takes minutes
RULED = {30: 5}
"""The same of disputes in which rules leave few states."""
RULED_LARGE = {40: 5}
READABLE = 12  # options up to which the readable definitions are timed
SAMPLE = 4  # states on which they are
PATIENCE = 0.5  # seconds after which a measurement is not repeated

HEAD = (
    "options",
    "states",
    "sides",
    "layout",
    "ranks",
    "CPU ms",
    "wall ms",
    "peak MB",
    "readable takes, times",
    "copies of the ranks",
    "dense takes, times",
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
    """One line of the table, for all combinations."""
    graph = made(case)
    layout = "all combinations" + ("" if case.feasible == 1 else f", {case.feasible:.0%} feasible")
    cells, taken = _measured(graph, layout, case.kind)
    twin = f"{readable(graph) / taken.cpu:,.0f}" if case.options <= READABLE else ""
    return (*cells[:-1], twin, cells[-1], "")


def ruled_row(options: int, sides: int) -> tuple[str, ...]:
    """One line of the table, for states alone, compared with as many combinations."""
    graph = compile_graph(ruled(options, sides))
    cells, taken = _measured(graph, "states alone", "ruled")
    like = Case(len(graph).bit_length() - 1, sides, 1.0, "random")
    twin = made(like)
    dense = Times.of(lambda: solve(twin)).cpu * len(graph) / like.states
    return (*cells[:-1], "", cells[-1], f"{dense / taken.cpu:.2f}")


def _measured(graph: Graph, layout: str, ranks: str) -> tuple[tuple[str, ...], Times]:
    taken = Times.of(lambda: solve(graph))
    copied = Times.of(lambda: [rank.copy() for rank in graph.ranks])
    cells = (
        f"{len(graph.dispute.options)}",
        f"{len(graph):,}",
        f"{len(graph.dms)}",
        layout,
        ranks,
        f"{taken.cpu * 1e3:,.1f}",
        f"{taken.wall * 1e3:,.1f}",
        f"{peak(graph) / 2**20:,.1f}",
        f"{taken.cpu / max(copied.cpu, 1e-6):,.0f}",
    )
    return cells, taken


def main(words: Sequence[str] | None = None) -> None:
    """Print the table as Markdown, each line when it is there; and write it into a page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--large", action="store_true", help="up to 2^24 states")
    parser.add_argument("--options", type=int, nargs="*", help="only these sizes, e.g. 9 12 30")
    page.write_option(parser)
    asked = parser.parse_args(words)
    rows = _rows(asked.options, large=asked.large)
    page.show("solving", chain([HEAD], rows), asked.write)


def _rows(only: list[int] | None, *, large: bool) -> Iterator[tuple[str, ...]]:
    sizes = {**SIZES, **LARGE} if large or only else SIZES
    few = {**RULED, **RULED_LARGE} if large or only else RULED
    for options in only or sizes:
        kinds = KINDS_LARGE if options in LARGE else KINDS if options in sizes else ()
        for share in (1.0,) if options in LARGE else (1.0, 0.5):
            for kind in kinds:
                yield row(Case(options, sizes[options], share, kind))
    for options in only or few:
        if options in few:
            yield ruled_row(options, few[options])


if __name__ == "__main__":
    main()
