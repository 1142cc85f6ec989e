"""Readings: what the answer depends on."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Found
from standoff.report.wording import phrases
from standoff.report.wording.ask import words
from standoff.report.wording.ask.words import SHORT, Style
from standoff.report.wording.marks import judged, said
from standoff.studies.conditions import Condition, NoCondition

MOST_TERMS = 2  # of a condition in the summary
TITLE = "What the answer depends on"


def summary(answer: Answer, style: Style = SHORT) -> str:
    """The condition of what matters most, and the judgement most worth finding out about."""
    if answer.total == 1:
        return "No judgement is left open: the answer is the file's."
    told = _deciding(answer, style)
    if answer.decisive:
        judgement = next(j for j in answer.dispute.judgements if j.id == answer.decisive)
        told += f"Most worth finding out: {style.asked(judgement)}."
    if answer.settings.sampled:
        return "Which judgement decides a sample does not tell."
    return told or "No judgement decides what works."


def _deciding(answer: Answer, style: Style) -> str:
    known = {each.id: each for each in answer.found}
    for package, name in _NAMES.items():
        parts = [_part(known.get(f"{package}.{part}"), answer, style) for part in _PARTS]
        if told := [part for part in parts if part]:
            return f"{name} {'; '.join(told)}. "
    return ""


_NAMES = {"threats.all": "All threats together", "offers.all": "All offers together"}
_PARTS = {"bites": "bite", "credible": "are credible", "works": "work"}


def _part(found: Found | None, answer: Answer, style: Style) -> str:
    """``bite exactly when ...`` for a part that readings decide."""
    if found is None or found.always or not found.holds:
        return ""
    match found.condition:
        case NoCondition.LONG | NoCondition.SAMPLED:
            return ""
        case Condition(terms) if len(terms) > MOST_TERMS:
            return ""
    return f"{_PARTS[found.id.rpartition('.')[2]]} {words.when(found, answer, style)}"


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    dispute = answer.dispute
    number = phrases.count(answer.total, "reading")
    if answer.settings.sampled:
        yield (
            f"{number} drawn at random (seed {answer.settings.seed}): shares are within "
            f"{words.error(answer)} percentage points, 19 times in 20."
        )
    else:
        yield f"{number}: every way of answering {len(dispute.judgements)} open judgements."
    for judgement in dispute.judgements:
        answers = ", ".join(f"{a.id}: {said(a.text or a.id)}" for a in judgement.answers)
        yield from phrases.wrapped(
            f"  {judgement.id}: {said(judgement.question)} ({answers})", "      "
        )
    yield ""
    for found in answer.found:
        line = f"{found.id}: {words.over(found, answer)}"
        yield from phrases.wrapped(line + _ours(found))
        if influence := _influence(found, answer):
            yield from phrases.wrapped(f"   {influence}", "     ")


def _ours(found: Found) -> str:
    return " (ours)" if found.ours and found.claim is None else ""


def _influence(found: Found, answer: Answer) -> str:
    told = shares(found, answer)
    return f"another answer alone changes it: {told}" if told else ""


def shares(found: Found, answer: Answer) -> str:
    """The share of readings that another answer to one judgement alone would change."""
    judgements = answer.dispute.judgements
    told = [
        f"{judged(judgement.id)} {share:.0%}"
        for judgement, share in sorted(
            zip(judgements, found.influences, strict=False), key=lambda pair: -pair[1]
        )
        if share
    ]
    return ", ".join(told)
