"""What would work, and who must jump first."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Settlement, by_ease
from standoff.report.document import Block, Details, Heading, Items, Paragraph
from standoff.report.sections.section import Material, Section, picture_figures
from standoff.report.sections.verdicts import verdict_blocks
from standoff.report.wording import stability
from standoff.report.wording.ask import levers, settlements, threats
from standoff.report.wording.page import names
from standoff.report.wording.page import works as wording
from standoff.studies.reach import Route

MOST_SHOWN = 3


def works_blocks(material: Material) -> Iterator[Block]:
    """The least that works, and the ways to what both would like better."""
    answer = material.answer
    if answer is None:
        return
    yield Paragraph(threats.what_works(answer, names.plain_style(answer)))
    if sentence := levers.others(answer):
        yield Paragraph(sentence)
    yield Heading(wording.SETTLEMENTS)
    yield Paragraph(wording.SETTLEMENT_MEANS)
    yield Paragraph(settlements.summary(answer))
    yield from picture_figures(material, "path")
    for each in by_ease(answer.settlements)[:MOST_SHOWN]:
        yield from _settlement_blocks(each, answer)
    if answer.settlements_in_all > MOST_SHOWN:
        yield Paragraph(wording.more(answer.settlements_in_all - MOST_SHOWN), "note")


def _settlement_blocks(found: Settlement, answer: Answer) -> Iterator[Block]:
    yield Heading(wording.settlement(found, answer))
    yield Paragraph(wording.held(found))
    if found.cheapest:
        yield Paragraph(wording.WAY, "before")
        yield Items(stability.path(found.cheapest.steps, answer.dispute), ordered=True)
        yield Paragraph(wording.cost(found, answer))
    else:
        yield Paragraph(wording.NO_WAY if found.searched else wording.NOT_FOUND)
    yield Details(wording.HOLDS, tuple(verdict_blocks(found.held, answer.dispute, most=1)))
    shortest = _route_blocks(wording.ANY, found.moves, answer)
    by_gains = _route_blocks(wording.GAINS, found.improvements, answer)
    yield Details(wording.OTHER_WAYS, (*shortest, *by_gains))


def _route_blocks(title: str, route: Route | None, answer: Answer) -> Iterator[Block]:
    yield Paragraph(title if route else f"{title} {wording.NONE}")
    if route:
        yield Items(stability.path(route.steps, answer.dispute), ordered=True)


WORKS = Section("works", wording.TITLE, works_blocks)
