"""Coreference: whom "his country", "the latter", "both sides", "the emirate", "it" mean.

By recency, agreement and syntax; what more than one could be meant by stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from standoff.gather.cast.entries import INTERNATIONAL
from standoff.gather.cast.kinds import Asked, Kinds
from standoff.gather.cast.numbered import Numbered
from standoff.gather.cast.offices import Offices
from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.pronouns import Pronouns
from standoff.gather.cast.references import Reference, parties
from standoff.gather.cast.who import Register, Who
from standoff.gather.cast.words import (
    COUNTRY,
    DEFINITE,
    GROUP,
    HE,
    IT,
    MODIFYING,
    NEIGHBOUR,
    NOUNS,
    NUMBERS,
    PAIR,
    SEVERAL,
    SHE,
    SUBJECT,
    THEY,
)
from standoff.gather.faults import Faults
from standoff.gather.parse import Parse
from standoff.gather.records import MentionKind

WINDOW = 2
"""Sentences that are looked back, besides the one an anaphor stands in."""
COUNTED = PAIR | NUMBERS.keys() | SEVERAL.keys()
"""Words that may stand for several who were named before."""
TOLD = COUNTED | HE | SHE | IT | THEY | COUNTRY | GROUP | {"latter", "former", "where"}
"""Words that their surroundings tell the meaning of."""


class Coreference:
    """Goes through a document once, in order of text."""

    def __init__(
        self,
        parse: Parse,
        register: Register,
        drafts: Sequence[Draft],
        kinds: Mapping[str, frozenset[str]],
    ) -> None:
        self.parse = parse
        self.register = register
        self.drafts = drafts
        self.joint: dict[int, tuple[Draft, ...]] = {}
        self._found: list[Draft] = []
        self._recent: list[list[Reference]] = [[]]
        self._meant: dict[int, tuple[Reference, ...]] = {}
        self._paragraph = -1
        self._opens = True
        self._scene = ""
        self._heads = {draft.head for draft in drafts}
        self.pronouns = Pronouns(parse, self._heads)
        self.offices = Offices(parse, register, self.pronouns)
        self.kinds = Kinds(parse, kinds)
        self.numbered = Numbered(parse, self.kinds)

    def resolve(self, faults: Faults) -> list[Draft]:
        """All mentions, with those that only their surroundings tell."""
        at = 0
        smalls = [word.lower() for word in self.parse.word]
        for sentence in self.parse.sentences:
            self._recent = [*self._recent[-WINDOW:], []]
            self._opens = sentence.paragraph != self._paragraph
            self._paragraph = sentence.paragraph
            self._set_scene(sentence.first, at)
            span = self.parse.span(sentence.first, sentence.last)
            for word in range(sentence.first, sentence.last):
                with faults.kept("actors", span):
                    self._refer(word, smalls[word])
                while at < len(self.drafts) and self.drafts[at].first <= word:
                    at += 1
                    with faults.kept("actors", span):
                        self._take(self.drafts[at - 1])
        self.offices.settle_later()
        return self._found

    def _refer(self, word: int, small: str) -> None:
        if small in TOLD or small in self.kinds.nouns or small in self.offices.short:
            self._anaphor(word, small)

    # ------------------------------------------------------------ mentions as they come

    def _take(self, draft: Draft) -> None:
        draft.who = self.register.all[draft.who.id]
        if draft.rule == "agent" and draft.agent is not None:
            if draft.many and draft.open and self._people(draft):
                return
            self.offices.settle(draft, self._recent, self._meant, self._scene)
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
        self.numbered.note(reference, self._paragraph)
        if reference.state and draft.kind is not MentionKind.PRONOUN:
            self.numbered.counts[who.code] += 1
            if draft.kind is MentionKind.NAME and not modifier:
                self.numbered.name(reference)
        self.offices.note(reference)

    def _set_scene(self, first: int, at: int) -> None:
        """Notes the country of the place that a sentence begins with: "In X, students"."""
        if self._opens or any(
            each.state not in ("", self._scene) and not each.modifier for each in self._recent[-2]
        ):
            self._scene = ""
        if at < len(self.drafts) and self.parse.word[first] == "In":
            draft = self.drafts[at]
            behind = self.parse.word[draft.chunk : draft.chunk + 1]
            placed = draft.rule in ("country", "place", "seat") and list(behind) == [","]
            if placed and draft.start - first <= 2:
                self._scene = draft.who.code

    def _where(self, at: int) -> None:
        """Notes the country of a place that "where" stands behind."""
        for each in reversed(self._recent[-1]):
            if at - 2 <= each.draft.chunk <= at and each.draft.rule in ("country", "place", "seat"):
                self._scene = each.state
                return

    # ------------------------------------------------------------ anaphors

    def _anaphor(self, at: int, small: str) -> None:
        tag = self.parse.tag[at]
        if tag in ("PRP", "PRP$"):
            self._pronoun(at, small)
        elif at in self._heads:
            return
        elif small in COUNTED:
            self._several(at)
        elif small in self.kinds.nouns:
            self._nominal(at, small)
        elif small in COUNTRY:
            self._country(at)
        elif small in ("latter", "former"):
            self._of_two(at, small)
        elif small == "where":
            self._where(at)
        elif tag in NOUNS and self._bare(at):
            self._short(at, small)

    def _pronoun(self, at: int, small: str) -> None:
        found: tuple[Reference, ...] = ()
        if small in HE or small in SHE:
            found = self.pronouns.person(self._recent, at, small in SHE)
        elif small in IT:
            found = self.pronouns.it(self._recent, at, small)
        elif small in THEY:
            found = self.pronouns.they(self._recent, at)
        if len(found) == 1:
            self._mention(at, found[0].who, MentionKind.PRONOUN, small)
        elif found:
            self._stand(at, found)
        if found:
            self._meant[at] = found

    def _bare(self, at: int) -> bool:
        return at > 0 and self.parse.word[at - 1].lower() in DEFINITE

    def _short(self, at: int, small: str) -> None:
        """Whom "the league", "the group" mean."""
        behind = self.parse.tag[at + 1] if at + 1 < len(self.parse) else "."
        if small in self.offices.short and behind not in NOUNS:
            self._mention(at, self.offices.short[small], MentionKind.NOMINAL, "the one")
        elif small in GROUP:
            found = self._last(lambda each: each.who.kind in ("group", "organisation"))
            if found is not None:
                self._mention(at, found.who, MentionKind.NOMINAL, "the one")

    def _mention(self, at: int, who: Who, kind: MentionKind, rule: str) -> None:
        draft = Draft(at, at + 1, at, kind, rule, who, at, at + 1)
        self._found.append(draft)
        self._note(draft)
        self._meant[at] = (self._recent[-1][-1],)

    def _last(self, fits: Callable[[Reference], bool]) -> Reference | None:
        for references in reversed(self._recent):
            for each in reversed(references):
                if not each.modifier and fits(each):
                    return each
        return None

    # ------------------------------------------------------------ countries

    def _nominal(self, at: int, small: str) -> None:
        """Which country "the emirate", "its neighbour" or "the country" is."""
        if small in NEIGHBOUR:
            code = self._neighbour(at)
        elif (asked := self.kinds.asked(at)) is not None:
            code = self._of_kind(at, asked)
        else:
            code = ""
        if code:
            self._mention(at, self.register.country(code), MentionKind.NOMINAL, "the " + small)
        elif small in COUNTRY:
            self._country(at)

    def _of_kind(self, at: int, asked: Asked) -> str:
        return self.kinds.country(at, asked, self._recent, self.numbered.named)

    def _neighbour(self, at: int) -> str:
        owners = self._meant.get(at - 1, ())
        codes = {each.state for each in owners} - {""}
        if at and self.parse.tag[at - 1] == "PRP$" and len(codes) == 1:
            return self.kinds.neighbour(at, codes.pop(), self._recent)
        return self.kinds.neighbour(at, "", self._recent) if self._bare(at) else ""

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
        for references in reversed(self._recent):
            for each in reversed(references):
                if each.state and not self._inside(each.draft, at):
                    return each.state
        return ""

    def _inside(self, draft: Draft, at: int) -> bool:
        """Whether a place stands in what somebody owns: "X's role in the country"."""
        parse = self.parse
        if parse.dep[draft.head] != "poss":
            return False
        owned = parse.head[draft.head]
        above = parse.head[at]
        return parse.dep[above] == "prep" and parse.head[above] == owned

    # ------------------------------------------------------------ several at once

    def _of_two(self, at: int, which: str) -> None:
        behind = self.parse.tag[at + 1] if at + 1 < len(self.parse) else "."
        if not self._bare(at) or (behind[:2] in ("NN", "JJ", "CD", "VB") and behind[:2] != "VB"):
            return
        for references in reversed(self._recent[-2:]):
            two = parties(references)
            if len(two) >= 2:
                found = two[-1] if which == "latter" else two[-2]
                self._mention(at, found.who, MentionKind.NOMINAL, "the " + which)
                return

    def _several(self, at: int) -> None:
        """Who "both countries", "the two sides" or "all three" are."""
        asked = self.numbered.asked(at)
        if asked is None:
            return
        found = self.numbered.found(at, asked, self._recent, self._paragraph, self._opens)
        if found:
            self.numbered.remember(found, self._paragraph)
            self._stand(at, found)

    def _people(self, draft: Draft) -> bool:
        """Whether "the two leaders" are the last two persons named; notes it if so."""
        number = "both" if draft.det == "both" else self.parse.word[draft.start].lower()
        if number not in NUMBERS or draft.det not in (*DEFINITE, "both"):
            return False
        found = self.numbered.people(NUMBERS[number], self._recent)
        if found:
            self._stand(draft.head, found)
        return bool(found)

    def _stand(self, at: int, found: tuple[Reference, ...]) -> None:
        """Lets a word stand for several mentions."""
        self.joint[at] = tuple(each.draft for each in found)
        self._meant[at] = found
        draft = Draft(at, at + 1, at, MentionKind.NOMINAL, "several", found[0].who, at, at + 1)
        behind = self.parse.tag[at + 1] if at + 1 < len(self.parse) else "."
        subject = self.parse.dep[at] in SUBJECT or behind in ("VBP", "VBD", "MD")
        together = Reference(draft, found[0].who, False, True, subject, False, found)
        self._recent[-1].append(together)
