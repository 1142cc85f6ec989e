"""The benchmarks run; how long anything takes is never tested."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from benchmarks import start, threats, traffic, waiting
from benchmarks.__main__ import CLASSICAL, HEAD, main, solve
from benchmarks.made import KINDS, Case, made
from benchmarks.page import END, mark

from tests import oracle_ask

pytestmark = pytest.mark.slow


def test_the_smallest_size_prints_one_markdown_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--options", "9"])
    lines = capsys.readouterr().out.splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert rows[0] == list(HEAD)
    assert {len(row) for row in rows} == {len(HEAD)}
    assert [row[4] for row in rows[2:]] == [*KINDS, *KINDS]
    assert {tuple(row[:4]) for row in rows[2:5]} == {("9", "512", "4", "all combinations")}


def test_the_table_is_written_between_the_marks_of_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Before\n\n{mark('solving')}\nold\n{END}\n\nAfter\n", "utf-8")
    main(["--options", "30", "--write", str(page)])
    lines = page.read_text("utf-8").splitlines()
    table = capsys.readouterr().out.splitlines()
    assert [lines[0], lines[2], lines[-3], lines[-1]] == ["# Before", mark("solving"), END, "After"]
    assert lines[3].startswith("Measured on a machine with ")
    assert lines[5:-3] == table
    assert "| states alone | ruled |" in table[-1]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_measured_is_what_the_definitions_say(kind: str) -> None:
    graph = made(Case(options=6, sides=4, feasible=0.8, kind=kind))
    places = graph.structure.positions.tolist()
    for concept in CLASSICAL:
        for dm in graph.dms:
            fast = concept.stable(graph, dm)[places].tolist()
            assert fast == [concept.verdict(graph, dm, place).stable for place in places]
    assert [bits.dtype for bits in solve(graph)] == [np.uint8] * len(CLASSICAL) * len(graph.dms)


def test_a_cold_start_is_measured_beside_the_bare_import() -> None:
    assert start.told([0.5, 0.3, 0.4], [0.2, 0.1, 0.2]) == ["300", "400", "3.00", "2.00"]
    assert start.cpu(start.IMPORT) > 0


def test_what_users_wait_for_is_measured_from_the_shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "ASKED", ((6, 2, 2, 1),))
    monkeypatch.setattr(waiting, "REPORTED", ((6, 2, 2, 1),))
    monkeypatch.setattr(waiting, "EXPLAINED", ((4, 2),))
    monkeypatch.setattr(waiting, "TANGLED", (2,))
    monkeypatch.setattr(waiting, "SIMULTANEOUS", ((4, 2),))
    waiting.main([])
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in capsys.readouterr().out.splitlines()
    ]
    assert rows[0] == list(waiting.HEAD)
    assert [row[0] for row in rows[2:]] == [
        "ask",
        "report",
        "explain",
        "explain",
        "solve --concepts sim",
    ]
    assert [row[1] for row in rows[2:]] == ["64", "64", "16", "121", "16"]


def test_each_reduction_is_measured_beside_a_copy(capsys: pytest.CaptureFixture[str]) -> None:
    traffic.main(["--options", "6"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 + 7
    assert all(len(line.strip("|").split("|")) == len(traffic.HEAD) for line in lines)


def test_the_test_of_threats_is_held_to_brute_force(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert threats.main(["--disputes", "4", "--seed", "7"]) == 0
    assert " 0 differ; " in capsys.readouterr().out
    monkeypatch.setattr(oracle_ask, "cells", lambda _: {"frozen": None})
    assert threats.main(["--disputes", "1"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("# 0 0: [('frozen', ")
    assert "format = 1" in told
