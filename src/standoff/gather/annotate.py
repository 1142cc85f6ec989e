"""A document with all that is gathered from it."""

from __future__ import annotations

from standoff.gather.cast import cast
from standoff.gather.cast.actor_file import ActorFile
from standoff.gather.events.events import coded
from standoff.gather.model import Reader
from standoff.gather.records import Document, Gathered
from standoff.gather.statements.statements import found


def gathered(document: Document, reader: Reader, actors: ActorFile) -> Gathered:
    """Actors, statements and events of a document's gathered sections.

    Comments and boilerplate are kept in the document and nothing is gathered from them.
    """
    parse = reader.parse(document)
    people = cast.of(parse, document.date, actors)
    statements = found(parse, people)
    events = coded(parse, people, statements)
    return Gathered(document, reader.name, people.actors, statements, events)
