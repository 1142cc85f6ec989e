"""A gathered document as a draft reads it: whose mention stands where, in which sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.errors import RequestError
from standoff.gather.draft import phrases
from standoff.gather.draft.sentences import holding, sentences
from standoff.gather.records import Actor, Gathered, MentionKind, Span

FEWEST, MOST = 2, 6
OFFICES = ("GOV", "MIL", "LEG", "SPY")
POSSESSIVE = ("'s", "\u2019s")


def asked_for(names: Sequence[str]) -> tuple[str, ...]:
    """The sides as they were asked for, if they can be the sides of one dispute.

    Raises:
        RequestError: if they are too few, too many, or one of them twice.
    """
    wanted = tuple(name.strip() for name in names if name.strip())
    if not FEWEST <= len(wanted) <= MOST:
        raise RequestError(
            f"a dispute is drafted between {FEWEST} and {MOST} sides, not {len(wanted)}",
            "name them by code or by the id of an actor: --sides USA,PAK",
        )
    folded = [name.casefold() for name in wanted]
    if twice := next((name for name in wanted if folded.count(name.casefold()) > 1), None):
        raise RequestError(f"the side “{twice}” is named twice", "name each side once")
    return wanted


def side_of(actor: Actor, wanted: Sequence[str]) -> int | None:
    """The number of the side an actor belongs to: by its id, else by its code."""
    for told in (actor.id, actor.code):
        for number, name in enumerate(wanted):
            if told and told.casefold() == name.casefold():
                return number
    return None


@dataclass(frozen=True, slots=True)
class Page:
    """A document: the sides' mentions in order, each with its side, and the sentences."""

    source: str
    text: str
    spans: Sequence[Span]
    mentions: Sequence[tuple[int, int, int]]
    who: Mapping[Span, int]
    offices: frozenset[Span]
    """Mentions of officials that the document does not say whose they are."""
    everyone: Sequence[tuple[int, int, int]]
    """Everybody's mentions in order, a longer one first, with the side, -1 for nobody's."""
    names: frozenset[str]
    """Stems of the sides' names: they tell who, not what."""

    def sentence(self, at: int) -> Span:
        """The sentence that a character lies in; the character alone, where it lies in none."""
        return holding(self.spans, at) or (at, at + 1)

    def cited(self, span: Span) -> str:
        """A span as a dispute file writes it."""
        return f"{self.source}:{span[0]}-{span[1]}"

    def sides(self, spans: Sequence[Span]) -> tuple[int, ...]:
        """The sides that some mentions belong to, each once."""
        return tuple(dict.fromkeys(self.who[span] for span in spans if span in self.who))

    def among(self, start: int, end: int) -> Sequence[tuple[int, int, int]]:
        """The sides' mentions between two characters, in order."""
        first = bisect_left(self.mentions, (start, 0, 0))
        return self.mentions[first : bisect_left(self.mentions, (end, 0, 0))]

    def anybody(self, start: int, end: int) -> Sequence[tuple[int, int, int]]:
        """Everybody's mentions between two characters, in order."""
        first = bisect_left(self.everyone, start, key=_start)
        return self.everyone[first : bisect_left(self.everyone, end, key=_start)]

    def words(self, start: int, end: int, *, lead: bool = True, verb: bool = False) -> str:
        """What stands there, shortened; without what only leads up to it.

        With ``verb`` auxiliaries and negations lead up to it too.
        """
        mentions = self.among(start, end)
        if lead:
            skip = [(first, last) for first, last, _ in mentions]
            start = phrases.led(self.text, skip, start, end, verb=verb)
        for first, last, _ in mentions:
            before = phrases.BEFORE_A_SIDE.search(self.text, start, first)
            if before and self.stems(self.text[start : before.start()]):
                end = end if self.text[last : last + 2] in POSSESSIVE else before.start()
                break
        return phrases.cut(self.text[start:end])

    def stems(self, words: str) -> frozenset[str]:
        """The stems of words, the sides' names left out."""
        return phrases.stems(words, self.names)


def _start(mention: tuple[int, int, int]) -> int:
    return mention[0]


def page(gathered: Gathered, source: str, wanted: Sequence[str]) -> Page:
    """A document read for some sides."""
    text = gathered.document.text
    found = [
        (mention.start, mention.end, side, mention.kind)
        for actor in gathered.actors
        if (side := side_of(actor, wanted)) is not None
        for mention in actor.mentions
    ]
    found.sort()
    who = {(start, end): side for start, end, side, _ in found}
    names = (text[start:end] for start, end, _, kind in found if kind is MentionKind.NAME)
    return Page(
        source,
        text,
        sentences(gathered.document),
        [each[:3] for each in found],
        who,
        frozenset(
            (mention.start, mention.end)
            for actor in gathered.actors
            if not actor.code and actor.sector in OFFICES
            for mention in actor.mentions
        ),
        _everyone(gathered, who),
        phrases.stems(" ".join(set(names))),
    )


def _everyone(gathered: Gathered, who: Mapping[Span, int]) -> Sequence[tuple[int, int, int]]:
    spans = {(each.start, each.end) for actor in gathered.actors for each in actor.mentions}
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    return [(*span, who.get(span, -1)) for span in ordered]
