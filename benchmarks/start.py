"""Time a cold start: what a command takes beside importing NumPy.

    python -m benchmarks.start [--runs 15] [--write PAGE]

Each command runs in a new process, in turn with the bare import; CPU time, user and system,
the least and the median of all runs. How many times the bare import that is was measured in one
run and says more than milliseconds. Byte code is cached.

What `ask one-last-time` is made of beyond NumPy and pydantic (the same measurement of its parts):
half is the rest of pydantic, which `import pydantic` leaves for later, and the one validator; a
quarter is the answer; a seventh defines Standoff's records, half a millisecond
for each frozen dataclass in Python 3.11; a tenth is click.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks import page

IMPORT = ("-c", "import numpy")
COMMANDS = (
    "--help",
    "cases",
    "check one-last-time",
    "solve elmira",
    "explain elmira",
    "ask one-last-time",
    "report one-last-time",
    "convert elmira",
    "gather --help",
    "draft --help",
)
HEAD = ("command", "CPU ms", "median", "times NumPy", "median")

Seconds = list[float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table as Markdown, and write it into a page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start")
    parser.add_argument("--runs", type=int, default=15)
    page.write_option(parser)
    asked = parser.parse_args(arguments)
    page.show("start", _rows(max(1, asked.runs)), asked.write)


def _rows(runs: int) -> Iterator[Sequence[str]]:
    bare, *others = measured([IMPORT, *(("-m", "standoff", *c.split()) for c in COMMANDS)], runs)
    yield HEAD
    for name, times in zip(("import numpy", *COMMANDS), (bare, *others), strict=True):
        yield [name, *told(times, bare)]


def measured(lines: Sequence[Sequence[str]], runs: int) -> list[Seconds]:
    """CPU seconds of each command line, run after run; the first run only warms up."""
    rounds = [[cpu(line) for line in lines] for _ in range(runs + 1)]
    return [list(times) for times in zip(*rounds[1:], strict=True)]


def cpu(line: Sequence[str]) -> float:
    """Seconds of processor time that a new interpreter takes."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *line], env=environment, stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def told(times: Seconds, bare: Seconds) -> list[str]:
    """Milliseconds, and how many times the bare import; least and median of each."""
    pairs = [(least(times), least(bare)) for least in (min, median)]
    ratios = [taken / other for taken, other in pairs]
    return [*(f"{1000 * taken:.0f}" for taken, _ in pairs), *(f"{each:.2f}" for each in ratios)]


if __name__ == "__main__":
    main()
