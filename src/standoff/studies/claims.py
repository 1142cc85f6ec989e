"""Claims of a source, put to the test: a finding with arguments (``standoff.model.claim``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from standoff.errors import Mistake, RequestError, mistake, nearest_hint
from standoff.graph.feasible import state_code
from standoff.model.claim import FORMS, STATUS_QUO
from standoff.model.dispute import Claim, Dispute
from standoff.model.statement import Statement, parse
from standoff.stability.concepts import CONCEPTS, concept_by_key
from standoff.studies.asking import Asking
from standoff.studies.findings import Finding, Study, findings
from standoff.studies.levers import same_choice, worst_of_best
from standoff.studies.reach import reaches
from standoff.studies.setting import BestChoices
from standoff.studies.values import Values, everywhere, opposite, values

Test = Mapping[str, str | bool | tuple[str, ...]]


def finding(claim: Claim, dispute: Dispute, by: int) -> Finding:
    """The claim as a finding.

    Raises:
        RequestError: for a concept or finding that is not there, or a claim that takes the
            id of a finding and says something else.
    """
    form = next(form for form in FORMS if form in claim.test)
    known = {each.id: each for each in findings(dispute, by)}
    if "concept" in claim.test:
        concept_by_key(str(claim.test["concept"]))
    if form == "finding" and claim.test["finding"] not in known:
        wanted = str(claim.test["finding"])
        raise RequestError(f"no finding is called “{wanted}”", nearest_hint(wanted, known))

    def evaluate(study: Study) -> Values:
        if form == "finding":
            result = known[str(claim.test["finding"])].values(study)
        else:
            result = _TESTS[form](study, claim.test)
        return result if claim.test.get("holds", True) else opposite(result)

    return Finding(claim.id, evaluate, ours=_ours(form, claim.test, known))


def mistakes(dispute: Dispute) -> Iterator[Mistake]:
    """Concepts and findings that claims name and that there are not."""
    sides = [side.id for side in dispute.sides]
    asker = sides.index(dispute.question.by) if dispute.question else 0
    known = {
        "concept": {key for each in CONCEPTS for key in (each.key, *each.aliases)},
        "finding": {each.id for each in findings(dispute, asker)},
    }
    for i, claim in enumerate(dispute.claims):
        for kind, ids in known.items():
            id = claim.test.get(kind)
            if isinstance(id, str) and id not in ids:
                path = ("claim", i, "test", kind)
                hint = nearest_hint(id, ids)
                yield mistake("id-unknown", path, kind=kind, id=id[:80], nearest=hint)


def _ours(form: str, test: Test, known: Mapping[str, Finding]) -> bool:
    """Whether a test is Standoff's own, or about a concept or finding that is."""
    if form == "finding":
        return known[str(test["finding"])].ours
    if "concept" in test:
        return concept_by_key(str(test["concept"])).ours
    return form != "from"


def statements(claim: Claim) -> list[Statement]:
    """The statements that a claim is about."""
    form = next(form for form in FORMS if form in claim.test)
    kinds = dict(FORMS[form].all_arguments())
    return [
        parse(str(value))
        for key, value in claim.test.items()
        if key != "holds" and kinds[key].name == "STATEMENT"
    ]


def _options(value: str | bool | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _place(study: Study, value: str | bool | tuple[str, ...]) -> int:
    """The place of a state that a claim names; -1 if no rule allows it."""
    asking = study.asking
    dispute = asking.graph.dispute
    state = dispute.status_quo if value == STATUS_QUO else frozenset(_options(value))
    return int(asking.places(np.array([state_code(state, dispute)]))[0])


def _path(study: Study, test: Test) -> Values:
    """A legal sequence leads from one state to another."""
    graph = study.asking.graph
    start = _place(study, test["from"])
    if start < 0:
        return everywhere(-1, study.asking.draws)
    goal = np.zeros(len(graph.ranks[0]), dtype=bool)
    goal[graph.structure.positions] = graph.where_holds(parse(str(test["to"])))
    credible = test["by"] == "improvements"
    return values(reaches(graph, start, goal, credible=credible))


def _reply(study: Study, test: Test) -> Values:
    """The best reply to some levers has an option that the reply to others has not."""
    dispute = study.asking.graph.dispute
    number = _side(dispute, str(test["reply_of"]))
    asking = Asking(study.asking.graph, study.asking.by, number, study.asking.goal)
    named = [asking.mask(_options(test[key])) for key in ("to", "instead_of")]
    among = asking.levers | named[0] | named[1]
    new, old = (_best_replies(asking, levers, among) for levers in named)
    pairs = (
        ~(here & there) | _changed(test, before, after, asking)
        for after, here in new.rows
        for before, there in old.rows
    )
    told = new.exists & old.exists
    every = np.array(list(pairs)).reshape(-1, asking.draws).all(axis=0)
    return np.where(told, every, -1).astype(np.int8)


def _best_replies(asking: Asking, levers: int, among: int) -> BestChoices:
    """The side's best replies where just these of some options are on, whoever sets them.

    All others stay as at the status quo; of the best those that the asker ranks lowest.
    """
    begin = asking.status_quo & ~among | levers
    codes = asking.graph.layout.fibre(asking.target, begin)
    codes = codes[asking.theirs.allows_move(begin, codes)]
    codes = codes[asking.may_move(asking.target, np.full_like(codes, begin), codes)]
    return worst_of_best(asking, BestChoices.among(asking, codes))


def _changed(test: Test, before: int, after: int, asking: Asking) -> bool:
    """An option is added, or dropped; with neither named, the replies differ at all."""
    if not {"adds", "drops"} & set(test):
        return not same_choice(asking, before, np.array([after])).any()
    adds = _gained(test, "adds", before, after, asking)
    return adds and _gained(test, "drops", after, before, asking)


def _gained(test: Test, key: str, before: int, after: int, asking: Asking) -> bool:
    if key not in test:
        return True
    bit = asking.mask([str(test[key])])
    return bool(after & bit) and not before & bit


def _side(dispute: Dispute, id: str) -> int:
    return [side.id for side in dispute.sides].index(id)


def _every_equilibrium(study: Study, test: Test) -> Values:
    """In every equilibrium where one statement holds another does; three-valued."""
    graph = study.asking.graph
    wanted = study.asking.equilibria(concept_by_key(str(test["concept"])))
    within = wanted & graph.where_holds(parse(str(test["every_equilibrium_with"])))[:, None]
    has = graph.where_holds(parse(str(test["has"])))[:, None]
    holds = (~within | has).all(axis=0)
    return np.where(within.any(axis=0), holds, -1).astype(np.int8)


def _stable(study: Study, test: Test) -> Values:
    """A state is stable for a side, or an equilibrium."""
    graph = study.asking.graph
    place = _place(study, test["is_stable"])
    if place < 0:
        return everywhere(-1, study.asking.draws)
    wanted = concept_by_key(str(test["concept"]))
    sides = [_side(graph.dispute, str(test["for"]))] if "for" in test else list(graph.dms)
    rows = [study.asking.stable(wanted, dm)[place] for dm in sides]
    return values(np.logical_and.reduce(rows))


def _package(part: str) -> Callable[[Study, Test], Values]:
    def test_of(study: Study, test: Test) -> Values:
        other = _asking(study.asking, test)
        study = study if other is study.asking else Study(other)
        levers = other.mask(_options(test[f"package_{part}"]))
        if levers & ~other.levers:
            return everywhere(-1, other.draws)
        package = study.package(levers & other.threats, levers & other.offers)
        result: Values = getattr(package, part)
        return result

    return test_of


def _asking(asking: Asking, test: Test) -> Asking:
    """The claim's own question, where it names one."""
    if not {"by", "target", "goal"} & set(test):
        return asking
    dispute = asking.graph.dispute
    by = _side(dispute, str(test["by"])) if "by" in test else asking.by
    target = _side(dispute, str(test["target"])) if "target" in test else asking.target
    goal = parse(str(test["goal"])) if "goal" in test else asking.goal
    return Asking(asking.graph, by, target, goal)


_TESTS: Mapping[str, Callable[[Study, Test], Values]] = {
    "from": _path,
    "reply_of": _reply,
    "every_equilibrium_with": _every_equilibrium,
    "is_stable": _stable,
    **{f"package_{part}": _package(part) for part in ("works", "bites", "credible", "assured")},
}
