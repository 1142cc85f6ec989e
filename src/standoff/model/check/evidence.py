"""Evidence: spans that are spans, inside their sources, and quotes of a known source."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, unknown_id
from standoff.model.parts import UncheckedDispute
from standoff.model.walk import grounds_of

LONGEST_NUMBERS = 40  # characters of "START-END" in a span


def check_evidence(dispute: UncheckedDispute) -> Checks:
    """Spans that cannot be right, and quotes of nobody knows what."""
    lengths = {source.id: source.length for source in dispute.sources}
    for grounds, path in grounds_of(dispute):
        for n, span in enumerate(grounds.at):
            yield from _check_span(span, lengths, (*path, "at", n))
        for n, quote in enumerate(grounds.quote):
            if quote_parts(quote, tuple(lengths)) is None:
                yield mistake("quote-source", (*path, "quote", n))


def _check_span(span: str, lengths: Mapping[str, int | None], path: Path) -> Checks:
    parts = span_parts(span)
    if parts is None:
        yield mistake("span-form", path, span=span[:80])
        return
    source, start, end = parts
    if source not in lengths:
        yield unknown_id("source", source, lengths, path)
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


def quote_parts(quote: str, sources: tuple[str, ...]) -> tuple[str, str] | None:
    """(source, words) of a quote; None where the source is not clear."""
    source, colon, words = quote.partition(":")
    if colon and source.strip() in sources:
        return source.strip(), words.strip()
    return (sources[0], quote) if len(sources) == 1 else None
