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
MARKDOWN = "text/markdown"
_MARKED = re.compile(
    r"""^(?:
      (?P<heading> [ ]{0,3}\#{1,6}[ \t][^\r\n]*
                 | [^\r\n]+\r?\n(?:={2,}|-{2,})[ \t]*(?=[\r\n]))
    | [ \t]*(?:[-+*]|(?P<number>\d{1,3})[.)])[ \t])""",
    re.MULTILINE | re.VERBOSE,
)
"""Markdown's headings, and where an item of a list begins."""


def paragraphs(document: Document, section: Section) -> list[Span]:
    """The paragraphs of a section, trimmed of white space.

    In Markdown a heading and an item of a list are paragraphs without a blank line, too.
    """
    text = document.text
    found = of(text, section.start, section.end)
    if not document.media.startswith(MARKDOWN):
        return list(found)
    return [part for each in found for part in _marked(text, *each)]


def _marked(text: str, start: int, end: int) -> Iterator[Span]:
    line = text.rfind("\n", 0, start) + 1
    at = start
    listed = False
    for found in _MARKED.finditer(text, line, end):
        # A year or day may begin a line; a list begins with 1, or with the paragraph.
        listed = listed or found["number"] in (None, "1") or found.start() == line
        for cut in found.span() if found["heading"] else (found.start(),):
            if listed and at < cut < end:
                yield from trimmed(text, at, cut)
                at = cut
    yield from trimmed(text, at, end)


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
