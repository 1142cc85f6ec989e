"""A document's words in columns, as a model parses them.

The rest of the room sees only this record, so that it runs with any English pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from standoff.gather.records import SectionKind, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` to ``last`` (excluded) in a section; ``paragraph`` counts from 0."""

    first: int
    last: int
    paragraph: int
    section: SectionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """Words ``first`` to ``last`` (excluded) that a model holds for a name.

    ``label`` is spaCy's: PERSON, ORG, GPE, NORP, LOC, FAC, DATE, ...
    """

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parse:
    """The words of a document's gathered sections, one place in every column for each.

    ``start`` and ``end`` are characters of the document's text. ``tag`` is a Penn Treebank
    tag, ``pos`` a universal part of speech, ``dep`` a label of spaCy's English pipelines
    (nsubj, dobj, ...), ``head`` the number of the word it depends on (its own for a root).
    ``model`` names what parsed it: "en_core_web_sm 3.8.0".
    """

    text: str
    start: Sequence[int]
    end: Sequence[int]
    word: Sequence[str]
    lemma: Sequence[str]
    tag: Sequence[str]
    pos: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    entities: Sequence[Entity]
    sentences: Sequence[Sentence]
    model: str

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def children(self) -> Sequence[Sequence[int]]:
        """The numbers of the words that depend on each word, in order."""
        below: list[list[int]] = [[] for _ in self.word]
        for number, head in enumerate(self.head):
            if head != number:
                below[head].append(number)
        return below

    @cached_property
    def sentence_of(self) -> Sequence[int]:
        """The number of each word's sentence."""
        return [
            number
            for number, sentence in enumerate(self.sentences)
            for _ in range(sentence.first, sentence.last)
        ]

    def span(self, first: int, last: int) -> Span:
        """The characters of words ``first`` to ``last`` (excluded)."""
        return self.start[first], self.end[last - 1]

    def sentence_span(self, word: int) -> Span:
        """The characters of the sentence that a word stands in."""
        sentence = self.sentences[self.sentence_of[word]]
        return self.span(sentence.first, sentence.last)

    def subtree(self, word: int) -> tuple[int, int]:
        """The words from the first to the last (excluded) that depend on one, itself included."""
        first = last = word
        left = [word]
        while left:
            at = left.pop()
            first, last = min(first, at), max(last, at)
            left.extend(self.children[at])
        return first, last + 1
