"""Merged states where one side has many options and the rules leave few states."""

from __future__ import annotations

import standoff
from tests import oracle
from tests.builders import merge, only, side


def test_many_options_of_one_side_and_few_states() -> None:
    """The moves between the states are few, though the combinations are a million."""
    ids = tuple(f"o{n}" for n in range(20))
    rows = ["N" * n + "Y" + "N" * (19 - n) for n in range(6)]
    dispute = standoff.Dispute(
        "",
        (side("us", *ids[:19], prefers=ids[:3]), side("them", ids[19])),
        status_quo=frozenset({ids[0]}),
        rules=only(ids, *rows),
        merges=(merge(f"{ids[4]} or {ids[5]}", ids[4]),),
    )
    solution = standoff.solve(dispute)
    assert [str(state) for state in solution.states] == [*rows[:4], "NNNN--" + "N" * 14]
    for concept in oracle.CONCEPTS:
        assert [str(state) for state in solution.equilibria(concept)] == [rows[0]]
