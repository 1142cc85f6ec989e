"""The question: from the file or the caller, checked before any work is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.errors import RequestError, StatementError, nearest_hint
from standoff.graph.feasible import minimal_conflict
from standoff.graph.graph import Graph, compile_graph
from standoff.graph.layout import choose_plan
from standoff.model.dispute import DecisionMaker, Dispute, OptionKind, Rule, RuleForm
from standoff.model.statement import Statement, parse


@dataclass(frozen=True, slots=True)
class CheckedQuestion:
    """Who asks whom for what; sides by number."""

    by: int
    target: int
    goal: Statement


def checked_question(
    dispute: Dispute,
    by: str | None,
    target: str | None,
    goal: str | None,
    graph: Graph | None = None,
) -> CheckedQuestion:
    """The question as overridden by the caller; ``graph`` where the dispute is compiled already.

    Raises:
        RequestError: for a question that cannot be asked, with what to write instead.
    """
    question = dispute.question
    by = by or (question.by if question else None)
    if by is None:
        raise RequestError(
            "the file asks no question",
            'write [question] with by = "SIDE" and goal = "STATEMENT", or give --by and --goal',
        )
    asker = _side_number(dispute, by, "by")
    wanted = _goal_statement(dispute, goal)
    if target is None and question and question.target and question.target != by:
        target = question.target
    number = (
        _implied_target(dispute, asker, wanted)
        if target is None
        else _side_number(dispute, target, "target")
    )
    result = CheckedQuestion(asker, number, wanted)
    _refuse_senseless(graph or compile_graph(dispute), result)
    return result


def held_out(
    dispute: Dispute, by: str | None, threats: Sequence[str] | None, offers: Sequence[str] | None
) -> Dispute:
    """The dispute with these options of the asker's held out, in place of those that it marks.

    Raises:
        RequestError: for an option that the asker does not hold, or that is named as both.
    """
    if threats is None and offers is None:
        return dispute
    by = by or (dispute.question.by if dispute.question else None)
    if by is None:
        raise RequestError("the file asks no question", "give --by and --goal")
    number = _side_number(dispute, by, "by")
    side = dispute.sides[number]
    own = [option.id for option in side.options]
    wanted = {OptionKind.THREAT: threats or (), OptionKind.OFFER: offers or ()}
    kinds: dict[str, OptionKind] = {}
    for kind, ids in wanted.items():
        for id in ids:
            if id not in own:
                raise RequestError(f"{side} holds no option “{id}”", nearest_hint(id, own))
            if kinds.setdefault(id, kind) is not kind:
                raise RequestError(f"“{id}” is named as a threat and as an offer", "name it once")
    options = (replace(o, kind=kinds.get(o.id, OptionKind.OTHER)) for o in side.options)
    sides = list(dispute.sides)
    sides[number] = replace(side, options=tuple(options))
    return replace(dispute, sides=tuple(sides))


def _side_number(dispute: Dispute, id: str, role: str) -> int:
    sides = [side.id for side in dispute.sides]
    if id not in sides:
        raise RequestError(f"{role}: no side is called “{id}”", nearest_hint(id, sides))
    return sides.index(id)


def _goal_statement(dispute: Dispute, goal: str | None) -> Statement:
    if goal is None:
        if dispute.question is None:
            raise RequestError("the question has no goal", 'write goal = "STATEMENT"')
        return dispute.question.goal
    try:
        statement = parse(goal)
    except StatementError as error:
        found = error.mistake
        raise RequestError(f"goal “{goal}”: {found.message}", found.remedy) from None
    known = dispute.numbers.keys() | dispute.definitions.keys()
    for name in statement.used_names():
        if name.id not in known:
            raise RequestError(f"goal: “{name.id}” is not defined", nearest_hint(name.id, known))
    return statement


def _needed_options(dispute: Dispute, goal: Statement) -> set[str]:
    """The options that a goal mentions, itself or through terms."""
    found: set[str] = set()
    queue = [name.id for name in goal.used_names()]
    seen: set[str] = set()
    while queue:
        id = queue.pop()
        if id in dispute.definitions and id not in seen:
            seen.add(id)
            queue += [name.id for name in dispute.definitions[id].used_names()]
        elif id not in dispute.definitions:
            found.add(id)
    return found


def _option_owners(dispute: Dispute, goal: Statement) -> list[int]:
    """The sides that hold an option the goal mentions."""
    needed = _needed_options(dispute, goal)
    return [i for i, s in enumerate(dispute.sides) if needed & {o.id for o in s.options}]


def _implied_target(dispute: Dispute, asker: int, goal: Statement) -> int:
    if dispute.states:
        return _only_other(dispute, asker)
    owners = [number for number in _option_owners(dispute, goal) if number != asker]
    if len(owners) == 1:
        return owners[0]
    sides = ", ".join(dispute.sides[number].id for number in owners)
    if not owners:
        raise RequestError(
            f"the goal “{goal}” needs nothing that another side holds",
            "ask for a statement about another side's options",
        )
    raise RequestError(f"the goal “{goal}” needs {sides}", 'name one of them as target = "SIDE"')


def _only_other(dispute: Dispute, asker: int) -> int:
    """In graph form no option tells who is asked."""
    others = [number for number in range(len(dispute.sides)) if number != asker]
    if len(others) == 1:
        return others[0]
    sides = ", ".join(dispute.sides[number].id for number in others)
    raise RequestError(f"the question may be put to {sides}", 'name one of them as target = "SIDE"')


def _refuse_senseless(graph: Graph, question: CheckedQuestion) -> None:
    dispute, goal = graph.dispute, question.goal
    asker, target = dispute.sides[question.by], dispute.sides[question.target]
    if question.by == question.target:
        raise RequestError(f"{asker} cannot ask itself", "name another target")
    if not dispute.states and not target.options:
        raise RequestError(
            f"{target} holds no option, so nothing can be asked of it",
            "write a [[side.option]] for what it can do, or name another target",
        )
    if not dispute.states and question.target not in _option_owners(dispute, goal):
        raise RequestError(
            f"{target} holds nothing that the goal “{goal}” needs",
            _holders_hint(dispute, goal, asker),
        )
    if not graph.where_holds(goal).any():
        raise RequestError(
            f"no state has the goal “{goal}”{_rules_against(dispute, goal)}",
            "ask for less, or mend a rule",
        )


def _rules_against(dispute: Dispute, goal: Statement) -> str:
    """Why no state has the goal: a smallest set of rules, or the goal itself."""
    if dispute.states:
        return ""
    possible = choose_plan(dispute).rules_satisfiable
    wanted = Rule(RuleForm.ALWAYS, (goal,))
    if possible([wanted, *dispute.rules]):
        return ": merged states are read off as shown"
    against = minimal_conflict(dispute.rules, lambda rest: possible([wanted, *rest]))
    rules = "; ".join(f"“{rule}”" for rule in against)
    return f": the rules forbid it ({rules})" if against else ": it contradicts itself"


def _holders_hint(dispute: Dispute, goal: Statement, asker: DecisionMaker) -> str:
    holders = (dispute.sides[number] for number in _option_owners(dispute, goal))
    others = [f'target = "{side.id}"' for side in holders if side is not asker]
    if others:
        return f"write {' or '.join(others)}"
    return "ask for a statement about another side's options"
