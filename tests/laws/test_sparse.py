"""Listed states and all combinations are two layouts of one graph: every answer is the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.errors import DisputeError
from standoff.graph import graph as graphs
from standoff.graph import sparse, structure
from standoff.graph.graph import Graph, compile_graph
from standoff.graph.layout import AllCombinations, StatesAlone
from standoff.graph.option_form import OptionForm
from standoff.graph.sparse import Sparse
from standoff.graph.structure import Field
from standoff.model.dispute import Dispute, Rule, RuleForm
from standoff.report.answer_data import answer_data
from tests import oracle
from tests.laws.test_agreement import solved
from tests.strategies import disputes, scattered
from tests.strategies_ask import asking_disputes

ANY = disputes() | scattered()
UNMERGED = disputes(merges=False) | scattered(merges=False)


@contextmanager
def listed() -> Iterator[None]:
    """Every dispute is laid out as its states alone."""
    with patch.object(graphs, "choose_plan", StatesAlone.join_rules):
        yield


@contextmanager
def impatient() -> Iterator[None]:
    """All sanctions count as long after one round."""
    with patch.object(structure, "PATIENT", 0), patch.object(structure, "SLOW", -1):
        yield


def both(dispute: Dispute) -> tuple[Graph, Graph]:
    """The dispute with all combinations, and with its states alone."""
    with patch.object(graphs, "choose_plan", AllCombinations):
        dense = compile_graph(dispute)
    with listed():
        alone = compile_graph(dispute)
    assert isinstance(dense.layout, OptionForm)
    assert isinstance(alone.layout, Sparse)
    return dense, alone


@given(ANY)
def test_the_states_are_the_same(dispute: Dispute) -> None:
    dense, alone = both(dispute)
    assert alone.patterns() == dense.patterns()
    assert alone.status_quo == dense.status_quo
    codes = np.arange(1 << len(dispute.options))
    for dm in dense.dms:
        for code in codes.tolist():
            np.testing.assert_array_equal(alone.fibre(dm, code), dense.fibre(dm, code))
    expected, found = dense.places_of(codes), alone.places_of(codes)
    here = expected >= 0
    np.testing.assert_array_equal(found >= 0, here)
    numbers = np.searchsorted(dense.structure.positions, expected[here])
    np.testing.assert_array_equal(found[here], numbers)


@given(ANY)
def test_the_oracle_agrees_with_listed_states(dispute: Dispute) -> None:
    with listed():
        assert solved(dispute) == oracle.stable(dispute)


@given(UNMERGED)
def test_sanctions_that_count_as_long_are_the_same(dispute: Dispute) -> None:
    expected = oracle.stable(dispute)
    with impatient():
        assert solved(dispute) == expected
        with listed():
            assert solved(dispute) == expected


@given(ANY)
def test_concepts_and_their_readable_twins_agree(dispute: Dispute) -> None:
    dense, alone = both(dispute)
    for concept in standoff.CONCEPTS:
        assert bool(concept.skipped(alone)) == bool(concept.skipped(dense))
        for dm in () if concept.skipped(dense) else dense.dms:
            held = concept.stable(alone, dm)
            expected = concept.stable(dense, dm)[dense.structure.positions]
            assert held.tolist() == expected.tolist()
            told = [concept.verdict(alone, dm, place).stable for place in range(len(alone))]
            assert told == held.tolist()


@given(UNMERGED, st.integers(0, 3), st.integers(0, 2**32), st.sampled_from([1, 5, 2**16]))
def test_every_reduction_agrees(dispute: Dispute, draws: int, seed: int, block: int) -> None:
    """With ties and draws, in blocks of any size, long sanctions included."""
    dense, alone = both(dispute)
    rng = np.random.default_rng(seed)
    places = dense.structure.positions
    shape = (len(places), draws) if draws else (len(places),)
    ranks = [rng.integers(0, 5, shape).astype(np.uint8) for _ in dense.dms]
    full = [_at(places, rank, len(dense.ranks[0])) for rank in ranks]
    dense, alone = dense.with_ranks(full), alone.with_ranks(ranks)
    field = rng.integers(0, 200, shape).astype(np.uint16)
    spread = _at(places, field, len(dense.ranks[0]))
    with patch.object(sparse, "BLOCK", block), patch.object(sparse, "ROOMY", block % 2):
        for dm in dense.dms:
            np.testing.assert_array_equal(
                alone.best_move(dm, field), dense.best_move(dm, spread)[places]
            )
            for credible in (False, True):
                held = dense.held_by_others(dm, spread, credible=credible)[places]
                np.testing.assert_array_equal(
                    alone.held_by_others(dm, field, credible=credible), held
                )
                with impatient():
                    far = alone.held_by_others(dm, field, credible=credible)
                    np.testing.assert_array_equal(far, held)
                    far = dense.held_by_others(dm, spread, credible=credible)[places]
                    np.testing.assert_array_equal(far, held)
            for place, number in enumerate(places.tolist()):
                moves = [int(places[there]) for there in alone.moves(dm, place)]
                assert moves == dense.moves(dm, number)


def _at(places: Field, values: Field, total: int) -> Field:
    result = np.zeros((total, *values.shape[1:]), dtype=values.dtype)
    result[places] = values
    return result


@given(UNMERGED)
def test_counting_and_listing_agree_with_trying_everything(dispute: Dispute) -> None:
    alone = StatesAlone.join_rules(dispute)
    expected = len(oracle.feasible(dispute))
    codes = alone.lay_out().codes
    assert alone.states == expected == len(codes)
    assert (np.diff(codes) > 0).all()
    assert len(compile_graph(dispute)) == expected


@given(UNMERGED, st.data())
def test_what_is_wrong_with_rules_is_the_same(dispute: Dispute, data: st.DataObject) -> None:
    """Rules that cannot all be kept, or a status quo that breaks some."""
    options = [option.id for option in dispute.options]
    selected = frozenset(data.draw(st.sets(st.sampled_from(options))))
    extra = data.draw(st.sampled_from(dispute.rules)) if dispute.rules else None
    rules = dispute.rules
    if extra is not None:
        against = Rule(_opposite(extra), extra.statements)
        rules = (*rules, against) if extra.form.single else rules
    changed = replace(dispute, status_quo=selected, rules=rules)
    found = []
    for plan in (AllCombinations, StatesAlone.join_rules):
        with patch.object(graphs, "choose_plan", plan):
            try:
                compile_graph(changed)
            except DisputeError as error:
                found.append([(each.id, each.path, each.details) for each in error.mistakes])
            else:
                found.append([])
    assert found[0] == found[1]


def _opposite(rule: Rule) -> RuleForm:
    return RuleForm.ALWAYS if rule.form is RuleForm.NEVER else RuleForm.NEVER


@given(asking_disputes())
def test_answers_do_not_depend_on_the_layout(dispute: Dispute) -> None:
    expected = answer_data(standoff.ask(dispute))
    with listed():
        assert answer_data(standoff.ask(dispute)) == expected
