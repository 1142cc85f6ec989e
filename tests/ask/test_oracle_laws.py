"""What holds of the oracle of the test of threats whatever the dispute."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.model.dispute import Dispute
from tests import oracle_ask
from tests.oracle_levers import Case
from tests.oracle_packages import every_package, same_packages
from tests.strategies_equal import rewritten
from tests.strategies_levers import threatening


@given(st.data())
def test_equal_disputes_get_equal_answers(data: st.DataObject) -> None:
    dispute = data.draw(threatening())
    other = data.draw(rewritten(dispute))
    expected = {other.finding(id): cells for id, cells in oracle_ask.ledger(dispute).items()}
    assert oracle_ask.ledger(other.dispute) == expected


@given(threatening())
def test_packages_that_are_listed_as_one_differ_in_no_part_but_what_they_name(
    dispute: Dispute,
) -> None:
    """Whether a package bites, is firm, assured and lasts hangs on its y and z alone."""
    for same in same_packages(Case.of(dispute)).values():
        for part in ("bites", "assured", "lasts", "firm"):
            assert len({package.part(part) for package in same}) == 1


@given(threatening())
def test_the_asker_can_get_from_where_b_has_complied_to_y(dispute: Dispute) -> None:
    """Delivering is a matter of will: what is set is set by one legal move."""
    case = Case.of(dispute)
    for package in every_package(case):
        for y in package.y:
            complied = case.with_a_as_today(case.b_part(y))
            if case.feasible(complied):
                assert case.world.may_move(case.asker, complied, y)
