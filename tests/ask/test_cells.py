"""Every cell of small disputes is the one that brute force finds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import standoff
from standoff.answers.answer import ledger_rows

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


def written(name: str) -> standoff.Dispute:
    return standoff.load(str(CASES / f"{name}.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_cell(name: str) -> None:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        columns, *expected = csv.reader(stream)
    head, *rows = ledger_rows(standoff.ask(written(name)))
    places = [head.index(column) for column in columns]
    assert [[row[place] for place in places] for row in rows] == expected


def test_three_encodings_of_one_crisis_have_one_answer() -> None:
    one, *others = (
        {found.id: found.base for found in standoff.ask(written(name)).found}
        for name in ("excl", "excl3", "excl2")
    )
    assert others[0] == one
    same = [id for id in one if id.startswith(("threat.strike", "frozen", "deadlock", "settle"))]
    assert len(same) > 12
    assert {id: others[1][id] for id in same} == {id: one[id] for id in same}
    assert one["package.some.works"] is others[1]["package.some.works"] is False


def test_what_works_on_the_nile_in_some_readings_is_named() -> None:
    """Nothing as written; a strike with an offer now and then."""
    answer = standoff.ask(written("gerd"))
    assert answer.working == ()
    assert answer.least is None
    assert answer.best_as_written is None
    held = {(each.threats, each.offers): each.holds for each in answer.workable}
    assert (held[("strike",), ("shares",)], held[("strike",), ("power",)]) == (4, 2)
    assert max(held.values()) == 4
    assert answer.steadiest is not None
    assert (answer.steadiest.threats, answer.steadiest.offers) == (("strike",), ("shares",))
    assert not any(each.base for each in answer.workable)
