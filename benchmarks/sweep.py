"""Time `standoff ask` over 2^16 and 2^20 readings of a dispute with 50 states.

    python -m benchmarks.sweep [--write PAGE]

One row for each number of readings and of processes: readings a second by the clock, processor
time for a reading (of all processes together, start included), and how much of it that is of
what one process takes; the peak is of the largest process.

What the profile says (cProfile, 2^18 readings, one process): half of the time are the
reductions over all readings of a chunk at once, two fifths the ranks, once for each way that a
side's preferences can be in a chunk. Nothing is done for one reading by itself: as dictionaries,
made and looked up one by one, readings took as long as all of their findings.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks import page
from benchmarks.many import many
from standoff.files.writer import write

JUDGEMENTS = (16, 20)
PROCESSES = (1, 2)

HEAD = ("readings", "processes", "seconds", "a second", "CPU µs a reading", "of one", "peak MB")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock and of the processor, and the largest process's megabytes."""

    wall: float
    cpu: float
    peak: float

    @classmethod
    def by(cls, words: list[str]) -> Taken:
        """What a command takes, the processes that it starts included."""
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "standoff", *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
        wall = time.perf_counter() - began
        return cls(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2**10)


def rows() -> Iterator[tuple[str, ...]]:
    """The table, line by line."""
    with tempfile.TemporaryDirectory() as folder:
        for judgements in JUDGEMENTS:
            file = Path(folder, f"{judgements}.toml")
            file.write_text(write(many(judgements)), encoding="utf-8")
            yield from _rows(str(file), 2**judgements)


def _rows(file: str, readings: int) -> Iterator[tuple[str, ...]]:
    one = None
    for processes in PROCESSES:
        words = ["ask", file, "--readings", str(readings), "--on", str(processes), "--json"]
        taken = Taken.by(words)
        one = one or taken
        yield (
            f"{readings:,}",
            f"{processes}",
            f"{taken.wall:.1f}",
            f"{readings / taken.wall:,.0f}",
            f"{taken.cpu / readings * 1e6:.1f}",
            f"{taken.cpu / one.cpu:.2f}",
            f"{taken.peak:,.0f}",
        )


def main(words: Sequence[str] | None = None) -> None:
    """Print the table as Markdown, each line when it is there; and write it into a page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep")
    page.write_option(parser)
    page.show("readings", chain([HEAD], rows()), parser.parse_args(words).write)


if __name__ == "__main__":
    main()
