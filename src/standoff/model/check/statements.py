"""Statements: where they stand, the ids in them, and terms defined by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, fact, unknown
from standoff.model.dispute import Dispute, Rule
from standoff.model.statement import Statement

Placed = Iterator[tuple[Statement, Path]]


def statements_of(dispute: Dispute) -> Placed:
    """Every statement of the dispute with its path, the claims' apart."""
    for i, side in enumerate(dispute.sides):
        for j, preference in enumerate(side.prefers):
            yield preference.statement, ("side", i, "prefers", j, "statement")
        for j, barred in enumerate(side.no_moves):
            yield barred.start, ("side", i, "no_move", j, "from")
            yield barred.end, ("side", i, "no_move", j, "to")
    for i, term in enumerate(dispute.terms):
        yield term.statement, ("term", i, "statement")
    for i, rule in enumerate(dispute.rules):
        yield from _in_rule(rule, ("rule", i, rule.form.value))
    for i, merge in enumerate(dispute.merges):
        yield merge.when, ("merge", i, "when")
    yield from _in_answers(dispute)
    if dispute.question:
        yield dispute.question.goal, ("question", "goal")


def _in_rule(rule: Rule, path: Path) -> Placed:
    for n, statement in enumerate(rule.statements):
        yield statement, path if rule.form.single else (*path, n)


def _in_answers(dispute: Dispute) -> Placed:
    for i, judgement in enumerate(dispute.judgements):
        for j, answer in enumerate(judgement.answers):
            for target, statement in answer.statements.items():
                yield statement, ("judgement", i, "answer", j, "change", target)


def statements(dispute: Dispute) -> Checks:
    """Ids in statements that are neither options (in graph form states) nor terms."""
    for statement, path in statements_of(dispute):
        yield from unknown_names(statement, path, dispute)


def unknown_names(statement: Statement, path: Path, dispute: Dispute) -> Checks:
    """The names in a statement that are not known."""
    known = dispute.numbers.keys() | dispute.definitions.keys()
    for name in statement.used_names():
        if name.id not in known:
            kind = f"{fact(dispute)} or term"
            yield unknown(kind, name.id, known, path, name.offset)


# ---------------------------------------------------------------- circles


def circles(dispute: Dispute) -> Checks:
    """Terms defined by themselves, as written or once one judgement's answer is taken."""
    written = {term.id: ("term", i, "statement") for i, term in enumerate(dispute.terms)}
    yield from _circle(dispute.definitions, written)
    for i, judgement in enumerate(dispute.judgements):
        for j, answer in enumerate(judgement.answers):
            changed = {t: s for t, s in answer.statements.items() if t in dispute.definitions}
            places = {id: ("judgement", i, "answer", j, "change", id) for id in changed}
            yield from _circle({**dispute.definitions, **changed}, places)


def _circle(definitions: Mapping[str, Statement], places: Mapping[str, Path]) -> Checks:
    """The first circle through a term of ``places``, if there is one."""
    uses = {
        id: [name.id for name in statement.used_names() if name.id in definitions]
        for id, statement in definitions.items()
    }
    for id in places if _circular(uses) else ():
        if circle := _way_back(uses, id):
            yield mistake("term-circle", places[id], id=id, circle=" → ".join(circle))
            return


def _circular(uses: Mapping[str, list[str]]) -> bool:
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
            return _way(came, start, here)
        for there in uses[here]:
            if there not in came:
                came[there] = here
                stack.append(there)
    return None


def _way(came: Mapping[str, str], start: str, last: str) -> list[str]:
    """Start, what leads to the last, and start again."""
    back = [start, last]
    while back[-1] != start:
        back.append(came[back[-1]])
    return back[::-1]
