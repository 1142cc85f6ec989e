"""A document's words with its quotations: where each lies, and what goes together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from standoff.gather.parse import Parse
from standoff.gather.records import Mention, Span
from standoff.gather.statements.cues import Cues, cues
from standoff.gather.statements.marks import Quotation, quotations


class Cast(Protocol):
    """What is asked of the cast: who is meant."""

    def at(self, word: int) -> Mention | None:
        """The mention a word belongs to."""

    def named_by(self, word: int) -> tuple[Mention, ...]:
        """Everybody that the noun phrase headed by a word denotes."""


PAUSES = (",", "-", "\u2013", "\u2014")
"""A comma, and dashes of any length."""

Words = tuple[int, int]
"""Words from the first to the last (excluded)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A parse, its cast and its quotations.

    ``quoted`` has the number of the quotation each word lies in, marks included, or -1.
    ``stretches`` has, for each sentence, the words of it and of all that a quotation ties to it.
    ``inner`` has the words of each quotation, marks left out; ``semicolons`` are the author's.
    """

    parse: Parse
    cast: Cast
    cues: Cues
    quotations: tuple[Quotation, ...]
    inner: Sequence[Words]
    quoted: Sequence[int]
    stretches: Sequence[Words]
    semicolons: Sequence[int]

    @classmethod
    def of(cls, parse: Parse, cast: Cast) -> Page:
        found = tuple(_without_cue(parse, each) for each in quotations(parse))
        outer = [_words(parse, each.opening, each.closing) for each in found]
        quoted = [-1] * len(parse)
        for number, (first, last) in enumerate(outer):
            quoted[first:last] = [number] * (last - first)
        inner = [_inner(parse, each, *words) for each, words in zip(found, outer, strict=True)]
        stretches = _stretches(parse, inner, quoted)
        stops = [at for at, word in enumerate(parse.word) if word == ";" and quoted[at] < 0]
        return cls(parse, cast, cues(), found, inner, quoted, stretches, stops)

    def stretch(self, word: int) -> Words:
        """The words that may belong to a cue."""
        return self.stretches[self.parse.sentence_of[word]]

    def part(self, word: int) -> Words:
        """The words around one up to a semicolon of the author's."""
        first, last = self.stretch(word)
        behind = bisect_left(self.semicolons, word)
        before = self.semicolons[max(behind - 1, 0) : behind]
        return max([first, *(at + 1 for at in before)]), min(
            [last, *self.semicolons[behind : behind + 1]]
        )

    def outer(self, number: int) -> Words:
        """The words of a quotation, marks included."""
        quotation = self.quotations[number]
        return _words(self.parse, quotation.opening, quotation.closing)

    def span(self, words: Words) -> Span:
        """The characters of some words, without a mark that is glued to one of them."""
        start, end = self.parse.span(*words)
        first, last = self.quoted[words[0]], self.quoted[words[1] - 1]
        if first >= 0 and self.quotations[first].opening == start:
            start += 1
        if last >= 0 and self.quotations[last].closing == end > self.quotations[last].end:
            end -= 1
        return start, end

    def is_word(self, word: int) -> bool:
        """Whether there is more to it than punctuation."""
        return any(map(str.isalnum, self.parse.word[word]))

    def trimmed(self, first: int, last: int) -> Words | None:
        """Words without punctuation at the ends; None if nothing is left."""
        while first < last and not self._carries(first, "([$#@¿¡…"):
            first += 1
        while first < last and not self._carries(last - 1, ")]?!%…"):
            last -= 1
        return (first, last) if any(map(self.is_word, range(first, last))) else None

    def _carries(self, word: int, marks: str) -> bool:
        return self.parse.word[word] in marks or self.is_word(word)


def _without_cue(parse: Parse, quotation: Quotation) -> Quotation:
    """A quotation that is never closed, without the "X said" it has run into."""
    if quotation.goes_on or quotation.closing > quotation.end:
        return quotation
    first, last = _words(parse, quotation.start, quotation.end)
    for at in range(first + 1, last - 1):
        if parse.word[at] in (",", "?", "!") and _says(parse, at + 1, last):
            end = parse.start[at]
            return replace(quotation, end=end, closing=end)
    return quotation


def _says(parse: Parse, first: int, last: int) -> bool:
    """Whether "said X" or "X said" begins here: X has a few words."""
    for at in range(first, min(first + _NAME, last)):
        cue = cues().verbs.get(parse.lemma[at])
        if cue and "quote" in cue.takes and parse.tag[at] in ("VBD", "VBZ"):
            return True
        if parse.tag[at][:2] not in ("NN", "DT", "PR", "JJ"):
            return False
    return False


_NAME = 5
"""Words a speaker's name and a verb have at most."""


def _words(parse: Parse, start: int, end: int) -> Words:
    return bisect_left(parse.start, start), bisect_left(parse.start, end)


def _inner(parse: Parse, quotation: Quotation, first: int, last: int) -> Words:
    """The words of a quotation without those that are nothing but its marks."""
    if first < last and parse.end[first] <= quotation.start:
        first += 1
    if first < last and parse.start[last - 1] >= quotation.end:
        last -= 1
    return first, last


def _stretches(parse: Parse, inner: Sequence[Words], quoted: Sequence[int]) -> list[Words]:
    """Sentences, those joined that lie in one quotation."""
    joined = list(range(len(parse.sentences)))
    for first, last in inner:
        words = (at for at in range(last - 1, first, -1) if parse.word[at][:1].isalnum())
        if first < last:
            begin, end = parse.sentence_of[first], parse.sentence_of[next(words, first)]
            joined[begin:end] = [max(end, each) for each in joined[begin:end]]
    return _bounds(parse, joined, quoted)


def _bounds(parse: Parse, joined: Sequence[int], quoted: Sequence[int]) -> list[Words]:
    """The stretch of each sentence; a closing mark belongs to the one before."""
    found: list[Words] = []
    while len(found) < len(joined):
        begin = end = len(found)
        while joined[end] > end:
            end = joined[end]
        first, last = parse.sentences[begin].first, parse.sentences[end].last
        while 0 < first < last and quoted[first] == quoted[first - 1] != -1:
            first += 1
        while last < len(quoted) and quoted[last] == quoted[last - 1] != -1:
            last += 1
        found += [(first, last)] * (end - begin + 1)
    return found
