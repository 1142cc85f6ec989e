"""A dispute that is rewritten into one that says the same gets the same answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.answers.answer import ledger_rows
from standoff.model.dispute import Dispute, RuleForm
from tests.ask.by_hand import asked, rule, threat
from tests.builders import side
from tests.strategies_equal import rewritten, with_a_pair
from tests.strategies_levers import threatening


def findings(dispute: Dispute) -> Mapping[str, list[str]]:
    """The cells of each finding, reading by reading."""
    head, *rows = ledger_rows(standoff.ask(dispute))
    judged = {judgement.id for judgement in dispute.judgements}
    return {id: [row[n] for row in rows] for n, id in enumerate(head) if id not in judged}


@given(st.data())
def test_equal_disputes_get_equal_answers(data: st.DataObject) -> None:
    dispute = data.draw(threatening())
    other = data.draw(rewritten(dispute))
    expected = {other.finding(id): cells for id, cells in findings(dispute).items()}
    assert findings(other.dispute) == expected


@pytest.mark.parametrize("form", [RuleForm.EXACTLY_ONE, RuleForm.ALWAYS])
def test_neither_way_is_less_when_one_is_written_as_a_pair(form: RuleForm) -> None:
    """Beside t the asker sets u and x, or v: were v's opposite to count, it would change that."""
    dispute = asked(
        side("a", threat("t"), threat("u"), threat("v"), "x", prefers=["g", "x"]),
        side("b", "g", prefers=["not x", "not t", "not g"]),
        goal="g",
        rules=(rule(RuleForm.ALWAYS, "not t or (u and x) or v"),),
    )
    assert findings(dispute)["threat.t.works"] == ["1"]
    assert findings(with_a_pair(dispute, "v", form)) == findings(dispute)
