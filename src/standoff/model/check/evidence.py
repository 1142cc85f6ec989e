"""Evidence: spans that are spans, inside their sources, and quotes of a known source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, unknown
from standoff.model.dispute import (
    Claim,
    Dispute,
    Grounds,
    Judgement,
    Merge,
    NamedState,
    Rule,
    Term,
    View,
)

Part = NamedState | Term | Rule | Merge | Judgement | View | Claim

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
    yield dispute.grounds, ()
    for i, side in enumerate(dispute.sides):
        yield side.grounds, ("side", i)
        yield from ((o.grounds, ("side", i, "option", j)) for j, o in enumerate(side.options))
        yield from ((p.grounds, ("side", i, "prefers", j)) for j, p in enumerate(side.prefers))
        yield from ((m.grounds, ("side", i, "move", j)) for j, m in enumerate(side.moves))
        yield from ((m.grounds, ("side", i, "no_move", j)) for j, m in enumerate(side.no_moves))
    for key, parts in _lists(dispute).items():
        yield from ((part.grounds, (key, i)) for i, part in enumerate(parts))
    for i, judgement in enumerate(dispute.judgements):
        for j, answer in enumerate(judgement.answers):
            yield answer.grounds, ("judgement", i, "answer", j)


def _lists(dispute: Dispute) -> Mapping[str, Sequence[Part]]:
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
