"""Readings: settling judgements and writing the dispute anew."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace

from standoff.errors import RequestError, nearest_hint
from standoff.model.parts import (
    DecisionMaker,
    JudgementAnswer,
    Preference,
    Reading,
    Rule,
    UncheckedDispute,
    View,
)
from standoff.model.statement import Statement


def all_readings(dispute: UncheckedDispute) -> Iterator[Reading]:
    """One answer to each open judgement, in the order of the file, the last changing fastest."""
    ids = [judgement.id for judgement in dispute.judgements]
    answers = ([answer.id for answer in judgement.answers] for judgement in dispute.judgements)
    for chosen in itertools.product(*answers):
        yield dict(zip(ids, chosen, strict=True))


def settle_judgements(dispute: UncheckedDispute, reading: Reading) -> UncheckedDispute:
    """The dispute with these judgements settled and no longer open."""
    answers = [_answer_by_id(dispute, judgement, answer) for judgement, answer in reading.items()]
    statements = {id: new for answer in answers for id, new in answer.statements.items()}
    moves = {id: new for answer in answers for id, new in answer.moves.items()}
    orders = {id: new for answer in answers for id, new in answer.orders.items()}
    rankings = {id: new for answer in answers for id, new in answer.rankings.items()}
    weights = {id: new for answer in answers for id, new in answer.weights.items()}

    def settled_side(old: DecisionMaker) -> DecisionMaker:
        options = tuple(replace(o, moves=moves[o.id]) if o.id in moves else o for o in old.options)
        rewritten = tuple(_settled_preference(each, statements) for each in old.prefers)
        return replace(
            old,
            options=options,
            prefers=reorder_preferences(rewritten, orders.get(old.id, ())),
            ranking=rankings.get(old.id, old.ranking),
            weights=weights.get(old.id, old.weights),
        )

    parts = {each.name: getattr(dispute, each.name) for each in fields(dispute)}
    return replace(
        UncheckedDispute(**parts),
        sides=tuple(settled_side(old) for old in dispute.sides),
        terms=tuple(
            replace(term, statement=statements[term.id]) if term.id in statements else term
            for term in dispute.terms
        ),
        rules=tuple(_settled_rule(rule, statements) for rule in dispute.rules),
        judgements=tuple(each for each in dispute.judgements if each.id not in reading),
        views=tuple(_open_view(view, reading) for view in dispute.views),
        reading={**dispute.reading, **reading},
        digest="",
    )


def reorder_preferences(
    prefers: Sequence[Preference], order: Sequence[str]
) -> tuple[Preference, ...]:
    """The preferences named in ``order`` trade places; every other stays where it is.

    A place keeps its priority: whether it is tied to the one before belongs to the place.
    """
    moved = {each.id: each for each in prefers}
    queue = iter(order)
    return tuple(
        replace(moved[next(queue)], tied=each.tied) if each.id in order else each
        for each in prefers
    )


def _settled_preference(old: Preference, statements: Mapping[str, Statement]) -> Preference:
    return replace(old, statement=statements[old.id]) if old.id in statements else old


def _settled_rule(old: Rule, statements: Mapping[str, Statement]) -> Rule:
    return replace(old, statements=(statements[old.id],)) if old.id in statements else old


def _open_view(view: View, reading: Reading) -> View:
    left = {judgement: a for judgement, a in view.answers.items() if judgement not in reading}
    return replace(view, answers=left)


def _answer_by_id(dispute: UncheckedDispute, judgement_id: str, answer_id: str) -> JudgementAnswer:
    open_now = {judgement.id: judgement for judgement in dispute.judgements}
    if judgement_id not in open_now:
        raise RequestError(
            f"no open judgement is called “{judgement_id}”", nearest_hint(judgement_id, open_now)
        )
    answers = {answer.id: answer for answer in open_now[judgement_id].answers}
    if answer_id not in answers:
        raise RequestError(
            f"“{answer_id}” is no answer to the judgement “{judgement_id}”",
            nearest_hint(answer_id, answers),
        )
    return answers[answer_id]
