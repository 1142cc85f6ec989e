"""Views: what lasts because of what each side believes."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Seen
from standoff.report.wording import phrases

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
        beliefs = ", ".join(f"{judgement} is {said}" for judgement, said in view.answers.items())
        name = phrases.side_of(answer.dispute, view.of)
        yield from phrases.wrapped(f"{name} believes: {beliefs}.")
    yield "state: lasts (stable for each side in its own view), as written, expected by"
    ordered = sorted(answer.seen, key=lambda each: (not each.surprised, not each.own))
    for each in ordered[:MOST_SHOWN]:
        yield from phrases.wrapped(f"  {_seen(each, answer)}", "      ")
    if len(ordered) > MOST_SHOWN:
        yield f"  and {len(ordered) - MOST_SHOWN} more; --json has all of them"


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
