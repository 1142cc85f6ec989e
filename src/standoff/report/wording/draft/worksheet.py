"""A worksheet in words: per side and kind, each line with the words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from standoff.gather.records import CourseKind
from standoff.gather.worksheet.dispute import Act
from standoff.gather.worksheet.worksheet import Line, Place, Worksheet
from standoff.model.dispute import Dispute
from standoff.model.walk import draft_paths
from standoff.report.wording import phrases
from standoff.report.wording.marks import bare, said

KINDS = {
    CourseKind.DEMAND: "demands",
    CourseKind.THREAT: "threatens",
    CourseKind.OFFER: "offers",
    CourseKind.REFUSAL: "refuses",
    CourseKind.DOING: "is doing now",
    CourseKind.WISH: "says it wants",
}
LONGEST = 200
"""Characters of a sentence that are shown beside a line."""
MOST_LOOK = 10
SHOWN = 6
"""Acts that were left out, told by their words."""


def lines(sheet: Worksheet) -> Iterator[str]:
    """Side by side what it demands, threatens, offers, refuses, does and wants; then the rest."""
    for number, side in enumerate(sheet.sides):
        yield from [""] if number else []
        told = [line for kind in CourseKind for line in _kind(sheet, number, kind)]
        yield said(side.name) if told else f"{said(side.name)}: nothing is told of it"
        yield from told
    yield from _look(sheet)
    if sheet.others:
        named = phrases.listed(f"{said(name)} ({times:,})" for name, times in sheet.others)
        yield ""
        yield from phrases.wrapped(f"Who else is named: {named}.")


def _kind(sheet: Worksheet, side: int, kind: CourseKind) -> Iterator[str]:
    found = sheet.of(side, kind)
    if found:
        yield f"  {KINDS[kind]}"
    for line in found:
        yield from phrases.indented([_says(line, sheet)], "    ")
        yield from phrases.indented(_beside(line.places[0]), "      ")


def _says(line: Line, sheet: Worksheet) -> str:
    """What a line says: who is to do it where that is another, what, and how often it is told."""
    asked = line.kind is CourseKind.DEMAND
    who = f"{said(sheet.sides[line.owner].name)}: " if asked else ""
    other = line.other if not asked else None
    towards = f" ({said(sheet.sides[other].name)})" if other is not None else ""
    sign = "not to " if line.negated else "to "
    times = f", told {len(line.places)} times" if len(line.places) > 1 else ""
    return f"{who}{sign}{said(line.words)}{towards}{times}"


def _beside(place: Place) -> Iterator[str]:
    hangs = [each for each in (place.condition, place.deadline) if each]
    if hangs:
        yield "; ".join(said(each) for each in hangs)
    words = place.words if len(place.words) <= LONGEST else f"{place.words[:LONGEST].rstrip()} ..."
    yield f"{place.cited}: “{said(words)}”"


def _look(sheet: Worksheet) -> Iterator[str]:
    if sheet.look:
        yield ""
        yield "Sentences to look at"
    for place in sheet.look[:MOST_LOOK]:
        yield from phrases.indented(_beside(place), "  ")
    if len(sheet.look) > MOST_LOOK:
        yield f"  and {phrases.count(len(sheet.look) - MOST_LOOK, 'more sentence')}"


def left_out(sheet: Worksheet, acts: Sequence[Act]) -> Iterator[str]:
    """What is not in the file: the acts that are told of least."""
    for number, side in enumerate(sheet.sides):
        words = [f"“{act.words}”" for act in acts if act.owner == number]
        more = [phrases.count(len(words) - SHOWN, "other")] if len(words) > SHOWN else []
        if words:
            told = phrases.listed([*words[:SHOWN], *more])
            yield from phrases.wrapped(
                f"{said(side.name)}: left out, as told of least: {said(told)}."
            )


def written(dispute: Dispute, path: str) -> Iterator[str]:
    """What was written."""
    options = phrases.count(len(dispute.options), "option")
    preferences = phrases.count(sum(len(s.prefers) for s in dispute.sides), "preference")
    lines = phrases.count(len(draft_paths(dispute)), "draft line")
    yield from phrases.wrapped(
        f"{said(path)}: {lines}, with {options} and {preferences}. Nothing of it is judged: "
        "standoff draft --review goes through it line by line.",
        "",
    )


def data(sheet: Worksheet) -> dict[str, Any]:
    """The same with stable keys."""
    return {
        "sides": [bare(side.name) for side in sheet.sides],
        "lines": [
            {
                "kind": line.kind.value,
                "owner": line.owner,
                "other": line.other,
                "words": line.words,
                "negated": line.negated,
                "places": [_place(place) for place in line.places],
            }
            for line in sheet.lines
        ],
        "look": [_place(place) for place in sheet.look],
        "others": [{"name": name, "mentions": times} for name, times in sheet.others],
    }


def _place(place: Place) -> dict[str, str]:
    return {
        "at": place.cited,
        "words": place.words,
        "condition": place.condition,
        "deadline": place.deadline,
    }
