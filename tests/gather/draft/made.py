"""Gathered documents made by hand: mentions and events by their words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from standoff.gather.records import (
    Actor,
    Document,
    Event,
    Gathered,
    Mention,
    MentionKind,
    Section,
    SectionKind,
    Span,
    Statement,
    StatementKind,
    Status,
)

Told = tuple[str, str, str, str] | tuple[str, str, str, str, Status]
"""Type, source, trigger and target of an event by their words, and its status."""
Said = tuple[str, str, str]
"""Speaker, cue and content of a statement by their words."""

ACTORS = {
    "UPL": ("Upland", "Upland's minister"),
    "LOW": ("Lowland", "the Lowlanders"),
    "BNK": ("the bank",),
}


def gathered(
    text: str,
    events: Iterable[Told] = (),
    statements: Iterable[Said] = (),
    *,
    name: str = "memo.txt",
    actors: Mapping[str, Sequence[str]] = ACTORS,
    date: str = "",
) -> Gathered:
    """A document with these actors, events and statements.

    Of words that stand several times those nearest to the trigger, or the cue, are meant.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    section = Section(SectionKind.BODY, 0, len(text))
    document = Document(name, text, (section,), digest, "text/plain", date)
    found = tuple(_event(text, told, number) for number, told in enumerate(events))
    return Gathered(
        document,
        "made",
        tuple(_actor(text, code, words) for code, words in actors.items()),
        tuple(_statement(text, said) for said in statements),
        found,
    )


def _actor(text: str, code: str, names: Sequence[str]) -> Actor:
    longest = sorted(names, key=len, reverse=True)
    spans = [m.span() for m in re.finditer("|".join(map(re.escape, longest)), text)]
    mentions = (Mention(code.lower(), *span, MentionKind.NAME, "test") for span in spans)
    return Actor(code.lower(), names[0], code, "", tuple(mentions))


def _event(text: str, told: Told, number: int) -> Event:
    kind, source, trigger, target, *status = told
    start = text.index(trigger)
    at = (start, start + len(trigger))
    return Event(
        kind,
        _near(text, source, start),
        _near(text, target, start),
        at,
        status[0] if status else Status.REPORTED,
        0.0,
        number,
        "test",
    )


def _statement(text: str, said: Said) -> Statement:
    speaker, cue, content = said
    start = text.index(content)
    at = _near(text, cue, start)[0]
    return Statement(
        StatementKind.INDIRECT,
        _near(text, speaker, at[0]),
        at,
        (start, start + len(content)),
        "test",
    )


def _near(text: str, words: str, to: int) -> tuple[Span, ...]:
    """The occurrence of words that is nearest to a character; none for no words."""
    if not words:
        return ()
    found = [match.span() for match in re.finditer(re.escape(words), text)]
    return (min(found, key=lambda span: abs(span[0] - to)),)
