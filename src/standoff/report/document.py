"""A document as a tree, before anybody decides whether it becomes HTML or Markdown.

Every text in it is a sentence as in ``wording.marks``; only a figure's picture is markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``lead`` stands out, ``note`` stands back, ``before`` announces what comes next."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Labels, each with what is said about it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the first cell is its head. ``anchor`` is an id to link to."""

    cells: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every row has as many cells as ``head``."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: ``svg`` is a whole element."""

    caption: str
    svg: str


@dataclass(frozen=True, slots=True)
class Code:
    """What is to be typed, to the letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Details:
    """What only some readers want."""

    summary: str
    blocks: tuple[Block, ...]


Block = Paragraph | Heading | Items | Points | Table | Figure | Code | Details


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the document; ``key`` is its anchor."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ShortName:
    """What a short name stands for, and where that is told."""

    anchor: str
    stands_for: str


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term of art: the words that are it, what it means, whose it is."""

    key: str
    words: tuple[str, ...]
    means: str


@dataclass(frozen=True)
class DocumentTree:
    """A page. ``options`` and ``judgements`` say what the short names stand for."""

    title: str
    byline: str
    parts: tuple[Part, ...]
    glossary: tuple[GlossaryEntry, ...] = ()
    options: Mapping[str, ShortName] = field(default_factory=dict)
    judgements: Mapping[str, ShortName] = field(default_factory=dict)


def block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Every sentence of some blocks."""
    for block in blocks:
        match block:
            case Paragraph(text) | Heading(text):
                yield text
            case Items(items):
                yield from items
            case Points(pairs):
                yield from (text for pair in pairs for text in pair)
            case Table():
                yield from (block.caption, *block.head)
                yield from (cell for row in block.rows for cell in row.cells)
            case Figure(caption):
                yield caption
            case Details():
                yield block.summary
                yield from block_texts(block.blocks)
            case Code():
                pass
