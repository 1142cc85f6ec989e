"""A web page as its elements come by: paragraphs with what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from standoff.errors import RequestError
from standoff.gather.documents import markup
from standoff.gather.documents.blocks import check_size, is_prose
from standoff.gather.documents.metadata import Metadata
from standoff.gather.records import SectionKind

MOST_TAGS = 500_000
"""Elements of a page; the longest articles have some ten thousand."""

_BREAK = "\u2028"
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_ALONE = (SectionKind.CAPTION, SectionKind.COMMENT, SectionKind.SUBTITLE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of a page.

    ``region`` numbers the article or main part they stand in, 0 for none. ``named`` is a
    kind that only classes speak for, ``linked`` the share that is a link. ``follows`` says
    that the paragraph is a line below the one before.
    """

    words: str
    kind: SectionKind | None
    named: bool
    part: int
    region: int
    level: int
    linked: float
    follows: bool = False


@dataclass(slots=True)
class _Element:
    tag: str = ""
    kind: SectionKind | None = None
    named: bool = False
    part: int = 0
    region: int = 0
    level: int = 0
    hidden: bool = False
    kept: bool = False  # white space as it stands
    link: bool = False
    block: bool = True


@dataclass
class Page:
    """Takes elements and text as a parser meets them, and keeps what a reader sees."""

    metadata: Metadata = field(default_factory=Metadata)
    paragraphs: list[Paragraph] = field(default_factory=list)
    _open: list[_Element] = field(default_factory=lambda: [_Element()])
    _words: list[str] = field(default_factory=list)
    _linked: int = 0
    _characters: int = 0
    _told: bool = False  # whether running text has come by: no date below it is the page's
    elements: int = 0
    deepest: int = 0
    """Elements inside one another, at most."""
    _numbers: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self.deepest = max(self.deepest, len(self._open))
        if self.elements > MOST_TAGS:
            raise RequestError(
                f"the page has more than {MOST_TAGS:,} elements", "save its text as plain text"
            )
        tag = tag.lower()
        above = self._open[-1]
        if above.hidden:
            element = _Element(tag, hidden=True, block=False)
        else:
            element = self._element(tag, attributes, above)
        if element.block:
            self._flush()
        elif tag == "br" and not element.hidden:
            self._words.append("\n" if above.kept else _BREAK)
        elif element.kind is SectionKind.BOILERPLATE and self._words:
            self._words.append(" ")  # a row of links or buttons, set apart by their style
        self.metadata.start(tag, attributes, seen=not self._told)
        self._open.append(element)

    def _element(self, tag: str, attributes: Mapping[str, str], above: _Element) -> _Element:
        names = markup.called(attributes)
        by_tag = markup.kind_by_tag(tag, attributes, names)
        kind = by_tag or markup.kind_by_name(tag, names)
        inline = tag in markup.INLINE and tag not in markup.FRAMES
        if inline and kind not in _ALONE:
            kind = None
        element = _Element(
            tag,
            kind=kind or above.kind,
            named=by_tag is None if kind else above.named,
            part=above.part,
            region=above.region,
            level=_LEVELS.get(tag, above.level),
            hidden=markup.is_hidden(tag, attributes, names),
            kept=above.kept or tag in ("pre", "textarea", "xmp", "plaintext", "listing"),
            link=above.link or tag == "a",
            block=not inline or kind is not None,
        )
        self._number(element, above, attributes, names)
        return element

    def _number(
        self,
        element: _Element,
        above: _Element,
        attributes: Mapping[str, str],
        names: markup.Called,
    ) -> None:
        """Number the comment, caption or article that an element begins."""
        if above.kind is SectionKind.COMMENT and element.kind is not SectionKind.BOILERPLATE:
            element.kind = SectionKind.COMMENT
        if element.kind is SectionKind.COMMENT:
            alone = (
                not above.part and element.tag in ("li", "article") and above.kind is element.kind
            )
            if names.one_comment or alone or "itemtype" in attributes:
                element.part = self._next()
        elif element.kind is SectionKind.CAPTION and above.kind is not SectionKind.CAPTION:
            element.part = self._next()
        elif _begins_region(element.tag, attributes) and not above.kind:
            element.region = self._next()

    def _next(self) -> int:
        self._numbers += 1
        return self._numbers

    def data(self, words: str) -> None:
        top = self._open[-1]
        if top.hidden:
            self.metadata.data(words)
        elif self._words or words.strip():
            self._words.append(words if top.kept else words.replace("\n", " "))
            self._characters += len(words)
            check_size(self._characters)
            if top.link:
                self._linked += len(words)

    def end(self, tag: str) -> None:
        self.metadata.end(tag.lower())
        if len(self._open) > 1:
            if self._open[-1].block:
                self._flush()
            self._open.pop()

    def close(self) -> Page:
        self._flush()
        return self

    def _flush(self) -> None:
        if not self._words:
            return
        words, linked = "".join(self._words), self._linked
        self._words.clear()
        self._linked = 0
        top = next(each for each in reversed(self._open) if each.block)
        follows = False
        for line in _lines(words, kept=top.kept):
            if line:
                share = linked / max(1, len(words))
                self.paragraphs.append(
                    Paragraph(
                        line, top.kind, top.named, top.part, top.region, top.level, share, follows
                    )
                )
            follows = bool(line)
            self._told = self._told or (top.kind is None and is_prose(line))
        check_size(self._characters, len(self.paragraphs))


def _begins_region(tag: str, attributes: Mapping[str, str]) -> bool:
    return (
        tag in ("article", "main")
        or attributes.get("role") in ("main", "article")
        or attributes.get("itemprop") == "articleBody"
    )


def _lines(words: str, *, kept: bool) -> list[str]:
    """The lines of a paragraph as a browser shows them; an empty one parts two paragraphs."""
    if kept:
        return [line.strip() for line in words.splitlines()]
    return [" ".join(line.split()) for line in words.split(_BREAK)]
