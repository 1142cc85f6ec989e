"""The acts of a dossier: who did what to whom, whether it happened, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from standoff.gather.dossier.acts import Act, acts
from standoff.gather.dossier.counts import counts
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.records import Gathered, Span
from standoff.report.wording.gather.passages import (
    INDENT,
    MOST,
    filled,
    more,
    parties,
    place,
    sentence,
)

NONE = "no events"
WIDEST = 160
"""Characters between an act's trigger and its parties, beyond which its sentence is enough."""


def lines(dossier: Dossier, width: int) -> Iterator[str]:
    """Every act once, with its tellings; the first of them where there are many."""
    total = counts(dossier).acts
    found = ((each, act) for each in dossier.each() for act in acts(each))
    for each, act in islice(found, MOST):
        yield from _act(each, act, width)
    yield from more(total - MOST, "act") if total else [NONE]


def _act(found: Gathered, act: Act, width: int) -> Iterator[str]:
    text, told = found.document.text, act.told
    arrow = "and one another" if told.reciprocal else f"→ {parties(text, act.target)}"
    head = f"{told.type:<12} {told.goldstein:>+5.1f}  {told.status:<12} {parties(text, act.source)}"
    yield from filled(f"{head} {arrow}", width)
    if act.claimed_by:
        yield from filled(f"{INDENT}claimed by {parties(text, act.claimed_by)}", width, "")
    yield from filled(INDENT + sentence(text, _whole(act)), width, "")
    times = f", told {len(act.tellings)} times" if len(act.tellings) > 1 else ""
    yield from filled(f"{INDENT}{place(found.document.name, told.trigger)}{times}", width, "")


def _whole(act: Act) -> Span:
    """From the first to the last word of an act, where they are close to one another."""
    spans = [act.told.trigger, *act.told.source, *act.told.target]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    return (start, end) if end - start <= WIDEST else act.told.trigger
