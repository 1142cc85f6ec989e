"""Words that are an act by their form: a deadline given, a name called, a flat no, a question."""

from __future__ import annotations

from standoff.gather.events import grammar
from standoff.gather.events.acts import Act, Text, classes, doer
from standoff.gather.events.clauses import negated
from standoff.gather.events.parties import Mentions, apart, overlap

GIVING = {"give", "grant", "set", "allow"}
CALLING = {"call", "brand", "label", "describe", "dub", "term", "denounce", "deem"}
ASKING = {"ask", "wonder", "inquire", "enquire"}
FORMS = GIVING | CALLING | ASKING
"""Verbs that may be one of these."""
QUESTIONS = {"whether", "if", "who", "what", "why", "how", "when", "where", "which"}
NOTHING = {"nothing", "none"}
WILL = {"will", "would", "shall", "wo", "'ll"}
WHATEVER = {"whatever", "necessary", "needed", "any", "all", "every", "appropriate"}
AHEAD = 6
"""Words behind a verb in which its measures are looked for."""
FAR = 3


def deadline(text: Text, word: int) -> Act | None:
    """An ultimatum: "gave Eritrea ten days to comply"."""
    parse = text.parse
    if parse.lemma[word] not in GIVING:
        return None
    time = grammar.child(parse, word, "dobj", "oprd", "npadvmod")
    if time < 0 or "term" not in classes(text, time) or not _to_do(text, word, time):
        return None
    told = parse.children[word]
    if grammar.passive(parse, word):
        target = text.parties.phrase(grammar.subject(parse, word))
    else:
        target = text.parties.slot("dative", word, time)
    source = apart(doer(text, word), target)
    return Act("THREATEN", word, time, source, target, "deadline") if target and told else None


def _to_do(text: Text, *words: int) -> bool:
    parse = text.parse
    return any(
        parse.dep[below] in {"advcl", "xcomp", "acl", "relcl"} and parse.tag[below] == "VB"
        for word in words
        for below in parse.children[word]
    )


def called(text: Text, word: int) -> Act | None:
    """A bad name: "called the raid barbaric", "described Iran as a bully"."""
    parse = text.parse
    if parse.lemma[word] not in CALLING or not _badly(text, word):
        return None
    noun = grammar.objected(parse, word)
    source = doer(text, word)
    target = apart(text.parties.phrase(noun), source)
    return Act("ACCUSE", word, noun, source, target, "called") if noun >= 0 else None


def _badly(text: Text, word: int) -> bool:
    """Whether one of the words behind a verb is a bad name."""
    parse = text.parse
    last = parse.sentences[parse.sentence_of[word]].last
    return any(
        parse.dep[at] in {"oprd", "acomp", "attr", "ccomp", "pobj", "amod", "dobj", "xcomp", "dep"}
        and "bad" in classes(text, at)
        and _as(text, at, word)
        for at in range(word + 1, min(last, word + 2 * AHEAD))
    )


def _as(text: Text, at: int, word: int) -> bool:
    """Whether a word is what a verb calls somebody, not a part of whom it calls so."""
    parse = text.parse
    for _ in range(FAR):
        if parse.head[at] == word:
            return parse.dep[at] != "dobj"
        if parse.lemma[parse.head[at]] == "as":
            return parse.head[parse.head[at]] == word
        at = parse.head[at]
    return False


def asks(text: Text, word: int) -> bool:
    """Whether "ask" is only a question: of a journalist's, in quotation marks, "asked whether"."""
    parse = text.parse
    if parse.lemma[word] not in ASKING:
        return False
    below = parse.children[word]
    taken = [each for each in below if parse.dep[each] in {"ccomp", "xcomp"}]
    if any(_question(text, each) or _for_oneself(text, word, each) for each in taken):
        return True
    first = parse.sentences[parse.sentence_of[word]].first
    return "?" in (parse.word[at] for at in range(max(first - FAR, 0), word))


def _for_oneself(text: Text, word: int, clause: int) -> bool:
    """Whether somebody asks to be let do something: "asked not to be named"."""
    parse = text.parse
    passive = grammar.child(parse, clause, "auxpass") >= 0
    return (
        passive
        and grammar.child(parse, clause, "nsubjpass") < 0
        and not (text.parties.named(grammar.child(parse, word, "dobj")))
    )


def _question(text: Text, clause: int) -> bool:
    parse = text.parse
    return any(
        parse.lemma[each] in QUESTIONS and parse.tag[each] in {"IN", "WDT", "WP", "WRB"}
        for each in parse.children[clause]
    )


def firm(text: Text, word: int, clause: int, source: Mentions) -> bool:
    """Whether "insists" says no: "that there is nothing to discuss", "that it will not"."""
    parse = text.parse
    if parse.lemma[word] != "insist" and grammar.child(parse, clause, "expl") < 0:
        return False
    what = grammar.child(parse, clause, "attr", "nsubj")
    if grammar.child(parse, clause, "expl") >= 0:
        return what >= 0 and parse.lemma[what] in NOTHING and _to_do(text, what)
    if not negated(text, clause) or not _will(text, clause):
        return False
    return overlap(source, text.parties.phrase(grammar.subject(parse, clause)))


def _will(text: Text, clause: int) -> bool:
    parse = text.parse
    return any(parse.lemma[below] in WILL for below in parse.children[clause])


def measures(text: Text, clause: int) -> bool:
    """Whether it is to "take whatever steps are necessary": no help, but a threat."""
    parse = text.parse
    last = min(parse.sentences[parse.sentence_of[clause]].last, clause + AHEAD)
    words = range(clause + 1, last)
    return parse.lemma[clause] in {"take", "use", "do"} and (
        any("measures" in classes(text, at) or parse.lemma[at] == "mean" for at in words)
        and not WHATEVER.isdisjoint(parse.lemma[at] for at in words)
    )
