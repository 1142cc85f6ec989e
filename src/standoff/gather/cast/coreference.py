"""Coreference: whom "the minister", "his country", "the latter", "both sides", "it" mean.

By recency, agreement and syntax; what more than one could be meant by stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from standoff.gather.cast.entries import INTERNATIONAL
from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.pronouns import Pronouns, Reference, sex
from standoff.gather.cast.who import Register, Who
from standoff.gather.cast.words import (
    COUNTRY,
    DEFINITE,
    GROUP,
    HE,
    IT,
    MODIFYING,
    PAIR,
    SHE,
    SUBJECT,
    THEY,
)
from standoff.gather.parse import Parse
from standoff.gather.records import MentionKind

WINDOW = 2
"""Sentences that are looked back, besides the one an anaphor stands in."""
APART = 1.5
"""How much more often than the third the second of a pair is named."""


class Coreference:
    """Goes through a document once, in order of text."""

    def __init__(
        self,
        parse: Parse,
        register: Register,
        drafts: Sequence[Draft],
        offices: Mapping[str, set[str]],
    ) -> None:
        self.parse = parse
        self.register = register
        self.drafts = drafts
        self.offices = offices
        self.joint: dict[int, tuple[Draft, ...]] = {}
        self._found: list[Draft] = []
        self._waiting: list[Draft] = []
        self._recent: list[list[Reference]] = [[]]
        self._holders: dict[str, dict[str, Who]] = {}
        self._meant: dict[int, tuple[Reference, ...]] = {}
        self._named: dict[str, Reference] = {}
        self._counts: Counter[str] = Counter()
        self._heads = {draft.head for draft in drafts}
        self.pronouns = Pronouns(parse, self._heads)

    def resolve(self) -> list[Draft]:
        """All mentions, with those that only their surroundings tell."""
        at = 0
        for sentence in self.parse.sentences:
            self._recent = [*self._recent[-WINDOW:], []]
            for word in range(sentence.first, sentence.last):
                self._anaphor(word, sentence.first)
                while at < len(self.drafts) and self.drafts[at].first <= word:
                    self._take(self.drafts[at])
                    at += 1
        for draft in self._waiting:
            self._settle_later(draft)
        return self._found

    # ------------------------------------------------------------ mentions as they come

    def _take(self, draft: Draft) -> None:
        draft.who = self.register.all[draft.who.id]
        if draft.rule == "agent" and draft.agent is not None:
            self._settle(draft)
        self._found.append(draft)
        self._note(draft)

    def _note(self, draft: Draft) -> None:
        agent, who = draft.agent, draft.who
        being = agent.being if agent is not None else ""
        person = who.kind == "person" or (being == "person" and not draft.many)
        many = draft.many or being in ("people", "things") or self.parse.tag[draft.head] == "NNPS"
        subject = self.parse.dep[draft.head] in SUBJECT
        modifier = self.parse.dep[draft.head] in MODIFYING or (
            draft.modifier and self.parse.dep[draft.head] != "poss"
        )
        reference = Reference(draft, who, person, many, subject, modifier)
        self._recent[-1].append(reference)
        if who.code and who.code not in INTERNATIONAL and draft.kind is not MentionKind.PRONOUN:
            self._counts[who.code] += 1
            if draft.kind is MentionKind.NAME and not modifier:
                self._named[who.code] = reference
        if agent is not None and person and (woman := sex(agent.name)) is not None:
            self.pronouns.female[who.id] = woman
        if agent is not None and who.code:
            for office in {agent.name, agent.name.rsplit(None, 1)[-1]}:
                holders = self._holders.setdefault(office, {})
                holders.pop(who.id, None)
                holders[who.id] = who

    def _settle(self, draft: Draft) -> None:
        """Whom a generic actor means, if an owner or an earlier mention says so."""
        agent = draft.agent
        if agent is None:
            return
        if draft.open and draft.owner >= 0:
            owners = self._meant.get(draft.owner, ())
            if len(owners) == 1 and owners[0].who.code:
                draft.who = self.register.generic(agent, agent.name, self._whole(owners[0].who))
                draft.open = False
            return
        holders = self._holders.get(agent.name, {})
        if draft.det in DEFINITE and not draft.many and holders:
            last = next(reversed(holders.values()))
            if draft.open or (last.kind == "person" and last.code == draft.who.code):
                draft.who = self.register.all[last.id]
        elif draft.det in DEFINITE and draft.open and not (draft.many or holders):
            self._waiting.append(draft)
        elif draft.open and len(holders) == 1 and (draft.many or agent.being != "person"):
            only = next(iter(holders.values()))
            draft.who = only if only.kind != "person" else draft.who

    def _settle_later(self, draft: Draft) -> None:
        """Takes "the president" for the one whom a document calls so further on."""
        holders = self._holders.get(draft.agent.name, {}) if draft.agent is not None else {}
        people = [who for who in holders.values() if who.kind == "person"]
        if len(people) == len(holders) == 1:
            draft.who, draft.open = self.register.all[people[0].id], False

    def _whole(self, who: Who) -> Who:
        if who.code in INTERNATIONAL or who.kind in ("organisation", "group"):
            return who
        return self.register.country(who.code)

    # ------------------------------------------------------------ anaphors

    def _pronoun(self, at: int, small: str) -> None:
        found: tuple[Reference, ...] = ()
        if small in HE or small in SHE:
            found = self.pronouns.person(self._recent, small in SHE)
        elif small in IT:
            found = self.pronouns.it(self._recent, at, small)
        elif small in THEY:
            found = self.pronouns.they(self._recent, at)
        if len(found) == 1:
            self._mention(at, found[0].who, MentionKind.PRONOUN, small)
        elif found:
            self.joint[at] = tuple(each.draft for each in found)
        if found:
            self._meant[at] = found

    def _anaphor(self, at: int, first: int) -> None:
        tag = self.parse.tag[at]
        small = self.parse.word[at].lower()
        if tag in ("PRP", "PRP$"):
            self._pronoun(at, small)
        elif at in self._heads:
            return
        elif small in COUNTRY:
            self._country(at)
        elif small in PAIR:
            self._pair(at, first)
        elif small in ("latter", "former"):
            self._of_two(at, small)
        elif small in GROUP and self._bare(at):
            self._one(at, self._last(lambda r: r.who.kind in ("group", "organisation")))

    def _bare(self, at: int) -> bool:
        return at > 0 and self.parse.word[at - 1].lower() in DEFINITE

    def _one(self, at: int, found: Reference | None) -> None:
        if found is not None:
            self._mention(at, found.who, MentionKind.NOMINAL, "the one")

    def _mention(self, at: int, who: Who, kind: MentionKind, rule: str) -> Draft:
        draft = Draft(at, at + 1, at, kind, rule, who, at, at + 1)
        self._found.append(draft)
        self._note(draft)
        return draft

    def _last(self, fits: Callable[[Reference], bool]) -> Reference | None:
        for references in reversed(self._recent):
            for each in reversed(references):
                if not each.modifier and fits(each):
                    return each
        return None

    def _country(self, at: int) -> None:
        """Whose country "the country" or "his country" is."""
        before = self.parse.word[at - 1].lower() if at else ""
        if self.parse.tag[at - 1] == "PRP$" and at:
            owners = self._meant.get(at - 1, ())
            codes = {each.who.code for each in owners}
        elif before in DEFINITE:
            codes = {self._latest_code(at)}
        else:
            return
        code = codes.pop() if len(codes) == 1 else ""
        if code and code not in INTERNATIONAL:
            self._mention(at, self.register.country(code), MentionKind.NOMINAL, "the country")

    def _latest_code(self, at: int) -> str:
        parse = self.parse
        for references in reversed(self._recent):
            for each in reversed(references):
                code = each.who.code
                if code and code not in INTERNATIONAL and not self._inside(each.draft, at, parse):
                    return code
        return ""

    def _inside(self, draft: Draft, at: int, parse: Parse) -> bool:
        """Whether a place stands in what somebody owns: "X's role in the country"."""
        if parse.dep[draft.head] != "poss":
            return False
        owned = parse.head[draft.head]
        above = parse.head[at]
        return parse.dep[above] == "prep" and parse.head[above] == owned

    # ------------------------------------------------------------ two at once

    def _parties(self, references: Iterable[Reference]) -> list[Reference]:
        """The last mention of each country or other actor, in order of text."""
        last: dict[str, Reference] = {}
        for each in references:
            if each.draft.kind is MentionKind.PRONOUN or each.modifier:
                continue
            party = each.who.code or each.who.id
            last.pop(party, None)
            last[party] = each
        return list(last.values())

    def _of_two(self, at: int, which: str) -> None:
        behind = self.parse.tag[at + 1] if at + 1 < len(self.parse) else "."
        if not self._bare(at) or (behind[:2] in ("NN", "JJ", "CD", "VB") and behind[:2] != "VB"):
            return
        for references in reversed(self._recent[-2:]):
            parties = self._parties(references)
            if len(parties) >= 2:
                found = parties[-1] if which == "latter" else parties[-2]
                self._mention(at, found.who, MentionKind.NOMINAL, "the " + which)
                return

    def _pair(self, at: int, first: int) -> None:
        """Who "both countries" or "the two sides" are."""
        before = self.parse.word[at - 1].lower() if at else ""
        if before not in ("both", "two"):
            return
        here = self._states(self._recent[-1])
        paragraphs = self.parse.sentence_of[first]
        opens = paragraphs == 0 or (
            self.parse.sentences[paragraphs - 1].paragraph
            != self.parse.sentences[paragraphs].paragraph
        )
        found = here[-2:] if len(here) >= 2 else []
        if not found and not opens and len(self._recent) > 1:
            earlier = self._states(self._recent[-2])
            found = earlier if len(earlier) == 2 else []
        if found or (found := self._most_named()):
            self.joint[at] = tuple(each.draft for each in found)
            self._recent[-1].extend(found)

    def _states(self, references: Iterable[Reference]) -> list[Reference]:
        return [
            each
            for each in self._parties(references)
            if each.who.code and (each.who.code not in INTERNATIONAL)
        ]

    def _most_named(self) -> list[Reference]:
        """The two countries a document is about, if these are two."""
        ranked = [*self._counts.most_common(3), *([("", 0)] * 3)]
        if ranked[1][1] < max(2, APART * ranked[2][1]):
            return []
        last = [self._named[code] for code, _ in ranked[:2] if code in self._named]
        return last if len(last) == 2 else []
