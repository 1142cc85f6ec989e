"""Progress on standard error, where work takes longer than a moment."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

import click

from standoff.report.wording import progress as wording

A_MOMENT = 1.5  # seconds without a word
TERMINAL, FILE = 0.2, 10.0  # seconds between two lines
LATELY = 16  # reports that the rate is taken from: what a file kept comes at once

_OVER = "\r\x1b[K"  # back to the start of the line, and nothing on it


class Progress:
    """Called with what is being done, how much of it is done and how much there is."""

    def __init__(self) -> None:
        began = time.monotonic()
        self.what, self.done, self.total = "", 0, 0
        self.reports = deque([(began, 0)], LATELY)
        self.next = began + A_MOMENT
        self.terminal = sys.stderr.isatty()
        self.shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what != self.what:
            # It began when what went before was reported last.
            self.reports = deque([(self.reports[-1][0], 0)], LATELY)
        self.what, self.done, self.total = what, done, total
        self.reports.append((now, done))
        if now >= self.next and done < total:
            self.next = now + (TERMINAL if self.terminal else FILE)
            self._show_line(wording.line(what, done, total, self._recent_rate()))

    def _recent_rate(self) -> float:
        (began, before), (now, done) = self.reports[0], self.reports[-1]
        return (done - before) / (now - began) if now > began else 0.0

    def _show_line(self, line: str) -> None:
        self.shown = True
        click.echo(f"{_OVER}{line}" if self.terminal else line, err=True, nl=not self.terminal)

    def clear_line(self) -> None:
        """Take the line away again."""
        if self.shown and self.terminal:
            click.echo(_OVER, err=True, nl=False)


@contextmanager
def progress(resume: str | None = None) -> Iterator[Progress]:
    """Show progress; where the work is interrupted, say what is kept."""
    shown = Progress()
    try:
        yield shown
    except KeyboardInterrupt:
        shown.clear_line()
        click.echo(wording.stopped(shown.what, shown.done, shown.total, resume), err=True)
        raise SystemExit(130) from None
    finally:
        shown.clear_line()
