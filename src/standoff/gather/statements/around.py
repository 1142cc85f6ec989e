"""Sentences that "X said" or "as X said" follows, opens or interrupts."""

from __future__ import annotations

from standoff.gather.statements.content import REACH, Content, clause_start, has_finite
from standoff.gather.statements.ends import clause_end
from standoff.gather.statements.page import PAUSES, Page
from standoff.gather.statements.speakers import FINITE, Subject, lower

_TAIL = ("prep", "advmod", "npadvmod", "dative", "advcl", "prt", "punct", "pobj", "agent")


def parenthetical(page: Page, verb: int, who: Subject) -> Content | None:
    """A sentence that "X said" follows or interrupts, set off by commas."""
    parse, (first, last) = page.parse, page.part(verb)
    start = clause_start(page, verb, who)
    if parse.word[start - 1] not in PAUSES or start - 1 <= first:
        return None
    if parse.tag[verb] in ("VB", "VBG") or parse.dep[verb] == "relcl" or who.passive:
        return None
    end = max(verb, _inverted(who, verb)) + 1
    if _is_tail(page, verb, end, last):
        before = (first, start - 1)
        return Content(before, "clause-before") if has_finite(page, *before) else None
    comma = _comma(page, end, last)
    if comma is None or not page.trimmed(comma, last):
        return None
    last = clause_end(page, verb, (comma, last))
    whole = has_finite(page, first, start) or has_finite(page, comma, last)
    return Content((first, last), "clause-around", (start, comma)) if whole else None


def _inverted(who: Subject, verb: int) -> int:
    return who.word if who.word is not None and who.word > verb else verb


def _is_tail(page: Page, verb: int, first: int, last: int) -> bool:
    """Whether the rest of a sentence is only when, where, to whom and how it was said."""
    parse = page.parse
    words = [each for each in range(first, last) if page.is_word(each)]
    if any(parse.tag[each] in FINITE and not _is_below(page, each, verb) for each in words):
        return False
    tops = (each for each in words if parse.head[each] == verb)
    return all(parse.dep[each] in (*_TAIL, "dobj", "nsubj") for each in tops) and not any(
        _hangs_before(page, each, first, verb) for each in words
    )


def _is_below(page: Page, word: int, verb: int) -> bool:
    """Whether a word depends on a verb, by some steps."""
    for _ in range(REACH):
        if word == verb or page.parse.head[word] == word:
            break
        word = page.parse.head[word]
    return word == verb


def _hangs_before(page: Page, word: int, first: int, verb: int) -> bool:
    """Whether a word depends on one before "X said"."""
    head = page.parse.head[word]
    return head < first and head != verb and page.parse.head[head] != verb


def _comma(page: Page, first: int, last: int) -> int | None:
    """Where a sentence goes on behind "X said (on Tuesday),"."""
    for at in range(first, min(first + 12, last)):
        if page.parse.word[at] in PAUSES:
            return at + 1
        if page.parse.tag[at] in FINITE:
            return None
    return None


def as_said(page: Page, verb: int, who: Subject) -> Content | None:
    """The sentence that "as X said" is put into."""
    parse, (first, last) = page.parse, page.part(verb)
    start = clause_start(page, verb, who)
    if start <= first or lower(page, start - 1) != "as":
        return None
    if start - 1 == first:
        end = _comma(page, verb + 1, last)
        return None if end is None else Content((end, last), "as-clause")
    if parse.word[start - 2] not in (*PAUSES, "("):
        return None
    end = _comma(page, verb + 1, last)
    if end is None or not page.trimmed(end, last):
        return Content((first, start - 2), "as-clause")
    return Content((first, last), "as-clause", (start - 1, end))
