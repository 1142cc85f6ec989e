"""What `check` says about a dispute without mistakes: its size and every line told back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from standoff.answers.warned import Warned
from standoff.errors import plain
from standoff.graph.outline import Outline
from standoff.model.check import quote_parts
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Judgement,
    Moves,
    Preference,
)
from standoff.model.walk import grounds_of
from standoff.preferences.ranks import priority_levels
from standoff.report.wording import phrases, statements, warned
from standoff.report.wording.draft import count
from standoff.report.wording.lines import asked, barred, going


def lines(outline: Outline, found: Iterable[Warned] = ()) -> Iterator[str]:
    """The whole echo, then the warnings."""
    dispute = outline.dispute
    yield plain(dispute.title)
    yield from phrases.wrapped(_size(outline), "")
    if room := _room(outline):
        yield from phrases.wrapped(room, "")
    yield f"Status quo: {phrases.state(outline.status_quo, dispute)}."
    yield from phrases.assumed(dispute)
    if told := count.line(dispute):
        yield from phrases.wrapped(told)
    for side in dispute.sides:
        yield ""
        yield from _side(side, dispute)
    yield from _block("Rules", [statements.rule(rule, dispute) for rule in dispute.rules])
    yield from _block(
        "Terms",
        [f"[{t.id}] is {statements.statement(t.statement, dispute)}" for t in dispute.terms],
    )
    yield from _block("Merged", list(_merges(outline)))
    judgements = [line for each in dispute.judgements for line in _judgement(each)]
    yield from _block("Open judgements", judgements)
    if dispute.question:
        yield from _block("Question", [asked(dispute.question, dispute)])
    rows = [row for each in found for row in warned.rows(each, dispute)]
    yield from _block(warned.TITLE, rows)


def documents(dispute: Dispute, given: Iterable[str], *, pinned: bool) -> Iterator[str]:
    """What was checked in the sources' documents, by the sources' ids."""
    known = tuple(source.id for source in dispute.sources)
    told = [
        quote_parts(quote, known) for grounds, _ in grounds_of(dispute) for quote in grounds.quote
    ]
    for source in given:
        spans = sum(_cites(span, source) for span in _all_spans(dispute))
        quotes = sum(quote is not None and quote[0] == source for quote in told)
        found = f"{phrases.count(spans, 'span')} and {phrases.count(quotes, 'quote')}"
        yield f"{plain(source)}: {found} found in the document{'; pinned' if pinned else ''}."


def _all_spans(dispute: Dispute) -> Iterator[str]:
    return (span for grounds, _ in grounds_of(dispute) for span in grounds.at)


def _cites(span: str, source: str) -> bool:
    return span.rpartition(":")[0] == source


def _size(outline: Outline) -> str:
    dispute = outline.dispute
    readings = math.prod(len(judgement.answers) for judgement in dispute.judgements)
    states = phrases.count(outline.states, "state")
    parts = [
        "No mistakes.",
        f"{phrases.count(len(dispute.sides), 'side')},",
        *([f"{states},"] if dispute.states else _combined(dispute, states)),
        f"{phrases.count(readings, 'reading')}.",
    ]
    return " ".join(parts)


def _room(outline: Outline) -> str:
    """What cannot be done with so many states."""
    alone = "`explain` looks at one state at a time, on decision diagrams."
    if outline.listable:
        return alone if outline.one_at_a_time else ""
    many = "These are too many to list, so that only `explain` can tell anything:"
    if outline.one_at_a_time:
        return f"{many} it looks at one state at a time, on decision diagrams."
    return "These are too many to list: leave out options that decide nothing."


def _combined(dispute: Dispute, states: str) -> list[str]:
    combinations = 1 << len(dispute.options)
    options = phrases.count(len(dispute.options), "option")
    return [f"{options},", f"{states} of {combinations:,} combinations,"]


def _block(title: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield ""
        yield title
        yield from phrases.indented(rows)


WAYS = {
    Moves.EITHER_WAY: "",
    Moves.SELECT_ONLY: "once selected it stays",
    Moves.DROP_ONLY: "once dropped it stays dropped",
    Moves.NEVER: "cannot change",
}


def _side(side: DecisionMaker, dispute: Dispute) -> Iterator[str]:
    yield f"{phrases.side(side)} can"
    for option in side.options:
        kind = "" if option.kind.value == "other" else f", {option.kind.value}"
        way = f", {WAYS[option.moves]}" if WAYS[option.moves] else ""
        told = f"{option.id}: {phrases.option(option)}{kind}{way}"
        yield from phrases.indented([told])
    yield from phrases.indented(f"go {going(move)}" for move in side.moves)
    if not side.options and not side.moves:
        yield "  do nothing"
    if side.no_moves:
        yield f"{phrases.side(side)} can make no move"
        yield from phrases.indented(barred(each, dispute) for each in side.no_moves)
    yield from _wants(side, dispute)


def weight(id: str, number: int, dispute: Dispute) -> str:
    """What an option or a state adds to what a state is worth."""
    return f"{number:+,} for {phrases.option(dispute.facts[dispute.numbers[id]])}"


def _wants(side: DecisionMaker, dispute: Dispute) -> Iterator[str]:
    if side.weights:
        yield f"{phrases.side(side)} wants as much as it can get of"
        each = (weight(id, number, dispute) for id, number in side.weights.items())
        yield from phrases.indented(each)
        return
    yield f"{phrases.side(side)} wants, most important first"
    if side.ranking:
        yield f"  a ranking of its own in {phrases.count(len(side.ranking), 'level')}"
    elif not side.prefers:
        yield "  nothing: it likes every state equally"
    for place, level in enumerate(priority_levels(side.prefers), 1):
        for preference in level:
            yield from phrases.indented([f"{place}. {_preference(preference, dispute)}"])


def _preference(preference: Preference, dispute: Dispute) -> str:
    told = statements.statement(preference.statement, dispute)
    assumed = preference.grounds.assumes
    return f"{told}  (assumed: {plain(assumed)})" if assumed else told


def _merges(outline: Outline) -> Iterator[str]:
    for merge, state in zip(outline.dispute.merges, outline.merged, strict=True):
        yield f"{statements.statement(merge.when, outline.dispute)}: one state, {state.pattern}"


def _judgement(judgement: Judgement) -> Iterator[str]:
    yield f"{judgement.id}: {plain(judgement.question)}"
    yield from (f"  {each.id}: {plain(each.text or each.id)}" for each in judgement.answers)
