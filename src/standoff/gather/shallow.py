"""A parse by rules alone, where no model is installed or wanted.

It knows subjects, objects, clauses with "that", passives, possessors and prepositions; what
lies deeper is a model's to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from standoff.gather.english.heads import heads
from standoff.gather.english.tags import lemma, part_of_speech, tagged
from standoff.gather.english.tokens import sentences, tokens
from standoff.gather.english.words import words
from standoff.gather.parse import RULES, Entity, Parse, Sentence
from standoff.gather.passages import Passage

_LONGEST = 300
"""Words of a sentence at most: longer ones are lists or no sentences."""


def parse(text: str, passages: Iterable[Passage]) -> Parse:
    """The words of some passages of a text, as ``RULES`` have them."""
    made = _Columns(text, list(passages))
    for passage, first, last in made.parts:
        made.add(passage, first, last)
    return made.parse()


class _Columns:
    """The columns of a parse, sentence behind sentence."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.text = text
        self.start: list[int] = []
        self.end: list[int] = []
        self.parts: list[tuple[Passage, int, int]] = []
        for passage in passages:
            spans = tokens(text, passage.start, passage.end)
            self.parts.append((passage, len(self.start), len(self.start) + len(spans)))
            self.start += (start for start, _ in spans)
            self.end += (end for _, end in spans)
        self.word = [text[a:b] for a, b in zip(self.start, self.end, strict=True)]
        self.small = frozenset(each for each in self.word if each.islower())
        self.lemma: list[str] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.sentences: list[Sentence] = []

    def add(self, passage: Passage, first: int, last: int) -> None:
        ends = zip([passage.start, *self.end[first:last]], self.start[first:last], strict=False)
        for begin, end in sentences(self.word[first:last], [a < b for a, b in ends]):
            for piece in range(begin, end, _LONGEST):
                stop = min(piece + _LONGEST, end)
                self._sentence(first + piece, first + stop)
                self.sentences.append(
                    Sentence(first + piece, first + stop, passage.paragraph, passage.section)
                )

    def _sentence(self, first: int, last: int) -> None:
        word = self.word[first:last]
        tag = tagged(word, self.small)
        lemmas = [lemma(each, of) for each, of in zip(word, tag, strict=True)]
        tree = heads(word, lemmas, tag)
        self.tag += tag
        self.lemma += lemmas
        self.dep += tree.dep
        self.head += (first + each for each in tree.head)

    def parse(self) -> Parse:
        kinds = zip(self.tag, self.lemma, self.dep, strict=True)
        pos = [part_of_speech(*each) for each in kinds]
        columns = (self.start, self.end, self.word, self.lemma, self.tag, pos, self.dep, self.head)
        return Parse(self.text, *columns, list(_entities(self)), self.sentences, RULES)


def _entities(columns: _Columns) -> Iterator[Entity]:
    """Runs of names; behind a title they are a person's, else nothing is known of them."""
    for sentence in columns.sentences:
        run = range(sentence.first, sentence.last)
        for named, group in groupby(run, key=lambda at: columns.tag[at] in ("NNP", "NNPS")):
            if named:
                places = list(group)
                yield Entity(places[0], places[-1] + 1, _label(columns, places[0], places[-1]))


def _label(columns: _Columns, first: int, last: int) -> str:
    known = words()
    near = [each.lower() for each in columns.word[max(first - 1, 0) : last]]
    titles = (each for each in near if each.rstrip(".") in known.titles)
    offices = (each for each in near if each in known.lists["persons"])
    return "PERSON" if next(titles, None) or next(offices, None) else ""
