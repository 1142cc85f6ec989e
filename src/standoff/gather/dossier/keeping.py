"""Keeping what is gathered: a document is on disk as a whole when it is told as done.

The dossier is the same in whatever order documents are done. A document's id is that of the
first file, in the order in which they were asked for, that holds its bytes or its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import RequestError
from standoff.gather.dossier import opening
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.dossier.opening import GatheredBy, told
from standoff.gather.dossier.rows import TABLES, Row, Rows

PARAGRAPHS = 2**32
"""More than a document has: a paragraph's id begins with its document's."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that is asked for: its name and the hash of its bytes, or why there is none."""

    name: str
    sha256: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Keeping(Dossier):
    """A dossier that is being written; ``gathering`` opens one."""

    def ask(self, files: Iterable[Asked]) -> list[int]:
        """Write down what is asked for, at once; the id of each file."""
        with told(self.path), self.connection:
            return [self._asked(file) for file in files]

    def _asked(self, file: Asked) -> int:
        """A file has one id, however often it is asked for; what failed is tried again."""
        known = "select id from file where name = ? and sha256 = ?"
        for (id,) in self.connection.execute(known, (file.name, file.sha256)):
            self.connection.execute("update file set reason = ? where id = ?", (file.reason, id))
            return int(id)
        held = "select min(document) from file where sha256 = ?"
        (document,) = self.connection.execute(held, (file.sha256,)).fetchone()
        row = (file.name, file.sha256, document if file.sha256 else None, file.reason)
        new = self.connection.execute(
            "insert into file (name, sha256, document, reason) values (?, ?, ?, ?)", row
        )
        return int(new.lastrowid or 0)

    def waits(self, id: int) -> bool:
        """Whether a file is still to be read."""
        found = "select 1 from file where id = ? and document is null and reason is null"
        return bool(self.select(found, id))

    def held(self, ids: Iterable[int]) -> list[int]:
        """The documents that hold these files, each once, in order."""
        found = "select document from file where id = ? and document is not null"
        return sorted({row[0] for id in ids for row in self.select(found, id)})

    def fail(self, ids: Iterable[int], reason: str) -> None:
        """Files with the same bytes cannot be read."""
        with told(self.path), self.connection:
            self.connection.executemany(
                "update file set reason = ? where id = ?", [(reason, id) for id in ids]
            )

    def keep(self, ids: Sequence[int], found: Rows) -> None:
        """Keep a document that these files hold; it is on disk when this returns.

        Where another document has the same text, one of them stays: the one asked for first.
        """
        (row,) = found["document"]
        with told(self.path), self.connection:
            first, other = ids[0], self._with_text(row[6])
            if other is None or first < other:
                self._put_first(first, found, other)
            held = (min(first, other or first), row[1])
            # Its bytes may be others by now than those it was asked for with.
            self.connection.executemany(
                "update file set document = ?, sha256 = ?, reason = null where id = ?",
                [(*held, id) for id in ids],
            )

    def _with_text(self, digest: str) -> int | None:
        found = "select id from document where text_sha256 = ?"
        row = self.connection.execute(found, (digest,)).fetchone()
        return int(row[0]) if row else None

    def _put_first(self, document: int, found: Rows, other: int | None) -> None:
        """Put a document in, in the place of another one that was asked for later."""
        if other is not None:
            self._remove(other)
            self.connection.execute(
                "update file set document = ? where document = ?", (document, other)
            )
        for table in TABLES:
            made = [[document, *row] for row in found[table]]
            if table == "paragraph":
                made = [[document * PARAGRAPHS + n, *row] for n, row in enumerate(made)]
            self._insert(table, made)
        self._index("insert into words (rowid, text) values (?, ?)", document)

    def _insert(self, table: str, made: Sequence[Row]) -> None:
        if made:
            places = ", ".join("?" * len(made[0]))
            self.connection.executemany(f"insert into {table} values ({places})", made)  # noqa: S608 - our names

    def _index(self, statement: str, document: int) -> None:
        """Say the same of every paragraph to the index of words."""
        ((text,),) = self.select("select text from document where id = ?", document)
        paragraphs = self.select(
            "select id, start, end from paragraph where document = ?", document
        )
        self.connection.executemany(statement, ((id, text[a:b]) for id, a, b in paragraphs))

    def _remove(self, document: int) -> None:
        self._index("insert into words (words, rowid, text) values ('delete', ?, ?)", document)
        for table in TABLES:
            key = "id" if table == "document" else "document"
            self.connection.execute(f"delete from {table} where {key} = ?", (document,))  # noqa: S608 - our names


@contextmanager
def gathering(path: str, by: GatheredBy) -> Iterator[Keeping]:
    """Begin a dossier, or go on with one; an empty path is one that is not kept.

    Raises:
        RequestError: for a file that is something else, is in use or was gathered otherwise.
    """
    with opening.written(path, by) as connection:
        yield Keeping(connection, path)


@contextmanager
def beginning(path: str, by: GatheredBy) -> Iterator[Keeping]:
    """Begin a dossier; where the work is done and nothing could be read no file is left.

    What was stopped stays, so that it can be gone on with.

    Raises:
        RequestError: as ``gathering`` does, or if nothing was kept.
    """
    with gathering(path, by) as kept:
        yield kept
        holds = bool(kept.ids())
    if not holds:
        Path(path).unlink(missing_ok=True)
        raise RequestError(f"nothing could be read, so “{path}” was not made")
