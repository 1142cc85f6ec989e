"""The benchmark of gathering: what it compares, and that it runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.gather import HEAD, TAKES, Coded, counted, main, records, table

ROWS = [
    {
        "text": "Turkey condemned Syria on Monday.",
        "event": "DISAPPROVE",
        "event_plover08": "ACCUSE",
        "source": [{"code": "TUR"}],
        "target": [{"code": "SYR", "sector": "GOV"}],
        "reciprocal": False,
    },
    {
        "text": "Japan and Italy signed a treaty.",
        "event": "SUPPORT",
        "source": [{"code": "JAP"}, {"code": "ITL", "sector": "***"}],
        "target": [],
        "reciprocal": True,
    },
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "coded.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)) + "\n\n", "utf-8")
    return path


def coded(type_: str, source: str, target: str, *, both: bool = False) -> Coded:
    one, other = (frozenset((code, "") for code in side.split()) for side in (source, target))
    return Coded(type_, one, other, both)


def test_slips_of_the_published_file_are_read_as_meant(file: Path) -> None:
    texts = records(file)
    assert texts["Japan and Italy signed a treaty."] == [coded("SUPPORT", "JPN ITA", "", both=True)]
    (first,) = texts["Turkey condemned Syria on Monday."]
    assert (first.type, first.target) == ("ACCUSE", frozenset({("SYR", "GOV")}))


def test_sides_are_compared_unless_either_event_is_reciprocal() -> None:
    one = coded("CONSULT", "FRA", "DEU")
    assert one.matches(coded("CONSULT", "FRA", "DEU"), sectors=True)
    assert not one.matches(coded("CONSULT", "DEU", "FRA"), sectors=True)
    assert one.matches(coded("CONSULT", "DEU FRA", "", both=True), sectors=True)
    assert not one.matches(coded("SUPPORT", "FRA", "DEU"), sectors=True)


def test_sectors_count_only_where_asked() -> None:
    one = coded("ACCUSE", "TUR", "SYR")
    other = Coded("ACCUSE", one.source, frozenset({("SYR", "GOV")}), reciprocal=False)
    assert one.matches(other, sectors=False)
    assert not one.matches(other, sectors=True)


def test_counts_of_a_coder_that_finds_one_event_and_one_too_many(file: Path) -> None:
    made = [coded("ACCUSE", "TUR", "SYR"), coded("AID", "TUR", "SYR")]
    counts = counted(records(file), lambda text: made if "Turkey" in text else [])
    rows = {row[0]: tuple(row[1:]) for row in table(counts, 2)}
    assert rows["ACCUSE"] == ("1", "1", "1.00", "1", "1.00", "1.00", "0.00")
    assert rows["SUPPORT"] == ("1", "0", "0.00", "0", "", "0.00", "0.00")
    assert rows["AID"] == ("0", "0", "", "1", "0.00", "", "")
    assert rows["all"] == ("2", "1", "0.50", "2", "0.50", "0.50", "0.00")
    assert rows["a sentence"][3] == "1.00"


def test_it_prints_two_tables(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(file), "--runs", "1"])
    first, second = capsys.readouterr().out.strip().split("\n\n")
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in first.splitlines()]
    assert tuple(lines[0]) == HEAD
    assert [line for line in lines if line[0] == "all"] == [
        ["all", "2", "2", "1.00", "2", "1.00", "1.00", "0.50"]
    ]
    assert second.splitlines()[0] == f"| {' | '.join(TAKES)} |"
    assert "| bare pipeline |" in second


def test_without_a_file_it_says_where_one_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "none.jsonl")])
    assert "github.com/openeventdata/PLOVER" in capsys.readouterr().err
