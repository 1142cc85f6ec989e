"""Which country "the emirate", "the Himalayan nation", "its neighbour" are."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.gather.cast.references import Recent, Reference, each_of
from standoff.gather.cast.words import (
    DEFINITE,
    INSIDE,
    LINKS,
    NATION,
    NEIGHBOUR,
    NOUNS,
    SUBJECT,
)
from standoff.gather.parse import Parse

BETWEEN = 4
"""Words between "the" and a noun."""
Asked = frozenset[str]
"""What a country has to be: "emirate"; "himalayan"."""


class Kinds:
    """Knows what countries are, and who was called what before."""

    def __init__(self, parse: Parse, kinds: Mapping[str, frozenset[str]]) -> None:
        self.parse = parse
        self._kinds = kinds
        words = frozenset(word for each in kinds.values() for word in each)
        self._known = frozenset(map(str.lower, words))
        self.nouns = frozenset(filter(str.islower, words)) | NATION | NEIGHBOUR
        self._called: dict[str, str] = {}

    def asked(self, at: int) -> Asked | None:
        """What "the small island nation" that ends with a word has to be; None for no such."""
        word, tag = self.parse.word, self.parse.tag
        if tag[at] not in NOUNS or (at + 1 < len(word) and tag[at + 1] in NOUNS):
            return None
        said = [word[at].lower()]
        for before in range(at - 1, max(-1, at - 2 - BETWEEN), -1):
            small = word[before].lower()
            if small in DEFINITE:
                return self._asked(said)
            if tag[before] not in INSIDE and tag[before] not in LINKS:
                return None
            said.append(small)
        return None

    def _asked(self, said: list[str]) -> Asked | None:
        asked = frozenset(said) & self._known
        bare = len(said) == 1
        if not asked and said[0] in NATION:
            return None if bare or said[0] == "state" else asked
        return asked or None

    def country(self, at: int, asked: Asked, recent: Recent, named: Mapping[str, Reference]) -> str:
        """The code of the one country in focus that is what is asked; else empty."""
        beside = self._apposed(at, recent)
        if beside:
            return beside
        near = self._near(at, asked, recent)
        if not near and asked:
            near = {code for code in named if self.fits(code, asked)} - self.arguments(at, recent)
        code = self._one(at, near, recent)
        if code:
            self._called[self.parse.word[at].lower()] = code
        return code

    def neighbour(self, at: int, owner: str, recent: Recent) -> str:
        """The code of the only other country spoken of, but in the same clause."""
        near = self._near(at, frozenset(), recent[-2:]) - {owner}
        return near.pop() if len(near) == 1 else ""

    def plural(self, noun: str, between: list[str]) -> Asked:
        """What "the two Asian giants" have to be, by the noun and what stands before it."""
        one = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
        return frozenset((one, *between)) & self._known

    def fits(self, code: str, asked: Asked) -> bool:
        return not asked or asked <= {each.lower() for each in self._kinds.get(code, ())}

    def _near(self, at: int, asked: Asked, recent: Recent) -> set[str]:
        found = {e.state for last in recent for e in each_of(last) if self.fits(e.state, asked)}
        return found - self.arguments(at, recent) - {""}

    def _one(self, at: int, near: set[str], recent: Recent) -> str:
        """The only one of several, the subject of the sentence before, or who was so called."""
        if len(near) < 2:
            return next(iter(near), "")
        subjects = [e for e in recent[-2] if e.subject] if len(recent) > 1 else []
        if subjects and not subjects[-1].person and subjects[-1].state in near:
            only = {each.state for each in each_of(recent[-2])} & near
            return only.pop() if len(only) == 1 else ""
        called = self._called.get(self.parse.word[at].lower(), "")
        return called if called in near else ""

    def _apposed(self, at: int, recent: Recent) -> str:
        if self.parse.dep[at] != "appos":
            return ""
        head = self.parse.head[at]
        return next((each.state for each in recent[-1] if each.draft.head == head), "")

    def arguments(self, at: int, recent: Recent) -> set[str]:
        """Countries that cannot be meant: the subject or the object of the same verb."""
        dep, head = self.parse.dep, self.parse.head
        verb = self._verb(at)
        return {
            each.state
            for each in recent[-1]
            if head[each.draft.head] == verb
            and (dep[each.draft.head] in SUBJECT or dep[each.draft.head] == "dobj")
            and verb != each.draft.head
        }

    def _verb(self, at: int) -> int:
        """The verb of a word's clause."""
        pos, head = self.parse.pos, self.parse.head
        while pos[at] not in ("VERB", "AUX") and head[at] != at:
            at = head[at]
        return at
