"""Whether what a source says holds, from the tests' definitions alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

from standoff.model.dispute import Claim, Dispute
from standoff.model.statement import Statement, parse
from tests import oracle
from tests.oracle import Choice, State, World
from tests.oracle_findings import ends, findings, is_equilibrium, is_stable
from tests.oracle_levers import Case, Cell, ids, lowest, subsets
from tests.oracle_packages import PARTS, Package


def claim_cell(dispute: Dispute, claim: Claim, world: World) -> Cell:
    """Whether a claim holds under a reading; with `holds = false` whether its test fails."""
    name = next(form for form in TESTS if form in claim.test)
    found = TESTS[name](_any_case(dispute, world), claim.test)
    return found if found is None else found is claim.test.get("holds", True)


Test = Mapping[str, str | bool | tuple[str, ...]]


def _from(case: Case, test: Test) -> Cell:
    start = _named_state(case, test["from"])
    if start is None:
        return None
    reach = ends(case.world, start, str(test["by"]))
    return any(_true(case, _said(test["to"]), state) for state in reach)


def _reply_of(case: Case, test: Test) -> Cell:
    """The levers are the options listed and the asker's marked ones; the asker breaks ties."""
    case = _against(case, str(test["reply_of"]))
    to, instead = _listed(test["to"]), _listed(test["instead_of"])
    fixed = to | instead | case.threats | case.offers
    new, old = (_best_replies(case, levers, fixed) for levers in (to, instead))
    if not (new and old):
        return None
    return all(_changes(test, case, *pair) for pair in product(new, old))


def _best_replies(case: Case, levers: Choice, fixed: Choice) -> list[Choice]:
    """Best for B, of these what A likes least, where just these of the fixed options are on."""
    rest = (case.quo - fixed - ids(case.target)) | levers
    begin = rest | case.b_part(case.quo)
    found = (
        rest | own
        for own in subsets(ids(case.target))
        if case.feasible(rest | own) and case.world.may_move(case.target, begin, rest | own)
    )
    return lowest(case.best_for_b(found), lambda choice: case.worth(case.asker, choice))


def _changes(test: Test, case: Case, new: Choice, old: Choice) -> bool:
    """Without `adds` and `drops`: whether the two replies differ at all."""
    if "adds" not in test and "drops" not in test:
        return (new & ids(case.target)) != (old & ids(case.target))
    adds, drops = test.get("adds"), test.get("drops")
    return (adds is None or (adds in new and adds not in old)) and (
        drops is None or (drops not in new and drops in old)
    )


def _every_equilibrium(case: Case, test: Test) -> Cell:
    given, has = _said(test["every_equilibrium_with"]), _said(test["has"])
    found = [
        state
        for state in case.world.states
        if _true(case, given, state) and is_equilibrium(case.world, str(test["concept"]), state)
    ]
    return all(_true(case, has, state) for state in found) if found else None


def _is_stable(case: Case, test: Test) -> Cell:
    state = _named_state(case, test["is_stable"])
    if state is None:
        return None
    concept = str(test["concept"])
    if "for" in test:
        return is_stable(case.world, concept, str(test["for"]), state)
    return is_equilibrium(case.world, concept, state)


def _package(part: str) -> Callable[[Case, Test], Cell]:
    def cell(case: Case, test: Test) -> Cell:
        """None for an option that is no lever of the asker's."""
        named = {key: str(test[key]) for key in ("by", "target", "goal") if key in test}
        case = Case.of(case.dispute, **named, world=case.world)
        listed = _listed(test[f"package_{part}"])
        if not listed <= case.threats | case.offers:
            return None
        return Package(case, listed & case.threats, listed & case.offers).part(part)

    return cell


def _finding(case: Case, test: Test) -> Cell:
    return findings(Case.of(case.dispute, world=case.world))[str(test["finding"])]


TESTS: Mapping[str, Callable[[Case, Test], Cell]] = {
    "from": _from,
    "reply_of": _reply_of,
    "every_equilibrium_with": _every_equilibrium,
    "is_stable": _is_stable,
    **{f"package_{part}": _package(part) for part in PARTS},
    "finding": _finding,
}


def _any_case(dispute: Dispute, world: World) -> Case:
    """A case for tests that need no question."""
    asked = dispute.question
    by = asked.by if asked else dispute.sides[0].id
    target = next(side.id for side in dispute.sides if side.id != by)
    goal = asked.goal if asked else dispute.facts[0].id
    return Case.of(dispute, by, target, goal, world)


def _against(case: Case, target: str) -> Case:
    """The case with this target; if that is the asker itself, another side asks."""
    sides = {side.id: side for side in case.dispute.sides}
    others = [case.asker, *(side for id, side in sides.items() if id != target)]
    asker = next(side for side in others if side.id != target)
    return Case.of(case.dispute, asker.id, target, case.goal, case.world)


def _named_state(case: Case, value: str | bool | tuple[str, ...]) -> State | None:
    if not isinstance(value, tuple):
        return case.q
    choice = _listed(value)
    return case.state(choice) if case.feasible(choice) else None


def _true(case: Case, statement: Statement, state: State) -> bool:
    return oracle.holds(case.dispute, statement, state[0])


def _said(value: str | bool | tuple[str, ...]) -> Statement:
    assert isinstance(value, str)
    return parse(value)


def _listed(value: str | bool | tuple[str, ...]) -> Choice:
    assert isinstance(value, tuple)
    return frozenset(value)
