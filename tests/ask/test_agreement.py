"""Every ledger cell agrees with a brute force written from the definitions alone."""

from __future__ import annotations

import pytest
from hypothesis import given

import standoff
from standoff.answers.answer import ledger_rows
from standoff.model.dispute import Dispute
from tests import oracle_ask
from tests.oracle_levers import Case
from tests.oracle_packages import smallest_working
from tests.strategies_ask import asking_disputes, asking_in_graph_form

CELLS = {True: "1", False: "0", None: ""}


def differing(dispute: Dispute) -> list[tuple[int, str, str, str]]:
    """Reading, column, our cell and the oracle's, wherever the two are not the same."""
    head, *rows = ledger_rows(standoff.ask(dispute))
    expected = oracle_ask.ledger(dispute)
    found = []
    for column in [id for id in head if id in expected]:
        ours = [row[head.index(column)] for row in rows]
        for number, pair in enumerate(zip(ours, map(CELLS.get, expected[column]), strict=True)):
            if pair[0] != pair[1]:
                found.append((number, column, pair[0], str(pair[1])))
    return found


def test_the_ledger_has_every_column_that_the_oracle_has() -> None:
    dispute = standoff.load("one-last-time")
    head, *_ = ledger_rows(standoff.ask(dispute))
    missing = set(oracle_ask.cells(dispute)) - set(head)
    assert all(id.endswith(".stands") for id in missing)


def test_what_other_sides_make_of_it_is_asked_where_there_are_some() -> None:
    dispute = standoff.load("one-last-time-four")
    answers = {judgement.id: judgement.answers[0].id for judgement in dispute.judgements}
    head, *_ = ledger_rows(standoff.ask(dispute.under(answers)))
    assert set(oracle_ask.cells(dispute)) - set(head) == set()


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
    case = Case.of(dispute)
    found = {
        (frozenset(tried.threats), frozenset(tried.offers))
        for tried in standoff.ask(dispute).working
    }
    assert found == smallest_working(case)
