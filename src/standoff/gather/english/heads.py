"""Shallow dependencies: who does what to whom, and which clause is whose.

One walk over a sentence's chunks. Clauses that are open lie on a stack; the innermost takes
subjects, verbs and objects. What a verb turns out to need (a subject that looked like the
object of the verb before) is taken over when it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from standoff.gather.english.chunks import Chunk, Sort
from standoff.gather.english.inside import Heads
from standoff.gather.english.links import (
    at_adjective,
    at_adverb,
    at_and,
    at_comma,
    at_mark,
    at_preposition,
    at_relative,
)
from standoff.gather.english.noun_phrases import at_noun
from standoff.gather.english.verb_groups import at_verb
from standoff.gather.english.walk import Walk


def heads(word: Sequence[str], lemma: Sequence[str], tag: Sequence[str]) -> Heads:
    """The dependencies of a sentence: for each word its label and what it depends on."""
    walk = Walk(word, lemma, tag)
    for number, chunk in enumerate(walk.chunks):
        walk.at = number
        if step := _STEPS.get(chunk.sort):
            step(walk, chunk)
    main = walk.open[0].verb if walk.top is None else walk.top
    walk.tree.close(_first_head(walk.chunks) if main is None else main)
    return walk.tree


def _first_head(found: Sequence[Chunk]) -> int:
    """The root of a sentence without a finite verb."""
    ranked = (chunk for sort in (Sort.VERB, Sort.NOUN) for chunk in found if chunk.sort is sort)
    return next((chunk.head for chunk in ranked), 0)


_STEPS: Mapping[Sort, Callable[[Walk, Chunk], None]] = {
    Sort.NOUN: at_noun,
    Sort.VERB: at_verb,
    Sort.ADJECTIVE: at_adjective,
    Sort.PREPOSITION: at_preposition,
    Sort.MARK: at_mark,
    Sort.RELATIVE: at_relative,
    Sort.AND: at_and,
    Sort.COMMA: at_comma,
    Sort.ADVERB: at_adverb,
}
