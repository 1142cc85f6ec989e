"""Transcripts: paragraphs that begin with who speaks, and a colon."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.records import Statement
from standoff.gather.statements.alone import labelled
from standoff.gather.statements.content import Content
from standoff.gather.statements.page import Page, Words

_LONGEST = 6
"""Words of a label at most."""


def transcript(page: Page) -> Iterator[Statement]:
    """What is said behind labels, where one labelled paragraph follows another.

    A single one may be a dateline ("GENEVA: ...").
    """
    paragraphs = list(_paragraphs(page))
    colons = [_colon(page, *words) for words in paragraphs]
    for number, colon in enumerate(colons):
        beside = colons[max(number - 1, 0) : number] + colons[number + 1 : number + 2]
        if colon is not None and any(each is not None for each in beside):
            first, last = paragraphs[number]
            content = Content((colon + 1, last), "transcript")
            if made := labelled(page, (first, colon), content):
                yield made


def _paragraphs(page: Page) -> Iterator[Words]:
    sentences, first = page.parse.sentences, 0
    for number, sentence in enumerate(sentences, start=1):
        if number == len(sentences) or sentences[number].paragraph != sentence.paragraph:
            yield sentences[first].first, sentence.last
            first = number


def _colon(page: Page, first: int, last: int) -> int | None:
    """Where a paragraph's label ends: a few words that all begin with a capital."""
    words = page.parse.word
    for at in range(first, min(first + _LONGEST, last - 1)):
        if words[at] == ":":
            return at if at > first and page.quoted[at + 1] < 0 else None
        if page.is_word(at) and not words[at][:1].isupper():
            return None
    return None
