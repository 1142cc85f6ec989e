"""Tables as Markdown: printed line by line, and written into a page of the docs."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

Cells = Sequence[str]
END = "<!-- measured: end -->"


def mark(name: str) -> str:
    """What stands before a table on the page; ``END`` stands behind it."""
    return f"<!-- measured: {name} -->"


def write_option(parser: argparse.ArgumentParser) -> None:
    """``--write PAGE``."""
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the table here as well")


def show(name: str, rows: Iterable[Cells], page: Path | None) -> None:
    """Print a table, each line when it is there, and put it between its marks on a page."""
    lines = [_shown(line) for line in _lines(rows)]
    if page:
        before, _, rest = page.read_text("utf-8").partition(mark(name))
        _, _, after = rest.partition(END)
        table = "\n".join([_machine(), "", *lines])
        page.write_text(f"{before}{mark(name)}\n{table}\n{END}{after}", "utf-8")


def _lines(rows: Iterable[Cells]) -> Iterator[str]:
    for number, cells in enumerate(rows):
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield f"| {' | '.join(['---:'] * len(cells))} |"


def _shown(line: str) -> str:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return line


def _machine() -> str:
    """What it was measured on, in general words."""
    return (
        f"Measured on a machine with {os.cpu_count()} cores ({platform.machine()}, "
        f"{platform.system()}), with Python {platform.python_version()} and NumPy "
        f"{np.__version__}."
    )
