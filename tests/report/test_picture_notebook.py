"""Notebooks: records show pictures where an IPython shell runs, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

import standoff
from standoff.report import notebook
from tests.report.drawing import SVG, root
from tests.report.test_picture_all import small


class Formatter:
    """IPython's, as far as it goes here."""

    def __init__(self) -> None:
        self.known: dict[type, Callable[..., str]] = {}

    def for_type(self, kind: type, show: Callable[..., str]) -> None:
        self.known[kind] = show

    def __call__(self, value: object) -> str:
        return self.known[type(value)](value)


@pytest.fixture
def html(monkeypatch: pytest.MonkeyPatch) -> Formatter:
    formatter = Formatter()
    display = SimpleNamespace(formatters={"text/html": formatter})
    shell = SimpleNamespace(display_formatter=display)
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    return formatter


def pictures(html: str) -> list[str]:
    page = root(f"<page>{html}</page>")
    return [each.attrib["id"].removesuffix("-picture") for each in page.iter(f"{SVG}svg")]


def test_a_solution_shows_map_and_ladders(html: Formatter) -> None:
    shown = html(standoff.solve(standoff.load("elmira")))
    assert pictures(shown) == ["map", "ladders"]


def test_an_answer_shows_its_readings_and_the_map(html: Formatter) -> None:
    assert pictures(html(standoff.ask(standoff.load("one-last-time")))) == ["readings", "map"]
    assert pictures(html(standoff.ask(standoff.load("elmira")))) == ["map"]


def test_a_solution_under_one_concept_or_none_shows_too(html: Formatter) -> None:
    for concepts in (["nash"], ["threat"], []):
        assert pictures(html(standoff.solve(small(), concepts))) == ["map", "ladders"]


def test_names_of_the_file_are_words_in_a_notebook() -> None:
    shown = notebook.solution_html(standoff.solve(small(title="<script>alert(1)</script>")))
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_without_a_running_shell_nothing_is_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert standoff.solve(small()).concepts


def test_plain_python_imports_no_picture() -> None:
    code = (
        "import sys, standoff; standoff.solve; standoff.ask; "
        "print([m for m in sys.modules if 'pictures' in m or 'notebook' in m])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert run.stdout == "[]\n"
