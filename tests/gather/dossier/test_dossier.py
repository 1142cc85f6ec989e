"""What is kept comes back equal, once, in the same order wherever it was done."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import RequestError
from standoff.gather.dossier.counts import counts
from standoff.gather.dossier.dossier import reading
from standoff.gather.dossier.keeping import Asked, Keeping, gathering
from standoff.gather.dossier.opening import MARK, VERSION, replaceable
from standoff.gather.dossier.replacing import replacing
from standoff.gather.dossier.rows import rows
from standoff.gather.records import Gathered
from tests.gather.dossier.made import BY, digest, dossier, found, gathered, keep


@given(st.lists(gathered(), max_size=3, unique_by=lambda each: each.document.text))
def test_what_is_kept_comes_back_equal(every: list[Gathered]) -> None:
    named = [
        replace(each, document=replace(each.document, sha256=f"{n}"))
        for n, each in enumerate(every)
    ]
    with gathering("", BY) as keeping:
        keep(keeping, named)
        assert list(keeping.each()) == named
        assert counts(keeping).events == sum(len(each.events) for each in named)


def dump(path: Path) -> list[str]:
    """Everything the dossier says, the index of words as what it finds."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("insert into words (words) values ('integrity-check')")
        tables = connection.execute(
            "select name from sqlite_master where type in ('table', 'view') "
            "and name not like 'words%'"
        ).fetchall()
        return sorted(
            f"{name}: {row}"
            for (name,) in tables
            for row in connection.execute(f"select * from {name}")  # noqa: S608
        )


DONE = [
    ("a", found(name="a")),
    ("b", replace(found(name="b"), model="another")),  # the text of a
    ("c", found(found().document.text + "More.", "c")),
    ("d", found(name="d")),  # the text of a as well
]


def test_the_order_in_which_documents_are_done_leaves_no_trace(tmp_path: Path) -> None:
    dumps = []
    for n, order in enumerate(permutations(range(len(DONE)))):
        path = tmp_path / f"{n}.db"
        with gathering(str(path), BY) as keeping:
            ids = keeping.ask(Asked(name, digest(name)) for name, _ in DONE)
            for place in order:
                keeping.keep([ids[place]], rows(DONE[place][1]))
            assert [each.document.name for each in keeping.each()] == ["a", "c"]
            assert keeping.names(ids[0]) == ["a", "b", "d"]
        dumps.append(dump(path))
    assert all(each == dumps[0] for each in dumps)


def test_files_with_the_same_bytes_are_held_once(tmp_path: Path) -> None:
    path = dossier(tmp_path / "d.db", found(name="a.txt"))
    with gathering(path, BY) as keeping:
        (id,) = keeping.ask([Asked("copy.txt", found(name="a.txt").document.sha256)])
        assert not keeping.waits(id)
        assert keeping.names(1) == ["a.txt", "copy.txt"]
        assert counts(keeping).again == 1
        assert keeping.ask([Asked("copy.txt", found(name="a.txt").document.sha256)]) == [id]


def test_what_failed_is_told_and_tried_again(tmp_path: Path) -> None:
    path = str(tmp_path / "d.db")
    with gathering(path, BY) as keeping:
        ids = keeping.ask(
            [Asked("a", "1"), Asked("b", "", "there is no such file"), Asked("c", "2")]
        )
        keeping.fail(ids[:1], "empty")
        assert [each.reason for each in keeping.failed()] == ["empty", "there is no such file"]
        assert keeping.waiting() == 1
        assert keeping.ask([Asked("a", "1")]) == ids[:1]
        assert keeping.waits(ids[0])
        keeping.keep(ids[:1], rows(found()))
        assert [each.name for each in keeping.failed()] == ["b"]


def test_an_error_in_the_middle_of_a_document_leaves_none_of_it(tmp_path: Path) -> None:
    broken = {**rows(found()), "party": [[0, "source", 0]]}
    with gathering(str(tmp_path / "d.db"), BY) as keeping:
        ids = keeping.ask([Asked("a", "1")])
        with pytest.raises(RequestError, match="cannot be used as a dossier: table party has"):
            keeping.keep(ids, broken)
        assert keeping.ids() == []
        assert counts(keeping).mentions == 0
        assert keeping.waits(ids[0])


def test_a_closed_dossier_is_one_file(tmp_path: Path) -> None:
    dossier(tmp_path / "d.db", found())
    assert [each.name for each in tmp_path.iterdir()] == ["d.db"]


def test_a_dossier_is_gone_on_with_only_by_what_began_it(tmp_path: Path) -> None:
    path = dossier(tmp_path / "d.db", found())
    with (
        pytest.raises(
            RequestError,
            match="it was gathered with model en_core_web_sm_vb",
        ),
        gathering(path, replace(BY, model="en_core_web_sm 3.8.0")),
    ):
        pass
    with gathering(path, BY) as keeping:
        assert keeping.by == BY


def test_nobody_writes_or_reads_while_somebody_writes(tmp_path: Path) -> None:
    path = str(tmp_path / "d.db")
    with gathering(path, BY):
        with pytest.raises(RequestError, match="is in use; wait until"), gathering(path, BY):
            pass
        with pytest.raises(RequestError, match="is in use; wait until"), reading(path):
            pass
        with pytest.raises(RequestError, match="is in use; wait until"):
            replaceable(path)
    with reading(path) as one, reading(path) as other:
        assert one.by == other.by == BY


def test_reading_changes_nothing(tmp_path: Path) -> None:
    path = dossier(tmp_path / "d.db", found())
    before = Path(path).read_bytes()
    with reading(path) as opened, pytest.raises(RequestError, match="readonly"):
        opened.select("delete from event")
    Path(path).chmod(0o444)
    with reading(path) as opened:
        assert list(opened.each()) == [found()]
    assert Path(path).read_bytes() == before


# ---------------------------------------------------------------- what is no dossier


def _sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for each in statements:
            connection.execute(each)


def _text(path: Path) -> None:
    path.write_text("Arda threatened to close the river.\n" * 60, encoding="utf-8")


def _empty(path: Path) -> None:
    path.touch()


def _another(path: Path) -> None:
    _sql(path, "create table mine (thing text)")


def _newer(path: Path) -> None:
    dossier(path, found())
    _sql(path, f"pragma user_version = {VERSION + 1}")


def _older(path: Path) -> None:
    dossier(path, found())
    _sql(path, "pragma user_version = 1")


def _trigger(path: Path) -> None:
    dossier(path, found())
    _sql(path, "create trigger t after insert on event begin delete from document; end")


def _endless(path: Path) -> None:
    dossier(path, found())
    endless = "with recursive n(id) as (select 1 union all select id + 1 from n)"
    view = f"create view passage as {endless} select id, '' as text from n"  # noqa: S608 - ours
    _sql(path, "drop view passage", view)


def _huge(path: Path) -> None:
    dossier(path, found())
    _sql(path, "update document set text = zeroblob(400000000)")


def _other_tables(path: Path) -> None:
    _sql(path, f"pragma application_id = {MARK}", f"pragma user_version = {VERSION}")
    _sql(path, "create table document (id integer)")


def _cut(path: Path) -> None:
    dossier(path, found())
    path.write_bytes(path.read_bytes()[:9_000])


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _nothing(path: Path) -> None:
    del path


WRONG = {
    _text: "file is not a database",
    _empty: "it is empty",
    _another: "it is another program's database",
    _newer: f"it was written by another Standoff \\(version {VERSION + 1}",
    _older: r"it was written by Standoff 0\.1 \(version 1 .*: gather the documents again",
    _trigger: "its tables are not those of a dossier",
    _endless: "its tables are not those of a dossier",
    _huge: "string or blob too big",
    _other_tables: "its tables are not those of a dossier",
    _cut: "malformed|not a database|disk image",
}


@pytest.mark.parametrize(
    ("make", "why"), WRONG.items(), ids=lambda each: getattr(each, "__name__", "")
)
def test_another_file_is_told_and_left_as_it_is(tmp_path: Path, make: object, why: str) -> None:
    assert callable(make)
    path = tmp_path / "thing.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with (
        pytest.raises(RequestError, match=f"^“.*thing.db” cannot be used as a dossier: .*({why})"),
        reading(str(path)) as opened,
    ):
        list(opened.each())
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_folder, "this is not a file"),
        (_pipe, "this is not a file"),
        (_nothing, "No such file or directory"),
    ],
)
def test_there_has_to_be_a_file(tmp_path: Path, make: object, why: str) -> None:
    assert callable(make)
    make(tmp_path / "thing.db")
    with (
        pytest.raises(RequestError, match=f"thing.db” cannot be read: {why}; `standoff gather DOC"),
        reading(str(tmp_path / "thing.db")),
    ):
        pass


@pytest.mark.parametrize("make", [_text, _another, _newer, _trigger, _other_tables, _folder, _pipe])
def test_nothing_is_written_into_another_file(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "thing.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RequestError, match="cannot be used"), gathering(str(path), BY):
        pass
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("make", [_text, _another, _folder])
def test_only_a_dossier_makes_room_for_another(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "thing.db"
    make(path)
    with pytest.raises(RequestError, match="--force writes over dossiers only"):
        replaceable(str(path))
    assert path.exists()


@pytest.mark.parametrize("make", [_empty, _newer, _trigger])
def test_a_dossier_of_any_kind_makes_room(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "thing.db"
    make(path)
    path.chmod(0o640)
    with replacing(str(path), BY) as keeping:
        assert keeping.path == str(path)
        keep(keeping, [found()])
    assert [each.name for each in tmp_path.iterdir()] == ["thing.db"]
    assert path.stat().st_mode & 0o777 == 0o640
    with reading(str(path)) as opened:
        assert list(opened.each()) == [found()]


class _StoppedError(Exception):
    pass


def test_the_old_dossier_stays_where_the_new_one_is_not_done(tmp_path: Path) -> None:
    path = dossier(tmp_path / "d.db", found())
    before = Path(path).read_bytes()

    def stopped(keeping: Keeping) -> None:
        keep(keeping, [found()])
        raise _StoppedError

    with pytest.raises(_StoppedError), replacing(path, BY) as keeping:
        stopped(keeping)
    with (
        pytest.raises(RequestError, match=r"nothing could be read, so .*d.db” stays as it was"),
        replacing(path, BY) as keeping,
    ):
        keeping.fail(keeping.ask([Asked("a.txt", "")]), "no")
    assert Path(path).read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["d.db"]


def _both(keeping: Keeping, late: sqlite3.Connection) -> None:
    keep(keeping, [found()])
    late.execute("begin exclusive")


def test_the_old_dossier_stays_where_somebody_has_begun_to_write_it(tmp_path: Path) -> None:
    path = dossier(tmp_path / "d.db", found())
    with (
        pytest.raises(RequestError, match="is in use; wait until"),
        gathering(path, BY) as other,
        replacing(path, BY) as keeping,
    ):
        del other, keeping
    with (
        closing(sqlite3.connect(path)) as late,
        pytest.raises(RequestError, match="is in use"),
        replacing(path, BY) as keeping,
    ):
        _both(keeping, late)
    with reading(path) as opened:
        assert list(opened.each()) == [found()]


def test_a_link_to_an_old_dossier_stays_a_link(tmp_path: Path) -> None:
    old = tmp_path / "far" / "d.db"
    old.parent.mkdir()
    dossier(old)
    link = tmp_path / "link.db"
    link.symlink_to(old)
    with replacing(str(link), BY) as keeping:
        keep(keeping, [found()])
    assert link.is_symlink()
    with reading(str(old)) as opened:
        assert list(opened.each()) == [found()]


@pytest.mark.parametrize(
    "spoil",
    [
        "update section set kind = 'chapter'",
        "update section set start = 'x'",
        "update mention set kind = 7",
        "update event set status = 'surely'",
        "update statement set kind = ''",
        "update party set role = 'victim' where event = 0 and role = 'source'",
        "update document set text = x'ff'",
        "update event set goldstein = 'much'",
        "update document set text = cast(x'ff' as text)",
    ],
)
def test_records_that_nobody_could_have_kept(tmp_path: Path, spoil: str) -> None:
    path = dossier(tmp_path / "d.db", found())
    _sql(Path(path), spoil)
    with pytest.raises(RequestError, match="cannot be used as a dossier"), reading(path) as opened:
        list(opened.each())


def test_spans_beyond_the_text_are_empty_words(tmp_path: Path) -> None:
    path = dossier(tmp_path / "d.db", found())
    _sql(Path(path), "update event set start = 5000000000, end = 6000000000")
    with reading(path) as opened:
        assert [each.trigger[0] for each in next(opened.each()).events] == [5_000_000_000] * 4
