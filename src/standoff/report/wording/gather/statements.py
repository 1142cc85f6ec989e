"""The statements of a dossier: who says or thinks what, to whom and where."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.dossier.acts import Cast
from standoff.gather.dossier.counts import counts
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.records import Gathered, Statement
from standoff.report.wording.gather.passages import MOST, cut, grouped, more, parties, quoted

NONE = "no statements"


def lines(dossier: Dossier, width: int) -> Iterator[str]:
    """Every statement with its words; the first of them where there are many."""
    total = counts(dossier).statements
    found = ((each, said) for each in dossier.each() for said in each.statements)
    yield from grouped(found, _statement, width)
    yield from more(total - MOST, "statement") if total else [NONE]


def _statement(found: Gathered, said: Statement) -> Iterator[str]:
    text = found.document.text
    speakers = parties(text, Cast(found.actors).parties(said.speaker or ()))
    to = f" to {quoted(text, said.addressee)}" if said.addressee else ""
    where = f" {quoted(text, said.venue)}" if said.venue else ""
    does = "does not: " if said.negated else ""
    yield f"{said.kind:<9} {does}{speakers} {quoted(text, said.cue)}{to}{where}"
    start, end = said.content
    yield f"  {start}-{end}: {cut(text, said.content)}"
