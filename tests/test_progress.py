"""What a terminal is told while work takes a while, and that nothing else is told it."""

from __future__ import annotations

import sys

import pytest

import standoff
from standoff.cli import door


def test_solving_tells_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    dispute = standoff.load("one-last-time")
    standoff.solve(dispute, ["nash", "seq"], progress=lambda *each: told.append(each))
    tests = 2 * len(dispute.sides)
    assert told == [("stability", n, tests) for n in range(1, tests + 1)]


@pytest.mark.parametrize(("terminal", "quiet"), [(True, 0.0), (True, 1e9), (False, 0.0)])
def test_only_a_terminal_that_waits_is_told(
    terminal: bool,
    quiet: float,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(door, "QUIET", quiet)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with door.progress() as progress:
        progress("states", 3, 1_000)
    line = "\r\x1b[KListing the states that the rules leave: option 3 of 1,000\r\x1b[K"
    out, err = capsys.readouterr()
    assert (out, err) == ("", line if terminal and not quiet else "")
