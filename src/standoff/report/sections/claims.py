"""The source's claims against the model."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Found
from standoff.model.dispute import Claim
from standoff.report.document import Block, Paragraph, Row, Table
from standoff.report.sections.section import Material, Section
from standoff.report.wording.marks import capital, said
from standoff.report.wording.page import claims as wording
from standoff.report.wording.page import depends, names, sides


def claims_blocks(material: Material) -> Iterator[Block]:
    """Every claim: what the source says and what the model says."""
    answer = material.answer
    if answer is None or not material.dispute.claims:
        return
    yield Paragraph(wording.INTRO)
    if sentence := wording.briefly(answer):
        yield Paragraph(sentence)
    rows = tuple(
        _claim_row(f, f.claim, answer, material) for f in answer.found if f.claim is not None
    )
    head = wording.HEAD if answer.total > 1 else wording.HEAD_ONE
    yield Table(wording.CAPTION, head, rows)


def _claim_row(found: Found, claim: Claim, answer: Answer, material: Material) -> Row:
    _, *verdict = map(capital, depends.row(found, answer))
    source = sides.grounds(claim.grounds, material.dispute, material.documents)
    return Row((said(claim.id), names.whole(claim.text or claim.id), *verdict, source))


CLAIMS = Section("claims", wording.TITLE, claims_blocks)
