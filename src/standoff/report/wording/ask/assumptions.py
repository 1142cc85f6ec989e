"""Assumptions: what the answer rests on that no source says."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer
from standoff.report.wording import phrases
from standoff.report.wording.ask import words
from standoff.report.wording.draft import count
from standoff.report.wording.marks import said

MOST = 180  # characters of a summary's assumption

TITLE = "Assumed, not said by a source"


def of_the_whole(answer: Answer) -> str | None:
    """What the file as a whole assumes, or what its import had to; cut where it is long."""
    assumes = answer.dispute.grounds.assumes
    return f"Assumed of the whole file: {words.short(assumes, MOST)}." if assumes else None


def summary(answer: Answer) -> str | None:
    """How many assumptions, and those that decide something."""
    if not answer.assumptions:
        return None
    deciding = [each for each in answer.assumptions if each.changes]
    told = f"{phrases.count(len(answer.assumptions), 'line')} of the file no source says"
    decide = "decides" if len(deciding) == 1 else "decide"
    return f"Assumed: {told}; {len(deciding) or 'none'} of them {decide} a finding as written."


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    if told := count.line(answer.dispute):
        yield from phrases.wrapped(told)
    if not answer.assumptions:
        yield "No line of the file is marked as assumed."
    for each in answer.assumptions:
        yield from phrases.wrapped(f"{said(each.line)}: {said(each.assumes)}")
        if each.changes:
            yield from phrases.wrapped(f"   without it these change: {', '.join(each.changes)}")
        elif each.struck:
            yield "   without it every finding stays the same as written"
