"""Surnames: "Mattis" is the Jim Mattis that the document names elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence

from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.who import Register, Who
from standoff.gather.cast.words import NOT_PEOPLE
from standoff.gather.parse import Parse
from standoff.gather.records import MentionKind


class Surnames:
    """Joins surnames to names in full, those by which somebody was named last before."""

    def __init__(
        self,
        parse: Parse,
        register: Register,
        drafts: Sequence[Draft],
        offices: dict[str, set[str]],
    ) -> None:
        self.parse = parse
        self.register = register
        self.offices = offices
        self._given_names: dict[str, Who | None] = {}
        self._bearers: dict[str, tuple[list[int], list[Who]]] = {}
        for draft in drafts:
            if draft.rule == "person" and " " in draft.who.name:
                self._bear(draft.who, draft.first)
                self._note_given(draft)

    def _note_given(self, draft: Draft) -> None:
        """Notes the first name of somebody mentioned in full, if nobody else has it."""
        first = draft.who.name.split(None, 1)[0]
        known = self._given_names.setdefault(first, draft.who)
        if known is not None and known.id != draft.who.id:
            self._given_names[first] = None

    def _bear(self, who: Who, at: int) -> None:
        places, bearers = self._bearers.setdefault(who.name.rsplit(None, 1)[-1], ([], []))
        place = bisect_right(places, at)
        places.insert(place, at)
        bearers.insert(place, who)

    def _bearer(self, name: str, at: int) -> Who | None:
        known = self._bearers.get(name)
        if known is None:
            return None
        places, bearers = known
        return bearers[max(0, bisect_right(places, at) - 1)]

    def join(self, draft: Draft) -> None:
        """Makes somebody mentioned by surname the one mentioned in full."""
        who = self._bearer(draft.who.name, draft.first)
        alone = self.register.all[draft.who.id]
        if who is None or (who.code and alone.code and who.code != alone.code):
            return
        draft.who = self.register.fill(who.id, alone.code, alone.sector)
        if alone.id in self.offices:
            self.offices.setdefault(who.id, set()).update(self.offices[alone.id])

    def found(self, at: int, covered: Container[int]) -> Draft | None:
        """The mention that a surname is where nothing else took it for a name."""
        who = self._bearer(self.parse.word[at], at)
        if who is None:
            return self._by_given_name(at)
        first = at
        while first and self._given(first - 1) and first - 1 not in covered:
            first -= 1
        if first < at and not who.name.startswith(self.parse.word[first]):
            start, end = self.parse.span(first, at + 1)
            name = " ".join(self.parse.text[start:end].split())
            who = self.register.somebody(name, "", "", "person")
            self._bear(who, first)
        return Draft(first, at + 1, at, MentionKind.NAME, "person", who, first, at + 1)

    def _by_given_name(self, at: int) -> Draft | None:
        """The mention that a first name is, standing alone behind the name in full."""
        who = self._given_names.get(self.parse.word[at])
        alone = self.parse.tag[at] == "NNP" and not (
            (at and self._given(at - 1)) or (at + 1 < len(self.parse) and self._given(at + 1))
        )
        if who is None or not alone:
            return None
        return Draft(at, at + 1, at, MentionKind.NAME, "person", who, at, at + 1)

    def _given(self, at: int) -> bool:
        """Whether a word can be a given name."""
        return self.parse.tag[at] == "NNP" and self.parse.word[at].lower() not in NOT_PEOPLE


def with_surnames(
    parse: Parse, register: Register, drafts: Sequence[Draft], offices: dict[str, set[str]]
) -> list[Draft]:
    """The mentions with those by surname alone, each joined to the name in full."""
    surnames = Surnames(parse, register, drafts, offices)
    covered: set[int] = set()
    for draft in drafts:
        covered.update(range(draft.first, draft.last))
        if draft.rule == "person" and " " not in draft.who.name:
            surnames.join(draft)
    found = [*drafts]
    for at, word in enumerate(parse.word):
        if word[0].isupper() and at not in covered and (more := surnames.found(at, covered)):
            found.append(more)
    return sorted(found, key=lambda each: (each.first, -each.last))
