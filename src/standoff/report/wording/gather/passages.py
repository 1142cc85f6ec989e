"""Words of a document and where they stand, as a terminal shows them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from standoff.errors import plain
from standoff.gather.dossier.acts import Party
from standoff.gather.records import Actor, Document, Gathered, Span

T = TypeVar("T")

MOST = 40
"""Records that a view shows; an export has them all."""
LONGEST = 300
"""Characters of a passage that are shown."""
AROUND = 160
"""Characters around a record in which its sentence is looked for."""
NOBODY = "nobody named"
INDENT = "    "

_ENDS = re.compile(r"(?<!\b[A-Z])[.!?][\"'”’)]*\s+|\n\s*\n")


def shown(words: str) -> str:
    """Words of a document on one line, where nothing in them steers a terminal."""
    return plain(" ".join(words.split()))


def cut(text: str, span: Span, longest: int = LONGEST) -> str:
    """The words of a span; some of them where they are many."""
    start, end = span
    return shown(text[start : min(end, start + longest)]) + ("…" if end > start + longest else "")


def quoted(text: str, span: Span) -> str:
    """The few words of a span in quotation marks."""
    return f"“{cut(text, span, 60)}”"


def sentence(text: str, span: Span) -> str:
    """The sentence in which a span stands, what is far away cut off."""
    (start, before), (end, after) = _begin(text, span[0]), _end(text, span[1])
    return before + cut(text, (start, end), LONGEST + 2 * AROUND) + after


def _begin(text: str, start: int) -> tuple[int, str]:
    """Where a sentence begins, and what stands for words that are left out before."""
    first = max(start - AROUND, 0)
    ends = [each.end() for each in _ENDS.finditer(text, first, start)]
    if ends or not first:
        return ends[-1] if ends else 0, ""
    return text.find(" ", first, start) + 1 or start, "…"


def _end(text: str, end: int) -> tuple[int, str]:
    last = min(end + AROUND, len(text))
    found = _ENDS.search(text, end, last)
    if found or last == len(text):
        return found.end() if found else last, ""
    return max(text.rfind(" ", end, last), end), "…"


def head(document: Document) -> str:
    """What a document is called, its date and its title."""
    date = f", {plain(document.date)}" if document.date else ""
    title = f": {cut(document.title, (0, len(document.title)), 100)}" if document.title else ""
    return f"{plain(document.name)}{date}{title}"


def grouped(
    found: Iterable[tuple[Gathered, T]], say: Callable[[Gathered, T], Iterable[str]], width: int
) -> Iterator[str]:
    """The first of many records, under their documents."""
    here = ""
    for number, (each, record) in enumerate(islice(found, MOST)):
        if each.document.sha256 != here:
            here = each.document.sha256
            yield from [""] if number else []
            yield from filled(head(each.document), width)
        for line in say(each, record):
            yield from filled(f"{INDENT[:2]}{line}", width)


def place(name: str, span: Span) -> str:
    """Where a record stands."""
    return f"{plain(name)}:{span[0]}-{span[1]}"


def actor(actor: Actor) -> str:
    """An actor's name with its code and sector."""
    codes = f"{actor.code} {actor.sector}".strip()
    return shown(actor.name or actor.id) + (f" ({plain(codes)})" if codes else "")


def party(text: str, party: Party) -> str:
    """Somebody who takes part; in the document's words where nobody knows who it is."""
    return " and ".join(map(actor, party.actors)) or quoted(text, party.span)


def parties(text: str, who: Iterable[Party]) -> str:
    """All who take part, each once."""
    return ", ".join(dict.fromkeys(party(text, each) for each in who)) or NOBODY


def filled(line: str, width: int, indent: str = INDENT) -> Iterator[str]:
    """A line set in, over several where it is long."""
    first = line[: len(line) - len(line.lstrip())]
    yield from textwrap.wrap(
        line.strip(), max(width, 30), initial_indent=first, subsequent_indent=first + indent
    )


def more(number: int, one: str, many: str = "") -> Iterator[str]:
    """How many were left out."""
    if number > 0:
        yield f"… and {number:,} more {one if number == 1 else many or one + 's'} (--export)"
