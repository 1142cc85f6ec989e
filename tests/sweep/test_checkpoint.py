"""What is done is kept, and goes only with its own sweep."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from standoff.errors import RequestError
from standoff.sweep.checkpoint import MARK, VERSION, About, open_checkpoint
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


def _spoilt(path: Path, *statements: str) -> None:
    """A checkpoint in which somebody has done this."""
    with open_checkpoint(str(path), ABOUT) as kept:
        for chunk in range(3):
            kept.keep_result(chunk, twice(chunk))
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def _about_nothing(path: Path) -> None:
    _spoilt(path, "update about set line = '{'")


_ENDLESS = "with recursive n(x) as (select '{}' union all select x || ' ' from n)"


def _endless_about(path: Path) -> None:
    view = f"create view about as {_ENDLESS} select x as line from n"  # noqa: S608 - ours
    _spoilt(path, "drop table about", view)


def _endless_chunks(path: Path) -> None:
    columns = "7 as number, x as result, x as sha256"
    view = f"create view chunk as {_ENDLESS} select {columns} from n"  # noqa: S608 - ours
    _spoilt(path, "drop table chunk", view)


def _trigger(path: Path) -> None:
    _spoilt(path, "create trigger t after insert on chunk begin delete from chunk; end")


def _huge_about(path: Path) -> None:
    _spoilt(path, "update about set line = zeroblob(400000000)")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    "make",
    [
        _text,
        _database,
        _without_tables,
        _about_nothing,
        _endless_about,
        _endless_chunks,
        _huge_about,
        _trigger,
        _folder,
        _pipe,
    ],
)
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
        connection.execute("insert into chunk values (0, ?, x'00')", (result,))
    connection.close()
    with open_checkpoint(str(path), ABOUT) as kept:
        assert dict(sweep_chunks(twice, 4, work_here, kept)) == {n: twice(n) for n in range(4)}


@pytest.mark.parametrize(
    "spoil",
    [
        "update chunk set result = x'09' where number = 1",
        "update chunk set sha256 = null where number = 1",
        "update chunk set (result, sha256) = (select result, sha256 from chunk where number = 2) "
        "where number = 1",
    ],
)
def test_what_was_altered_is_computed_again(tmp_path: Path, spoil: str) -> None:
    path = tmp_path / "sweep.db"
    _spoilt(path, spoil)
    with open_checkpoint(str(path), ABOUT) as kept:
        assert dict(kept.kept_results()) == {n: twice(n) for n in (0, 2)}
        assert dict(sweep_chunks(twice, 3, work_here, kept)) == {n: twice(n) for n in range(3)}
        assert dict(kept.kept_results()) == {n: twice(n) for n in range(3)}


def test_another_version_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "sweep.db"
    _spoilt(path, f"pragma user_version = {VERSION + 1}")
    told = rf"another Standoff \(version {VERSION + 1} of checkpoints, where this one writes"
    with pytest.raises(RequestError, match=told), open_checkpoint(str(path), ABOUT):
        pass


def test_a_huge_result_is_told_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sweep.db"
    _spoilt(path, "update chunk set result = zeroblob(400000000) where number = 1")
    with (
        open_checkpoint(str(path), ABOUT) as kept,
        pytest.raises(RequestError, match=r"cannot keep the sweep: .*too big"),
    ):
        list(kept.kept_results())


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
