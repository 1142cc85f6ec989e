"""Where things stand."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer
from standoff.graph.graph import Graph
from standoff.report.document import Block, Details, Items, Paragraph, Points
from standoff.report.sections.section import Material, Section, picture_figures
from standoff.report.sections.verdicts import verdict_blocks
from standoff.report.wording import stability
from standoff.report.wording.ask import standing
from standoff.report.wording.page import names
from standoff.report.wording.page import standing as wording


def standing_blocks(material: Material) -> Iterator[Block]:
    """Today's state, side by side, and who has reason to leave it."""
    dispute, graph = material.dispute, material.subject.graph
    today = graph.state(graph.status_quo)
    yield Paragraph(wording.TODAY, "before")
    if dispute.states:
        yield Paragraph(f"{names.state(today, dispute)}.")
    yield Points(tuple(_side_points(graph)))
    if material.answer is None:
        yield Items(tuple(stability.status_quo(material.subject.solution)))
    else:
        yield from _reason_blocks(material.answer)
    yield from picture_figures(material, "board")


def _side_points(graph: Graph) -> Iterator[tuple[str, str]]:
    """What each side has selected today; in graph form where it can go."""
    dispute, place = graph.dispute, graph.state_place(graph.status_quo)
    for dm, side in enumerate(dispute.sides):
        if dispute.states:
            described = names.going([graph.state_at(p) for p in graph.moves(dm, place)], dispute)
        else:
            described = names.doing(side, graph.state_at(place), dispute)
        yield names.brief(str(side)), described


def _reason_blocks(answer: Answer) -> Iterator[Block]:
    yield Paragraph(standing.summary(answer))
    found = answer.standing
    yield Details(
        wording.WHY,
        (
            Paragraph(wording.SIDES),
            *verdict_blocks(found.seq, answer.dispute, most=standing.MOST_MET),
        ),
    )
    if found.better_for_all:
        shown = tuple(names.state(each, answer.dispute) for each in found.better_for_all)
        rest = found.better - len(shown)
        more = (Paragraph(wording.more(rest)),) if rest else ()
        yield Details(wording.BETTER, (Items(shown), *more))


STANDING = Section("standing", wording.TITLE, standing_blocks)
