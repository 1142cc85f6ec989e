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
    ice = "no side gains by a move of its own" if frozen.base else _who_moves(answer)
    dead = "no chain" if deadlock.base else "a chain"
    number = answer.standing.better
    better = phrases.count(number, "state") if number else "No state"
    rests = words.rests_on(answer, "frozen", "deadlock")
    return (
        f"{_is('frozen', frozen, answer)}: {ice}. {_is('deadlocked', deadlock, answer)}: {dead} "
        f"of gains leads to the goal. {better} would be better for everyone{rests}."
        f"{_indifferent(answer)}"
    )


def _indifferent(answer: Answer) -> str:
    """Sides that like all states alike: they stay wherever they are, and count for nothing."""
    told = [phrases.side_of(answer.dispute, id) for id in answer.standing.indifferent]
    if not told:
        return ""
    does = "likes" if len(told) == 1 else "like"
    return (
        f" {phrases.listed(told)} {does} all states alike: they are stable everywhere for want of "
        "a preference, and are not asked what is better."
    )


def _is(word: str, found: Found, answer: Answer) -> str:
    """``Frozen (in 96 of 384)``, or ``Not frozen (frozen in 96 of 384)``."""
    if found.base:
        return word.capitalize() + _in("in", found, answer)
    return f"Not {word}" + _in(f"{word} in", found, answer)


def _in(word: str, found: Found, answer: Answer) -> str:
    return "" if answer.total == 1 else f" ({word} {words.brief(found, answer)})"


def _who_moves(answer: Answer) -> str:
    movers = [
        phrases.side_of(answer.dispute, verdict.side)
        for verdict in answer.standing.nash
        if not verdict.stable
    ]
    return f"{phrases.listed(movers)} can gain by moving"


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    dispute, standing = answer.dispute, answer.standing
    yield f"The status quo is {phrases.state(standing.state, dispute)}."
    yield from phrases.wrapped(summary(answer))
    for id, meaning in (
        ("frozen", "frozen (the status quo is a Nash equilibrium)"),
        ("deadlock", "deadlocked (no legal sequence of improvements leads to the goal)"),
    ):
        found = answer.finding(id)
        told = f"{meaning}: {words.over(found, answer)}."
        yield from phrases.wrapped(told)
    yield ""
    for verdict in standing.seq:
        yield from phrases.indented(stability.verdict(verdict, dispute, SEQ, most=MOST_MET))
    yield ""
    yield f"Better for everyone than the status quo: {phrases.count(standing.better, 'state')}."
    shown = standing.better_for_all[:MOST_SHOWN]
    yield from (f"  {phrases.state(state, dispute)}" for state in shown)
    if standing.better > len(shown):
        yield f"  and {standing.better - len(shown):,} more"
