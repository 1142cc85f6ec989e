"""Deeds: what a document has one side do to another, ask of it, or refuse it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from standoff.gather.draft.page import Page
from standoff.gather.records import Event, Gathered, Span, Status


class Family(Enum):
    """What an event is to a dispute."""

    DEMAND = "demand"
    THREAT = "threat"
    HARM = "harm"
    FAVOUR = "favour"
    REFUSAL = "refusal"
    BLAME = "blame"


FAMILIES = {
    "REQUEST": Family.DEMAND,
    "THREATEN": Family.THREAT,
    "SANCTION": Family.HARM,
    "MOBILIZE": Family.HARM,
    "COERCE": Family.HARM,
    "ASSAULT": Family.HARM,
    "PROTEST": Family.HARM,
    "AGREE": Family.FAVOUR,
    "CONSULT": Family.FAVOUR,
    "SUPPORT": Family.FAVOUR,
    "COOPERATE": Family.FAVOUR,
    "AID": Family.FAVOUR,
    "CONCEDE": Family.FAVOUR,
    "RETREAT": Family.FAVOUR,
    "REJECT": Family.REFUSAL,
    "ACCUSE": Family.BLAME,
}
"""By the types of PLOVER."""

_ONLY_WORDS = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE"})
"""Types whose trigger tells that something is said; what is said stands behind it."""
_TALK = frozenset({"CONSULT", "SUPPORT"})
_TOLD = frozenset({Status.REPORTED, Status.CLAIMED, Status.ONGOING})
"""Statuses of what is said to have happened."""
_PERFECT = re.compile(r"\b(?:has|have)(?:\s+\w+){0,2}\s*$|['\u2019]ve\s*$", re.IGNORECASE)
_STOP = re.compile(
    r"(?:to\s+)?(?:abandon|break\s+off|cease|cut\s+off|end|give\s+up|halt|not|quit|refrain\s+from|"
    r"renounce|sever|stop)(?:ing)?\b\s*",
    re.IGNORECASE,
)
_BEFORE = 40  # characters before a trigger in which an auxiliary stands
DISLIKED = re.compile(
    r"\b(?:alarm|anger|angr|annoy|concern|condemn|denounc|fear|fury|furious|hostil|oppos|outrag|"
    r"protest|provo|reject|resent|threat|unaccept|undercut|upset|worr)",
    re.IGNORECASE,
)
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
    """The document does not name the other side; there are only two."""
    aside: bool = False
    """Done to somebody else, where the other side is mentioned."""


def deeds(gathered: Gathered, page: Page, sides: int) -> Iterator[Deed]:
    """What a document tells of the sides' dealings, in the order of the text."""
    for event in sorted(gathered.events, key=lambda each: each.trigger):
        if event.type in FAMILIES and not _passing(event):
            for pair in _pairs(event, page, sides):
                yield _deed(event, pair, page)


def _passing(event: Event) -> bool:
    """Talks that took place and kind words are no course of action."""
    return event.type in _TALK and event.status in _TOLD


@dataclass(frozen=True, slots=True)
class _Pair:
    source: int
    target: int
    guessed: bool = False
    aside: bool = False


def _pairs(event: Event, page: Page, sides: int) -> Iterator[_Pair]:
    """Who does it to whom."""
    sources, targets = page.sides(event.source), page.sides(event.target)
    for source in sources:
        others = [each for each in (sources if event.reciprocal else targets) if each != source]
        if others:
            yield from (_Pair(source, target) for target in others)
        elif event.target and (near := _near(event, source, page)) is not None:
            yield _Pair(source, near, aside=True)
        elif not event.target and sides == 2:
            yield _Pair(source, 1 - source, guessed=True)


def _near(event: Event, source: int, page: Page) -> int | None:
    """Another side that the sentence mentions, where somebody else is the target."""
    sentence = page.sentence(event.trigger[0])
    hostile = FAMILIES[event.type] in (Family.HARM, Family.REFUSAL, Family.THREAT)
    if not hostile and not DISLIKED.search(page.text, *sentence):
        return None
    return next((side for *_, side in page.among(*sentence) if side != source), None)


def _deed(event: Event, pair: _Pair, page: Page) -> Deed:
    family = FAMILIES[event.type]
    if pair.aside and family is not Family.THREAT:
        family = Family.HARM
    sentence = page.sentence(event.trigger[0])
    asked = family in (Family.DEMAND, Family.BLAME)
    words, stopped = _words(event, sentence, page), None
    if family is Family.DEMAND and (stopped := _STOP.match(words)):
        words = words[stopped.end() :]
    return Deed(
        family,
        pair.target if asked else pair.source,
        pair.source if asked else pair.target,
        words,
        page.stems(words) if _telling(event, words, page) else frozenset(),
        page.cited(sentence),
        (page.source, event.cluster),
        today=stopped is not None or _today(event, family, page),
        negated=stopped is not None or event.status is Status.NEGATED,
        hedged=HEDGED.search(page.text, *sentence) is not None,
        guessed=pair.guessed,
        aside=pair.aside,
    )


def _words(event: Event, sentence: Span, page: Page) -> str:
    """What is done, asked for or threatened; where nothing says so, the trigger itself."""
    start, end = event.trigger
    last = max(end, sentence[1])
    behind = page.words(end, last) if event.type in _ONLY_WORDS else ""
    return behind if page.stems(behind) else page.words(start, last, lead=False)


def _telling(event: Event, words: str, page: Page) -> bool:
    """Whether the words say what, not only that something was asked for or threatened."""
    trigger = page.text[slice(*event.trigger)]
    return event.type not in _ONLY_WORDS or not words.startswith(trigger)


def _today(event: Event, family: Family, page: Page) -> bool:
    if event.status not in _TOLD or family in (Family.DEMAND, Family.THREAT):
        return False
    if family is Family.BLAME or event.status is Status.ONGOING:
        return True
    start = event.trigger[0]
    return _PERFECT.search(page.text, max(0, start - _BEFORE), start) is not None
