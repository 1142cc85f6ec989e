"""No answer rests on a move that a side may not make."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.model.dispute import Dispute, Moves
from tests import oracle
from tests.strategies import disputes

ALLOWED = {
    Moves.EITHER_WAY: {True, False},
    Moves.SELECT_ONLY: {True},
    Moves.DROP_ONLY: {False},
    Moves.NEVER: set(),
}


@given(disputes(most_options=5, merges=False), st.sampled_from(oracle.CONCEPTS))
def test_a_forbidden_move_is_never_made(dispute: Dispute, concept: str) -> None:
    """Every step changes options of its own side only, each the way it may, between states."""
    states = standoff.solve(dispute, concepts=(concept,)).states
    known = {state.pattern for state in states}
    for side in dispute.sides:
        for state in states:
            verdict = standoff.explain(dispute, state, side=side.id, concept=concept)
            steps = [*verdict.unmet]
            for met in verdict.met:
                steps += [met.improvement, *met.path]
            for step in steps:
                assert {step.before.pattern, step.after.pattern} <= known
                assert step.before != step.after
                for option in dispute.options:
                    if option.id in step.before ^ step.after:
                        assert dispute.owner(option.id).id == step.side
                        assert (option.id in step.after) in ALLOWED[option.moves]


@given(disputes(most_options=5))
def test_a_side_that_cannot_move_is_content(dispute: Dispute) -> None:
    solution = standoff.solve(dispute)
    for side in dispute.sides:
        if all(option.moves is Moves.NEVER for option in side.options):
            for concept in oracle.CONCEPTS:
                assert solution.stable(concept)[side.id] == solution.states
