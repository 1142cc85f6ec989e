"""The dossier as a store of documents, read one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from standoff.gather.dossier import opening, rows
from standoff.gather.dossier.opening import GatheredBy, told
from standoff.gather.records import Gathered

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An open dossier; ``reading`` opens one."""

    connection: sqlite3.Connection
    path: str

    @property
    def by(self) -> GatheredBy:
        """What gathered it."""
        with told(self.path):
            return opening.made_by(self.connection)

    def ids(self) -> list[int]:
        """The documents, in the order in which they were asked for."""
        return [id for (id,) in self.select("select id from document order by id")]

    def gathered(self, document: int) -> Gathered:
        """A document with all that was gathered from it, as it was kept."""
        tables = [table for table in rows.TABLES if table != "paragraph"]
        found = {table: [row[1:] for row in self._rows(table, document)] for table in tables}
        with told(self.path):
            return rows.gathered(found)

    def each(self) -> Iterator[Gathered]:
        """Every document, one at a time."""
        return (self.gathered(id) for id in self.ids())

    def _rows(self, table: str, document: int) -> list[Row]:
        key = "id" if table == "document" else "document"
        shape = opening.shape(table)
        order = f"where {key} = ? order by {shape.order}"
        found = self.select(f"select * from {table} {order}", document)  # noqa: S608 - our names
        for row in found:
            if not all(map(isinstance, row, shape.kinds)):
                raise opening.unusable(self.path, f"the table {table} is damaged")
        return found

    def names(self, document: int) -> list[str]:
        """Every file that holds a document, the first that was asked for first."""
        found = "select name from file where document = ? order by id"
        return [str(name) for (name,) in self.select(found, document)]

    def failed(self) -> list[Failed]:
        """The files that could not be read."""
        found = "select name, reason from file where reason is not null order by id"
        return [Failed(str(name), str(reason)) for name, reason in self.select(found)]

    def waiting(self) -> int:
        """How many files were asked for and not read yet: the work was stopped."""
        found = "select count(*) from file where document is null and reason is null"
        return int(self.select(found)[0][0])

    def text_with_hash(self, sha256: str) -> str | None:
        """The text of the document whose bytes have this hash, if it is here."""
        found = self.select("select text from document where sha256 = ?", sha256)
        return str(found[0][0]) if found else None

    def select(self, statement: str, *values: object) -> list[Row]:
        """The rows that a statement asks for."""
        with told(self.path):
            return self.connection.execute(statement, values).fetchall()


@contextmanager
def reading(path: str) -> Iterator[Dossier]:
    """A dossier that is there.

    Raises:
        RequestError: for a file that is something else, is damaged or is being written.
    """
    with opening.read(path) as connection:
        yield Dossier(connection, path)
