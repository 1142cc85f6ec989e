"""Made-up news, parsed by the model or word by word, and who is meant in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.gather import model
from standoff.gather.cast import cast
from standoff.gather.cast.actor_file import ActorFile, ours
from standoff.gather.cast.cast import Cast
from standoff.gather.faults import Faults
from standoff.gather.parse import Entity, Parse, Sentence
from standoff.gather.records import Document, Mention, Section, SectionKind


@dataclass(frozen=True)
class Read:
    """A text with its parse and its cast."""

    text: str
    parse: Parse
    cast: Cast

    def who(self, words: str, times: int = 1) -> tuple[str, str]:
        """Code and sector of whom the words mention, where they stand for the n-th time."""
        actor = self.cast.actor(self._mention(words, times))
        return actor.code, actor.sector

    def id(self, words: str, times: int = 1) -> str:
        return self._mention(words, times).actor

    def named(self, word: str, times: int = 1) -> list[str]:
        """The ids of everybody whom the noun phrase headed by a word denotes."""
        found = [at for at, each in enumerate(self.parse.word) if each == word]
        return [each.actor for each in self.cast.named_by(found[times - 1])]

    def mentions(self) -> dict[str, list[str]]:
        """The words of each actor's mentions."""
        return {
            actor.id: [self.text[each.start : each.end] for each in actor.mentions]
            for actor in self.cast.actors
        }

    def _mention(self, words: str, times: int) -> Mention:
        start = -1
        for _ in range(times):
            start = self.text.index(words, start + 1)
        span = (start, start + len(words))
        every = [each for actor in self.cast.actors for each in actor.mentions]
        found = [each for each in every if (each.start, each.end) == span]
        assert len(found) == 1, (words, self.mentions())
        return found[0]


def document(text: str) -> Document:
    sections = (Section(SectionKind.BODY, 0, len(text)),) if text else ()
    return Document("made", text, sections, "", "text")


def read(text: str, date: str = "", actors: ActorFile | None = None) -> Read:
    """A text as the model parses it."""
    parse = model.load(model.DEFAULT).parse(document(text))
    return Read(text, parse, cast.of(parse, date, actors or ours(), Faults()))


def words(
    text: str, tags: str | Sequence[str] = "NNP", entities: Sequence[Entity] = (), each: int = 50
) -> Parse:
    """A parse of the words between blanks that knows nothing but their tags.

    A sentence has ``each`` words, none depends on another.
    """
    parts = text.split(" ")
    ends = _ends(parts)
    tag = [tags] * len(parts) if isinstance(tags, str) else list(tags)
    sentences = [
        Sentence(first, min(first + each, len(parts)), 0, SectionKind.BODY)
        for first in range(0, len(parts), each)
    ]
    return Parse(
        text=text,
        start=[end - len(part) for end, part in zip(ends, parts, strict=True)],
        end=ends,
        word=parts,
        lemma=[part.lower() for part in parts],
        tag=tag,
        pos=["PROPN" if each[:3] == "NNP" else "NOUN" for each in tag],
        dep=["dep"] * len(parts),
        head=list(range(len(parts))),
        entities=entities,
        sentences=sentences,
        model="made",
    )


def _ends(parts: Sequence[str]) -> list[int]:
    ends, at = [], -1
    for part in parts:
        at += 1 + len(part)
        ends.append(at)
    return ends
