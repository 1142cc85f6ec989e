"""Statements by asides: according to X, in X's eyes, for X."""

from __future__ import annotations

from standoff.gather.records import Statement, StatementKind
from standoff.gather.statements.content import Content
from standoff.gather.statements.making import Speaker, statement
from standoff.gather.statements.page import PAUSES, Page, Words
from standoff.gather.statements.speakers import FINITE, child, lower, named, owner, speakers

_EYES_BEHIND = frozenset(("in", "from", "to", "by"))


def according_to(page: Page, word: int) -> Statement | None:
    """According to X."""
    parse = page.parse
    if lower(page, word) != "according" or word + 2 >= len(parse):
        return None
    noun = child(page, word + 1, "pobj")
    if noun is None or lower(page, word + 1) != "to" or page.cues.has("rules", parse.lemma[noun]):
        return None
    content = _rest(page, word, _aside_end(page, noun), "according-to")
    speaker = speakers(page, noun)
    if content is None or speaker is None:
        return None
    return statement(page, StatementKind.INDIRECT, speaker, (word, word + 2), content)


def in_eyes(page: Page, noun: int) -> Statement | None:
    """In X's eyes, in the view of X, in X's words."""
    parse, prep = page.parse, page.parse.head[noun]
    lemma = parse.lemma[noun].lower()
    if not page.cues.has("eyes", lemma) or parse.dep[noun] != "pobj":
        return None
    if lower(page, prep) not in _EYES_BEHIND or prep > noun:
        return None
    speaker = _of_eyes(page, noun)
    content = _rest(page, prep, _aside_end(page, noun), "in-eyes")
    if not speaker or content is None:
        return None
    kind = StatementKind.INDIRECT if page.cues.has("telling", lemma) else StatementKind.VIEW
    return statement(page, kind, speaker, (prep, noun + 1), content)


def _of_eyes(page: Page, noun: int) -> Speaker:
    whose = owner(page, noun, ("of",))
    if whose is None and (of := child(page, noun, "prep")) is not None:
        whose = child(page, of, "pobj") if lower(page, of) == "of" else None
    if whose is None or lower(page, whose) in ("my", "our", "your"):
        return None
    return named(page, whose) or speakers(page, whose)


def for_somebody(page: Page, first: int, last: int) -> Statement | None:
    """For X, it is ...: a sentence that says what something is to somebody."""
    parse = page.parse
    first += parse.tag[first] == "CC" and first + 1 < last
    noun = child(page, first, "pobj") if lower(page, first) in ("for", "to") else None
    if noun is None or page.parse.head[first] < first or not (speaker := named(page, noun)):
        return None
    end = _behind_relative(page, noun)
    if end < last and lower(page, first) == "to" and page.parse.word[end] != ",":
        return None
    if end >= last or not _is_told(page, parse.head[first], end):
        return None
    content = Content((end, last), "for-somebody")
    return statement(page, StatementKind.VIEW, speaker, (first, first + 1), content)


def _behind_relative(page: Page, noun: int) -> int:
    """Behind a noun and its relative clause: for X, which ..., it is."""
    end, last = _end(page, noun), page.parse.subtree(noun)[1]
    relative = end + 1 < last and page.parse.tag[end + 1] in ("WDT", "WP")
    return last if relative and last < len(page.parse) else end


def _is_told(page: Page, verb: int, end: int) -> bool:
    """Whether what follows "for X" says how things are: a state, or anything in the present."""
    lasting = page.cues.has("matters", page.parse.lemma[verb])
    if page.parse.word[end] == ",":
        return lasting or page.parse.tag[verb] in ("VBZ", "VBP")
    subject = child(page, verb, "nsubj", "expl")
    return lasting and subject is not None and page.parse.subtree(subject)[0] == end


def _end(page: Page, noun: int) -> int:
    """Behind a noun phrase in an aside: up to its comma, a verb or a quotation."""
    last = page.parse.subtree(noun)[1]
    clause = _relative_end(page, noun, last)
    for at in range(noun + 1, last) if clause is None else ():
        if page.parse.tag[at] in (*FINITE, ",", ":", ".") or page.quoted[at] >= 0:
            return at
    return last if clause is None else clause


def _relative_end(page: Page, noun: int, last: int) -> int | None:
    """Behind the clauses that say who a noun is: a diplomat who saw it, ..."""
    clause = child(page, noun, "relcl")
    if clause is None or clause <= noun or page.parse.tag[clause] == "VBN":
        return None
    last = max(last, page.part(noun)[1])
    commas = [at for at in range(clause + 1, last) if page.parse.word[at] == ","]
    inner = False
    for at in commas:
        inner = not inner and page.parse.tag[at + 1] in ("WDT", "WP", "WP$")
        if not inner:
            return at
    return None


def _aside_end(page: Page, noun: int) -> int:
    """Behind an aside, with all that is said of its noun where that ends the sentence."""
    last, end = page.parse.subtree(noun)[1], page.part(noun)[1]
    return last if page.trimmed(last, end) is None else _end(page, noun)


def _rest(page: Page, first: int, last: int, rule: str) -> Content | None:
    """What a sentence says besides an aside."""
    words = _around(page, first, last)
    return Content(words, rule) if words[0] < words[1] and page.trimmed(*words) else None


def _around(page: Page, first: int, last: int) -> Words:
    parse, (begin, end) = page.parse, page.part(first)
    before = page.trimmed(begin, first)
    behind = page.trimmed(last, end)
    if before is None or (before[1] - before[0] == 1 and parse.pos[begin] in ("CCONJ", "ADV")):
        return last, end
    if behind is None:
        return begin, first
    if parse.word[first - 1] in (*PAUSES, "(") and parse.word[last] in (*PAUSES, ")"):
        return begin, end
    if parse.tag[first - 1] in ("CC", "IN", "WDT", "WP", "WRB"):
        return last, end
    return begin, first
