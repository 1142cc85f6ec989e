"""A solution as a table and as a pandas frame."""

from __future__ import annotations

import csv
import sys
from typing import Any

import pytest
from hypothesis import given

import standoff
from standoff.model.dispute import Dispute
from standoff.report import spreadsheet
from tests import oracle
from tests.strategies import barred, disputes, drawn


def rows(solution: standoff.Solution) -> list[dict[str, str]]:
    return list(csv.DictReader("".join(spreadsheet.state_lines(solution)).splitlines()))


@given(disputes(most_options=5) | barred(most_options=5) | drawn())
def test_every_state_has_a_row_with_what_the_definitions_say(dispute: Dispute) -> None:
    solution, world = standoff.solve(dispute), oracle.World(dispute)
    found, expected = rows(solution), oracle.stable(dispute)
    assert [row["state"].removeprefix("'") for row in found] == oracle.states(dispute)
    for number, (row, state) in enumerate(zip(found, world.states, strict=True), 1):
        label = world.label(state)
        assert row["number"] == str(number)
        assert row["status_quo"] == str(int(dispute.status_quo in state))
        if dispute.states:
            assert row["text"] == label  # these states have no words but their ids
        else:
            marks = [row[f"option.{option}"] or "-" for option in world.options]
            assert "".join(marks) == label
        for each in world.sides:
            better = {world.values[each, s] for s in world.states if world.better(each, s, state)}
            assert row[f"rank.{each}"] == str(len(better) + 1)
        for concept, by_side in expected.items():
            for each, labels in by_side.items():
                assert row[f"stable.{concept}.{each}"] == str(int(label in labels))
            everybody = all(label in labels for labels in by_side.values())
            assert row[f"equilibrium.{concept}"] == str(int(everybody))


def test_no_cell_is_a_formula() -> None:
    (merged,) = (
        row for row in rows(standoff.solve(standoff.load("elmira"))) if row["number"] == "9"
    )
    assert merged["state"] == "'-NNY-"
    written = ["=1+1", "+a", "-a", "@a", "\t=a", "\ra", "a=b", "a\nb", "", -1, True, None]
    (cells,) = csv.reader(spreadsheet.csv_lines([written]))
    assert cells == [
        *("'=1+1", "'+a", "'-a", "'@a", "\\t=a", "\\ra", "a=b", "a\\nb", "", "-1", "1", "")
    ]


@pytest.mark.parametrize("rows_at_once", [1, 3])
def test_a_table_in_parts_is_the_same(monkeypatch: pytest.MonkeyPatch, rows_at_once: int) -> None:
    solution = standoff.solve(standoff.load("elmira"))
    expected = list(spreadsheet.state_lines(solution))
    monkeypatch.setattr(spreadsheet, "ROWS", rows_at_once)
    assert list(spreadsheet.state_lines(solution)) == expected


def test_a_profile_has_its_column() -> None:
    korea = standoff.load("korea")
    solution = standoff.solve(korea, ["nash"], profile={"us": "nash", "nk": "seq"})
    assert {"equilibrium.nash", "equilibrium.profile", "stable.profile.nk"} <= set(
        rows(solution)[0]
    )


def test_a_frame_has_the_same_columns() -> None:
    solution = standoff.solve(standoff.load("elmira"), ["nash", "seq"])
    frame: Any = solution.frame()
    assert frame.index.name == "state"
    assert frame.index.tolist() == [state.pattern for state in solution.states]
    assert ["state", *frame.columns] == sorted(
        rows(solution)[0], key=["state", *frame.columns].index
    )
    assert frame[frame["equilibrium.seq"]].index.tolist() == ["NYNNY", "YNYNY", "-NNY-"]
    assert frame["rank.ministry"].idxmin() == "NNYNY"


def test_a_frame_needs_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(standoff.RequestError) as caught:
        standoff.solve(standoff.load("chicken")).frame()
    assert str(caught.value) == "a frame needs pandas; install it with: pip install pandas"
