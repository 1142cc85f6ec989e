"""Statements: where they stand, the ids in them, and terms defined by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, fact_kind, unknown_id
from standoff.model.parts import UncheckedDispute
from standoff.model.statement import Statement
from standoff.model.walk import statements_of


def check_statements(dispute: UncheckedDispute) -> Checks:
    """Ids in statements that are neither options (in graph form states) nor terms."""
    for statement, path in statements_of(dispute):
        yield from unknown_names(statement, path, dispute)


def unknown_names(statement: Statement, path: Path, dispute: UncheckedDispute) -> Checks:
    """The names in a statement that are not known."""
    known = dispute.numbers.keys() | dispute.definitions.keys()
    for name in statement.used_names():
        if name.id not in known:
            kind = f"{fact_kind(dispute)} or term"
            yield unknown_id(kind, name.id, known, path, name.offset)


# ---------------------------------------------------------------- circles


def term_circles(dispute: UncheckedDispute) -> Checks:
    """Terms defined by themselves, as written or once one judgement's answer is taken."""
    known = dispute.definitions
    uses = {id: _used_terms(statement, known) for id, statement in known.items()}
    if _has_circle(uses):
        written = {term.id: ("term", i, "statement") for i, term in enumerate(dispute.terms)}
        yield from _first_circle(uses, written)
    for i, judgement in enumerate(dispute.judgements):
        for j, answer in enumerate(judgement.answers):
            changed = {
                id: _used_terms(statement, known)
                for id, statement in answer.statements.items()
                if id in known
            }
            # Of the others none is looked at: there may be as many answers as terms.
            places = {id: ("judgement", i, "answer", j, "change", id) for id in changed}
            yield from _first_circle({**uses, **changed} if changed else {}, places)


def _used_terms(statement: Statement, known: Mapping[str, Statement]) -> list[str]:
    return [name.id for name in statement.used_names() if name.id in known]


def _first_circle(uses: Mapping[str, list[str]], places: Mapping[str, Path]) -> Checks:
    """The first circle through a term of ``places``, if there is one."""
    for id in places:
        if circle := _way_back(uses, id):
            yield mistake("term-circle", places[id], id=id, circle=" → ".join(circle))
            return


def _has_circle(uses: Mapping[str, list[str]]) -> bool:
    try:
        TopologicalSorter(uses).prepare()
    except CycleError:
        return True
    return False


def _way_back(uses: Mapping[str, list[str]], start: str) -> list[str] | None:
    """The ids from ``start`` back to itself, or None."""
    came: dict[str, str] = {}
    stack = [start]
    while stack:
        here = stack.pop()
        if start in uses[here]:
            return _circle_through(came, start, here)
        for there in uses[here]:
            if there not in came:
                came[there] = here
                stack.append(there)
    return None


def _circle_through(came: Mapping[str, str], start: str, last: str) -> list[str]:
    """Start, what leads to the last, and start again."""
    back = [start, last]
    while back[-1] != start:
        back.append(came[back[-1]])
    return back[::-1]
