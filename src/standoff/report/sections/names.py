"""The short names of a dispute: what each stands for, and where the page tells it."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.model.dispute import Dispute
from standoff.report.document import ShortName
from standoff.report.wording import statements
from standoff.report.wording.page import names


def option_names(dispute: Dispute) -> Mapping[str, ShortName]:
    """Options or named states, and terms, by id; anchors are numbered: an id may be any word."""
    kind = "state" if dispute.states else "option"
    found = {
        fact.id: ShortName(f"{kind}-{number}", names.brief(str(fact)))
        for number, fact in enumerate(dispute.facts, 1)
    }
    terms = {
        term.id: ShortName(f"name-{number}", statements.statement(term.statement, dispute))
        for number, term in enumerate(dispute.terms, 1)
    }
    return found | terms


def judgement_names(dispute: Dispute) -> Mapping[str, ShortName]:
    """Judgements by id."""
    return {
        judgement.id: ShortName(f"judgement-{number}", names.brief(judgement.question))
        for number, judgement in enumerate(dispute.judgements, 1)
    }
