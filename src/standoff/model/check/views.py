"""Views and the question: sides, judgements and answers that are there."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, unknown_id
from standoff.model.parts import UncheckedDispute, View


def check_views(dispute: UncheckedDispute) -> Checks:
    """One view for a side, of answers that can be given."""
    sides = {side.id: side for side in dispute.sides}
    answers = {j.id: {a.id for a in j.answers} for j in dispute.judgements}
    seen: set[str] = set()
    for i, view in enumerate(dispute.views):
        if view.of not in sides:
            yield unknown_id("side", view.of, sides, ("view", i, "of"))
        elif view.of in seen:
            yield mistake("view-twice", ("view", i, "of"), side=str(sides[view.of]))
        seen.add(view.of)
        yield from _check_view_answers(view, answers, ("view", i, "answers"))


def _check_view_answers(view: View, answers: Mapping[str, set[str]], path: Path) -> Checks:
    for judgement, answer in view.answers.items():
        if judgement not in answers:
            yield unknown_id("judgement", judgement, answers, (*path, judgement))
        elif answer not in answers[judgement]:
            yield unknown_id("answer", answer, answers[judgement], (*path, judgement))


def check_question(dispute: UncheckedDispute) -> Checks:
    """Who asks whom."""
    question = dispute.question
    if question is None:
        return
    sides = {side.id for side in dispute.sides}
    for key, id in (("by", question.by), ("target", question.target)):
        if id and id not in sides:
            yield unknown_id("side", id, sides, ("question", key))
    if question.by == question.target:
        yield mistake("question-self", ("question", "target"))
