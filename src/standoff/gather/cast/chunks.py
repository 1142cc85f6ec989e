"""Noun phrases by the tags of their words, and the names and generic actors in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from standoff.gather.cast.gazetteer import key
from standoff.gather.cast.names import Names, Piece
from standoff.gather.cast.words import (
    ADJECTIVAL,
    ADJECTIVES,
    INSIDE,
    KEPT,
    LINKS,
    NOT_PEOPLE,
    NOUNS,
)

NAMING = NOUNS | {"JJ"}
"""Tags of words that a generic actor begins with."""


@dataclass(slots=True)
class Chunk:
    """A noun phrase without its determiner, as it is being read."""

    first: int
    last: int
    det: str
    owner: int
    pieces: list[Piece] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    """Places of an "'s"."""


class Chunks:
    """Reads a parse noun phrase by noun phrase."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.parse = names.parse
        self.actors = names.actors
        self._pieces: Mapping[int, Piece] = names.pieces()

    def of(self, at: int, last: int) -> Iterator[Chunk]:
        """The noun phrases of the words from one to another (excluded)."""
        chunk: Chunk | None = None
        det, owner = "", -1
        tags, pieces = self.parse.tag, self._pieces
        while at < last:
            tag = tags[at]
            piece = pieces.get(at)
            if piece is None and tag in NAMING and self._may_be_agent(at, tag):
                piece = self._agent(at, last)
            if piece is None and not self._goes_on(at, last, tag, chunk):
                if chunk is not None:
                    yield chunk
                    chunk = None
                det, owner = self._before(at)
                at += 1
                continue
            if chunk is None:
                chunk = Chunk(at, at, det, owner)
                det, owner = "", -1
            at = self._add(chunk, at, piece, last)
        if chunk is not None:
            yield chunk

    def _goes_on(self, at: int, last: int, tag: str, chunk: Chunk | None) -> bool:
        if tag in INSIDE:
            return True
        if chunk is not None:
            return self._linked(at, last, tag)
        return tag in LINKS and at + 1 < last and self._says_who(at)

    def _says_who(self, at: int) -> bool:
        """Whether a participle begins a phrase: "Retired general X"."""
        return self.parse.word[at].lower() in KEPT and self.parse.tag[at + 1] in INSIDE

    def _add(self, chunk: Chunk, at: int, piece: Piece | None, last: int) -> int:
        """Takes a word or a piece into a noun phrase; the word to go on with."""
        if piece is None:
            if self.parse.tag[at] == "POS":
                chunk.breaks.add(at)
            chunk.last = at + 1
            return at + 1
        chunk.pieces.append(piece)
        chunk.last = piece.last
        return self._person_behind(chunk, piece, last) if piece.kind == "agent" else piece.last

    def _may_be_agent(self, at: int, tag: str) -> bool:
        """Whether a word is a noun, or an adjective like that in "military spokesman"."""
        small = self.parse.word[at].lower()
        if tag in NOUNS:
            return key(small) in self.actors.agents.lengths
        if at + 1 >= len(self.parse):
            return False
        behind = self.parse.word[at + 1].lower()
        if small in ADJECTIVAL and behind == "as":
            return True  # the civilian as well as the military leadership
        if self.parse.tag[at + 1] not in NOUNS:
            return False
        forms = self.actors.agents.forms
        return (small in ADJECTIVES and behind in forms) or f"{small} {behind}" in forms

    def _before(self, at: int) -> tuple[str, int]:
        """A determiner or an owner before a noun phrase."""
        tag = self.parse.tag[at]
        if tag in ("DT", "PDT"):
            return self.parse.word[at].lower(), -1
        return ("", at) if tag == "PRP$" else ("", -1)

    def _linked(self, at: int, last: int, tag: str) -> bool:
        """Whether a word goes on with a noun phrase although its tag is none of a noun's."""
        if at + 1 >= last:
            return False
        if tag == "POS":
            return True
        before, behind = self.parse.tag[at - 1], self.parse.tag[at + 1]
        if tag in LINKS:
            return before in ("POS", "JJ", "RB", "HYPH") and behind in (*INSIDE, "VBN", "VBG")
        return tag == "CC" and before == "JJ" and behind == "JJ" and at - 1 not in self._pieces

    def _agent(self, at: int, last: int) -> Piece | None:
        names = self.names
        start = names.flat.starts[at]
        first = key(self.parse.word[at].lower())
        for end, senses in self.actors.agents.at(names.small, start, first):
            final = names.flat.word_ending.get(end)
            if final is not None and final < last:
                return Piece(at, final + 1, "agent", senses)
        return None

    def _person_behind(self, chunk: Chunk, title: Piece, last: int) -> int:
        """Takes the capitalised words behind a title for a person's name."""
        at = title.last
        if title.senses[0].entry.being not in ("person", "title"):
            return at
        if title.senses[0].role == "many":
            return at
        while at < last and self._in_name(at, title.last):
            at += 1
        if at > title.last:
            chunk.pieces.append(Piece(title.last, at, "person"))
            chunk.last = at
        return at

    def _in_name(self, at: int, first: int) -> bool:
        word = self.parse.word[at]
        if at in self._pieces or word.lower() in NOT_PEOPLE:
            return False
        if word == "-" and at > first:
            return True
        named = self.parse.tag[at] == "NNP" and word[0].isupper()
        hyphened = at > first and self.parse.word[at - 1] == "-"
        return (named or hyphened) and (at > first or word.lower() not in self.actors.agents.forms)
