"""What is said once for several: "X's army and police", "X's civilian and military leaders"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from standoff.gather.cast.entries import INTERNATIONAL
from standoff.gather.cast.gazetteer import Sense
from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.who import Register
from standoff.gather.cast.words import ADJECTIVAL, AT_HOME, ORGANS
from standoff.gather.parse import Parse

Senses = Mapping[str, tuple[Sense, ...]]


class Ellipsis:
    """Gives each part of a coordination its owner and its noun; ``senses`` are of agents."""

    def __init__(self, parse: Parse, register: Register, senses: Senses) -> None:
        self.parse = parse
        self.register = register
        self.senses = senses

    def filled(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The mentions, with the first of "civilian and military leaders" as one of its own."""
        whole = {each.start: each for each in drafts if each.rule == "agent"}
        found: list[Draft] = []
        for draft in drafts:
            if draft.agent is not None and draft.rule == "agent":
                found.extend(self._split(draft))
                other = self._other(draft, whole)
                if other is not None:
                    self._share(draft, other)
            found.append(draft)
        return sorted(found, key=lambda each: (each.first, -each.last))

    # ------------------------------------------------------------ an owner for two

    def _other(self, draft: Draft, whole: Mapping[int, Draft]) -> Draft | None:
        """The noun phrase joined to another by "and" or "as well as"."""
        parse, at = self.parse, draft.chunk
        if draft.last != at or at + 1 >= len(parse):
            return None
        if parse.word[at] == ",":
            behind = whole.get(at + 1)
            return behind if behind is not None and self._continued(behind.chunk) else None
        if tuple(parse.word[at : at + 3]) == ("as", "well", "as"):
            at += 3
        elif parse.tag[at] == "CC":
            at += 1
        else:
            return None
        the = at < len(parse) and parse.word[at].lower() == "the"
        return whole.get(at + the)

    def _continued(self, at: int) -> bool:
        return at < len(self.parse) and self.parse.word[at] in (",", "and")

    def _share(self, draft: Draft, other: Draft) -> None:
        if not other.open or other.owner >= 0 or other.agent is None:
            return
        owned = draft.owner >= 0 or "POS" in self.parse.tag[draft.start : draft.last]
        self._lend_noun(draft, other)
        if owned:
            fits = other.agent.sector in AT_HOME or other.agent.yields
        else:
            fits = not other.det and self._organs(draft) and self._organs(other)
        if not fits:
            return
        if draft.owner >= 0:
            other.owner = draft.owner
        elif draft.who.code and draft.who.code not in INTERNATIONAL and not draft.open:
            self._give(other, draft.who.code)

    def _organs(self, draft: Draft) -> bool:
        return draft.agent is not None and draft.agent.sector in ORGANS

    def _give(self, draft: Draft, code: str) -> None:
        if draft.agent is None:
            return
        words = self.parse.word[draft.head].lower()
        draft.who = self.register.generic(draft.agent, words, self.register.country(code))
        draft.open = False

    # ------------------------------------------------------------ a noun for two

    def _lend_noun(self, draft: Draft, other: Draft) -> None:
        """Reads "the civilian as well as the military leadership" as two leaderships."""
        agent = draft.agent
        if agent is None or agent.name not in ADJECTIVAL or other.last - other.first < 2:
            return
        if draft.many or draft.last - draft.head != 1:
            return
        self._renamed(draft, self.parse.word[draft.head], self.parse.word[other.last - 1])

    def _renamed(self, draft: Draft, adjective: str, noun: str) -> None:
        small = noun.lower()
        senses = self.senses.get(f"{adjective.lower()} {small}") or self.senses.get(small)
        if not senses:
            return
        draft.agent, draft.many = senses[0].entry, senses[0].role == "many"
        if draft.who.code:
            self._give(draft, draft.who.code)
        else:
            name = f"{adjective.lower()} {small}"
            draft.who = self.register.somebody(name, "", draft.agent.sector, "agent")

    def _split(self, draft: Draft) -> list[Draft]:
        """The first of "civilian and military leaders" where it is not of the second's sector."""
        parse, agent = self.parse, draft.agent
        joint = next((at for at in range(draft.first + 1, draft.last) if parse.tag[at] == "CC"), -1)
        if joint < 0 or agent is None or parse.tag[joint - 1] != "JJ":
            return []
        other = replace(draft, last=joint, head=joint - 1, chunk=joint)
        self._renamed(other, parse.word[joint - 1], parse.word[draft.last - 1])
        if other.agent is None or other.agent.sector == agent.sector:
            return []
        draft.first = joint + 1
        return [other]
