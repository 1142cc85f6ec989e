"""Whom "the minister", "the army", "the council", "the rebels" mean, by what was said before."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.gather.cast.entries import INTERNATIONAL, Entry
from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.pronouns import Pronouns, sex
from standoff.gather.cast.references import Recent, Reference, each_of
from standoff.gather.cast.who import FIGHTING, Register, Who, is_rivals
from standoff.gather.cast.words import ANY, AT_HOME, DEFINITE, SCENE
from standoff.gather.parse import Parse


class Offices:
    """Remembers who holds which office and which words stand for whom."""

    def __init__(self, parse: Parse, register: Register, pronouns: Pronouns) -> None:
        self.parse = parse
        self.register = register
        self.pronouns = pronouns
        self.short: dict[str, Who] = {}
        """Organisations by the last word of their names: "the council"."""
        self._holders: dict[str, dict[str, Who]] = {}
        self._waiting: list[tuple[Draft, str]] = []

    def note(self, reference: Reference) -> None:
        """Remembers by which words somebody may be called further on."""
        draft, who = reference.draft, reference.who
        agent = draft.agent
        if draft.rule in ("group", "organisation") and draft.last - draft.first > 1:
            self.short[self.parse.word[draft.last - 1].lower()] = who
        if agent is None:
            return
        if reference.person and (woman := sex(agent.name)) is not None:
            self.pronouns.female[who.id] = woman
        if who.code:
            for office in {agent.name, agent.name.rsplit(None, 1)[-1]}:
                holders = self._holders.setdefault(office, {})
                holders.pop(who.id, None)
                holders[who.id] = who

    def settle(
        self, draft: Draft, recent: Recent, meant: Mapping[int, tuple[Reference, ...]], scene: str
    ) -> None:
        """Says whom a generic actor means, if an owner or an earlier mention tells."""
        agent = draft.agent
        if agent is None or is_rivals(agent, draft.who):
            return
        if draft.open and draft.owner >= 0:
            owners = meant.get(draft.owner, ())
            if len(owners) == 1 and owners[0].who.code:
                self._owned(draft, agent, owners[0].who)
            return
        holders = self._holders.get(agent.name, {})
        if draft.det in DEFINITE and not draft.many and holders:
            last = next(reversed(holders.values()))
            if draft.open or (last.kind == "person" and last.code == draft.who.code):
                draft.who = self.register.all[last.id]
        elif draft.det in DEFINITE and draft.open and not holders:
            self._definite(draft, agent, recent)
        elif draft.open and scene and agent.sector in SCENE:
            self._home(draft, agent, self.register.country(scene))
        elif draft.open and len(holders) == 1 and draft.det not in ANY:
            only = next(iter(holders.values()))
            fits = only.kind != "person" and (draft.many or agent.being != "person")
            if fits and self._spoken_of(only.code, recent):
                draft.who = only

    def settle_later(self) -> None:
        """Takes "the president" for the one whom a document calls so further on."""
        for draft, focus in self._waiting:
            agent = draft.agent
            holders = self._holders.get(agent.name, {}) if agent is not None else {}
            people = [who for who in holders.values() if who.kind == "person"]
            if len(people) == len(holders) == 1:
                draft.who, draft.open = self.register.all[people[0].id], False
            elif focus and agent is not None and not draft.who.code:
                self._home(draft, agent, self.register.country(focus))

    def _definite(self, draft: Draft, agent: Entry, recent: Recent) -> None:
        named = self._named(draft, agent, recent)
        focus = self._focus(recent) if agent.sector in AT_HOME else ""
        if named is not None:
            draft.who, draft.open = named, False
        elif agent.being == "person" and not draft.many:
            self._waiting.append((draft, focus))
        elif focus:
            self._home(draft, agent, self.register.country(focus))

    def _named(self, draft: Draft, agent: Entry, recent: Recent) -> Who | None:
        """The organisation of that name or the only group of that sort spoken of."""
        if draft.last - draft.first == 1 and agent.being == "body" and agent.sector != "MIL":
            return self.short.get(self.parse.word[draft.head].lower())
        if not draft.many or agent.sector not in FIGHTING:
            return None
        groups = {
            e.who.id: e.who
            for last in recent
            for e in each_of(last)
            if e.who.kind == "group" and e.who.sector == agent.sector
        }
        return next(iter(groups.values())) if len(groups) == 1 else None

    def _spoken_of(self, code: str, recent: Recent) -> bool:
        """Whether the last sentences speak of a country or of none."""
        codes = {each.state for last in recent for each in each_of(last)} - {""}
        return code in codes or not codes

    def _focus(self, recent: Recent) -> str:
        """The only country that the last sentences speak of."""
        codes = {each.state for last in recent for each in each_of(last)} - {""}
        return codes.pop() if len(codes) == 1 else ""

    def _home(self, draft: Draft, agent: Entry, origin: Who) -> None:
        draft.who = self.register.generic(agent, agent.name, origin)
        draft.open = False

    def _owned(self, draft: Draft, agent: Entry, owner: Who) -> None:
        if draft.who.kind == "person":
            draft.who, draft.open = self.register.fill(draft.who.id, owner.code, ""), False
        else:
            self._home(draft, agent, self._whole(owner))

    def _whole(self, who: Who) -> Who:
        if who.code in INTERNATIONAL or who.kind in ("organisation", "group"):
            return who
        return self.register.country(who.code)
