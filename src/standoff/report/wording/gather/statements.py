"""The statements of a dossier: who says or thinks what, to whom and where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from standoff.gather.dossier.acts import Cast
from standoff.gather.dossier.counts import counts
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.records import Gathered, Statement
from standoff.report.wording.gather.passages import (
    INDENT,
    MOST,
    filled,
    more,
    parties,
    place,
    quoted,
)

NONE = "no statements"


def lines(dossier: Dossier, width: int) -> Iterator[str]:
    """Every statement with its words; the first of them where there are many."""
    total = counts(dossier).statements
    found = ((each, said) for each in dossier.each() for said in each.statements)
    for each, said in islice(found, MOST):
        yield from _statement(each, said, width)
    yield from more(total - MOST, "statement") if total else [NONE]


def _statement(found: Gathered, said: Statement, width: int) -> Iterator[str]:
    text = found.document.text
    speakers = parties(text, Cast(found.actors).parties(said.speaker or ()))
    to = f", to {quoted(text, said.addressee)}" if said.addressee else ""
    at = f", at {quoted(text, said.venue)}" if said.venue else ""
    yield from filled(f"{said.kind:<9} {speakers}{to}{at}: {quoted(text, said.cue)}", width)
    yield from filled(INDENT + quoted(text, said.content), width, "")
    yield from filled(INDENT + place(found.document.name, said.content), width, "")
