"""Events of a document, by the types of PLOVER."""

from __future__ import annotations

from standoff.gather.courses.courses import courses
from standoff.gather.events.acts import Act, Text, nominal
from standoff.gather.events.attitudes import act as verbal
from standoff.gather.events.attitudes import of_noun
from standoff.gather.events.choice import chosen
from standoff.gather.events.clusters import Clusters
from standoff.gather.events.earlier import Earlier
from standoff.gather.events.inside import questioned
from standoff.gather.events.lexicon import lexicon
from standoff.gather.events.parties import Cast, Mentions, Parties
from standoff.gather.events.status import Told, told
from standoff.gather.faults import Faults
from standoff.gather.parse import Parse
from standoff.gather.records import Course, Event, Span, Statement

VERBAL = {"VERB", "AUX"}
ATTITUDES = {"intend", "refuse"}
"""Kinds that adjectives are of: "ready to", "unwilling to"."""
WIDEST = 4
"""Words between a verb and its object, up to which the trigger holds both."""


def coded(
    parse: Parse, cast: Cast, statements: tuple[Statement, ...], faults: Faults
) -> tuple[tuple[Event, ...], tuple[Course, ...]]:
    """What happens between actors, at most a few events a sentence, and the courses named there.

    Both are in order of text.
    """
    text = Text(parse, Parties(parse, cast, statements), lexicon())
    clusters, earlier = Clusters(text), Earlier(text, [])
    events: list[Event] = []
    named: list[Course] = []
    for number, sentence in enumerate(parse.sentences):
        with faults.kept("events", parse.span(sentence.first, sentence.last)):
            found = _found(text, sentence.first, sentence.last)
            if found and not questioned(parse, number):
                for each in chosen(text, found):
                    whole = earlier.completed(each)
                    earlier.add(whole.act)
                    events.append(_event(text, whole, clusters))
            if not questioned(parse, number):
                named += courses(text, sentence.first, sentence.last, found)
    return tuple(events), tuple(named)


def _found(text: Text, first: int, last: int) -> list[Told]:
    """Every act of a sentence in its setting."""
    found = []
    lemmas, verbs, nouns = text.parse.lemma, text.lexicon.verbs, text.lexicon.nouns
    for word in range(first, last):
        lemma = lemmas[word]
        if lemma in verbs or lemma in nouns:
            act = _act(text, word)
            if act:
                found.append(told(text, act))
    return found


def _act(text: Text, word: int) -> Act | None:
    if text.parse.pos[word] == "ADJ" and text.parse.lemma[word] in text.lexicon.verbs:
        kind = text.lexicon.verbs[text.parse.lemma[word]].kind
        return verbal(text, word) if kind in ATTITUDES else None  # "close to" closes nothing
    if text.parse.pos[word] in VERBAL:
        return verbal(text, word)
    return of_noun(text, word, ()) or nominal(text, word)


def _event(text: Text, each: Told, clusters: Clusters) -> Event:
    act = each.act
    source, target = act.source, act.target
    both = act.both and not target and len({mention.actor for mention in source}) > 1
    return Event(
        act.type,
        _spans(source),
        _spans(target),
        _trigger(text.parse, act),
        each.status,
        text.lexicon.types[act.type].score,
        clusters.number(each),
        act.rule,
        both,
        _spans(each.claimed_by),
    )


def _spans(found: Mentions) -> tuple[Span, ...]:
    return tuple((mention.start, mention.end) for mention in found)


def _trigger(parse: Parse, act: Act) -> Span:
    if act.verb < 0:
        return parse.span(act.noun, act.noun + 1)
    if 0 <= act.noun - act.verb <= WIDEST:
        return parse.span(act.verb, act.noun + 1)
    return parse.span(act.verb, act.verb + 1)
