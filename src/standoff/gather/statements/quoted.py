"""Quotations before, behind and around "X said"."""

from __future__ import annotations

from standoff.gather.statements.clauses import complement
from standoff.gather.statements.content import NOMINAL, REACH, Content, clause_start, has_finite
from standoff.gather.statements.ends import clause_end, is_cue
from standoff.gather.statements.page import PAUSES, Page, Words
from standoff.gather.statements.speakers import FINITE, Subject, child, lower

_ENDS_SPEECH = (*PAUSES, "?", "!", "…", ";")
_INTO_QUOTATION = frozenset((*PAUSES, "that", ":", ";"))
_INSIDE_PHRASE = ("DT", "JJ", "PRP$", "POS", "IN", "CC", "TO", "VB", "VBG", "CD")
_NAMED = 16
"""Words that name a speaker, at most."""


def quoted(page: Page, verb: int, who: Subject) -> Content | None:
    """A quotation before, behind or around "X said"."""
    before, behind = _before(page, verb, who), _behind(page, verb)
    if behind and not before and (first := _interrupted(page, verb, who, behind)) is not None:
        gap = clause_start(page, verb, who), behind[0]
        return Content((first, behind[1]), "clause-around", gap)
    if before and not behind and complement(page, verb) and not has_finite(page, *before):
        before = None
    if before and behind:
        return Content((before[0], behind[1]), "quote-around", (before[1], behind[0]))
    if behind:
        return Content(behind, "quote-after")
    return Content(before, "quote-before") if before else None


def _interrupted(page: Page, verb: int, who: Subject, behind: Words) -> int | None:
    """Where a sentence begins that "X said" interrupts: 'The town, he said, "should worry"'."""
    first, start = page.part(verb)[0], clause_start(page, verb, who)
    whole = page.parse.word[behind[0]][:1].isupper()
    if whole or start - 1 <= first or page.parse.word[start - 1] not in PAUSES:
        return None
    nouns = (
        each for each in range(first, start) if page.parse.pos[each] in ("NOUN", "PROPN", "PRON")
    )
    return first if lower(page, behind[0] - 2) != "that" and next(nouns, None) is not None else None


def _before(page: Page, verb: int, who: Subject) -> Words | None:
    """The quotation that "X said" follows, with words of the author's that lead into it."""
    parse, at = page.parse, clause_start(page, verb, who) - 1
    while at >= 0 and page.quoted[at] < 0 and parse.word[at] in PAUSES:
        at -= 1
    if at < 0 or page.quoted[at] < 0 or _is_said_already(page, verb, who):
        return None
    number = page.quoted[at]
    first, last = page.inner[number]
    if first >= last or not _runs_on(page, number, verb):
        return None
    return _lead(page, first, number), last


def _is_said_already(page: Page, verb: int, who: Subject) -> bool:
    """Whether another cue of the same speaker stands before: X told Y, adding that."""
    if page.parse.tag[verb] != "VBG" or who.word is None:
        return False
    near = range(max(who.word + 1, verb - REACH), verb)
    return any(page.quoted[each] < 0 and is_cue(page, each) for each in near)


def by_marks(page: Page, verb: int, who: Subject) -> Subject:
    """The subject of "X said" right behind a quotation, where the parse has lost it."""
    first = page.stretch(verb)[0]
    mark = next(
        (e for e in range(verb - 1, max(verb - _NAMED, first), -1) if page.quoted[e] >= 0), -1
    )
    if mark < 0 or who.passive or (who.word is not None and who.word > mark):
        return who
    if not _runs_on(page, page.quoted[mark], verb) or has_finite(page, mark + 1, verb - 1):
        return who
    at = min(_named_end(page, mark + 1 + (page.parse.word[mark + 1] in PAUSES)), verb)
    if at == verb and who.word is not None and page.quoted[who.word] >= 0:
        mark, at = verb, _named_end(page, verb + 1)  # "Russia," said X: Russia is no speaker
    found = page.parse.pos[at - 1] in ("NOUN", "PROPN", "PRON") and at - 1 > mark
    return Subject(at - 1) if found else who


def _named_end(page: Page, at: int) -> int:
    """Behind the nouns that begin at a word."""
    while at < len(page.parse) and page.parse.tag[at] in (*NOMINAL, "NNPS", "PRP"):
        at += 1
    return at


def _runs_on(page: Page, number: int, verb: int) -> bool:
    """Whether a quotation ends with a comma, a question, a call: its sentence goes on."""
    parse, behind = page.parse, page.outer(number)[1]
    end = page.parse.text[: page.quotations[number].end][-1:]
    if end in _ENDS_SPEECH or (behind < len(parse) and parse.word[behind] in PAUSES):
        return True
    return behind == verb and end not in ".:"


def _lead(page: Page, first: int, number: int) -> int:
    """Where the sentence of a quotation begins: 'The talks were "a waste of time"'."""
    begin, opening = page.stretch(first)[0], page.outer(number)[0]
    if begin >= opening or page.parse.word[first][:1].isupper():
        return first
    at = opening - 1
    if page.parse.word[at] in (",", ":"):
        return first
    while at > begin and page.quoted[at - 1] < 0 and page.parse.word[at - 1] not in (":", ";"):
        at -= 1
    return at + (page.parse.tag[at] == "CC")


def _behind(page: Page, verb: int) -> Words | None:
    """The quotation behind a verb, with what its clause goes on with."""
    opening = _next_opening(page, verb)
    if opening is None or not _leads_into(page, verb, opening):
        return None
    number = page.quoted[opening]
    first, last = page.inner[number]
    if first >= last:
        return None
    if page.parse.word[opening - 1] in (*PAUSES, ":"):
        return first, last
    return first, max(last, _goes_on(page, verb, opening, last))


def _next_opening(page: Page, verb: int) -> int | None:
    """Where the next quotation opens, unless another cue comes first."""
    last = min(page.stretch(verb)[1], verb + REACH)
    for at in range(verb + 1, last):
        if page.quoted[at] >= 0:
            return at
        if page.parse.word[at] in ".;?!" or is_cue(page, at):
            return None
    return None


def _leads_into(page: Page, verb: int, opening: int) -> bool:
    """Whether nothing but an addressee, a time or a place stands between verb and quotation."""
    parse, last = page.parse, opening - 1
    if lower(page, last) == "that":
        return True
    between = range(verb + 1, opening)
    if any(parse.tag[each] in FINITE or parse.dep[each] == "mark" for each in between):
        return False
    if last == verb or parse.word[last] in _INTO_QUOTATION:
        return True
    return parse.tag[last] not in _INSIDE_PHRASE and _is_sentence(page, page.quoted[opening])


def _is_sentence(page: Page, number: int) -> bool:
    first, last = page.inner[number]
    return any(page.parse.tag[each] in FINITE for each in range(first, last))


def _goes_on(page: Page, verb: int, opening: int, last: int) -> int:
    """The end of the clause that begins with a quotation."""
    found = child(page, verb, "ccomp")
    if found is None or not opening <= found:
        return last
    return clause_end(page, verb, (opening, page.parse.subtree(found)[1]))
