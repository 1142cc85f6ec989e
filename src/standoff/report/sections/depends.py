"""What the answer depends on: the open judgements, the findings, what is assumed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.answers.answer import Answer, Found
from standoff.model.dispute import Judgement
from standoff.report.document import Block, Details, Heading, Paragraph, Row, Table
from standoff.report.sections.names import judgement_names
from standoff.report.sections.section import Material, Section, picture_figures
from standoff.report.wording.ask import readings
from standoff.report.wording.marks import capital, judged, said
from standoff.report.wording.page import depends as wording
from standoff.report.wording.page import names, sides

MAIN = ("frozen", "deadlock", "settlement.seq", "threats.on.counterproductive")


def depends_blocks(material: Material) -> Iterator[Block]:
    """Judgements first, then how often and exactly when each finding holds."""
    answer = material.answer
    if answer is not None:
        yield Paragraph(readings.summary(answer))
    yield from picture_figures(material, "tree", "readings")
    if material.dispute.judgements:
        yield _judgement_table(material)
    if answer is not None:
        yield from _finding_blocks(answer)
        yield from _assumption_blocks(answer)


def _judgement_table(material: Material) -> Table:
    known = judgement_names(material.dispute)
    rows = (
        Row(
            (
                judged(each.id),
                names.whole(each.question),
                wording.answers(each),
                _judgement_grounds(each, material),
            ),
            known[each.id].anchor,
        )
        for each in material.dispute.judgements
    )
    return Table(wording.CAPTION, wording.HEAD, tuple(rows))


def _judgement_grounds(judgement: Judgement, material: Material) -> str:
    """Where the question comes from, and each answer that says so."""
    answers = [
        f"{said(each.id)}: {sides.grounds(each.grounds, material.dispute, material.documents)}"
        for each in judgement.answers
        if each.grounds.at or each.grounds.quote or each.grounds.assumes or each.grounds.why
    ]
    own = sides.grounds(judgement.grounds, material.dispute, material.documents)
    return "; ".join(answers if answers and own == sides.NO_SOURCE else [own, *answers])


def _finding_blocks(answer: Answer) -> Iterator[Block]:
    main = [each for each in answer.found if _is_main(each)]
    yield _finding_table(main, answer)
    yield Details(wording.EVERY, (_finding_table(answer.found, answer), *_influence_blocks(answer)))


def _is_main(found: Found) -> bool:
    return found.id in MAIN or found.id.endswith(".works")


def _finding_table(found: Iterable[Found], answer: Answer) -> Table:
    rows = tuple(Row(tuple(map(capital, wording.row(each, answer)))) for each in found)
    if answer.total == 1:
        return Table(wording.FINDINGS_ONE, wording.FINDINGS_HEAD[:2], rows)
    return Table(wording.FINDINGS, wording.FINDINGS_HEAD, rows)


def _influence_blocks(answer: Answer) -> Iterator[Block]:
    shares_of = [(each, readings.shares(each, answer)) for each in answer.found]
    rows = tuple(Row((capital(wording.finding(f)), shares)) for f, shares in shares_of if shares)
    if rows:
        yield Table(wording.INFLUENCE_CAPTION, wording.INFLUENCE_HEAD, rows)


def _assumption_blocks(answer: Answer) -> Iterator[Block]:
    if not answer.assumptions:
        return
    known = {each.id: each for each in answer.found}
    rows = tuple(
        Row(
            (
                capital(wording.line(each.line, answer.dispute)),
                names.whole(each.assumes),
                capital(wording.changes(each.struck, tuple(known[id] for id in each.changes))),
            )
        )
        for each in answer.assumptions
    )
    yield Heading(wording.ASSUMED)
    yield Table(wording.ASSUMED_CAPTION, wording.ASSUMED_HEAD, rows)


DEPENDS = Section("depends", wording.TITLE, depends_blocks)
