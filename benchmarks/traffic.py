"""Time each reduction beside what it cannot do without: reading a field and writing one.

    python -m benchmarks.traffic [--options 20] [--write PAGE]

One row for each reduction over all combinations of 2^20 states of five sides with random ranks, and
for what solving makes of them; the ideal is a copy of the field, measured in the same run.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence

from benchmarks import page
from benchmarks.__main__ import Times, solve
from benchmarks.made import Case, made

HEAD = ("reduction", "CPU ms", "fields", "a copy, ms", "times the ideal")
SIDES = 5


def rows(options: int) -> Iterator[tuple[str, ...]]:
    """The table, line by line; ``fields`` is how many are read and written at the least."""
    graph = made(Case(options, SIDES, 1.0, "random"))
    field, structure = graph.ranks[0], graph.structure
    # All of them in turn, so that none is still in the processor's cache.
    copy = Times.of(lambda: [rank.copy() for rank in graph.ranks]).cpu / SIDES
    better = structure.build_reply(1, graph.ranks[1])
    anyhow = structure.build_reply(1)
    fresh = [graph.with_ranks(graph.ranks) for _ in range(2)]
    works: tuple[tuple[str, int, Callable[[], object]], ...] = (
        ("the best that one move does", 1, lambda: structure.best_move(0, field)),
        ("the worst by any move of one side", 1, lambda: anyhow(field)),
        (
            "its improvements brought into order",
            1,
            lambda: structure.build_reply(1, graph.ranks[1]),
        ),
        ("the worst by these improvements", 1, lambda: better(field)),
        ("held by the others' moves", SIDES - 1, lambda: fresh[0].held_by_others(0, field)),
        (
            "held by their improvements",
            SIDES - 1,
            lambda: fresh[1].held_by_others(0, field, credible=True),
        ),
        ("all five concepts for all sides", 5 * SIDES, lambda: solve(graph)),
    )
    yield HEAD
    for name, fields, work in works:
        work()  # what is built once is built before
        taken = Times.of(work).cpu
        yield (
            name,
            f"{taken * 1e3:,.1f}",
            f"{fields}",
            f"{copy * 1e3:.2f}",
            f"{taken / (fields * copy):,.1f}",
        )


def main(words: Sequence[str] | None = None) -> None:
    """Print the table as Markdown, each line when it is there; and write it into a page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.traffic")
    parser.add_argument("--options", type=int, default=20)
    page.write_option(parser)
    given = parser.parse_args(words)
    page.show("traffic", rows(given.options), given.write)


if __name__ == "__main__":
    main()
