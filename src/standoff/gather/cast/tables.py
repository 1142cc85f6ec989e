"""Actor files as text: CSV with a header, or TOML with tables ``[[actor]]``."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Set
from typing import Any

from standoff.errors import RequestError, nearest_hint
from standoff.gather.cast.entries import COLUMNS, Entry, entry

NONE: frozenset[str] = frozenset()


def entries(name: str, content: bytes, codes: Set[str] = NONE) -> Iterator[Entry]:
    """The entries of one file, by the ending of its name; see ``entry`` for ``codes``.

    Raises:
        RequestError: for the first mistake, with file, line and remedy.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RequestError(f"{name}:{line}: this is not UTF-8 text", "save it as UTF-8") from None
    ending = name.rpartition(".")[2].lower()
    if ending == "csv":
        return _csv(name, text, codes)
    if ending == "toml":
        return _toml(name, text, codes)
    raise RequestError(
        f"{name}: actors are written in CSV or TOML", "end its name in .csv or .toml"
    )


def _csv(name: str, text: str, codes: Set[str]) -> Iterator[Entry]:
    lines = ("" if line.startswith("#") else line for line in text.splitlines(keepends=True))
    rows = csv.reader(lines, strict=True)
    header: list[str] = []
    while (row := _row(name, rows)) is not None:
        if not any(row):
            continue
        where = f"{name}:{rows.line_num}"
        if not header:
            header = _header(row, where)
        elif len(row) > len(header):
            remedy = "put a name with a comma in quotes"
            raise RequestError(f"{where}: {len(row)} columns, the header has {len(header)}", remedy)
        else:
            yield entry(dict(zip(header, row, strict=False)), where, codes)
    if not header:
        raise RequestError(f"{name}: there are no actors", f"begin with a line {','.join(COLUMNS)}")


def _row(name: str, rows: Any) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        remedy = "mend the quotation marks around this place"
        raise RequestError(f"{name}:{rows.line_num}: this is not CSV: {error}", remedy) from None


def _header(row: list[str], where: str) -> list[str]:
    columns = [each.strip() for each in row]
    for column in columns:
        _known(column, where)
    for column in ("kind", "name"):
        if column not in columns:
            raise RequestError(
                f"{where}: there is no column `{column}`", "add it to the first line"
            )
    return columns


def _known(column: str, where: str) -> None:
    if column not in COLUMNS:
        raise RequestError(f"{where}: “{column}” is not a column", nearest_hint(column, COLUMNS))


def _toml(name: str, text: str, codes: Set[str]) -> Iterator[Entry]:
    try:
        table = tomllib.loads(text)
    except RecursionError:
        raise RequestError(
            f"{name}: brackets are nested too deep", "write [[actor]] tables"
        ) from None
    except ValueError as error:
        raise RequestError(f"{name}: this is not TOML: {error}", "mend this first") from None
    rows = table.pop("actor", None)
    if table or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        other = nearest_hint(next(iter(table)), ["actor"]) if table else "begin each with [[actor]]"
        raise RequestError(f"{name}:1: an actor file has tables [[actor]] and nothing else", other)
    lines = _lines(text)
    for number, row in enumerate(rows):
        where = f"{name}:{lines[number]}" if number < len(lines) else name
        yield entry(_columns(row, where), where, codes)


def _lines(text: str) -> list[int]:
    """The lines that begin a table."""
    return [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.replace(" ", "").startswith("[[actor]]")
    ]


def _columns(row: dict[str, Any], where: str) -> dict[str, Any]:
    for column in row:
        _known(column, where)
    if "yields" in row and not isinstance(row["yields"], bool):
        raise RequestError(f"{where}: `yields` is true or false", "write yields = true")
    dates = {
        key: row[key].isoformat() for key in ("from", "to") if hasattr(row.get(key), "isoformat")
    }
    return row | dates | ({"yields": "yes"} if row.get("yields") else {})
