"""Inside: words that are only what somebody wants, means or asks, not acts by themselves."""

from __future__ import annotations

from standoff.gather.events import grammar
from standoff.gather.events.acts import Text
from standoff.gather.parse import Parse
from standoff.gather.records import SectionKind

WISHED = {"demand", "wish", "threaten", "refuse", "forbid", "allow", "intend", "decide"}
"""Kinds of words that what they take does not happen by."""
MEANT = {"mean", "design", "intend", "aim", "calculate", "suppose", "bind", "require"}
OUGHT = {"should", "must", "ought"}
JOINED = {"conj", "xcomp", "ccomp", "pcomp", "prep", "acl", "advcl"}
HIGHEST = 8
LISTED = 60
"""Words before an infinitive in which those of its list are looked for."""


def inside(text: Text, word: int) -> bool:
    """Whether a verb belongs to the clause that a wish, demand, threat, ... takes."""
    return _below(text, word) or any(_below(text, each) for each in _listed(text.parse, word))


def _listed(parse: Parse, word: int) -> list[int]:
    """The infinitives before one in a list, whatever the parse hangs it on: "to X, to Y and to Z".

    None for the first of a list, nor for one with words of its own before it.
    """
    to = grammar.child(parse, word, "aux")
    if parse.tag[word] != "VB" or (to >= 0 and parse.tag[to] != "TO"):
        return []
    at = (to if to >= 0 else word) - 1
    first = parse.sentences[parse.sentence_of[word]].first
    if at <= first or not (parse.word[at] == "," or parse.dep[at] == "cc"):
        return []
    found = []
    for before in range(at - 1, max(first, at - LISTED), -1):
        if parse.tag[before] in grammar.FINITE and parse.dep[before] not in {"relcl", "advcl"}:
            break
        if _infinitive(parse, before):
            found.append(before)
    return found


def _below(text: Text, word: int) -> bool:
    parse = text.parse
    at, joined = word, False
    for _ in range(HIGHEST):
        head, dep = parse.head[at], parse.dep[at]
        if head == at or dep not in JOINED or (dep == "conj" and not _alike(parse, at, head)):
            return False
        if _taken(text, head, at) or (joined and _of_noun(text, head, at)):
            return True
        if dep == "acl" or (dep == "advcl" and not grammar.for_to(parse, at)):
            return False
        joined = joined or dep == "conj"
        at = head
    return False


def _alike(parse: Parse, one: int, other: int) -> bool:
    """Whether two joined verbs share what stands above them."""
    same = parse.pos[one] == parse.pos[other]
    return same and grammar.finite(parse, one) == grammar.finite(parse, other)


def _taken(text: Text, head: int, at: int) -> bool:
    """Whether a clause is what its head wants, fears or is meant for."""
    parse = text.parse
    dep = parse.dep[at]
    if dep == "acl":
        return _meant(parse, head, at) or _open(parse, head, at)
    if dep in {"xcomp", "ccomp"} and _wished(text, head, at):
        return True
    if dep == "advcl" and _infinitive(parse, at) and _asked(text, head):
        return True
    if grammar.for_to(parse, at):
        return f"{parse.lemma[head]} for" in text.lexicon.verbs
    return dep in {"xcomp", "pcomp"} and _means(parse, head)


def _of_noun(text: Text, head: int, at: int) -> bool:
    """Whether a clause is what a noun like "demand" takes."""
    noun = text.lexicon.nouns.get(text.parse.lemma[head])
    return text.parse.dep[at] == "acl" and text.parse.tag[at] != "VBN" and bool(noun and noun.kind)


def _wished(text: Text, head: int, at: int) -> bool:
    verb = text.lexicon.verbs.get(text.parse.lemma[head])
    if verb is None or verb.kind not in WISHED:
        return False
    return verb.kind != "decide" or text.parse.dep[at] == "xcomp"


def _means(parse: Parse, word: int) -> bool:
    return parse.lemma[word] in MEANT and parse.tag[word] == "VBN"


def _meant(parse: Parse, noun: int, clause: int) -> bool:
    """A purpose: "a blockade meant to bring Doha back"."""
    return _means(parse, clause) and parse.pos[noun] in {"NOUN", "PROPN"}


def _asked(text: Text, head: int) -> bool:
    """Whether it is asked or threatened, or the object is: "rejected calls by X to act"."""
    verb = text.lexicon.verbs.get(text.parse.lemma[head])
    if verb is None or verb.kind != "refuse":
        return verb is not None and verb.kind in {"demand", "threaten"}
    at = grammar.child(text.parse, head, "dobj")
    noun = text.lexicon.nouns.get(text.parse.lemma[at]) if at >= 0 else None
    return noun is not None and bool(noun.kind)


def _open(parse: Parse, noun: int, clause: int) -> bool:
    """Whether it is what a noun leaves to be done: "the right to fire", no "first to fire"."""
    return parse.pos[noun] == "NOUN" and _infinitive(parse, clause)


def _infinitive(parse: Parse, verb: int) -> bool:
    to = grammar.child(parse, verb, "aux")
    return to >= 0 and parse.tag[verb] == "VB" and parse.tag[to] == "TO"


def argued(text: Text, verb: int) -> bool:
    """Whether it is what the author holds that somebody ought to do."""
    parse = text.parse
    at = verb
    for _ in range(HIGHEST):
        if any(
            parse.dep[below] == "aux" and parse.lemma[below] in OUGHT
            for below in parse.children[at]
        ):
            return True
        if parse.dep[at] == "xcomp" and parse.lemma[parse.head[at]] in {"need", "have", "ought"}:
            return True
        if parse.dep[at] not in {"conj", "xcomp"}:
            return False
        at = parse.head[at]
    return False


def questioned(parse: Parse, number: int) -> bool:
    """Whether a sentence of the body is a question."""
    sentence = parse.sentences[number]
    if sentence.section is SectionKind.TITLE:
        return False
    last = range(max(sentence.first, sentence.last - 2), sentence.last)
    return any(parse.word[at] == "?" for at in last) and not _quoted(parse, sentence.first)


def _quoted(parse: Parse, first: int) -> bool:
    return parse.tag[first] in {"``", "''"} and grammar.child(parse, first, "nsubj") >= 0
