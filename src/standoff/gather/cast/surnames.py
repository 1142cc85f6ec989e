"""Surnames: "Mattis" is the Jim Mattis that the document names elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.who import Register, Who
from standoff.gather.cast.words import NOT_PEOPLE
from standoff.gather.parse import Parse
from standoff.gather.records import MentionKind


class Surnames:
    """Whom a surname means at a place: who was named in full last, else first."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._bearers: dict[str, tuple[list[int], list[Who]]] = {}
        for draft in drafts:
            if draft.rule == "person" and " " in draft.who.name:
                places, bearers = self._bearers.setdefault(_surname(draft.who.name), ([], []))
                places.append(draft.first)
                bearers.append(draft.who)

    def bearer(self, name: str, at: int) -> Who | None:
        """Who bears a surname at a word."""
        known = self._bearers.get(name)
        if known is None:
            return None
        places, bearers = known
        return bearers[max(0, bisect_right(places, at) - 1)]


def _surname(name: str) -> str:
    return name.rsplit(None, 1)[-1]


def with_surnames(
    parse: Parse,
    register: Register,
    drafts: Sequence[Draft],
    offices: Mapping[str, set[str]],
) -> list[Draft]:
    """The mentions with those by surname alone, each joined to the name in full."""
    surnames = Surnames(drafts)
    covered: set[int] = set()
    for draft in drafts:
        covered.update(range(draft.first, draft.last))
        if draft.rule == "person" and " " not in draft.who.name:
            _join(register, draft, surnames, offices)
    found = [*drafts]
    for at, word in enumerate(parse.word):
        if at in covered or parse.tag[at] not in ("NNP", "NNPS") or word.lower() in NOT_PEOPLE:
            continue
        who = surnames.bearer(word, at)
        if who is not None:
            name = MentionKind.NAME
            found.append(Draft(at, at + 1, at, name, "person", who, at, at + 1))
    return sorted(found, key=lambda each: (each.first, -each.last))


def _join(
    register: Register, draft: Draft, surnames: Surnames, offices: Mapping[str, set[str]]
) -> None:
    who = surnames.bearer(draft.who.name, draft.first)
    alone = register.all[draft.who.id]
    if who is None or (who.code and alone.code and who.code != alone.code):
        return
    draft.who = register.fill(who.id, alone.code, alone.sector)
    if who.id in offices:
        offices[who.id].update(offices.get(alone.id, ()))
