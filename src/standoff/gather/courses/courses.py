"""Courses of action, from what verbs make of the clauses they take.

A threat and a demand need both parties, everything needs somebody and a verb. What somebody only
warns of is not their deed, and what they want of another is a demand.
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.courses.conditions import condition, deadline
from standoff.gather.courses.infinitive import infinitive
from standoff.gather.events import grammar
from standoff.gather.events.acts import Text, acting, entry
from standoff.gather.events.attitudes import holder
from standoff.gather.events.clauses import conditioned, negated
from standoff.gather.events.parties import Mentions, apart, overlap
from standoff.gather.events.status import Told, setting
from standoff.gather.records import Course, CourseKind, Span, Status

OFFERING = {
    "offer", "promise", "pledge", "agree", "volunteer", "commit", "undertake", "guarantee", "ready",
    "willing", "prepared", "propose", "consent",
}  # fmt: skip
"""Words of what somebody holds out to do; "plan" and "expect" hold out nothing."""
WISHING = {"want", "wish", "hope", "prefer", "seek", "aim", "like", "desire"}
DEMANDING = {"want", "like", "prefer", "wish"}
"""Words that, with somebody else to do it, ask them to."""
INSISTING = {"insist", "demand"}
WILL = {"will", "would", "shall", "'ll", "wo"}
WARNING = {"warn", "caution", "alert"}
TOLD = (Status.REPORTED, Status.CLAIMED, Status.ONGOING)


def courses(text: Text, first: int, last: int, told: list[Told]) -> Iterator[Course]:
    """What the words of a sentence name, in order; ``told`` are the sentence's acts."""
    for verb in range(first, last):
        if text.parse.pos[verb] in ("VERB", "ADJ", "AUX"):
            found = _taken(text, verb) or _on_condition(text, verb)
            if found is not None:
                yield found
    for each in told:
        found = _announced(text, each) or _under_way(text, each)
        if found is not None:
            yield found


def _taken(text: Text, verb: int) -> Course | None:
    """What a verb like "demand" or "refuse" makes of its clause."""
    parse, lemma = text.parse, text.parse.lemma[verb]
    known, _, _ = entry(text, verb)
    kind = "wish" if lemma in WISHING else known.kind if known else ""
    kind = "demand" if lemma in INSISTING else kind
    clause = grammar.complement(parse, verb) if kind in _KINDS else -1
    if clause < 0 or (kind == "demand" and parse.tag[clause] == "VBG"):
        return None  # "called a liar for promising it"
    around = setting(text, verb)
    if around.conditional or (around.mood and kind != "wish"):
        return None
    who = holder(text, verb, kind)
    return _KINDS[kind](text, verb, clause, who) if who else None


def _demand(text: Text, verb: int, clause: int, who: Mentions) -> Course | None:
    asked = _asked(text, verb, clause, who)
    if negated(text, verb) or not asked:
        return None
    return _course(text, CourseKind.DEMAND, (verb, clause), asked, who)


def _asked(text: Text, verb: int, clause: int, who: Mentions) -> Mentions:
    """Who is to do it: the subject of the clause, or who is told."""
    parse = text.parse
    if grammar.passive(parse, clause):
        return apart(text.parties.phrase(grammar.agent(parse, clause)), who)
    subject = acting(text, grammar.subject(parse, clause))
    return apart(subject or text.parties.phrase(grammar.objected(text.parse, verb)), who)


def _threat(text: Text, verb: int, clause: int, who: Mentions) -> Course | None:
    """What its owner will do; what somebody else will do is only warned of."""
    own = grammar.child(text.parse, clause, "nsubj", "nsubjpass")
    if negated(text, verb) or (own >= 0 and not overlap(text.parties.phrase(own), who)):
        return None
    if text.parse.lemma[verb] in WARNING and own < 0:
        return _demand(text, verb, clause, who)  # "warned Iran not to attack"
    other = apart(text.parties.phrase(grammar.objected(text.parse, verb)), who)
    act = text.acts.get(clause)
    other = other or (apart(act.target, who) if act else ())
    other = other or conditioned(text, (verb, clause), who)
    return _course(text, CourseKind.THREAT, (verb, clause), who, other) if other else None


def _offer(text: Text, verb: int, clause: int, who: Mentions) -> Course | None:
    if text.parse.lemma[verb] not in OFFERING:
        return None
    own = grammar.child(text.parse, clause, "nsubj", "nsubjpass")
    if own >= 0 and not overlap(text.parties.phrase(own), who):
        return None
    kind = CourseKind.REFUSAL if negated(text, verb) else CourseKind.OFFER
    return _course(text, kind, (verb, clause), who, _met(text, verb, clause, who))


def _refusal(text: Text, verb: int, clause: int, who: Mentions) -> Course | None:
    parse = text.parse
    said = parse.dep[clause] == "ccomp" or parse.tag[clause] == "VBG"
    if negated(text, verb) or (said and parse.lemma[verb] in ("deny", "dispute", "reject")):
        return None
    return _course(text, CourseKind.REFUSAL, (verb, clause), who, _met(text, verb, clause, who))


def _wish(text: Text, verb: int, clause: int, who: Mentions) -> Course | None:
    """What somebody wants to do; of somebody else it is a demand, whatever the sign."""
    parse = text.parse
    if parse.lemma[clause] == "see" and grammar.child(parse, clause, "ccomp") >= 0:
        clause = grammar.child(parse, clause, "ccomp")  # "would like to see X agree"
    own = grammar.child(parse, clause, "nsubj", "nsubjpass")
    other = own if own >= 0 else grammar.child(parse, verb, "dobj")
    if other >= 0 and not overlap(text.parties.phrase(other), who):
        asked = _asked(text, verb, clause, who)
        if not asked or parse.lemma[verb] not in DEMANDING:
            return None
        return _course(text, CourseKind.DEMAND, (verb, clause), asked, who, negated(text, verb))
    negative = negated(text, verb)
    return _course(text, CourseKind.WISH, (verb, clause), who, (), negative)


_KINDS = {
    "demand": _demand,
    "threaten": _threat,
    "intend": _offer,
    "refuse": _refusal,
    "wish": _wish,
}


def _met(text: Text, verb: int, clause: int, who: Mentions) -> Mentions:
    """Whom an offer or a refusal is to, if the words say so."""
    act = text.acts.get(clause)
    told = apart(text.parties.phrase(grammar.objected(text.parse, verb)), who)
    return told or (apart(act.target, who) if act else ()) or conditioned(text, (verb, clause), who)


def _on_condition(text: Text, verb: int) -> Course | None:
    """What somebody will or will not do if another does something: "X will not sign unless Y pays".

    To act unless another does is a threat, and so is what is conflict by itself; not to act is a
    refusal, anything else an offer.
    """
    parse = text.parse
    will = any(parse.dep[b] == "aux" and parse.lemma[b] in WILL for b in parse.children[verb])
    hangs = condition(parse, verb) if will else None
    if hangs and grammar.passive(parse, verb):
        return None
    who = acting(text, grammar.subject(parse, verb)) if hangs else ()
    other = conditioned(text, (verb,), who) if who else ()
    if hangs is None or not other:
        return None
    words = parse.text[slice(*hangs)].lower()
    if negated(text, verb):
        return _course(text, CourseKind.REFUSAL, (verb, verb), who, other)
    act = text.acts.get(verb)
    harmful = act is not None and text.lexicon.types[act.type].conflict
    refused = words.startswith("unless") or " not " in words or "n't" in words.replace("’", "'")
    kind = CourseKind.THREAT if harmful or refused else CourseKind.OFFER
    return _course(text, kind, (verb, verb), who, other)


def _announced(text: Text, told: Told) -> Course | None:
    """What somebody says that they will do to another."""
    act = told.act
    if act.type != "THREATEN" or not act.rule.startswith("will:") or act.verb < 0:
        return None
    if not (act.source and act.target):
        return None
    return _course(text, CourseKind.THREAT, (act.verb, act.verb), act.source, act.target)


def _under_way(text: Text, told: Told) -> Course | None:
    """What is told as going on, or as standing: "is holding back", "has imposed"."""
    act, parse = told.act, text.parse
    if act.verb < 0 or not act.source or told.status not in TOLD:
        return None
    if not text.lexicon.types[act.type].material or ":" in act.rule:
        return None
    helpers = [b for b in parse.children[act.verb] if parse.dep[b] == "aux"]
    perfect = any(parse.word[b].lower() in ("has", "have", "'s", "\u2019s") for b in helpers)
    if told.status is not Status.ONGOING and not (perfect and parse.tag[act.verb] == "VBN"):
        return None
    return _course(text, CourseKind.DOING, (act.verb, act.verb), act.source, act.target)


def _course(
    text: Text,
    kind: CourseKind,
    verbs: tuple[int, int],
    owner: Mentions,
    other: Mentions,
    negative: bool = False,
) -> Course | None:
    parse, (verb, clause) = text.parse, verbs
    when, until = condition(parse, clause, verb), deadline(parse, clause, verb)
    words = infinitive(parse, clause, tuple(filter(None, (when, until))))
    if not words:
        return None
    negative = negative != (verb != clause and negated(text, clause))
    return Course(
        kind,
        _spans(owner),
        _spans(other),
        words,
        parse.sentence_span(verb),
        parse.span(verb, verb + 1),
        negative,
        when,
        until,
    )


def _spans(found: Mentions) -> tuple[Span, ...]:
    return tuple((mention.start, mention.end) for mention in found)
