"""Conditions are exact on every reading, and no shorter one is; or they tell why there is none."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.report import answer_data
from standoff.report.wording.ask import readings, words
from standoff.studies.conditions import Condition, NoCondition, condition, influences
from tests import oracle_conditions

JUDGEMENTS = ("j_0", "j_1", "j_2", "j_3")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """The numbers of answers, and a value for each reading."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=4))
    readings = int(np.prod(sizes))
    return sizes, draw(st.lists(st.sampled_from([0, 1]), min_size=readings, max_size=readings))


def rows(sizes: Sequence[int], values: Sequence[int]) -> list[oracle_conditions.Row]:
    readings = itertools.product(*(map(str, range(size)) for size in sizes))
    return [
        {**dict(zip(JUDGEMENTS, reading, strict=False)), "cell": bool(value)}
        for reading, value in zip(readings, values, strict=True)
    ]


def in_order(terms: oracle_conditions.Condition) -> list[tuple[int, list[tuple[int, list[int]]]]]:
    """Terms with fewer literals first, then judgements and answers in the order of the file."""
    literals = (
        sorted((JUDGEMENTS.index(key), sorted(map(int, some))) for key, some in term.items())
        for term in terms
    )
    return sorted((len(term), term) for term in literals)


@given(tables())
def test_exact_and_minimal_and_first_in_the_file(table: tuple[list[int], list[int]]) -> None:
    sizes, values = table
    found = condition(np.array(values, dtype=bool), sizes)
    cheapest = oracle_conditions.minimal_conditions(rows(sizes, values), "cell")
    if not isinstance(found, Condition):
        assert found is NoCondition.LONG
        assert len(cheapest[0]) > 4
        return
    every = itertools.product(*map(range, sizes))
    assert [found.holds(reading) for reading in every] == list(map(bool, values))
    told = [(len(term), [(j, list(some)) for j, some in term]) for term in found.terms]
    assert told == min(map(in_order, cheapest))


@given(tables())
def test_influence(table: tuple[list[int], list[int]]) -> None:
    sizes, values = table
    found = influences(np.array(values, dtype=np.int8), sizes)
    expected = oracle_conditions.influence(rows(sizes, values), "cell")
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
        if isinstance(found.condition, Condition):
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
    assert isinstance(found, Condition)
    judgements = dispute.judgements
    told = [
        {judgements[j].id: {judgements[j].answers[a].id for a in answers} for j, answers in term}
        for term in found.terms
    ]
    assert told == EXPECTED[id]


def test_no_short_condition() -> None:
    parity = np.indices((2,) * 6).sum(axis=0).reshape(-1) % 2
    assert condition(parity.astype(bool), [2] * 6) is NoCondition.LONG
    assert influences(parity.astype(np.int8), [2] * 6) == [1.0] * 6


@st.composite
def conditions(draw: st.DrawFn) -> tuple[list[int], list[list[int]]]:
    """Many judgements, and up to four terms: for each judgement the answers it allows, as bits."""
    sizes = draw(st.sampled_from([[2] * 16, [2] * 20, [3] * 10, [4, 2, 5, 3, 2, 6, 2, 3, 2]]))
    term = st.tuples(*(st.just((1 << n) - 1) | st.integers(1, (1 << n) - 1) for n in sizes))
    return sizes, [list(each) for each in draw(st.lists(term, min_size=1, max_size=4))]


def table_of(sizes: Sequence[int], terms: Iterable[Sequence[int]]) -> npt.NDArray[np.bool_]:
    """Where some term holds; shape (readings,)."""
    holds = np.zeros(sizes, dtype=bool)
    for term in terms:
        allowed = (
            [answer for answer in range(size) if bits >> answer & 1]
            for size, bits in zip(sizes, term, strict=True)
        )
        holds[np.ix_(*allowed)] = True
    return holds.reshape(-1)


@given(conditions())
def test_however_many_judgements_a_short_condition_is_found(
    chosen: tuple[list[int], list[list[int]]],
) -> None:
    sizes, terms = chosen
    holds = table_of(sizes, terms)
    found = condition(holds, sizes)
    assert isinstance(found, Condition)
    assert len(found.terms) <= len(terms)
    boxes = [
        [
            sum(1 << answer for answer in dict(term).get(judgement, range(size)))
            for judgement, size in enumerate(sizes)
        ]
        for term in found.terms
    ]
    assert np.array_equal(table_of(sizes, boxes), holds)


@pytest.mark.parametrize("judgements", [16, 20])
def test_one_term_of_many_judgements(judgements: int) -> None:
    """As many as can be computed: 20 with ``--readings 1048576``."""
    holds = np.zeros(2**judgements, dtype=bool)
    holds[-1] = True
    found = condition(holds, [2] * judgements)
    assert found == Condition((tuple((number, (1,)) for number in range(judgements)),))


def test_more_than_four_terms_of_many_judgements() -> None:
    """Five pairs of judgements that none of the others names."""
    ones = [[2 if n // 2 == pair else 3 for n in range(20)] for pair in range(5)]
    assert condition(table_of([2] * 20, ones), [2] * 20) is NoCondition.LONG
    assert isinstance(condition(table_of([2] * 20, ones[:4]), [2] * 20), Condition)


def test_a_condition_that_is_given_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside one that is long, and one that a sample does not tell."""
    monkeypatch.setattr("standoff.studies.conditions.MOST_STEPS", 0)
    answer = standoff.ask(standoff.load("one-last-time"))
    assert answer.finding("frozen").condition is NoCondition.GIVEN_UP
    said = "under a condition that was not found: the search for it was given up"
    assert said in words.over(answer.finding("frozen"), answer)
    assert said in readings.summary(answer)
    told = {each["id"]: each for each in answer_data.answer_data(answer)["findings"]}
    assert (told["frozen"]["condition"], told["frozen"]["no_condition"]) == (None, "given_up")
