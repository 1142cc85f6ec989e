"""Plain text: its paragraphs, and its lines where they were broken on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from standoff.gather.documents.blocks import Block, Extract, check_size
from standoff.gather.documents.decode import decoded
from standoff.gather.documents.paragraphs import WIDEST, of, trimmed
from standoff.gather.records import Span

_LINE = re.compile(r"[^\r\n]+")
_FULL = 0.8
"""A line was ended on purpose if it is shorter than this share of the widest, with the word that
follows it."""


def extract(data: bytes) -> Extract:
    """The text as it stands in the file."""
    found = decoded(data)
    check_size(len(found.text))
    return Extract(found.text, blocks(found.text), charset=found.charset)


def blocks(text: str) -> list[Block]:
    """The paragraphs and lines of a text.

    Raises:
        RequestError: for more of them than a document has.
    """
    widest = width(text)
    found: list[Block] = []
    for paragraph in of(text, 0, len(text)):
        found.extend(Block(*span) for span in lines(text, paragraph, widest))
        check_size(0, len(found))
    return found


def width(text: str) -> int:
    """The characters of a text's widest line, where its lines were broken for their width."""
    return min(WIDEST, max(map(len, text.splitlines()), default=0))


def lines(text: str, paragraph: Span, width: int) -> Iterator[Span]:
    """A paragraph, cut where its lines end early: in titles, bylines, lists, what people say."""
    spans = [found.span() for found in _LINE.finditer(text, *paragraph)]
    start = paragraph[0]
    for (first, last), (after, end) in pairwise(spans):
        word = next(iter(text[after : min(end, after + width)].split()), "")
        if len(text[first:last].strip()) + 1 + len(word) <= _FULL * width:
            yield from trimmed(text, start, last)
            start = after
    yield from trimmed(text, start, paragraph[1])
