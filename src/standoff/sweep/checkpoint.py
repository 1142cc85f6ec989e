"""Finished chunks in one SQLite file, so that nothing done is done twice.

A chunk is committed before it is reported as done; whatever happens then, it is there.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import RequestError

LARGEST = 2**26  # bytes of a value that is kept or read
LONGEST_ABOUT = 2**16  # characters of the line that says of which sweep it is
MARK = 0x5374616E
"""The application id in the header of a checkpoint: "Stan"."""
VERSION = 3
"""The version of the tables and of what a chunk's bytes mean; another one is refused."""
SCHEMA = {
    "about": "CREATE TABLE about (line text)",
    "chunk": "CREATE TABLE chunk (number integer primary key, result blob, sha256 blob)",
}

About = Mapping[str, str | int]
"""What has to be the same for chunks of one sweep to go with those of another."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """An open checkpoint; ``open_checkpoint`` opens one."""

    connection: sqlite3.Connection
    path: str

    def kept_results(self) -> Iterator[tuple[int, bytes]]:
        """Every chunk that is kept, with its result; one that is damaged is not."""
        last = -1
        with _request_errors(self.path):
            for number, result, digest in self.connection.execute(
                "select number, result, sha256 from chunk where number >= 0 order by number"
            ):
                if number <= last:  # a damaged file may lead round in circles
                    raise sqlite3.DatabaseError("its chunks are not in order")
                last = number
                if isinstance(result, bytes) and digest == _digest(number, result):
                    yield number, result

    def keep_result(self, chunk: int, result: bytes) -> None:
        """Keep a result; it is on disk when this returns."""
        with _request_errors(self.path), self.connection:
            row = (chunk, result, _digest(chunk, result))
            self.connection.execute("insert or replace into chunk values (?, ?, ?)", row)


def _digest(chunk: int, result: bytes) -> bytes:
    """Which result belongs to which chunk."""
    return hashlib.sha256(b"%d:%b" % (chunk, result)).digest()


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
        if Path(path).exists() and not Path(path).is_file():
            raise ValueError("it is no file")
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
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    connection.executescript(
        "pragma trusted_schema = off; pragma locking_mode = exclusive; begin exclusive;"
    )
    if not _first_value(connection, "pragma schema_version"):
        connection.execute(f"pragma application_id = {MARK}")
        connection.execute(f"pragma user_version = {VERSION}")
        for statement in SCHEMA.values():
            connection.execute(statement)
        connection.execute("insert into about values (?)", (json.dumps(about),))
    else:
        _refuse_foreign(connection)
        line = _first_value(connection, "select substr(line, 1, ?) from about", LONGEST_ABOUT)
        if different := _first_difference(line, about):
            raise ValueError(f"it is of another sweep: {different}")
    connection.commit()


def _refuse_foreign(connection: sqlite3.Connection) -> None:
    """See, before anything in them is read, whether the tables are ours."""
    if _first_value(connection, "pragma application_id") != MARK:
        raise ValueError("it is another program's database")
    version = _first_value(connection, "pragma user_version")
    if version != VERSION:
        raise ValueError(
            f"it was written by another Standoff (version {version} of checkpoints, "
            f"where this one writes {VERSION})"
        )
    tables = connection.execute("select name, sql from sqlite_master order by name")
    if tables.fetchmany(len(SCHEMA) + 1) != list(SCHEMA.items()):
        raise ValueError("its tables are not those of a checkpoint")


def _first_value(connection: sqlite3.Connection, statement: str, *values: object) -> object:
    row = connection.execute(statement, values).fetchone()
    return row[0] if row else None


def _first_difference(line: object, now: About) -> str:
    before = json.loads(str(line))
    if not isinstance(before, dict):
        return "it does not say which"
    changed = (key for key in now if before.get(key) != now[key])
    return next((f"{key} {before.get(key)!s:.40}, now {now[key]!s:.40}" for key in changed), "")


def _unusable_file(path: str, why: str) -> RequestError:
    return RequestError(f"“{path}” cannot keep the sweep: {why}", "name another file")
