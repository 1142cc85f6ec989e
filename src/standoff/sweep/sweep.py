"""Sweep: the same work on every chunk, wherever it is done, kept as it is done."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.sweep.checkpoint import Checkpoint
from standoff.sweep.work import Work, Workplace


def sweep_chunks(
    work: Work, chunks: int, workplace: Workplace, kept: Checkpoint | None = None
) -> Iterator[tuple[int, bytes]]:
    """Every chunk's result, in any order: those that are kept first, then the rest."""
    left = dict.fromkeys(range(chunks))
    for chunk, result in kept.kept_results() if kept else ():
        if chunk in left:
            del left[chunk]
            yield chunk, result
    for chunk, result in workplace(work, tuple(left)):
        if kept:
            kept.keep_result(chunk, result)
        yield chunk, result
