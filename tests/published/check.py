"""Published answers hold for the engine and for the oracle, with the published numbers."""

from __future__ import annotations

from collections.abc import Mapping

import standoff
from standoff.model.dispute import Dispute
from tests import oracle
from tests.builders import numbers

Answers = Mapping[str, set[int]]
"""Per concept, the numbers of the equilibria."""


def check(dispute: Dispute, states: list[str], equilibria: Answers) -> None:
    """The states in their order, and the equilibria by number."""
    assert set(equilibria) == set(oracle.CONCEPTS)
    assert oracle.states(dispute) == states
    expected = oracle.equilibria(dispute)
    assert {c: numbers(dispute, expected[c]) for c in equilibria} == equilibria

    solution = standoff.solve(dispute)
    assert [state.pattern for state in solution.states] == states
    found = {
        concept: {solution.states.index(state) + 1 for state in solution.equilibria(concept)}
        for concept in equilibria
    }
    assert found == equilibria


def held_to_the_definitions(dispute: Dispute) -> None:
    """The engine has the oracle's equilibria under every concept that can be told."""
    solution = standoff.solve(dispute)
    found = {
        concept: {state.pattern for state in solution.equilibria(concept)}
        for concept in oracle.concepts(dispute)
    }
    assert found == oracle.equilibria(dispute)
