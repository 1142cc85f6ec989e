"""A sentence in chunks: noun phrases, verb groups, and the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from standoff.gather.english.words import words

NOUNS = ("NN", "NNS", "NNP", "NNPS")
FINITE = ("VBD", "VBZ", "VBP", "MD")
_HEADS = (*NOUNS, "CD", "PRP", "EX", "DT", "WP")
_MODIFIERS = ("DT", "PRP$", "CD", "JJ", "JJR", "JJS", "WP$", "$", "HYPH")


class Sort(Enum):
    """What a chunk is."""

    NOUN = "noun phrase"
    VERB = "verb group"
    ADJECTIVE = "adjectives without a noun"
    PREPOSITION = "preposition"
    MARK = "conjunction that begins a clause"
    RELATIVE = "relative pronoun"
    AND = "and, or, but"
    COMMA = "comma, dash or closing quotation mark"
    ADVERB = "adverb or particle"
    OTHER = "punctuation and the rest"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words ``first`` to ``last`` (excluded); ``head`` is the noun or the last verb."""

    sort: Sort
    first: int
    last: int
    head: int


def chunks(word: Sequence[str], lemma: Sequence[str], tag: Sequence[str]) -> list[Chunk]:
    """The chunks of a sentence, in order, every word in one."""
    found: list[Chunk] = []
    at = 0
    while at < len(word):
        chunk = _verbs(lemma, tag, at) or _noun(tag, at) or _single(word, tag, at)
        found.append(chunk)
        at = chunk.last
    return found


def _verbs(lemma: Sequence[str], tag: Sequence[str], first: int) -> Chunk | None:
    """A verb with its auxiliaries and the adverbs between."""
    at, head = first, None
    if tag[first] not in (*FINITE, "VB", "VBG", "VBN", "TO"):
        return None
    while at < len(tag):
        if tag[at] == "RB" and head is not None and _verb_behind(tag, at):
            at += 1
            continue
        helped = head is None or tag[head] in ("MD", "TO") or lemma[head] in ("be", "have", "do")
        if not (helped and (tag[at] in ("MD", "TO") or tag[at][:2] == "VB")):
            break
        if tag[at] == "TO" and (head is not None or not _verb_behind(tag, at)):
            break
        at, head = at + 1, at
    if head is None or tag[head] == "TO":
        return None
    return Chunk(Sort.VERB, first, head + 1, head)


def _verb_behind(tag: Sequence[str], at: int) -> bool:
    """Whether the next word that is no adverb is a verb."""
    at += 1
    while at < len(tag) and tag[at] == "RB":
        at += 1
    return at < len(tag) and (tag[at][:2] == "VB" or tag[at] == "MD")


def _noun(tag: Sequence[str], first: int) -> Chunk | None:
    """A noun with everything before it that describes it, possessors included."""
    at, head = first, None
    while at < len(tag):
        if tag[at] in ("PRP", "EX"):
            return Chunk(Sort.NOUN, at, at + 1, at) if at == first else _up_to(first, head)
        if head is not None and _starts_anew(tag, at):
            break
        if tag[at] in NOUNS or (tag[at] in ("CD", "DT") and not _more(tag, at + 1)):
            head = at
        elif tag[at] == "POS":
            if head is None:
                break
        elif not _describes(tag, at, first):
            break
        at += 1
    return _up_to(first, head)


def _starts_anew(tag: Sequence[str], at: int) -> bool:
    """Whether another noun phrase begins behind a noun."""
    if tag[at - 1] == "POS":
        return False
    return tag[at] in ("DT", "PRP$", "WP$") or (tag[at] == "JJ" and tag[at - 1] in ("NN", "NNS"))


def _up_to(first: int, head: int | None) -> Chunk | None:
    if head is None:
        return None
    return Chunk(Sort.NOUN, first, max(head + 1, first + 1), head)


def _describes(tag: Sequence[str], at: int, first: int) -> bool:
    """Whether a word belongs to the noun behind it."""
    if tag[at] in _MODIFIERS:
        return _more(tag, at + 1) or tag[at] == "HYPH"
    if tag[at] in ("RB", "RBR", "RBS"):
        return at > first and at + 1 < len(tag) and tag[at + 1] in ("JJ", "VBN", "CD")
    inside = at > first and tag[at - 1] in (*_MODIFIERS, "POS", "RB")
    return inside and tag[at] in ("VBN", "VBG") and _more(tag, at + 1)


def _more(tag: Sequence[str], at: int) -> bool:
    """Whether a noun phrase goes on."""
    return at < len(tag) and (
        tag[at] in NOUNS or tag[at] in (*_MODIFIERS, "VBN", "VBG", "RB", "``")
    )


def _single(word: Sequence[str], tag: Sequence[str], at: int) -> Chunk:
    """A word by itself."""
    return Chunk(_sort(word, tag, at), at, at + 1, at)


def _sort(word: Sequence[str], tag: Sequence[str], at: int) -> Sort:
    if tag[at] in ("WDT", "WP", "WP$"):
        return Sort.RELATIVE
    if tag[at] in ("IN", "WRB"):
        return Sort.MARK if _begins_clause(word, tag, at) else Sort.PREPOSITION
    return _SORTS.get(tag[at], Sort.OTHER)


_SORTS = {
    "TO": Sort.PREPOSITION,
    "CC": Sort.AND,
    "RB": Sort.ADVERB,
    "RBR": Sort.ADVERB,
    "RBS": Sort.ADVERB,
    "RP": Sort.ADVERB,
    "JJ": Sort.ADJECTIVE,
    "JJR": Sort.ADJECTIVE,
    "JJS": Sort.ADJECTIVE,
    ",": Sort.COMMA,
    "''": Sort.COMMA,
    ":": Sort.COMMA,
    **dict.fromkeys(NOUNS, Sort.NOUN),
    "CD": Sort.NOUN,
    "DT": Sort.NOUN,
}


def _begins_clause(word: Sequence[str], tag: Sequence[str], at: int) -> bool:
    """Whether a conjunction begins a clause: a verb comes before the next comma."""
    if tag[at] == "WRB" or word[at].lower() == "that":
        return True
    if word[at].lower() not in words().lists["marks"]:
        return False
    for near in range(at + 1, min(at + 12, len(tag))):
        if tag[near] in (",", ".", "IN", "WDT", "WP") and near > at + 1:
            return False
        if tag[near] in FINITE or (near == at + 1 and tag[near] in ("VBG", "VBN")):
            return True
    return False
