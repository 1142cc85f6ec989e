"""Where chunks are worked on: in this process, in a pool of them, or on a cluster.

A place to work takes a piece of work and the chunks to do, and gives each chunk with its
result, in any order. Whatever the place, a chunk's result is the same to the bit.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from standoff.errors import RequestError

if TYPE_CHECKING:
    from distributed import Client

Work = Callable[[int], bytes]
"""What is done to a chunk; it is pickled where it has to travel."""
Done = Iterator[tuple[int, bytes]]
Where = Callable[[Work, Sequence[int]], Done]
Submit = Callable[[Work, int], Future[bytes]]

PATIENCE = 2.0
"""Seconds after which more processes are worth their start."""
MOST_PROCESSES = 1000
MOST_BREAKS = 3
"""Times that workers may die one after another without anything done."""


def where(on: int | str | Client | None) -> AbstractContextManager[Where]:
    """A place to work: a number of processes, a cluster's address or client.

    None is this process, and one for each core beyond ``PATIENCE`` seconds.

    Raises:
        RequestError: for a scheduler that does not answer or workers that cannot do the work.
    """
    if on is None:
        return nullcontext(patiently)
    if isinstance(on, int):
        if not 1 <= on <= MOST_PROCESSES:
            raise RequestError(f"{on} processes cannot do it", f"give 1 to {MOST_PROCESSES}")
        return nullcontext(here if on == 1 else Processes(on))
    from standoff.sweep.cluster import cluster

    return cluster(on)


def here(work: Work, chunks: Sequence[int]) -> Done:
    """In this process, one chunk after the other."""
    return ((chunk, work(chunk)) for chunk in chunks)


def patiently(work: Work, chunks: Sequence[int]) -> Done:
    """In this process at first; what is left after some seconds goes to a pool."""
    began, done = time.monotonic(), 0
    while done < len(chunks) and time.monotonic() - began < PATIENCE:
        yield chunks[done], work(chunks[done])
        done += 1
    left = chunks[done:]
    yield from (here if min(len(left), cores()) < 2 else Processes(cores()))(work, left)


def cores() -> int:
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

    def __call__(self, work: Work, chunks: Sequence[int]) -> Done:
        left, breaks = dict.fromkeys(chunks), 0
        while left:
            try:
                for chunk, result in self._once(work, tuple(left)):
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

    def _once(self, work: Work, chunks: Sequence[int]) -> Done:
        pool = ProcessPoolExecutor(min(self.count, len(chunks)), get_context("spawn"), _begin)

        def submit(work: Work, chunk: int) -> Future[bytes]:
            with _interrupts_wait():
                return pool.submit(work, chunk)

        try:
            yield from through(submit, work, chunks, 2 * self.count)
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


def _begin() -> None:
    """Ctrl-C is for the process that started the pool; where that is gone, so is this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def through(submit: Submit, work: Work, chunks: Sequence[int], width: int) -> Done:
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
