"""Grammar: what is subject, object and complement of a word, from the columns of a parse."""

from __future__ import annotations

from standoff.gather.parse import Parse

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
CONTROLLED = {
    "allow", "ask", "authorize", "ban", "bar", "beg", "call", "cause", "compel", "demand", "direct",
    "enable", "exhort", "force", "help", "instruct", "invite", "lead", "let", "make", "oblige",
    "order", "permit", "persuade", "press", "pressure", "prevent", "prohibit", "push", "request",
    "require", "stop", "summon", "tell", "urge", "want", "warn", "appeal", "lobby", "encourage",
    "find",
}  # fmt: skip
"""Verbs whose object does what the verb below says."""
LINKS = {"prep", "dative", "agent"}
"""Labels of prepositions."""
MEASURES = {
    "amount", "bulk", "couple", "deployment", "dozen", "extension", "group", "half", "handful",
    "hundred", "kind", "load", "lot", "majority", "million", "billion", "most", "member", "number",
    "part", "patch", "portion", "range", "round", "score", "sack", "series", "set", "shipment",
    "some", "sort", "string", "team", "ten", "third", "thousand", "ton", "tonne", "two", "three",
    "variety", "wave", "worth", "day", "package", "pair", "batch", "contingent", "detachment",
    "form", "type", "result", "list", "one", "all", "many", "several", "quarter", "piece", "act",
    "none", "pound", "planeload", "truckload", "shipload", "boatload", "trainload",
}  # fmt: skip
"""Words that only measure what stands behind their "of"."""
LOADS = {"plane", "truck", "lorry", "ship", "boat", "train", "convoy", "flight", "cargo", "crate"}
"""What carries: with a bare noun behind its "of", only a measure of that too."""
SHORT = {"short", "back", "away"}
"""Adverbs that belong to a verb with what stands behind them: "stopped short of"."""
DOERS = ("or", "er", "ist", "ian", "man", "men")
THINGS = {
    "power", "number", "matter", "order", "paper", "letter", "border", "water", "factor", "sector",
    "error", "chapter", "member", "quarter", "offer", "danger", "tower", "river", "barrier", "door",
    "computer", "corner", "shoulder", "floor", "newspaper", "container", "tanker", "freighter",
}  # fmt: skip
"""Nouns with such an ending that do nothing."""
FINITE = {"VBD", "VBZ", "VBP"}
STEPS = 6
"""How far a chain of words is followed: longer ones are mistakes of the parse."""


def child(parse: Parse, word: int, *deps: str) -> int:
    """The first dependent with one of some labels; -1 if there is none."""
    for below in parse.children[word]:
        if parse.dep[below] in deps:
            return below
    return -1


def passive(parse: Parse, verb: int) -> bool:
    """Whether the subject of a verb is what is done to."""
    if parse.tag[verb] != "VBN":
        return False
    dep = parse.dep[verb]
    deps = {parse.dep[below] for below in parse.children[verb]}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if dep == "conj" and not deps & {"nsubj", "aux", "dobj"}:
        head = parse.head[verb]
        return parse.tag[head] == "VBN" and passive(parse, head)
    return dep in {"acl", "advcl"} and not deps & {"aux", "dobj"}


def subject(parse: Parse, verb: int) -> int:
    """The word that does (or, in a passive, is done to); -1 if none is in the sentence."""
    at = verb
    for _ in range(STEPS):
        own = child(parse, at, *SUBJECTS)
        if own >= 0:
            return _antecedent(parse, own, at)
        above = _subject_above(parse, at)
        if above >= 0:
            return above
        head = parse.head[at]
        if head == at or parse.dep[at] in {"nsubj", "dobj", "relcl"}:
            return -1
        at = _governing(parse, at, head)
    return -1


def _governing(parse: Parse, at: int, head: int) -> int:
    """The verb that shares its subject: "urged X to leave and warned Y" is not X's warning."""
    if parse.dep[at] == "conj" and parse.tag[at] == "VBZ" and parse.tag[head] != "VBZ":
        for before in range(at - 1, head, -1):  # "We shun whoever lies and asks for trust"
            if parse.tag[before] == "VBZ" and parse.dep[before] in {"relcl", "ccomp"}:
                return before
    if parse.dep[at] == "conj" and parse.tag[at] in FINITE:
        while parse.tag[head] == "VB" and parse.dep[head] in {"xcomp", "ccomp", "advcl"}:
            head = parse.head[head]
    return head


def _subject_above(parse: Parse, at: int) -> int:
    """The subject of a verb without one of its own, if its head settles it."""
    head, dep = parse.head[at], parse.dep[at]
    if dep in {"acl", "relcl"} and parse.pos[head] in {"NOUN", "PROPN"}:
        if parse.tag[at] == "VB":  # the threat to attack: whoever threatens attacks
            return child(parse, head, "poss")
        return head
    if dep == "ccomp" and finite(parse, at):
        return -1  # "told reporters": whoever is told does nothing
    if dep in {"xcomp", "ccomp"} and parse.lemma[head] in CONTROLLED:
        return objected(parse, head)
    return -1


def finite(parse: Parse, verb: int) -> bool:
    """Whether a verb or its auxiliary has a tense or mood of its own."""
    if parse.tag[verb] in FINITE:
        return True
    return any(
        parse.dep[below] == "aux" and (parse.tag[below] in FINITE or parse.tag[below] == "MD")
        for below in parse.children[verb]
    )


def _antecedent(parse: Parse, own: int, at: int) -> int:
    """Whom "who" or "which" stands for."""
    if parse.tag[own] in {"WDT", "WP"} or parse.lemma[own] == "that":
        if parse.dep[at] == "relcl":
            return parse.head[at]
        if parse.dep[at] == "conj" and parse.dep[parse.head[at]] == "relcl":
            return parse.head[parse.head[at]]
    return own


def agent(parse: Parse, verb: int) -> int:
    """Who does it, in a passive: behind "by"."""
    by = child(parse, verb, "agent")
    if by < 0:
        by = preposition(parse, verb, "by")
    return child(parse, by, "pobj") if by >= 0 else -1


def objected(parse: Parse, verb: int) -> int:
    """The direct object, in a passive the subject; -1 if there is none."""
    if passive(parse, verb):
        return subject(parse, verb)
    found = child(parse, verb, "dobj")
    if found >= 0:
        if parse.tag[found] in {"WDT", "WP"} and parse.dep[verb] == "relcl":
            return parse.head[verb]
        return found
    for below in parse.children[verb]:  # "urged Turkey to release": subject of what is urged
        if parse.dep[below] in {"ccomp", "xcomp"} or for_to(parse, below):
            inner = child(parse, below, "nsubj", "nsubjpass")
            if inner >= 0 and parse.lemma[verb] in CONTROLLED:
                return inner
    return -1


def preposition(parse: Parse, word: int, name: str) -> int:
    """The preposition ``name`` on a word; -1 if there is none."""
    for below in parse.children[word]:
        if parse.lemma[below] == name and parse.dep[below] in LINKS:
            return below
    return -1


def prepositions(parse: Parse, word: int) -> dict[str, int]:
    """The nouns behind the prepositions on a word, by preposition; the first of each."""
    found: dict[str, int] = {}
    for below in parse.children[word]:
        if parse.dep[below] in LINKS:
            noun = child(parse, below, "pobj")
            if noun >= 0:
                found.setdefault(parse.lemma[below], noun)
    return found


def behind(parse: Parse, word: int, name: str) -> int:
    """The noun behind the preposition ``name`` on a word; -1 if there is none."""
    for below in parse.children[word]:
        if parse.lemma[below] == name and parse.dep[below] in LINKS:
            found = child(parse, below, "pobj")
            if found >= 0:
                return found
    return -1


def content(parse: Parse, noun: int) -> int:
    """What a noun phrase is about: "tons of aid" are aid."""
    for _ in range(3):
        lemma = parse.lemma[noun]
        if lemma not in MEASURES and lemma not in LOADS and parse.pos[noun] != "NUM":
            return noun
        inner = behind(parse, noun, "of")
        if inner < 0 or (lemma in LOADS and not _cargo(parse, inner)):
            return noun
        noun = inner
    return noun


def _cargo(parse: Parse, noun: int) -> bool:
    """Whether a noun is a stuff, not an owner: "of food", not "of the navy"."""
    return parse.pos[noun] == "NOUN" and child(parse, noun, "det", "poss") < 0


def complement(parse: Parse, word: int) -> int:
    """The verb (or adjective) of the clause that a word takes; -1 if there is none."""
    for below in parse.children[word]:
        dep, at = parse.dep[below], below
        if dep in {"xcomp", "ccomp"} or for_to(parse, below):
            return below
        if dep == "advmod" and parse.lemma[below] in SHORT:
            at = child(parse, below, "prep")
        if at >= 0 and parse.dep[at] == "prep":
            found = child(parse, at, "pcomp")
            if found >= 0:
                return found
    return -1


def for_to(parse: Parse, clause: int) -> bool:
    """Whether a clause is "for X to do": asked for, not done."""
    mark = child(parse, clause, "mark") if parse.dep[clause] == "advcl" else -1
    return mark >= 0 and parse.lemma[mark] == "for" and child(parse, clause, "nsubj") >= 0


def conjuncts(parse: Parse, noun: int) -> tuple[int, ...]:
    """A noun and those joined to it by "and"."""
    found = [noun]
    for _ in range(STEPS):
        more = child(parse, found[-1], "conj")
        if more < 0 or parse.pos[more] not in {"NOUN", "PROPN", "PRON"}:
            break
        found.append(more)
    return tuple(found)


def does(parse: Parse, noun: int) -> bool:
    """Whether a plural is of people by its ending: "regulators", "bankers", "economists"."""
    lemma = parse.lemma[noun]
    return parse.tag[noun] == "NNS" and lemma.endswith(DOERS) and lemma not in THINGS
