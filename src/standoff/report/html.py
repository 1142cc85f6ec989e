"""A document as one HTML page: nothing fetched, no script, the same bytes every time.

All text goes through ``_escaped``; nothing else writes text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import count

from standoff.report.document import (
    Block,
    Code,
    Details,
    DocumentTree,
    Figure,
    GlossaryEntry,
    Heading,
    Items,
    Paragraph,
    Part,
    Points,
    Row,
    ShortName,
    Table,
)
from standoff.report.terms import Terms
from standoff.report.wording.marks import Mark, bare, parts
from standoff.report.wording.page import frame

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html_page(document: DocumentTree) -> str:
    """The whole page."""
    return "\n".join(_HtmlWriter(document).page_lines()) + "\n"


def _escaped(text: str) -> str:
    return escape(text, quote=True)


def _page_style() -> str:
    return files("standoff.report").joinpath("page.css").read_text(encoding="utf-8").strip()


class _HtmlWriter:
    """Writes one document; remembers which terms a section has linked, and counts."""

    def __init__(self, document: DocumentTree) -> None:
        self._document = document
        self._terms = Terms(document.glossary)
        self._linked: set[str] = set()
        self._tables, self._figures = count(1), count(1)

    def page_lines(self) -> Iterator[str]:
        document = self._document
        yield f'<!DOCTYPE html>\n<html lang="{frame.LANGUAGE}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        yield f"<title>{_escaped(bare(document.title))}</title>"
        yield f"<style>\n{_page_style()}\n</style>\n</head>\n<body>\n<header>"
        yield f"<h1>{self._linked_sentence(document.title)}</h1>"
        yield f'<p class="note">{self._linked_sentence(document.byline)}</p>\n</header>'
        yield from self._contents_lines()
        yield "<main>"
        for part in document.parts:
            yield from self._part_lines(part)
        yield from self._glossary_lines(document.glossary)
        yield "</main>\n</body>\n</html>"

    def _contents_lines(self) -> Iterator[str]:
        yield f'<nav aria-label="{frame.CONTENTS}">\n<ol>'
        for part in self._document.parts:
            yield f'<li><a href="#{part.key}">{_escaped(bare(part.title))}</a></li>'
        if self._document.glossary:
            yield f'<li><a href="#{frame.GLOSSARY_KEY}">{frame.GLOSSARY}</a></li>'
        yield "</ol>\n</nav>"

    def _part_lines(self, part: Part) -> Iterator[str]:
        self._linked.clear()
        yield f'<section id="{part.key}" aria-labelledby="title-{part.key}">'
        yield f'<h2 id="title-{part.key}">{self._plain_sentence(part.title)}</h2>'
        yield from self._lines_of_blocks(part.blocks)
        yield "</section>"

    def _glossary_lines(self, entries: Iterable[GlossaryEntry]) -> Iterator[str]:
        rows = [
            f'<div id="term-{each.key}"><dt>{_escaped(each.words[0])}</dt>'
            f"<dd>{self._plain_sentence(each.means)}</dd></div>"
            for each in entries
        ]
        if rows:
            key = frame.GLOSSARY_KEY
            yield f'<section id="{key}" aria-labelledby="title-{key}">'
            yield f'<h2 id="title-{key}">{frame.GLOSSARY}</h2>\n<dl class="glossary">'
            yield from rows
            yield "</dl>\n</section>"

    # ------------------------------------------------------------ blocks

    def _lines_of_blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block_lines(block)

    def _block_lines(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                kind = f' class="{block.kind}"' if block.kind else ""
                yield f"<p{kind}>{self._linked_sentence(block.text)}</p>"
            case Heading(text):
                yield f"<h3>{self._plain_sentence(text)}</h3>"
            case Items():
                yield from self._list_lines(block)
            case Points(pairs):
                yield from self._points_lines(pairs)
            case Table():
                yield from self._table_lines(block)
            case Figure():
                yield from self._figure_lines(block)
            case Code(text):
                yield f'<pre tabindex="0"><code>{_escaped(text)}</code></pre>'
            case Details():
                yield from self._details_lines(block)

    def _details_lines(self, details: Details) -> Iterator[str]:
        yield f"<details>\n<summary>{self._plain_sentence(details.summary)}</summary>"
        yield from self._lines_of_blocks(details.blocks)
        yield "</details>"

    def _list_lines(self, items: Items) -> Iterator[str]:
        tag = "ol" if items.ordered else "ul"
        yield f"<{tag}>"
        yield from (f"<li>{self._linked_sentence(each)}</li>" for each in items.items)
        yield f"</{tag}>"

    def _points_lines(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        yield '<dl class="points">'
        for label, text in pairs:
            head, said = self._plain_sentence(label), self._linked_sentence(text)
            yield f"<div><dt>{head}</dt><dd>{said}</dd></div>"
        yield "</dl>"

    def _table_lines(self, table: Table) -> Iterator[str]:
        caption = frame.table(next(self._tables), table.caption)
        yield self._scrolling_window(caption)
        broad = ' class="broad"' if len(table.head) >= BROAD else ""
        yield f"<table{broad}>\n<caption><span>{self._plain_sentence(caption)}</span></caption>"
        yield "<thead>\n<tr>"
        yield from (f'<th scope="col">{self._linked_sentence(each)}</th>' for each in table.head)
        yield "</tr>\n</thead>\n<tbody>"
        yield from map(self._table_row, table.rows)
        yield "</tbody>\n</table>\n</div>"

    def _table_row(self, row: Row) -> str:
        first, *others = row.cells
        anchor = f' id="{row.anchor}"' if row.anchor else ""
        head = self._plain_sentence(first) if row.anchor else self._linked_sentence(first)
        cells = "".join(
            f"<td{_long_class(each)}>{self._linked_sentence(each)}</td>" for each in others
        )
        return f'<tr{anchor}><th scope="row"{_long_class(first)}>{head}</th>{cells}</tr>'

    def _figure_lines(self, figure: Figure) -> Iterator[str]:
        caption = frame.figure(next(self._figures), figure.caption)
        yield f"<figure>\n{self._scrolling_window(caption)}\n{figure.svg}\n</div>"
        yield f"<figcaption>{self._plain_sentence(caption)}</figcaption>\n</figure>"

    def _scrolling_window(self, label: str) -> str:
        """What is too wide for a narrow screen scrolls, by keyboard as well."""
        shown = _escaped(bare(label))
        return f'<div class="wide" role="region" tabindex="0" aria-label="{shown}">'

    # ------------------------------------------------------------ text

    def _plain_sentence(self, sentence: str) -> str:
        """A sentence without links: a heading, a caption."""
        return "".join(
            f"<bdi>{_escaped(text)}</bdi>" if mark is not Mark.OURS else _escaped(text)
            for mark, text in parts(sentence)
        )

    def _linked_sentence(self, sentence: str) -> str:
        """A sentence with its names set apart and its terms linked."""
        return "".join(self._linked_stretch(mark, text) for mark, text in parts(sentence))

    def _linked_stretch(self, mark: Mark, text: str) -> str:
        match mark:
            case Mark.SAID:
                return f"<bdi>{_escaped(text)}</bdi>"
            case Mark.OPTION:
                return _linked_name(text, self._document.options.get(text))
            case Mark.JUDGEMENT:
                return _linked_name(text, self._document.judgements.get(text))
        return "".join(
            self._linked_term(word, entry) for word, entry in self._terms.split_terms(text)
        )

    def _linked_term(self, word: str, entry: GlossaryEntry | None) -> str:
        """The first time in a section a term is a link to its meaning."""
        if entry is None or entry.key in self._linked:
            return _escaped(word)
        self._linked.add(entry.key)
        meaning = _escaped(bare(entry.means))
        return f'<a class="term" href="#term-{entry.key}" title="{meaning}">{_escaped(word)}</a>'


BROAD = 4  # columns; a narrow screen scrolls from here on
LONG_WORD = 30  # characters; longer words may be broken anywhere


def _long_class(cell: str) -> str:
    return ' class="long"' if any(len(word) > LONG_WORD for word in cell.split()) else ""


def _linked_name(text: str, name: ShortName | None) -> str:
    shown = f'<bdi class="id">{_escaped(text)}</bdi>'
    if name is None or not name.anchor:
        return shown
    return f'<a href="#{name.anchor}" title="{_escaped(bare(name.stands_for))}">{shown}</a>'
