"""Writing GMCR+ models: they come back the same, or are refused with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.catalogue import disputes as catalogue
from standoff.errors import RequestError
from standoff.files import gmcr
from standoff.files.gmcr import conditions, writing
from standoff.graph.graph import compile_graph
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    DrawnMove,
    Moves,
    NamedState,
    NoMove,
    Option,
    Preference,
    Rule,
    RuleForm,
    Term,
)
from standoff.model.statement import parse
from tests.builders import merge, never, ranked, side
from tests.files.test_gmcr import CUBAN, ELMIRA, PRISONERS, SYRIA_IRAQ, Model
from tests.strategies import disputes

MERGED = {"elmira"}
"""The catalogue's disputes that the format cannot hold."""

TWO = Dispute("Two", (side("ann", "a", prefers=("a",)), side("bob", "b", prefers=("not a",))))


def again(dispute: Dispute) -> Dispute:
    return gmcr.read(gmcr.write(dispute), dispute.title)


def check_the_same(dispute: Dispute) -> None:
    """The same states by number, the same moves, the same preferences, the same words."""
    before, after = compile_graph(dispute), compile_graph(again(dispute))
    assert after.patterns() == before.patterns()
    for old, new in zip(dispute.sides, after.dispute.sides, strict=True):
        assert new.name == str(old)
        assert [option.text for option in new.options] == [str(option) for option in old.options]
    for dm in before.dms:
        for number in range(len(before)):
            assert moves(after, dm, number) == moves(before, dm, number)
        assert order(after, dm) == order(before, dm)


def moves(graph: standoff.graph.graph.Graph, dm: int, number: int) -> set[str]:
    there = graph.moves(dm, graph.state_place(number))
    return {graph.state_at(place).pattern for place in there}


def order(graph: standoff.graph.graph.Graph, dm: int) -> list[int]:
    rank = graph.ranks[dm][graph.structure.positions]
    places: list[int] = np.unique(rank, return_inverse=True)[1].tolist()
    return places


def movable(dispute: Dispute) -> Dispute:
    """With options that may change at least one way, as the format has it."""
    ways = {Moves.NEVER: Moves.DROP_ONLY}

    def own(option: Option) -> Option:
        return replace(option, moves=ways.get(option.moves, option.moves))

    sides = (replace(each, options=tuple(map(own, each.options))) for each in dispute.sides)
    return replace(dispute, sides=tuple(sides))


# ---------------------------------------------------------------- there and back


@pytest.mark.parametrize("name", catalogue.dispute_names())
def test_the_catalogue_comes_back_the_same(name: str) -> None:
    dispute = standoff.load(name)
    if name in MERGED:
        with pytest.raises(RequestError, match="it merges states"):
            gmcr.write(dispute)
    elif dispute.states:
        with pytest.raises(RequestError, match="it is in graph form"):
            gmcr.write(dispute)
    else:
        check_the_same(dispute)


@given(disputes(most_options=5, merges=False).map(movable))
def test_any_dispute_comes_back_the_same(dispute: Dispute) -> None:
    check_the_same(dispute)


@given(disputes(most_options=5, merges=False, rankings=False).map(movable))
def test_statements_stay_statements(dispute: Dispute) -> None:
    assert json.loads(gmcr.write(dispute))["useManualPreferenceRanking"] is False


@pytest.mark.parametrize("model", [PRISONERS, CUBAN, SYRIA_IRAQ, ELMIRA])
def test_a_model_of_the_program_comes_back_to_the_letter(model: Model) -> None:
    """Up to the order of conditions inside an OR and what follows from the rest."""
    written = json.loads(gmcr.write(gmcr.read(json.dumps(model), "model")))
    assert set(written) == {*model, "coalitions"}
    assert written["coalitions"] == list(range(len(model["decisionMakers"])))
    for key in ("program", "version", "options", "useManualPreferenceRanking"):
        assert written[key] == model[key]
    assert sorted(written["infeasibles"]) == sorted(model["infeasibles"])
    manual = model["useManualPreferenceRanking"]
    for old, new in zip(model["decisionMakers"], written["decisionMakers"], strict=True):
        assert (new["name"], new["options"]) == (old["name"], old["options"])
        if manual:
            assert list(map(places, new["preferenceRanking"])) == list(
                map(places, old["preferenceRanking"])
            )
        else:
            assert list(map(members, new["preferences"])) == list(map(members, old["preferences"]))


def places(place: int | list[int]) -> list[int]:
    return sorted(place) if isinstance(place, list) else [place]


def members(condition: Any) -> set[frozenset[tuple[int, str]]]:
    parts = condition["members"] if isinstance(condition, dict) else [condition]
    return {frozenset((option, mark) for option, mark in part) for part in parts}


# ---------------------------------------------------------------- preferences


def wants(dispute: Dispute, number: int = 0) -> list[Any]:
    found: list[Any] = json.loads(gmcr.write(dispute))["decisionMakers"][number]["preferences"]
    return found


def test_a_shared_priority_becomes_one_statement_for_each_count() -> None:
    tied = side("ann", "a", "c", prefers=("b", "= a", "= not c"))
    dispute = replace(TWO, sides=(tied, TWO.sides[1]))
    one, two, three = wants(dispute)
    assert members(one) == {frozenset({(2, "Y")}), frozenset({(0, "Y")}), frozenset({(1, "N")})}
    assert len(members(two)) == 3
    assert members(three) == {frozenset({(2, "Y"), (0, "Y"), (1, "N")})}
    check_the_same(dispute)


def test_what_holds_nowhere_is_no_wish() -> None:
    idle = side("ann", "a", prefers=("a and not a", "b", "not (b or not b)"))
    assert wants(replace(TWO, sides=(idle, TWO.sides[1]))) == [[[1, "Y"]]]


def test_terms_are_written_out() -> None:
    terms = (Term("peace", parse("not war")), Term("war", parse("a and b")))
    dispute = replace(TWO, terms=terms, sides=(side("ann", "a", prefers=("peace",)), TWO.sides[1]))
    assert members(wants(dispute)[0]) == {frozenset({(0, "N")}), frozenset({(1, "N")})}


def test_one_ranking_makes_rankings_of_all() -> None:
    bob = ranked(TWO.sides[1], [[frozenset("b")], [frozenset(), frozenset("a"), frozenset("ab")]])
    written = json.loads(gmcr.write(replace(TWO, sides=(TWO.sides[0], bob))))
    assert written["useManualPreferenceRanking"] is True
    rankings = [each["preferenceRanking"] for each in written["decisionMakers"]]
    assert rankings == [[[2, 4], [1, 3]], [3, [1, 2, 4]]]
    assert [each["preferences"] for each in written["decisionMakers"]] == [[], []]


def test_weights_become_a_ranking_of_all() -> None:
    bob = replace(TWO.sides[1], prefers=(), weights={"a": 2, "b": -2})
    written = json.loads(gmcr.write(replace(TWO, sides=(TWO.sides[0], bob))))
    rankings = [each["preferenceRanking"] for each in written["decisionMakers"]]
    assert rankings == [[[2, 4], [1, 3]], [2, [1, 4], 3]]


def test_tangled_statements_become_rankings(monkeypatch: pytest.MonkeyPatch) -> None:
    tangled = side("ann", "a", "c", prefers=("a iff (b iff c)",))
    dispute = replace(TWO, sides=(tangled, TWO.sides[1]))
    assert json.loads(gmcr.write(dispute))["useManualPreferenceRanking"] is False
    monkeypatch.setattr(conditions, "MOST_PARTS", 3)
    assert json.loads(gmcr.write(dispute))["useManualPreferenceRanking"] is True
    check_the_same(dispute)


def test_a_statement_that_would_fill_the_memory_is_given_up_early() -> None:
    ids = [f"o{n}" for n in range(40)]
    pairs = " and ".join(f"({a} or {b})" for a, b in zip(ids[::2], ids[1::2], strict=True))
    rules = tuple(Rule(RuleForm.NEVER, (parse(id),)) for id in ids[4:])
    dispute = Dispute("Much", (side("ann", *ids, prefers=(pairs,)),), rules=rules)
    assert json.loads(gmcr.write(dispute))["useManualPreferenceRanking"] is True


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize("form", RuleForm)
def test_every_form_of_rule(form: RuleForm) -> None:
    three = ("a or b", "not c", "b and c")
    statements = tuple(map(parse, three[:1] if form.single else three))
    base = replace(TWO, sides=(side("ann", "a", "c"), TWO.sides[1]), status_quo=frozenset())
    for start in ({"a"}, {"b"}, {"c"}, {"a", "c"}, set[str]()):
        try:
            dispute = replace(base, rules=(Rule(form, statements),), status_quo=frozenset(start))
            compile_graph(dispute)
        except standoff.DisputeError:
            continue
        check_the_same(dispute)
        return
    pytest.fail("no status quo keeps the rule")


def test_infeasible_conditions_are_plain() -> None:
    """The program cannot load an OR there."""
    written = json.loads(
        gmcr.write(replace(TWO, rules=never("a iff b"), status_quo=frozenset("a")))
    )
    assert sorted(written["infeasibles"]) == [[[0, "N"], [1, "N"]], [[0, "Y"], [1, "Y"]]]


# ---------------------------------------------------------------- refused


def refusals() -> Iterator[tuple[Dispute, str]]:
    yield (
        replace(TWO, merges=(merge("a", "a"),)),
        "a .gmcr file cannot hold this dispute: it merges states, which the format cannot; take "
        "each [[merge]] out",
    )
    start = DrawnMove("calm", ("war",))
    sides = (DecisionMaker("ann", moves=(start,)), DecisionMaker("bob"))
    yield (
        Dispute(
            "Drawn",
            sides,
            frozenset(["calm"]),
            states=(NamedState("calm"), NamedState("war")),
        ),
        "a .gmcr file cannot hold this dispute: it is in graph form, and the format has options "
        "only",
    )
    barred = replace(TWO.sides[0], no_moves=(NoMove(parse("a"), parse("not a")),))
    yield (
        replace(TWO, sides=(barred, TWO.sides[1])),
        "a .gmcr file cannot hold this dispute: it bars moves from some states to others, and the "
        "format only those of one option",
    )
    stuck = replace(TWO.sides[0], options=(Option("a", moves=Moves.NEVER),))
    yield (
        replace(TWO, sides=(stuck, TWO.sides[1])),
        "a .gmcr file cannot hold this dispute: its option a never changes, and in the format "
        "every option can",
    )
    yield (
        Dispute("Nobody", (side("ann"),)),
        "a .gmcr file cannot hold this dispute: it has no option",
    )
    many = [f"o{n}" for n in range(101)]
    yield (
        Dispute("Many", (side("ann", *many),)),
        "a .gmcr file cannot hold this dispute: it has 101 options, more than 100",
    )
    pairs = " and ".join(f"(o{n} or o{n + 1})" for n in range(0, 40, 2))
    yield (
        Dispute(
            "Tangled",
            (side("ann", *many[:40]),),
            rules=never(pairs),
        ),
        f"a .gmcr file cannot hold the rule “never: {pairs}”: it forbids more than 512 kinds of "
        "states; split it into shorter rules",
    )


@pytest.mark.parametrize(
    ("dispute", "why"), list(refusals()), ids=lambda each: getattr(each, "title", "")
)
def test_what_the_format_cannot_hold(dispute: Dispute, why: str) -> None:
    with pytest.raises(RequestError) as caught:
        gmcr.write(dispute)
    assert str(caught.value) == why


def test_too_many_states_to_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    bob = ranked(TWO.sides[1], [[frozenset("b"), frozenset(), frozenset("a"), frozenset("ab")]])
    monkeypatch.setattr(writing, "MOST_RANKED", 3)
    with pytest.raises(RequestError) as caught:
        gmcr.write(replace(TWO, sides=(TWO.sides[0], bob)))
    assert str(caught.value) == (
        "a .gmcr file would have to rank 4 states, more than 3; write what the sides want as short "
        "statements"
    )


# ---------------------------------------------------------------- left out


def test_what_is_lost_is_told() -> None:
    assert gmcr.left_out(TWO) == ()
    assert gmcr.left_out(replace(TWO, status_quo=frozenset("a"))) == ("status_quo",)
    every = ("status_quo", "judgement", "view", "question", "claim", "kind", "term", "source")
    assert gmcr.left_out(standoff.load("one-last-time")) == every


@given(st.text(max_size=8), st.text(max_size=8))
def test_hostile_names_stay_names(name: str, text: str) -> None:
    ann = replace(TWO.sides[0], name=name, options=(Option("a", text),))
    back = again(replace(TWO, sides=(ann, TWO.sides[1]))).sides[0]
    assert (back.name, back.options[0].text) == (name or "ann", text or "a")


def test_a_wish_said_twice_adds_nothing() -> None:
    twice = (*TWO.sides[0].prefers, Preference(parse("b")), *TWO.sides[0].prefers)
    check_the_same(replace(TWO, sides=(replace(TWO.sides[0], prefers=twice), TWO.sides[1])))
