"""How far work is, in one line."""

from __future__ import annotations

WHAT = {
    "states": "Listing the states that the rules leave: option",
    "stability": "Testing stability: test",
}


def line(what: str, done: int, of: int) -> str:
    """E.g. "Testing stability: test 3 of 25"."""
    return f"{WHAT[what]} {done:,} of {of:,}"
