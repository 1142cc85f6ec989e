"""A statement made of its parts: kind, cue and content as spans."""

from __future__ import annotations

from standoff.gather.records import Span, Statement, StatementKind
from standoff.gather.statements.content import Content
from standoff.gather.statements.page import Page, Words
from standoff.gather.statements.speakers import FINITE

Speaker = tuple[Span, ...] | None


def statement(
    page: Page, kind: StatementKind, speaker: Speaker, cue: Words, content: Content
) -> Statement | None:
    """A statement without addressee and venue; None where no word of its content is left."""
    words = page.trimmed(*_whole(page, content.words))
    if words is None:
        return None
    shown = page.span(words)
    rule = content.rule
    if rule == "quote-around" or not _unquoted(page, words, cue):
        kind = StatementKind.MIXED if _is_fragment(page, rule, words) else StatementKind.DIRECT
    elif kind is StatementKind.INDIRECT and _any_quoted(page, words):
        kind = StatementKind.MIXED
    return Statement(kind, speaker, page.parse.span(*cue), shown, rule)


def _whole(page: Page, words: Words) -> Words:
    """Words up to the end of a quotation that they break into."""
    first, last = words
    opened = page.quoted[last - 1]
    if opened >= 0 and page.quoted[first] != opened:
        last = page.outer(opened)[1]
    return first, last


def _is_fragment(page: Page, rule: str, words: Words) -> bool:
    """Whether what is quoted is no sentence but a part of the author's."""
    if not rule.startswith(("verb-", "noun-", "adjective-")) or rule == "noun-quote":
        return False
    return not any(page.parse.tag[each] in FINITE for each in range(*words))


def _any_quoted(page: Page, words: Words) -> bool:
    return any(page.quoted[each] >= 0 for each in range(*words))


def _unquoted(page: Page, words: Words, cue: Words) -> bool:
    """Whether any of some words is the author's, the cue apart."""
    outside = (each for each in range(*words) if page.quoted[each] < 0)
    return any(page.is_word(each) and not cue[0] <= each < cue[1] for each in outside)
