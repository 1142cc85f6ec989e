"""Lists of ids at their bounds: what just passes, and what just does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from standoff.errors import Path
from standoff.graph.graph import compile_graph
from standoff.model.check import dispute_mistakes
from standoff.model.check.lists import HEAVIEST
from standoff.model.dispute import Dispute, Rule, RuleForm
from standoff.model.parts import DecisionMaker, NamedState, UncheckedDispute
from standoff.model.statement import parse
from tests.builders import merge, side

NEVER, ALWAYS, AT_MOST, AT_LEAST, EXACTLY = RuleForm

US, THEM = side("us", "a", "b"), side("them", "c")

Told = tuple[str, Path, dict[str, str]]


def told(us: DecisionMaker = US, **parts: object) -> list[Told]:
    """The mistakes in two sides with some parts."""
    made = replace(UncheckedDispute("Bounds", (us, THEM)), **parts)  # type: ignore[arg-type]
    return [(each.id, each.path, dict(each.details)) for each in dispute_mistakes(made)]


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize(
    ("form", "least", "most"),
    [(NEVER, 1, 1), (ALWAYS, 1, 1), (AT_MOST, 2, 3), (EXACTLY, 2, 3), (AT_LEAST, 1, 3)],
)
def test_how_many_statements_a_rule_is_about(form: RuleForm, least: int, most: int) -> None:
    def with_members(number: int) -> list[Told]:
        return told(rules=(Rule(form, tuple(map(parse, "abc"[:number]))),))

    assert all(with_members(number) == [] for number in range(least, most + 1))
    few = [("rule-members", ("rule", 0, form.value), {"form": form.value, "least": str(least)})]
    assert all(with_members(number) == few for number in range(least))
    if most < 3:
        many = {"forms": "one statement", "has": "2 statements"}
        assert with_members(2) == [("rule-form", ("rule", 0), many)]


# ---------------------------------------------------------------- what a side wants


WANTS = {
    "prefers": side("x", prefers=("c",)).prefers,
    "ranking": ((frozenset("a"),),),
    "weights": {"a": 1},
}


@pytest.mark.parametrize("keys", [["prefers"], ["ranking"], ["weights"]])
def test_one_way_of_telling_what_a_side_wants_is_enough(keys: Sequence[str]) -> None:
    assert told(_wanting(keys)) == []


@pytest.mark.parametrize(
    "keys", [["prefers", "ranking"], ["prefers", "weights"], ["ranking", "weights"], [*WANTS]]
)
def test_two_ways_are_too_many(keys: Sequence[str]) -> None:
    """The second is told of, whatever else there is."""
    why = "a side has `prefers` or `ranking` or `weights`, one of them"
    details = {"why": why, "expected": "drop the others"}
    assert told(_wanting(keys)) == [("value-wrong", ("side", 0, keys[1]), details)]


def _wanting(keys: Sequence[str]) -> DecisionMaker:
    return replace(US, **{key: WANTS[key] for key in keys})  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", [1, -1])
def test_the_heaviest_weight_passes_and_no_heavier_one(sign: int) -> None:
    assert told(replace(US, weights={"b": sign * HEAVIEST, "c": 0})) == []
    ((id, path, details),) = told(replace(US, weights={"b": sign * (HEAVIEST + 1), "c": 0}))
    assert (id, path) == ("value-wrong", ("side", 0, "weights", "b"))
    expected = "at most 1,000,000,000,000 either way; divide them all"
    assert details == {"why": "it is too large", "expected": expected}


def test_the_heaviest_weights_are_added_exactly() -> None:
    """One less on one of two options is worse, however heavy both are."""
    options = [f"o{n}" for n in range(12)]
    heavy = replace(side("us", *options), weights=dict.fromkeys(options, HEAVIEST))
    lighter = replace(heavy, weights={**heavy.weights, "o0": HEAVIEST - 1})
    for us, equal in ((heavy, True), (lighter, False)):
        ranks = _ranks(Dispute("Heavy", (us, THEM)))
        assert (ranks[0b1] == ranks[0b10]) is equal
        assert ranks[2**12 - 1] > ranks[2**12 - 2] > ranks[1]


def _ranks(dispute: Dispute) -> list[int]:
    found: list[int] = compile_graph(dispute).ranks[0].tolist()
    return found


def test_weights_are_about_what_is_there() -> None:
    ((id, path, details),) = told(replace(US, weights={"a": 1, "bb": 2}))
    assert (id, path) == ("id-unknown", ("side", 0, "weights", "bb"))
    assert (details["kind"], details["id"]) == ("option", "bb")


# ---------------------------------------------------------------- rankings


def test_a_state_is_ranked_once() -> None:
    nothing, one, both = frozenset[str](), frozenset("a"), frozenset("ac")
    assert told(replace(US, ranking=((nothing, one), (both,)))) == []
    for ranking, path in (
        (((one,), (both, one)), (1, 1)),
        (((one,), (both,), (one,)), (2,)),
        (((both, nothing, one, one),), (0, 3)),
    ):
        details = {"why": "“YNN” is ranked twice", "expected": "drop one of the two"}
        expected = [("value-wrong", ("side", 0, "ranking", *path), details)]
        assert told(replace(US, ranking=ranking)) == expected


def test_what_is_ranked_is_a_state() -> None:
    ((id, path, details),) = told(replace(US, ranking=((frozenset(["YNNN"]),),)))
    assert (id, path, details["why"]) == (
        "value-wrong",
        ("side", 0, "ranking", 0),
        "“YNNN” is not a state",
    )
    assert details["expected"].startswith("write one Y or N for each of the 3 options")
    ((id, path, details),) = told(replace(US, ranking=((frozenset("ad"), frozenset("b")),)))
    assert (id, path, details["id"]) == ("id-unknown", ("side", 0, "ranking", 0, 0, "d"), "d")


def test_in_graph_form_states_are_ranked_by_their_names() -> None:
    sides = (DecisionMaker("us", ranking=((frozenset(["on"]),), (frozenset(["on"]),))),)
    states = (NamedState("on"), NamedState("off"))
    graph_form = told(sides=sides, states=states, status_quo=frozenset(["on"]))
    details = {"why": "“on” is ranked twice", "expected": "drop one of the two"}
    assert graph_form == [("value-wrong", ("side", 0, "ranking", 1), details)]
    wrong = (DecisionMaker("us", ranking=((frozenset(["of"]),),)),)
    ((id, _, details),) = told(sides=wrong, states=states, status_quo=frozenset(["on"]))
    assert (id, details["kind"], details["id"]) == ("id-unknown", "state", "of")


# ---------------------------------------------------------------- states that are named


def test_states_are_named_by_what_is_there_and_each_wrong_id_is_told_once() -> None:
    assert told(status_quo=frozenset("abc")) == []
    wrong = told(status_quo=frozenset(["a", "zz", "yy"]), merges=(merge("a", "a", "xx"),))
    assert [(id, path, details["id"]) for id, path, details in wrong] == [
        ("id-unknown", ("status_quo", "yy"), "yy"),
        ("id-unknown", ("status_quo", "zz"), "zz"),
        ("id-unknown", ("merge", 0, "shown_as", "xx"), "xx"),
    ]
