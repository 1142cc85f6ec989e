"""Views: what lasts because of what each side believes."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Seen
from standoff.model.dispute import Dispute, View
from standoff.report.wording import phrases
from standoff.report.wording.marks import judged, said

TITLE = "Views: the dispute as each side believes it to be (under sequential stability)"
MOST_SHOWN = 24


def summary(answer: Answer) -> str | None:
    """Surprises, if any side has a view."""
    if not answer.dispute.views:
        return None
    names = [phrases.side_of(answer.dispute, view.of) for view in answer.dispute.views]
    surprises = [each for each in answer.seen if each.surprised]
    told = phrases.count(len(surprises), "state")
    lasts = "lasts" if len(surprises) == 1 else "last"
    return (
        f"With the views of {phrases.listed(names)}, {told} {lasts} to some side's surprise "
        "(everyone is content in its own view, and not everyone expects it)."
    )


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    if not answer.dispute.views:
        yield "No side has a [[view]]: every side sees the dispute as written."
        return
    for view in answer.dispute.views:
        yield from phrases.wrapped(beliefs(view, answer.dispute))
    yield "state: lasts (stable for each side in its own view), as written, expected by"
    for each in ordered(answer):
        yield from phrases.wrapped(f"  {_seen(each, answer)}", "      ")
    if len(answer.seen) > MOST_SHOWN:
        yield f"  and {len(answer.seen) - MOST_SHOWN} more; --json has all of them"


def ordered(answer: Answer) -> list[Seen]:
    """Surprises first, then what lasts; at most ``MOST_SHOWN``."""
    return sorted(answer.seen, key=lambda each: (not each.surprised, not each.own))[:MOST_SHOWN]


def beliefs(view: View, dispute: Dispute) -> str:
    """What a side believes, judgement by judgement."""
    told = (f"{judged(judgement)} is {said(held)}" for judgement, held in view.answers.items())
    return f"{phrases.side_of(dispute, view.of)} believes: {', '.join(told)}."


def _seen(seen: Seen, answer: Answer) -> str:
    lasts = "lasts" if seen.own else "does not last"
    written = "an equilibrium as written" if seen.written else "no equilibrium as written"
    expected = phrases.listed(
        (phrases.side_of(answer.dispute, side) for side in seen.expected_by), "and"
    )
    who = f"expected by {expected}" if seen.expected_by else "expected by nobody"
    surprise = phrases.listed(phrases.side_of(answer.dispute, side) for side in seen.surprised)
    surprised = f"; a surprise to {surprise}" if seen.surprised else ""
    return f"{phrases.state(seen.state, answer.dispute)}: {lasts}, {written}, {who}{surprised}"
