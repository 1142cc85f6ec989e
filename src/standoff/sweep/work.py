"""What a piece of work is, and sending it to an executor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice

Work = Callable[[int], bytes]
"""What is done to a chunk; it is pickled where it has to travel."""
Results = Iterator[tuple[int, bytes]]
"""Each chunk with its result, in any order."""
Workplace = Callable[[Work, Sequence[int]], Results]
"""Does the work on some chunks. Whatever the place, a chunk's result is the same to the bit."""
Submit = Callable[[Work, int], Future[bytes]]


def results_through(submit: Submit, work: Work, chunks: Sequence[int], width: int) -> Results:
    """Chunks through an executor, at most ``width`` under way, so that memory stays flat."""
    waiting = iter(chunks)
    running: dict[Future[bytes], int] = {}
    while True:
        for chunk in islice(waiting, width - len(running)):
            running[submit(work, chunk)] = chunk
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            yield running.pop(future), future.result()
