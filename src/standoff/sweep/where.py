"""Where chunks are worked on: in this process, in a pool of them, or on a cluster."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from standoff.errors import RequestError
from standoff.sweep.cluster import cluster_workplace
from standoff.sweep.work import Results, Work, Workplace, results_through

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 2.0
"""Seconds after which more processes are worth their start."""
MOST_PROCESSES = 1000
MOST_BREAKS = 3
"""Times that workers may die one after another without anything done."""


def open_workplace(on: int | str | Client | None) -> AbstractContextManager[Workplace]:
    """A place to work: a number of processes, a cluster's address or client.

    None is this process, and one for each core beyond ``PATIENCE`` seconds.

    Raises:
        RequestError: for a scheduler that does not answer or workers that cannot do the work.
    """
    if on is None:
        return nullcontext(work_patiently)
    if isinstance(on, int):
        if not 1 <= on <= MOST_PROCESSES:
            raise RequestError(f"{on} processes cannot do it", f"give 1 to {MOST_PROCESSES}")
        return nullcontext(work_here if on == 1 else Processes(on))
    return cluster_workplace(on)


def work_here(work: Work, chunks: Sequence[int]) -> Results:
    """In this process, one chunk after the other."""
    return ((chunk, work(chunk)) for chunk in chunks)


def work_patiently(work: Work, chunks: Sequence[int]) -> Results:
    """In this process at first; what is left after some seconds goes to a pool."""
    began, done = time.monotonic(), 0
    while done < len(chunks) and time.monotonic() - began < PATIENCE:
        yield chunks[done], work(chunks[done])
        done += 1
    left = chunks[done:]
    several = min(len(left), usable_cores()) > 1
    yield from (Processes(usable_cores()) if several else work_here)(work, left)


def usable_cores() -> int:
    """The processor's cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Processes:
    """A pool of processes on this machine.

    They are started afresh, not forked: forking would copy the locks of threads that
    NumPy's libraries run. Where one is killed the pool is made anew and what was under way
    is done again.
    """

    count: int

    def __call__(self, work: Work, chunks: Sequence[int]) -> Results:
        left, breaks = dict.fromkeys(chunks), 0
        while left:
            try:
                for chunk, result in self._until_broken(work, tuple(left)):
                    del left[chunk]
                    breaks = 0
                    yield chunk, result
            except BrokenProcessPool:
                breaks += 1
                if breaks == MOST_BREAKS:
                    raise RequestError(
                        "the processes that do the work are killed again and again",
                        "memory may be short; work in one with --on 1",
                    ) from None

    def _until_broken(self, work: Work, chunks: Sequence[int]) -> Results:
        pool = ProcessPoolExecutor(
            min(self.count, len(chunks)), get_context("spawn"), _begin_worker
        )

        def submit(work: Work, chunk: int) -> Future[bytes]:
            with _interrupts_wait():
                return pool.submit(work, chunk)

        try:
            yield from results_through(submit, work, chunks, 2 * self.count)
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """A process that starts here never hears Ctrl-C; this one hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_worker() -> None:
    """Ctrl-C is for the process that started the pool; where that is gone, so is this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
