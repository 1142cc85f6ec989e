"""Counting and listing the states that rules leave, from a handful of options to sixty."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from benchmarks.made import ruled
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.errors import DisputeError, TooLargeError
from standoff.graph import diagram, memory
from standoff.graph.feasible import where_all_kept
from standoff.graph.graph import compile_graph, compile_mistakes
from standoff.graph.layout import StatesAlone
from standoff.graph.option_form import OptionForm
from standoff.graph.sparse import Sparse
from standoff.model.dispute import Dispute, Rule, RuleForm
from standoff.model.statement import parse
from standoff.preferences.truth import Cube, Truths, spread_over
from tests.builders import DROP, merge, never, side
from tests.strategies import statements

IDS = tuple(f"o{n}" for n in range(14))


def rule(form: RuleForm, *texts: str) -> Rule:
    return Rule(form, tuple(map(parse, texts)))


def dispute(options: int, *rules: Rule, status_quo: tuple[str, ...] = ()) -> Dispute:
    """Two sides that share the options out."""
    ids = [f"o{n}" for n in range(options)]
    half = options // 2
    sides = (side("us", *ids[:half], prefers=ids), side("them", *ids[half:], prefers=ids[::-1]))
    return Dispute("", sides, status_quo=frozenset(status_quo), rules=rules)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    form = draw(st.sampled_from(RuleForm))
    size = 1 if form.single else draw(st.integers(2, 5))
    return Rule(form, tuple(draw(statements(IDS)) for _ in range(size)))


@given(st.lists(rules(), min_size=1, max_size=6))
def test_random_rules_leave_what_trying_every_combination_leaves(drawn: list[Rule]) -> None:
    found = StatesAlone.join_rules(dispute(len(IDS), *drawn))
    cube = Cube(len(IDS))
    kept = spread_over(where_all_kept(drawn, Truths(found.dispute, cube)), cube)
    assert found.states == kept.sum()
    assert found.lay_out().codes.tolist() == np.flatnonzero(kept).tolist()


def test_rules_that_show_late_that_there_is_no_way_on() -> None:
    """Sixty options in pairs far apart, their number odd, and a last word on both ends."""
    pairs = [rule(RuleForm.ALWAYS, f"o{n} iff o{n + 30}") for n in range(30)]
    few = [rule(RuleForm.EXACTLY_ONE, *(f"o{n}" for n in range(k, k + 5))) for k in range(0, 30, 5)]
    last = rule(RuleForm.NEVER, "o59 or o0")
    codes = compile_graph(dispute(60, *pairs, *few, last, status_quo=_firsts())).codes
    assert len(codes) == 5**4 * 4**2
    assert (codes >> 30 == codes & (1 << 30) - 1).all()


def _firsts() -> tuple[str, ...]:
    """One of each five that the last rule leaves alone, and its twin."""
    chosen = range(1, 30, 5)
    return tuple(f"o{n}" for n in (*chosen, *(n + 30 for n in chosen)))


def test_parity_over_forty_options_and_one_state() -> None:
    """Each option is the other of the one before, which the last rule settles."""
    chain = [rule(RuleForm.ALWAYS, f"o{n} iff not o{n + 1}") for n in range(39)]
    found = compile_graph(dispute(40, *chain, rule(RuleForm.ALWAYS, "o39"), status_quo=_odd(40)))
    assert found.patterns() == ["NY" * 20]


def _odd(options: int) -> tuple[str, ...]:
    return tuple(f"o{n}" for n in range(1, options, 2))


@pytest.mark.slow
def test_thirty_options_and_few_states_are_listed() -> None:
    made = ruled(30, 5)
    graph = compile_graph(made)
    assert isinstance(graph.layout, Sparse)
    assert 150_000 < len(graph) < 250_000
    solution = standoff.solve(made)
    for concept in solution.concepts:
        held = solution.holds(concept.key)
        for dm in graph.dms:
            for number in range(0, len(graph), len(graph) // 3):
                verdict = concept.verdict(graph, dm, graph.state_place(number))
                assert verdict.stable == held[dm, number]


def test_a_dispute_in_which_most_is_feasible_is_laid_out_as_a_whole() -> None:
    assert isinstance(compile_graph(dispute(16, *never("o0 and o15 and o3"))).layout, OptionForm)


def test_progress_is_told_option_by_option() -> None:
    told: list[tuple[str, int, int]] = []
    compile_graph(ruled(30, 5), lambda *each: told.append(each))
    assert told == [("states", n, 30) for n in range(1, 31)]


# ---------------------------------------------------------------- what is refused


def test_forty_options_whose_rules_cannot_all_be_kept() -> None:
    chain = [rule(RuleForm.ALWAYS, f"o{n + 1} if o{n}") for n in range(38)]
    against = (rule(RuleForm.ALWAYS, "o1"), rule(RuleForm.NEVER, "o38"))
    with pytest.raises(DisputeError) as caught:
        compile_graph(dispute(40, *chain, *against))
    (mistake,) = caught.value.mistakes
    assert mistake.id == "rules-conflict"
    assert mistake.details["rules"].count("“") == 37 + 2
    assert "o1 if o0" not in mistake.details["rules"]


def test_forty_options_and_a_status_quo_that_breaks_a_rule() -> None:
    wrong = dispute(40, rule(RuleForm.ALWAYS, "o39"), rule(RuleForm.NEVER, "o38"))
    # Nearly all combinations are left, but there is no need to list them.
    many = dispute(40, *[rule(RuleForm.ALWAYS, f"o{n} iff o0") for n in range(1, 30)], *wrong.rules)
    (mistake,) = compile_mistakes(many)
    assert (mistake.id, mistake.details["rules"]) == ("status-quo-infeasible", "“always: o39”")


def test_more_states_than_memory_holds_are_counted() -> None:
    with pytest.raises(TooLargeError, match=r"^the rules leave 824,633,720,832 states; ") as caught:
        compile_graph(dispute(40, *never("o0 and o39")))
    assert caught.value.states == 3 * 2**38


def test_rules_over_more_options_than_a_code_has_bits() -> None:
    exactly = rule(RuleForm.EXACTLY_ONE, *(f"o{n}" for n in range(63)))
    with pytest.raises(TooLargeError, match=r"^63 options are more than the 62 "):
        compile_graph(dispute(63, exactly, status_quo=("o0",)))
    few = rule(RuleForm.EXACTLY_ONE, *(f"o{n}" for n in range(62)))
    assert len(compile_graph(dispute(62, few, status_quo=("o61",)))) == 62


def test_rules_that_are_too_tangled() -> None:
    knot = [rule(RuleForm.ALWAYS, f"(o{n} iff o{n + 9}) or o{n + 5}") for n in range(20)]
    with (
        patch.object(diagram, "MOST_NODES", 100),
        pytest.raises(TooLargeError, match="too tangled"),
    ):
        compile_graph(dispute(40, *knot))
    with (
        patch.object(diagram, "MOST_NODES", 40),
        patch.object(memory, "machine_memory", lambda: 2**62),
    ):
        assert isinstance(compile_graph(dispute(15, *knot[:6])).layout, OptionForm)


def test_one_way_options_with_too_many_moves() -> None:
    """Few enough states, but from each of them many others can be reached."""
    ways = [standoff.Option(f"o{n}", moves=DROP) for n in range(12)]
    rest = [f"o{n}" for n in range(12, 40)]
    fixed = [rule(RuleForm.NEVER, id) for id in rest]
    made = Dispute("", (side("us", *ways), side("them", *rest)), rules=tuple(fixed))
    with (
        patch.object(memory, "machine_memory", lambda: 2**22),
        pytest.raises(TooLargeError, match="moves"),
    ):
        standoff.solve(made)
    assert len(standoff.solve(made, ["nash"]).states) == 2**12


def test_merged_states_among_many_options() -> None:
    exactly = rule(RuleForm.EXACTLY_ONE, *(f"o{n}" for n in range(40)))
    made = dispute(40, exactly, status_quo=("o0",))
    merged = Dispute(
        "", made.sides, made.status_quo, rules=made.rules, merges=(merge("o3 or o25", "o3"),)
    )
    solution = standoff.solve(merged)
    assert len(solution.states) == 39
    assert str(solution.states[-1]) == "NNN-" + "N" * 21 + "-" + "N" * 14
