"""The clause behind a verb, an adjective or a noun that hands it on."""

from __future__ import annotations

from standoff.gather.statements.content import REACH
from standoff.gather.statements.ends import clause_end, is_cue
from standoff.gather.statements.page import Page, Words
from standoff.gather.statements.speakers import FINITE, child, lower

_REASONS = frozenset(("because", "unless", "until", "if", "so"))


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
    elif lower(page, first) == "that" and parse.tag[first] in ("WDT", "IN"):
        first += 1
    elif first == verb + 1 and (told := _lost_told(page, verb, head)) is not None:
        first = told
    last = _reason(page, verb, _shifted(page, verb, last))
    return _within(page, verb, (first, clause_end(page, verb, (first, last))))


def _lost_told(page: Page, verb: int, head: int) -> int | None:
    """Where a clause begins if the parse takes who is told into it: told the BBC Rome would."""
    cue = page.cues.verbs.get(page.parse.lemma[verb])
    own = child(page, head, "nsubj", "nsubjpass")
    if own is None or cue is None or "told" not in cue.takes:
        return None
    told, speaks = child(page, own, "compound"), page.cast.at(own)
    other = None if told is None else page.cast.at(told)
    return own if speaks and other and other is not speaks and told == own - 1 else None


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


def _reason(page: Page, verb: int, last: int) -> int:
    """The end of a reason right behind a clause, where the parse ties it to the cue."""
    for each in page.parse.children[verb]:
        begins = page.parse.dep[each] == "advcl" and page.parse.subtree(each)[0] == last
        if begins and lower(page, last) in _REASONS:
            return page.parse.subtree(each)[1]
    return last


def that_clause(page: Page, verb: int) -> Words | None:
    """A clause that the parse has lost: what "that" behind a verb belongs to."""
    parse = page.parse
    cue = page.cues.verbs.get(parse.lemma[verb])
    told = cue is not None and "told" in cue.takes
    for at in range(verb + 1, min(page.stretch(verb)[1], verb + REACH // 2)):
        if page.quoted[at] >= 0 or parse.tag[at] in FINITE or is_cue(page, at):
            return None
        if parse.tag[at] == "CC" and lower(page, at + 1) == "that":
            return None
        if lower(page, at) == "that" and parse.head[at] > at and _opens(page, at, told):
            if not told and _of_noun(page, verb, parse.head[at]):
                return None
            last = _reason(page, verb, parse.subtree(parse.head[at])[1])
            return _within(page, verb, (at + 1, clause_end(page, verb, (at + 1, last))))
    return None


def _opens(page: Page, that: int, told: bool) -> bool:
    """Whether "that" begins a clause, though the parse may take it for "which".

    It does behind who is told and behind a place where things are said.
    """
    if page.parse.tag[that] == "IN" or page.parse.tag[that - 1] == "NNS":
        return True
    verb = page.parse.head[that]
    own = child(page, verb, "nsubj", "nsubjpass")
    place = page.cues.has("venues", page.parse.lemma[page.parse.head[verb]])
    return (told or place) and page.parse.tag[that] == "WDT" and own is not None and own > that


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
