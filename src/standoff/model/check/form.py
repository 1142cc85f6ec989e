"""Option form and graph form: what goes with which, and the moves of a graph form."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.errors import Mistake, Path, mistake
from standoff.model.check.ids import Checks, unknown_id
from standoff.model.parts import DrawnMove, UncheckedDispute

GRAPH_FORM, OPTION_FORM = "[[state]]", "a dispute without [[state]]"


def check_form(dispute: UncheckedDispute) -> Checks:
    """No side at all, parts of the one form in a dispute of the other, and moves to nowhere."""
    if not dispute.sides:
        yield mistake("value-wrong", ("side",), why="there is none", expected="name one or more")
    if dispute.states:
        yield from _check_graph_form(dispute)
    else:
        yield from _check_option_form(dispute)


def _check_graph_form(dispute: UncheckedDispute) -> Checks:
    if len(dispute.status_quo) != 1:
        has, expected = str(len(dispute.status_quo)), f'"{dispute.states[0].id}"'
        yield mistake("status-quo-state", ("status_quo",), has=has, expected=expected)
    for i, side in enumerate(dispute.sides):
        if side.options:
            expected = "say by [[side.move]] where the side can go"
            yield _mixed_form("an option", GRAPH_FORM, ("side", i, "option", 0), expected)
        for j, move in enumerate(side.moves):
            yield from _check_move(move, dispute, ("side", i, "move", j))
    for i, _ in enumerate(dispute.merges):
        yield _mixed_form("[[merge]]", GRAPH_FORM, ("merge", i), "make one [[state]] of the states")


def _check_option_form(dispute: UncheckedDispute) -> Checks:
    for i, side in enumerate(dispute.sides):
        for j, _ in enumerate(side.moves):
            expected = "name the states, or let options say what the side can do"
            yield _mixed_form("[[side.move]]", OPTION_FORM, ("side", i, "move", j), expected)


def _mixed_form(what: str, form: str, path: Path, expected: str) -> Mistake:
    return mistake("form-mixed", path, what=what, form=form, expected=expected)


def _check_move(move: DrawnMove, dispute: UncheckedDispute, path: Path) -> Iterator[Mistake]:
    for state, here in _states_of_move(move, path):
        if state not in dispute.numbers:
            yield unknown_id("state", state, dispute.numbers, here)
        elif state == move.start and here[-1] != "from":
            yield mistake("move-nowhere", here, id=state)


def _states_of_move(move: DrawnMove, path: Path) -> Iterator[tuple[str, Path]]:
    yield move.start, (*path, "from")
    for n, end in enumerate(move.ends):
        yield end, (*path, "to", n)
