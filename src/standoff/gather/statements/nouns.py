"""Statements by nouns and adjectives: X's claim that, X's preference is to, X is sure that."""

from __future__ import annotations

from standoff.gather.records import Statement
from standoff.gather.statements.clauses import complement, that_clause
from standoff.gather.statements.content import Content
from standoff.gather.statements.cues import Cue
from standoff.gather.statements.ends import clause_end
from standoff.gather.statements.making import Speaker, statement
from standoff.gather.statements.page import PAUSES, Page, Words
from standoff.gather.statements.speakers import (
    AUTHOR,
    FINITE,
    SUBJECTS,
    child,
    holder,
    is_known,
    lower,
    named,
    owner,
    speakers,
    subject,
)

_FROM = ("by", "of", "from", "in", "among")
_PREPOSITIONS = ("of", "for", "about", "over", "at")
_LATER = 4
"""Words that may stand between a noun and its "that"."""


def by_noun(page: Page, noun: int) -> Statement | None:
    """What a noun hands on: its clause, its "of", or what somebody's view is."""
    cue = page.cues.nouns.get(page.parse.lemma[noun])
    if cue is None or page.parse.tag[noun] not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    content = next(filter(None, (find(page, noun, cue) for find in _FRAMES)), None)
    if content is None:
        return None
    speaker = _author(page, noun, content)
    if not speaker:
        return None
    return statement(page, cue.kind, speaker, (noun, noun + 1), content)


def _author(page: Page, noun: int, content: Content) -> Speaker:
    """Whose claim or view it is: X's, by X, in X, or of the subject that makes or holds it."""
    of_what = content.rule.removeprefix("noun-") in _PREPOSITIONS
    whose = owner(page, noun, ("by", "from") if of_what else _FROM)
    if whose is None:
        whose = holder(page, noun)
        return speakers(page, whose) if is_known(page, whose) else None
    if lower(page, whose) in ("my", "our", "your"):
        return None
    return named(page, whose) or speakers(page, whose)


def _clause(page: Page, noun: int, cue: Cue) -> Content | None:
    parse = page.parse
    for each in parse.children[noun]:
        if each < noun or parse.dep[each] not in ("acl", "ccomp", "relcl", "appos", "advcl"):
            continue
        mark = next((e for e in parse.children[each] if lower(page, e) == "that"), None)
        if mark is not None and parse.dep[mark] == "mark" and mark > noun:
            return _to_end(page, noun, (mark + 1, _before_main(page, noun, each)), "noun-clause")
        if "to" in cue.takes and any(parse.tag[e] == "TO" for e in parse.children[each]):
            return _to_end(page, noun, parse.subtree(each), "noun-to")
    return _that(page, noun)


def _before_main(page: Page, noun: int, verb: int) -> int:
    """The end of a noun's clause, before the main verb if the parse has put that into it."""
    parse, last = page.parse, page.parse.subtree(verb)[1]
    if parse.dep[noun] != "ROOT":
        return last
    lost = (e for e in range(verb + 1, last) if parse.tag[e] == "VBN" and parse.dep[e] == "acl")
    return next(lost, last)


def _that(page: Page, noun: int) -> Content | None:
    """A clause the parse has lost: "that" follows, and belongs to a verb behind it."""
    parse = page.parse
    for at in range(noun + 1, min(noun + _LATER, page.stretch(noun)[1])):
        head = parse.head[at]
        if lower(page, at) == "that" and parse.dep[at] == "mark" and head > at:
            return _to_end(page, noun, (at + 1, parse.subtree(head)[1]), "noun-clause")
        if lower(page, at) == "that" and parse.dep[at] == "det" and parse.head[head] > head > at:
            last = _second_verb(page, parse.head[head])
            return _to_end(page, noun, (at + 1, last), "noun-clause")
        if parse.tag[at] not in ("IN", "NNP", "NN", "DT", "POS"):
            return None
    return None


def _second_verb(page: Page, verb: int) -> int:
    """The end of a clause, before a verb the parse put into it that has no subject there."""
    parse, last = page.parse, page.parse.subtree(verb)[1]
    for at in range(verb + 1, last):
        if parse.tag[at] in FINITE:
            own = parse.head[at] if parse.dep[at] in ("aux", "auxpass") else at
            if own != verb and child(page, own, *SUBJECTS) is None:
                return at
    return last


def _is(page: Page, noun: int, _: Cue) -> Content | None:
    """X's view is that ..., X's preference is to ..."""
    parse, verb = page.parse, page.parse.head[noun]
    if parse.dep[noun] != "nsubj" or parse.lemma[verb] not in ("be", "remain"):
        return None
    if (simple := _simple(page, verb)) is not None:
        return _to_end(page, noun, simple, "noun-is")
    for each in parse.children[verb]:
        if each > verb and parse.dep[each] in ("ccomp", "xcomp", "advcl"):
            first, last = parse.subtree(each)
            first = max(first, verb + 1)
            first += lower(page, first) == "that"
            return _to_end(page, noun, (first, last), "noun-is")
    return None


def _simple(page: Page, verb: int) -> Words | None:
    """X's argument is simple: ..."""
    parse, (_, last) = page.parse, page.stretch(verb)
    for at in range(verb + 1, min(verb + 1 + _LATER, last - 1)):
        if parse.word[at] == ":" and page.quoted[at + 1] < 0:
            return (at + 1, last) if any(parse.pos[e] == "ADJ" for e in range(verb, at)) else None
    return None


def _of(page: Page, noun: int, cue: Cue) -> Content | None:
    """X's claims of ..., X's preference for ..."""
    for prep in _PREPOSITIONS:
        for each in page.parse.children[noun] if prep in cue.takes else ():
            below = child(page, each, "pobj", "pcomp")
            if lower(page, each) == prep and below is not None:
                first, last = page.parse.subtree(below)
                last = _before_settled(page, below, last)
                return _to_end(page, noun, (first, last), f"noun-{prep}")
    return None


def _before_settled(page: Page, noun: int, last: int) -> int:
    """The end of a noun phrase without "into account", which belongs to a verb before."""
    ends = (
        at - 1
        for at in range(noun + 2, last)
        if page.cues.has("settled", page.parse.lemma[at]) and page.parse.tag[at - 1] in ("IN", "TO")
    )
    return next(ends, last)


def _to_end(page: Page, noun: int, words: Words, rule: str) -> Content | None:
    first, last = words[0], min(words[1], page.stretch(noun)[1])
    return Content((first, clause_end(page, noun, (first, last))), rule) if first < last else None


def _quotation(page: Page, noun: int, _: Cue) -> Content | None:
    """X's answer - "..." - or: X's answer was "..."."""
    parse, at = page.parse, page.parse.subtree(noun)[1]
    at = min(at, next((e for e in range(noun, at) if page.quoted[e] >= 0), at))
    verb = parse.head[noun]
    if parse.dep[noun] == "nsubj" and parse.lemma[verb] == "be":
        at = max(at, verb + 1)
    if at >= len(parse) or not any(parse.word[e] in _LEADS for e in (at - 1, at)):
        return None
    at += page.quoted[at] < 0
    at += at < len(parse) and parse.word[at] in (":", ",")
    if at >= page.stretch(noun)[1] or page.quoted[at] < 0 or at != page.outer(page.quoted[at])[0]:
        return None
    return Content(page.inner[page.quoted[at]], "noun-quote")


def _called(page: Page, noun: int, _: Cue) -> Content | None:
    """A quotation that is said to be an answer: "...", was X's answer; "...", came the reply."""
    parse = page.parse
    verb = noun
    while verb and noun - verb < _LATER * 2 and parse.lemma[verb] not in ("be", "come"):
        verb -= 1
    at = verb - 1
    at -= at >= 0 and page.quoted[at] < 0 and parse.word[at] in PAUSES
    if at < 0 or page.quoted[at] < 0 or parse.head[noun] != verb or verb == noun:
        return None
    return Content(page.inner[page.quoted[at]], "noun-quote")


_LEADS = frozenset((*PAUSES, ":", "was", "is"))
_FRAMES = (_clause, _is, _of, _quotation, _called)


# ---------------------------------------------------------------- adjectives


def by_adjective(page: Page, word: int) -> Statement | None:
    """What somebody is sure, afraid or clear of."""
    cue = _cue(page, word)
    if cue is None:
        return None
    verb = _holding(page, word)
    who = subject(page, verb)
    holder = who.about if who.passive else who.word
    if holder is None or lower(page, holder) in AUTHOR:
        return None
    if lower(page, holder) == "it" and not page.cast.named_by(holder):
        return None
    content = _sure_of(page, word, verb, cue)
    speaker = speakers(page, holder)
    if content is None or speaker is None:
        return None
    return statement(page, cue.kind, speaker, (word, word + 1), content)


def _holding(page: Page, word: int) -> int:
    """The verb of an adjective: is sure, made it clear."""
    parse = page.parse
    if word and parse.lemma[word - 1] == "make":
        return word - 1
    if parse.lemma[parse.head[word]] == "make":
        return parse.head[word]
    return word if child(page, word, "nsubj", "nsubjpass") is not None else parse.head[word]


def _cue(page: Page, word: int) -> Cue | None:
    parse = page.parse
    name = parse.lemma[word] if parse.tag[word] == "VBN" else lower(page, word)
    cue = page.cues.adjectives.get(name)
    predicate = parse.dep[word] in ("acomp", "oprd", "ROOT", "ccomp", "conj", "advcl", "relcl")
    predicate = predicate or (word > 0 and parse.lemma[word - 1] == "make")
    return cue if cue and predicate and parse.tag[word] in ("JJ", "VBN") else None


def _sure_of(page: Page, word: int, verb: int, cue: Cue) -> Content | None:
    for head in dict.fromkeys((word, verb)):
        words = complement(page, head)
        if words and words[0] >= word and words[1] > word + 1:
            return Content((max(words[0], word + 1), words[1]), "adjective-clause")
    if (words := that_clause(page, word)) is not None:
        return Content(words, "adjective-clause")
    of = child(page, word, "prep")
    if of is None or lower(page, of) != "of" or "of" not in cue.takes:
        return None
    first, last = page.parse.subtree(of)
    return Content((first + 1, last), "adjective-of") if last > first + 1 else None
