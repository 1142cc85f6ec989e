"""What a clause is about, in the infinitive: "that China lift the tariffs" is to lift them."""

from __future__ import annotations

from standoff.gather.events import grammar
from standoff.gather.events.clauses import HAVE_TO
from standoff.gather.parse import Parse
from standoff.gather.records import Span

MOST_WORDS = 18
NO_PART = {"advcl", "cc", "conj", "parataxis", "punct", "npadvmod", "agent"}
"""Labels of what stands behind a clause's verb and is no part of what is done."""
CUT = {",", ";", ":", "--", "\u2014", "\u2013", "(", '"', "\u201c", "\u201d", "''", "``"}
EMPTY = {"do", "be", "have", "so", "make", "take", "get", "go"}
"""Verbs that alone do not say what is done."""


def infinitive(parse: Parse, verb: int, without: tuple[Span, ...] = ()) -> str:
    """A clause's verb and what belongs to it, on one line; empty where it says nothing.

    ``without`` are characters that are told apart: a condition, a deadline.
    """
    if parse.lemma[verb] in HAVE_TO:
        verb = max(verb, grammar.child(parse, verb, "xcomp"))
    if parse.pos[verb] not in ("VERB", "AUX"):
        return ""
    told = _object(parse, verb)
    rest = _words(parse, verb + 1, _end(parse, verb, without))
    if parse.lemma[verb] in EMPTY and not rest:
        return ""
    return " ".join(filter(None, (parse.lemma[verb], told, rest)))


def _object(parse: Parse, verb: int) -> str:
    """In a passive what it is done to: "that the tariffs be lifted"."""
    subject = grammar.child(parse, verb, "nsubjpass")
    if subject < 0 or parse.pos[subject] == "PRON":
        return ""
    return _words(parse, *parse.subtree(subject))


def _end(parse: Parse, verb: int, without: tuple[Span, ...]) -> int:
    last = parse.subtree(verb)[1]
    for below in parse.children[verb]:
        if below > verb and parse.dep[below] in NO_PART:
            last = min(last, max(parse.subtree(below)[0], verb + 1))
    starts = [start for start, _ in without]
    for at in range(verb + 1, last):
        if parse.word[at] in CUT or parse.start[at] in starts or parse.tag[at] in ("WDT", "WP"):
            return at
    return last


def _words(parse: Parse, first: int, last: int) -> str:
    last = min(last, first + MOST_WORDS)
    while last > first and parse.tag[last - 1] in ("IN", "TO", "DT", "CC", "PRP$", ".", ","):
        last -= 1
    if first >= last:
        return ""
    start, end = parse.span(first, last)
    return " ".join(parse.text[start:end].split()).strip(' .\u201c\u201d"')
