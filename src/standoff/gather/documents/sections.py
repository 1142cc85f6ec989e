"""Blocks become sections: what the markup says, then what the layout shows."""

from __future__ import annotations

from collections.abc import Callable

from standoff.gather.documents import boilerplate, captions, comments, head
from standoff.gather.documents.blocks import Extract, Layout
from standoff.gather.records import Section, SectionKind

_JOINED = (SectionKind.BODY, SectionKind.BOILERPLATE)
"""Kinds of which neighbouring blocks are one section."""

STEPS: tuple[Callable[[Layout], None], ...] = (
    comments.join,
    comments.mark_parts,
    comments.mark,
    head.mark,
    captions.mark,
)


def classified(extract: Extract) -> Layout:
    """The blocks with the kind of each; what nothing speaks against is the body."""
    layout = Layout(extract)
    _mark_boilerplate(layout)
    for step in STEPS:
        step(layout)
    _mark_links(layout)
    for number, kind in enumerate(layout.kinds):
        rest = SectionKind.BOILERPLATE if extract.blocks[number].aside else SectionKind.BODY
        layout.kinds[number] = kind or rest
    return layout


def sections(layout: Layout) -> tuple[Section, ...]:
    """The sections of a text in order; none overlaps another."""
    found: list[Section] = []
    before: tuple[SectionKind | None, int] = None, 0
    kinds = (kind or SectionKind.BODY for kind in layout.kinds)
    for block, kind, part in zip(layout.extract.blocks, kinds, layout.parts, strict=True):
        if (kind, part) == before and (kind in _JOINED or part):
            found[-1] = Section(kind, found[-1].start, block.end)
        else:
            found.append(Section(kind, block.start, block.end))
        before = kind, part
    return tuple(found)


def _mark_boilerplate(layout: Layout) -> None:
    for number, words in enumerate(layout.words):
        if layout.open(number) and boilerplate.is_boilerplate(words):
            layout.kinds[number] = SectionKind.BOILERPLATE


def _mark_links(layout: Layout) -> None:
    """Below the text, short lines under a heading for links are links."""
    body = [n for n in range(len(layout)) if layout.open(n) and layout.prose[n]]
    first = body[-1] + 1 if body else len(layout)
    links = False
    for number in range(first, len(layout)):
        links = links or boilerplate.begins_links(layout.words[number])
        if links and layout.open(number) and not layout.prose[number]:
            layout.kinds[number] = SectionKind.BOILERPLATE
