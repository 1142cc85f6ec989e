"""The sides and what they want, with where each line comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from standoff.files.pin import Document, words_of
from standoff.model.check import quote_parts, span_parts
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    DrawnMove,
    Grounds,
    Merge,
    NamedState,
    NoMove,
    Option,
    Source,
)
from standoff.report.wording import phrases, statements
from standoff.report.wording.check import WAYS
from standoff.report.wording.marks import named, said
from standoff.report.wording.page import names

TITLE = "The sides and what they want"
INTRO = (
    "The short names of options stand in the sentences of this page. A span such as "
    "“characters 120 to 240” counts in the text of the source."
)
SOURCES = "Sources"
SOURCES_HEAD = ("Source", "Title", "Kind", "Length", "sha256")
NO_SOURCE = "no source given"
OPTIONS_HEAD = ("Short name", "What it can do", "Held out as", "May change", "Today", "Source")
NO_OPTIONS = "It can do nothing of its own."
WANTS_HEAD = ("Order", "Wants", "Source")
NO_WANTS = "It wants nothing: it likes every state equally."
STATES = "The states"
STATES_HEAD = ("Short name", "What it is", "Today", "Source")
MOVES_HEAD = ("From", "To", "Source")
NO_MOVES_HEAD = ("From where", "To where", "Source")
WEIGHTS_HEAD = ("Short name", "Weight")
RANKING_HEAD = ("Order", "States")
RULES = "Rules, names and merged states"
RULES_CAPTION = "What no state may break"
RULES_HEAD = ("Rule", "Source")
TERMS_CAPTION = "Short names for statements"
TERMS_HEAD = ("Short name", "Stands for", "Source")
MERGES_CAPTION = "States that count as one"
MERGES_HEAD = ("Merged where", "Source")
EITHER = "either way"
DRAFT = "a draft, accepted by nobody so far"


def options_caption(side: DecisionMaker) -> str:
    """The caption of a side's options."""
    return f"What {names.brief(str(side))} can do"


def moves_caption(side: DecisionMaker) -> str:
    """The caption of a side's moves in graph form."""
    return f"Where {names.brief(str(side))} can go"


def no_moves_caption(side: DecisionMaker) -> str:
    """The caption of the moves that a side cannot make."""
    return f"Moves that {names.brief(str(side))} cannot make"


def weights_caption(side: DecisionMaker) -> str:
    """The caption of a side's weights."""
    return f"What counts for {names.brief(str(side))}: the larger a state's sum, the better"


def wants_caption(side: DecisionMaker) -> str:
    """The caption of what a side wants."""
    return f"What {names.brief(str(side))} wants, most important first"


def ranking_caption(side: DecisionMaker) -> str:
    """The caption of a ranking."""
    return f"The states as {names.brief(str(side))} ranks them, best first"


def option(option: Option, dispute: Dispute) -> tuple[str, ...]:
    """An option's cells but for its source."""
    kind = "" if option.kind.value == "other" else option.kind.value
    today = "selected" if option.id in dispute.status_quo else "not selected"
    way = WAYS[option.moves] or EITHER
    return (named(option.id), names.whole(str(option)), kind or "neither", way, today)


def state(state: NamedState, dispute: Dispute) -> tuple[str, ...]:
    """A named state's cells but for its source."""
    today = "today" if state.id in dispute.status_quo else ""
    return (named(state.id), names.whole(str(state)), today)


def move(move: DrawnMove) -> tuple[str, ...]:
    """A move's cells but for its source."""
    ends = phrases.listed(map(named, move.ends), "or")
    return (named(move.start), f"{ends}{', and back' if move.both_ways else ''}")


def no_move(barred: NoMove, dispute: Dispute) -> tuple[str, ...]:
    """The cells of a move that cannot be made but for its source."""
    return tuple(statements.statement(s, dispute) for s in (barred.start, barred.end))


def tied(place: int, among: int) -> str:
    """A place in the order, and whether it is shared."""
    return f"{place}, shared" if among > 1 else str(place)


def merge(merge: Merge, dispute: Dispute) -> str:
    """What is merged, and which state it is shown as."""
    shown = ", ".join(named(o.id) for o in dispute.options if o.id in merge.shown_as)
    where = statements.statement(merge.when, dispute)
    return f"{where}, shown as: {shown or 'nothing selected'}"


def ranked(states: Iterable[frozenset[str]], dispute: Dispute) -> str:
    """The states of one level."""
    return "; ".join(
        ", ".join(named(o.id) for o in dispute.facts if o.id in state) or "nothing selected"
        for state in states
    )


def source(source: Source) -> tuple[str, ...]:
    """A source's cells."""
    length = phrases.count(source.length, "character") if source.length is not None else "not given"
    cite = names.whole(source.cite or source.id)
    return (said(source.id), cite, said(source.kind), length, said(source.sha256 or "not pinned"))


def grounds(grounds: Grounds, dispute: Dispute, documents: Mapping[str, Document]) -> str:
    """Where a line comes from: spans, quoted words, the reason given, what is assumed."""
    told = [_span(each) for each in grounds.at]
    told += [f"“{names.whole(each)}”" for each in words_of(grounds, documents)]
    told += [_quote(each, dispute) for each in grounds.quote]
    if grounds.assumes:
        told.append(f"assumed: {names.whole(grounds.assumes)}")
    elif not told:
        told.append(NO_SOURCE)
    if grounds.draft:
        told.append(DRAFT)
    if grounds.why:
        told.append(f"reason given: {names.whole(grounds.why)}")
    return "; ".join(told)


def _span(span: str) -> str:
    parts = span_parts(span)
    if parts is None:
        return said(span)
    return f"{said(parts[0])}, characters {parts[1]:,} to {parts[2]:,}"


def _quote(quote: str, dispute: Dispute) -> str:
    found = quote_parts(quote, tuple(source.id for source in dispute.sources))
    return f"{said(found[0])}: “{names.whole(found[1])}”" if found else f"“{names.whole(quote)}”"
