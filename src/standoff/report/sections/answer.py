"""The question and the answer."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.report.document import Block, Code, Paragraph, Points
from standoff.report.sections.section import Material, Section
from standoff.report.wording import phrases
from standoff.report.wording.ask import words
from standoff.report.wording.draft import count
from standoff.report.wording.page import answer as wording


def answer_blocks(material: Material) -> Iterator[Block]:
    """The first screen: who stops reading here has the answer."""
    answer = material.answer
    if answer is None:
        yield Paragraph(wording.sides(material.dispute))
        yield Paragraph(wording.NO_QUESTION)
        yield Code(wording.SAMPLE)
        if assumed := tuple(wording.assumed(material.dispute)):
            yield Points(assumed)
        if drafts := count.line(material.dispute):
            yield Paragraph(drafts)
        return
    yield Paragraph(words.question(answer), "lead")
    if told := phrases.supposed(answer.dispute):
        yield Paragraph(told, "lead")
    yield Paragraph(wording.headline(answer), "lead")
    if sentence := wording.counts(answer):
        yield Paragraph(sentence)
    yield Points(tuple(wording.points(answer)))
    yield Paragraph(wording.WHOSE, "note")


ANSWER = Section("answer", wording.TITLE, answer_blocks)
