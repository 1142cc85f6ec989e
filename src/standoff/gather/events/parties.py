"""Parties: which actors stand where in a clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Protocol

from standoff.gather.events.grammar import agent, child, content, prepositions
from standoff.gather.parse import Parse
from standoff.gather.records import Actor, Mention, Statement, StatementKind

Mentions = tuple[Mention, ...]

FIRST_PERSON = {"i", "we", "my", "our", "us", "me", "ourselves", "mine", "ours"}
PERSONS = {"person", "he", "she"}
"""Rules by which mentions of single persons are recognised."""
LONGEST = 2_000
"""Characters of a statement inside which its words are looked for."""
REACH = 12
"""Words behind an act in which its target is looked for in the end."""
MODIFIERS = {"poss", "amod", "compound", "nmod", "appos"}
OWNERS = ("of", "by", "from", "for", "with", "against", "between", "to", "in", "at", "near")
"""Prepositions inside a noun phrase, those that name its owner first."""
WHERE = {"in", "at", "near"}
"""Prepositions that, beside an object, say only where something is done."""
CAUSES = {
    "protest", "defiance", "opposition", "retaliation", "response", "demand", "denounce", "condemn",
    "call", "oppose", "reject", "press", "support", "urge", "decry", "solidarity", "force",
}  # fmt: skip
"""What people gather, strike or march for."""


class Cast(Protocol):
    """What events need to know of the actors of a document."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All of them, with their mentions."""

    def at(self, word: int) -> Mention | None:
        """The innermost mention that a word is in."""

    def named_by(self, word: int) -> tuple[Mention, ...]:
        """Who the noun phrase headed by a word denotes."""

    def actor(self, mention: Mention) -> Actor:
        """Whose mention it is."""


class Parties:
    """Looks up who a word denotes, each word once."""

    def __init__(self, parse: Parse, cast: Cast, statements: Sequence[Statement] = ()) -> None:
        self.parse = parse
        self.cast = cast
        self._named: dict[int, Mentions] = {}
        self._phrases: dict[int, Mentions] = {}
        self._prepositions: dict[int, Mapping[str, int]] = {}
        self._said = _said(cast, statements)
        self._starts = [start for start, _, _ in self._said]

    def named(self, word: int) -> Mentions:
        """Who the noun phrase headed by a word denotes."""
        if word < 0:
            return ()
        found = self._named.get(word)
        if found is None:
            found = self.cast.named_by(word)
            if not found and self.parse.lemma[word] in FIRST_PERSON:
                found = self.speaker(word)
            self._named[word] = found
        return found

    def speaker(self, word: int) -> Mentions:
        """In whose statement a word stands, by the innermost one."""
        at = self.parse.start[word]
        for number in range(bisect_right(self._starts, at) - 1, -1, -1):
            start, end, who = self._said[number]
            if at < end:
                return who
            if at - start > LONGEST:
                break
        return ()

    def phrase(self, word: int) -> Mentions:
        """Who a noun phrase denotes, or else who is named inside it."""
        if word < 0:
            return ()
        found = self._phrases.get(word)
        if found is None:
            found = self.named(word) or self.named(content(self.parse, word)) or self.within(word)
            self._phrases[word] = found
        return found

    def behind(self, word: int, name: str) -> int:
        """The noun behind the preposition ``name`` on a word; -1 if there is none."""
        return self.prepositions(word).get(name, -1)

    def prepositions(self, word: int) -> Mapping[str, int]:
        """The nouns behind the prepositions on a word."""
        found = self._prepositions.get(word)
        if found is None:
            found = self._prepositions[word] = prepositions(self.parse, word)
        return found

    def within(self, word: int, depth: int = 2) -> Mentions:
        """Somebody named inside a noun phrase: whose it is, whom it is from or about."""
        if word < 0:
            return ()
        return self._modifier(word) or self._owner(word, depth)

    def own(self, word: int) -> Mentions:
        """Whose a noun is: "Washington's demands", "U.S. demands"."""
        return self._modifier(word)

    def _modifier(self, word: int, depth: int = 2) -> Mentions:
        for below in self.parse.children[word]:
            if self.parse.dep[below] in MODIFIERS:
                found = self.named(below)
                if found:
                    return found
        for below in self.parse.children[word]:
            if depth and self.parse.dep[below] in MODIFIERS and self.parse.children[below]:
                found = self._modifier(below, depth - 1)
                if found:
                    return found
        return ()

    def _owner(self, word: int, depth: int) -> Mentions:
        behind = self.prepositions(word)
        for name in OWNERS if behind else ():
            inner = behind.get(name, -1)
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
        who = child(self.parse, clause, "nsubj")  # "allegations that X hacked"
        if who >= 0 and self.parse.tag[who] not in {"WDT", "WP"}:
            return self.phrase(who)
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
            found = self.phrase(self.behind(word, name))
            if found:
                return found
        return self.phrase(child(self.parse, word, "dobj"))

    def _behind(self, name: str, verb: int, noun: int) -> Mentions:
        for word in (noun, verb):
            inner = self.prepositions(word).get(name, -1) if word >= 0 else -1
            if inner >= 0:
                found = self.phrase(inner)
                if found:
                    return found
        return ()

    def target(
        self, words: Sequence[tuple[int, int]], slots: Sequence[str], but: Mentions
    ) -> Mentions:
        """The first in some slots of verbs with their objects who is not the source as well."""
        spare: Mentions = ()
        for name in slots:
            for verb, noun in words:
                objected = self._objected(slots, noun, spare)
                if objected and (name in WHERE or (name == "within" and self._placed(noun))):
                    continue
                found = apart(self.slot(name, verb, noun), but)
                if name in WHERE:
                    found = self._elsewhere(found, but)
                if found and self.coded(found):
                    return found
                spare = spare or found
        if spare:
            return spare
        if any(self._objected(slots, noun, spare) for _, noun in words):
            slots = tuple(name for name in slots if name not in WHERE)
        last = max((max(pair) for pair in words), default=-1)
        return self._nearby(last, slots, but) if last >= 0 and slots else ()

    def _objected(self, slots: Sequence[str], noun: int, spare: Mentions) -> bool:
        """Whether it is done to an object, so that a place says only where."""
        return noun >= 0 and slots[:1] == ("object",) and ("near" in slots or bool(spare))

    def _placed(self, noun: int) -> bool:
        """Whether nobody stands inside an object but in a place: "students in Lima"."""
        behind = self.prepositions(noun)
        first = next((name for name in OWNERS if name in behind), "")
        return first in WHERE and not self._modifier(noun)

    def _elsewhere(self, found: Mentions, but: Mentions) -> Mentions:
        """Without the source's own country: "Chilean soldiers patrol in Chile"."""
        own = self.codes(but)
        return tuple(m for m in found if (self.cast.actor(m).code or m.actor) not in own)

    def coded(self, found: Mentions) -> bool:
        """Whether it is known of somebody which country or organisation they belong to."""
        return any(self.cast.actor(mention).code for mention in found)

    def is_person(self, mention: Mention) -> bool:
        """Whether a mention is a person's, by name, or he or she."""
        return mention.rule in PERSONS

    def sector(self, mention: Mention) -> str:
        """Of whom somebody is."""
        return self.cast.actor(mention).sector

    def codes(self, found: Mentions) -> frozenset[str]:
        """The codes of some mentions, or the actors where they have none."""
        actors = (self.cast.actor(mention) for mention in found)
        return frozenset(actor.code or actor.id for actor in actors)

    def _nearby(self, word: int, slots: Sequence[str], but: Mentions) -> Mentions:
        """The next somebody behind a fitting preposition, whatever the parse hangs it on."""
        parse = self.parse
        for at in range(word + 1, min(word + REACH, len(parse))):
            if parse.pos[at] in {"VERB", "AUX"} or parse.tag[at] in {".", ":"}:
                break
            if parse.dep[at] == "prep" and parse.lemma[at] in slots:
                found = apart(self.phrase(child(parse, at, "pobj")), but)
                if parse.lemma[at] in WHERE:
                    found = self._elsewhere(found, but)
                if found:
                    return found
        return ()


def _said(cast: Cast, statements: Sequence[Statement]) -> list[tuple[int, int, Mentions]]:
    """Where each statement stands, and who makes it."""
    spans = {(m.start, m.end): m for actor in cast.actors for m in actor.mentions}
    said = (
        (*each.content, tuple(spans[span] for span in each.speaker if span in spans))
        for each in statements
        if each.speaker and each.kind is not StatementKind.VIEW
    )
    return sorted(said, key=lambda each: each[:2])


def overlap(one: Mentions, other: Mentions) -> bool:
    """Whether somebody is among both."""
    return not {mention.actor for mention in one}.isdisjoint({m.actor for m in other})


def apart(found: Mentions, but: Mentions) -> Mentions:
    """Mentions of other actors than some."""
    if not found or not but:
        return found
    known = {mention.actor for mention in but}
    return tuple(mention for mention in found if mention.actor not in known)
