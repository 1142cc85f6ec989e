"""What a verb of saying or thinking hands on: a quotation, or a clause."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.gather.statements.cues import Cue
from standoff.gather.statements.ends import clause_end, is_cue
from standoff.gather.statements.page import PAUSES, Page, Words
from standoff.gather.statements.speakers import FINITE, Subject, child, lower

_ENDS_SPEECH = (*PAUSES, "?", "!", "…", ";")
_INTO_QUOTATION = frozenset((*PAUSES, "that", ":", ";"))
_CUT = 8
"""Words of a speaker's name that a parse may lose."""
_NOMINAL = ("NN", "NNP", "NNS", "JJ", "DT", "POS", "HYPH", "AFX", "PRP$", "CD")
_NAMED = 16
"""Words that name a speaker, at most."""
_REACH = 40
"""Words between a cue and what it hands on, at most."""
_INSIDE_PHRASE = ("DT", "JJ", "PRP$", "POS", "IN", "CC", "TO", "VB", "VBG", "CD")
_TAIL = ("prep", "advmod", "npadvmod", "dative", "advcl", "prt", "punct", "pobj", "agent")


@dataclass(frozen=True, slots=True)
class Content:
    """The words that are handed on, and the rule that found them."""

    words: Words
    rule: str


def clause_start(page: Page, verb: int, who: Subject) -> int:
    """The first word of "X said": of its subject, or of the verb and its auxiliaries."""
    parse, first = page.parse, verb
    if who.word is not None and page.stretch(verb)[0] <= who.word < verb:
        start = parse.subtree(who.word)[0]
        quoted = [each for each in range(start, who.word) if page.quoted[each] >= 0]
        return quoted[-1] + 1 if quoted else _behind_comma(page, start)
    while first > page.stretch(verb)[0] and (
        parse.tag[first - 1] in ("RB", "MD") or parse.dep[first - 1] in ("aux", "auxpass")
    ):
        first -= 1
    return first


def _behind_comma(page: Page, start: int) -> int:
    """The start of a noun phrase that the parse has cut short: "the co-" of "co-chairman"."""
    if page.parse.word[start - 1] not in ("-", "'s", "’s", "’"):
        return start
    at = start
    while at > max(start - _CUT, 0) and page.parse.tag[at - 1] in _NOMINAL:
        at -= 1
    set_off = at and (page.parse.word[at - 1] in PAUSES or page.quoted[at - 1] >= 0)
    return at if set_off else start


# ---------------------------------------------------------------- quotations


def quoted(page: Page, verb: int, who: Subject) -> Content | None:
    """A quotation before, behind or around "X said"."""
    before, behind = _before(page, verb, who), _behind(page, verb)
    if behind and not before and (first := _interrupted(page, verb, who, behind)) is not None:
        return Content((first, behind[1]), "clause-around")
    if before and complement(page, verb) and not _has_finite(page, *before):
        before = None
    if before and behind:
        return Content((before[0], behind[1]), "quote-around")
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
    if at < 0 or page.quoted[at] < 0:
        return None
    number = page.quoted[at]
    first, last = page.inner[number]
    if first >= last or not _runs_on(page, number, verb):
        return None
    return _lead(page, first, number), last


def by_marks(page: Page, verb: int, who: Subject) -> Subject:
    """The subject of "X said" right behind a quotation, where the parse has lost it."""
    first = page.stretch(verb)[0]
    mark = next(
        (e for e in range(verb - 1, max(verb - _NAMED, first), -1) if page.quoted[e] >= 0), -1
    )
    if mark < 0 or who.passive or (who.word is not None and who.word > mark):
        return who
    if not _runs_on(page, page.quoted[mark], verb) or _has_finite(page, mark + 1, verb - 1):
        return who
    at = mark + 1 + (page.parse.word[mark + 1] in PAUSES)
    while at < verb and page.parse.tag[at] in (*_NOMINAL, "NNPS", "PRP"):
        at += 1
    found = page.parse.pos[at - 1] in ("NOUN", "PROPN", "PRON") and at - 1 > mark
    return Subject(at - 1) if found else who


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
    last = min(page.stretch(verb)[1], verb + _REACH)
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


# ---------------------------------------------------------------- clauses


def complement(page: Page, verb: int) -> Words | None:
    """The clause behind a verb, without its "that"."""
    parse = page.parse
    for each in parse.children[verb]:
        if each > verb and parse.dep[each] == "ccomp" and _is_clause(page, each):
            words = _clause(page, verb, each)
            return None if words and _is_set_off(page, verb, words) else words
    return that_clause(page, verb)


def _is_set_off(page: Page, verb: int, words: Words) -> bool:
    """Whether a clause is somebody else's words: ", diplomats said", not ", that ..."."""
    comma = "," in (page.parse.word[words[0] - 1], page.parse.word[words[0]])
    return words[0] > verb + 1 and comma


def _is_clause(page: Page, head: int) -> bool:
    """Whether a complement has a subject of its own, and no "to" in place of a finite verb."""
    below = page.parse.children[head]
    deps = {page.parse.dep[each] for each in below}
    if any(page.parse.tag[each] == "TO" and page.parse.dep[each] == "aux" for each in below):
        return any(page.parse.tag[each][:1] == "W" for each in below)
    return bool(deps & {"nsubj", "nsubjpass", "expl", "mark", "csubj", "attr"})


def _clause(page: Page, verb: int, head: int) -> Words | None:
    parse = page.parse
    first, last = parse.subtree(head)
    first = max(first, verb + 1)
    marks = (e for e in parse.children[head] if e > verb and parse.dep[e] == "mark")
    that = next((each for each in marks if lower(page, each) == "that"), None)
    if that is not None:
        first = that + 1
    last = _shifted(page, verb, last)
    return _within(page, verb, (first, clause_end(page, verb, (first, last))))


def _shifted(page: Page, verb: int, last: int) -> int:
    """The end of a further clause that the parse ties to the cue: its tense is of reported speech.

    "Said that A would come, but B had left": had, would and could follow a cue in the past.
    """
    if page.parse.tag[verb] not in ("VBD", "VBG", "VBN"):
        return last
    for each in page.parse.children[verb]:
        if page.parse.dep[each] == "conj" and each > last and child(page, each, "nsubj"):
            helpers = (lower(page, e) for e in page.parse.children[each])
            if any(helper in ("had", "would", "could") for helper in helpers):
                return page.parse.subtree(each)[1]
    return last


def that_clause(page: Page, verb: int) -> Words | None:
    """A clause that the parse has lost: what "that" behind a verb belongs to."""
    parse = page.parse
    cue = page.cues.verbs.get(parse.lemma[verb])
    told = cue is not None and "told" in cue.takes
    for at in range(verb + 1, min(page.stretch(verb)[1], verb + _REACH // 2)):
        if page.quoted[at] >= 0 or parse.tag[at] in FINITE or is_cue(page, at):
            return None
        if lower(page, at) == "that" and parse.head[at] > at and _opens(page, at, told):
            if not told and _of_noun(page, verb, parse.head[at]):
                return None
            last = parse.subtree(parse.head[at])[1]
            return _within(page, verb, (at + 1, clause_end(page, verb, (at + 1, last))))
    return None


def _opens(page: Page, that: int, told: bool) -> bool:
    """Whether "that" begins a clause; behind who is told also if the parse says "which"."""
    if page.parse.tag[that] == "IN":
        return True
    own = child(page, page.parse.head[that], "nsubj", "nsubjpass")
    return told and page.parse.tag[that] == "WDT" and own is not None and own > that


def _of_noun(page: Page, verb: int, head: int) -> bool:
    """Whether a clause says what a noun between is: not what somebody is told."""
    noun = page.parse.head[head]
    if not verb < noun < head or page.parse.dep[head] not in ("acl", "relcl", "ccomp"):
        return False
    lemma = page.parse.lemma[noun]
    explained = any(page.cues.has(name, lemma) for name in ("facts", "words", "worth"))
    return explained or lemma in page.cues.nouns


def _within(page: Page, verb: int, words: Words) -> Words | None:
    first, last = max(words[0], page.stretch(verb)[0]), min(words[1], page.stretch(verb)[1])
    return (first, last) if first < last else None


# ---------------------------------------------------------------- clauses before and around


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
        return Content(before, "clause-before") if _has_finite(page, *before) else None
    comma = _comma(page, end, last)
    if comma is None or not page.trimmed(comma, last):
        return None
    last = clause_end(page, verb, (comma, last))
    whole = _has_finite(page, first, start) or _has_finite(page, comma, last)
    return Content((first, last), "clause-around") if whole else None


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
    for _ in range(_REACH):
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


def _has_finite(page: Page, first: int, last: int) -> bool:
    return any(page.parse.tag[each] in FINITE for each in range(first, last))


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
    rest = end is not None and page.trimmed(end, last)
    return Content((first, last if rest else start - 2), "as-clause")


def said(page: Page, verb: int, cue: Cue, who: Subject) -> Content | None:
    """What is said or thought, as a quotation or as a clause."""
    if lower(page, clause_start(page, verb, who) - 1) == "as" and (
        found := as_said(page, verb, who)
    ):
        return found
    if "quote" in cue.takes and (found := quoted(page, verb, who)):
        return found
    if cue.takes & {"clause", "that"} and (words := complement(page, verb)):
        that = lower(page, words[0] - 1) == "that"
        return Content(words, "clause") if that or "clause" in cue.takes else None
    return parenthetical(page, verb, who) if "clause" in cue.takes else None
