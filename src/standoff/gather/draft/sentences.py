"""Where sentences begin and end: what a line cites, and what its words are taken from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from standoff.gather.documents.paragraphs import paragraphs
from standoff.gather.draft.phrases import WORDS
from standoff.gather.records import GATHERED, Document, Span

LONGEST = 2_000
"""Characters of a sentence; what goes on longer is cut, between words where there are any."""

_END = re.compile(r"""(?<=[.!?])["”\u2019')\]]*\s+(?=["“\u2018(\[]*[^\W_a-z])""")
_TITLE = re.compile(rf"\b(?:{'|'.join(WORDS['titles'].split())})\.$", re.IGNORECASE)
_LETTERS = re.compile(r"(?:^|[^\w.])[^\W\d_](?:\.[^\W\d_])*\.$")
_STARTERS = frozenset(WORDS["starters"].split())
_WORD = re.compile(r"\W*(\w*)")
_WIDEST = 20  # characters before a full stop that may be an abbreviation


def sentences(document: Document) -> list[Span]:
    """The sentences of a document's gathered sections, in order, without white space around."""
    return [
        piece
        for part in document.sections
        if part.kind in GATHERED
        for paragraph in paragraphs(document, part)
        for sentence in _between(document.text, *paragraph)
        for piece in _pieces(document.text, *sentence)
    ]


def _between(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for found in _END.finditer(text, start, end):
        if not _abbreviated(text, first, found):
            yield first, found.end()
            first = found.end()
    yield first, end


def _abbreviated(text: str, first: int, found: re.Match[str]) -> bool:
    """Whether a full stop belongs to “Gen.” or “U.S.” and no sentence ends there."""
    before = text[max(first, found.start() - _WIDEST) : found.start()]
    if _TITLE.search(before):
        return True
    following = _WORD.match(text, found.end())
    return (
        bool(_LETTERS.search(before)) and following is not None and (following[1] not in _STARTERS)
    )


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence without the white space around it, cut where it is very long."""
    while start < end:
        last = end
        if end - start > LONGEST:
            space = text.rfind(" ", start, start + LONGEST)
            last = space if space > start else start + LONGEST
        words = text[start:last]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            yield first, first + len(words.strip())
        start = last


def holding(spans: Sequence[Span], at: int) -> Span | None:
    """The sentence that a character lies in."""
    number = bisect_right(spans, (at, 1 << 60)) - 1
    return spans[number] if number >= 0 and at < spans[number][1] else None
