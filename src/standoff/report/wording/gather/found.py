"""What a search found."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.dossier.search import Hits
from standoff.report.wording import phrases
from standoff.report.wording.gather.passages import INDENT, filled, place, shown

MOST = 20
"""Passages that are shown."""


def lines(text: str, found: Hits, width: int) -> Iterator[str]:
    """The passages that tell most, each with its section."""
    words = f"with all words of “{shown(text)}”"
    if not found.total:
        yield f"no passage {words}"
        return
    told = f"{phrases.count(found.total, 'passage')} {words}"
    left = f"; the {len(found.hits)} that tell most" if found.total > len(found.hits) else ""
    yield from filled(told + left, width)
    for hit in found.hits:
        yield from filled(f"{place(hit.document, hit.span)}  {hit.section}", width)
        yield from filled(INDENT + shown(hit.words), width, "")
