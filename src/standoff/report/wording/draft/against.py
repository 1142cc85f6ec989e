"""A draft against a dispute made by hand, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from standoff.errors import Path
from standoff.gather.draft.against import Compared
from standoff.model.dispute import Dispute
from standoff.model.walk import parts_of
from standoff.report.wording import phrases
from standoff.report.wording.lines import name, says
from standoff.report.wording.marks import bare

HOW = (
    "An option is found where a draft option of the same side rests on the same characters of the "
    "same document, in part at least. A preference is found where one of the same side says the "
    "same of options that were found, a judgement where one changes the same; failing that, where "
    "they share characters, unless one of the two is about options found elsewhere. Each counts "
    "once. Whether both say the same is for you to read."
)
KINDS = {"option": "Options", "prefers": "Preferences", "judgement": "Judgements"}


def lines(compared: Sequence[Compared], draft: Dispute, hand: Dispute) -> Iterator[str]:
    """Kind by kind: how many, then each line."""
    yield from phrases.wrapped(HOW, "")
    for each in compared:
        yield ""
        yield from phrases.wrapped(_counts(each))
        yield from phrases.indented(_listed(each, draft, hand))


def _counts(each: Compared) -> str:
    every = len(each.found) + len(each.missed) + len(each.unfounded)
    unfounded = f" ({len(each.unfounded)} more rest on no document)" if each.unfounded else ""
    return (
        f"{KINDS[each.kind]}: {len(each.found)} of {every} found, {len(each.missed)} missed"
        f"{unfounded}, {len(each.invented)} invented"
    )


def _listed(each: Compared, draft: Dispute, hand: Dispute) -> Iterator[str]:
    for one, other in each.found:
        yield f"found     {_told(hand, one)}"
        yield f"          by {_told(draft, other)}"
    yield from (f"missed    {_told(hand, path)}" for path in each.missed)
    yield from (f"missed    {_told(hand, path)} (no document)" for path in each.unfounded)
    yield from (f"invented  {_told(draft, path)}" for path in each.invented)


def _told(dispute: Dispute, path: Path) -> str:
    part = next(part for part, each in parts_of(dispute) if each == path)
    return f"{name(part, path, dispute)}: {says(part, dispute)}"


def data(compared: Sequence[Compared], draft: Dispute, hand: Dispute) -> dict[str, Any]:
    """The same with stable keys."""
    return {
        each.kind: {
            "found": [
                {"line": bare(_told(hand, one)), "by": bare(_told(draft, other))}
                for one, other in each.found
            ],
            "missed": [bare(_told(hand, path)) for path in each.missed],
            "without_document": [bare(_told(hand, path)) for path in each.unfounded],
            "invented": [bare(_told(draft, path)) for path in each.invented],
        }
        for each in compared
    }
