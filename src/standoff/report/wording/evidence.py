"""What `check --evidence` lists: each line with the words behind it, then those with none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from standoff.files.pin import Document
from standoff.model.dispute import Dispute
from standoff.report.wording import phrases
from standoff.report.wording.lines import Line, lines
from standoff.report.wording.marks import said

WITH = "With a source"
WITHOUT = "Without one"
NOTHING = "no line"
LONGEST = 600
"""Characters of a span that are shown; JSON has them all."""


def listed(dispute: Dispute, documents: Mapping[str, Document]) -> Iterator[str]:
    """The lines with a source, and behind them those without."""
    every = list(lines(dispute, documents))
    yield from _block(WITH, (each for each in every if each.founded))
    yield ""
    yield from _block(WITHOUT, (each for each in every if not each.founded))


def _block(title: str, found: Iterable[Line]) -> Iterator[str]:
    told = list(found)
    yield f"{title}: {phrases.count(len(told), 'line') if told else NOTHING}"
    for each in told:
        yield from line(each)


def line(line: Line) -> Iterator[str]:
    """A line and what it rests on."""
    draft = " (draft)" if line.grounds.draft else ""
    yield from phrases.indented([f"{line.name}{draft}: {line.says}"])
    yield from phrases.indented(grounds(line), "     ")


def grounds(line: Line) -> Iterator[str]:
    """The words of a line's spans, or the spans; then its quotes, its reason, what it assumes."""
    for span, words in zip(line.grounds.at, line.words, strict=True):
        yield f"{said(span)}: “{shortened(words)}”" if words is not None else said(span)
    yield from (f"“{shortened(quote)}”" for quote in line.grounds.quote)
    if line.grounds.why:
        yield f"reason given: {shortened(line.grounds.why)}"
    if line.grounds.assumes:
        yield f"assumed: {shortened(line.grounds.assumes)}"


def shortened(words: str) -> str:
    """Words on one line, the middle left out where they are long."""
    if len(words) > 2 * LONGEST:  # before anything is done with all of them
        words = f"{words[:LONGEST]} {words[-LONGEST:]}"
    text = " ".join(words.split())
    half = LONGEST // 2
    return said(text if len(text) <= LONGEST else f"{text[:half]} ... {text[-half:]}")
