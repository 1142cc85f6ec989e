"""Noun phrases on the walk: subjects, objects, what is joined, what stands beside."""

from __future__ import annotations

from standoff.gather.english.chunks import Chunk, Sort
from standoff.gather.english.walk import Clause, Walk


def at_noun(walk: Walk, chunk: Chunk) -> None:
    """A noun phrase: of a preposition, a subject, an object or beside another."""
    head = chunk.head
    last, walk.noun = walk.noun, head
    if walk.tree.dep[head] == "nsubj":  # said X
        return
    if walk.prep is not None:
        walk.put(head, walk.prep, "pobj")
        walk.prep = None
    elif _is_time(walk, head):
        walk.later(head, "npadvmod")
    elif walk.joint is not None:
        _join(walk, head, last)
    elif _starts_clause(walk):
        _leave(walk)
        walk.clause.free.append(head)
    elif walk.clause.active is None:
        _subject(walk, head, last)
    else:
        _object(walk, walk.clause.active, head, last)


def _is_time(walk: Walk, head: int) -> bool:
    behind = walk.behind()
    if behind is not None and walk.word[behind.first].lower() == "ago":
        return True
    subject = behind is not None and behind.sort is Sort.VERB and walk.clause.active is None
    return walk.in_list("times", head) and not subject and walk.tag[head] != "NNS"


def _join(walk: Walk, head: int, last: int | None) -> None:
    """A noun behind "and": joined to the last one, or the subject of a clause of its own."""
    joint, walk.joint = walk.joint, None
    if walk.clause.verb is not None and _finite_follows(walk):
        _back_to_main(walk)
        above = walk.clause.verb
        walk.put(joint or 0, above or 0, "cc")
        walk.open[-1] = Clause("conj", above, free=[head])
    elif last is not None:
        walk.put(joint or 0, last, "cc")
        walk.put(head, last, "conj")
    else:
        walk.clause.free.append(head)


def _back_to_main(walk: Walk) -> None:
    """Behind a comma a clause that is joined goes with the outermost one that has a verb."""
    behind_comma = walk.at >= 2 and walk.chunks[walk.at - 2].sort is Sort.COMMA
    while behind_comma and len(walk.open) > 1 and walk.clause.dep in ("relcl", "advcl", "acl"):
        if walk.open[-2].verb is None:
            break
        walk.open.pop()


def _finite_follows(walk: Walk) -> bool:
    """Whether a noun phrase is the subject of a verb: only what describes it is between."""
    for near in walk.chunks[walk.at + 1 : walk.at + 9]:
        if near.sort is Sort.VERB:
            return walk.is_finite(near)
        if near.sort not in (Sort.PREPOSITION, Sort.NOUN, Sort.ADVERB, Sort.AND):
            return False
    return False


def _starts_clause(walk: Walk) -> bool:
    """Whether a noun phrase behind a comma is the subject of another clause."""
    if walk.before() is not Sort.COMMA or not _finite_follows(walk):
        return False
    return walk.clause.active is not None


def _leave(walk: Walk) -> None:
    """Behind a comma: back to a clause that waits for its verb, or to a new one."""
    for depth in range(len(walk.open) - 2, -1, -1):
        if walk.open[depth].verb is None:
            del walk.open[depth + 1 :]
            return
    main = walk.open[0].verb
    inner = walk.open[-1]
    if inner.verb is None and inner.dep == "advcl":  # while speaking, X said
        walk.open.pop()
    walk.open.append(Clause("parataxis", main))


def _subject(walk: Walk, head: int, last: int | None) -> None:
    clause = walk.clause
    comma = walk.before() is Sort.COMMA
    if clause.free and comma and last is not None:
        walk.put(head, clause.free[-1], "appos")
    else:
        clause.free.append(head)


def _object(walk: Walk, verb: int, head: int, last: int | None) -> None:
    """A noun behind a verb: its object, what it names it, or who is told."""
    if walk.before() is Sort.COMMA and last is not None:
        walk.put(head, last, "appos")
        return
    taken = walk.tree.child(verb, ("dobj", "attr"))
    if taken is None:
        linking = walk.in_list("linking", verb)
        walk.put(head, verb, "attr" if linking else "dobj")
    elif walk.in_list("giving", verb) and walk.before() is Sort.NOUN:
        walk.put(taken, verb, "dative")
        walk.put(head, verb, "dobj")
    else:
        walk.put(head, verb, "oprd" if walk.in_list("naming", verb) else "dep")
