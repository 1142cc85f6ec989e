"""What is gathered from a document as rows of the dossier's tables, and back again.

Rows are plain lists without their document's id, so that they travel as JSON.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from standoff.gather.documents.paragraphs import paragraphs
from standoff.gather.records import (
    Actor,
    Course,
    CourseKind,
    Document,
    Event,
    Fault,
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

Row = Sequence[Any]
Rows = Mapping[str, Sequence[Row]]
"""The rows of each table."""

ROLES = ("source", "target", "claimed_by")
"""How a party takes part in an event: fields of the record, and roles in the table."""
TAKERS = ("owner", "other")
"""How somebody takes part in a course: fields of the record, and roles in the table."""
TABLES = (
    "document",
    "section",
    "paragraph",
    "actor",
    "mention",
    "statement",
    "speaker",
    "event",
    "party",
    "course",
    "taker",
    "fault",
)
"""The tables that hold a document."""


# ---------------------------------------------------------------- records to rows


def rows(found: Gathered) -> Rows:
    """A document with all that is gathered from it."""
    made = (
        [_document(found)],
        list(_sections(found.document)),
        list(_paragraphs(found.document)),
        [[n, a.id, a.name, a.code, a.sector] for n, a in enumerate(found.actors)],
        [row for n, actor in enumerate(found.actors) for row in _mentions(n, actor)],
        [_statement(n, each) for n, each in enumerate(found.statements)],
        [row for n, each in enumerate(found.statements) for row in _spans(n, each.speaker or ())],
        [_event(n, each) for n, each in enumerate(found.events)],
        [row for n, each in enumerate(found.events) for row in _parties(n, each)],
        [_course(n, each) for n, each in enumerate(found.courses)],
        [row for n, each in enumerate(found.courses) for row in _takers(n, each)],
        [[n, each.stage, *each.span, each.error] for n, each in enumerate(found.faults)],
    )
    return dict(zip(TABLES, made, strict=True))


def _document(found: Gathered) -> Row:
    document = found.document
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    head = [document.name, document.sha256, document.title, document.date, document.media]
    return [*head, found.model, digest, document.text]


def _sections(document: Document) -> Iterator[Row]:
    for number, section in enumerate(document.sections):
        yield [number, section.kind.value, section.start, section.end]


def _paragraphs(document: Document) -> Iterator[Row]:
    for number, section in enumerate(document.sections):
        for start, end in paragraphs(document, section):
            yield [number, start, end]


def _mentions(number: int, actor: Actor) -> Iterator[Row]:
    for n, each in enumerate(actor.mentions):
        yield [number, n, each.start, each.end, each.kind.value, each.rule]


def _statement(number: int, said: Statement) -> Row:
    places = (said.addressee or (None, None), said.venue or (None, None))
    return [
        number,
        said.kind.value,
        *said.content,
        *said.cue,
        *places[0],
        *places[1],
        int(said.negated),
        said.rule,
    ]


def _spans(number: int, spans: Iterable[Span]) -> Iterator[Row]:
    return ([number, n, *span] for n, span in enumerate(spans))


def _event(number: int, event: Event) -> Row:
    what = [number, event.type, *event.trigger, event.status.value, event.goldstein]
    return [*what, event.cluster, int(event.reciprocal), event.rule]


def _parties(number: int, event: Event) -> Iterator[Row]:
    for role in ROLES:
        for n, span in enumerate(getattr(event, role)):
            yield [number, role, n, *span]


def _course(number: int, course: Course) -> Row:
    hangs = (*(course.condition or (None, None)), *(course.deadline or (None, None)))
    spans = (*course.span, *course.cue, *hangs)
    return [number, course.kind.value, course.words, *spans, int(course.negated)]


def _takers(number: int, course: Course) -> Iterator[Row]:
    for role in TAKERS:
        for n, span in enumerate(getattr(course, role)):
            yield [number, role, n, *span]


# ---------------------------------------------------------------- rows to records


def gathered(found: Rows) -> Gathered:
    """The records that were made into these rows.

    Raises:
        ValueError: where they are not such rows; so do TypeError, KeyError and IndexError.
    """
    name, sha256, _title, date, media, model, _digest, text = found["document"][0]
    sections = tuple(Section(SectionKind(kind), a, b) for _, kind, a, b in found["section"])
    document = Document(name, text, sections, sha256, media, date)
    return Gathered(
        document,
        model,
        tuple(_actors(found)),
        tuple(_statements(found)),
        tuple(_events(found)),
        tuple(_courses(found)),
        tuple(Fault(stage, (a, b), error) for _, stage, a, b, error in found["fault"]),
    )


def _grouped(found: Sequence[Row]) -> dict[Any, list[Row]]:
    """Rows by what they belong to, which comes first in each; the rest of it stays."""
    groups: dict[Any, list[Row]] = {}
    for owner, *row in found:
        groups.setdefault(owner, []).append(row)
    return groups


def _actors(found: Rows) -> Iterator[Actor]:
    mentions = _grouped(found["mention"])
    for number, id, name, code, sector in found["actor"]:
        own = mentions.get(number, [])
        made = (Mention(id, a, b, MentionKind(kind), rule) for _, a, b, kind, rule in own)
        yield Actor(id, name, code, sector, tuple(made))


def _statements(found: Rows) -> Iterator[Statement]:
    speakers = _grouped(found["speaker"])
    for number, kind, *places, negated, rule in found["statement"]:
        content, cue, addressee, venue = (_span(places[n : n + 2]) for n in range(0, 8, 2))
        said = tuple((a, b) for _, a, b in speakers.get(number, ())) or None
        kinds = StatementKind(kind)
        places_of = (_there(cue), _there(content), rule, addressee, venue)
        yield Statement(kinds, said, *places_of, bool(negated))


def _span(pair: Sequence[Any]) -> Span | None:
    start, end = pair
    return None if start is None else (start, end)


def _there(span: Span | None) -> Span:
    if span is None:
        raise ValueError("a place is missing")
    return span


def _events(found: Rows) -> Iterator[Event]:
    parties = _grouped(found["party"])
    for number, type, start, end, status, goldstein, cluster, reciprocal, rule in found["event"]:
        roles: dict[str, list[Span]] = {role: [] for role in ROLES}
        for role, _, a, b in parties.get(number, ()):
            roles[role].append((a, b))
        source, target, claimed = (tuple(roles[role]) for role in ROLES)
        what = (Status(status), goldstein, cluster, rule, bool(reciprocal), claimed)
        yield Event(type, source, target, (start, end), *what)


def _courses(found: Rows) -> Iterator[Course]:
    takers = _grouped(found["taker"])
    for number, kind, words, *places, negated in found["course"]:
        span, cue, condition, deadline = (_span(places[n : n + 2]) for n in range(0, 8, 2))
        roles: dict[str, list[Span]] = {role: [] for role in TAKERS}
        for role, _, a, b in takers.get(number, ()):
            roles[role].append((a, b))
        owner, other = (tuple(roles[role]) for role in TAKERS)
        told = (owner, other, words, _there(span), _there(cue))
        yield Course(CourseKind(kind), *told, bool(negated), condition, deadline)
