"""Remarks: conditions a side makes, what it thinks of an act, and what an author expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from standoff.gather.draft.deeds import DISLIKED, HEDGED
from standoff.gather.draft.page import Page
from standoff.gather.records import Gathered, Span

_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|without)\b|n['\u2019]t\b", re.IGNORECASE
)
_LIKED = re.compile(
    r"\b(?:accept|appreciat|approv|favou?r|prefer|recogni[sz]|support|useful|value|want|welcom)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\W*(?:unless|until|only\s+if|without)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:unless|until|only\s+if|without)\b", re.IGNORECASE)
_SHORTLY = 30  # characters before a word in which a negation is about it
_NEAR = 16  # characters that may stand before the subject of a clause


@dataclass(frozen=True, slots=True)
class Condition:
    """``side`` does what ``words`` say only if ``owner`` does what ``needs`` say."""

    side: int
    words: str
    stems: frozenset[str]
    owner: int
    needs: str
    needs_stems: frozenset[str]
    at: str
    sentence: str
    author: bool
    """The author says so, not a side."""


@dataclass(frozen=True, slots=True)
class Remark:
    """``side`` speaks well (1) or ill (-1) of something."""

    side: int
    liking: int
    stems: frozenset[str]
    at: str
    hedged: bool


class Expectation(Enum):
    """What an author expects of the dispute."""

    DEADLOCK = "deadlock"
    BACKFIRES = "backfires"
    FUTILE = "futile"


_EXPECTED = {
    Expectation.DEADLOCK: re.compile(
        r"\b(?:deadlock\w*|stalemate\w*|impasse|no\s+(?:resolution|end|way\s+out)\s+in\s+sight)\b",
        re.IGNORECASE,
    ),
    Expectation.BACKFIRES: re.compile(
        r"\b(?:counter-?productive|backfir\w+|boomerang\w*)\b", re.IGNORECASE
    ),
    Expectation.FUTILE: re.compile(
        r"\b(?:undeterred|unimpressed|zero\s+results|in\s+vain|futile|"
        r"(?:not|never|neither)\s+(?:going\s+to\s+)?(?:change|work|succeed))\b",
        re.IGNORECASE,
    ),
}
_SLIGHTED = re.compile(
    r"\b(?:bluff\w*|hollow|idle|undeterred|empty|toothless)\b|"
    r"\b(?:not|never|neither|nor)\b.{0,60}\blast\s+(?:time|chance|warning)\b",
    re.IGNORECASE | re.DOTALL,
)
_THREAT = re.compile(r"\b(?:threat|warn|ultimat|last\s+(?:time|chance))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expected:
    """A sentence of the author that says how things will go."""

    what: Expectation
    words: str
    at: str


@dataclass(frozen=True, slots=True)
class Slight:
    """A sentence that mentions ``sides`` and makes little of a threat."""

    sides: frozenset[int]
    at: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """All remarks of a document."""

    conditions: tuple[Condition, ...]
    views: tuple[Remark, ...]
    expected: tuple[Expected, ...]
    slights: tuple[Slight, ...]


def remarks(gathered: Gathered, page: Page, sides: int) -> Remarks:
    """What a document says of conditions, likings and prospects."""
    spoken = sorted(s.content for s in gathered.statements if s.speaker and page.sides(s.speaker))
    return Remarks(
        tuple(each for span in page.spans for each in _conditions(span, page, spoken, sides)),
        tuple(_views(gathered, page)),
        tuple(each for span in page.spans for each in _expected(span, page, spoken)),
        tuple(each for span in page.spans for each in _slights(span, page)),
    )


def _within(span: Span, spoken: list[Span]) -> bool:
    """Whether a span shares characters with what a side says."""
    return any(start < span[1] and span[0] < end for start, end in spoken)


# ---------------------------------------------------------------- conditions


def _conditions(sentence: Span, page: Page, spoken: list[Span], sides: int) -> Iterator[Condition]:
    halves = _halves(sentence, page.text)
    if halves is None:
        return
    main, clause = halves
    who, whom = _first(main, page, None), _first(clause, page, None)
    if who is None and whom is not None and sides == 2:
        who = (main[0], main[0], 1 - whom[2])
    if who is None:
        return
    whom = _first(clause, page, who[2]) or (
        (clause[0], clause[0], 1 - who[2]) if sides == 2 else None
    )
    if whom is None:
        return
    words, needs = _behind(who, main, page), _behind(whom, clause, page)
    if page.stems(words) and page.stems(needs):
        yield Condition(
            who[2],
            words,
            page.stems(words),
            whom[2],
            needs,
            page.stems(needs),
            page.cited(sentence),
            " ".join(page.text[slice(*sentence)].split()),
            not _within(clause, spoken),
        )


def _halves(sentence: Span, text: str) -> tuple[Span, Span] | None:
    """The main clause and the condition: “unless C, M”, “M unless C”, “M not without C”."""
    start, end = sentence
    if found := _FIRST.match(text, start, end):
        comma = text.find(",", found.end(), end)
        if comma < 0:
            return None
        main, clause = (comma + 1, end), (found.end(), comma)
    else:
        found = _LATER.search(text, start, end)
        if found is None:
            return None
        main, clause = (start, found.start()), (found.end(), end)
    only = "only" in found[0].casefold()
    return (main, clause) if only or _NEGATION.search(text, *main) else None


def _first(span: Span, page: Page, but: int | None) -> tuple[int, int, int] | None:
    """The first mention of a side in a clause, of another side than ``but``."""
    return next((each for each in page.among(*span) if each[2] != but), None)


def _behind(mention: tuple[int, int, int], clause: Span, page: Page) -> str:
    """What a clause says of its subject; all of it where the mention is not its subject."""
    start, end, _ = mention
    if start - clause[0] > _NEAR:
        return page.words(*clause, verb=True)
    return page.words(end, clause[1], verb=True)


# ---------------------------------------------------------------- views, prospects, slights


def _views(gathered: Gathered, page: Page) -> Iterator[Remark]:
    for statement in gathered.statements:
        start = min(statement.cue[0], statement.content[0])
        end = max(statement.cue[1], statement.content[1])
        liking = _liking(page.text[start:end])
        for side in page.sides(statement.speaker or ()) if liking else ():
            sentence = page.sentence(statement.content[0])
            words = page.text[slice(*statement.content)]
            yield Remark(
                side,
                liking,
                page.stems(words),
                page.cited(sentence),
                HEDGED.search(page.text, *sentence) is not None,
            )


def _liking(words: str) -> int:
    """Whether words speak well (1) or ill (-1) of what they are about; 0 for neither."""
    ill = DISLIKED.search(words)
    found = ill or _LIKED.search(words)
    if found is None:
        return 0
    negated = _NEGATION.search(words, max(0, found.start() - _SHORTLY), found.start()) is not None
    return -1 if (ill is not None) != negated else 1


def _expected(sentence: Span, page: Page, spoken: list[Span]) -> Iterator[Expected]:
    for what, pattern in _EXPECTED.items():
        found = pattern.search(page.text, *sentence)
        if found and not _within(found.span(), spoken):
            words = " ".join(page.text[slice(*sentence)].split())
            yield Expected(what, words, page.cited(sentence))


def _slights(sentence: Span, page: Page) -> Iterator[Slight]:
    if _SLIGHTED.search(page.text, *sentence) and _THREAT.search(page.text, *sentence):
        sides = frozenset(side for *_, side in page.among(*sentence))
        if sides:
            yield Slight(sides, page.cited(sentence))
