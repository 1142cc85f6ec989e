"""A document as Markdown, for pasting elsewhere; pictures are left out.

All text goes through ``_escaped``; what stands between backticks through ``_fenced``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standoff.report.document import (
    Block,
    Code,
    Details,
    DocumentTree,
    Figure,
    Heading,
    Items,
    Paragraph,
    Part,
    Points,
    Table,
)
from standoff.report.wording.marks import bare
from standoff.report.wording.page import frame

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&!$])")
_LINE_START = re.compile(r"^(\d*)([-+=.)])")
_ADDRESS = re.compile(r"(?i)(https?|ftp|www|mailto)([:.])|@")


def markdown_page(document: DocumentTree) -> str:
    """The whole page."""
    blocks = [f"# {_escaped(document.title)}", _escaped(document.byline)]
    for part in document.parts:
        blocks += _part_texts(part)
    if document.glossary:
        entries = [f"* **{_escaped(e.words[0])}**: {_escaped(e.means)}" for e in document.glossary]
        blocks += [f"## {frame.GLOSSARY}", "\n".join(entries)]
    return "\n\n".join(blocks) + "\n"


def _escaped(sentence: str) -> str:
    """Text that only shows, wherever on a line it stands; addresses are not made links."""
    text = _SPECIAL.sub(r"\\\1", " ".join(bare(sentence).split()))
    text = _ADDRESS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else r"\@", text)
    return _LINE_START.sub(r"\1\\\2", text)


def _part_texts(part: Part) -> Iterator[str]:
    yield f"## {_escaped(part.title)}"
    yield from _texts_of_blocks(part.blocks)


def _texts_of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, kind):
            yield f"**{_escaped(text)}**" if kind == "lead" else _escaped(text)
        case Heading(text):
            yield f"### {_escaped(text)}"
        case Items():
            yield "\n".join(f"{'1.' if block.ordered else '*'} {_escaped(i)}" for i in block.items)
        case Points(pairs):
            yield "\n".join(f"* **{_escaped(label)}**: {_escaped(text)}" for label, text in pairs)
        case Table():
            yield _table_text(block)
        case Code(text):
            yield _fenced_code(text)
        case Details():
            yield f"**{_escaped(block.summary)}**"
            yield from _texts_of_blocks(block.blocks)
        case Figure():
            pass


def _table_text(table: Table) -> str:
    rows = [table.head, tuple("---" for _ in table.head)]
    lines = [_table_row(map(_escaped, rows[0])), _table_row(rows[1])]
    lines += [_table_row(map(_escaped, row.cells)) for row in table.rows]
    return "\n".join([_escaped(table.caption), "", *lines])


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fenced_code(text: str) -> str:
    """A code block whose fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"
