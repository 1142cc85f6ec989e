"""Option form and graph form: what goes with which, and the moves of a graph form."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.errors import Mistake, Path, mistake
from standoff.model.check.ids import Checks, unknown
from standoff.model.dispute import Dispute, DrawnMove

GRAPH_FORM, OPTION_FORM = "[[state]]", "a dispute without [[state]]"


def form(dispute: Dispute) -> Checks:
    """Parts of the one form in a dispute of the other, and moves to nowhere."""
    if dispute.states:
        yield from _graph_form(dispute)
    else:
        yield from _option_form(dispute)


def _graph_form(dispute: Dispute) -> Checks:
    if len(dispute.status_quo) != 1:
        has, expected = str(len(dispute.status_quo)), f'"{dispute.states[0].id}"'
        yield mistake("status-quo-state", ("status_quo",), has=has, expected=expected)
    for i, side in enumerate(dispute.sides):
        if side.options:
            expected = "say by [[side.move]] where the side can go"
            yield _mixed("an option", GRAPH_FORM, ("side", i, "option", 0), expected)
        for j, move in enumerate(side.moves):
            yield from _move(move, dispute, ("side", i, "move", j))
    for i, _ in enumerate(dispute.merges):
        yield _mixed("[[merge]]", GRAPH_FORM, ("merge", i), "make one [[state]] of the states")


def _option_form(dispute: Dispute) -> Checks:
    for i, side in enumerate(dispute.sides):
        for j, _ in enumerate(side.moves):
            expected = "name the states, or let options say what the side can do"
            yield _mixed("[[side.move]]", OPTION_FORM, ("side", i, "move", j), expected)


def _mixed(what: str, form: str, path: Path, expected: str) -> Mistake:
    return mistake("form-mixed", path, what=what, form=form, expected=expected)


def _move(move: DrawnMove, dispute: Dispute, path: Path) -> Iterator[Mistake]:
    for state, here in _ends(move, path):
        if state not in dispute.numbers:
            yield unknown("state", state, dispute.numbers, here)
        elif state == move.start and here[-1] != "from":
            yield mistake("move-nowhere", here, id=state)


def _ends(move: DrawnMove, path: Path) -> Iterator[tuple[str, Path]]:
    yield move.start, (*path, "from")
    for n, end in enumerate(move.ends):
        yield end, (*path, "to", n)
