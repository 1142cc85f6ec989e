"""Which files are meant, and what becomes of each, wherever it is done."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from standoff.errors import RequestError
from standoff.files.document import LARGEST
from standoff.gather.documents.read import read
from standoff.gather.dossier.keeping import gathering
from standoff.gather.model import DEFAULT, load
from standoff.gather.run import work
from standoff.gather.run.files import File, meant, single
from standoff.gather.run.run import Outcome, Run
from standoff.gather.run.work import Annotate, Numbered, Sent
from standoff.sweep.where import open_workplace, work_here
from tests.gather.dossier.made import BY, digest
from tests.sweep.test_cluster import _scheduler, _workers

__all__ = ["_scheduler", "_workers"]

TEXT = "The talks\n\nThe government of Kenya threatened Uganda on Monday, officials said.\n"
WORK = Annotate(DEFAULT, ())


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT}{name}\n", encoding="utf-8")


def no_input(_most: int) -> bytes:
    raise AssertionError("nobody asked for standard input")


def names(*words: str) -> list[str]:
    return [each.name for each in meant(words, no_input)]


# ---------------------------------------------------------------- which files


def test_a_folder_is_its_documents_by_name_in_every_folder_below() -> None:
    write("f/b.txt", "f/a.md", "f/c/d.html", "f/c/a.HTM", "f/b/x.pdf", "f/notes.docx", "f/d.db")
    write("f/.hidden.txt", "f/.git/a.txt")
    found = ["f/a.md", "f/b/x.pdf", "f/b.txt", "f/c/a.HTM", "f/c/d.html"]
    assert names("f") == found
    assert names("f/") == found


def test_what_is_named_is_tried_whatever_it_is_called() -> None:
    write("b.docx", "a.txt", ".hidden")
    assert names("b.docx", "a.txt", ".hidden") == ["b.docx", "a.txt", ".hidden"]


def test_circles_of_links_are_not_followed() -> None:
    write("f/a.txt", "other/b.txt")
    Path("f/loop").symlink_to(Path("f").absolute())
    Path("f/there").symlink_to(Path("other").absolute())
    Path("f/self.txt").symlink_to("self.txt")
    Path("f/linked.txt").symlink_to(Path("other/b.txt").absolute())
    found = {each.name: each.reason for each in meant(["f"], no_input)}
    assert list(found) == ["f/a.txt", "f/linked.txt", "f/self.txt"]
    assert found["f/linked.txt"] is None
    assert "cannot be read" in str(found["f/self.txt"])
    Path("named").symlink_to("f")
    assert names("named")[0] == "named/a.txt"


def test_a_pattern_is_every_file_it_fits() -> None:
    write("a1.txt", "a2.txt", "b.txt", "f/a3.txt", "f/g/a4.txt", "f/g/x.docx")
    assert names("a*.txt") == ["a1.txt", "a2.txt"]
    assert names("**/a*.txt") == ["a1.txt", "a2.txt", "f/a3.txt", "f/g/a4.txt"]
    assert names("f/*") == ["f/a3.txt", "f/g/a4.txt"]
    assert names(str(Path("b?txt").absolute())) == [str(Path("b.txt").absolute())]


def test_a_file_is_itself_before_it_is_a_pattern() -> None:
    write("a[1].txt", "a1.txt", "really?.txt")
    assert names("a[1].txt") == ["a[1].txt"]
    assert names("really?.txt") == ["really?.txt"]


@pytest.mark.parametrize(
    ("word", "one"), [("a.txt", True), ("none.txt", True), ("-", True), ("f", False), ("*", False)]
)
def test_one_document_is_meant(word: str, one: bool) -> None:
    write("a.txt", "f/b.txt")
    assert single([word]) is one
    assert not single([word, "a.txt"])


def test_what_is_no_file_is_not_waited_for() -> None:
    os.mkfifo("pipe.txt")
    found = [each.reason for each in meant(["pipe.txt", "/dev/zero"], no_input)]
    assert found == ["cannot be read: this is not a file; `-` reads standard input"] * 2


def test_a_name_that_is_no_text() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    write("a.txt")
    Path(name).write_text(TEXT, encoding="utf-8")
    (file,) = meant([name], no_input)
    assert file.name == r"caf\xe9.txt"
    assert file.reason is None
    assert json.loads(WORK(Numbered.of(1, [file])))["rows"]["document"][0][0] == file.name


def test_standard_input_is_read_once_and_not_without_end() -> None:
    asked: list[int] = []

    def endless(most: int) -> bytes:
        asked.append(most)
        return TEXT.encode()

    (file,) = meant(["-"], endless)
    assert (file.name, file.sha256, file.content) == (
        "standard input",
        digest(TEXT),
        TEXT.encode(),
    )
    assert asked == [LARGEST + 1]


# ---------------------------------------------------------------- what becomes of them


def over(words: list[str], kept: Any, **how: Any) -> tuple[Outcome, list[str], list[int]]:
    """Run here; the outcome, what failed, and what was told as done."""
    failed: list[str] = []
    told: list[int] = []
    run = Run(
        list(meant(words, no_input)),
        kept,
        lambda _what, done, _total: told.append(done),
        lambda name, reason: failed.append(f"{name}: {reason}"),
    )
    return run.over(WORK, how.pop("place", work_here), **how), failed, told


def test_files_with_the_same_bytes_are_read_once_by_the_first_name_that_says_what_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("a.pdf", "b.txt", "c.txt"):
        Path(name).write_text(TEXT, encoding="utf-8")
    tried: list[str] = []

    def noting(name: str, data: bytes) -> Any:
        tried.append(name)
        if name.endswith(".pdf"):
            raise RequestError("this is no PDF")
        return read(name, data)

    monkeypatch.setattr(work, "read", noting)
    with gathering("", BY) as kept:
        outcome, failed, told = over(["a.pdf", "b.txt", "c.txt"], kept)
        assert (outcome, failed, told) == (Outcome([1], 0), [], [1])
        assert tried == ["a.pdf", "b.txt"]
        assert next(kept.each()).document.name == "b.txt"
        assert kept.names(1) == ["a.pdf", "b.txt", "c.txt"]


def test_each_file_of_the_same_bytes_is_told_when_it_fails() -> None:
    Path("a.txt").touch()
    Path("b.txt").touch()
    with gathering("", BY) as kept:
        outcome, failed, _ = over(["a.txt", "b.txt"], kept)
        assert outcome == Outcome([], 2)
        assert [each.split(":")[0] for each in failed] == ["a.txt", "b.txt"]
        assert len(kept.failed()) == 2


def test_what_is_done_is_told_when_it_is_kept() -> None:
    write("a.txt", "b.txt")
    with gathering("", BY) as kept:
        over(["a.txt"], kept)
        outcome, _, told = over(["a.txt", "b.txt"], kept)
        assert (outcome.documents, told) == ([1, 2], [2])


def test_a_file_that_is_gone_before_its_turn_is_told() -> None:
    write("a.txt", "b.txt")

    def late(work: Any, chunks: Any) -> Any:
        Path("a.txt").unlink()
        return work_here(work, chunks)

    with gathering("", BY) as kept:
        for sent in (False, True):
            write("a.txt")
            outcome, failed, _ = over(["a.txt", "b.txt"], kept, place=late, sent=sent)
            assert outcome == Outcome([2], 1)
            assert failed == ["a.txt: cannot be read: No such file or directory"]


def test_a_worker_with_another_model_is_refused() -> None:
    write("a.txt")
    with gathering("", type(BY)("0.1.0", "en_core_web_sm 3.8.0", "", "abc")) as kept:
        with pytest.raises(RequestError, match="a worker has another model: "):
            over(["a.txt"], kept)
        assert kept.ids() == []


def test_documents_travel_with_their_bytes() -> None:
    write("a.txt")
    (file,) = meant(["a.txt"], no_input)
    document = Numbered.of(7, [file])
    (sent,) = Sent([document])
    Path("a.txt").unlink()
    arrived = pickle.loads(pickle.dumps(sent))  # noqa: S301 - our own
    assert arrived == 7
    assert json.loads(WORK(arrived))["rows"]["document"][0][0] == "a.txt"
    assert document.files[0].content is None
    assert "reason" in json.loads(WORK(document))


def test_what_travels_is_small() -> None:
    files = [File(f"{n}.txt", f"{n}.txt", "0" * 64) for n in range(10_000)]
    assert len(pickle.dumps((WORK, Numbered.of(1, files[:1])))) < 1_000


def test_the_model_is_loaded_once() -> None:
    assert load() is load()
    assert work.actors_of(()) is work.actors_of(())


@pytest.mark.slow
@pytest.mark.usefixtures("workers")
def test_a_cluster_gets_the_documents_sent(scheduler: str) -> None:
    write(*(f"many/{n}.txt" for n in range(8)), "many/a.pdf")
    dossiers = []
    for on in (1, scheduler):
        with gathering("", BY) as kept, open_workplace(on) as place:
            outcome, failed, _ = over(["many"], kept, place=place, sent=on == scheduler)
            assert len(outcome.documents) == 8
            assert len(failed) == 1
            dossiers.append(list(kept.each()))
    assert dossiers[0] == dossiers[1]
