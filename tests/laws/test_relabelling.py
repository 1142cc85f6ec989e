"""The order in which a dispute is written, and the ids in it, change nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.graph.graph import State
from standoff.model.dispute import Dispute, Option, Rule, RuleForm
from standoff.model.statement import parse
from tests.builders import NEVER
from tests.strategies import (
    OPTION_IDS,
    SIDE_IDS,
    STATE_IDS,
    barred,
    disputes,
    drawn,
    renamed,
    reordered,
    scattered,
)

ANY = disputes(most_options=5) | scattered() | barred(most_options=5) | drawn()

Stable = dict[str, dict[str, set[frozenset[tuple[str, str]]]]]
"""Per concept and side, the stable states, each as pairs of option and mark."""


def stable(dispute: Dispute) -> Stable:
    solution = standoff.solve(dispute)
    ids = [option.id for option in dispute.options]
    return {
        each.key: {
            side: {_marked(state, ids) for state in states}
            for side, states in solution.stable(each.key).items()
        }
        for each in solution.concepts
    }


def _marked(state: State, ids: list[str]) -> frozenset[tuple[str, str]]:
    """In graph form no option tells; the state is its name."""
    if not ids:
        return frozenset((id, "Y") for id in state)
    return frozenset(zip(ids, state.pattern, strict=True))


@given(ANY, st.data())
def test_the_order_of_sides_options_rules_and_merges(dispute: Dispute, data: st.DataObject) -> None:
    assert stable(data.draw(reordered(dispute))) == stable(dispute)


@given(ANY, st.permutations(OPTION_IDS), st.permutations(SIDE_IDS), st.permutations(STATE_IDS))
def test_ids(dispute: Dispute, options: list[str], sides: list[str], states: list[str]) -> None:
    old, new = (*OPTION_IDS, *SIDE_IDS, *STATE_IDS), (*options, *sides, *states)
    names = dict(zip(old, new, strict=True))
    back = {new: old for old, new in names.items()}
    translated = {
        concept: {
            back[side]: {frozenset((back[id], mark) for id, mark in state) for state in states}
            for side, states in found.items()
        }
        for concept, found in stable(renamed(dispute, names)).items()
    }
    assert translated == stable(dispute)


@given(ANY)
def test_a_rule_that_always_holds(dispute: Dispute) -> None:
    """Saying what is feasible anyway changes nothing."""
    id = dispute.facts[0].id
    idle = Rule(RuleForm.ALWAYS, (parse(f"{id} or not {id}"),))
    assert stable(replace(dispute, rules=(*dispute.rules, idle))) == stable(dispute)


@given(disputes(most_options=5, rankings=False, merges=False))
def test_an_option_that_never_changes_only_doubles_the_states(dispute: Dispute) -> None:
    """Two copies of the dispute side by side."""
    last = dispute.sides[-1]
    fixed = replace(last, options=(*last.options, Option("fix", moves=NEVER)))
    both = {
        concept: {
            side: {state | {("fix", mark)} for state in states for mark in "YN"}
            for side, states in found.items()
        }
        for concept, found in stable(dispute).items()
    }
    assert stable(replace(dispute, sides=(*dispute.sides[:-1], fixed))) == both
