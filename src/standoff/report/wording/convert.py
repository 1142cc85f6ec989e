"""What `convert` says about what a format does not keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from standoff.report.wording import phrases

LOST: Mapping[str, str] = {
    "status_quo": "the status quo",
    "judgement": "the open judgements (what is written is the file as written)",
    "view": "the views",
    "question": "the question",
    "claim": "the claims",
    "kind": "which options are threats or offers",
    "term": "the names of terms (statements say in full what they stand for)",
    "source": "sources and evidence",
}
"""By the keys of dispute files."""


def left_out(parts: Iterable[str]) -> Iterator[str]:
    """What is lost, in a sentence; nothing if nothing is."""
    if lost := [LOST[part] for part in parts]:
        yield from phrases.wrapped(f"Left out, as the format has no place: {phrases.listed(lost)}.")
