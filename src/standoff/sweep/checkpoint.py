"""Finished chunks in one SQLite file, so that nothing done is done twice.

A chunk is committed before it is reported as done; whatever happens then, it is there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import RequestError

LARGEST = 2**28  # bytes of a chunk's result that are read
MARK = 0x5374616E
"""The application id in the header of a checkpoint: "Stan"."""

About = Mapping[str, str | int]
"""What has to be the same for chunks of one sweep to go with those of another."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """An open checkpoint; ``open_checkpoint`` opens one."""

    connection: sqlite3.Connection
    path: str

    def kept_results(self) -> Iterator[tuple[int, bytes]]:
        """Every chunk that is kept, with its result."""
        with _request_errors(self.path):
            yield from self.connection.execute(
                "select number, result from chunk where typeof(number) = 'integer' and "
                "typeof(result) = 'blob' and length(result) < ? order by number",
                (LARGEST,),
            ).fetchall()

    def keep_result(self, chunk: int, result: bytes) -> None:
        """Keep a result; it is on disk when this returns."""
        with _request_errors(self.path), self.connection:
            self.connection.execute("insert or replace into chunk values (?, ?)", (chunk, result))


@contextmanager
def open_checkpoint(path: str, about: About) -> Iterator[Checkpoint]:
    """Go on with a checkpoint, or begin one where there is no file.

    Raises:
        RequestError: for a file that is something else, is in use or cannot be written.
    """
    with closing(_open_alone(path, about)) as connection:
        yield Checkpoint(connection, path)


@contextmanager
def _request_errors(path: str) -> Iterator[None]:
    """What SQLite says of the file is told as an error of its own."""
    try:
        yield
    except sqlite3.Error as error:
        raise _unusable_file(path, str(error)) from None


def _open_alone(path: str, about: About) -> sqlite3.Connection:
    """A connection to a checkpoint that nobody else has open."""
    connection = None
    try:
        connection = sqlite3.connect(Path(path).absolute(), timeout=1)
        _begin_or_compare(connection, about)
    except (sqlite3.Error, ValueError, RecursionError) as error:
        if connection:
            connection.close()
        raise _unusable_file(path, str(error)) from None
    return connection


def _begin_or_compare(connection: sqlite3.Connection, about: About) -> None:
    """Make an empty file a checkpoint; see whether another one is of the same sweep.

    Raises:
        ValueError: if it is something else.
    """
    connection.executescript("pragma locking_mode = exclusive; begin exclusive;")
    mark = _first_value(connection, "pragma application_id")
    if not _first_value(connection, "pragma schema_version"):
        connection.execute(f"pragma application_id = {MARK}")
        connection.execute("create table about (line text)")
        connection.execute("create table chunk (number integer primary key, result blob)")
        connection.execute("insert into about values (?)", (json.dumps(about),))
    elif mark != MARK:
        raise ValueError("it is another program's database")
    elif different := _first_difference(_first_value(connection, "select line from about"), about):
        raise ValueError(f"it is of another sweep: {different}")
    connection.commit()


def _first_value(connection: sqlite3.Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None


def _first_difference(line: object, now: About) -> str:
    before = json.loads(str(line))
    if not isinstance(before, dict):
        return "it does not say which"
    changed = (key for key in now if before.get(key) != now[key])
    return next((f"{key} {before.get(key)!s:.40}, now {now[key]!s:.40}" for key in changed), "")


def _unusable_file(path: str, why: str) -> RequestError:
    return RequestError(f"“{path}” cannot keep the sweep: {why}", "name another file")
