"""Every ledger cell agrees with a brute force written from the definitions alone."""

from __future__ import annotations

import pytest
from hypothesis import given

import standoff
from standoff.answers.answer import ledger_rows
from standoff.model.dispute import Dispute
from tests import oracle_ask
from tests.oracle import World
from tests.strategies_ask import asking_disputes, asking_in_graph_form

CELLS = {True: "1", False: "0", None: ""}


def differing(dispute: Dispute) -> list[tuple[int, str, str, str]]:
    """Reading, column, our cell and the oracle's, wherever the two are not the same."""
    head, *rows = ledger_rows(standoff.ask(dispute))
    found = []
    for number, (row, expected) in enumerate(zip(rows, oracle_ask.ledger(dispute), strict=True)):
        ours = dict(zip(head, row, strict=True))
        for column, value in expected.items():
            cell = value if isinstance(value, str) else CELLS[value]
            if ours[column] != cell:
                found.append((number, column, ours[column], cell))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["elmira", "cuban-missile-crisis", "one-last-time"])
def test_the_catalogue(name: str) -> None:
    assert differing(standoff.load(name)) == []


@pytest.mark.slow
def test_some_readings_of_the_four_party_dispute() -> None:
    dispute = standoff.load("one-last-time-four")
    open_still = ("need_is", "kabul_does", "taliban_join")
    answers = {j.id: j.answers[-1].id for j in dispute.judgements if j.id not in open_still}
    settled = dispute.under(answers)
    assert differing(settled) == []


@given(asking_disputes())
def test_random_disputes(dispute: Dispute) -> None:
    assert differing(dispute) == []


@given(asking_in_graph_form())
def test_graph_form(dispute: Dispute) -> None:
    assert differing(dispute) == []


@given(asking_disputes(claims=False))
def test_the_smallest_packages_that_work(dispute: Dispute) -> None:
    case = oracle_ask.Case.of(World(dispute), dispute)
    found = {
        (frozenset(tried.threats), frozenset(tried.offers))
        for tried in standoff.ask(dispute).working
    }
    assert found == oracle_ask.minimal_working(case)
