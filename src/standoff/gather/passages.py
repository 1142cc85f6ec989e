"""What of a document is parsed: its gathered sections, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.gather.documents.paragraphs import MARKDOWN, paragraphs
from standoff.gather.records import GATHERED, Document, SectionKind, Span

LONGEST = 5_000
"""Characters that are parsed at once: a model's memory grows with them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters ``start`` to ``end`` of a document, at most ``LONGEST`` of one paragraph."""

    start: int
    end: int
    paragraph: int
    section: SectionKind


def passages(document: Document) -> Iterator[Passage]:
    """Every passage in order; paragraphs are counted through the document."""
    number = 0
    for section in document.sections:
        if section.kind not in GATHERED:
            continue
        for paragraph in paragraphs(document, section):
            for start, end in _pieces(document.text, paragraph):
                yield Passage(start, end, number, section.kind)
            number += 1


_LINK = re.compile(
    r"""(!?\[)
    ([^\[\]]*)
    (\](?: \([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+["'][^\r\n"']*["'])?\)
         | \[[^\[\]]*\]))""",
    re.VERBOSE,
)
_NESTED = 2
"""A picture may stand in a link."""
_MARKS = re.compile(
    r"""
      ^[ \t]*(?:>[ \t]?)+                           # quoted
    | ^[ \t]*[-+*](?=[ \t])                         # an item
    | ^[ ]{0,3}\#{1,6}(?=[ \t]) | [ \t]\#+[ \t]*(?=[\r\n]|\Z)
    | ^(?:={2,}|-{2,})[ \t]*(?=[\r\n]|\Z)           # below a heading
    | \[\^[^\s\[\]]*\]                              # a note
    | [*`]+ | ~~ | (?<![^\W_])_+ | _+(?![^\W_])
    | \\(?=[!-/:-@\[-`{-~])
    """,
    re.MULTILINE | re.VERBOSE,
)
_DATELINE = re.compile(
    r"""^(?:[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+)*      # SAN FRANCISCO
        (?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?         # , Calif.
        (?:,\s[A-Z][a-z]+\.?\s\d{1,2})?               # , June 3
        \s*(?:[(\[][^()\[\]\n]{2,40}[)\]])?          # (AP)
      | \((?:AP|AFP|Reuters|UPI|CNN|Xinhua)\))
    \s*(?:--?|[\u2013-\u2015])\s""",
    re.MULTILINE | re.VERBOSE,
)
"""The place and agency that a report begins with: no party, and none of its first sentence."""
_SHOWN = re.compile(r"[^\r\n]")


def spoken(document: Document) -> str:
    """A document's text as it is read aloud: datelines and Markdown's marks are blanks.

    Offsets stay.
    """
    text = _DATELINE.sub(lambda found: _blank(found[0]), document.text)
    if not document.media.startswith(MARKDOWN):
        return text
    for _ in range(_NESTED):
        text = _LINK.sub(lambda link: _blank(link[1]) + link[2] + _blank(link[3]), text)
    return _MARKS.sub(lambda mark: _blank(mark[0]), text)


def _blank(marks: str) -> str:
    return _SHOWN.sub(" ", marks)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A paragraph in pieces, cut behind a sentence where one ends, else between words."""
    start, end = span
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, start: int, end: int) -> int:
    half = (start + end) // 2
    for mark in (". ", " ", "\n"):
        if (found := text.rfind(mark, half, end)) > 0:
            return found + len(mark)
    return end
