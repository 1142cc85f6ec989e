"""Markdown: the text as it stands in the file, with what its marks say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from standoff.gather.documents import dates, text
from standoff.gather.documents.blocks import Block, Extract, check_size
from standoff.gather.documents.decode import decoded
from standoff.gather.documents.paragraphs import of, trimmed
from standoff.gather.records import SectionKind, Span

_FRONT = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<lines>.{0,20000}?)^(?:(?P=mark)|\.\.\.)[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
_ENTRY = re.compile(
    r"^(?P<key>[A-Za-z_-]+)[ \t]*[:=][ \t]*(?P<mark>[\"']?)(?P<value>[^\r\n]*?)(?P=mark)[ \t]*\r?$",
    re.MULTILINE,
)
_KINDS = {
    "title": SectionKind.TITLE,
    "subtitle": SectionKind.SUBTITLE,
    "description": SectionKind.SUBTITLE,
}
_DATES = ("date", "published", "pubdate", "date_published", "datepublished", "publishdate")
_FENCE = re.compile(r"^ {0,3}(?P<mark>```|~~~).*?(?:^ {0,3}(?P=mark)|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+(?P<words>[^\r\n]+?)[ \t#]*(?:\r?\n|\r|$)")
_UNDERLINED = re.compile(
    r"(?P<words>[^\r\n]+)(?:\r?\n|\r)(?P<level>={2,}|-{2,})[ \t]*(?:\r?\n|\r|$)"
)
_IMAGE = re.compile(r"\[?!\[(?P<words>[^\]\r\n]*)\]\([^)\r\n]*\)(?:\]\([^)\r\n]*\))?\s*")
_EMPHASISED = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?P<words>[^*_\s](?:[^*_\r\n]*[^*_\s])?)(?P=mark)"
)
_NO_TEXT = re.compile(
    r"<(?:!--|/?[a-z][\w-]*[\s/>])|\[[^\]\r\n]+\]:\s+\S|\{[%{]|[-*_=](?:[ \t]*[-*_=]){2,}$",
    re.IGNORECASE,
)
_SHORTEST_CAPTION = 3  # words of a picture's text that describe it


def extract(data: bytes) -> Extract:
    """The text with its front matter, headings and captions told apart."""
    found = decoded(data)
    source = found.text
    check_size(len(source))
    front = _FRONT.match(source)
    above = list(_front_blocks(front)) if front else []
    below: list[Block] = []
    for block in _blocks(source, front.end() if front else 0):
        ends = trimmed(source, block.start, block.end)
        below.extend(replace(block, start=start, end=end) for start, end in ends)
        check_size(0, len(below))
    return Extract(
        source, _titled(source, above, below), _date(front) if front else "", found.charset
    )


def _front_blocks(front: re.Match[str]) -> Iterator[Block]:
    """The front matter as boilerplate, its title and subtitle apart."""
    source, at = front.string, front.start()
    taken: set[SectionKind] = set()
    for entry in _ENTRY.finditer(source, *front.span("lines")):
        kind = _KINDS.get(entry["key"].lower())
        if kind is None or kind in taken or not entry["value"].strip():
            continue
        taken.add(kind)
        first, last = next(trimmed(source, *entry.span("value")))
        yield from _boilerplate(source, at, first)
        yield Block(first, last, kind)
        at = last
    yield from _boilerplate(source, at, front.end())


def _boilerplate(source: str, start: int, end: int) -> Iterator[Block]:
    return (Block(*span, SectionKind.BOILERPLATE) for span in trimmed(source, start, end))


def _date(front: re.Match[str]) -> str:
    entries = _ENTRY.finditer(front.string, *front.span("lines"))
    found = {each["key"].lower(): dates.iso(each["value"]) for each in entries}
    return next((found[key] for key in _DATES if found.get(key)), "")


def _blocks(source: str, start: int) -> Iterator[Block]:
    width = text.width(source)
    at = start
    for fence in _FENCE.finditer(source, start):
        yield from _between(source, at, fence.start(), width)
        yield from _boilerplate(source, *fence.span())
        at = fence.end()
    yield from _between(source, at, len(source), width)


def _between(source: str, start: int, end: int, width: int) -> Iterator[Block]:
    for paragraph in of(source, start, end):
        yield from _paragraph(source, paragraph, width)


def _paragraph(source: str, paragraph: Span, width: int) -> Iterator[Block]:
    """The headings and pictures a paragraph begins with, then its lines."""
    at, end = paragraph
    pictured = False
    while at < end:
        if heading := _HEADING.match(source, at, end) or _UNDERLINED.match(source, at, end):
            level = (
                len(heading["level"])
                if heading["level"][0] == "#"
                else 1 + ("-" in heading["level"])
            )
            yield Block(*heading.span("words"), level=level)
            at = heading.end()
        elif image := _IMAGE.match(source, at, end):
            yield from _picture(image)
            pictured, at = True, image.end()
        else:
            break
    if source[at:end].strip():
        yield from _text(source, (at, end), width, pictured=pictured)


def _picture(image: re.Match[str]) -> Iterator[Block]:
    """A picture's text where it describes it; the rest of its marks is none of the text."""
    if len(image["words"].split()) >= _SHORTEST_CAPTION:
        yield Block(*next(trimmed(image.string, *image.span("words"))), SectionKind.CAPTION)
    else:
        yield from _boilerplate(image.string, *image.span())


def _text(source: str, span: Span, width: int, *, pictured: bool) -> Iterator[Block]:
    if _NO_TEXT.match(source, *span):
        yield from _boilerplate(source, *span)
        return
    for first, last in text.lines(source, next(trimmed(source, *span)), width):
        if whole := _EMPHASISED.fullmatch(source, first, last):
            yield Block(*whole.span("words"), SectionKind.CAPTION if pictured else None)
        else:
            yield Block(first, last)


def _titled(source: str, above: list[Block], below: list[Block]) -> list[Block]:
    """The first heading is the title, unless the front matter has another.

    A heading with others of its level parts the text; a single one below the title may be
    its subtitle.
    """
    levels = Counter(block.level for block in below)
    front = next((_words(source, b) for b in above if b.kind is SectionKind.TITLE), "")
    title = next((n for n, block in enumerate(below) if block.level), None)
    if title is not None and (
        below[title].level > 1 and any(b.kind is None for b in below[:title])
    ):
        title = None
    if title is not None and front and _words(source, below[title]) != front:
        title = None
    elif title is not None:
        above = [replace(b, kind=SectionKind.BOILERPLATE) if _is_title(b) else b for b in above]
    for number, block in enumerate(below):
        if number == title:
            below[number] = replace(block, kind=SectionKind.TITLE)
        elif block.level:
            below[number] = replace(block, heading=levels[block.level] > 1 or title is None)
    return above + below


def _is_title(block: Block) -> bool:
    return block.kind is SectionKind.TITLE


def _words(source: str, block: Block) -> str:
    return " ".join(source[block.start : block.end].split()).casefold()
