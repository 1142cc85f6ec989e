"""The sides and what they want, each line with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.model.dispute import DecisionMaker, Dispute, Grounds
from standoff.preferences.ranks import levels
from standoff.report.document import Block, Heading, Paragraph, Row, Table
from standoff.report.sections.names import options
from standoff.report.sections.section import Draft, Section, pictures
from standoff.report.wording import statements
from standoff.report.wording.marks import named
from standoff.report.wording.page import frame, names
from standoff.report.wording.page import sides as wording

MOST_LEVELS = 64  # of a ranking that came with the file


def blocks(draft: Draft) -> Iterator[Block]:
    """Sources first, then side by side what it can do and wants; rules, names, merged states."""
    dispute = draft.dispute
    if dispute.sources:
        yield Paragraph(wording.INTRO)
        rows = tuple(Row(wording.source(each)) for each in dispute.sources)
        yield Table(wording.SOURCES, wording.SOURCES_HEAD, rows)
    if dispute.states:
        yield _states(draft)
    for side in dispute.sides:
        yield from _side(side, draft)
    yield from pictures(draft, "ladders")
    yield from _rules(draft)


def _side(side: DecisionMaker, draft: Draft) -> Iterator[Block]:
    yield Heading(names.brief(str(side)))
    yield Paragraph(_from(side.grounds, draft), "note")
    if side.options:
        yield _options(side, draft)
    elif not side.moves:
        yield Paragraph(wording.NO_OPTIONS)
    yield from _moves(side, draft)
    if side.ranking:
        yield from _ranking(side, draft.dispute)
    elif side.weights:
        rows = tuple(Row((named(id), f"{number:+,}")) for id, number in side.weights.items())
        yield Table(wording.weights_caption(side), wording.WEIGHTS_HEAD, rows)
    elif side.prefers:
        yield Table(wording.wants_caption(side), wording.WANTS_HEAD, tuple(_wants(side, draft)))
    else:
        yield Paragraph(wording.NO_WANTS)


def _from(grounds: Grounds, draft: Draft) -> str:
    return wording.grounds(grounds, draft.dispute, draft.documents)


def _options(side: DecisionMaker, draft: Draft) -> Table:
    known = options(draft.dispute)
    rows = (
        Row(
            (*wording.option(each, draft.dispute), _from(each.grounds, draft)),
            known[each.id].anchor,
        )
        for each in side.options
    )
    return Table(wording.options_caption(side), wording.OPTIONS_HEAD, tuple(rows))


def _states(draft: Draft) -> Table:
    known = options(draft.dispute)
    rows = (
        Row(
            (*wording.state(each, draft.dispute), _from(each.grounds, draft)),
            known[each.id].anchor,
        )
        for each in draft.dispute.states
    )
    return Table(wording.STATES, wording.STATES_HEAD, tuple(rows))


def _moves(side: DecisionMaker, draft: Draft) -> Iterator[Table]:
    """Where a side can go in graph form, and the moves that it cannot make."""
    moves = [Row((*wording.move(each), _from(each.grounds, draft))) for each in side.moves]
    barred = [
        Row((*wording.no_move(each, draft.dispute), _from(each.grounds, draft)))
        for each in side.no_moves
    ]
    yield from _table(wording.moves_caption(side), wording.MOVES_HEAD, moves)
    yield from _table(wording.no_moves_caption(side), wording.NO_MOVES_HEAD, barred)


def _wants(side: DecisionMaker, draft: Draft) -> Iterator[Row]:
    for place, level in enumerate(levels(side.prefers), 1):
        for each in level:
            told = statements.statement(each.statement, draft.dispute)
            yield Row((wording.tied(place, len(level)), told, _from(each.grounds, draft)))


def _ranking(side: DecisionMaker, dispute: Dispute) -> Iterator[Block]:
    shown = side.ranking[:MOST_LEVELS]
    rows = (Row((str(n), wording.ranked(each, dispute))) for n, each in enumerate(shown, 1))
    yield Table(wording.ranking_caption(side), wording.RANKING_HEAD, tuple(rows))
    if len(side.ranking) > MOST_LEVELS:
        yield Paragraph(frame.more(len(side.ranking) - MOST_LEVELS, "standoff check FILE"), "note")


def _rules(draft: Draft) -> Iterator[Block]:
    dispute, known = draft.dispute, options(draft.dispute)
    rules = [Row((statements.rule(r, dispute), _from(r.grounds, draft))) for r in dispute.rules]
    terms = [
        Row(
            (named(t.id), statements.statement(t.statement, dispute), _from(t.grounds, draft)),
            known[t.id].anchor,
        )
        for t in dispute.terms
    ]
    merges = [Row((wording.merge(m, dispute), _from(m.grounds, draft))) for m in dispute.merges]
    tables = (
        *_table(wording.RULES_CAPTION, wording.RULES_HEAD, rules),
        *_table(wording.TERMS_CAPTION, wording.TERMS_HEAD, terms),
        *_table(wording.MERGES_CAPTION, wording.MERGES_HEAD, merges),
    )
    if tables:
        yield Heading(wording.RULES)
        yield from tables


def _table(caption: str, head: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Table]:
    found = tuple(rows)
    if found:
        yield Table(caption, head, found)


SIDES = Section("sides", wording.TITLE, blocks)
