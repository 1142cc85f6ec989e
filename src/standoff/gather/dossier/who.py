"""Everybody the documents mention, those of one name taken together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from standoff.gather.dossier.dossier import Dossier
from standoff.gather.records import Gathered, MentionKind, Span


@dataclass(slots=True)
class Known:
    """An actor of one name, code and sector, with where it is mentioned first."""

    id: str
    """As statements, events and ``draft --sides`` name it; of several documents the first's."""
    name: str
    code: str
    sector: str
    document: str
    first: Span
    mentions: int = 0
    documents: int = 0
    called: Counter[str] = field(default_factory=Counter)
    """What it is called by name, and how often."""


def who(dossier: Dossier) -> list[Known]:
    """Every actor, those that are mentioned most first."""
    found: dict[tuple[str, str, str], Known] = {}
    for document in dossier.each():
        _add(document, found)
    return sorted(found.values(), key=lambda each: (-each.mentions, each.name, each.code))


def _add(document: Gathered, found: dict[tuple[str, str, str], Known]) -> None:
    text, name, seen = document.document.text, document.document.name, set()
    for actor in document.actors:
        key = (actor.name, actor.code, actor.sector)
        first = next(((each.start, each.end) for each in actor.mentions), (0, 0))
        known = found.setdefault(key, Known(actor.id, *key, name, first))
        known.documents += key not in seen
        seen.add(key)
        known.mentions += len(actor.mentions)
        for each in actor.mentions:
            if each.kind is MentionKind.NAME:
                known.called[" ".join(text[each.start : each.end].split())] += 1
