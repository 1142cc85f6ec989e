"""What is stable for whom, under every concept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.graph.structure import Holds
from standoff.report.document import Block, Paragraph, Row, Table
from standoff.report.sections.section import Material, Section
from standoff.report.wording import stability as lines
from standoff.report.wording.page import stability as wording
from standoff.stability.solution import Solution


def stability_blocks(material: Material) -> Iterator[Block]:
    """The concepts, then the states: all of them, or those that matter most."""
    solved = material.subject.solution
    holds = {each.key: solved.holds(each.key) for each in solved.concepts}
    equilibria = np.stack([row.all(axis=0) for row in holds.values()])
    yield Paragraph(wording.INTRO)
    counts = equilibria.sum(axis=1)
    concepts = zip(solved.concepts, counts, strict=True)
    rows = tuple(Row(wording.concept(each, int(number))) for each, number in concepts)
    yield Table(wording.CONCEPTS, wording.CONCEPTS_HEAD, rows)
    yield from (Paragraph(sentence, "note") for sentence in lines.left_out(solved))
    yield Paragraph(wording.legend(material.dispute))
    shown = lines.shown(equilibria, solved.graph.status_quo)
    states = tuple(_state_row(solved, holds, int(number)) for number in shown)
    yield Table(wording.STATES, wording.head(solved.concepts, solved.dispute), states)
    if len(shown) < len(solved.graph):
        yield Paragraph(wording.shown(len(shown), len(solved.graph)), "note")


def _state_row(solved: Solution, holds: dict[str, Holds], number: int) -> Row:
    state = solved.graph.state(number)
    cells = (wording.stable(holds[each.key][:, number]) for each in solved.concepts)
    key = wording.state(state, solved.dispute, today=number == solved.graph.status_quo)
    return Row((key, *cells, wording.selected(state, solved.dispute)))


STABILITY = Section("stability", wording.TITLE, stability_blocks)
