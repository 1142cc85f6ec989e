"""Words of a document and where they stand, as a terminal shows them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from standoff.errors import plain
from standoff.gather.dossier.acts import Party
from standoff.gather.records import Actor, Span

MOST = 40
"""Records that a view shows; an export has them all."""
LONGEST = 300
"""Characters of a passage that are shown."""
NOBODY = "nobody named"
INDENT = "    "

_AROUND = 160
_ENDS = re.compile(r"[.!?][\"'”’)]*\s+|\n\s*\n")


def shown(words: str) -> str:
    """Words of a document on one line, where nothing in them steers a terminal."""
    return plain(" ".join(words.split()))


def quoted(text: str, span: Span, longest: int = LONGEST) -> str:
    """The words of a span in quotation marks, cut where they are many."""
    start, end = span
    words = shown(text[start : min(end, start + longest)])
    return f"“{words}{'…' if end > start + longest else ''}”"


def sentence(text: str, span: Span) -> str:
    """A span with what stands around it in its sentence, in quotation marks."""
    start, end = span
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    ends = [each.end() for each in _ENDS.finditer(before)]
    left = ends[-1] if ends else _word(before) if start > _AROUND else 0
    cut = "" if ends or start <= _AROUND else "…"
    found = _ENDS.search(after)
    right = found.end() if found else after.rfind(" ") if len(text) > end + _AROUND else len(after)
    more = "" if found or len(text) <= end + _AROUND else "…"
    middle = text[start : min(end, start + LONGEST)]
    more = "…" if end > start + LONGEST else more
    tail = "" if end > start + LONGEST else after[: max(right, 0)]
    return f"“{cut}{shown(before[left:] + middle + tail)}{more}”"


def _word(text: str) -> int:
    """Where the first whole word begins."""
    return text.find(" ") + 1


def place(name: str, span: Span) -> str:
    """Where a record stands."""
    return f"{plain(name)}:{span[0]}-{span[1]}"


def actor(actor: Actor) -> str:
    """An actor's name with its code and sector."""
    codes = f"{actor.code} {actor.sector}".strip()
    return shown(actor.name or actor.id) + (f" ({plain(codes)})" if codes else "")


def party(text: str, party: Party) -> str:
    """Somebody who takes part; in the document's words where nobody knows who it is."""
    return " and ".join(map(actor, party.actors)) or quoted(text, party.span, 60)


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
