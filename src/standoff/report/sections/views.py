"""What each side believes, and what surprises it."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.report.document import Block, Items, Paragraph, Row, Table
from standoff.report.sections.section import Material, Section
from standoff.report.wording.ask import views
from standoff.report.wording.page import sides
from standoff.report.wording.page import views as wording


def views_blocks(material: Material) -> Iterator[Block]:
    """Beliefs with their sources, then the states that they make last."""
    answer = material.answer
    if answer is None or not material.dispute.views:
        return
    yield Paragraph(wording.INTRO)
    yield Items(
        tuple(
            f"{views.beliefs(v, material.dispute)} "
            f"({sides.grounds(v.grounds, material.dispute, material.documents)})"
            for v in material.dispute.views
        )
    )
    if sentence := wording.summary(answer):
        yield Paragraph(sentence)
    rows = tuple(Row(wording.row(each, answer)) for each in views.ordered(answer))
    yield Table(wording.CAPTION, wording.HEAD, rows)
    if len(answer.seen) > len(rows):
        yield Paragraph(wording.more(len(answer.seen) - len(rows)), "note")


VIEWS = Section("views", wording.TITLE, views_blocks)
