"""What stands beside a name: "president of X", "rebels in X", "X, foreign minister of Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.who import Register, Who
from standoff.gather.cast.words import (
    ABROAD,
    BEHIND_APPOSITION,
    BUREAUS,
    CROWDS,
    ENVOYS,
    HERE,
    INSIDE,
    OWN,
    PLURAL,
    PREMODIFIED,
)
from standoff.gather.parse import Parse
from standoff.gather.records import MentionKind

AFFAIRS = 8
"""Words of what a ministry deals with."""
FLIGHT = 8
"""Words behind "refugees" in which the country that they flee is looked for."""


class Complements:
    """Joins noun phrases to what stands beside them, from the last to the first."""

    def __init__(self, parse: Parse, register: Register, drafts: Sequence[Draft]) -> None:
        self.parse = parse
        self.register = register
        self.drafts = list(drafts)
        self.whole = {each.start: each for each in drafts}
        """The last mention of each noun phrase, by the first word of the phrase."""
        self.headed = {each.head: each for each in drafts}
        self.offices: dict[str, set[str]] = {}
        """The offices that persons are said to hold, by their ids."""

    def join(self) -> list[Draft]:
        """The mentions with what stands behind them, and those of "X and Y officials"."""
        for draft in reversed(self.drafts):
            if draft.agent is not None or draft.rule == "person":
                self._complement(draft)
            elif draft.rule == "country":
                self._people(draft)
            elif draft.rule == "organisation":
                self._bureau(draft)
        more = [each for draft in self.drafts for each in self._coordinated(draft)]
        for draft in self.drafts:
            if draft.rule == "person":
                self._apposition(draft)
            elif draft.rule in ("organisation", "group") and not draft.modifier:
                self._body(draft)
        return sorted([*self.drafts, *more], key=lambda each: (each.first, -each.last))

    def _phrase(self, at: int) -> Draft | None:
        """The mention that the noun phrase from a word on is, determiner left out."""
        if at >= len(self.parse):
            return None
        at += self.parse.tag[at] in ("DT", "PRP$")
        return self.whole.get(at)

    # ------------------------------------------------------------ behind prepositions

    def _complement(self, draft: Draft) -> None:
        at = draft.chunk
        if draft.modifier or at + 1 >= len(self.parse) or draft.last != at:
            return
        word = self.parse.word[at].lower()
        if word in OWN:
            self._owned(draft, self._phrase(self._of_whom(draft, at) + 1))
        elif draft.open and draft.rule == "agent":
            acting = self.parse.tag[at] in ("VBG", "VBN")
            at += acting
            if self.parse.word[at].lower() in HERE and (acting or not self._abroad(draft)):
                self._placed(draft, self._phrase(at + 1))
            elif draft.who.sector == "REF":
                self._fled(draft, at)

    def _of_whom(self, draft: Draft, at: int) -> int:
        """The "of" behind which a country is: "Ministry of Foreign Affairs of Iran"."""
        parse = self.parse
        if self._phrase(at + 1) is not None or parse.lemma[draft.head].lower() not in BUREAUS:
            return at
        behind = range(at + 1, min(at + 1 + AFFAIRS, len(parse) - 1))
        inside = INSIDE | {"DT", "CC", ","}
        end = next((each for each in behind if parse.tag[each] not in inside), at)
        return end if parse.word[end].lower() == "of" else at

    def _owned(self, draft: Draft, whole: Draft | None) -> None:
        if whole is None or not (whole.who.code or whole.who.sector) or whole.modifier:
            return
        if draft.rule == "person":
            draft.who = self.register.fill(draft.who.id, whole.who.code, "")
        elif draft.open and draft.agent is not None:
            self._renew(draft, whole.who)
        else:
            return
        draft.last, draft.chunk = whole.last, whole.chunk

    def _bureau(self, draft: Draft) -> None:
        """A ministry that is a name by itself, of the country behind it."""
        parse, at = self.parse, draft.last
        if parse.word[draft.first].lower() not in BUREAUS or at + 1 >= len(parse):
            return
        whole = self._phrase(at + 1) if parse.word[at] == "of" else None
        if whole is not None and whole.rule == "country" and whole.who.code and not whole.modifier:
            draft.who = self.register.part(self.register.country(whole.who.code), "GOV")
            draft.last, draft.chunk = whole.last, whole.chunk

    def _placed(self, draft: Draft, place: Draft | None) -> None:
        if place is not None and place.who.code and place.rule in ("country", "place", "seat"):
            self._renew(draft, self.register.country(place.who.code))
            draft.chunk = max(draft.chunk, place.chunk)

    def _fled(self, draft: Draft, at: int) -> None:
        """Refugees are counted to the country that they leave."""
        for word in range(at, min(at + FLIGHT, len(self.parse))):
            if self.parse.tag[word] in (",", "."):
                return
            place = self.whole.get(word)
            if place is not None and place.rule in ("country", "place") and place.who.code:
                self._placed(draft, place)
                return

    def _renew(self, draft: Draft, origin: Who) -> None:
        if draft.agent is None:
            return
        words = self.parse.word[draft.head].lower()
        if draft.agent.yields and draft.who.sector and not origin.sector:
            origin = replace(origin, sector=draft.who.sector, kind="sector")
        draft.who = self.register.generic(draft.agent, words, origin)
        draft.open = not draft.who.code

    def _abroad(self, draft: Draft) -> bool:
        agent = draft.agent
        return agent is not None and (agent.sector in ABROAD or agent.name in ENVOYS)

    # ------------------------------------------------------------ peoples

    def _people(self, draft: Draft) -> None:
        """Members of a people that are counted or placed are not their state."""
        parse = self.parse
        if draft.modifier or parse.tag[draft.head] not in PLURAL or draft.det == "the":
            return
        before = parse.word[draft.first - 1].lower() if draft.first else ""
        counted = draft.first > draft.start or before in PREMODIFIED or self._of_many(draft.first)
        behind = parse.tag[draft.chunk] if draft.chunk < len(parse) else ""
        if (
            counted
            or behind in ("VBG", "VBN", "WP")
            or (behind == "IN" and parse.word[draft.chunk].lower() in ("of", "from", "in"))
        ):
            draft.who = self.register.part(draft.who, "CVL")

    def _of_many(self, first: int) -> bool:
        parse = self.parse
        return first > 1 and parse.word[first - 1] == "of" and parse.lemma[first - 2] in CROWDS

    def _coordinated(self, draft: Draft) -> list[Draft]:
        """The first of "Israeli and Palestinian officials"."""
        at = draft.start
        if draft.agent is None or at < 2 or self.parse.tag[at - 1] != "CC":
            return []
        other = next((d for d in (self.whole.get(at - 2),) if d and d.chunk == at - 1), None)
        if other is None or other.rule != "country" or self.parse.tag[other.head] in PLURAL:
            return []
        if not any(e.start == at and e.first == at and e.rule == "country" for e in self._near(at)):
            return []
        who = self.register.generic(draft.agent, draft.agent.name, other.who)
        return [replace(draft, first=other.first, who=who, kind=MentionKind.NOMINAL)]

    def _near(self, at: int) -> list[Draft]:
        low = self._index(at)
        return self.drafts[low : low + 4]

    def _index(self, at: int) -> int:
        from bisect import bisect_left

        return bisect_left(self.drafts, at, key=lambda each: each.start)

    # ------------------------------------------------------------ apposition

    def _apposition(self, person: Draft) -> None:
        """An office set off by commas before or behind a name."""
        if person.agent is not None:
            self._holds(person, person.agent.name)
        parse = self.parse
        if parse.dep[person.head] == "appos":
            office = self.headed.get(parse.head[person.head])
            if office is not None and office.last <= person.first:
                self._same(person, office)
        if person.modifier:
            return
        at = person.chunk
        if at < len(parse) and parse.word[at] == ",":
            office = self._phrase(at + 1)
            if office is not None and self._closed(office.chunk):
                self._same(person, office)
        at = person.first - 1
        if at > 0 and parse.word[at] == ",":
            office = self._ending(at)
            if office is not None and self._closed(person.chunk):
                self._same(person, office)

    def _body(self, named: Draft) -> None:
        """What an organisation is said to be: "X, a newspaper run by Y"."""
        at = named.chunk
        if at + 1 >= len(self.parse) or self.parse.word[at] != ",":
            return
        said = self._phrase(at + 1)
        if said is None or said.agent is None or said.rule != "agent" or said.start == at + 1:
            return
        if said.agent.being == "body" and said.open and not said.many:
            said.who, said.open = named.who, False

    def _closed(self, at: int) -> bool:
        tag = self.parse.tag[at] if at < len(self.parse) else "."
        return tag in BEHIND_APPOSITION or tag[:2] in ("VB", "MD", "WP", "IN")

    def _ending(self, at: int) -> Draft | None:
        """The longest phrase of a generic actor that ends before a word."""
        low = self._index(at)
        near = self.drafts[max(0, low - 6) : low]
        return next((d for d in near if d.chunk == at and d.rule == "agent"), None)

    def _same(self, person: Draft, office: Draft) -> None:
        agent = office.agent
        if agent is None or office.rule != "agent" or agent.being != "person" or office.many:
            return
        who = self.register.all[person.who.id]
        if who.code and office.who.code and who.code != office.who.code:
            return
        person.who = self.register.fill(who.id, office.who.code, office.who.sector)
        office.who = person.who
        office.open = office.owner >= 0 and not person.who.code  # his minister, X
        self._holds(person, agent.name)

    def _holds(self, person: Draft, office: str) -> None:
        self.offices.setdefault(person.who.id, set()).add(office)
