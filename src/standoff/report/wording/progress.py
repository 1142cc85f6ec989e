"""How far long work is."""

from __future__ import annotations

from standoff.errors import plain
from standoff.report.wording import phrases


def line(done: int, total: int, rate: float) -> str:
    """Readings done, how many a second and how long the rest takes."""
    told = f"{done:,} of {phrases.count(total, 'reading')}"
    if not rate or done == total:
        return told
    return f"{told}, {rate:,.0f} a second, {_time((total - done) / rate)} left"


def stopped(done: int, total: int, path: str | None) -> str:
    """The work was interrupted."""
    if not done:
        return "stopped before any reading was done"
    told = f"stopped after {done:,} of {phrases.count(total, 'reading')}"
    if path is None:
        return f"{told}; with --resume FILE what is done is kept"
    return f"{told}; kept in {plain(path)}: the same command goes on from there"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
