"""Clusters: which events of a document tell of one act."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.gather.events.acts import Text
from standoff.gather.events.status import Told
from standoff.gather.records import Status

Words = frozenset[str]

MONTHS = {
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
}  # fmt: skip
"""Without "may", which mostly is none."""
STEM = 5
"""Letters that "threat" and "threaten", "refuse" and "refusal" share."""


@dataclass(slots=True)
class Cluster:
    """What the events of one act have in common so far."""

    number: int
    source: Words
    target: Words
    stems: Words
    years: Words
    months: Words

    def holds(self, other: Cluster) -> bool:
        """Whether another event may be of the same act: nothing that both tell differs."""
        if not self.stems & other.stems:
            return False
        if not (self.source & other.source or self.target & other.target):
            return False
        sides = (
            (self.source, other.source),
            (self.target, other.target),
            (self.years, other.years),
            (self.months, other.months),
        )
        return all(not one or not two or one & two for one, two in sides)

    def add(self, other: Cluster) -> None:
        self.source |= other.source
        self.target |= other.target
        self.stems |= other.stems
        self.years |= other.years
        self.months |= other.months


class Clusters:
    """Counts acts; events of one type by the same parties in like words are one."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._known: dict[tuple[str, bool], list[Cluster]] = {}
        self._count = 0

    def number(self, told: Told) -> int:
        """The number of an event's cluster."""
        event = self._described(told)
        rows = self._known.setdefault((told.act.type, told.status is Status.NEGATED), [])
        for cluster in rows:
            if cluster.holds(event):
                cluster.add(event)
                return cluster.number
        rows.append(event)
        self._count += 1
        return event.number

    def _described(self, told: Told) -> Cluster:
        act, parse = told.act, self._text.parse
        word = act.verb if act.verb >= 0 else act.noun
        sentence = parse.sentences[parse.sentence_of[word]]
        words = frozenset(parse.lemma[sentence.first : sentence.last])
        return Cluster(
            self._count,
            self._text.parties.codes(act.source),
            self._text.parties.codes(act.target),
            self._stems(told),
            frozenset(word for word in words if len(word) == 4 and word.isdecimal()),
            words & MONTHS,
        )

    def _stems(self, told: Told) -> Words:
        """The beginnings of the words that say what happened, not to whom."""
        parse, act = self._text.parse, told.act
        words = [act.verb if act.verb >= 0 else act.noun, act.noun]
        if ":" in act.rule and act.used:  # "refused to withdraw": what is refused
            words = [*act.used, act.noun]
        named = self._text.parties.named
        words = [word for word in words if word >= 0 and (act.verb < 0 or not named(word))]
        return frozenset(parse.lemma[word][:STEM] for word in words)
