"""What a clause says besides its act: that it is not so, that it must be, that it is wrong."""

from __future__ import annotations

from standoff.gather.events import grammar
from standoff.gather.events.acts import Act, Text, classes
from standoff.gather.events.parties import Mentions, apart

MUST = {"must", "should", "shall", "ought"}
HAVE_TO = {"have", "need", "ought"}
NEGATIVE = {"not", "n't", "never", "no", "neither", "nor"}
IF = {"if", "unless", "until", "should", "lest"}
"""What a threat waits for."""
NO = {"no", "neither"}
NOBODY = {"nobody", "none", "neither"}
TRUE = {"true", "case", "correct", "accurate"}
FALSE = {"false", "untrue", "incorrect", "lie", "myth", "fiction", "hoax"}


def obliged(text: Text, clause: int) -> bool:
    """Whether a clause says what somebody must do."""
    parse = text.parse
    deps = {parse.dep[below] for below in parse.children[clause]}
    if parse.tag[clause] == "VB" and "nsubj" in deps and "aux" not in deps:
        return True  # "that Israel freeze"
    if parse.lemma[clause] in HAVE_TO and grammar.child(parse, clause, "xcomp") >= 0:
        return True
    return any(
        parse.dep[below] == "aux" and parse.lemma[below] in MUST for below in parse.children[clause]
    )


def conditioned(text: Text, words: tuple[int, ...], source: Mentions) -> Mentions:
    """Who else is to act or not, in "would strike unless X withdrew": whom a threat is to."""
    parse = text.parse
    for word in words:
        for below in parse.children[word]:
            if parse.dep[below] in {"advcl", "ccomp"} and _if(text, below):
                who = grammar.child(parse, below, "nsubj", "nsubjpass")  # or "withdraws" a noun
                named = text.parties.phrase(who) if who >= 0 else text.parties.own(below)
                found = apart(named or text.parties.named(below), source)
                if found:
                    return found
    return ()


def _if(text: Text, clause: int) -> bool:
    parse = text.parse
    return any(
        parse.dep[below] in {"mark", "aux", "advmod"} and parse.lemma[below] in IF
        for below in parse.children[clause]
    )


def wrong(text: Text, clause: int, inner: Act | None) -> bool:
    """Whether a clause says that somebody does wrong, and not just what they did."""
    verb = text.lexicon.verbs.get(text.parse.lemma[clause])
    if verb is not None and verb.wrong:
        return not negated(text, clause)
    return inner is None and bad(text, clause)


def bad(text: Text, clause: int) -> bool:
    """Whether a clause is about wrongdoing; one that is negated is not."""
    if negated(text, clause):
        return False
    parse = text.parse
    said = [grammar.child(parse, clause, "dobj", "attr", "oprd")]
    said += grammar.prepositions(parse, clause).values()
    about = [grammar.content(parse, word) for word in said if word >= 0]
    about += [word for each in about for word in grammar.prepositions(parse, each).values()]
    return any("wrong" in classes(text, word) for word in about)


def negated(text: Text, word: int) -> bool:
    """Whether a verb, or an adjective behind "be", is; "not only" says that it is more."""
    parse = text.parse
    if parse.dep[word] == "acomp" and _denied(text, parse.head[word]):
        return True
    return _denied(text, word)


def _denied(text: Text, word: int) -> bool:
    parse = text.parse
    if _nobody(text, grammar.child(parse, word, "nsubj", "nsubjpass")):
        return True
    return any(
        parse.dep[below] == "neg" or _no(text, below)
        for below in parse.children[word]
        if parse.dep[below] in {"neg", "advmod", "preconj", "det", "cc"}
        and parse.lemma[min(below + 1, len(parse) - 1)] != "only"
    )


def _nobody(text: Text, who: int) -> bool:
    """Whether a subject is nobody: "neither Peru nor Chile", "no troops", "none of the states"."""
    parse = text.parse
    if who < 0 or parse.lemma[who].lower() in NOBODY:
        return who >= 0
    return any(
        parse.dep[below] in {"det", "preconj", "cc"} and parse.word[below].lower() in NO
        for below in parse.children[who]
        if below < who
    )


def untrue(text: Text, clause: int) -> bool:
    """Whether a clause is what "it is not true" or "it is false" says of it."""
    parse, head = text.parse, text.parse.head[clause]
    if parse.dep[clause] not in {"ccomp", "csubj", "acl", "relcl"} or head == clause:
        return False
    at = head if parse.lemma[head] == "be" else parse.head[head]
    what = grammar.child(parse, at, "acomp", "attr", "oprd")
    if parse.lemma[at] != "be" or what < 0 or head not in {at, what}:
        return False
    lemma = parse.lemma[what]
    return lemma in (TRUE if _denied(text, at) else FALSE)


def _no(text: Text, word: int) -> bool:
    """Whether it is "never", "no longer" or the like."""
    parse = text.parse
    if parse.lemma[word] in NEGATIVE:
        return parse.dep[word] != "cc"
    return any(parse.lemma[below] in NEGATIVE for below in parse.children[word])
