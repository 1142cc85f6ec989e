"""Equal disputes get equal answers, however they are written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.answers.answer import Answer
from standoff.model.dispute import Dispute, OptionKind
from tests.builders import askable
from tests.strategies_equal import Rewritten, rewritten, with_a_pair
from tests.strategies_levers import threatening

Cells = dict[str, list[int]]


def cells(answer: Answer, name: Callable[[str], str] = str) -> Cells:
    """Every finding in every reading."""
    return {
        name(f.id): column.tolist() for f, column in zip(answer.found, answer.values.T, strict=True)
    }


def assert_the_same(dispute: Dispute, other: Rewritten) -> None:
    one, two = standoff.ask(dispute), standoff.ask(other.dispute)
    expected, found = cells(one, other.finding), cells(two)
    if any(o.kind is not OptionKind.OTHER for o in one.asker.options):
        assert found == expected
    else:  # every option of the asker's is tried, so also what an exclusive pair adds
        assert {id: found[id] for id in expected} == expected


@given(st.data())
def test_however_it_is_written_down(data: st.DataObject) -> None:
    dispute = data.draw(threatening().filter(askable))
    assert_the_same(dispute, data.draw(rewritten(dispute)))


@pytest.mark.parametrize("option", ["concerns", "india", "hedge"])
def test_a_pair_in_the_worked_dispute(option: str) -> None:
    dispute = replace(standoff.load("one-last-time"), claims=())
    assert_the_same(dispute, Rewritten(with_a_pair(dispute, option), {}))
