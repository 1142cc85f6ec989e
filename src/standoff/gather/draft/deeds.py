"""Deeds: what a document has one side do to another, ask of it, or refuse it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.gather.draft import what
from standoff.gather.draft.families import FAMILIES, TALK, Family
from standoff.gather.draft.page import Page
from standoff.gather.records import Event, Gathered, Span, Status

_TOLD = frozenset({Status.REPORTED, Status.CLAIMED, Status.ONGOING})
"""Statuses of what is said to have happened."""
_ANNOUNCED = frozenset({"REQUEST", "THREATEN", "AGREE"})
"""Types of words about an act: an offer that stands is not the act going on."""
_PERFECT = re.compile(r"\b(?:has|have)(?:\s+\w+){0,2}\s*$|['\u2019]ve\s*$", re.IGNORECASE)
_BEFORE = 40  # characters before a trigger in which an auxiliary stands
DISLIKED = re.compile(
    r"\b(?:alarm|anger|angr|annoy|concern|condemn|denounc|fear|fury|furious|hostil|oppos|outrag|"
    r"protest|provo|reject|resent|threat|unaccept|undercut|upset|worr)",
    re.IGNORECASE,
)
_TO_SOMEBODY = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE"})
_NEARBY = 600
"""Characters around a sentence in which whoever is meant is named."""
_OR_ELSE = re.compile(
    r"\bif\b[^.;]{0,120}\b(?:fail|refus|reject|continu|persist|not\b)|\bunless\b|\bor else\b|"
    r"\botherwise\b|\bif\b[^.;]{0,120}n['\u2019]t\b",
    re.IGNORECASE,
)
"""What makes a threat of a promise."""
HEDGED = re.compile(
    r"\b(?:allegedly|apparently|appears?|perhaps|possibly|purportedly|reportedly|rumou?red|seems?|"
    r"seemingly|so-called|supposedly)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One event between two sides, by their numbers.

    ``owner`` holds the act that ``words`` tell of: who is asked, in a demand, or blamed.
    ``stems`` are empty where the document only says that there was one. ``today``: it is
    told as going on now, or as standing; ``negated``: as not done, or asked not to be
    done. ``act`` joins what tells of one act.
    """

    family: Family
    owner: int
    other: int
    words: str
    stems: frozenset[str]
    at: str
    act: tuple[str, int]
    today: bool = False
    negated: bool = False
    hedged: bool = False
    guessed: bool = False
    """The document does not name both sides where it tells of it."""
    aside: bool = False
    """Done to somebody else, where the other side is mentioned."""


def deeds(gathered: Gathered, page: Page, sides: int) -> Iterator[Deed]:
    """What a document's events tell of the sides' dealings, in the order of the text."""
    for event in sorted(gathered.events, key=lambda each: each.trigger):
        if event.type in FAMILIES and not _passing(event):
            for pair in _pairs(event, page, sides):
                yield _deed(event, pair, page)


def _passing(event: Event) -> bool:
    """Talks that took place, and blame that nobody lays, are no course of action."""
    told = event.status in _TOLD
    return told if event.type in TALK else event.type == "ACCUSE" and not told


@dataclass(frozen=True, slots=True)
class _Pair:
    source: int
    target: int
    guessed: bool = False
    aside: bool = False


def _pairs(event: Event, page: Page, sides: int) -> Iterator[_Pair]:
    """Who does it to whom."""
    sources, targets = page.sides(event.source), page.sides(event.target)
    if not sources and page.offices.issuperset(event.source):
        # “The president will act”, says a minister: it is the minister's president.
        sources, own = page.sides(event.claimed_by), True
    else:
        own = False
    for source in sources:
        others = [each for each in (sources if event.reciprocal else targets) if each != source]
        if others:
            yield from (_Pair(source, target, guessed=own) for target in others)
        elif event.target and (near := _near(event, source, page)) is not None:
            yield _Pair(source, near, aside=True)
        elif not event.target and sides == 2 and _may_guess(event, source, page):
            yield _Pair(source, 1 - source, guessed=True)


def _near(event: Event, source: int, page: Page) -> int | None:
    """Another side that the sentence mentions, where somebody else is the target."""
    sentence = page.sentence(event.trigger[0])
    hostile = FAMILIES[event.type] in (Family.HARM, Family.REFUSAL, Family.THREAT)
    if not hostile and not DISLIKED.search(page.text, *sentence):
        return None
    return other_side(sentence, source, page)


def other_side(sentence: Span, source: int, page: Page) -> int | None:
    """The first other side that a sentence mentions."""
    return next((side for *_, side in page.among(*sentence) if side != source), None)


def _may_guess(event: Event, source: int, page: Page) -> bool:
    """Words are meant for the other side if it is spoken of nearby, deeds if they name it."""
    start, end = page.sentence(event.trigger[0])
    if event.type in _TO_SOMEBODY:
        start, end = max(0, start - _NEARBY), end + _NEARBY
    return other_side((start, end), source, page) is not None


def _deed(event: Event, pair: _Pair, page: Page) -> Deed:
    sentence = page.sentence(event.trigger[0])
    family = _family(event, pair, sentence, page)
    asked = family in (Family.DEMAND, Family.BLAME)
    words = what.said(event, family, page)
    stopped = what.stopped(words) if family is Family.DEMAND else None
    words = words if stopped is None else stopped
    return Deed(
        family,
        pair.target if asked else pair.source,
        pair.source if asked else pair.target,
        words,
        _stems(words, page),
        page.cited(sentence),
        (page.source, event.cluster),
        today=stopped is not None or _today(event, family, page),
        negated=stopped is not None or event.status is Status.NEGATED,
        hedged=HEDGED.search(page.text, *sentence) is not None,
        guessed=pair.guessed,
        aside=pair.aside,
    )


def _family(event: Event, pair: _Pair, sentence: Span, page: Page) -> Family:
    family = FAMILIES[event.type]
    if event.type == "AGREE" and _OR_ELSE.search(page.text, sentence[0], event.trigger[0]):
        return Family.THREAT
    if pair.aside and family is not Family.THREAT:
        return Family.HARM
    return family


def _stems(words: str, page: Page) -> frozenset[str]:
    """Those of the words; of words without any, all of them together."""
    return page.stems(words) or frozenset({words.casefold()} - {""})


def _today(event: Event, family: Family, page: Page) -> bool:
    if event.status not in _TOLD or event.type in _ANNOUNCED or family is Family.THREAT:
        return False
    if family is Family.BLAME or event.status is Status.ONGOING:
        return True
    start = event.trigger[0]
    return _PERFECT.search(page.text, max(0, start - _BEFORE), start) is not None
