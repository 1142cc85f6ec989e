"""What each side believes, and what surprises it."""

from __future__ import annotations

from standoff.answers.answer import Answer, Seen
from standoff.report.wording import phrases
from standoff.report.wording.ask import views
from standoff.report.wording.page import names

TITLE = "As each side sees it"
INTRO = (
    "A view is the dispute as a side believes it to be. A state lasts if it is sequentially stable "
    "for each side in that side's own view; where it lasts and a side did not expect it, it is a "
    "surprise to that side."
)
CAPTION = "Surprises first, then the other states that last or that somebody expects to"
HEAD = ("State", "Lasts", "Equilibrium as written", "Expected by", "Surprise to")
_YES = {True: "yes", False: "no"}
summary = views.summary


def row(seen: Seen, answer: Answer) -> tuple[str, ...]:
    """A state's cells."""
    return (
        names.state(seen.state, answer.dispute),
        _YES[seen.own],
        _YES[seen.written],
        _sides(seen.expected_by, answer),
        _sides(seen.surprised, answer),
    )


def _sides(ids: tuple[str, ...], answer: Answer) -> str:
    told = phrases.listed(phrases.side_of(answer.dispute, id) for id in ids)
    return told if ids else "nobody"


def more(number: int) -> str:
    """What is not listed."""
    return f"{number:,} more states; “standoff ask FILE --section views --json” has all of them."
