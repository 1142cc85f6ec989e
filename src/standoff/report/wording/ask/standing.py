"""Where things stand."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Found
from standoff.report.wording import phrases, stability
from standoff.report.wording.ask import words
from standoff.stability.seq import SEQ

TITLE = "Where things stand"
MOST_SHOWN = 12
MOST_MET = 3


def summary(answer: Answer) -> str:
    """One paragraph."""
    frozen, deadlock = answer.finding("frozen"), answer.finding("deadlock")
    ice = "frozen: no side gains by a move of its own" if frozen.base else _who_moves(answer)
    dead = (
        "deadlocked: no chain of gains leads to the goal"
        if deadlock.base
        else "not deadlocked: a chain of gains leads to the goal"
    )
    better = phrases.count(len(answer.standing.better_for_all), "state") + " would be"
    better = better if answer.standing.better_for_all else "no state would be"
    rests = words.rests_on(answer, "frozen", "deadlock")
    return (
        f"Today is {ice}{_in(frozen, answer)}; it is {dead}{_in(deadlock, answer)}; "
        f"{better} better for everyone{rests}."
    )


def _in(found: Found, answer: Answer) -> str:
    return "" if answer.total == 1 else f" ({words.brief(found, answer)})"


def _who_moves(answer: Answer) -> str:
    movers = [
        phrases.side_of(answer.dispute, verdict.side)
        for verdict in answer.standing.nash
        if not verdict.stable
    ]
    return f"not frozen: {phrases.listed(movers)} can gain by moving"


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    dispute, standing = answer.dispute, answer.standing
    yield f"The status quo is {phrases.state(standing.state, dispute)}."
    yield from words.wrapped(summary(answer))
    for id, meaning in (
        ("frozen", "frozen (the status quo is a Nash equilibrium)"),
        ("deadlock", "deadlocked (no legal sequence of improvements leads to the goal)"),
    ):
        found = answer.finding(id)
        told = f"{meaning}: {words.share(found, answer)}; {words.when(found, answer)}."
        yield from words.wrapped(told)
    yield ""
    for verdict in standing.seq:
        yield from words.indented(stability.verdict(verdict, dispute, SEQ, most=MOST_MET))
    yield ""
    states = standing.better_for_all
    yield f"Better for everyone than the status quo: {phrases.count(len(states), 'state')}."
    yield from (f"  {phrases.state(state, dispute)}" for state in states[:MOST_SHOWN])
    if len(states) > MOST_SHOWN:
        yield f"  and {len(states) - MOST_SHOWN} more"
