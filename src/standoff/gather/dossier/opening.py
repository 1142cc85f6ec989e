"""A dossier's file: begun, gone on with or read, and nothing else taken for one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from standoff.errors import RequestError
from standoff.files.document import LARGEST, first_bytes

DATABASE = b"SQLite format 3\0"
"""What a file of SQLite's begins with."""
MARK = 0x5374446F
"""The application id in the header of a dossier: "StDo"."""
VERSION = 2
"""The version of the schema: an older or newer one is refused."""
LONGEST = 2 * LARGEST
"""Bytes of a value that is kept or read: the text of a document may have more than its file."""
PATIENCE = 1.0
"""Seconds to wait for somebody who is writing."""
OVER = "--force writes over dossiers only"


@dataclass(frozen=True, slots=True)
class GatheredBy:
    """What gathers: the same for all documents of a dossier."""

    standoff: str
    model: str
    model_sha256: str
    actors_sha256: str


def is_database(path: str) -> bool:
    """Whether a file may be a dossier; opening it tells."""
    try:
        return first_bytes(path, len(DATABASE)) == DATABASE
    except RequestError:
        return False


@contextmanager
def told(path: str) -> Iterator[None]:
    """What SQLite says of the file, or what is wrong in it, is told as an error of its own."""
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise _in_use(path) from None
        raise unusable(path, str(error)) from None


def _in_use(path: str) -> RequestError:
    return RequestError(f"“{path}” is in use", "wait until whoever writes it is done")


def unusable(path: str, why: str) -> RequestError:
    """A file is no dossier, or none that can be used."""
    return RequestError(f"“{path}” cannot be used as a dossier: {why}", "name another file")


@contextmanager
def written(path: str, by: GatheredBy) -> Iterator[sqlite3.Connection]:
    """A dossier to write to: begun where there is no file, else gone on with.

    Nobody else has it open; an empty path is a dossier that is gone with its connection.

    Raises:
        RequestError: for a file that is something else, is in use or was gathered otherwise.
    """
    with told(path):
        if path and Path(path).exists() and not Path(path).is_file():
            raise ValueError("it is no file")
        connection = sqlite3.connect(Path(path).absolute() if path else "", timeout=PATIENCE)
    with closing(connection):
        with told(path):
            _begin(connection, by)
        yield connection


@contextmanager
def read(path: str) -> Iterator[sqlite3.Connection]:
    """A dossier that is there, to read.

    Raises:
        RequestError: for a file that is something else or is being written.
    """
    try:
        first_bytes(path, 1)
    except RequestError as error:
        hint = "`standoff gather DOC... -o DOSSIER` makes one"
        raise RequestError(f"“{path}” {error}", hint) from None
    with told(path):
        # It may be written to: what a process that was killed left half done is undone.
        address = f"{Path(path).absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, timeout=PATIENCE)
    with closing(connection):
        with told(path):
            _check(connection)
            connection.execute("pragma query_only = on")
        yield connection


def replaceable(path: str) -> None:
    """Whether a new dossier may be written over a file: an old one that nobody has open.

    An empty file is as good. What a process that was killed left half done is undone.

    Raises:
        RequestError: if not.
    """
    if not Path(path).is_file():
        raise RequestError(f"“{path}” is no file", OVER)
    if not Path(path).stat().st_size:
        return
    try:
        with closing(sqlite3.connect(Path(path).absolute(), timeout=0)) as connection:
            connection.executescript("pragma locking_mode = exclusive; begin exclusive;")
            _marked(connection)
    except (sqlite3.Error, ValueError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise _in_use(path) from None
        raise RequestError(f"“{path}” cannot be written over: {error}", OVER) from None


def _begin(connection: sqlite3.Connection, by: GatheredBy) -> None:
    connection.executescript("pragma locking_mode = exclusive; begin exclusive;")
    if one(connection, "pragma schema_version"):
        _check(connection)
        _same(connection, by)
    else:
        for statement in _statements(schema()):
            connection.execute(statement)
        connection.execute(f"pragma application_id = {MARK}")
        connection.execute(f"pragma user_version = {VERSION}")
        connection.execute("insert into gathered_by values (?, ?, ?, ?)", astuple(by))
    connection.commit()


@cache
def schema() -> str:
    """What makes an empty database a dossier."""
    return files("standoff.gather.dossier").joinpath("schema.sql").read_text("utf-8")


def _statements(script: str) -> Iterator[str]:
    """One after the other: ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _check(connection: sqlite3.Connection) -> None:
    """Whether this is a dossier as we would have made it.

    Raises:
        ValueError: if not.
    """
    connection.execute("pragma trusted_schema = off")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    _marked(connection)
    version = one(connection, "pragma user_version")
    if version != VERSION:
        when = "by Standoff 0.1" if version == 1 else "by another Standoff"
        raise ValueError(
            f"it was written {when} (version {version} of dossiers, {VERSION} is read): "
            "gather the documents again"
        )
    if _tables(connection) != _ours():
        raise ValueError("its tables are not those of a dossier")


def _marked(connection: sqlite3.Connection) -> None:
    mark = one(connection, "pragma application_id")
    if not one(connection, "pragma schema_version"):
        raise ValueError("it is empty")
    if mark != MARK:
        raise ValueError("it is another program's database")


def _tables(connection: sqlite3.Connection) -> Sequence[Any]:
    """Every table, view, index and trigger, but for those that SQLite makes for the search."""
    return connection.execute(
        "select type, name, sql from sqlite_master where sql is not null "
        "and not (type = 'table' and name glob 'words_*') order by type, name"
    ).fetchall()


@cache
def _ours() -> Sequence[Any]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema())
        return _tables(connection)


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in the columns of a table, and the columns by which its rows are ordered."""

    kinds: tuple[tuple[type, ...], ...]
    order: str


@cache
def shape(table: str) -> Shape:
    """The shape of a table as it should be."""
    names: dict[str, type] = {"text": str, "integer": int, "real": float}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema())
        columns = connection.execute(f"pragma table_info({table})").fetchall()
    kinds = tuple(
        (names[kind.lower()],) if needed or key else (names[kind.lower()], type(None))
        for _, _, kind, needed, _, key in columns
    )
    keys = sorted((key, name) for _, name, _, _, _, key in columns if key)
    return Shape(kinds, ", ".join(name for _, name in keys))


def _same(connection: sqlite3.Connection, by: GatheredBy) -> None:
    """Records of one dossier can be compared: the same rules and models made them all."""
    before = made_by(connection)
    for each in fields(by):
        old, new = getattr(before, each.name), getattr(by, each.name)
        if old != new:
            what = each.name.replace("_", " ")
            raise ValueError(f"it was gathered with {what} {old!s:.40}, now {new:.40}")


def made_by(connection: sqlite3.Connection) -> GatheredBy:
    """What gathered a dossier."""
    row = connection.execute("select * from gathered_by").fetchone()
    return GatheredBy(*map(str, row or [""] * len(fields(GatheredBy))))


def one(connection: sqlite3.Connection, statement: str, *values: object) -> object:
    """The one value that a statement asks for."""
    row = connection.execute(statement, values).fetchone()
    return row[0] if row else None
