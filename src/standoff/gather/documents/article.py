"""A page's paragraphs as the text of an article: its title, what is around it, the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from standoff.gather.documents.blocks import Block, Extract, ends_sentence, is_prose
from standoff.gather.documents.boilerplate import is_boilerplate, is_site
from standoff.gather.documents.captions import is_caption_alone
from standoff.gather.documents.chosen import Chosen, share
from standoff.gather.documents.comments import is_heading as is_over_comments
from standoff.gather.documents.page import Page, Paragraph
from standoff.gather.records import SectionKind

_SITE_MARKS = (" | ", " - ", " \u2013 ", " — ", " » ", " « ", " :: ", " · ", ": ")
LINKED = 0.5
"""The share of a short paragraph that is a link, from which it leads elsewhere."""
SECOND = 0.25
"""What another article on the page has of the length of the longest, at least."""
MOST = 0.4
"""The share of a page's running text in its articles, from which the rest is around them."""


def extract(page: Page, article: Chosen | None = None) -> Extract:
    """The text and its blocks; ``article`` is what was chosen of it, if anything was."""
    paragraphs: Sequence[Paragraph] = page.paragraphs
    if article is not None:
        paragraphs = _renamed(paragraphs, article)
    if misnamed := _misnamed(paragraphs):
        paragraphs = [
            replace(p, kind=None, part=0) if p.named and p.kind in misnamed else p
            for p in paragraphs
        ]
    title = _title(paragraphs, page.metadata.titles)
    if title is None and (called := _called(page.metadata.titles)):
        paragraphs = [
            Paragraph(called, SectionKind.TITLE, False, 0, 0, 1, 0.0),
            *paragraphs,
        ]
        title = 0
    kinds = _kinds(paragraphs, title)
    aside = frozenset[int]() if article is None else _choose(paragraphs, kinds, article)
    found = _assembled(paragraphs, kinds, title, page.metadata.date)
    blocks = [replace(each, aside=n in aside) for n, each in enumerate(found.blocks)]
    return replace(found, blocks=blocks)


def _renamed(paragraphs: Sequence[Paragraph], article: Chosen) -> list[Paragraph]:
    """What was chosen is the text, whatever its classes call it; captions and titles stay.

    Comments stay too, unless most of what is called so was chosen: an article labelled comment.
    """
    called = [p.words for p in paragraphs if p.kind is SectionKind.COMMENT]
    mistaken = share(called, article) > MOST
    told = {p.words for p in paragraphs if p.kind is None}  # a teaser may repeat the text
    return [
        replace(p, kind=None, part=0)
        if (
            p.kind is SectionKind.BOILERPLATE
            and p.named
            and p.words not in told
            and article.holds(p.words)
        )
        or (p.kind is SectionKind.COMMENT and mistaken)
        else p
        for p in paragraphs
    ]


def _choose(
    paragraphs: Sequence[Paragraph], kinds: list[SectionKind | None], article: Chosen
) -> frozenset[int]:
    """Take what was chosen of the running text; which others are none of it."""
    aside: set[int] = set()
    begun = False
    open_ = (p.words for p, kind in zip(paragraphs, kinds, strict=True) if kind is None)
    if not any(is_prose(words) and article.holds(words) for words in open_):
        return frozenset()
    for number, paragraph in enumerate(paragraphs):
        framed = paragraph.kind is SectionKind.BOILERPLATE
        if framed or kinds[number] not in (None, SectionKind.BOILERPLATE):
            continue
        if not article.holds(paragraph.words):
            aside.add(number)
            continue
        begun = begun or is_prose(paragraph.words)
        sure = begun and not _speaks_otherwise(paragraph.words)
        kinds[number] = SectionKind.BODY if sure else None
    return frozenset(aside)


def _speaks_otherwise(words: str) -> bool:
    """Whether words say by themselves that they are none of the text, whoever chose them."""
    framed = is_boilerplate(words) or is_over_comments(words)
    return is_caption_alone(words) or (framed and not is_prose(words))


def _misnamed(paragraphs: Sequence[Paragraph]) -> frozenset[SectionKind]:
    """Kinds whose classes mean something else here, as they would leave the page no text.

    Where a sentence stands outside them, a short page is as likely, and captions and comments
    are what they are called.
    """
    if any(map(_is_body, paragraphs)):
        return frozenset()
    if not any(p.kind is None and not p.level and ends_sentence(p.words) for p in paragraphs):
        return frozenset(SectionKind)
    framed = (p for p in paragraphs if p.kind is SectionKind.BOILERPLATE and p.named)
    return frozenset([SectionKind.BOILERPLATE] if any(is_prose(p.words) for p in framed) else [])


def _is_body(paragraph: Paragraph) -> bool:
    return paragraph.kind is None and is_prose(paragraph.words)


def _title(paragraphs: Sequence[Paragraph], called: Sequence[str]) -> int | None:
    """The paragraph that is the page's title: called so in its head, or its first heading."""
    likely = [n for n, p in enumerate(paragraphs) if p.level or len(p.words) <= 200]
    free = [n for n in likely if paragraphs[n].kind in _FREE]
    told = next((n for n, p in enumerate(paragraphs) if _is_body(p)), len(paragraphs))
    for name in called:
        words = {part.casefold() for part in (name, *_parts(name))}
        if same := [n for n in free if paragraphs[n].words.casefold() in words]:
            # The site's name, which stands in its title too, comes before it.
            return max(same, key=lambda n: (n < told, paragraphs[n].level > 0, n))
    first = [n for n in free if paragraphs[n].level == 1]
    return next((n for n in first if paragraphs[n].region), first[0] if first else None)


_FREE = (None, SectionKind.TITLE)


def _parts(name: str) -> list[str]:
    """A title without the site's name before or behind it."""
    found = [part.strip() for mark in _SITE_MARKS if mark in name for part in _around(name, mark)]
    return [part for part in found if len(part.split()) > 1]


def _around(name: str, mark: str) -> tuple[str, str, str]:
    before, _, last = name.rpartition(mark)
    first, _, after = name.partition(mark)
    return before, after, first if len(first) > len(last) else last


def _called(names: Sequence[str]) -> str:
    """What the page calls itself where no paragraph does: without a short name of the site."""
    bare = (name for name in map(_without_site, names) if len(name.split()) > 1)
    return next((name for name in bare if not is_site(name)), "")


def _without_site(name: str) -> str:
    for mark in _SITE_MARKS[:-1]:
        before, _, site = name.rpartition(mark)
        if len(before.split()) > len(site.split()):
            return before
    return name


def _kinds(paragraphs: Sequence[Paragraph], title: int | None) -> list[SectionKind | None]:
    regions = _regions(paragraphs)
    inside = [n for n, p in enumerate(paragraphs) if p.region in regions]
    first = inside[0] if inside else 0
    kinds: list[SectionKind | None] = []
    commented = False
    for number, paragraph in enumerate(paragraphs):
        kind = paragraph.kind
        commented = commented or (number > first and is_over_comments(paragraph.words))
        if number == title:
            kind = SectionKind.TITLE
        elif (
            kind is None and not commented and _is_around(paragraph, number, title, first, regions)
        ):
            kind = SectionKind.BOILERPLATE
        kinds.append(kind)
    _check_subtitles(paragraphs, kinds, title)
    return kinds


def _is_around(
    paragraph: Paragraph, number: int, title: int | None, first: int, regions: frozenset[int]
) -> bool:
    """Whether a paragraph that nothing speaks for is none of the text."""
    prose = is_prose(paragraph.words)
    if paragraph.linked >= LINKED and paragraph.level != 1 and not prose:
        return True
    if title is not None and number < title:
        return not prose or bool(regions)
    between = title is not None and title < number < first
    return bool(regions) and paragraph.region not in regions and not between


def _regions(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The articles that the page is about; none where most of its text is in none."""
    lengths: Counter[int] = Counter()
    for paragraph in filter(_is_body, paragraphs):
        lengths[paragraph.region] += len(paragraph.words)
    most = max((size for region, size in lengths.items() if region), default=0)
    found = {r for r, size in lengths.items() if r and size >= SECOND * most}
    if not found or sum(lengths[r] for r in found) < MOST * lengths.total():
        return frozenset()
    return frozenset(found)


def _check_subtitles(
    paragraphs: Sequence[Paragraph], kinds: list[SectionKind | None], title: int | None
) -> None:
    """A subtitle stands once, by the title; elsewhere it stands over a part of the text."""
    body = next(
        (n for n, p in enumerate(paragraphs) if kinds[n] is None and is_prose(p.words)), None
    )
    last = len(paragraphs) if body is None else body
    taken = False
    for number, kind in enumerate(kinds):
        if kind is SectionKind.SUBTITLE:
            if taken or number > last or title is None:
                kinds[number] = None
            taken = True


def _assembled(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[SectionKind | None],
    title: int | None,
    date: str,
) -> Extract:
    levels = Counter(
        p.level
        for p, kind in zip(paragraphs, kinds, strict=True)
        if kind is None and not is_over_comments(p.words)
    )
    words: list[str] = []
    blocks: list[Block] = []
    at = 0
    for number, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        gap = "" if not blocks else "\n" if paragraph.follows else "\n\n"
        start = at + len(gap)
        at = start + len(paragraph.words)
        words += gap, paragraph.words
        level = paragraph.level if kind in (None, SectionKind.BODY) else 0
        heading = level > 0 and (levels[level] > 1 or title is None or number < title)
        blocks.append(Block(start, at, kind, heading, paragraph.part))
    return Extract("".join(words), blocks, date)
