"""Acts: what is told of a document once or several times, and counts once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.gather.records import Actor, Event, Gathered, Span, Status

FIRMEST = (
    Status.REPORTED,
    Status.ONGOING,
    Status.CLAIMED,
    Status.ATTEMPTED,
    Status.FUTURE,
    Status.CONDITIONAL,
    Status.HYPOTHETICAL,
    Status.NEGATED,
)
"""Statuses, those by which an act is surest to have happened first."""


@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for somebody, and the actors they stand for, if anybody knows."""

    span: Span
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """All tellings of one act in a document; ``told`` is the firmest of them."""

    told: Event
    tellings: tuple[Event, ...]
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    claimed_by: tuple[Party, ...]


class Cast:
    """Who is mentioned where in a document."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._at: dict[Span, list[Actor]] = {}
        for actor in actors:
            for mention in actor.mentions:
                here = self._at.setdefault((mention.start, mention.end), [])
                if actor not in here[-1:]:
                    here.append(actor)

    def parties(self, spans: Sequence[Span]) -> tuple[Party, ...]:
        """The actors behind mentions; several where one word stands for several."""
        return tuple(Party(span, tuple(self._at.get(span, ()))) for span in spans)


def acts(found: Gathered) -> Iterator[Act]:
    """The acts of a document in the order in which they are first told."""
    cast = Cast(found.actors)
    clusters: dict[int, list[Event]] = {}
    for event in found.events:
        clusters.setdefault(event.cluster, []).append(event)
    for tellings in clusters.values():
        told = min(tellings, key=_firmness)
        roles = (told.source, told.target, told.claimed_by)
        yield Act(told, tuple(tellings), *(cast.parties(spans) for spans in roles))


def _firmness(event: Event) -> tuple[int, int]:
    """The firmest first, then the one that says most of who it was."""
    return FIRMEST.index(event.status), -bool(event.source) - bool(event.target)
