"""`standoff report`, as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standoff.cli import main
from standoff.report.pictures import pictures
from standoff.report.pictures.picture import Picture
from tests.report import pages


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["report", *words])


def test_html_goes_to_standard_output() -> None:
    result = run("elmira")
    assert result.exit_code == 0
    assert result.stdout == pages.catalogued("elmira")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("R.HTML", b"<!DOCTYPE html>"),
        ("r.md", b"# Elmira"),
        ("r.pdf", b"%PDF-"),
    ],
)
def test_the_suffix_chooses_the_format(name: str, begins: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    result = run("elmira", "-o", str(path), "--sections", "answer, method")
    assert (result.exit_code, result.output) == (0, "")
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["elmira", "-o", "r.docx"], "end it in .html, .md or .pdf"),
        (["elmira", "-o", "r"], "names no format that can be written"),
        (["elmira", "-o", "r.svg"], "end it in .html, .md or .pdf"),
        (["elmira", "-o", "r.html", "--picture", "board"], "end it in .svg or .png"),
        (["elmira", "--picture", "boad"], "no picture is called “boad”; did you mean “board”?"),
        (["elmira", "--picture", "board", "--sections", "map"], "takes neither"),
        (["elmira", "--sections", "nothing"], "no section is called “nothing”"),
        (["elmira", "--threats", "insist"], "holds no option “insist”"),
        (["elmira", "--threats", "modify", "--offers", "modify"], "named as a threat and as an"),
        (["battle-of-the-sexes", "--target", "b"], "asks no question"),
        (["elmira", "-o", "no/such/folder/r.html"], "cannot be written"),
        (["elmira", "--document", "oped=x"], "no [[source]] “oped”"),
    ],
)
def test_what_cannot_be_done_is_told(words: list[str], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["r.html", "r.md", "r.pdf"])
def test_a_file_is_written_over_only_by_force(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("mine", encoding="utf-8")
    words = ("elmira", "--sections", "method", "-o", str(path))
    assert "use --force to write over it" in run(*words).stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert run(*words, "--force").exit_code == 0
    assert path.stat().st_size > 1000


def test_another_question() -> None:
    question = ("--by", "local", "--goal", "accept and not delay")
    told = pages.text(pages.tree(run("elmira", *question, "--sections", "answer").stdout))
    assert "Can Local government bring Uniroyal to" in told


def test_the_words_of_a_document_are_shown(tmp_path: Path) -> None:
    document = tmp_path / "oped.txt"
    document.write_text("x" * 6504 + "Unless it is met" + "x" * 2000, encoding="utf-8")
    words = ("one-last-time", "--sections", "claims")
    assert "Unless it is met" not in run(*words).stdout
    shown = run(*words, "--document", f"oped={document}").stdout
    assert "Unless it is met" in shown


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'


def test_one_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Picture("dot", lambda subject: f"{SVG}<title>{len(subject.graph)}</title></svg>")
    empty = Picture("none", lambda _: None)
    monkeypatch.setattr(pictures, "PICTURES", (drawn, empty))
    path = tmp_path / "dot.svg"
    assert run("elmira", "--picture", "dot", "-o", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == f"{SVG}<title>9</title></svg>"
    assert run("elmira", "--picture", "dot").stdout.strip() == f"{SVG}<title>9</title></svg>"
    assert run("elmira", "--picture", "dot", "-o", str(tmp_path / "dot.PNG")).exit_code == 0
    assert (tmp_path / "dot.PNG").read_bytes().startswith(b"\x89PNG")
    assert "there is nothing to draw for “none”" in run("elmira", "--picture", "none").stderr
