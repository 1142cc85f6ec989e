"""How many lines of a file are drafts: what `check`, `ask` and `report` say of them."""

from __future__ import annotations

from standoff.model.dispute import Dispute
from standoff.model.walk import draft_paths
from standoff.report.wording import phrases

LABEL = "Drafts"


def told(dispute: Dispute) -> str | None:
    """How many lines nobody has accepted; None where there are none."""
    number = len(draft_paths(dispute))
    if not number:
        return None
    one = number == 1
    return (
        f"{phrases.count(number, 'line')} of the file {'is a draft' if one else 'are drafts'}: "
        f"proposed by a program, and accepted by nobody so far."
    )


def line(dispute: Dispute) -> str | None:
    """The same behind its label."""
    number = told(dispute)
    return f"{LABEL}: {number}" if number else None
