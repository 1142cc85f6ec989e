"""Progress on standard error, where work takes longer than a moment."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

import click

from standoff.report.wording import progress as wording

A_MOMENT = 1.0  # seconds without a word
TERMINAL, FILE = 0.2, 10.0  # seconds between two lines
LATELY = 16  # reports that the rate is taken from: what a file kept comes at once


class Progress:
    """Called with what is done and how much there is."""

    def __init__(self) -> None:
        self.done, self.total = 0, 0
        self.reports = deque([(time.monotonic(), 0)], LATELY)
        self.terminal = sys.stderr.isatty()
        self.next = self.reports[0][0] + A_MOMENT
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        now = time.monotonic()
        self.reports.append((now, done))
        if now >= self.next and done < total:
            self.next = now + (TERMINAL if self.terminal else FILE)
            self._show(wording.line(done, total, self._rate()))

    def _rate(self) -> float:
        (began, before), (now, done) = self.reports[0], self.reports[-1]
        return (done - before) / max(now - began, 1e-9)

    def _show(self, line: str) -> None:
        self.shown = True
        click.echo(f"\r\x1b[K{line}" if self.terminal else line, err=True, nl=not self.terminal)

    def clear(self) -> None:
        """Take the line away again."""
        if self.shown and self.terminal:
            click.echo("\r\x1b[K", err=True, nl=False)


@contextmanager
def progress(resume: str | None) -> Iterator[Progress]:
    """Show progress; where the work is interrupted, say what is kept."""
    shown = Progress()
    try:
        yield shown
    except KeyboardInterrupt:
        shown.clear()
        click.echo(wording.stopped(shown.done, shown.total, resume), err=True)
        raise SystemExit(130) from None
    finally:
        shown.clear()
