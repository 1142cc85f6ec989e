"""The reader of pages notices what is wrong with a page."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import click
import pytest

from tests import pages
from tests.pages import PageError, Reader, blocks, matches, sections

DISPUTE = """\
format = 1
title = "A fence"

[[side]]
id = "ann"
prefers = ["paint"]

  [[side.option]]
  id = "paint"
  text = "paint the fence"
"""


@click.command()
@click.argument("file")
def show(file: str) -> None:
    """Print a file, or say that it is missing."""
    if not Path(file).exists():
        click.echo(f"no {file}", err=True)
        raise SystemExit(2)
    click.echo(Path(file).read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pages, "main", show)


def follow(text: str, reader: Reader | None = None) -> None:
    Path("page.md").write_text(text, encoding="utf-8")
    for block in blocks(Path("page.md")):
        (reader or Reader()).follow(block)


def fenced(info: str, text: str) -> str:
    return f"```{info}\n{dedent(text)}```\n"


def test_blocks_know_their_section_line_and_file() -> None:
    text = "# Page\n\n## one\n\n" + fenced("toml file=a.toml wrong", "x = 1\n") + "\n## two\n"
    Path("page.md").write_text(text, encoding="utf-8")
    (block,) = blocks(Path("page.md"))
    assert (block.section, block.line, block.file, block.text) == ("one", 5, "a.toml", "x = 1\n")
    assert sections(Path("page.md")) == ["one", "two"]


def test_saved_files_can_be_shown() -> None:
    follow(
        fenced("text file=a.txt", "first\nsecond\nthird\n")
        + fenced("console", "$ standoff a.txt\nfirst\n...\nthird\n\n$ standoff b\nno b\n")
    )


def test_output_can_be_saved() -> None:
    page = fenced("text file=a.txt", "one\n")
    follow(page + fenced("console", "$ standoff a.txt > b.txt\n\n$ standoff b.txt\none\n"))
    with pytest.raises(PageError):
        follow(page + fenced("console", "$ standoff a.txt > b.txt\none\n"))


def test_other_output_is_an_error_at_its_line() -> None:
    page = fenced("text file=a.txt", "one\n") + fenced("console", "$ standoff a.txt\ntwo\n")
    with pytest.raises(PageError, match=r"page\.md:5: standoff a\.txt\n(.*\n)*-two\n\+one"):
        follow(page)


@pytest.mark.parametrize("text", ["$ cat a.txt\n", "standoff a.txt\n", "$ \n", ""])
def test_only_standoff_commands_are_allowed(text: str) -> None:
    with pytest.raises(PageError):
        follow(fenced("console", text))


@pytest.mark.parametrize(
    ("expected", "shown", "same"),
    [
        ("", "", True),
        ("a", "a", True),
        ("a", "b", False),
        ("a", "a\nb", False),
        ("a.c", "abc", False),
        ("...", "", True),
        ("a\n...", "a", True),
        ("a\n...\nd", "a\nb\nc\nd", True),
        ("a\n...\nd", "a\nb\nc", False),
        ("a ...", "a b", False),
    ],
)
def test_three_dots_alone_stand_for_any_lines(expected: str, shown: str, same: bool) -> None:
    assert matches(expected, shown) is same


def test_python_blocks_share_a_session() -> None:
    reader = Reader()
    follow(fenced("python", "n = 2\n"), reader)
    follow(fenced("python", ">>> n += 1\n>>> n\n3\n"), reader)
    follow(fenced("python", "assert n == 3\n"), reader)


def test_another_answer_in_a_python_session_is_an_error() -> None:
    with pytest.raises(PageError, match=r"line 2, in page\.md\n(.*\n)*Got:\n    2\n"):
        follow(fenced("python", ">>> 1 + 1\n3\n"))


def test_python_that_raises_is_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        follow(fenced("python", "1 / 0\n"))


def test_a_dispute_is_saved_and_must_load() -> None:
    follow(fenced("toml", DISPUTE))
    assert Path("dispute.toml").read_text(encoding="utf-8") == DISPUTE
    with pytest.raises(PageError, match=r"page\.md:1: "):
        follow(fenced("toml", DISPUTE + "colour = 1\n"))


def test_a_dispute_marked_as_wrong_must_not_load() -> None:
    follow(fenced("toml file=a.toml wrong", DISPUTE + "colour = 1\n"))
    with pytest.raises(PageError, match="it loads"):
        follow(fenced("toml wrong", DISPUTE))


def test_a_block_can_be_added_to_a_file() -> None:
    follow(
        fenced("toml file=a.toml", DISPUTE) + fenced("toml file=a.toml add", "[[side]]\nid = 'b'\n")
    )
    assert Path("a.toml").read_text(encoding="utf-8") == f"{DISPUTE}\n[[side]]\nid = 'b'\n"
    with pytest.raises(PageError, match=r"page\.md:1: "):
        follow(fenced("toml file=a.toml add", "colour = 1\n"))


def test_a_page_can_say_what_a_file_holds_by_now() -> None:
    follow(fenced("text file=a.txt", "one\n") + fenced("text file=a.txt now", "one\n"))
    with pytest.raises(PageError, match=r"page\.md:1: a\.txt\n(.*\n)*-two\n\+one"):
        follow(fenced("text file=a.txt now", "two\n"))


def test_a_fragment_is_left_alone() -> None:
    follow(fenced("toml", "[[side]]\n...\n") + fenced("bash", "exit 1\n") + fenced("", "x\n"))
    assert not Path("dispute.toml").exists()


def test_on_the_page_of_mistakes_every_file_is_saved() -> None:
    reader = Reader(expects_mistakes=True)
    follow(fenced("toml", "nonsense\n") + fenced("json", "{\n"), reader)
    assert Path("dispute.toml").read_text(encoding="utf-8") == "nonsense\n"
    assert Path("dispute.gmcr").read_text(encoding="utf-8") == "{\n"
