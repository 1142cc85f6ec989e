"""The answer in words: the summary first, then the sections that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from standoff.answers.answer import Answer
from standoff.errors import plain
from standoff.report.wording import phrases
from standoff.report.wording.ask import (
    assumptions,
    claims,
    levers,
    readings,
    settlements,
    standing,
    threats,
    views,
    words,
)
from standoff.report.wording.draft import count

MOST_LINES = 40

SECTIONS: Mapping[str, tuple[str, Callable[[Answer], Iterator[str]]]] = {
    "standing": (standing.TITLE, standing.section),
    "threats": (threats.TITLE, threats.section),
    "levers": (levers.TITLE, levers.section),
    "settlements": (settlements.TITLE, settlements.section),
    "readings": (readings.TITLE, readings.section),
    "claims": (claims.TITLE, lambda answer: claims.section(answer, {})),
    "views": (views.TITLE, views.section),
    "assumptions": (assumptions.TITLE, assumptions.section),
}


def summary(answer: Answer) -> Iterator[str]:
    """At most ``MOST_LINES`` lines; what does not fit is in the sections."""
    head = [plain(answer.dispute.title), *phrases.wrapped(_question(answer), "")]
    told = {name: list(phrases.wrapped(f" - {text}")) for name, text in _paragraphs(answer)}
    room = MOST_LINES - len(head) - 1
    for name in DISPENSABLE:
        if sum(map(len, told.values())) > room:
            told.pop(name, None)
    lines = [line for paragraph in told.values() for line in paragraph]
    yield from head
    yield from lines[:room]
    yield f"More: --section {', '.join(SECTIONS)}"


DISPENSABLE = ("views", "assumptions", "claims", "legend", "settlements", "levers", "readings")
"""Paragraphs in the order in which they are left out where room is short."""


def _question(answer: Answer) -> str:
    asked = " ".join([words.question(answer), phrases.supposed(answer.dispute)]).strip()
    if answer.total == 1:
        return asked
    drawn = " drawn" if answer.settings.sampled else ""
    error = f" (within {words.error(answer)} points)" if answer.settings.sampled else ""
    return f"{asked} As written; counts are of {answer.total:,}{drawn} readings{error}."


def _paragraphs(answer: Answer) -> Iterator[tuple[str, str]]:
    """Every paragraph that has something to say, under the name of its section."""
    paragraphs = (
        ("drafts", count.line(answer.dispute)),
        ("import", assumptions.of_the_whole(answer)),
        ("legend", threats.legend(answer)),
        ("standing", standing.summary(answer)),
        *(("threats" + str(n), text) for n, text in enumerate(threats.summary(answer))),
        ("levers", levers.summary(answer)),
        ("others", levers.others(answer)),
        ("settlements", settlements.summary(answer)),
        ("readings", readings.summary(answer)),
        ("claims", claims.summary(answer)),
        ("assumptions", assumptions.summary(answer)),
        ("views", views.summary(answer)),
    )
    yield from ((name, text) for name, text in paragraphs if text)


def section(name: str, answer: Answer, quotes: claims.Quotes) -> Iterator[str]:
    """One section under its title; ``quotes`` are the claims' words, where at hand."""
    title, lines = SECTIONS[name]
    yield title
    yield "-" * len(title)
    yield from claims.section(answer, quotes) if name == "claims" else lines(answer)
