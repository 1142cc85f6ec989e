"""Deeds that no event tells of: aims, grievances, and what is threatened in case of refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.gather.draft import what
from standoff.gather.draft.deeds import DISLIKED, HEDGED, Deed, other_side
from standoff.gather.draft.families import Family
from standoff.gather.draft.page import Page
from standoff.gather.records import Gathered, Span, Statement

_AIM = re.compile(r"\b(?:prefer|want|favou?r|wish|hope|seek|aim|intend|desire)", re.IGNORECASE)
_BY_DOING = re.compile(r"\bby\s+(\w+ing\b[^,.;]{3,160}),", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have)\b", re.IGNORECASE)
_IF_REFUSED = re.compile(
    r"\bif\b[^.;,]{0,120}?(?:\b(?:fails?|refus\w+|rejects?|continues?|persists?|not)\b|n['\u2019]t\b)"
    r"[^.;,]{0,60},",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"(?:\b(?:prepared|ready|willing|determined|set)\s+to|\b(?:will|would|shall)|['\u2019]ll)\s+"
    r"(?!not\b|never\b)",
    re.IGNORECASE,
)
_Sides = tuple[int, int]


def beside(gathered: Gathered, page: Page, sides: int) -> Iterator[Deed]:
    """What statements and sentences tell of the sides' dealings beside events."""
    for number, statement in enumerate(gathered.statements):
        yield from _aims(statement, number, page, sides)
    for number, sentence in enumerate(page.spans):
        yield from _grievances(sentence, number, page)
        yield from _if_refused(sentence, number, page, gathered.statements, sides)


def _aims(statement: Statement, number: int, page: Page, sides: int) -> Iterator[Deed]:
    """What a side says, or is said, to prefer doing."""
    cue = page.text[slice(*statement.cue)]
    words = what.doing(statement.content, page) if _AIM.search(cue) else ""
    sentence = page.sentence(statement.content[0])
    for side in page.sides(statement.speaker or ()) if page.stems(words) else ():
        other = _whom(sentence, side, page, sides)
        if other is not None:
            yield _deed(Family.AIM, (side, other), words, sentence, number, page)


def _grievances(sentence: Span, number: int, page: Page) -> Iterator[Deed]:
    """“By closing the border, A has angered B”: what A does, and B does not like."""
    found = _BY_DOING.search(page.text, *sentence)
    if not found or not DISLIKED.search(page.text, found.end(), sentence[1]):
        return
    mentions = page.among(found.end(), sentence[1])
    words = page.words(found.start(1), found.end(1), lead=False)
    other = other_side(sentence, mentions[0][2], page) if mentions else None
    if other is not None and page.stems(words):
        yield _deed(Family.HARM, (mentions[0][2], other), words, sentence, number, page)


def _if_refused(
    sentence: Span, number: int, page: Page, statements: Sequence[Statement], sides: int
) -> Iterator[Deed]:
    """“If the talks fail, A will do it”: a threat, whatever it is called."""
    found = _IF_REFUSED.search(page.text, *sentence)
    would = _WOULD.search(page.text, found.end(), sentence[1]) if found else None
    if found is None or would is None:
        return
    words = page.words(would.end(), sentence[1])
    side, named = _who((found.end(), would.start()), page, statements)
    other = None if side is None else _whom(sentence, side, page, sides)
    if side is not None and other is not None and page.stems(words):
        deed = _deed(Family.THREAT, (side, other), words, sentence, number, page)
        guessed = not named or other_side(sentence, side, page) is None
        yield replace(deed, guessed=guessed)


def _who(subject: Span, page: Page, statements: Sequence[Statement]) -> tuple[int | None, bool]:
    """Whose clause it is, by its subject; else by who speaks. Whether the subject says so."""
    if named := page.among(*subject):
        return named[0][2], True
    spoken = (s for s in statements if s.content[0] <= subject[0] < s.content[1])
    speakers = (side for s in spoken for side in page.sides(s.speaker or ()))
    return next(speakers, None), False


def _whom(sentence: Span, side: int, page: Page, sides: int) -> int | None:
    """The other side that a sentence mentions; of two sides the other in any case."""
    other = other_side(sentence, side, page)
    return 1 - side if other is None and sides == 2 else other


def _deed(
    family: Family, sides: _Sides, words: str, sentence: Span, number: int, page: Page
) -> Deed:
    return Deed(
        family,
        *sides,
        words,
        page.stems(words),
        page.cited(sentence),
        (f"{page.source} {family.value}", number),
        today=family is Family.HARM and _PERFECT.search(page.text, *sentence) is not None,
        hedged=HEDGED.search(page.text, *sentence) is not None,
    )
