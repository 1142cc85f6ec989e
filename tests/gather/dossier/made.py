"""Gathered documents, drawn and by hand, for everything that keeps or shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from standoff.gather.dossier.keeping import Asked, Keeping, gathering
from standoff.gather.dossier.opening import GatheredBy
from standoff.gather.dossier.rows import rows
from standoff.gather.model import DEFAULT, DIGESTS
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

BY = GatheredBy("0.2.0", f"{DEFAULT} 3.8.0", DIGESTS[DEFAULT, "3.8.0"], "abc")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
WORD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return start, draw(st.integers(start, len(text)))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=5)))
    kinds = st.sampled_from(SectionKind)
    sections = tuple(Section(draw(kinds), a, b) for a, b in pairwise(cuts))
    return Document(draw(WORD), text, sections, digest(draw(WORD)), draw(WORD), draw(WORD))


@st.composite
def gathered(draw: st.DrawFn) -> Gathered:
    document = draw(documents())
    at = spans(document.text)
    ids = draw(st.lists(WORD, unique=True, max_size=3))
    actors = tuple(
        Actor(id, draw(WORD), draw(WORD), draw(WORD), tuple(draw(st.lists(_mentions(id, at)))))
        for id in ids
    )
    several = st.lists(at, max_size=3).map(tuple)
    speaker = st.none() | st.lists(at, min_size=1, max_size=3).map(tuple)
    maybe = st.none() | at
    statements = st.builds(
        Statement,
        st.sampled_from(StatementKind),
        speaker,
        at,
        at,
        WORD,
        maybe,
        maybe,
        st.booleans(),
    )
    scores = st.floats(-10, 10)
    statuses = st.sampled_from(Status)
    clusters = st.integers(0, 3)
    what = (WORD, several, several, at, statuses, scores, clusters, WORD, st.booleans(), several)
    events = st.lists(st.builds(Event, *what), max_size=4)
    told = st.lists(statements, max_size=4)
    faults = draw(st.lists(st.builds(Fault, WORD, at, WORD), max_size=2))
    spans_of = (several, several, WORD, at, at, st.booleans(), maybe, maybe)
    courses = draw(st.lists(st.builds(Course, st.sampled_from(CourseKind), *spans_of), max_size=2))
    records = tuple(draw(told)), tuple(draw(events)), tuple(courses)
    return Gathered(document, draw(WORD), actors, *records, tuple(faults))


def _mentions(id: str, at: st.SearchStrategy[Span]) -> st.SearchStrategy[Mention]:
    kinds = st.sampled_from(MentionKind)
    return st.builds(lambda span, *rest: Mention(id, *span, *rest), at, kinds, WORD)


def keep(dossier: Keeping, found: Iterable[Gathered]) -> None:
    """Keep documents as they come."""
    each = list(found)
    ids = dossier.ask(Asked(g.document.name, g.document.sha256) for g in each)
    for id, one in zip(ids, each, strict=True):
        if dossier.waits(id):
            dossier.keep([id], rows(one))


def dossier(path: Path, *found: Gathered) -> str:
    """A dossier that holds these documents."""
    with gathering(str(path), BY) as keeping:
        keep(keeping, found)
    return str(path)


# ---------------------------------------------------------------- by hand

TOLD = """The river talks

Arda threatened on Monday to close the river if Boria keeps its troops there.
"We demand that they leave," the foreign minister of Arda said in the capital.
Boria has rejected the demand. The threat came after weeks of talks.

Comments

Arda should attack now!
"""


def found(text: str = TOLD, name: str = "river.txt", date: str = "2017-10-03") -> Gathered:
    """Two states and a minister: a threat told twice, a demand somebody claims, a rejection."""

    def at(words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return start, start + len(words)

    def named(id: str, *spans: Span) -> tuple[Mention, ...]:
        return tuple(Mention(id, *span, MentionKind.NAME, "cast.name") for span in spans)

    body, comments = text.index("Arda threatened"), text.index("Comments")
    sections = (
        Section(SectionKind.TITLE, 0, text.index("\n")),
        Section(SectionKind.BODY, body, comments),
        Section(SectionKind.COMMENT, comments, len(text)),
    )
    arda, boria, minister = at("Arda"), at("Boria"), at("the foreign minister of Arda")
    again = at("Boria", 1)
    we, they = at("We"), at("they")
    actors = (
        Actor("arda", "Arda", "ARD", "", (*named("arda", arda), *named("arda", we))),
        Actor("boria", "Boria", "BOR", "", named("boria", boria, they, again)),
        Actor("minister", "foreign minister", "ARD", "GOV", named("minister", minister)),
    )
    content = at("We demand that they leave,")
    said = Statement(
        StatementKind.DIRECT, (minister,), at("said"), content, "quotation", venue=at("the capital")
    )
    events = (
        Event("THREATEN", (arda,), (boria,), at("threatened"), Status.REPORTED, -7.0, 0, "verb"),
        Event(
            *("DEMAND", (we,), (they,), at("demand"), Status.CLAIMED, -5.0, 1, "verb"),
            claimed_by=(minister,),
        ),
        Event("REJECT", (again,), (), at("rejected"), Status.REPORTED, -4.0, 2, "verb"),
        Event("THREATEN", (), (), at("threat", 1), Status.REPORTED, -7.0, 0, "noun"),
    )
    document = Document(name, text, sections, digest(f"{name}{text}"), "text/plain", date)
    faults = (Fault("events", at("The threat came"), "ValueError: made up"),)
    courses = (
        Course(
            CourseKind.DEMAND,
            (they,),
            (we,),
            "leave",
            at("We demand that they leave"),
            at("demand"),
        ),
    )
    return Gathered(document, BY.model, actors, (said,), events, courses, faults)
