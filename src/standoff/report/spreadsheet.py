"""A solution as a table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.errors import plain
from standoff.files import csv
from standoff.stability.solution import Solution, solution_columns

ROWS = 4096  # written together


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as CSV; marks that only steer a terminal are written out."""
    return csv.table_lines(map(_plain_cell, row) for row in rows)


def _plain_cell(value: object) -> object:
    return plain(value) if isinstance(value, str) else value


def state_lines(solution: Solution) -> Iterator[str]:
    """Every state with its options, ranks and stability, as CSV."""
    table = solution_columns(solution)
    yield from csv_lines([table])
    for first in range(0, len(solution.graph), ROWS):
        some = [column[first : first + ROWS].tolist() for column in table.values()]
        yield from csv_lines(zip(*some, strict=True))
