"""What a verb says of its object: sees it as, accuses it of, wants it to, rejects its claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from standoff.gather.statements.content import Content
from standoff.gather.statements.cues import Cue
from standoff.gather.statements.ends import clause_end
from standoff.gather.statements.page import Page, Words
from standoff.gather.statements.speakers import Subject, child, lower

_LATER = 4
"""Words that may stand between a noun and what it is of."""
_PARTS = ("dobj", "prep", "oprd", "acomp", "xcomp", "ccomp", "attr", "dative", "advmod", "nsubj")


def taken(page: Page, verb: int, cue: Cue, who: Subject) -> Content | None:
    """What is said or thought of the object of a verb, or in place of one."""
    for frame, find in FRAMES.items():
        if frame in cue.takes and (words := find(page, verb, who)):
            return Content((words[0], clause_end(page, verb, words)), f"verb-{frame}")
    return None


def _infinitive(page: Page, verb: int, _: Subject) -> Words | None:
    """To do something."""
    found = child(page, verb, "xcomp")
    if found is None or found < verb or not _has_to(page, found):
        return None
    return max(page.parse.subtree(found)[0], verb + 1), page.parse.subtree(found)[1]


def _doing(page: Page, verb: int, _: Subject) -> Words | None:
    """Doing something: admitted, denied."""
    found = child(page, verb, "xcomp", "ccomp")
    if found is None or found < verb or page.parse.tag[found] != "VBG":
        return None
    return max(page.parse.subtree(found)[0], verb + 1), page.parse.subtree(found)[1]


def _has_to(page: Page, verb: int) -> bool:
    below = page.parse.children[verb]
    return any(page.parse.tag[each] == "TO" and page.parse.dep[each] == "aux" for each in below)


def _ordered(page: Page, verb: int, _: Subject) -> Words | None:
    """Somebody to do something: who it is belongs to it."""
    below = [each for each in page.parse.children[verb] if each > verb]
    for each in below:
        if page.parse.dep[each] in ("ccomp", "xcomp") and _has_to(page, each):
            first, last = page.parse.subtree(each)
            told = _told(page, below, each)
            if told is None and child(page, each, "nsubj") is None:
                return None
            return max(first if told is None else told, verb + 1), last
    return None


def _told(page: Page, below: list[int], order: int) -> int | None:
    """Where the words for somebody who is to do something begin, "on" left out."""
    for each in below:
        if each < order and page.parse.dep[each] in ("dobj", "dative"):
            return page.parse.subtree(each)[0]
        if each < order and lower(page, each) in ("on", "upon"):
            return each + 1
    return None


def _object(page: Page, verb: int, _: Subject) -> Words | None:
    """A thing feared, wanted, preferred, with all that is said of it."""
    found = child(page, verb, "dobj", "xcomp", "ccomp")
    if found is None or found < verb:
        return None
    return max(page.parse.subtree(found)[0], verb + 1), _parts_end(page, verb)


def _worth(page: Page, verb: int, who: Subject) -> Words | None:
    """A value, a risk, a way that is seen or not."""
    found = child(page, verb, "dobj")
    if found is None or not page.cues.has("worth", page.parse.lemma[found]):
        return None
    return _object(page, verb, who)


def _words(page: Page, verb: int, _: Subject) -> Words | None:
    """Somebody's words or position, denied, repeated or made clear."""
    found = child(page, verb, "dobj")
    if found is None or found < verb:
        return None
    lemma = page.parse.lemma[found]
    if not page.cues.has("words", lemma):
        return None
    refused = page.cues.has("refuses", page.parse.lemma[verb])
    if refused and page.cues.has("asked", lemma) and not _tells(page, found):
        return None
    return page.parse.subtree(found)


def _tells(page: Page, noun: int) -> bool:
    """Whether it stands there what somebody's words are: a quotation, "that", "of doing"."""
    first, last = page.parse.subtree(noun)
    if any(page.quoted[each] >= 0 for each in range(first, last)):
        return True
    behind = range(noun + 1, min(noun + _LATER, last))
    return any(lower(page, e) in ("that", "of") for e in behind)


def _as(page: Page, verb: int, who: Subject) -> Words | None:
    """An object and what it is taken for; of a passive the subject too."""
    heads = [each for each in (verb, child(page, verb, "dobj"), who.word) if each is not None]
    for each in (below for head in heads for below in page.parse.children[head]):
        if each > verb and lower(page, each) == "as" and page.parse.dep[each] in ("prep", "mark"):
            return _from_object(page, verb, who, each)
    lost = _lost_as(page, verb)
    return None if lost is None else _from_object(page, verb, who, lost)


def _lost_as(page: Page, verb: int) -> int | None:
    """The "as" of an adjective, where the parse ties it to the end of a long object."""
    parse, told = page.parse, child(page, verb, "dobj")
    for at in range(told + 1, parse.subtree(told)[1] - 1) if told is not None else ():
        if lower(page, at) == "as" and parse.dep[at] == "prep" and parse.head[at] != told:
            below = parse.children[at]
            if any(each == at + 1 and parse.pos[each] == "ADJ" for each in below):
                return at
    return None


def _from_object(page: Page, verb: int, who: Subject, link: int) -> Words | None:
    """From an object, or from the subject of a passive, to the end of what ``link`` begins."""
    last = _with_rival(page, verb, page.parse.subtree(link)[1])
    if last == link + 1 and page.parse.pos[link] in ("ADP", "SCONJ"):
        return None
    if who.passive and who.about is not None and who.about < verb:
        if page.parse.dep[verb] in ("acl", "relcl"):
            return link + 1, last
        return page.parse.subtree(who.about)[0], last
    dep = page.parse.dep
    between = (e for e in page.parse.children[verb] if verb < e < link)
    found = next((each for each in between if dep[each] in ("dobj", "nsubj", "oprd")), None)
    if found is not None:
        return page.parse.subtree(found)[0], last
    if page.parse.pos[link] in ("ADP", "SCONJ"):
        return link + 1, last
    return max(page.parse.subtree(link)[0], verb + 1), last


def _with_rival(page: Page, verb: int, last: int) -> int:
    """The end of a comparison too: as A than as B, as A rather than as B."""
    for each in page.parse.children[verb]:
        if each == last and lower(page, each) in ("than", "rather"):
            last = page.parse.subtree(each)[1]
    return last


def _is(page: Page, verb: int, who: Subject) -> Words | None:
    """An object and what it is held to be, without "as"."""
    for each in reversed(page.parse.children[verb]):
        dep = page.parse.dep[each]
        if each > verb and dep in ("oprd", "ccomp", "xcomp") and _is_predicate(page, each):
            return _from_object(page, verb, who, each)
    return _which_is(page, verb) or _quoted_name(page, verb)


def _which_is(page: Page, verb: int) -> Words | None:
    """What something named before is held to be: an offer which X considers an insult."""
    parse = page.parse
    found = child(page, verb, "nsubj")
    first = None if found is None else parse.subtree(found)[0]
    if not first or lower(page, first - 1) != "which" or first > verb:
        return None
    behind = (e for e in parse.children[verb] if e > verb and parse.dep[e] in ("dobj", "attr"))
    held = next(behind, None)
    return None if held is None else (max(parse.subtree(held)[0], verb + 1), parse.subtree(held)[1])


def _quoted_name(page: Page, verb: int) -> Words | None:
    """An object and its name in quotation marks: called it "a gift"."""
    told = child(page, verb, "dobj")
    if told is None or told < verb or told + 1 >= page.stretch(verb)[1]:
        return None
    number = page.quoted[told + 1]
    if number < 0 or page.quoted[told] >= 0:
        return None
    return page.parse.subtree(told)[0], page.inner[number][1]


def _is_predicate(page: Page, word: int) -> bool:
    """Whether a complement says what something is: a noun, an adjective, "to be"."""
    if page.parse.pos[word] in ("NOUN", "ADJ", "PROPN") or page.parse.tag[word] == "VBN":
        return True
    return page.parse.lemma[word] == "be" and _has_to(page, word)


def _charged(prep: str) -> Callable[[Page, int, Subject], Words | None]:
    """An object and what it is charged with, behind a preposition."""

    def find(page: Page, verb: int, who: Subject) -> Words | None:
        told = child(page, verb, "dobj")
        links = [e for e in (verb, told) if e is not None]
        for each in (e for link in links for e in page.parse.children[link] if e > verb):
            if lower(page, each) == prep and page.parse.dep[each] == "prep":
                return _from_object(page, verb, who, each)
        return None

    return find


def _parts_end(page: Page, verb: int) -> int:
    """The end of what a verb's object says, clauses of time and reason left out."""
    below = (each for each in page.parse.children[verb] if each > verb)
    ends = [page.parse.subtree(e)[1] for e in below if page.parse.dep[e] in _PARTS]
    return max(ends, default=verb + 1)


def _quoting(page: Page, verb: int, _: Subject) -> Words | None:
    """An object of praise or blame, or what is called for, with some words in quotation marks."""
    told = child(page, verb, "dobj")
    calls = (e for e in page.parse.children[verb] if e > verb and lower(page, e) == "for")
    first = next(calls, None) if told is None else None
    if told is not None:
        words = page.parse.subtree(told)[0], _parts_end(page, verb)
    elif first is not None and page.parse.dep[first] == "prep":
        words = first + 1, page.parse.subtree(first)[1]
    else:
        return None
    inside = range(max(words[0], verb + 1), min(words[1], page.stretch(verb)[1]))
    quoted = any(page.quoted[each] >= 0 for each in inside)
    return (inside.start, inside.stop) if quoted else None


FRAMES: Mapping[str, Callable[[Page, int, Subject], Words | None]] = {
    "ordered": _ordered,
    "to": _infinitive,
    "as": _as,
    "is": _is,
    "with": _charged("with"),
    "doing": _doing,
    "of": _charged("of"),
    "for": _charged("for"),
    "about": _charged("about"),
    "against": _charged("against"),
    "worth": _worth,
    "words": _words,
    "object": _object,
    "quoting": _quoting,
}
