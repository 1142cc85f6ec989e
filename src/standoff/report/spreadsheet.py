"""Tables as CSV, for spreadsheets: no cell is taken for a formula there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from standoff.errors import plain
from standoff.stability.solve import Solution
from standoff.stability.table import columns

FORMULA = ("=", "+", "-", "@")  # what spreadsheets take for the beginning of one
ROWS = 4096  # written together


class _Lines:
    """Gives back what is written, so that a table is never in memory as a whole."""

    def write(self, line: str) -> str:
        return line


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as CSV."""
    writer = csv.writer(_Lines(), lineterminator="\n")
    yield from (writer.writerow(map(_cell, row)) for row in rows)


def _cell(value: object) -> object:
    """True and false as 1 and 0; a text that would be a formula behind an apostrophe."""
    match value:
        case bool():
            return int(value)
        case str() as text:
            text = plain(text)
            return f"'{text}" if text.startswith(FORMULA) else text
        case _:
            return value


def states(solution: Solution) -> Iterator[str]:
    """Every state with its options, ranks and stability, as CSV."""
    table = columns(solution)
    yield from lines([table])
    for first in range(0, len(solution.graph), ROWS):
        some = [column[first : first + ROWS].tolist() for column in table.values()]
        yield from lines(zip(*some, strict=True))
