"""Readings in batches: those that share a graph ride together on the last axis of its ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.graph.graph import Graph, compile_graph, side_ranks
from standoff.graph.structure import Field
from standoff.model.dispute import Dispute, Judgement, Reading
from standoff.model.statement import Statement
from standoff.preferences.ranks import WIDEST
from standoff.sweep.readings import Numbers, Readings


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings with one graph; column n of every rank field is the reading at ``places[n]``."""

    places: Numbers
    graph: Graph


@dataclass(frozen=True)
class Shared:
    """Which judgements make another graph, and which change what a side wants; by place.

    Judgements that change what is ``asked`` about count among those that make another graph.
    """

    graph: tuple[int, ...]
    sides: tuple[tuple[int, ...], ...]

    @classmethod
    def find_shared(cls, dispute: Dispute, asked: Iterable[Statement] = ()) -> Shared:
        changes = [_changes_side(dispute, side) for side in range(len(dispute.sides))]
        return cls(
            _judgements_touching(dispute, _changes_graph(dispute, asked)),
            tuple(_judgements_touching(dispute, touches) for touches in changes),
        )


def batches_by_graph(
    dispute: Dispute, readings: Readings, numbers: Numbers, shared: Shared
) -> Iterator[Batch]:
    """Some readings, grouped by graph.

    Raises:
        DisputeError: for a reading whose rules leave no state or forbid the status quo.
    """
    answers = readings.answer_numbers(numbers)
    for group in _places_by_row(answers[:, shared.graph]):
        yield Batch(group, _ranked_graph(dispute, readings, answers[group], shared))


def _ranked_graph(dispute: Dispute, readings: Readings, answers: Numbers, shared: Shared) -> Graph:
    graph = compile_graph(
        dispute.under(_reading_settling(readings, answers[0].tolist(), shared.graph))
    )
    fields = []
    for dm, places in enumerate(shared.sides):
        firsts, kinds = _distinct_rows(answers[:, places])
        ways = [_reading_settling(readings, row, places) for row in answers[firsts].tolist()]
        fields.append(_rank_field(dispute, graph, dm, ways, kinds))
    return graph.with_ranks(fields)


def _reading_settling(readings: Readings, answers: Sequence[int], places: Sequence[int]) -> Reading:
    """Only what matters is settled: the rest stays as written and costs nothing."""
    judgements = ((readings.judgements[place], answers[place]) for place in places)
    return {judgement.id: judgement.answers[answer].id for judgement, answer in judgements}


def _places_by_row(rows: Numbers) -> Iterator[Numbers]:
    """For each different row the places where it stands."""
    _, kinds = _distinct_rows(rows)
    order = np.argsort(kinds, kind="stable")
    ends = np.cumsum(np.bincount(kinds))
    yield from np.split(order, ends[:-1])


def _distinct_rows(rows: Numbers) -> tuple[Numbers, Numbers]:
    """Where each different row stands first, and which of them each row is."""
    # A row as one number: each column is a digit, whose base is how many values it has.
    kinds = np.zeros(len(rows), dtype=np.int64)
    for column in rows.T:
        if kinds.max() > WIDEST // (column.max() + 1):
            kinds = np.unique(kinds, return_inverse=True)[1]
        kinds = kinds * (column.max() + 1) + column
    # Sorting one number for each row is ten times quicker than sorting rows.
    _, firsts, kinds = np.unique(kinds, return_index=True, return_inverse=True)
    return firsts, kinds


def _rank_field(
    dispute: Dispute, graph: Graph, dm: int, ways: Sequence[Reading], kinds: Numbers
) -> Field:
    """A side's ranks in every reading, each way its preferences can be computed once."""
    ranks = [side_ranks(dispute.under(way), dm, graph) for way in ways]
    return np.ascontiguousarray(np.stack(ranks, axis=1)[:, kinds])


def _judgements_touching(dispute: Dispute, touches: Callable[[str], bool]) -> tuple[int, ...]:
    """The judgements with an answer that changes something of this kind."""
    judgements = enumerate(dispute.judgements)
    return tuple(n for n, judgement in judgements if any(map(touches, _changes_of(judgement))))


def _changes_of(judgement: Judgement) -> Iterable[str]:
    return (change for answer in judgement.answers for change in answer.changes)


def _changes_graph(dispute: Dispute, asked: Iterable[Statement]) -> Callable[[str], bool]:
    """Moves, rules, and the terms that rules, merges, barred moves and questions use."""
    stated = [*asked, *(s for rule in dispute.rules for s in rule.statements)]
    stated += [merge.when for merge in dispute.merges]
    barred = [each for side in dispute.sides for each in side.no_moves]
    used = _terms_in(dispute, [*stated, *(s for each in barred for s in (each.start, each.end))])
    ruling = used | {rule.id for rule in dispute.rules}
    return lambda change: change.endswith(".moves") or change in ruling


def _changes_side(dispute: Dispute, index: int) -> Callable[[str], bool]:
    """A side's preferences, their order, the terms they use; its ranking, its weights."""
    side = dispute.sides[index]
    own = {preference.id for preference in side.prefers}
    own |= {f"{side.id}.{key}" for key in ("order", "ranking", "weights")}
    statements = [preference.statement for preference in side.prefers]
    ids = {preference.id for preference in side.prefers if preference.id}
    for judgement in dispute.judgements:
        for answer in judgement.answers:
            statements += [new for id, new in answer.statements.items() if id in ids]
    terms = _terms_in(dispute, statements)
    return lambda change: change in own or change in terms


def _terms_in(dispute: Dispute, statements: Iterable[Statement]) -> set[str]:
    """The terms that statements use, directly or through other terms, in any reading."""
    written: dict[str, list[Statement]] = {id: [new] for id, new in dispute.definitions.items()}
    for judgement in dispute.judgements:
        for answer in judgement.answers:
            for id, new in answer.statements.items():
                if id in written:
                    written[id].append(new)
    found: set[str] = set()
    queue = list(statements)
    while queue:
        for name in queue.pop().used_names():
            if name.id in written and name.id not in found:
                found.add(name.id)
                queue += written[name.id]
    return found
