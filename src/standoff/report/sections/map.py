"""The map of states and moves."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.report.document import Block, Paragraph
from standoff.report.sections.section import Draft, Section, pictures
from standoff.report.wording.page import map as wording


def blocks(draft: Draft) -> Iterator[Block]:
    """The picture, if there is one."""
    found = tuple(pictures(draft, "map"))
    if found:
        yield Paragraph(wording.GRAPH_FORM if draft.dispute.states else wording.INTRO)
        yield from found


MAP = Section("map", wording.TITLE, blocks)
