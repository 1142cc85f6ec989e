"""The top of a document: title, subtitle, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from standoff.gather.documents import dates
from standoff.gather.documents.blocks import SHORTEST_PROSE, Layout, ends_sentence, sentences
from standoff.gather.documents.boilerplate import is_byline, is_name, is_site
from standoff.gather.documents.captions import is_caption_alone
from standoff.gather.records import SectionKind

DEEPEST = 25
"""Blocks in which a document's top is looked for."""
LONGEST_TITLE = 200
LONGEST_SUBTITLE = 350
MOST_OF_HEADING = 12
"""Words of a line that stands over a part of the text."""

_TURN = re.compile(
    r"(?:[A-Z][\w.'’-]*\.? ){0,4}[A-Z][\w.'’-]*(?: \([^)]{1,40}\))?:\s+\S|[QA][:.]\s"
)
_ITEM = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z]\)|[•*\u2013—-])\s")
_OPENING = re.compile(
    r"(?:dear|excellenc(?:y|ies)|your excellency|ladies|mr\.? |madam)\b", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:[ivx\d]+[.)]? )?"
    r"(?:introduction|background|summary|overview|abstract|context|key points|foreword)",
    re.IGNORECASE,
)


def mark(layout: Layout) -> None:
    """Give the blocks above the running text their kinds."""
    open_blocks = [n for n in range(_top(layout)) if layout.open(n)]
    for number in open_blocks:
        if _is_by_or_when(layout, number):
            layout.kinds[number] = SectionKind.BOILERPLATE
        elif is_caption_alone(layout.words[number]):
            layout.kinds[number] = SectionKind.CAPTION
    lines = [n for n in open_blocks if layout.open(n) and not layout.extract.blocks[n].heading]
    if SectionKind.TITLE not in layout.kinds:
        lines = _title(layout, lines)
    if SectionKind.TITLE in layout.kinds and SectionKind.SUBTITLE not in layout.kinds:
        _subtitle(layout, lines)


def _top(layout: Layout) -> int:
    """How many blocks stand above the running text; none where the text is all lines."""
    for number in range(min(len(layout), DEEPEST)):
        words = layout.words[number]
        if not layout.open(number):
            continue
        if layout.prose[number] and not _is_standfirst(layout, number):
            return number
        if dates.of_dateline(words) or _TURN.match(words) or _ITEM.match(words):
            return number
        if _OPENING.match(words):
            return number
    return min(len(layout), DEEPEST) if any(layout.prose[:DEEPEST]) else min(len(layout) - 1, 1)


def _is_standfirst(layout: Layout, number: int) -> bool:
    """Whether a sentence stands between the title and the line that says who wrote the text."""
    words = layout.words[number]
    if not 0 < number < len(layout) - 1 or len(words) > LONGEST_SUBTITLE or sentences(words) > 2:
        return False
    return _is_by_or_when(layout, number + 1)


def _is_by_or_when(layout: Layout, number: int) -> bool:
    words = layout.words[number]
    if is_byline(words) or _is_date_line(words):
        return True
    below = layout.words[number + 1] if number + 1 < len(layout) else ""
    named = number > 0 and is_name(words) and (is_byline(below) or _is_date_line(below))
    return named and any(layout.kinds[n] in _OVER_NAMES for n in range(number))


_OVER_NAMES = (None, SectionKind.TITLE, SectionKind.SUBTITLE)


def _is_date_line(words: str) -> bool:
    rest = dates.rest(words)
    if rest is None or (words.endswith(".") and rest):
        return False
    return all(word[:1].isupper() for word in rest.split()) and len(rest.split()) <= 4


def _title(layout: Layout, lines: list[int]) -> list[int]:
    """Mark the title; what is left of the lines comes after it."""
    for place, number in enumerate(lines):
        below = lines[place + 1 :]
        if _is_kicker(layout, number, below):
            layout.kinds[number] = SectionKind.BOILERPLATE
        elif _is_title(layout, number):
            layout.kinds[number] = SectionKind.TITLE
            return below
        else:
            return []
    return []


def _is_kicker(layout: Layout, number: int, below: list[int]) -> bool:
    """Whether the newspaper's name or a few words in capitals stand over a longer title."""
    words = layout.words[number]
    if len(words.split()) > 4 or not below or not (words.isupper() or is_site(words)):
        return False
    return len(layout.words[below[0]].split()) > 3 and _is_title(layout, below[0])


def _is_title(layout: Layout, number: int) -> bool:
    words = layout.words[number]
    if (
        len(words) > LONGEST_TITLE
        or words.endswith((":", ";", ","))
        or not words[0].isalnum() | (words[0] in "“‘\"'«[(¿…")
    ):
        return False
    sentence = ends_sentence(words) and not words.endswith(("?", "!"))
    return not sentence or (len(words) <= 80 and _under_it(layout, number))


def _under_it(layout: Layout, number: int) -> bool:
    """Whether a line that ends in a full stop has the place of a title: a byline or gap below."""
    if number + 1 >= len(layout):
        return False
    below = layout.kinds[number + 1] is SectionKind.BOILERPLATE
    return below or layout.gap(number + 1) > _usual_gap(layout)


def _usual_gap(layout: Layout) -> int:
    gaps = sorted(layout.gap(n) for n in range(1, min(len(layout), 4 * DEEPEST)))
    return gaps[len(gaps) // 2] if gaps else 0


def _subtitle(layout: Layout, lines: Iterable[int]) -> None:
    title = layout.kinds.index(SectionKind.TITLE)
    number = next((n for n in lines if n > title), None)
    if number is None or _SECTION.fullmatch(layout.words[number]) or _is_first(layout, number):
        return
    words = layout.words[number]
    if len(words) > LONGEST_SUBTITLE or words.endswith((":", ",")):
        return
    if _is_all(layout, number) and (ends_sentence(words) or len(words) >= SHORTEST_PROSE):
        return
    if not ends_sentence(words) or words.endswith(("?", "!")) or _under_it(layout, number):
        layout.kinds[number] = SectionKind.SUBTITLE


def _is_all(layout: Layout, number: int) -> bool:
    """Whether a block is all the text that follows the title."""
    return not any(layout.open(n) for n in range(number + 1, len(layout)))


def _is_first(layout: Layout, number: int) -> bool:
    """Whether a short line is the first of several that part the text."""
    parting = (n for n in range(number + 1, len(layout) - 1) if _parts(layout, n))
    return _parts(layout, number) and len(list(islice(parting, 2))) == 2


def _parts(layout: Layout, number: int) -> bool:
    words = layout.words[number]
    short = len(words.split()) <= MOST_OF_HEADING and not words.endswith((".", ":", ","))
    above = number > 0 and (layout.prose[number - 1] or not layout.open(number - 1))
    return short and above and layout.open(number) and layout.prose[number + 1]


def date(layout: Layout) -> str:
    """The date that the lines around the title, or the last lines, state."""
    top = _first_prose(layout)
    if top < len(layout) and (found := dates.of_dateline(layout.words[top])):
        return found
    near = [layout.words[n] for n in range(min(top, DEEPEST)) if _may_date(layout, n)]
    if found := dates.stated(near):
        return found
    last = range(max(top + 1, len(layout) - DEEPEST), len(layout))
    return dates.stated(layout.words[n] for n in last if _PUBLISHED_IN.match(layout.words[n]))


_PUBLISHED_IN = re.compile(
    r"(?:first |originally )?published (?:in|by|on|at)?\b.{0,80}$", re.IGNORECASE
)


def _first_prose(layout: Layout) -> int:
    body = (None, SectionKind.BODY)
    found = (n for n in range(len(layout)) if layout.prose[n] and layout.kinds[n] in body)
    return next(found, len(layout))


def _may_date(layout: Layout, number: int) -> bool:
    kind, words = layout.kinds[number], layout.words[number]
    if kind is SectionKind.COMMENT or kind is SectionKind.CAPTION:
        return False
    return _is_date_line(words) or is_byline(words) or dates.says_published(words)
