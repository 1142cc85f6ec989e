"""The wish that decides: the first level of priority on which two states differ."""

from __future__ import annotations

from hypothesis import given

import standoff
from standoff.graph.feasible import state_code
from standoff.model.dispute import Dispute
from standoff.preferences.deciding import deciding_wishes
from tests import oracle
from tests.strategies_ask import asking_disputes


def test_the_condition_decides_what_the_ally_makes_of_the_threats() -> None:
    tried = next(t for t in standoff.ask(standoff.load("one-last-time")).tried if not t.offers)
    assert tried.because is not None
    assert tried.because.side == "islamabad"
    assert tried.because.wishes == ("coop only if need",)


def test_two_states_that_a_side_likes_alike() -> None:
    dispute = standoff.load("cuban-missile-crisis")
    side, state = dispute.sides[0], state_code(dispute.status_quo, dispute)
    assert deciding_wishes(dispute, side, state, state) == ()


@given(asking_disputes(claims=False, most_judgements=0))
def test_what_is_named_is_what_decides(dispute: Dispute) -> None:
    """It holds in the better state, fails in the worse, and nothing above it tells them apart."""
    for tried in standoff.ask(dispute).tried:
        found = tried.because
        side = dispute.side(found.side) if found else None
        if found is None or side is None or side.ranking or side.weights:
            continue
        if found.alike:
            assert found.wishes == ()
            continue
        pair = (found.better, found.worse)
        rows = [
            tuple(oracle.holds(dispute, each.statement, frozenset(state)) for state in pair)
            for each in side.prefers
        ]
        named = [n for n, each in enumerate(side.prefers) if each.statement.text in found.wishes]
        assert any(rows[n] == (True, False) for n in named)
        level = min(named)
        while side.prefers[level].tied and level:
            level -= 1
        above = rows[:level]
        assert [better for better, _ in above].count(True) == [w for _, w in above].count(True)
