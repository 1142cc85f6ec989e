"""Attitudes: what a word like "agree to", "refuse" or "demand" makes of the act it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from standoff.gather.events import grammar
from standoff.gather.events.acts import TIMES, Act, Text, acting, classes, doer, entry, plain
from standoff.gather.events.clauses import conditioned, negated, obliged, wrong
from standoff.gather.events.lexicon import Frame, Verb
from standoff.gather.events.parties import Mentions, apart
from standoff.gather.events.words import FORMS, asks, called, deadline, firm, measures

DEEPEST = 3
"""Complements inside one another that are followed."""
ALONE = {"alone": Frame("AGREE", (), True, "nominal")}
"""The nouns of ``nominal.toml`` are acts without knowing what their clause is."""
UNACCEPTABLE = {"unacceptable", "impossible", "inadmissible", "non-negotiable", "unthinkable"}
AROUND = ("object", "dative", "to", "with", "for", "on", "against", "within", "in", "from")
"""Where the target of an act is that the lexicon does not know."""
VAGUE = {"be", "do", "take", "make", "have", "get", "go", "see"}
"""Verbs that alone do not say what somebody is ready for."""
LEAVING = {"leave", "depart", "quit", "go"}
ORDERING = {"order", "tell", "instruct", "command"}
STATIVE = {"intend", "refuse"}
DENYING = {"deny", "refute", "disclaim", "dispute"}
DUE = {"set", "poise", "poised", "due"}
"""Words by which something is only expected."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A word of an attitude with the clause it takes, and the act of that clause, if it is one."""

    text: Text
    word: int
    verb: Verb
    clause: int
    inner: Act | None
    governed: int
    source: Mentions

    @property
    def told(self) -> int:
        """The object: who is urged, allowed, forced."""
        found = grammar.objected(self.text.parse, self.word)
        return self.governed if found < 0 else found


def holder(text: Text, word: int, kind: str) -> Mentions:
    """Whose attitude it is."""
    if kind in STATIVE and stative(text, word):
        return acting(text, grammar.subject(text.parse, word))
    return doer(text, word)


def stative(text: Text, word: int) -> bool:
    """Whether it is a state, not a passive: "is opposed to", "was committed to"."""
    parse = text.parse
    if parse.tag[word] != "VBN" or grammar.agent(parse, word) >= 0:
        return False
    return grammar.behind(parse, word, "to") >= 0 or grammar.complement(parse, word) >= 0


def act(text: Text, word: int, depth: int = 0) -> Act | None:
    """The act that a verb or adjective is, with the clause it takes."""
    if word not in text.acts:
        text.acts[word] = _act(text, word, depth)
    return text.acts[word]


def _act(text: Text, word: int, depth: int) -> Act | None:
    verb, governed, _ = entry(text, word)
    if verb is None:
        return None
    if text.parse.lemma[word] in FORMS:
        by_form = called(text, word) or deadline(text, word)
        if by_form or asks(text, word):
            return by_form
    return _worded(text, word, verb, governed, depth)


def _worded(text: Text, word: int, verb: Verb, governed: int, depth: int) -> Act | None:
    """The act that the lexicon's entry makes of a word."""
    if verb.kind and depth <= DEEPEST:
        clause = grammar.complement(text.parse, word)
        if clause >= 0:
            inner = act(text, clause, depth + 1)
            taken = Taken(text, word, verb, clause, inner, governed, holder(text, word, verb.kind))
            found = KINDS[verb.kind](taken)
            if found is not None or verb.kind == "allege" or _only_tries(taken):
                return found
    if verb.kind == "cowed" and negated(text, word) and grammar.passive(text.parse, word):
        return _cowed(text, word)
    if verb.utters:
        uttered = _uttered(text, word, depth)
        if uttered:
            return uttered
    if governed < 0 and verb.kind in STATIVE and stative(text, word):
        governed = text.parties.behind(word, "to")
    found = plain(text, word, verb, governed)
    return _without_clause(text, word, verb, found) if found else None


def _only_tries(taken: Taken) -> bool:
    """Whether somebody tries to do something, which is no trial: "try one more time to make"."""
    parse, clause = taken.text.parse, taken.clause
    infinitive = parse.tag[clause] == "VB" and parse.dep[clause] == "xcomp"
    timed = taken.told < 0 or parse.lemma[taken.told] in TIMES
    return taken.verb.kind == "attempt" and infinitive and timed


def _cowed(text: Text, word: int) -> Act:
    """What whoever "will not be bullied" says: that they yield to nobody."""
    who = text.parties.phrase(grammar.subject(text.parse, word))
    return Act(
        "CONCEDE", word, -1, who, text.parties.phrase(grammar.agent(text.parse, word)), "cow"
    )


def _uttered(text: Text, word: int, depth: int) -> Act | None:
    """An attitude in a noun: "voiced its readiness to help"."""
    noun = grammar.child(text.parse, word, "dobj")
    if noun < 0:
        return None
    found = of_noun(text, noun, doer(text, word), depth)
    if found is None:
        return None
    target = found.target or text.parties.slot("dative", word, noun)
    return replace(found, verb=word, target=target, used=(*found.used, noun))


def of_noun(text: Text, word: int, source: Mentions, depth: int = 0) -> Act | None:
    """What a noun like "refusal" makes of the clause it takes."""
    noun = text.lexicon.nouns.get(text.parse.lemma[word])
    if noun is None or not noun.kind or depth > DEEPEST:
        return None
    clause = grammar.child(text.parse, word, "acl")
    if clause < 0 or text.parse.tag[clause] == "VBN":
        return None
    inner = act(text, clause, depth + 1)
    verb = Verb(noun.kind, noun.rule, frames=ALONE)
    whose = source or text.parties.own(word) or text.parties.phrase(text.parties.behind(word, "by"))
    found = KINDS[noun.kind](Taken(text, word, verb, clause, inner, -1, whose))
    return replace(found, verb=-1, noun=word) if found else None


def _without_clause(text: Text, word: int, verb: Verb, found: Act) -> Act | None:
    """Attitudes to a noun: "reject a demand"; whose attitude it is does it."""
    if verb.kind in STATIVE and not found.source:
        found = replace(found, source=apart(holder(text, word, verb.kind), found.target))
    return found


def _made(taken: Taken, type_: str, target: Mentions, rule: str) -> Act:
    inner = taken.inner
    used = [taken.clause]
    noun = -1
    if inner is not None:
        used += [inner.noun, inner.verb, *inner.used]
        noun = inner.noun
    source = apart(taken.source, ())
    return Act(type_, taken.word, noun, source, target, rule, used=tuple(used))


def _target(taken: Taken, *slots: str) -> Mentions:
    """Of the inner act, or else around the clause it takes."""
    source = taken.source
    if taken.inner is not None:
        found = apart(taken.inner.target, source)
        if found:
            return found
    parse = taken.text.parse
    pairs = [
        (taken.word, taken.told),
        (taken.clause, grammar.child(parse, taken.clause, "dobj", "attr")),
    ]
    names = slots or (
        "object",
        "dative",
        "to",
        "with",
        "for",
        "on",
        "against",
        "within",
        "in",
        "from",
    )
    return taken.text.parties.target(pairs, names, source)


def _intend(taken: Taken) -> Act | None:
    inner, types = taken.inner, taken.text.lexicon.types
    negative = negated(taken.text, taken.clause)
    vague = taken.text.parse.lemma[taken.clause] in VAGUE
    if measures(taken.text, taken.clause):
        return _made(
            taken, "THREATEN", _target(taken, "against", "on"), f"{taken.verb.rule}:measures"
        )
    if inner is None and (vague or "alone" not in taken.verb.frames):
        return None
    if inner is not None and types[inner.type].conflict and not negative:
        type_ = inner.type if inner.type in {"REJECT", "REQUEST", "ACCUSE"} else "THREATEN"
        made = _made(taken, type_, _target(taken), f"{taken.verb.rule}:{inner.rule}")
    else:
        made = replace(_made(taken, "AGREE", _target(taken), _rule(taken)), both=True)
    due = taken.text.parse.lemma[taken.word] in DUE
    return replace(made, manner="future" if due else "")


def _rule(taken: Taken) -> str:
    return f"{taken.verb.rule}:{taken.inner.rule if taken.inner else 'clause'}"


def _through(manner: str) -> Callable[[Taken], Act | None]:
    """The act below, put in some manner."""

    def passed(taken: Taken) -> Act | None:
        inner = taken.inner
        if inner is None:
            return None
        source = inner.source or taken.source
        used = (*inner.used, inner.verb, taken.clause)
        return replace(
            inner,
            verb=taken.word,
            source=apart(source, inner.target),
            manner=inner.manner or manner,
            used=used,
            rule=f"{taken.verb.rule}:{inner.rule}",
        )

    return passed


def _wish(taken: Taken) -> Act | None:
    """To want somebody else to act asks them to."""
    parse = taken.text.parse
    told = apart(taken.text.parties.phrase(taken.told), taken.source)
    if told and parse.lemma[taken.word] == "want":
        return _demand(taken)
    seen = grammar.child(parse, taken.clause, "ccomp") if parse.lemma[taken.clause] == "see" else -1
    if seen >= 0:  # "would like to see X agree"
        inner = act(taken.text, seen, DEEPEST)
        return _demand(replace(taken, clause=seen, inner=inner, governed=-1))
    return _through("hypothetical")(taken)


def _demand(taken: Taken) -> Act | None:
    parse = taken.text.parse
    asked = taken.text.parties.phrase(taken.told)
    if not asked:
        asked = taken.text.parties.phrase(grammar.subject(parse, taken.clause))
    asked = apart(asked, taken.source)
    if parse.lemma[taken.clause] in LEAVING and asked:
        return _sent_away(taken, asked)
    inner = taken.inner
    if inner is not None and inner.type == "SUPPORT" and apart(inner.target, asked):
        return _made(taken, "SUPPORT", inner.target, _rule(taken))  # rallies support for them
    target = asked or _target(taken, "from", "of", "on", "to", "with", "against", "within", "in")
    return _made(taken, "REQUEST", target, _rule(taken))


def _sent_away(taken: Taken, asked: Mentions) -> Act:
    """To order somebody out is to expel them."""
    frames = taken.text.lexicon.verbs["expel"].frames
    noun = grammar.content(taken.text.parse, taken.told) if taken.told >= 0 else -1
    names = classes(taken.text, noun) if noun >= 0 else ()
    frame = next((frames[name] for name in names if name in frames), None)
    if frame is None or taken.text.parse.lemma[taken.word] not in ORDERING:
        return _made(taken, "REQUEST", asked, _rule(taken))
    return _made(taken, frame.type, asked, f"{taken.verb.rule}:{frame.rule}")


def _refuse(taken: Taken) -> Act | None:
    if _denies(taken):
        return _through("denied")(taken)
    who = grammar.subject(taken.text.parse, taken.clause)  # "denied inspectors access"
    target = _target(taken) or apart(taken.text.parties.phrase(who), taken.source)
    return _made(taken, "REJECT", target, _rule(taken))


def _denies(taken: Taken) -> bool:
    """Whether it is said not to be so, in "denied that it had attacked" or "denied attacking"."""
    parse, clause = taken.text.parse, taken.clause
    said = parse.dep[clause] == "ccomp" or parse.tag[clause] == "VBG"
    return said and taken.inner is not None and parse.lemma[taken.word] in DENYING


def _threaten(taken: Taken) -> Act | None:
    inner, types = taken.inner, taken.text.lexicon.types
    if taken.verb.rule == "threaten" and taken.text.parse.lemma[taken.word] == "warn":
        harsh = inner is not None and (
            types[inner.type].conflict or negated(taken.text, taken.clause)
        )
        if not (harsh or taken.text.parties.named(taken.told) or _conditioned(taken)):
            return None
    told = apart(taken.text.parties.phrase(taken.told), taken.source)
    target = told or _target(taken) or _conditioned(taken)
    return _made(taken, "THREATEN", target, _rule(taken))


def _conditioned(taken: Taken) -> Mentions:
    return conditioned(taken.text, (taken.word, taken.clause), taken.source)


def _allow(taken: Taken) -> Act | None:
    parse = taken.text.parse
    told = taken.text.parties.phrase(taken.told)
    if not told:
        told = taken.text.parties.phrase(grammar.subject(parse, taken.clause))
    told = apart(told, taken.source)
    access = taken.inner is not None and taken.inner.type in {"AID", "RETREAT"}
    type_ = "RETREAT" if access else "CONCEDE"
    return _made(taken, type_, told or _target(taken), _rule(taken))


def _forbid(taken: Taken) -> Act | None:
    told = apart(taken.text.parties.phrase(taken.told), taken.source)
    if not told and taken.inner is None:
        return None
    return _made(taken, "COERCE", told or _target(taken), _rule(taken))


def _say(taken: Taken) -> Act | None:
    """Words that ask something of somebody else, or say something bad of them."""
    parse = taken.text.parse
    if parse.lemma[taken.word] == "tell" and parse.dep[taken.clause] == "xcomp":
        return _demand(taken)
    if not taken.source:
        return None
    if firm(taken.text, taken.word, taken.clause, taken.source):
        return _made(taken, "REJECT", _target(taken, "to", "with"), f"{taken.verb.rule}:firm")
    if _ruled_out(taken):
        return _made(taken, "REJECT", _ruled_out_target(taken), f"{taken.verb.rule}:ruled-out")
    who = grammar.subject(parse, taken.clause)
    inner = grammar.child(parse, taken.clause, "ccomp")
    if who >= 0 and inner >= 0 and parse.lemma[who] == "it":  # "it is clear that"
        return _say(replace(taken, clause=inner))
    named = acting(taken.text, who)  # somebody, not their performance
    other = apart(named, taken.source)
    return _of_others(taken, other) if other and len(other) == len(named) else None


def _of_others(taken: Taken, other: Mentions) -> Act | None:
    """What is said of others: that they must, or that they do wrong."""
    if obliged(taken.text, taken.clause):
        return _made(taken, "REQUEST", other, f"{taken.verb.rule}:must")
    if taken.verb.kind == "allege" or wrong(taken.text, taken.clause, taken.inner):
        return _made(taken, "ACCUSE", other, f"{taken.verb.rule}:wrong")
    return None


def _ruled_out(taken: Taken) -> bool:
    """Whether the words are that something is out of the question, or unacceptable."""
    parse = taken.text.parse
    return any(
        (parse.lemma[below] in UNACCEPTABLE and parse.dep[below] in {"acomp", "attr"})
        or (parse.lemma[below] == "out" and _question(taken.text, below))
        for below in parse.children[taken.clause]
    )


def _question(text: Text, out: int) -> bool:
    noun = text.parties.behind(out, "of")
    return noun >= 0 and text.parse.lemma[noun] == "question"


def _ruled_out_target(taken: Taken) -> Mentions:
    parse = taken.text.parse
    what = grammar.child(parse, taken.clause, "csubj", "nsubj")
    if what < 0:
        return ()
    inner = act(taken.text, what, DEEPEST) if parse.pos[what] == "VERB" else None
    found = inner.target if inner else taken.text.parties.within(what)
    return apart(found, taken.source)


KINDS: Mapping[str, Callable[[Taken], Act | None]] = {
    "intend": _intend,
    "decide": _through("future"),
    "demand": _demand,
    "refuse": _refuse,
    "threaten": _threaten,
    "allow": _allow,
    "forbid": _forbid,
    "attempt": _through("attempted"),
    "wish": _wish,
    "begin": _through("ongoing"),
    "miss": _through("negated"),
    "cowed": lambda _: None,
    "say": _say,
    "claim": _say,
    "allege": _say,
}
"""What each kind of the lexicon makes of a clause."""
