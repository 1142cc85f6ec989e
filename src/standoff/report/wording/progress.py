"""How far long work is, in one line."""

from __future__ import annotations

from standoff.errors import plain
from standoff.report.wording import phrases

STAGES = {
    "states": "listing the states that the rules leave: option",
    "stability": "testing stability: test",
}


def line(what: str, done: int, total: int, rate: float) -> str:
    """What is done of how much; of readings how many a second and how long the rest takes."""
    if what in STAGES:
        return f"{STAGES[what]} {done:,} of {total:,}"
    told = f"{done:,} of {phrases.count(total, 'reading')}"
    if not rate or done == total:
        return told
    return f"{told}, {rate:,.0f} a second, {_time((total - done) / rate)} left"


def stopped(what: str, done: int, total: int, path: str | None) -> str:
    """The work was interrupted."""
    if what in STAGES or not done:
        return "stopped before any reading was done" if what == "readings" else "stopped"
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
