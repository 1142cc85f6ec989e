"""The source's claims against the model."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Found
from standoff.model.dispute import Claim
from standoff.report.document import Block, Paragraph, Row, Table
from standoff.report.sections.section import Draft, Section
from standoff.report.wording.marks import capital, said
from standoff.report.wording.page import claims as wording
from standoff.report.wording.page import depends, names, sides


def blocks(draft: Draft) -> Iterator[Block]:
    """Every claim: what the source says and what the model says."""
    answer = draft.answer
    if answer is None or not draft.dispute.claims:
        return
    yield Paragraph(wording.INTRO)
    if told := wording.briefly(answer):
        yield Paragraph(told)
    rows = tuple(_row(f, f.claim, answer, draft) for f in answer.found if f.claim is not None)
    head = wording.HEAD if answer.total > 1 else wording.HEAD_ONE
    yield Table(wording.CAPTION, head, rows)


def _row(found: Found, claim: Claim, answer: Answer, draft: Draft) -> Row:
    _, *verdict = map(capital, depends.row(found, answer))
    source = sides.grounds(claim.grounds, draft.dispute, draft.documents)
    return Row((said(claim.id), names.whole(claim.text or claim.id), *verdict, source))


CLAIMS = Section("claims", wording.TITLE, blocks)
