"""Chunks on a cluster that somebody runs, by dask.distributed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from standoff.errors import RequestError
from standoff.sweep.work import Results, Work, Workplace, results_through
from standoff.version import __version__

if TYPE_CHECKING:
    from distributed import Client

SCHEMES = ("tcp", "tls", "ucx", "ws", "wss")
PATIENCE = 10
"""Seconds until a scheduler has to answer."""


@contextmanager
def cluster_workplace(on: str | Client) -> Iterator[Workplace]:
    """A dask cluster as a place to work, by its scheduler's address or a client of it.

    Where a worker is killed the scheduler gives its chunks to another.

    Raises:
        RequestError: if no scheduler answers, or no worker can do the work.
    """
    try:
        from distributed import KilledWorker
    except ModuleNotFoundError:
        raise RequestError(
            "working on a cluster needs dask.distributed", "pip install 'standoff[cluster]'"
        ) from None
    with _open_client(on) as client:
        _refuse_wrong_workers(client)

        def work_there(work: Work, chunks: Sequence[int]) -> Results:
            submit = client.get_executor(pure=False).submit
            width = max(1, 2 * sum(client.nthreads().values()))
            try:
                yield from results_through(submit, work, chunks, width)
            except (CancelledError, KilledWorker, OSError) as error:
                raise RequestError(f"the cluster gave up: {error}") from None

        yield work_there


def _open_client(on: str | Client) -> AbstractContextManager[Client]:
    from distributed import Client

    if not isinstance(on, str):
        return nullcontext(on)
    _refuse_wrong_address(on)
    try:
        return Client(on, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise RequestError(
            f"no scheduler answers at {on}: {error}", "start one with `dask scheduler`"
        ) from None


def _refuse_wrong_address(on: str) -> None:
    """Raises RequestError for what cannot be an address at all."""
    try:
        parts = urlsplit(on)
        known = parts.scheme in SCHEMES and bool(parts.hostname and parts.port)
    except ValueError:
        known = False
    if not known:
        raise RequestError(f"“{on}” is no scheduler's address", "write tcp://HOST:PORT")


def _refuse_wrong_workers(client: Client) -> None:
    """Raises RequestError unless there are workers, all with this version of Standoff."""
    versions = client.run(_worker_version, on_error="return")
    if not versions:
        raise RequestError("the cluster has no workers", "start some with `dask worker`")
    for worker, version in versions.items():
        if version != __version__:
            raise RequestError(
                f"the worker {worker} has not Standoff {__version__} but says: {version}",
                "install the same version on every worker",
            )


def _worker_version() -> str:
    return __version__
