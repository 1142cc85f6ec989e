"""The sides and what they want, each line with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.model.dispute import DecisionMaker, Dispute, Grounds
from standoff.preferences.ranks import priority_levels
from standoff.report.document import Block, Heading, Paragraph, Row, Table
from standoff.report.sections.names import option_names
from standoff.report.sections.section import Material, Section, picture_figures
from standoff.report.wording import statements
from standoff.report.wording.marks import named
from standoff.report.wording.page import frame, names
from standoff.report.wording.page import sides as wording

MOST_LEVELS = 64  # of a ranking that came with the file


def sides_blocks(material: Material) -> Iterator[Block]:
    """Sources first, then side by side what it can do and wants; rules, names, merged states."""
    dispute = material.dispute
    if dispute.sources:
        yield Paragraph(wording.INTRO)
        rows = tuple(Row(wording.source(each)) for each in dispute.sources)
        yield Table(wording.SOURCES, wording.SOURCES_HEAD, rows)
    if dispute.states:
        yield _state_table(material)
    for side in dispute.sides:
        yield from _side_blocks(side, material)
    yield from picture_figures(material, "ladders")
    yield from _rule_blocks(material)


def _side_blocks(side: DecisionMaker, material: Material) -> Iterator[Block]:
    yield Heading(names.brief(str(side)))
    yield Paragraph(_source_of(side.grounds, material), "note")
    if side.options:
        yield _option_table(side, material)
    elif not side.moves:
        yield Paragraph(wording.NO_OPTIONS)
    yield from _move_tables(side, material)
    if side.ranking:
        yield from _ranking_blocks(side, material.dispute)
    elif side.weights:
        rows = tuple(Row((named(id), f"{number:+,}")) for id, number in side.weights.items())
        yield Table(wording.weights_caption(side), wording.WEIGHTS_HEAD, rows)
    elif side.prefers:
        yield Table(
            wording.wants_caption(side), wording.WANTS_HEAD, tuple(_preference_rows(side, material))
        )
    else:
        yield Paragraph(wording.NO_WANTS)


def _source_of(grounds: Grounds, material: Material) -> str:
    return wording.grounds(grounds, material.dispute, material.documents)


def _option_table(side: DecisionMaker, material: Material) -> Table:
    known = option_names(material.dispute)
    rows = (
        Row(
            (*wording.option(each, material.dispute), _source_of(each.grounds, material)),
            known[each.id].anchor,
        )
        for each in side.options
    )
    return Table(wording.options_caption(side), wording.OPTIONS_HEAD, tuple(rows))


def _state_table(material: Material) -> Table:
    known = option_names(material.dispute)
    rows = (
        Row(
            (*wording.state(each, material.dispute), _source_of(each.grounds, material)),
            known[each.id].anchor,
        )
        for each in material.dispute.states
    )
    return Table(wording.STATES, wording.STATES_HEAD, tuple(rows))


def _move_tables(side: DecisionMaker, material: Material) -> Iterator[Table]:
    """Where a side can go in graph form, and the moves that it cannot make."""
    moves = [Row((*wording.move(each), _source_of(each.grounds, material))) for each in side.moves]
    barred = [
        Row((*wording.no_move(each, material.dispute), _source_of(each.grounds, material)))
        for each in side.no_moves
    ]
    yield from _table_unless_empty(wording.moves_caption(side), wording.MOVES_HEAD, moves)
    yield from _table_unless_empty(wording.no_moves_caption(side), wording.NO_MOVES_HEAD, barred)


def _preference_rows(side: DecisionMaker, material: Material) -> Iterator[Row]:
    for place, level in enumerate(priority_levels(side.prefers), 1):
        for each in level:
            wish = statements.statement(each.statement, material.dispute)
            yield Row((wording.tied(place, len(level)), wish, _source_of(each.grounds, material)))


def _ranking_blocks(side: DecisionMaker, dispute: Dispute) -> Iterator[Block]:
    shown = side.ranking[:MOST_LEVELS]
    rows = (Row((str(n), wording.ranked(each, dispute))) for n, each in enumerate(shown, 1))
    yield Table(wording.ranking_caption(side), wording.RANKING_HEAD, tuple(rows))
    if len(side.ranking) > MOST_LEVELS:
        yield Paragraph(frame.more(len(side.ranking) - MOST_LEVELS, "standoff check FILE"), "note")


def _rule_blocks(material: Material) -> Iterator[Block]:
    dispute, known = material.dispute, option_names(material.dispute)
    rules = [
        Row((statements.rule(r, dispute), _source_of(r.grounds, material))) for r in dispute.rules
    ]
    terms = [
        Row(
            (
                named(t.id),
                statements.statement(t.statement, dispute),
                _source_of(t.grounds, material),
            ),
            known[t.id].anchor,
        )
        for t in dispute.terms
    ]
    merges = [
        Row((wording.merge(m, dispute), _source_of(m.grounds, material))) for m in dispute.merges
    ]
    tables = (
        *_table_unless_empty(wording.RULES_CAPTION, wording.RULES_HEAD, rules),
        *_table_unless_empty(wording.TERMS_CAPTION, wording.TERMS_HEAD, terms),
        *_table_unless_empty(wording.MERGES_CAPTION, wording.MERGES_HEAD, merges),
    )
    if tables:
        yield Heading(wording.RULES)
        yield from tables


def _table_unless_empty(
    caption: str, head: tuple[str, ...], rows: Iterable[Row]
) -> Iterator[Table]:
    found = tuple(rows)
    if found:
        yield Table(caption, head, found)


SIDES = Section("sides", wording.TITLE, sides_blocks)
