"""Verdicts as blocks: whether a side stays in a state, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.model.dispute import Dispute
from standoff.report.document import Block, Items, Paragraph
from standoff.report.wording import stability as wording
from standoff.stability.concepts import concept_by_key
from standoff.stability.evidence import Verdict


def verdict_blocks(found: Iterable[Verdict], dispute: Dispute, *, most: int) -> Iterator[Block]:
    """Each verdict with its reasons, at ``most`` so many sanctions."""
    for each in found:
        yield Paragraph(wording.head(each, dispute, concept_by_key(each.concept)))
        for reason in wording.reasons(each, dispute, most=most):
            yield Paragraph(reason.text)
            if reason.moves:
                yield Items(reason.moves, ordered=True)
            if reason.end:
                yield Paragraph(reason.end)
