"""A cast made of phrases, and documents of one body, for tests of statements."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.gather import model
from standoff.gather.faults import Faults
from standoff.gather.parse import Parse
from standoff.gather.records import (
    Document,
    Mention,
    MentionKind,
    Section,
    SectionKind,
    Statement,
)
from standoff.gather.statements.statements import found

PRONOUNS = frozenset(("he", "she", "they", "his", "her", "their"))


class Phrases:
    """Knows everybody by some phrases; a longer one wins. Pronouns are somebody."""

    def __init__(self, parse: Parse, phrases: Iterable[str]) -> None:
        self.parse = parse
        self.mentions: dict[int, Mention] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._add(phrase)
        for word, each in enumerate(parse.word):
            if each.lower() in PRONOUNS:
                self.mentions.setdefault(word, self._mention(parse.start[word], parse.end[word]))

    def _add(self, phrase: str) -> None:
        at = self.parse.text.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            numbered = zip(self.parse.start, self.parse.end, strict=True)
            words = [n for n, (first, last) in enumerate(numbered) if at <= first and last <= end]
            whole = words and self.parse.start[words[0]] == at
            if whole and not any(word in self.mentions for word in words):
                self.mentions |= dict.fromkeys(words, self._mention(at, end))
            at = self.parse.text.find(phrase, end)

    def _mention(self, start: int, end: int) -> Mention:
        return Mention(self.parse.text[start:end], start, end, MentionKind.NAME, "test")

    def at(self, word: int) -> Mention | None:
        return self.mentions.get(word)

    def named_by(self, word: int) -> tuple[Mention, ...]:
        joined = (e for e in self.parse.children[word] if self.parse.dep[e] == "conj")
        mentions = (self.mentions.get(each) for each in (word, *joined))
        return tuple(dict.fromkeys(filter(None, mentions)))


def document(text: str) -> Document:
    """A document that is all body."""
    return Document("t.txt", text, (Section(SectionKind.BODY, 0, len(text)),), "", "text/plain")


def stated(text: str, cast: Iterable[str] = ()) -> tuple[Statement, ...]:
    """The statements of a text; a fault of ours is a failure here."""
    parse, faults = model.load().parse(document(text)), Faults()
    made = found(parse, Phrases(parse, cast), faults)
    assert not faults.found
    return made
