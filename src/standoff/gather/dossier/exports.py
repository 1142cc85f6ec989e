"""Records as plain data: for one document as `--json` prints it, for a dossier line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from standoff.gather.dossier.acts import Cast, Party
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.dossier.dyads import Balance, Timeline
from standoff.gather.dossier.search import Hit
from standoff.gather.dossier.who import Known
from standoff.gather.records import Actor, Course, Event, Gathered, Span, Statement

Data = dict[str, Any]


# ---------------------------------------------------------------- one document, by spans


def document(found: Gathered) -> Data:
    """What is gathered from a document: kinds, names and spans."""
    return {
        "document": _head(found),
        "sections": [
            {"kind": s.kind.value, "start": s.start, "end": s.end} for s in found.document.sections
        ],
        "actors": [_actor(each) for each in found.actors],
        "statements": [_statement(each) for each in found.statements],
        "events": [_event(each) for each in found.events],
        "courses": [_course(each) for each in found.courses],
        "faults": [
            {"stage": each.stage, "start": each.span[0], "end": each.span[1], "error": each.error}
            for each in found.faults
        ],
    }


def _head(found: Gathered) -> Data:
    held = found.document
    return {
        "name": held.name,
        "sha256": held.sha256,
        "title": held.title,
        "date": held.date,
        "media": held.media,
        "length": len(held.text),
        "model": found.model,
    }


def _actor(actor: Actor) -> Data:
    return {
        "id": actor.id,
        "name": actor.name,
        "code": actor.code,
        "sector": actor.sector,
        "mentions": [[each.start, each.end] for each in actor.mentions],
    }


def _statement(said: Statement) -> Data:
    return {
        "speaker": None if said.speaker is None else [list(span) for span in said.speaker],
        "cue": list(said.cue),
        "content": list(said.content),
        "kind": said.kind.value,
        "addressee": said.addressee and list(said.addressee),
        "venue": said.venue and list(said.venue),
        "negated": said.negated,
        "rule": said.rule,
    }


def _event(event: Event) -> Data:
    return {
        "type": event.type,
        "source": [list(span) for span in event.source],
        "target": [list(span) for span in event.target],
        "trigger": list(event.trigger),
        "status": event.status.value,
        "goldstein": event.goldstein,
        "cluster": event.cluster,
        "reciprocal": event.reciprocal,
        "claimed_by": [list(span) for span in event.claimed_by],
        "rule": event.rule,
    }


def _course(course: Course) -> Data:
    return {
        "kind": course.kind.value,
        "owner": [list(span) for span in course.owner],
        "other": [list(span) for span in course.other],
        "words": course.words,
        "span": list(course.span),
        "cue": list(course.cue),
        "negated": course.negated,
        "condition": course.condition and list(course.condition),
        "deadline": course.deadline and list(course.deadline),
    }


# ---------------------------------------------------------------- a dossier, record by record

KINDS = ("document", "section", "actor", "mention", "statement", "event", "course", "fault")
"""The kinds of records, as they are exported."""


def lines(dossier: Dossier, kinds: Sequence[str] = KINDS) -> Iterator[Data]:
    """Every record with its document, start, end, rule and words, document by document."""
    for id in dossier.ids():
        found = dossier.gathered(id)
        for kind in kinds:
            for record in _KINDS[kind](found):
                # Of a document all names are told, in place of its words the whole text.
                more = {"names": dossier.names(id)} if kind == "document" else {}
                place = {"document": id, "file": found.document.name}
                yield {"record": kind, **place, **record, **more}


def about(dossier: Dossier) -> Data:
    """What gathered the dossier, and what it could not read."""
    failed = [asdict(each) for each in dossier.failed()]
    by = asdict(dossier.by)
    return {"record": "gathered_by", **by, "failed": failed, "waiting": dossier.waiting()}


def timeline(found: Timeline) -> Data:
    """The dyads of a dossier, day by day; days without a date are null."""
    dyads = [
        {
            "source": each.source,
            "target": each.target,
            **_balance(each.total),
            "days": [{"date": day or None, **_balance(sum)} for day, sum in each.days.items()],
        }
        for each in found.dyads
    ]
    return {
        "dyads": dyads,
        "documents": found.documents,
        "left_out": {"status": found.unreal, "parties": found.alone},
    }


def known(actor: Known) -> Data:
    """An actor of all documents."""
    return {
        "id": actor.id,
        "name": actor.name,
        "code": actor.code,
        "sector": actor.sector,
        "mentions": actor.mentions,
        "documents": actor.documents,
        "first": {"file": actor.document, "start": actor.first[0], "end": actor.first[1]},
        "called": dict(actor.called.most_common()),
    }


def hit(found: Hit) -> Data:
    """A passage that a search found."""
    start, end = found.span
    place = {"file": found.document, "start": start, "end": end}
    return {**place, "section": found.section.value, "words": found.words}


def _balance(balance: Balance) -> Data:
    return {"goldstein": round(balance.goldstein, 1) + 0, "acts": balance.acts}


def _place(found: Gathered, span: Span) -> Data:
    start, end = span
    return {"start": start, "end": end, "words": found.document.text[start:end]}


def _documents(found: Gathered) -> Iterator[Data]:
    held = found.document
    yield {
        "start": 0,
        "end": len(held.text),
        "rule": held.media,
        "sha256": held.sha256,
        "title": held.title,
        "date": held.date,
        "model": found.model,
        "text": held.text,
    }


def _sections(found: Gathered) -> Iterator[Data]:
    for each in found.document.sections:
        place = _place(found, (each.start, each.end))
        yield {**place, "rule": found.document.media, "kind": each.kind.value}


def _actors(found: Gathered) -> Iterator[Data]:
    """Where an actor is mentioned first stands for it."""
    for actor in found.actors:
        for first in actor.mentions[:1]:
            place = _place(found, (first.start, first.end))
            yield {**place, "rule": first.rule, **_who(actor), "mentions": len(actor.mentions)}


def _who(actor: Actor) -> Data:
    return {"id": actor.id, "name": actor.name, "code": actor.code, "sector": actor.sector}


def _mentions(found: Gathered) -> Iterator[Data]:
    for actor in found.actors:
        for each in actor.mentions:
            place = _place(found, (each.start, each.end))
            yield {**place, "rule": each.rule, "kind": each.kind.value, "actor": actor.id}


def _statements(found: Gathered) -> Iterator[Data]:
    cast = Cast(found.actors)
    for number, said in enumerate(found.statements):
        yield {
            **_place(found, said.content),
            "rule": said.rule,
            "number": number,
            "date": found.document.date,
            "kind": said.kind.value,
            "speaker": _parties(found, cast.parties(said.speaker or ())),
            "cue": _place(found, said.cue),
            "addressee": said.addressee and _place(found, said.addressee),
            "venue": said.venue and _place(found, said.venue),
            "negated": said.negated,
        }


def _events(found: Gathered) -> Iterator[Data]:
    cast = Cast(found.actors)
    for number, event in enumerate(found.events):
        yield {
            **_place(found, event.trigger),
            "rule": event.rule,
            "number": number,
            "date": found.document.date,
            "type": event.type,
            "source": _parties(found, cast.parties(event.source)),
            "target": _parties(found, cast.parties(event.target)),
            "status": event.status.value,
            "claimed_by": _parties(found, cast.parties(event.claimed_by)),
            "goldstein": event.goldstein,
            "cluster": event.cluster,
            "reciprocal": event.reciprocal,
        }


def _courses(found: Gathered) -> Iterator[Data]:
    cast = Cast(found.actors)
    for number, course in enumerate(found.courses):
        yield {
            **_place(found, course.span),
            "rule": course.kind.value,
            "number": number,
            "kind": course.kind.value,
            "what": course.words,
            "owner": _parties(found, cast.parties(course.owner)),
            "other": _parties(found, cast.parties(course.other)),
            "negated": course.negated,
            "condition": course.condition and _place(found, course.condition),
            "deadline": course.deadline and _place(found, course.deadline),
        }


def _faults(found: Gathered) -> Iterator[Data]:
    for each in found.faults:
        place = _place(found, each.span)
        yield {**place, "rule": "fault", "stage": each.stage, "error": each.error}


def _parties(found: Gathered, parties: Iterable[Party]) -> list[Data]:
    return [
        {**_place(found, each.span), "actors": [_who(actor) for actor in each.actors]}
        for each in parties
    ]


_KINDS = {
    "document": _documents,
    "section": _sections,
    "actor": _actors,
    "mention": _mentions,
    "statement": _statements,
    "event": _events,
    "course": _courses,
    "fault": _faults,
}
