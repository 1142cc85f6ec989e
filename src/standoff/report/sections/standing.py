"""Where things stand."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer
from standoff.graph.graph import Graph
from standoff.report.document import Block, Details, Items, Paragraph, Points
from standoff.report.sections.section import Draft, Section, pictures
from standoff.report.sections.verdicts import verdicts
from standoff.report.wording import stability
from standoff.report.wording.ask import standing
from standoff.report.wording.page import names
from standoff.report.wording.page import standing as wording


def blocks(draft: Draft) -> Iterator[Block]:
    """Today's state, side by side, and who has reason to leave it."""
    dispute, graph = draft.dispute, draft.subject.graph
    today = graph.state(graph.status_quo)
    yield Paragraph(wording.TODAY, "before")
    if dispute.states:
        yield Paragraph(f"{names.state(today, dispute)}.")
    yield Points(tuple(_sides(graph)))
    if draft.answer is None:
        yield Items(tuple(stability.status_quo(draft.subject.solution)))
    else:
        yield from _answered(draft.answer)
    yield from pictures(draft, "board")


def _sides(graph: Graph) -> Iterator[tuple[str, str]]:
    """What each side has selected today; in graph form where it can go."""
    dispute, place = graph.dispute, graph.state_place(graph.status_quo)
    for dm, side in enumerate(dispute.sides):
        if dispute.states:
            told = names.going([graph.state_at(p) for p in graph.moves(dm, place)], dispute)
        else:
            told = names.doing(side, graph.state_at(place), dispute)
        yield names.brief(str(side)), told


def _answered(answer: Answer) -> Iterator[Block]:
    yield Paragraph(standing.summary(answer))
    found = answer.standing
    yield Details(
        wording.WHY,
        (Paragraph(wording.SIDES), *verdicts(found.seq, answer.dispute, most=standing.MOST_MET)),
    )
    if found.better_for_all:
        shown = tuple(names.state(each, answer.dispute) for each in found.better_for_all)
        rest = found.better - len(shown)
        more = (Paragraph(wording.more(rest)),) if rest else ()
        yield Details(wording.BETTER, (Items(shown), *more))


STANDING = Section("standing", wording.TITLE, blocks)
