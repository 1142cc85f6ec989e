"""What is done is kept, and goes only with its own sweep."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from standoff.errors import RequestError
from standoff.sweep.checkpoint import MARK, About, open_checkpoint
from standoff.sweep.sweep import sweep_chunks
from standoff.sweep.where import work_here
from standoff.sweep.work import Results, Work

ABOUT: About = {"dispute": "abc", "seed": 0, "size": 3}


def twice(chunk: int) -> bytes:
    return bytes([2 * chunk])


class StoppedError(Exception):
    pass


def interrupted(work: Work, chunks: object) -> Results:
    del chunks
    yield 1, work(1)
    raise StoppedError


def refused(_work: Work, chunks: object) -> Results:
    assert not chunks
    return iter(())


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    path = str(tmp_path / "sweep.db")
    with pytest.raises(StoppedError), open_checkpoint(path, ABOUT) as kept:
        dict(sweep_chunks(twice, 4, interrupted, kept))
    worked = []

    def noting(chunk: int) -> bytes:
        worked.append(chunk)
        return twice(chunk)

    with open_checkpoint(path, ABOUT) as kept:
        assert dict(sweep_chunks(noting, 4, work_here, kept)) == {n: twice(n) for n in range(4)}
    assert worked == [0, 2, 3]
    with open_checkpoint(path, ABOUT) as kept:
        assert dict(sweep_chunks(noting, 4, refused, kept)) == {n: twice(n) for n in range(4)}


def test_another_sweep(tmp_path: Path) -> None:
    path = str(tmp_path / "sweep.db")
    with open_checkpoint(path, ABOUT):
        pass
    with (
        pytest.raises(RequestError, match="of another sweep: seed 0, now 1; name another file"),
        open_checkpoint(path, {**ABOUT, "seed": 1}),
    ):
        pass


def test_in_use(tmp_path: Path) -> None:
    path = str(tmp_path / "sweep.db")
    with (
        open_checkpoint(path, ABOUT),
        pytest.raises(RequestError, match="database is locked"),
        open_checkpoint(path, ABOUT),
    ):
        pass


def _text(path: Path) -> None:
    path.write_text("[[side]]\nid = 'us'\n" * 60, encoding="utf-8")


def _database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table mine (thing text)")
    connection.close()


def _without_tables(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"pragma application_id = {MARK}")
        connection.execute("create table chunk (number text, result text)")
    connection.close()


def _about_nothing(path: Path) -> None:
    _without_tables(path)
    with sqlite3.connect(path) as connection:
        connection.execute("create table about (line text)")
        connection.execute("insert into about values ('{')")
    connection.close()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_text, _database, _without_tables, _about_nothing, _folder])
def test_another_file_is_left_as_it_is(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "thing"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with (
        pytest.raises(RequestError, match="cannot keep the sweep"),
        open_checkpoint(str(path), ABOUT),
    ):
        pass
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("result", ["text", None, 3.5, -1, 2**40])
def test_what_is_no_result_is_computed_again(tmp_path: Path, result: object) -> None:
    path = tmp_path / "sweep.db"
    with open_checkpoint(str(path), ABOUT):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("insert into chunk values (0, ?)", (result,))
    connection.close()
    with open_checkpoint(str(path), ABOUT) as kept:
        assert dict(sweep_chunks(twice, 4, work_here, kept)) == {n: twice(n) for n in range(4)}


def test_a_line_that_nobody_can_read(tmp_path: Path) -> None:
    path = tmp_path / "sweep.db"
    with open_checkpoint(str(path), ABOUT):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("update about set line = ?", ("[" * 200_000,))
    connection.close()
    with pytest.raises(RequestError, match="cannot keep"), open_checkpoint(str(path), ABOUT):
        pass


def test_a_file_is_meant_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_checkpoint(":memory:", ABOUT):
        pass
    assert (tmp_path / ":memory:").exists()


def test_an_error_of_the_work_stays_what_it_is(tmp_path: Path) -> None:
    with (
        pytest.raises(RequestError, match=r"^mine$"),
        open_checkpoint(str(tmp_path / "sweep.db"), ABOUT),
    ):
        raise RequestError("mine")
