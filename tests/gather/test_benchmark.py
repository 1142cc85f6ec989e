"""The benchmark of gathering: what it compares, and that it runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.gather import CODED, HEAD, SUMMARY, TAKES, Coded, counted, main, records, table

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
    path = tmp_path / CODED
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


MARKED = """T1	Source 0 4	Rome
T2	Cue 5 9	said
T3	Content 10 30	that Paris was right
T4	Attribution 5 9	said
E1	Attribution:T4 Content:T3 Cue:T2 Source:T1
"""
PAGE = "<html><body><article><h1>The talks</h1><p>{}</p></article></body></html>"
WORDS = "Rome said on Monday that the talks with Paris would go on for a week, whatever happened."


def test_it_measures_events_statements_and_pages(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = file.parent
    (folder / "polnear").mkdir()
    (folder / "polnear/a.txt").write_text("Rome said that Paris was right.", "utf-8")
    (folder / "polnear/a.ann").write_text(MARKED, "utf-8")
    (folder / "pages/one").mkdir(parents=True)
    (folder / "pages/one/source.html").write_text(PAGE.format(WORDS), "utf-8")
    (folder / "pages/one/expected.html").write_text(f"<div><p>{WORDS}</p></div>", "utf-8")
    main([str(folder), "--runs", "1"])
    out, told = capsys.readouterr()
    assert "polnear: 0 documents with a fault" in told
    assert "pages: F 1.000, 0 of 1 articles lost" in told
    whole, first, second = out.strip().split("\n\n")
    assert whole.splitlines()[0] == f"| {' | '.join(SUMMARY)} |"
    rows = {line.split(" | ")[0][2:]: line.split(" | ")[1::2] for line in whole.splitlines()[2:]}
    assert rows["statements with speaker"] == ["1.000", "1.000"]
    assert rows["article text"] == ["1.000", "1.000"]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in first.splitlines()]
    assert tuple(lines[0]) == HEAD
    assert [line for line in lines if line[0] == "all"] == [
        ["all", "2", "2", "1.00", "2", "1.00", "1.00", "0.50"]
    ]
    assert second.splitlines()[0] == f"| {' | '.join(TAKES)} |"
    assert "| bare pipeline |" in second


def test_without_data_it_says_where_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    told = capsys.readouterr().err
    for place in ("openeventdata/PLOVER", "networkdynamics/PolNeAR", "mozilla/readability"):
        assert f"github.com/{place}" in told
