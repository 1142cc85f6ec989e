"""What makes an answer empty although the file has no mistake: what the file as written shows.

What takes all readings to see, such as a judgement that changes nothing, is told by ``ask``.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

import numpy as np

from standoff.answers.answer import Cannot
from standoff.answers.package_evidence import hindrance
from standoff.answers.question import CheckedQuestion, checked_question
from standoff.errors import RequestError
from standoff.graph.graph import Graph
from standoff.model.dispute import DecisionMaker, Dispute, Preference
from standoff.preferences.ranks import dense_ranks, priority_levels
from standoff.studies.asking import Asking, each, ids
from standoff.studies.findings import Study
from standoff.studies.obstacles import Obstacle


class Warn(Enum):
    """The kinds of warnings, by their stable ids."""

    NO_QUESTION = "question-missing"
    UNFIT_QUESTION = "question-unfit"
    NO_LEVERS = "levers-missing"
    UNTESTABLE = "package-untestable"
    NO_WISHES = "wishes-missing"
    IDLE_WISH = "wish-idle"


class Warned(NamedTuple):
    """A warning.

    ``side`` is whom it is about, by id; ``wish`` the one that never decides; ``levers`` those
    whose packages cannot be told, as somebody ``cannot``, for the ``obstacles``; ``refusal``
    what ``ask`` would say instead of an answer, and what to write.
    """

    kind: Warn
    side: str = ""
    wish: Preference | None = None
    levers: tuple[str, ...] = ()
    cannot: Cannot | None = None
    obstacles: tuple[Obstacle, ...] = ()
    refusal: RequestError | None = None


def warnings_of(graph: Graph) -> tuple[Warned, ...]:
    """Every warning about a dispute, its question first; ``graph`` is of the file as written."""
    return tuple(_about_question(graph)) + tuple(_about_wishes(graph))


def _about_question(graph: Graph) -> Iterator[Warned]:
    dispute = graph.dispute
    try:
        question = checked_question(dispute, None, None, None, graph)
    except RequestError as error:
        kind = Warn.UNFIT_QUESTION if dispute.question else Warn.NO_QUESTION
        yield Warned(kind, refusal=error)
        return
    if not dispute.states:
        yield from _about_levers(graph, question)


def _about_levers(graph: Graph, question: CheckedQuestion) -> Iterator[Warned]:
    """Levers of which a package cannot be told; those with one reason together."""
    columns = [ranks[:, None] for ranks in graph.ranks]
    asking = Asking(graph.with_ranks(columns), question.by, question.target, question.goal)
    asker = graph.dispute.sides[question.by].id
    if not asking.levers:
        yield Warned(Warn.NO_LEVERS, side=asker)
        return
    study = Study(asking)
    found: dict[tuple[bool, Cannot, tuple[Obstacle, ...]], int] = {}
    for lever in each(asking.levers):
        package = study.package(lever & asking.threats, lever & asking.offers)
        reason = hindrance(package) if package.untold[0] else None
        if reason:
            key = bool(lever & asking.threats), *reason
            found[key] = found.get(key, 0) | lever
    for (_, cannot, obstacles), levers in found.items():
        yield Warned(
            Warn.UNTESTABLE,
            side=asker,
            levers=ids(levers, asking),
            cannot=cannot,
            obstacles=obstacles,
        )


# ---------------------------------------------------------------- wishes


def _about_wishes(graph: Graph) -> Iterator[Warned]:
    if len(graph) == 1:
        return  # where there is nothing to choose no wish decides
    for dm, side in enumerate(graph.dispute.sides):
        ranks = graph.ranks[dm][graph.structure.positions]
        if not side.prefers and ranks.min() == ranks.max():
            yield Warned(Warn.NO_WISHES, side=side.id)
        if side.prefers and not _reordered(side, graph.dispute):
            yield from (
                Warned(Warn.IDLE_WISH, side=side.id, wish=wish)
                for wish in _idle_wishes(side, graph)
                if not _changed(wish, graph.dispute)
            )


def _idle_wishes(side: DecisionMaker, graph: Graph) -> Iterator[Preference]:
    """Wishes that separate no two states which the earlier ones leave tied."""
    tied = np.zeros(len(graph), dtype=np.int64)
    for level in priority_levels(side.prefers):
        sizes = np.bincount(tied)
        met = [graph.where_holds(wish.statement) for wish in level]
        for wish, holds in zip(level, met, strict=True):
            true = np.bincount(tied[holds], minlength=len(sizes))
            if not ((true > 0) & (true < sizes)).any():
                yield wish
        tied = dense_ranks(tied * (len(level) + 1) + np.sum(met, axis=0)).astype(np.int64)


def _reordered(side: DecisionMaker, dispute: Dispute) -> bool:
    """Whether an open judgement puts a side's wishes in another order, or others in their place."""
    answers = [answer for judgement in dispute.judgements for answer in judgement.answers]
    return any(side.id in {*a.orders, *a.rankings, *a.weights} for a in answers)


def _changed(wish: Preference, dispute: Dispute) -> bool:
    """Whether an open judgement changes a wish."""
    answers = [answer for judgement in dispute.judgements for answer in judgement.answers]
    return any(wish.id in answer.statements for answer in answers)
