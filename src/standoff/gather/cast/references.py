"""What coreference looks back on: mentions as candidates for later words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.gather.cast.entries import INTERNATIONAL
from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.who import Who
from standoff.gather.records import MentionKind


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention as a candidate for later words; ``group`` holds those that it stands for."""

    draft: Draft
    who: Who
    person: bool
    many: bool
    subject: bool
    modifier: bool
    group: tuple[Reference, ...] = ()

    @property
    def state(self) -> str:
        """The code of the country it belongs to, if any."""
        return "" if self.who.code in INTERNATIONAL else self.who.code


Recent = Sequence[Sequence[Reference]]
"""The references of the last sentences, those of the current one last."""


def each_of(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references, groups by their members."""
    for each in references:
        if each.group:
            yield from each.group
        else:
            yield each


def parties(references: Iterable[Reference]) -> list[Reference]:
    """The last mention of each country or other actor, in order of text."""
    last: dict[str, Reference] = {}
    for each in each_of(references):
        if each.draft.kind is MentionKind.PRONOUN or each.modifier:
            continue
        party = each.who.code or each.who.id
        last.pop(party, None)
        last[party] = each
    return list(last.values())


def states(references: Iterable[Reference]) -> list[Reference]:
    """The last mention of each country, in order of text."""
    return [each for each in parties(references) if each.state]
