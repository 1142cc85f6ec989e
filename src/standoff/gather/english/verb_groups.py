"""Verb groups on the walk: they take their subjects and begin or end clauses."""

from __future__ import annotations

from standoff.gather.english.chunks import Chunk, Sort
from standoff.gather.english.walk import Clause, Walk


def at_verb(walk: Walk, chunk: Chunk) -> None:
    """A verb group: the verb of the clause, or below one."""
    verb = chunk.head
    if walk.is_finite(chunk):
        _finite(walk, verb)
    elif any(walk.tag[each] == "TO" for each in range(chunk.first, chunk.last)):
        _infinitive(walk, verb)
    else:
        _participle(walk, chunk)
    walk.noun = walk.adjective = None
    walk.prep = walk.joint = None
    for word, dep in walk.clause.waiting:
        walk.put(word, verb, dep)
    walk.clause.waiting = []


def _finite(walk: Walk, verb: int) -> None:
    clause = walk.clause
    if clause.verb is not None and walk.joint is None:
        _further(walk, verb)
    elif clause.verb is not None:
        _and_verb(walk, verb, clause.verb)
        clause.active = verb
        return
    else:
        _first(walk, verb)
    walk.clause.verb = walk.clause.active = verb


def _first(walk: Walk, verb: int) -> None:
    """The verb of a clause that has none: its subject, and what the clause depends on."""
    clause = walk.clause
    if clause.free:
        _governs(walk, verb, clause.free[0])
        if clause.relative is not None:
            walk.put(clause.relative, verb, "dobj")
    elif clause.relative is not None:
        _governs(walk, verb, clause.relative)
    if clause.above is not None:
        walk.put(verb, clause.above, clause.dep)
    elif clause is not walk.open[0]:
        walk.open[0].waiting.append((verb, clause.dep))
    else:
        walk.tree.root(verb)
    if clause.dep == "parataxis":
        _above_main(walk, verb)


def _governs(walk: Walk, verb: int, subject: int) -> None:
    walk.put(subject, verb, "nsubjpass" if walk.is_passive(verb) else "nsubj")


def _above_main(walk: Walk, verb: int) -> None:
    """X said, behind what is said: the sentence before becomes its clause."""
    main = walk.open[0].verb
    if main is not None and walk.in_list("saying", verb):
        walk.tree.root(verb)
        walk.put(main, verb, "ccomp")
        walk.top = verb


def _and_verb(walk: Walk, verb: int, first: int) -> None:
    if walk.joint is not None:
        walk.put(walk.joint, first, "cc")
    walk.put(verb, first, "conj")


def _further(walk: Walk, verb: int) -> None:
    """A finite verb where the innermost clause has one already."""
    if _is_object(walk, walk.noun):
        above, subject = walk.clause.active, walk.noun
        walk.open.append(Clause("ccomp", above, free=[] if subject is None else [subject]))
        _first(walk, verb)
        return
    while len(walk.open) > 1 and walk.clause.verb is not None:
        walk.open.pop()
    if walk.clause.verb is None:
        _first(walk, verb)
        return
    main = walk.clause.verb
    inverted = _inverted(walk)
    walk.open.append(Clause("parataxis", main, free=[] if inverted is None else [inverted]))
    _first(walk, verb)


def _is_object(walk: Walk, noun: int | None) -> bool:
    """Whether the last noun was taken for the object of a verb that a clause can follow."""
    active = walk.clause.active
    if noun is None or active is None or walk.before() is Sort.COMMA:
        return False
    top = noun
    while walk.tree.dep[top] in ("pobj", "prep", "conj", "appos"):
        top = walk.tree.head[top]
    if walk.tree.head[top] != active or walk.tree.dep[top] not in ("dobj", "attr", "dep"):
        return False
    walk.noun = top
    return True


def _inverted(walk: Walk) -> int | None:
    """X in "said X", behind a comma or a closing mark."""
    behind = walk.chunks[walk.at + 1] if walk.at + 1 < len(walk.chunks) else None
    if behind is None or behind.sort is not Sort.NOUN or walk.before() is not Sort.COMMA:
        return None
    return behind.head if walk.in_list("saying", walk.chunks[walk.at].head) else None


def _infinitive(walk: Walk, verb: int) -> None:
    clause = walk.clause
    if walk.adjective is not None:
        walk.put(verb, walk.adjective, "xcomp")
    elif clause.active is not None:
        joined = walk.joint is not None
        walk.put(verb, clause.active, "conj" if joined else "xcomp")
    elif clause.free:
        walk.put(verb, clause.free[-1], "acl")
        return
    else:
        walk.open.append(Clause("advcl"))
        _hang(walk, verb, "advcl")
    walk.clause.active = verb


def _participle(walk: Walk, chunk: Chunk) -> None:
    """A participle, or a bare verb: behind a preposition, a noun, a comma."""
    verb, before = chunk.head, walk.before()
    clause = walk.clause
    if walk.prep is not None:
        walk.put(verb, walk.prep, "pcomp")
        walk.open.append(Clause("pcomp", walk.prep, verb, verb))
    elif clause.verb is None and clause.dep == "advcl" and clause.above is None and clause.waiting:
        _hang(walk, verb, "advcl")
        clause.active = verb
    elif walk.joint is not None and clause.active is not None:
        _and_verb(walk, verb, clause.active)
        clause.active = verb
    elif before is Sort.NOUN and walk.noun is not None:
        walk.put(verb, walk.noun, "acl")
        walk.open.append(Clause("acl", walk.noun, verb, verb))
    elif before is Sort.VERB and clause.active is not None:
        walk.put(verb, clause.active, "xcomp")
        clause.active = verb
    else:
        _loose(walk, verb)


def _loose(walk: Walk, verb: int) -> None:
    """A participle by itwalk: it goes with the main verb, perhaps one to come."""
    if walk.tag[verb] == "VB" and walk.open[0].verb is None and not walk.clause.free:
        _first(walk, verb)
        walk.clause.verb = walk.clause.active = verb
        return
    main = walk.open[0].verb if walk.open[0].verb is not None else walk.clause.active
    walk.open.append(Clause("advcl", main, verb, verb))
    _hang(walk, verb, "advcl")


def _hang(walk: Walk, verb: int, dep: str) -> None:
    """Below the nearest verb outside, or below the first one to come."""
    for outer in reversed(walk.open[:-1]):
        if outer.active is not None and outer.active != verb:
            walk.put(verb, outer.active, dep)
            return
    walk.open[0].waiting.append((verb, dep))
