"""The map of states and moves."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.report.document import Block, Paragraph
from standoff.report.sections.section import Material, Section, picture_figures
from standoff.report.wording.page import map as wording


def map_blocks(material: Material) -> Iterator[Block]:
    """The picture, if there is one."""
    found = tuple(picture_figures(material, "map"))
    if found:
        yield Paragraph(wording.GRAPH_FORM if material.dispute.states else wording.INTRO)
        yield from found


MAP = Section("map", wording.TITLE, map_blocks)
