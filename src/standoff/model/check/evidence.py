"""Evidence: spans that are spans, inside their sources, and quotes of a known source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, unknown
from standoff.model.dispute import (
    Claim,
    DecisionMaker,
    Dispute,
    DrawnMove,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    NamedState,
    NoMove,
    Option,
    Preference,
    Question,
    Rule,
    Term,
    View,
)

Listed = NamedState | Term | Rule | Merge | Judgement | View | Claim
"""Parts that stand in lists of their own."""
Held = Option | Preference | DrawnMove | NoMove
"""Parts of a side."""
Part = Dispute | DecisionMaker | Held | JudgementAnswer | Question | Listed

LONGEST_NUMBERS = 40  # characters of "START-END" in a span


def evidence(dispute: Dispute) -> Checks:
    """Spans that cannot be right, and quotes of nobody knows what."""
    lengths = {source.id: source.length for source in dispute.sources}
    for grounds, path in grounds_of(dispute):
        for n, span in enumerate(grounds.at):
            yield from _span(span, lengths, (*path, "at", n))
        for n, quote in enumerate(grounds.quote):
            if quoted(quote, tuple(lengths)) is None:
                yield mistake("quote-source", (*path, "quote", n))


def grounds_of(dispute: Dispute) -> Iterator[tuple[Grounds, Path]]:
    """The grounds of every part that can carry evidence, with the part's path."""
    return ((part.grounds, path) for part, path in parts_of(dispute))


def parts_of(dispute: Dispute) -> Iterator[tuple[Part, Path]]:
    """Every part that can carry evidence, with its path; the dispute itself comes first."""
    yield dispute, ()
    for i, side in enumerate(dispute.sides):
        yield side, ("side", i)
        yield from ((option, ("side", i, "option", j)) for j, option in enumerate(side.options))
        yield from ((each, ("side", i, "prefers", j)) for j, each in enumerate(side.prefers))
        yield from ((each, ("side", i, "move", j)) for j, each in enumerate(side.moves))
        yield from ((each, ("side", i, "no_move", j)) for j, each in enumerate(side.no_moves))
    for key, parts in _lists(dispute).items():
        for i, part in enumerate(parts):
            yield part, (key, i)
            answers = part.answers if isinstance(part, Judgement) else ()
            yield from ((answer, (key, i, "answer", j)) for j, answer in enumerate(answers))
    if dispute.question:
        yield dispute.question, ("question",)


def drafts(dispute: Dispute) -> tuple[Path, ...]:
    """The parts that a program proposed and nobody has accepted yet."""
    return tuple(path for grounds, path in grounds_of(dispute) if grounds.draft)


def _lists(dispute: Dispute) -> Mapping[str, Sequence[Listed]]:
    return {
        "state": dispute.states,
        "term": dispute.terms,
        "rule": dispute.rules,
        "merge": dispute.merges,
        "judgement": dispute.judgements,
        "view": dispute.views,
        "claim": dispute.claims,
    }


def _span(span: str, lengths: Mapping[str, int | None], path: Path) -> Checks:
    parts = span_parts(span)
    if parts is None:
        yield mistake("span-form", path, span=span[:80])
        return
    source, start, end = parts
    if source not in lengths:
        yield unknown("source", source, lengths, path)
        return
    length = lengths[source]
    if start >= end:
        yield mistake("span-form", path, span=span)
    elif length is not None and end > length:
        yield mistake("span-outside", path, span=span, source=source, length=f"{length:,}")


def span_parts(span: str) -> tuple[str, int, int] | None:
    """``"oped:120-240"`` as (source, start, end); None where it has another form."""
    source, colon, numbers = span.rpartition(":")
    start, dash, end = numbers.partition("-")
    digits = (start + end).isascii() and start.isdecimal() and end.isdecimal()
    if not (source and colon and dash and digits and len(numbers) < LONGEST_NUMBERS):
        return None
    return source, int(start), int(end)


def quoted(quote: str, sources: tuple[str, ...]) -> tuple[str, str] | None:
    """(source, words) of a quote; None where the source is not clear."""
    source, colon, words = quote.partition(":")
    if colon and source.strip() in sources:
        return source.strip(), words.strip()
    return (sources[0], quote) if len(sources) == 1 else None
