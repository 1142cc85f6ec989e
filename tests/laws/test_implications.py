"""What stability under one concept says about stability under another."""

from __future__ import annotations

import pytest
from hypothesis import given

import standoff
from standoff.model.dispute import Dispute
from tests import oracle
from tests.strategies import barred, disputes, drawn, scattered

IMPLICATIONS = [
    ("nash", "symseq"),
    ("symseq", "seq"),
    ("seq", "gmr"),
    ("symseq", "smr"),
    ("smr", "gmr"),
    ("nash", "sim"),
]


@pytest.mark.parametrize(("stronger", "weaker"), IMPLICATIONS)
@given(dispute=disputes(most_options=5) | scattered() | barred() | drawn())
def test_stronger_implies_weaker(stronger: str, weaker: str, dispute: Dispute) -> None:
    check_implied(stronger, weaker, dispute)


@given(dispute=disputes(sides=(2, 2), most_options=5, merges=False))
def test_between_two_sides_what_is_undone_at_once_can_be_undone_later(dispute: Dispute) -> None:
    check_implied("sim", "gmr", dispute)


def check_implied(stronger: str, weaker: str, dispute: Dispute) -> None:
    solution = standoff.solve(dispute, concepts=(stronger, weaker))
    if solution.skipped:
        assert list(solution.skipped) == ["sim"]
        assert "sim" not in oracle.concepts(dispute)
        return
    implied = solution.stable(weaker)
    for side, states in solution.stable(stronger).items():
        assert set(states) <= set(implied[side])


@given(disputes(most_options=5))
def test_the_best_state_is_stable(dispute: Dispute) -> None:
    """Somewhere every side is content: nothing beats its best state."""
    stable = standoff.solve(dispute).stable("nash")
    assert all(stable.values())


def test_concepts_name_what_they_imply() -> None:
    """The engine's own table is the closure of the list above."""
    named = {(c.key, weaker) for c in standoff.CONCEPTS if not c.ours for weaker in c.implies}
    closure = set(IMPLICATIONS)
    for _ in IMPLICATIONS:
        closure |= {(a, d) for a, b in closure for c, d in closure if b == c}
    assert named == closure
