"""What would work, and who must jump first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from standoff.answers.answer import Answer, Settlement, by_ease
from standoff.report.document import Block, Details, Heading, Items, Paragraph
from standoff.report.sections.section import Material, Section, picture_figures
from standoff.report.sections.verdicts import verdict_blocks
from standoff.report.wording import stability
from standoff.report.wording.ask import levers, settlements, threats
from standoff.report.wording.page import names
from standoff.report.wording.page import works as wording
from standoff.studies.ways import Route

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
    searched, title = found.searched, settlements.way_title(found, answer)
    yield from _route_blocks(
        settlements.heading(title, found.way, searched=searched.way), found.way, answer
    )
    if told := settlements.who_pays(found, answer):
        yield Paragraph(told)
    yield Details(wording.HOLDS, tuple(verdict_blocks(found.held, answer.dispute, most=1)))
    others = (
        (settlements.ANY, found.moves, searched.moves),
        (settlements.GAINS, found.improvements, searched.improvements),
    )
    ways = [
        _route_blocks(settlements.heading(title, route, searched=whole), route, answer)
        for title, route, whole in others
    ]
    yield Details(wording.OTHER_WAYS, tuple(chain(*ways)))


def _route_blocks(heading: str, route: Route | None, answer: Answer) -> Iterator[Block]:
    yield Paragraph(heading, *["before"] * bool(route))
    if route:
        yield Items(stability.path(route.steps, answer.dispute), ordered=True)


WORKS = Section("works", wording.TITLE, works_blocks)
