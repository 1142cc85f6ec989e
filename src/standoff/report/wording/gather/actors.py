"""The actors of a dossier: everybody of one name, code and sector in a row."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.errors import plain
from standoff.gather.dossier.who import Known
from standoff.report.pictures.letters import ELLIPSIS
from standoff.report.wording import phrases
from standoff.report.wording.gather.passages import INDENT, MOST, filled, more, place, shown

NONE = "no actors"
NAME = 34
CALLED = 6
"""Other names that are shown."""


def lines(found: list[Known], width: int) -> Iterator[str]:
    """The actors, those that are mentioned most first."""
    if not found:
        yield NONE
        return
    yield f"{'actor':<{NAME}} code  sector  mentions  documents"
    for each in found[:MOST]:
        name = _cut(shown(each.name))
        codes = f"{plain(each.code):<4}  {plain(each.sector):<6}"
        yield f"{name:<{NAME}} {codes}  {each.mentions:>8,}  {each.documents:>9,}"
        yield from filled(INDENT + _where(each), width, "")
    yield from more(len(found) - MOST, "actor")


def _cut(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1] + ELLIPSIS


def _where(known: Known) -> str:
    """Where it is mentioned first, and what else it is called."""
    others = [name for name, _ in known.called.most_common() if name != known.name]
    names = [f"“{shown(name)}”" for name in others[:CALLED]]
    if len(others) > CALLED:
        names.append(phrases.count(len(others) - CALLED, "other name"))
    also = f"; also {phrases.listed(names)}" if names else ""
    return f"id {plain(known.id)}, first at {place(known.document, known.first)}{also}"
