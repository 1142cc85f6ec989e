"""Method, limits, and how to repeat it."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.ask import dispute_digest
from standoff.report.document import Block, Code, Heading, Items, Paragraph, Points
from standoff.report.sections.section import Material, Section
from standoff.report.wording.page import method as wording
from standoff.version import __version__


def method_blocks(material: Material) -> Iterator[Block]:
    """What was done, what it cannot know, and what gives the same page again."""
    answer, dispute = material.answer, material.dispute
    yield from map(Paragraph, wording.METHOD)
    if answer is not None:
        yield Paragraph(wording.settings(answer))
    yield Heading(wording.LIMITS)
    yield Items(wording.LIMIT_ITEMS)
    if sentence := wording.about(dispute.grounds):
        yield Points(((wording.ABOUT, sentence),))
    yield Heading(wording.REPEAT)
    yield Paragraph(wording.FILE if dispute.digest else wording.BUILT)
    yield Code(f"{dispute_digest(dispute)}\n{wording.version(__version__)}")
    yield Code(wording.command(answer, dispute))
    yield Paragraph(wording.THEN)


METHOD = Section("method", wording.TITLE, method_blocks)
