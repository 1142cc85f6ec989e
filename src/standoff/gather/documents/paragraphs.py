"""Where paragraphs begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.gather.records import Document, Section, Span

WIDEST = 160
"""Characters of the longest line of text that is broken into lines by hand or by a program."""

_BLANK = re.compile(
    r"[\r\n\x85\u2028\f\u2029]"
    r"(?:(?<=[\f\u2029])\s*|(?:(?<=\r)\n)?+[^\S\r\n]*[\r\n\x85\u2028]\s*)"
)
_BREAK = re.compile(r"[\r\n]+")


def paragraphs(document: Document, section: Section) -> list[Span]:
    """The paragraphs of a section, trimmed of white space."""
    return list(of(document.text, section.start, section.end))


def of(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs between two offsets.

    A blank line ends one. A single line break does where lines are too long to have been
    broken for their width: there every line is a paragraph.
    """
    for first, last in _between(_BLANK, text, start, end):
        lines = list(_between(_BREAK, text, first, last))
        if len(lines) > 1 and any(b - a > WIDEST for a, b in lines):
            yield from lines
        elif lines:
            yield lines[0][0], lines[-1][1]


def _between(mark: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for found in mark.finditer(text, start, end):
        yield from trimmed(text, at, found.start())
        at = found.end()
    yield from trimmed(text, at, end)


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its ends; nothing where nothing is left."""
    part = text[start:end]
    if words := part.strip():
        start += part.index(words[0])
        yield start, start + len(words)
