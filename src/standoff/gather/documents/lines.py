"""Lines on pages become paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.gather.documents.blocks import Block, Extract, check_size, ends_sentence, is_prose
from standoff.gather.records import SectionKind

LARGER = 1.15
"""How much larger than the text a heading is."""
APART = 1.3
"""How much more than the usual space between lines parts two paragraphs."""
SHORT = 0.8
"""A line shorter than this share of the widest ends its paragraph where a sentence ends."""
ALONE = 0.5
"""A line not half as long as the longest goes on in small letters, or not at all."""
INDENT = 0.7, 5.0
"""How far the first line of a paragraph is set in, in sizes of its letters."""
OTHER_LINE = 0.5
"""How far up or down another line is, in sizes of its letters; a raised number is less."""
MOST_REPEATED = 0.4
"""The share of pages on which a line at one place is a header or a footer."""

_PAGE_NUMBER = re.compile(
    r"[-\u2013—|\s]*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-\u2013—|\s]*",
    re.I,
)
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_COMPOUND = re.compile(r"[^\W\d_]+[-\u2010][^\W\d_]+")
_SPELLED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\u2010": "-"}
)
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it begins (``y`` grows upwards), and the size of its letters."""

    words: str
    x: float
    y: float
    size: float


def of(pieces: Iterable[tuple[str, float, float, float]]) -> Iterator[Line]:
    """Pieces of text with their places, line breaks in them, as lines."""
    words: list[str] = []
    place = 0.0, 0.0, 0.0
    for piece, *where in pieces:
        if abs(where[1] - place[1]) > OTHER_LINE * where[2]:
            yield from _line(words, place)
            words = []
        for number, part in enumerate(piece.split("\n")):
            if number:
                yield from _line(words, place)
                words = []
            if part:
                if not "".join(words).strip():
                    place = where[0], where[1], where[2]
                words.append(part)
    yield from _line(words, place)


def _line(words: Sequence[str], place: tuple[float, float, float]) -> Iterator[Line]:
    if line := " ".join(_UNWRITABLE.sub(" ", "".join(words)).split()):
        yield Line(line, *place)


def extract(pages: Sequence[Sequence[Line]]) -> Extract:
    """The paragraphs of all pages, one text."""
    kept = _without_edges(pages)
    if not kept:
        return Extract("", [])
    usual = _usual_size(kept)
    parts = list(_paragraphs(kept))
    check_size(sum(len(line.words) for line in kept), len(parts))
    compounds = {found.lower() for line in kept for found in _COMPOUND.findall(line.words)}
    words = [_joined(part, compounds) for part in parts]
    sizes = [max(line.size for line in part) for part in parts]
    return _assembled(words, sizes, usual)


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but page numbers and what is repeated at the same place of many pages."""
    times = Counter(key for page in pages for key in set(map(_place, page)))
    least = max(2.0, MOST_REPEATED * len(pages))
    kept = []
    for page in pages:
        edges = {max(line.y for line in page), min(line.y for line in page)} if page else set()
        for line in page:
            number = line.y in edges and _PAGE_NUMBER.fullmatch(line.words)
            if not number and times[_place(line)] < least:
                kept.append(line)
    return kept


def _place(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.words), round(line.y)


def _usual_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0]


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    gaps = [_gap(above, below) for above, below in pairwise(lines) if above.y > below.y]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    widest = max(len(line.words) for line in lines)
    longest = max(len(line.words) * line.size for line in lines)
    part = [lines[0]]
    for above, below in pairwise(lines):
        alone = len(above.words) * above.size < ALONE * longest and not below.words[0].islower()
        if alone or _parted(above, below, usual, min(widest, 2 * _width(part))):
            yield part
            part = []
        part.append(below)
    yield part


def _gap(above: Line, below: Line) -> float:
    """The space from a line down to the next, in sizes of its letters; less than 0 for up."""
    return (above.y - below.y) / (below.size or 1.0)


def _width(part: Sequence[Line]) -> int:
    return max(len(line.words) for line in part)


def _parted(above: Line, below: Line, usual: float, widest: int) -> bool:
    """Whether a line begins a paragraph."""
    if max(above.size, below.size) > LARGER * min(above.size, below.size):
        return True
    ends = ends_sentence(above.words)
    gap = _gap(above, below)
    if gap < 0:  # the next column or page
        return ends or (not below.words[0].islower() and len(above.words) < SHORT * widest)
    if gap > APART * usual > 0:
        return True
    shift = (below.x - above.x) / (below.size or 1.0)
    if ends and INDENT[0] < shift < INDENT[1]:
        return True
    return ends and len(above.words) < SHORT * widest


def _joined(part: Sequence[Line], compounds: set[str]) -> str:
    """A paragraph's lines in one; a word that was cut at the end of a line is whole again."""
    words = ""
    for line in part:
        cut = _HYPHEN.search(words)
        if cut and line.words[0].islower():
            whole = f"{cut[1]}-{line.words.split()[0]}".lower().rstrip(".,;:!?”’)")
            words = words[:-1] + ("-" if whole in compounds else "") + line.words
        else:
            words += f" {line.words}" if words else line.words
    return words.translate(_SPELLED)


def _assembled(words: Sequence[str], sizes: Sequence[float], usual: float) -> Extract:
    first = next((n for n, each in enumerate(words) if is_prose(each)), len(words))
    large = [n for n in range(first) if sizes[n] > LARGER * usual]
    title = max(large, key=lambda n: (sizes[n], -n), default=None)
    blocks: list[Block] = []
    at = 0
    for number, each in enumerate(words):
        start = at + (2 if blocks else 0)
        at = start + len(each)
        kind = SectionKind.TITLE if number == title else None
        heading = number > first and sizes[number] > LARGER * usual
        blocks.append(Block(start, at, kind, heading))
    return Extract("\n\n".join(words), blocks)
