"""Tables as CSV: no text in a cell is taken for a formula by a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

END = "\r\n"
"""Only marks that may end a line are quoted; in a cell both may stand."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the beginning of a formula."""


class _Lines:
    """Gives back what is written, so that a table is never in memory as a whole."""

    def write(self, line: str) -> str:
        return f"{line.removesuffix(END)}\n"


def table_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as CSV: true and false as 1 and 0, text that would be a formula behind an apostrophe."""
    writer = csv.writer(_Lines(), lineterminator=END)
    yield from (writer.writerow(map(_harmless_cell, row)) for row in rows)


def _harmless_cell(value: object) -> object:
    match value:
        case bool():
            return int(value)
        case str() as text:
            return f"'{text}" if text.startswith(FORMULA) else text
        case _:
            return value
