"""Readings by number, in chunks and in batches: nobody is lost, nobody counted twice."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from benchmarks.many import many
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.graph.graph import compile_graph
from standoff.model.dispute import Dispute
from standoff.sweep import readings as drawing
from standoff.sweep.batches import Shared, batches_by_graph
from standoff.sweep.chunks import Chunks
from standoff.sweep.readings import Readings
from tests.strategies_ask import asking_disputes, asking_in_graph_form


@given(asking_disputes())
def test_all_readings_in_the_order_of_the_file(dispute: Dispute) -> None:
    expected = list(dispute.readings())
    readings = Readings.all_or_drawn(dispute, len(expected), 0)
    assert not readings.sampled
    assert list(readings) == expected
    assert [readings[n] for n in range(-len(expected), 0)] == expected
    assert readings[::2] == expected[::2]


@given(st.integers(0, 2**70), st.data())
def test_a_drawn_reading_is_the_same_however_it_is_looked_at(
    seed: int, data: st.DataObject
) -> None:
    count = drawing.DRAWN_TOGETHER + 50
    readings = Readings.all_or_drawn(many(20), count, seed)
    assert readings.sampled
    assert len(readings) == count
    assert readings[0] == next(many(20).readings())
    every = readings.answer_numbers(np.arange(count))
    some = data.draw(st.lists(st.integers(0, count - 1), max_size=5))
    assert np.array_equal(readings.answer_numbers(np.array(some, dtype=np.int64)), every[some])
    assert [readings[n] for n in some] == [readings.name_answers(every[n].tolist()) for n in some]


def test_another_seed_draws_others_and_all_answers_are_drawn() -> None:
    one, same, other = (Readings.all_or_drawn(many(20), 1000, seed) for seed in (1, 1, 2))
    assert list(one) == list(same) != list(other)
    share = one.answer_numbers(np.arange(1000)).mean(axis=0)
    assert ((share > 0.4) & (share < 0.6)).all()


def test_readings_end() -> None:
    with pytest.raises(IndexError):
        Readings.all_or_drawn(many(2), 9, 0)[4]


@given(asking_disputes(), st.integers(1, 9), st.booleans())
def test_every_reading_is_in_one_chunk(dispute: Dispute, size: int, sampled: bool) -> None:
    total = len(list(dispute.readings()))
    readings = Readings(dispute.judgements, total, 1 if sampled else None)
    chunks = Chunks(readings, Shared.find_shared(dispute), size)
    numbers = [chunks.reading_numbers(chunk) for chunk in range(len(chunks))]
    assert all(0 < len(each) <= size for each in numbers)
    assert sorted(itertools.chain.from_iterable(each.tolist() for each in numbers)) == list(
        range(total)
    )


@given(asking_disputes() | asking_in_graph_form())
def test_a_batch_has_the_ranks_of_its_readings(dispute: Dispute) -> None:
    total = len(list(dispute.readings()))
    readings, numbers = Readings.all_or_drawn(dispute, total, 0), np.arange(total)
    seen = []
    for batch in batches_by_graph(dispute, readings, numbers, Shared.find_shared(dispute)):
        for column, place in enumerate(batch.places.tolist()):
            alone = compile_graph(dispute.under(readings[place]))
            assert np.array_equal(alone.codes, batch.graph.codes)
            positions = alone.structure.positions
            for mine, theirs in zip(alone.ranks, batch.graph.ranks, strict=True):
                assert np.array_equal(mine[positions], theirs[positions, column])
            seen.append(place)
    assert sorted(seen) == list(range(total))


def test_chunks_keep_graphs_together() -> None:
    """384 readings of six graphs, in chunks of a graph each."""
    dispute = standoff.load("one-last-time")
    readings, shared = Readings.all_or_drawn(dispute, 384, 0), Shared.find_shared(dispute)
    graphs = np.prod([readings.answer_counts[place] for place in shared.graph])
    chunks = Chunks(readings, shared, 384 // int(graphs))
    assert graphs > 1
    for chunk in range(len(chunks)):
        assert (
            len(list(batches_by_graph(dispute, readings, chunks.reading_numbers(chunk), shared)))
            == 1
        )


def test_large_graphs_make_small_chunks() -> None:
    small, large = many(18), standoff.load("one-last-time-four")
    sizes = [
        Chunks.for_graphs_like(
            Readings.all_or_drawn(dispute, 2**16, 0),
            Shared.find_shared(dispute),
            compile_graph(dispute),
        ).size
        for dispute in (small, large)
    ]
    assert sizes[0] > sizes[1] > 1
