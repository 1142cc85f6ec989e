"""The benchmarks run; how long anything takes is never tested."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks import start
from benchmarks.__main__ import CLASSICAL, HEAD, main, solve
from benchmarks.made import KINDS, Case, made


def test_the_smallest_size_prints_one_markdown_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--options", "9"])
    lines = capsys.readouterr().out.splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert rows[0] == list(HEAD)
    assert {len(row) for row in rows} == {len(HEAD)}
    assert [row[:4] for row in rows[2:]] == [
        ["512", "4", share, kind] for share in ("100%", "50%") for kind in KINDS
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_measured_is_what_the_definitions_say(kind: str) -> None:
    graph = made(Case(options=6, sides=4, feasible=0.8, kind=kind))
    places = graph.structure.positions.tolist()
    for concept in CLASSICAL:
        for dm in graph.dms:
            fast = concept.stable(graph, dm)[places].tolist()
            assert fast == [concept.verdict(graph, dm, place).stable for place in places]
    assert [bits.dtype for bits in solve(graph)] == [np.uint8] * len(CLASSICAL) * len(graph.dms)


def test_a_cold_start_is_measured_beyond_the_bare_imports() -> None:
    assert start.told([0.5, 0.3, 0.4], [0.2, 0.1, 0.2]) == [
        "300",
        "400",
        "200",
        "200",
        "2.00",
        "1.00",
    ]
    assert start.cpu(start.IMPORTS) > 0
