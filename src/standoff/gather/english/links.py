"""What lies between noun phrases and verbs on the walk: it opens clauses and phrases."""

from __future__ import annotations

from standoff.gather.english.chunks import Chunk, Sort
from standoff.gather.english.walk import Clause, Walk


def at_preposition(walk: Walk, chunk: Chunk) -> None:
    """A preposition: below a passive, a noun, an adjective or a verb."""
    prep, clause = chunk.head, walk.clause
    lower = walk.word[prep].lower()
    by = lower == "by" and clause.active is not None and _is_done(walk, clause.active)
    if by and clause.active is not None:
        walk.put(prep, clause.active, "agent")
    elif _to_noun(walk, lower):
        walk.put(prep, walk.noun if walk.noun is not None else 0, "prep")
    elif walk.prep is not None and walk.word[walk.prep].lower() == "according":
        walk.put(prep, walk.prep, "prep")
    elif walk.adjective is not None:
        walk.put(prep, walk.adjective, "prep")
    else:
        walk.later(prep, "prep")
    walk.prep = prep


def _is_done(walk: Walk, verb: int) -> bool:
    return walk.is_passive(verb) or (
        walk.tag[verb] == "VBN" and walk.tree.dep[verb] in ("acl", "advcl")
    )


def _to_noun(walk: Walk, lower: str) -> bool:
    """Whether a preposition goes with the noun before it."""
    if walk.noun is None or walk.before() is not Sort.NOUN:
        return False
    return lower in ("of", "between", "among") or walk.clause.active is None


def at_mark(walk: Walk, chunk: Chunk) -> None:
    """A conjunction: it opens a clause that a verb, a noun or the sentence takes."""
    mark, clause = chunk.head, walk.clause
    lower = walk.word[mark].lower()
    dep = "advmod" if walk.tag[mark] == "WRB" else "mark"
    walk.joint = walk.prep = None
    noun, before = walk.noun, walk.before()
    if walk.adjective is not None and lower in ("that", "whether"):
        new = Clause("ccomp", walk.adjective)
    elif lower in ("that", "whether", "if", "how", "why") and _has_clause(walk, noun):
        new = Clause("ccomp", clause.active)
    elif noun is not None and before is Sort.NOUN and lower in ("that", "where", "when"):
        new = Clause("acl" if lower == "that" else "relcl", noun)
    else:
        new = Clause("advcl", clause.active)
    new.waiting.append((mark, dep))
    if new.above is None:
        new.dep = "advcl"
    walk.open.append(new)
    walk.noun = walk.adjective = None


def _has_clause(walk: Walk, noun: int | None) -> bool:
    """Whether "that" follows a verb, not a noun that it explains."""
    active = walk.clause.active
    if active is None or (walk.in_list("linking", active) and noun is not None):
        return False
    if noun is None or walk.tree.dep[noun] in ("npadvmod", "pobj"):
        return noun is None or walk.in_list("saying", active)
    return walk.in_list("giving", active)


def at_relative(walk: Walk, chunk: Chunk) -> None:
    """A relative pronoun: it opens a clause about the last noun."""
    pronoun, noun = chunk.head, walk.noun
    if walk.prep is not None:
        walk.put(pronoun, walk.prep, "pobj")
        walk.prep = None
        walk.open.append(Clause("relcl" if noun is not None else "pcomp", noun))
        return
    person = walk.word[pronoun].lower() in ("who", "whom")
    about = noun is not None and (person or walk.tag[pronoun] != "WP")
    above = noun if about else walk.clause.active
    dep = "relcl" if about else "ccomp" if above is not None else "csubj"
    walk.open.append(Clause(dep, above, relative=pronoun))


def at_and(walk: Walk, chunk: Chunk) -> None:
    """A conjunction that joins: it waits for what it joins."""
    walk.joint = chunk.head


def at_comma(walk: Walk, _: Chunk) -> None:
    """A comma ends phrases."""
    walk.prep = walk.adjective = None


def at_adjective(walk: Walk, chunk: Chunk) -> None:
    """An adjective without a noun: what the subject or object is said to be."""
    adjective, active = chunk.head, walk.clause.active
    if active is None:
        walk.later(adjective, "advmod")
        return
    linking = walk.in_list("linking", active)
    walk.put(adjective, active, "acomp" if linking else "oprd")
    walk.adjective = adjective


def at_adverb(walk: Walk, chunk: Chunk) -> None:
    """An adverb or a particle."""
    walk.later(chunk.head, "prt" if walk.tag[chunk.head] == "RP" else "advmod")
