"""What `ask --json` prints: the whole answer with stable keys, and comparing two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from standoff.answers.answer import Answer, Found, Workable
from standoff.graph.graph import State
from standoff.model.dispute import Claim, Dispute
from standoff.model.walk import draft_paths
from standoff.report.data import step_data
from standoff.stability.evidence import Step
from standoff.studies.conditions import Condition, NoCondition

Data = dict[str, Any]

FORMAT = 1


def answer_data(found: Answer) -> Data:
    """Everything that was found, with all that is needed to ask it again."""
    dispute = found.dispute
    settings = found.settings
    return {
        "answer": FORMAT,
        "version": found.version,
        "edition": found.edition,
        "input": {"title": dispute.title, "sha256": found.digest},
        "question": _question_data(found),
        "settings": {
            "seed": settings.seed,
            "readings": settings.readings,
            "sampled": settings.sampled,
        },
        "judgements": {j.id: [a.id for a in j.answers] for j in dispute.judgements},
        "findings": [_finding_data(each, dispute) for each in found.found],
        "claims": [_claim_data(claim) for claim in dispute.claims],
        "decisive": found.decisive,
        "standing": record_data(found.standing),
        **_packages_data(found),
        "levers": record_data(found.moved),
        "left_alone": record_data(found.left_alone),
        "settlements_in_all": found.settlements_in_all,
        "settlements": record_data(found.settlements),
        "views": record_data(found.seen),
        "assumptions": record_data(found.assumptions),
        "drafts": len(draft_paths(dispute)),
    }


def _question_data(found: Answer) -> Data:
    settings = found.settings
    return {
        "by": settings.by,
        "target": settings.target,
        "goal": settings.goal,
        "threats": record_data(settings.threats),
        "offers": record_data(settings.offers),
        "holds_today": found.deters,
        "supposed": dict(found.dispute.reading),
    }


def _packages_data(found: Answer) -> Data:
    """Packages that are told one by one, those that work, and how far the search went."""
    return {
        "packages": record_data(found.tried),
        "smallest_packages_that_work": record_data(found.working),
        "packages_that_work": [_workable(each, found.dispute) for each in found.workable],
        "least": _named(found.least),
        "best_as_written": _named(found.best_as_written),
        "holds_up_best": _named(found.steadiest),
        "every_package_tried": found.every_package,
        "levers_tried": found.levers_tried,
        "largest_sets": record_data(found.largest),
    }


def _finding_data(found: Found, dispute: Dispute) -> Data:
    judgements = [judgement.id for judgement in dispute.judgements]
    return {
        "id": found.id,
        "ours": found.ours,
        "as_written": found.base,
        "holds": found.holds,
        "fails": found.fails,
        "no_such_state": found.missing,
        "condition": _condition_data(found, dispute),
        "no_condition": _no_condition(found),
        "influence": dict(zip(judgements, found.influences, strict=False)),
    }


def _workable(found: Workable, dispute: Dispute) -> Data:
    return {
        **_levers_on(found),
        "as_written": found.base,
        "holds": found.holds,
        "condition": _condition_data(found, dispute),
        "no_condition": _no_condition(found),
    }


def _levers_on(found: Workable) -> Data:
    """What a package is told apart by."""
    return {
        "threats": list(found.threats),
        "offers": list(found.offers),
        "on_if_complied": list(found.on_if_complied),
        "on_if_defied": list(found.on_if_defied),
    }


def _named(found: Workable | None) -> Data | None:
    return None if found is None else _levers_on(found)


def _condition_data(found: Found | Workable, dispute: Dispute) -> list[Data] | None:
    """Terms joined by "or"; in each, for a judgement, the answers that are allowed."""
    if not isinstance(found.condition, Condition):
        return None
    asked = dispute.judgements
    return [
        {asked[j].id: [asked[j].answers[answer].id for answer in answers] for j, answers in term}
        for term in found.condition.terms
    ]


def _no_condition(found: Found | Workable) -> str | None:
    """Why the condition is null."""
    return found.condition.value if isinstance(found.condition, NoCondition) else None


def _claim_data(claim: Claim) -> Data:
    """What the source says; whether it holds is the finding with this id."""
    return {"id": claim.id, "text": claim.text, "at": list(claim.grounds.at)}


def record_data(value: Any) -> Any:
    """Records as dictionaries of their fields; a state as its key."""
    match value:
        case State():
            return value.pattern
        case Step():
            return step_data(value)
        case tuple() | list():
            return [record_data(each) for each in value]
    if is_dataclass(value):
        return {each.name: record_data(getattr(value, each.name)) for each in fields(value)}
    return value


def answer_differences(old: Any, new: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Where two answers differ: the place, what stood there, what stands there now."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from answer_differences(old.get(key), new.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from answer_differences(before, after, f"{path}[{_item_name(before, number)}]")
    elif old != new or type(old) is not type(new):
        yield path, old, new


def _item_name(item: Any, number: int) -> str:
    return str(item.get("id", number)) if isinstance(item, dict) else str(number)
