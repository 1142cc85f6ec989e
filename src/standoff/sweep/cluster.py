"""Chunks on a cluster that somebody runs, by dask.distributed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from standoff import __version__
from standoff.errors import RequestError
from standoff.sweep.where import Done, Where, Work, through

if TYPE_CHECKING:
    from distributed import Client

SCHEMES = ("tcp", "tls", "ucx", "ws", "wss")
PATIENCE = 10
"""Seconds until a scheduler has to answer."""


@contextmanager
def cluster(on: str | Client) -> Iterator[Where]:
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
    with _client(on) as client:
        _probe(client)

        def there(work: Work, chunks: Sequence[int]) -> Done:
            submit = client.get_executor(pure=False).submit
            width = max(1, 2 * sum(client.nthreads().values()))
            try:
                yield from through(submit, work, chunks, width)
            except (CancelledError, KilledWorker, OSError) as error:
                raise RequestError(f"the cluster gave up: {error}") from None

        yield there


def _client(on: str | Client) -> AbstractContextManager[Client]:
    from distributed import Client

    if not isinstance(on, str):
        return nullcontext(on)
    _address(on)
    try:
        return Client(on, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise RequestError(
            f"no scheduler answers at {on}: {error}", "start one with `dask scheduler`"
        ) from None


def _address(on: str) -> None:
    """Whether this can be an address at all."""
    try:
        parts = urlsplit(on)
        known = parts.scheme in SCHEMES and bool(parts.hostname and parts.port)
    except ValueError:
        known = False
    if not known:
        raise RequestError(f"“{on}” is no scheduler's address", "write tcp://HOST:PORT")


def _probe(client: Client) -> None:
    """Whether there are workers, all with this version of Standoff."""
    versions = client.run(_version, on_error="return")
    if not versions:
        raise RequestError("the cluster has no workers", "start some with `dask worker`")
    for worker, version in versions.items():
        if version != __version__:
            raise RequestError(
                f"the worker {worker} has not Standoff {__version__} but says: {version}",
                "install the same version on every worker",
            )


def _version() -> str:
    return __version__
