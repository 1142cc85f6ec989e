"""What diagrams tell of one state is what the definitions tell where states are listed."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.catalogue.disputes import dispute_names
from standoff.graph.graph import compile_graph
from standoff.graph.outline import why_listed
from standoff.graph.symbolic import Symbolic
from standoff.model.dispute import Dispute
from standoff.stability import symbolic
from standoff.stability.concepts import CONCEPTS
from standoff.stability.evidence import SymbolicVerdict, Verdict
from tests import oracle
from tests.laws.test_agreement import check_evidence
from tests.strategies import barred, disputes, scattered

OPTION_FORM = disputes(merges=False) | scattered(merges=False) | barred()
SYMBOLIC = tuple(each for each in CONCEPTS if each.symbolic)
CATALOGUE = tuple(
    name
    for name in dispute_names()
    if not why_listed(standoff.load(name)) and not standoff.load(name).states
)


def told_alike(dispute: Dispute, most: int = 12) -> None:
    """Some states, all sides, all concepts: the same verdicts, sanctions as short."""
    graph = compile_graph(dispute)
    diagrams = Symbolic(dispute)
    assert len(diagrams) == len(graph)
    for number in range(0, len(graph), len(graph) // most + 1):
        code, place = int(graph.codes[number]), graph.state_place(number)
        for concept in SYMBOLIC:
            assert concept.symbolic
            for dm in graph.dms:
                same(concept.symbolic(diagrams, dm, code), concept.verdict(graph, dm, place))


def same(found: Verdict, expected: Verdict) -> None:
    assert (found.side, found.state, found.stable) == (
        expected.side,
        expected.state,
        expected.stable,
    )
    assert found.state.pattern == expected.state.pattern
    assert set(found.unmet) == set(expected.unmet)
    assert isinstance(found, SymbolicVerdict)
    assert not found.untold
    paths = {each.improvement: len(each.path) for each in found.met}
    assert paths == {each.improvement: len(each.path) for each in expected.met}


def test_there_are_disputes_enough_in_the_catalogue() -> None:
    assert len(CATALOGUE) > 10
    assert [each.key for each in SYMBOLIC] == ["nash", "gmr", "smr", "seq", "symseq"]


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_catalogue(name: str) -> None:
    told_alike(standoff.load(name), 40)


@given(OPTION_FORM)
def test_random_disputes(dispute: Dispute) -> None:
    if not why_listed(dispute):
        told_alike(dispute)


@given(OPTION_FORM, st.integers(0, 2), st.sampled_from((0, 2**13)))
def test_however_improvements_are_looked_at(dispute: Dispute, ahead: int, together: int) -> None:
    """Some moves forward or none, together or in halves."""
    if why_listed(dispute):
        return
    with (
        patch.object(symbolic, "AHEAD", ahead),
        patch.object(symbolic, "TOGETHER", together),
    ):
        told_alike(dispute)


@given(disputes(merges=False, most_options=4), st.data())
def test_evidence_is_what_the_definition_asks_for(dispute: Dispute, data: st.DataObject) -> None:
    world, diagrams = oracle.World(dispute), Symbolic(dispute)
    concept = data.draw(st.sampled_from(SYMBOLIC))
    assert concept.symbolic
    for code in compile_graph(dispute).codes.tolist():
        for dm in diagrams.dms:
            check_evidence(world, concept.key, concept.symbolic(diagrams, dm, code))
