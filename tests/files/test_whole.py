"""What is written is whole or not there, whoever is killed, and only where it was asked for."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.errors import RequestError
from standoff.files.whole import HIDDEN, place_to_write, write_file
from tests.files import killed


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def there() -> list[str]:
    return sorted(each.name for each in Path().iterdir())


def refusal(path: str, *, force: bool = False) -> str:
    with pytest.raises(RequestError) as caught:
        write_file(path, "new", force=force)
    return str(caught.value)


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["twö", "twö".encode(), ["t", "wö"]])
def test_a_new_file_is_its_content(content: str | bytes | list[str]) -> None:
    before = os.umask(0o027)
    try:
        write_file("a.txt", content, force=False)
    finally:
        os.umask(before)
    assert read("a.txt") == "twö"
    assert Path("a.txt").stat().st_mode & 0o777 == 0o640
    assert there() == ["a.txt"]


def test_an_old_file_keeps_its_permissions() -> None:
    Path("a.txt").write_text("old", encoding="utf-8")
    Path("a.txt").chmod(0o604)
    write_file("a.txt", "new", force=True)
    assert (read("a.txt"), Path("a.txt").stat().st_mode & 0o777) == ("new", 0o604)


# ---------------------------------------------------------------- killed


@pytest.mark.slow
def test_killed_at_any_step_nothing_half_written_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, killed.__file__, str(folder)], capture_output=True, text=True, check=True
    )
    new, over, folders = (line.split() for line in run.stdout.splitlines())
    whole = "a=new+b=new"
    for (_, *found), before, after in (
        (new, "nothing", "new"),
        (over, "old", "new"),
        (folders, "nothing", whole),
    ):
        assert set(found) == {before, after}  # and no more than one hidden folder beside it
        assert found.count(before) > 8
        assert found[-1] == after  # with all that earlier kills left cleared


def _endless() -> Iterator[str]:
    while True:
        yield "x" * 2**16


def test_a_full_disk_leaves_what_was_there() -> None:
    Path("old.txt").write_text("old", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, before[1]))
    try:
        for path, force in (("new.txt", False), ("old.txt", True)):
            with pytest.raises(RequestError, match=f"“{path}” cannot be written: File too large"):
                write_file(path, _endless(), force=force)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (there(), read("old.txt")) == (["old.txt"], "old")


def test_who_still_writes_is_left_alone() -> None:
    with place_to_write("a.txt", force=False) as one:
        one.write_text("one", encoding="utf-8")
        write_file("b.txt", "two", force=False)
    assert (read("a.txt"), read("b.txt"), there()) == ("one", "two", ["a.txt", "b.txt"])


def test_only_abandoned_folders_of_ours_are_cleared() -> None:
    abandoned = Path(f"{HIDDEN}abc")
    (abandoned / "sub").mkdir(parents=True)
    Path("mine").mkdir()
    Path("mine/a").touch()
    Path(f"{HIDDEN}link").symlink_to("mine")
    os.mkfifo(f"{HIDDEN}pipe")
    write_file("b.txt", "two", force=False)
    assert there() == [f"{HIDDEN}link", f"{HIDDEN}pipe", "b.txt", "mine"]
    assert Path("mine/a").exists()


# ---------------------------------------------------------------- what is there already


def test_what_is_there_is_written_over_only_with_force() -> None:
    Path("a.txt").write_text("old", encoding="utf-8")
    assert refusal("a.txt") == "“a.txt” exists; use --force to write over it"
    Path("real").mkdir()
    Path("real/x.csv").write_text("precious", encoding="utf-8")
    Path("link.csv").symlink_to("real/x.csv")
    assert "exists" in refusal("link.csv")
    assert read("real/x.csv") == "precious"
    write_file("link.csv", "new", force=True)
    assert (read("real/x.csv"), Path("link.csv").is_symlink()) == ("new", True)


def test_a_link_that_leads_nowhere_is_something() -> None:
    Path("link.txt").symlink_to("far.txt")
    Path("loop.txt").symlink_to("loop.txt")
    assert "exists" in refusal("link.txt")
    assert "exists" in refusal("loop.txt")
    assert there() == ["link.txt", "loop.txt"]
    write_file("link.txt", "new", force=True)
    assert (read("far.txt"), Path("link.txt").is_symlink()) == ("new", True)


def test_what_came_meanwhile_is_not_written_over() -> None:
    def meanwhile() -> Iterator[str]:
        Path("a.txt").write_text("theirs", encoding="utf-8")
        yield "ours"

    with pytest.raises(RequestError, match="exists"):
        write_file("a.txt", meanwhile(), force=False)
    assert (read("a.txt"), there()) == ("theirs", ["a.txt"])


@pytest.mark.parametrize("force", [True, False])
def test_no_file_no_writing(*, force: bool) -> None:
    os.mkfifo("pipe")
    Path("null").symlink_to("/dev/null")
    Path("folder").mkdir()
    for path in ("pipe", "null", "/dev/null"):
        assert refusal(path, force=force).startswith(
            f"“{path}” is no file" if force else f"“{path}” exists"
        )
    assert "folder" in refusal("folder", force=force)
    assert there() == ["folder", "null", "pipe"]
    for path in ("no/such/a.txt", "a\0b", "x" * 256):
        assert "cannot be written: " in refusal(path, force=force)
    assert there() == ["folder", "null", "pipe"]
