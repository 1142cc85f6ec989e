"""What `--json` prints: stable keys, published as JSON schemas in the reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from standoff.answers.warned import Warned
from standoff.errors import Mistake
from standoff.files.pin import Document
from standoff.graph.outline import Outline
from standoff.model.dispute import Dispute
from standoff.model.walk import draft_paths
from standoff.report.wording import warned
from standoff.report.wording.lines import lines
from standoff.report.wording.marks import bare
from standoff.stability.evidence import MetAtOnce, Step, SymbolicVerdict, Verdict
from standoff.stability.solution import Solution

Data = dict[str, Any]


def solution_data(solved: Solution) -> Data:
    """`solve --json`."""
    patterns = np.array(solved.graph.patterns(), dtype=object)
    dispute = solved.dispute
    return {
        "title": dispute.title,
        "assumes": dispute.grounds.assumes,
        "supposed": dict(dispute.reading),
        "options": [option.id for option in dispute.options],
        "option_names": [str(option) for option in dispute.options],
        "states": patterns.tolist(),
        "concepts": {
            each.key: _stability_data(solved, each.key, patterns) for each in solved.concepts
        },
        "skipped": dict(solved.skipped),
        "profile": dict(solved.profile),
        "side_names": {side.id: str(side) for side in dispute.sides},
        "state_names": {state.id: str(state) for state in dispute.states},
    }


def _stability_data(solved: Solution, key: str, patterns: Any) -> Data:
    holds = solved.holds(key)
    return {
        "stable": {
            side.id: patterns[row].tolist()
            for side, row in zip(solved.dispute.sides, holds, strict=True)
        },
        "equilibria": patterns[holds.all(axis=0)].tolist(),
    }


def verdict_data(found: Verdict) -> Data:
    """A verdict inside any output."""
    return {
        "concept": found.concept,
        "side": found.side,
        "state": found.state.pattern,
        "stable": found.stable,
        "met": [
            {
                "improvement": step_data(each.improvement),
                "path": [step_data(one) for one in each.path],
                "at_once": isinstance(each, MetAtOnce),
                "sanction": each.sanction.pattern,
            }
            for each in found.met
        ],
        "unmet": [step_data(each) for each in found.unmet],
        "forced": [step_data(each) for each in found.forced],
    }


def explain_data(found: Verdict) -> Data:
    """`explain --json`: how it was found stands beside the verdict."""
    symbolic = isinstance(found, SymbolicVerdict)
    untold = found.untold if isinstance(found, SymbolicVerdict) else 0
    return {**verdict_data(found), "symbolic": symbolic, "untold": untold}


def step_data(one: Step) -> Data:
    """One move inside a verdict."""
    return {
        "side": one.side,
        "from": one.before.pattern,
        "to": one.after.pattern,
        "gain": one.gain,
    }


def check_data(outline: Outline, found: Iterable[Warned] = ()) -> Data:
    """`check --json` for a dispute without mistakes."""
    dispute = outline.dispute
    answers = {each.id: [a.id for a in each.answers] for each in dispute.judgements}
    return {
        "ok": True,
        "title": dispute.title,
        "assumes": dispute.grounds.assumes,
        "sides": [side.id for side in dispute.sides],
        "options": [option.id for option in dispute.options],
        "states": outline.states,
        "listable": outline.listable,
        "one_at_a_time": outline.one_at_a_time,
        "status_quo": outline.status_quo.pattern,
        "judgements": answers,
        "drafts": len(draft_paths(dispute)),
        "warnings": [_warning_data(each, dispute) for each in found],
        "mistakes": [],
    }


def _warning_data(found: Warned, dispute: Dispute) -> Data:
    message, remedy = warned.sentence(found, dispute)
    return {
        "id": found.kind.value,
        "side": found.side or None,
        "levers": list(found.levers),
        "message": bare(message),
        "remedy": bare(remedy),
    }


def evidence_data(dispute: Dispute, documents: Mapping[str, Document]) -> list[Data]:
    """What `check --evidence --json` adds: every line and what it rests on."""
    return [
        {
            "line": bare(each.name),
            "says": bare(each.says),
            "at": [
                {"span": span, "words": words}
                for span, words in zip(each.grounds.at, each.words, strict=True)
            ],
            "quote": list(each.grounds.quote),
            "why": each.grounds.why,
            "assumes": each.grounds.assumes,
            "draft": each.grounds.draft,
        }
        for each in lines(dispute, documents)
    ]


def conversion_data(dispute: Dispute, text: str) -> Data:
    """`convert --json`."""
    return {"title": dispute.title, "format": "toml", "text": text}


def catalogue_data(entries: Iterable[tuple[str, Dispute]]) -> list[Data]:
    """`cases --json`."""
    return [
        {"name": name, "title": dispute.title, "good_for": dispute.grounds.why}
        for name, dispute in entries
    ]


def case_data(name: str, text: str) -> Data:
    """`cases NAME --json`."""
    return {"name": name, "text": text}


def recheck_data(differences: Iterable[tuple[str, Any, Any]]) -> Data:
    """`check ANSWER.json FILE --json`."""
    rows = [{"at": at, "answer": before, "now": now} for at, before, now in differences]
    return {"same": not rows, "of_edition": None, "differences": rows}


def of_another_edition(edition: Any) -> Data:
    """The same for an answer by other definitions, with which nothing is compared."""
    return {"same": None, "of_edition": edition, "differences": []}


def mistakes_data(found: Iterable[Mistake]) -> Data:
    """Any command's `--json` for a dispute with mistakes."""
    return {"ok": False, "mistakes": [_mistake_data(each) for each in found]}


def _mistake_data(found: Mistake) -> Data:
    place = found.place
    return {
        "id": found.id,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": found.message,
        "remedy": found.remedy,
    }
