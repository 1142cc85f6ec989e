"""Time what users wait for: commands on disputes of many sizes, from the shell.

    python -m benchmarks.waiting [--write PAGE]

One row for each command and dispute; seconds of processor time and the largest memory of the
whole process, start included. Sizes grow by states, levers and judgements, one at a time, so that
a column of a command's rows tells what costs. Disputes are those of ``benchmarks.made``.

What the profile says (cProfile). `ask` at 65,536 states: half is finding out that simultaneous
sanctions take too much, because every improvement is looked at to count them; a quarter is what the
others settle into, one sweep for each state that they stay in. `ask` with eight levers: half are
verdicts on single states, which search for their sanctions one state at a time. `explain` of sixty
options: a third are single relational products, a quarter the states that somebody likes better.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks import page
from benchmarks.made import asked, tangled
from benchmarks.sweep import Taken
from standoff.files.writer import write
from standoff.model.dispute import Dispute

HEAD = ("command", "states", "sides", "options", "levers", "judgements", "CPU s", "peak MB")
"""What is told of each row."""

ASKED = (
    # options, sides, levers, judgements
    (6, 3, 2, 0),
    (10, 3, 2, 0),
    (14, 3, 2, 0),
    (16, 4, 2, 0),
    (10, 3, 5, 0),
    (10, 3, 8, 0),
    (10, 3, 2, 4),
    (10, 3, 2, 8),
)
REPORTED = ASKED[:3]
EXPLAINED = ((10, 3), (14, 3), (18, 6))
SIMULTANEOUS = ((9, 3), (12, 3), (13, 3))
TANGLED = (3, 6)
"""Sides of ten options each, of which each takes one at most."""


def rows() -> Iterator[tuple[str, ...]]:
    """The table, line by line."""
    for case in ASKED:
        yield _row("ask", asked(*case), *case[2:])
    for case in REPORTED:
        yield _row("report", asked(*case), *case[2:])
    for options, sides in EXPLAINED:
        yield _row("explain", asked(options, sides))
    for sides in TANGLED:
        yield _row("explain", tangled(1, sides=sides), states=11**sides)
    for options, sides in SIMULTANEOUS:
        yield _row("solve --concepts sim", asked(options, sides, wishes=14))


def _row(
    command: str, dispute: Dispute, levers: int = 0, judgements: int = 0, states: int = 0
) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "made.toml")
        file.write_text(write(dispute), encoding="utf-8")
        word, *options = command.split()
        to = ["--output", str(Path(folder, "page.html"))] if word == "report" else ["--json"]
        taken = Taken.by([word, str(file), *options, *to])
    return (
        command,
        f"{states or 1 << len(dispute.options):,}",
        f"{len(dispute.sides)}",
        f"{len(dispute.options)}",
        f"{levers or ''}",
        f"{judgements or ''}",
        f"{taken.cpu:.2f}",
        f"{taken.peak:,.0f}",
    )


def main(words: Sequence[str] | None = None) -> None:
    """Print the table as Markdown, each line when it is there; and write it into a page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.waiting")
    page.write_option(parser)
    page.show("waiting", chain([HEAD], rows()), parser.parse_args(words).write)


if __name__ == "__main__":
    main()
