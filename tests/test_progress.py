"""What is told while work takes a while: a line that is taken away again, or one now and then."""

from __future__ import annotations

import sys
import time

import pytest

import standoff
from standoff.cli.progress import progress
from standoff.report.wording import progress as wording


@pytest.fixture(autouse=True)
def _progress_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.cli.progress.A_MOMENT", 1.5)


def test_solving_tells_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    dispute = standoff.load("one-last-time")
    standoff.solve(dispute, ["nash", "seq"], progress=lambda *each: told.append(each))
    tests = 2 * len(dispute.sides)
    assert told == [("stability", n, tests) for n in range(1, tests + 1)]


def test_asking_tells_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    standoff.ask(standoff.load("one-last-time"), progress=lambda *each: told.append(each))
    assert told[-1] == ("readings", 384, 384)


def _told(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> None:
    """Forty readings after two seconds, a hundred after thirteen."""
    now = iter([100.0, 100.5, 102.0, 104.0, 112.1, 113.0])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(time, "monotonic", lambda: next(now))
    with progress() as told:
        for done in (1, 20, 40, 60, 100):
            told("readings", done, 100)


def test_a_file_is_told_every_ten_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _told(monkeypatch, terminal=False)
    assert capsys.readouterr().err.splitlines() == [
        "20 of 100 readings, 10 a second, 8 s left",
        "60 of 100 readings, 5 a second, 8 s left",
    ]


def test_a_terminal_is_told_on_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _told(monkeypatch, terminal=True)
    out, error = capsys.readouterr()
    assert out == ""
    assert error.split("\r\x1b[K") == [
        "",
        "20 of 100 readings, 10 a second, 8 s left",
        "40 of 100 readings, 10 a second, 6 s left",
        "60 of 100 readings, 5 a second, 8 s left",
        "",
    ]


def test_what_is_quick_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as told:
        told("states", 3, 1_000)
    assert capsys.readouterr() == ("", "")


def test_stages_and_times() -> None:
    states = wording.line("states", 3, 1_000, 2.0)
    assert states == "listing the states that the rules leave: option 3 of 1,000"
    assert wording.line("readings", 10, 10_000_000, 1000.0).endswith("2 h 46 min left")
    assert wording.line("readings", 10, 1_000_000, 1000.0).endswith("16 min 40 s left")
    assert wording.line("readings", 1, 1, 1000.0) == "1 of 1 reading"


def test_stopped() -> None:
    assert wording.stopped("stability", 3, 9, None) == "stopped"
    assert wording.stopped("readings", 0, 9, "kept.db") == "stopped before any reading was done"
    told = wording.stopped("readings", 5, 10, None)
    assert told == "stopped after 5 of 10 readings; with --resume FILE what is done is kept"
