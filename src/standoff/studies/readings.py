"""Readings in batches: those that share a graph ride together on the last axis of its ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.graph.graph import Graph, compile, side_ranks
from standoff.graph.structure import Field
from standoff.model.dispute import Dispute, Judgement, Reading
from standoff.model.statement import Statement

LARGEST_BATCH = 2**21  # numbers in one rank field: places times readings


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings with one graph; column n of every rank field is reading n of the batch.

    ``numbers`` are the readings' places in the order that was asked for.
    """

    numbers: tuple[int, ...]
    readings: tuple[Reading, ...]
    graph: Graph


def batches(
    dispute: Dispute, readings: Sequence[Reading], asked: Iterable[Statement] = ()
) -> Iterator[Batch]:
    """The readings, grouped by what they change in the graph or in what is ``asked`` about.

    Raises:
        DisputeError: for a reading whose rules leave no state or forbid the status quo.
    """
    structural = _touching(dispute, _changes_graph(dispute, asked))
    sides = [_touching(dispute, _changes_side(dispute, i)) for i in range(len(dispute.sides))]
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, reading in enumerate(readings):
        groups.setdefault(tuple(reading[id] for id in structural), []).append(number)
    for answers, numbers in groups.items():
        base = compile(dispute.under(dict(zip(structural, answers, strict=True))))
        ranked = _Ranked(dispute, base, sides)
        size = max(1, LARGEST_BATCH // base.ranks[0].shape[0])
        for chosen in _chunks(numbers, size):
            taken = tuple(readings[number] for number in chosen)
            yield Batch(tuple(chosen), taken, base.with_ranks(ranked.fields(taken)))


def _chunks(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]


class _Ranked:
    """Rank fields of readings; computed once for each way a side's preferences can be."""

    def __init__(self, dispute: Dispute, graph: Graph, sides: Sequence[Sequence[str]]) -> None:
        self.dispute, self.graph, self.sides = dispute, graph, sides
        self.known: dict[tuple[int, tuple[str, ...]], Field] = {}

    def fields(self, readings: Sequence[Reading]) -> list[Field]:
        return [
            np.stack([self._field(dm, reading) for reading in readings], axis=1)
            for dm in range(len(self.sides))
        ]

    def _field(self, dm: int, reading: Reading) -> Field:
        key = dm, tuple(reading[id] for id in self.sides[dm])
        if key not in self.known:
            # The graph's own judgements are settled; settle those this side depends on too.
            self.known[key] = side_ranks(self.dispute.under(reading), dm, self.graph)
        return self.known[key]


def _touching(dispute: Dispute, touches: Callable[[str], bool]) -> list[str]:
    """The judgements with an answer that changes something of this kind."""
    return [j.id for j in dispute.judgements if any(map(touches, _changes(j)))]


def _changes(judgement: Judgement) -> Iterable[str]:
    return (change for answer in judgement.answers for change in answer.changes)


def _changes_graph(dispute: Dispute, asked: Iterable[Statement]) -> Callable[[str], bool]:
    """Moves, rules, and the terms that rules, merges and questions use."""
    stated = [*asked, *(s for rule in dispute.rules for s in rule.statements)]
    used = _terms_in(dispute, [*stated, *(merge.when for merge in dispute.merges)])
    ruling = used | {rule.id for rule in dispute.rules}
    return lambda change: change.endswith(".moves") or change in ruling


def _changes_side(dispute: Dispute, index: int) -> Callable[[str], bool]:
    """A side's preferences, their order, and the terms they use."""
    side = dispute.sides[index]
    own = {preference.id for preference in side.prefers} | {f"{side.id}.order"}
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
        for name in queue.pop().names():
            if name.id in written and name.id not in found:
                found.add(name.id)
                queue += written[name.id]
    return found
