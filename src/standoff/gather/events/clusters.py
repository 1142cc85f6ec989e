"""Clusters: which events of a document tell of one act."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.gather.events.acts import Text
from standoff.gather.events.parties import Mentions
from standoff.gather.events.status import Told

Codes = frozenset[str]


@dataclass(slots=True)
class Cluster:
    """What the events of one act have in common so far."""

    source: Codes
    target: Codes
    words: set[str] = field(default_factory=set)


class Clusters:
    """Counts acts; events of the same type by the same parties in like words are one."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._known: dict[tuple[str, bool], list[tuple[int, Cluster]]] = {}
        self._count = 0

    def number(self, told: Told) -> int:
        """The number of an event's cluster."""
        act = told.act
        source, target = self._codes(act.source), self._codes(act.target)
        words = self._words(told)
        rows = self._known.setdefault((act.type, told.status == "negated"), [])
        for number, cluster in rows:
            if _same(cluster, source, target) and cluster.words & words:
                cluster.source |= source
                cluster.target |= target
                cluster.words |= words
                return number
        number = self._count
        self._count += 1
        rows.append((number, Cluster(source, target, words)))
        return number

    def _codes(self, found: Mentions) -> Codes:
        cast = self._text.parties.cast
        actors = (cast.actor(mention) for mention in found)
        return frozenset(actor.code or actor.id for actor in actors)

    def _words(self, told: Told) -> set[str]:
        parse, act = self._text.parse, told.act
        return {parse.lemma[word] for word in (act.verb, act.noun) if word >= 0}


def _same(cluster: Cluster, source: Codes, target: Codes) -> bool:
    """Whether parties agree where both tell of any, and at least one party is told by both."""
    return (
        _agree(cluster.source, source)
        and _agree(cluster.target, target)
        and bool(cluster.source & source or cluster.target & target)
    )


def _agree(one: Codes, other: Codes) -> bool:
    return not one or not other or bool(one & other)
