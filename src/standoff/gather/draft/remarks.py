"""Remarks: conditions a side makes, what it thinks of an act, and what an author expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from standoff.gather.draft import phrases
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
_DENIED = re.compile(
    r"\b(?:we|i)(?:\s+(?:am|are|do|have)\s+(?:not|never)|\s+(?:aren|don|haven)['\u2019]t|"
    r"['\u2019](?:m|re|ve)\s+(?:not|never)|\s+never)\b([^.;,]{3,160})",
    re.IGNORECASE,
)
"""What a speaker says not to do."""
_FIRST = re.compile(r"\W*(?:unless|until|only\s+if|without)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:unless|until|only\s+if|without)\b", re.IGNORECASE)
_SHORTLY = 30  # characters before a word in which a negation is about it
_AUXILIARY = re.compile(
    r"\s+(?:will|would|shall|should|can|could|may|might|must|is|are|was|were|has|have|had|do|does|"
    r"did|not|never|cannot|\w{2,5}n['\u2019]t)\b",
    re.IGNORECASE,
)
"""What stands behind a subject."""
_OPENING = re.compile(
    r"\W*(?:(?:a|an|and|also|apparently|but|however|now|so|still|that|the|then)\b\W*)*",
    re.IGNORECASE,
)
"""What may stand before the subject of a clause."""
_NO_SUBJECT = re.compile(r"['\u2019]|\s*(?:,|and\b|or\b|as\s+well\b)", re.IGNORECASE)
"""What stands behind a mention that is no subject, or one of several."""
_PREPOSITION = re.compile(
    r"\b(?:against|at|between|by|for|from|in|near|of|on|over|than|to|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


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
    denied: bool = False
    """It says that it does not do it."""


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


def remarks(gathered: Gathered, page: Page) -> Remarks:
    """What a document says of conditions, likings and prospects."""
    spoken = sorted(s.content for s in gathered.statements if s.speaker and page.sides(s.speaker))
    return Remarks(
        tuple(each for span in page.spans for each in _conditions(span, page, spoken)),
        tuple(_views(gathered, page)),
        tuple(each for span in page.spans for each in _expected(span, page, spoken)),
        tuple(each for span in page.spans for each in _slights(span, page)),
    )


def _within(span: Span, spoken: list[Span]) -> bool:
    """Whether a span shares characters with what a side says."""
    return any(start < span[1] and span[0] < end for start, end in spoken)


# ---------------------------------------------------------------- conditions


def _conditions(sentence: Span, page: Page, spoken: list[Span]) -> Iterator[Condition]:
    """A condition that one side makes for another; both are the subjects of their clauses."""
    halves = _halves(sentence, page.text)
    if halves is None:
        return
    main, clause = halves
    who, whom = _subject(main, page), _subject(clause, page)
    if who is None or whom is None or who[2] == whom[2]:
        return
    words = page.words(who[1], main[1], verb=True)
    needs = page.words(whom[1], clause[1], verb=True)
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


def _subject(clause: Span, page: Page) -> tuple[int, int, int] | None:
    """The mention of a side that is the subject of a clause; None where somebody else is."""
    negation = _NEGATION.search(page.text, *clause)
    mentions = [each for each in page.anybody(*clause) if each[1] <= clause[1]]
    acting = [each for each in mentions if _acts(each, clause, page)]
    if negation:
        acting = [each for each in acting if each[1] <= negation.start()][-1:]
    opening = _OPENING.match(page.text, *clause)
    first = opening.end() if opening else clause[0]
    opens = [
        each
        for each in mentions
        if clause[0] <= each[0] <= first <= each[1]
        and not _NO_SUBJECT.match(page.text, each[1], clause[1])
    ]
    found = next(iter((*acting, *opens)), None)
    return found if found and found[2] >= 0 else None


def _acts(mention: tuple[int, int, int], clause: Span, page: Page) -> bool:
    """Whether an auxiliary stands behind a mention, and it is no attribute of another noun."""
    start, end, _ = mention
    return bool(_AUXILIARY.match(page.text, end, clause[1])) and not _PREPOSITION.search(
        page.text, max(clause[0], start - _SHORTLY), start
    )


# ---------------------------------------------------------------- views, prospects, slights


def _views(gathered: Gathered, page: Page) -> Iterator[Remark]:
    for statement in gathered.statements:
        start = min(statement.cue[0], statement.content[0])
        end = max(statement.cue[1], statement.content[1])
        liking = _liking(page.text[start:end])
        words = page.text[slice(*statement.content)]
        denied = _DENIED.search(words)
        stems = page.stems(phrases.cut(denied[1].strip())) if denied else frozenset()
        for side in page.sides(statement.speaker or ()):
            sentence = page.sentence(statement.content[0])
            at, hedged = page.cited(sentence), HEDGED.search(page.text, *sentence) is not None
            if liking:
                yield Remark(side, liking, page.stems(words), at, hedged)
            if stems:
                yield Remark(side, -1, stems, at, hedged, denied=True)


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
