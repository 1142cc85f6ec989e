"""The acts of a dossier: who did what to whom, whether it happened, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.dossier.acts import Act, acts
from standoff.gather.dossier.counts import counts
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.records import Gathered, Span
from standoff.report.wording.gather.passages import AROUND, MOST, grouped, more, parties, sentence

NONE = "no events"


def lines(dossier: Dossier, width: int) -> Iterator[str]:
    """Every act once, with its tellings; the first of them where there are many."""
    total = counts(dossier).acts
    found = ((each, act) for each in dossier.each() for act in acts(each))
    yield from grouped(found, _act, width)
    yield from more(total - MOST, "act") if total else [NONE]


def _act(found: Gathered, act: Act) -> Iterator[str]:
    text, told = found.document.text, act.told
    towards = "and one another" if told.reciprocal else f"→ {parties(text, act.target)}"
    times = f", told {len(act.tellings)} times" if len(act.tellings) > 1 else ""
    who = f"{parties(text, act.source)} {towards}{times}"
    yield f"{told.type:<11} {told.goldstein:>+5.1f}  {told.status:<12} {who}"
    if act.claimed_by:
        yield f"  claimed by {parties(text, act.claimed_by)}"
    start, end = told.trigger
    yield f"  {start}-{end}: {sentence(text, _whole(act))}"


def _whole(act: Act) -> Span:
    """From the first to the last word of an act, where they are close to one another."""
    spans = [act.told.trigger, *act.told.source, *act.told.target]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    return (start, end) if end - start <= AROUND else act.told.trigger
