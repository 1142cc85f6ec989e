"""Parties: which actors stand where in a clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.gather.events.grammar import agent, behind, child, content
from standoff.gather.parse import Parse
from standoff.gather.records import Mention

if TYPE_CHECKING:
    from standoff.gather.cast.cast import Cast

Mentions = tuple[Mention, ...]

REACH = 12
"""Words behind an act in which its target is looked for in the end."""
MODIFIERS = {"poss", "amod", "compound", "nmod", "appos"}
OWNERS = ("of", "by", "from", "for", "with", "against", "between", "to", "in", "at", "near")
"""Prepositions inside a noun phrase, those that name its owner first."""
CAUSES = {
    "protest", "defiance", "opposition", "retaliation", "response", "demand", "denounce", "condemn",
    "call", "oppose", "reject", "press", "support", "urge", "decry", "solidarity", "force",
}  # fmt: skip
"""What people gather, strike or march for."""


class Parties:
    """Looks up who a word denotes, each word once."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse = parse
        self.cast = cast
        self._named: dict[int, Mentions] = {}

    def named(self, word: int) -> Mentions:
        """Who the noun phrase headed by a word denotes."""
        if word < 0:
            return ()
        found = self._named.get(word)
        if found is None:
            found = self._named[word] = self.cast.named_by(word)
        return found

    def phrase(self, word: int) -> Mentions:
        """Who a noun phrase denotes, or else who is named inside it."""
        if word < 0:
            return ()
        return self.named(word) or self.named(content(self.parse, word)) or self.within(word)

    def within(self, word: int, depth: int = 2) -> Mentions:
        """Somebody named inside a noun phrase: whose it is, whom it is from or about."""
        if word < 0:
            return ()
        return self._modifier(word) or self._owner(word, depth)

    def own(self, word: int) -> Mentions:
        """Whose a noun is: "Washington's demands", "U.S. demands"."""
        return self._modifier(word)

    def _modifier(self, word: int) -> Mentions:
        for below in self.parse.children[word]:
            if self.parse.dep[below] in MODIFIERS:
                found = self.named(below)
                if found:
                    return found
        for below in self.parse.children[word]:
            if self.parse.dep[below] in MODIFIERS and self.parse.children[below]:
                found = self._modifier(below)
                if found:
                    return found
        return ()

    def _owner(self, word: int, depth: int) -> Mentions:
        for name in OWNERS:
            inner = behind(self.parse, word, name)
            if inner >= 0:
                found = self.named(inner) or (self.within(inner, depth - 1) if depth else ())
                if found:
                    return found
        return self._clause(word, depth)

    def _clause(self, word: int, depth: int) -> Mentions:
        """Somebody in "crimes committed by X", "power lines leading into X"."""
        clause = child(self.parse, word, "acl") if depth else -1
        if clause < 0:
            return ()
        return self.phrase(agent(self.parse, clause)) or self._owner(clause, depth - 1)

    def slot(self, name: str, verb: int, noun: int) -> Mentions:
        """Who stands in a place of a verb and its object; see the head of ``slots.toml``."""
        if name == "object":
            return self.named(noun) or self.named(content(self.parse, noun)) if noun >= 0 else ()
        if name == "within":
            return self.within(noun)
        if name == "dative":
            return self.phrase(child(self.parse, verb, "dative"))
        if name == "cause":
            return self._cause(verb)
        return self._behind(name, verb, noun)

    def _cause(self, verb: int) -> Mentions:
        """Against whom it is, in "in protest against X" or "to demand that X"."""
        parse = self.parse
        for below in parse.children[verb]:
            word = -1
            if parse.lemma[below] == "in":
                word = child(parse, below, "pobj")
            elif parse.dep[below] in {"advcl", "xcomp"}:
                word = below
            if word >= 0 and parse.lemma[word] in CAUSES:
                found = self._behind("against", word, word) or self._complained(word)
                if found:
                    return found
        return ()

    def _complained(self, word: int) -> Mentions:
        for name in ("at", "of", "over", "on", "for", "to"):
            found = self.phrase(behind(self.parse, word, name))
            if found:
                return found
        return self.phrase(child(self.parse, word, "dobj"))

    def _behind(self, name: str, verb: int, noun: int) -> Mentions:
        for word in (noun, verb):
            if word >= 0:
                found = self.phrase(behind(self.parse, word, name))
                if found:
                    return found
        return ()

    def target(
        self, words: Sequence[tuple[int, int]], slots: Sequence[str], but: Mentions
    ) -> Mentions:
        """The first in some slots of verbs with their objects who is not the source as well."""
        for name in slots:
            for verb, noun in words:
                found = apart(self.slot(name, verb, noun), but)
                if found:
                    return found
        last = max((max(pair) for pair in words), default=-1)
        return self._nearby(last, slots, but) if last >= 0 and slots else ()

    def _nearby(self, word: int, slots: Sequence[str], but: Mentions) -> Mentions:
        """The next somebody behind a fitting preposition, whatever the parse hangs it on."""
        parse = self.parse
        for at in range(word + 1, min(word + REACH, len(parse))):
            if parse.pos[at] in {"VERB", "AUX"} or parse.tag[at] in {".", ":"}:
                break
            if parse.dep[at] == "prep" and parse.lemma[at] in slots:
                found = apart(self.phrase(child(parse, at, "pobj")), but)
                if found:
                    return found
        return ()


def overlap(one: Mentions, other: Mentions) -> bool:
    """Whether somebody is among both."""
    return not {mention.actor for mention in one}.isdisjoint({m.actor for m in other})


def apart(found: Mentions, but: Mentions) -> Mentions:
    """Mentions of other actors than some."""
    known = {mention.actor for mention in but}
    return tuple(mention for mention in found if mention.actor not in known)
