"""Conditions are exact on every reading, and no shorter one is."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.studies.conditions import Condition, condition, influences
from tests import oracle_ask

JUDGEMENTS = ("j_0", "j_1", "j_2", "j_3")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """The numbers of answers, and a value for each reading."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=4))
    readings = int(np.prod(sizes))
    return sizes, draw(st.lists(st.sampled_from([0, 1]), min_size=readings, max_size=readings))


def rows(sizes: Sequence[int], values: Sequence[int]) -> list[oracle_ask.Row]:
    readings = itertools.product(*(map(str, range(size)) for size in sizes))
    return [
        {**dict(zip(JUDGEMENTS, reading, strict=False)), "cell": bool(value)}
        for reading, value in zip(readings, values, strict=True)
    ]


def cost(found: Condition) -> tuple[int, int]:
    return len(found.terms), sum(map(len, found.terms))


@given(tables())
def test_exact_and_minimal(table: tuple[list[int], list[int]]) -> None:
    sizes, values = table
    found = condition(np.array(values, dtype=bool), sizes)
    cheapest = oracle_ask.cost(oracle_ask.minimal_conditions(rows(sizes, values), "cell")[0])
    if found is None:
        assert cheapest[0] > 4
        return
    readings = itertools.product(*map(range, sizes))
    assert [found.holds(reading) for reading in readings] == list(map(bool, values))
    assert cost(found) == cheapest


@given(tables())
def test_influence(table: tuple[list[int], list[int]]) -> None:
    sizes, values = table
    found = influences(np.array(values, dtype=np.int8), sizes)
    expected = oracle_ask.influence(rows(sizes, values), "cell")
    assert found == pytest.approx([expected[f"j_{n}"] for n in range(len(sizes))])


@pytest.mark.parametrize("name", ["one-last-time", "one-last-time-four", "elmira"])
def test_conditions_hold_on_every_reading(name: str) -> None:
    """Recomputed from the ledger's own cells."""
    answer = standoff.ask(standoff.load(name))
    numbers = [{a.id: n for n, a in enumerate(j.answers)} for j in answer.dispute.judgements]
    readings = [
        [known[reading[judgement.id]] for known, judgement in zip(numbers, judgements, strict=True)]
        for judgements in [answer.dispute.judgements]
        for reading in answer.readings
    ]
    for column, found in enumerate(answer.found):
        if found.condition is not None:
            said = [found.condition.holds(reading) for reading in readings]
            assert said == (answer.values[:, column] == 1).tolist(), found.id


EXPECTED: Mapping[str, list[dict[str, set[str]]]] = {
    "frozen": [{"carry_out": {"hollow"}, "oppose_talks": {"against"}}],
    "threats.all.bites": [{"principle": {"costs_first"}}],
    "threats.all.credible": [{"carry_out": {"credible"}}],
    "more_hedging": [{"hedging": {"threats"}}],
    "only_concerns": [{"need_is": {"concerns", "both"}, "principle": {"regardless"}}],
    "package.some.works": [{}],
    "threat.steps.counterproductive": [],
}


@pytest.mark.parametrize("id", EXPECTED)
def test_conditions_of_the_worked_dispute(id: str) -> None:
    dispute = standoff.load("one-last-time")
    found = standoff.ask(dispute).finding(id).condition
    assert found is not None
    judgements = dispute.judgements
    told = [
        {judgements[j].id: {judgements[j].answers[a].id for a in answers} for j, answers in term}
        for term in found.terms
    ]
    assert told == EXPECTED[id]


def test_no_short_condition() -> None:
    parity = np.indices((2,) * 6).sum(axis=0).reshape(-1) % 2
    assert condition(parity.astype(bool), [2] * 6) is None
    assert influences(parity.astype(np.int8), [2] * 6) == [1.0] * 6
