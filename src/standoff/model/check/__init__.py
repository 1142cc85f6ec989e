"""Whether the parts of a dispute fit together: every mistake, each with its path."""

from __future__ import annotations

from standoff.model.check.claims import check_claims
from standoff.model.check.evidence import check_evidence, quote_parts, span_parts
from standoff.model.check.form import check_form
from standoff.model.check.ids import Checks, check_ids
from standoff.model.check.judgements import check_judgements
from standoff.model.check.lists import check_lists
from standoff.model.check.statements import check_statements, term_circles
from standoff.model.check.views import check_question, check_views
from standoff.model.parts import UncheckedDispute

__all__ = ["Checks", "dispute_mistakes", "quote_parts", "span_parts", "term_circles"]

CHECKS = (
    check_ids,
    check_form,
    check_statements,
    term_circles,
    check_lists,
    check_judgements,
    check_evidence,
    check_views,
    check_question,
    check_claims,
)


def dispute_mistakes(dispute: UncheckedDispute) -> Checks:
    """Everything that is wrong; empty for a dispute that can be compiled."""
    for check in CHECKS:
        yield from check(dispute)
