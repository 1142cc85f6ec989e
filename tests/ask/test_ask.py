"""The answer's evidence, wrong questions, and asking again."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given

import standoff
from standoff.model.dispute import Dispute
from standoff.report import answer_data
from standoff.report.wording.ask import page
from standoff.studies.conditions import NoCondition
from tests.builders import askable
from tests.strategies_ask import asking_disputes, asking_in_graph_form
from tests.strategies_levers import threatening

WRONG: list[tuple[str, dict[str, str], str]] = [
    ("one-last-time", {"by": "washingtn"}, "by: no side is called “washingtn”; did you mean"),
    ("one-last-time", {"target": "kabul"}, "target: no side is called “kabul”"),
    ("one-last-time", {"goal": "coop and hedge"}, "no state has the goal “coop and hedge”"),
    ("one-last-time", {"goal": "concerns"}, "Islamabad holds nothing that the goal “concerns”"),
    ("one-last-time", {"goal": "coop and"}, "the statement ends too early"),
    ("one-last-time", {"goal": "cop"}, "did you mean “coop”?"),
    ("one-last-time", {"target": "washington"}, "Washington cannot ask itself"),
    ("battle-of-the-sexes", {}, "the file asks no question"),
    ("battle-of-the-sexes", {"by": "one"}, "the question has no goal"),
    ("battle-of-the-sexes", {"by": "one", "goal": "one_first"}, "needs nothing that another side"),
    (
        "elmira",
        {"by": "local", "target": "ministry", "goal": "accept"},
        'write target = "uniroyal"',
    ),
]


@pytest.mark.parametrize(("name", "question", "says"), WRONG)
def test_wrong_questions(name: str, question: dict[str, str], says: str) -> None:
    with pytest.raises(standoff.RequestError) as error:
        standoff.ask(standoff.load(name), **question)  # type: ignore[arg-type]
    assert says in str(error.value)


def test_a_question_put_from_outside() -> None:
    answer = standoff.ask(standoff.load("prisoners-dilemma"), by="one", goal="two_silent")
    assert answer.settings.target == "two"
    assert answer.finding("frozen").base is True
    assert answer.finding("settlement.seq").base is True


def test_another_question_leaves_the_claims_about_the_file_s() -> None:
    dispute = standoff.load("one-last-time")
    usual, other = standoff.ask(dispute), standoff.ask(dispute, goal="not hedge")
    for id in ("more_hedging", "only_concerns"):
        assert other.finding(id).holds == usual.finding(id).holds
    assert other.finding("deadlock").claim is None


def test_a_claim_cannot_take_a_finding_s_id() -> None:
    dispute = standoff.load("one-last-time")
    claim = replace(dispute.claims[1], id="frozen")
    with pytest.raises(standoff.DisputeError) as error:
        standoff.ask(replace(dispute, claims=(claim,)))
    assert [mistake.id for mistake in error.value.mistakes] == ["claim-taken"]


def test_settlements_of_the_worked_dispute() -> None:
    """Concerns and cooperation: Washington must jump first, and nothing but that pays."""
    answer = standoff.ask(standoff.load("one-last-time"))
    held = answer.settlements[0]
    assert sorted(held.state) == ["concerns", "coop"]
    assert held.equilibrium == ("gmr", "smr", "seq", "symseq")
    assert held.improvements is None
    assert held.way is not None
    assert held.way.costs == 1
    assert [step.side for step in held.jump_first] == ["washington"]
    assert held.direct
    assert held.moves is not None
    assert len(held.moves.steps) == 2


def test_assumptions_that_decide() -> None:
    """Under the reading in which talks are needed the reward line decides what holds."""
    answer = standoff.ask(standoff.load("one-last-time"))
    assert {each.line for each in answer.assumptions} >= {"i_reward", "steps", "islamabad"}
    for each in answer.assumptions:
        assert each.struck or not each.changes


@given(asking_disputes() | asking_in_graph_form())
def test_routes_are_legal_and_start_at_the_status_quo(dispute: Dispute) -> None:
    answer = standoff.ask(dispute)
    for settlement in answer.settlements:
        for route in (settlement.moves, settlement.improvements, settlement.way):
            if route is None:
                continue
            steps = route.steps
            assert steps[0].before == dispute.status_quo
            assert steps[-1].after == settlement.state
            for one, other in itertools.pairwise(steps):
                assert one.after == other.before
                assert one.side != other.side
        if settlement.improvements:
            assert all(step.gain > 0 for step in settlement.improvements.steps)
            assert settlement.way is not None
        assert (settlement.moves is None) == (settlement.way is None)
        if settlement.moves and settlement.way:
            assert len(settlement.moves.steps) <= len(settlement.way.steps)
            assert settlement.direct or settlement.way.costs <= settlement.moves.costs


@given(asking_disputes() | threatening().filter(askable) | asking_in_graph_form())
def test_the_words_never_fail(dispute: Dispute) -> None:
    answer = standoff.ask(dispute)
    lines = list(page.summary(answer))
    assert len(lines) <= page.MOST_LINES
    assert max(map(len, lines)) <= 100
    for name in page.SECTIONS:
        assert list(page.section(name, answer, {}))


@given(asking_disputes())
def test_the_same_question_has_the_same_answer(dispute: Dispute) -> None:
    first, again = (answer_data.answer_data(standoff.ask(dispute)) for _ in range(2))
    assert not list(answer_data.answer_differences(first, again))


def test_too_many_readings_are_sampled() -> None:
    """A seed makes the sample the same again; no condition is claimed from a sample."""
    dispute = standoff.load("one-last-time")
    answers = [standoff.ask(dispute, seed=seed, readings=100) for seed in (1, 1, 2)]
    counts = [[found.holds for found in answer.found] for answer in answers]
    assert counts[0] == counts[1] != counts[2]
    assert all(answer.settings.sampled and answer.total == 100 for answer in answers)
    assert all(found.condition is NoCondition.SAMPLED for found in answers[0].found)
    assert any("drawn at random (seed 1)" in line for line in _readings_section(answers[0]))


def _readings_section(answer: standoff.Answer) -> list[str]:
    return list(page.section("readings", answer, {}))
