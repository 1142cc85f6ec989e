"""Wherever chunks are worked on and whoever is killed: the same results."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from standoff.errors import DisputeError, RequestError, TooLargeError, mistake
from standoff.sweep import where as places
from standoff.sweep.where import Processes, open_workplace, work_here, work_patiently
from standoff.sweep.work import Work, results_through

CHUNKS = tuple(range(3, 12))


def squares(chunk: int) -> bytes:
    return str(chunk * chunk).encode()


EXPECTED = {chunk: squares(chunk) for chunk in CHUNKS}


def elsewhere(_: int) -> bytes:
    return str(os.getpid()).encode()


@dataclass(frozen=True)
class Killed:
    """Kills its own process the first time that a chunk is tried."""

    tried: Path
    chunk: int

    def __call__(self, chunk: int) -> bytes:
        if chunk == self.chunk:
            try:
                self.tried.touch(exist_ok=False)
            except FileExistsError:
                return squares(chunk)
            os.kill(os.getpid(), signal.SIGKILL)
        return squares(chunk)


def deadly(_: int) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def wrong(_: int) -> bytes:
    raise DisputeError([mistake("rules-conflict", ("rule", 1), reading="", rules="a; b")])


def vast(_: int) -> bytes:
    raise TooLargeError("99 options", 2**99, 2**99, 2**30)


@pytest.mark.slow
def test_here_and_in_processes() -> None:
    assert dict(work_here(squares, CHUNKS)) == EXPECTED
    assert dict(Processes(2)(squares, CHUNKS)) == EXPECTED
    assert dict(Processes(2)(squares, ())) == {}


@pytest.mark.slow
def test_processes_are_others() -> None:
    workers = {result for _, result in Processes(2)(elsewhere, CHUNKS)}
    assert len(workers) <= 2
    assert str(os.getpid()).encode() not in workers


@pytest.mark.slow
def test_what_takes_long_moves_to_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "usable_cores", lambda: 2)
    mine = str(os.getpid()).encode()
    assert {result for _, result in work_patiently(elsewhere, CHUNKS)} == {mine}
    monkeypatch.setattr(places, "PATIENCE", 0.0)
    moved = [result for _, result in work_patiently(elsewhere, CHUNKS)]
    assert len(moved) == len(CHUNKS)
    assert mine not in moved
    assert [result for _, result in work_patiently(elsewhere, CHUNKS[:1])] == [mine]


@pytest.mark.slow
def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    assert dict(Processes(2)(Killed(tmp_path / "tried", 7), CHUNKS)) == EXPECTED


@pytest.mark.slow
def test_work_that_kills_every_process_is_given_up() -> None:
    with pytest.raises(RequestError, match="killed again and again; memory may be short"):
        dict(Processes(2)(deadly, CHUNKS))


@pytest.mark.slow
@pytest.mark.parametrize(("work", "kind"), [(wrong, DisputeError), (vast, TooLargeError)])
def test_an_error_arrives_as_it_was_raised(work: Work, kind: type[Exception]) -> None:
    found = []
    for place in (work_here, Processes(2)):
        with pytest.raises(kind) as error:
            dict(place(work, CHUNKS))
        found.append((str(error.value), repr(vars(error.value))))
    assert found[0] == found[1]


def test_chunks_are_handed_out_as_they_are_done() -> None:
    """Nothing is submitted that nobody has room for: memory stays flat."""
    submitted: list[int] = []

    def endless() -> Iterator[int]:
        for chunk in range(10_000):
            submitted.append(chunk)
            yield chunk

    class Watched(tuple[int, ...]):
        def __iter__(self) -> Iterator[int]:
            return endless()

    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as executor:
        done = results_through(executor.submit, squares, Watched(), 4)
        assert len(dict(next(done) for _ in range(10))) == 10
        assert len(submitted) < 20
        done.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("on", [0, -3, 10**6])
def test_too_few_or_too_many_processes(on: int) -> None:
    with pytest.raises(RequestError, match="give 1 to 1000"):
        open_workplace(on)


@pytest.mark.parametrize(
    "on",
    ["garbage", "http://localhost:8786", "tcp://nowhere", "tcp://[::1", "tcp://x:999999", "/etc"],
)
def test_no_address(on: str) -> None:
    with pytest.raises(RequestError, match="no scheduler's address; write tcp://HOST:PORT"):
        open_workplace(on).__enter__()
