"""The source's claims against the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standoff.answers.answer import Answer, Found
from standoff.errors import plain
from standoff.report.wording import phrases
from standoff.report.wording.ask import words
from standoff.report.wording.marks import said

TITLE = "What the source claims"

Quotes = Mapping[str, list[str]]
"""The words behind each claim, by its id, where the documents are at hand."""


def summary(answer: Answer) -> str | None:
    """All claims in a line; None if there are none."""
    told = [_briefly(found, answer) for found in answer.found if found.claim is not None]
    return f"The source's claims: {'; '.join(told)}." if told else None


def _briefly(found: Found, answer: Answer) -> str:
    missing = f", no such state in {found.missing:,}" if found.missing else ""
    readings = "" if answer.total == 1 else f" ({words.brief(found, answer)}{missing})"
    return f"{found.id} {words.HOLDS[found.base]}{words.rests_on(answer, found.id)}{readings}"


def _says(found: Found) -> str:
    text = found.claim.text if found.claim else ""
    return f"Claim {found.id}, “{said(text or found.id)}”"


def _outcome(found: Found, answer: Answer) -> str:
    told = f"{words.HOLDS[found.base]} as written{words.rests_on(answer, found.id)}"
    if answer.total == 1:
        return told
    return f"{told}; in {words.share(found, answer)}, {words.when(found, answer)}"


def section(answer: Answer, quotes: Quotes) -> Iterator[str]:
    """The section, line by line."""
    if not answer.dispute.claims:
        yield "The file states no claim of a source."
    for each in answer.found:
        claim = each.claim
        if claim is None:
            continue
        yield from phrases.wrapped(f"{_says(each)}: {_outcome(each, answer)}.")
        if claim.grounds.at:
            yield f"   source: {', '.join(map(plain, claim.grounds.at))}"
        for quote in quotes.get(claim.id, []):
            yield from phrases.wrapped(f"   “{' '.join(plain(quote).split())}”", "    ")
