"""What is said beside a draft: its size, what it leaves out, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.draft.proposal import Proposal
from standoff.model.dispute import Dispute
from standoff.model.walk import draft_paths
from standoff.report.wording import phrases
from standoff.report.wording.draft.file import left_out
from standoff.report.wording.marks import said


def notes(proposal: Proposal) -> Iterator[str]:
    """What is not in the draft."""
    for side in proposal.sides:
        for told in left_out(side):
            yield from phrases.wrapped(f"{said(side.name)}: {said(told)}.")


def written(dispute: Dispute, path: str) -> Iterator[str]:
    """What was written."""
    options = phrases.count(len(dispute.options), "option")
    preferences = phrases.count(sum(len(s.prefers) for s in dispute.sides), "preference")
    judgements = phrases.count(len(dispute.judgements), "open judgement")
    lines = phrases.count(len(draft_paths(dispute)), "draft line")
    yield from phrases.wrapped(
        f"{said(path)}: {lines}, with {options}, {preferences} and {judgements}. Nothing of it is "
        "judged: standoff draft --review goes through it line by line.",
        "",
    )
