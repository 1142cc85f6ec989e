"""The threats and offers: package by package, and threats that simply stand."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Moved, Tried, package_id
from standoff.report.document import Block, Details, Heading, Items, Paragraph, Row, Table
from standoff.report.sections.section import Material, Section
from standoff.report.wording.ask import levers, threats
from standoff.report.wording.marks import capital
from standoff.report.wording.page import depends, names
from standoff.report.wording.page import threats as wording


def threats_blocks(material: Material) -> Iterator[Block]:
    """What each package comes to, why, and how often."""
    answer = material.answer
    if answer is None or answer.dispute.states:
        return
    yield Paragraph(threats.meaning(answer))
    yield Paragraph(wording.TEST)
    if not threats.marked(answer, "threat"):
        yield Paragraph(threats.notes(answer))
    if answer.tried:
        yield _package_table(answer)
        yield Details(wording.WHY, (Items(tuple(wording.why(t, answer) for t in answer.tried)),))
    yield from _standing_blocks(answer)


def _package_table(answer: Answer) -> Table:
    over = (wording.OVER,) if answer.total > 1 else ()
    rows = (Row((*wording.row(t, answer), *_works_share(t, answer))) for t in answer.tried)
    return Table(wording.CAPTION, (*wording.HEAD, *over), tuple(rows))


def _works_share(tried: Tried, answer: Answer) -> tuple[str, ...]:
    """In how many readings a package works, where there are several."""
    if answer.total == 1:
        return ()
    id = package_id(tried, answer)
    return (depends.counted(answer.finding(f"{id}.works"), answer) if id else "",)


def _standing_blocks(answer: Answer) -> Iterator[Block]:
    if not answer.moved:
        return
    yield Heading(wording.STANDING)
    yield Paragraph(wording.standing_means(answer))
    if sentence := levers.summary(answer, names.plain_style(answer)):
        yield Paragraph(sentence)
    rows = tuple(_standing_row(each, answer) for each in answer.moved)
    yield Table(wording.standing_caption(answer), wording.STANDING_HEAD, rows)


def _standing_row(moved: Moved, answer: Answer) -> Row:
    effect = capital(levers.effect(moved, answer, names.plain_style(answer)))
    return Row((levers.part(moved), effect, capital(levers.COSTS[moved.cost])))


THREATS = Section("threats", wording.TITLE, threats_blocks)
