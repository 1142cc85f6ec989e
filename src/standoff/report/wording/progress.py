"""How far long work is, in one line."""

from __future__ import annotations

from standoff.errors import plain
from standoff.report.wording import phrases

STAGES = {
    "states": "listing the states that the rules leave: option",
    "stability": "testing stability: test",
}

COUNTED = {"readings": "reading", "documents": "document"}
KEPT = {
    "readings": "with --resume FILE what is done is kept",
    "documents": "with -o DOSSIER what is done is kept",
}
AGAIN = {
    "readings": "the same command goes on from there",
    "documents": "the same command with --resume goes on from there",
}


def line(what: str, done: int, total: int, rate: float) -> str:
    """What is done of how much; where it is counted, how many a second and what is left."""
    if what in STAGES:
        return f"{STAGES[what]} {done:,} of {total:,}"
    told = f"{done:,} of {phrases.count(total, COUNTED[what])}"
    if not rate or done == total:
        return told
    a_second = f"{rate:,.0f}" if rate >= 1 else f"{rate:.1f}"
    return f"{told}, {a_second} a second, {_time((total - done) / rate)} left"


def stopped(what: str, done: int, total: int, path: str | None) -> str:
    """The work was interrupted."""
    if what not in COUNTED:
        return "stopped"
    if not done:
        return f"stopped before any {COUNTED[what]} was done"
    told = f"stopped after {done:,} of {phrases.count(total, COUNTED[what])}"
    if path is None:
        return f"{told}; {KEPT[what]}"
    return f"{told}; kept in {plain(path)}: {AGAIN[what]}"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
