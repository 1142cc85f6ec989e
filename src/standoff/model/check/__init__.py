"""Whether the parts of a dispute fit together: every mistake, each with its path."""

from __future__ import annotations

from standoff.model.check.claims import claims
from standoff.model.check.evidence import (
    Part,
    drafts,
    evidence,
    grounds_of,
    parts_of,
    quoted,
    span_parts,
)
from standoff.model.check.form import form
from standoff.model.check.ids import Checks, ids
from standoff.model.check.judgements import judgements
from standoff.model.check.lists import lists
from standoff.model.check.statements import circles, statements, statements_of
from standoff.model.check.views import question, views
from standoff.model.dispute import Dispute

__all__ = [
    "Part",
    "circles",
    "drafts",
    "grounds_of",
    "mistakes",
    "parts_of",
    "quoted",
    "span_parts",
    "statements_of",
]

CHECKS = (ids, form, statements, circles, lists, judgements, evidence, views, question, claims)


def mistakes(dispute: Dispute) -> Checks:
    """Everything that is wrong; empty for a dispute that can be compiled."""
    for check in CHECKS:
        yield from check(dispute)
