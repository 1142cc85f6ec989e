"""A document with all that is gathered from it."""

from __future__ import annotations

from standoff.gather.cast import cast
from standoff.gather.cast.actor_file import ActorFile
from standoff.gather.events.events import coded
from standoff.gather.faults import Faults
from standoff.gather.model import Reader
from standoff.gather.records import Actor, Course, Document, Event, Gathered, Statement
from standoff.gather.statements.statements import found as stated


def gathered(document: Document, reader: Reader, actors: ActorFile) -> Gathered:
    """Actors, statements and events of a document's gathered sections.

    Comments and boilerplate are kept in the document and nothing is gathered from them. A stage
    that fails is among the faults, and the others go on without it.
    """
    faults, whole = Faults(), (0, len(document.text))
    found: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    courses: tuple[Course, ...] = ()
    with faults.kept("parse", whole):
        parse = reader.parse(document)
        people = cast.of(parse, document.date, actors, faults)
        found = people.actors
        with faults.kept("statements", whole):
            statements = stated(parse, people, faults)
        with faults.kept("events", whole):
            events, courses = coded(parse, people, statements, faults)
    return Gathered(document, reader.name, found, statements, events, courses, tuple(faults.found))
