"""Dyads: who acts towards whom, day by day, with the balance of conflict and cooperation.

The balance is the sum of the Goldstein scores of acts. An act counts once in a document,
however often it is told there, and only where it is told as something that happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from standoff.gather.cast.entries import INTERNATIONAL
from standoff.gather.dossier.acts import Act, Party, acts
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.records import Actor, Gathered, Status

HAPPENS = (Status.REPORTED, Status.CLAIMED, Status.ONGOING)
"""The statuses that count."""
STATE = ("", "GOV", "MIL", "JUD", "LEG", "COP", "SPY")
"""Sectors that act for their state: its dyads are those of its code."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Balance:
    """The sum of Goldstein scores, and of how many acts."""

    goldstein: float
    acts: int

    def __add__(self, other: Balance) -> Balance:
        return Balance(self.goldstein + other.goldstein, self.acts + other.acts)


NOTHING = Balance(0.0, 0)


@dataclass(frozen=True, slots=True)
class Dyad:
    """What a source does to a target: a balance for each day, undated documents under ""."""

    source: str
    target: str
    days: Mapping[str, Balance]

    @property
    def total(self) -> Balance:
        return sum(self.days.values(), NOTHING)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every dyad, those with most acts first, and how many acts are in none.

    ``unreal`` acts are only attempted, wished for, feared or denied; of ``alone`` ones a
    party is unknown, or both are the same.
    """

    dyads: tuple[Dyad, ...]
    documents: int
    unreal: int
    alone: int


def timeline(dossier: Dossier) -> Timeline:
    """The dyads of all documents by the days the documents are of."""
    found: dict[tuple[str, str], dict[str, Balance]] = {}
    documents = unreal = alone = 0
    for document in dossier.each():
        documents += 1
        day = _day(document)
        for act in acts(document):
            pairs = set(_pairs(document, act))
            unreal += act.told.status not in HAPPENS
            alone += act.told.status in HAPPENS and not pairs
            for pair in pairs if act.told.status in HAPPENS else ():
                days = found.setdefault(pair, {})
                days[day] = days.get(day, NOTHING) + Balance(act.told.goldstein, 1)
    dyads = (Dyad(*pair, dict(sorted(days.items()))) for pair, days in found.items())
    ordered = sorted(dyads, key=lambda each: (-each.total.acts, each.source, each.target))
    return Timeline(tuple(ordered), documents, unreal, alone)


def _day(found: Gathered) -> str:
    """The document's date, if it is one."""
    stated = found.document.date
    try:
        date.fromisoformat(stated)
    except ValueError:
        return ""
    return stated if _DAY.fullmatch(stated) else ""


def _pairs(found: Gathered, act: Act) -> Iterator[tuple[str, str]]:
    """Who acts towards whom; the parties of a reciprocal act do so in both directions."""
    sources = list(_names(found, act.source))
    targets = sources if act.told.reciprocal else list(_names(found, act.target))
    return ((one, other) for one in sources for other in targets if one != other)


def _names(found: Gathered, parties: tuple[Party, ...]) -> Iterator[str]:
    for each in parties:
        yield from map(party, each.actors)
        if not each.actors:
            yield " ".join(found.document.text[slice(*each.span)].split())


def party(actor: Actor) -> str:
    """Who acts in a dyad: a state by its code, whoever acts for it; anybody else by name."""
    if actor.sector in STATE and actor.code and actor.code not in INTERNATIONAL:
        return actor.code
    return actor.name or actor.id
