"""A real scheduler with two real workers on this machine, one of them killed in the middle."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.many import many
from distributed import Client

import standoff
from standoff.errors import RequestError
from standoff.report.answer_data import answer_data
from standoff.sweep import chunks, cluster
from standoff.sweep.where import open_workplace
from tests.programs import PATIENCE, wait_until

pytestmark = pytest.mark.slow

CHUNKS = 40


def _dask(*words: str, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "dask", *words, "--no-dashboard"],
        cwd=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(name="scheduler", scope="module")
def _scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("dask")
    told = home / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
    process = _dask("scheduler", *words, home=home)
    wait_until(lambda: told.exists() and bool(told.read_bytes()), process)
    yield json.loads(told.read_bytes())["address"]
    process.kill()
    process.wait()


@pytest.fixture(autouse=True)
def _slow_machines_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", PATIENCE)


@pytest.fixture(name="workers")
def _workers(scheduler: str, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    words = ("worker", scheduler, "--nthreads", "1", "--no-nanny")
    processes = [_dask(*words, home=tmp_path) for _ in range(2)]
    with Client(scheduler, timeout=PATIENCE, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=PATIENCE)
    yield processes
    for process in processes:
        process.kill()
        process.wait()


def test_a_killed_worker_loses_nothing(
    scheduler: str, workers: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dispute = many(14)
    monkeypatch.setattr(chunks, "A_SECOND", 2**14 * 50 * 3 // CHUNKS)
    reports: list[int] = []

    def kill_one(_what: str, done: int, _total: int) -> None:
        reports.append(done)
        if len(reports) == CHUNKS // 4:
            workers[0].kill()

    found = standoff.ask(dispute, on=scheduler, progress=kill_one)
    assert len(reports) >= CHUNKS
    assert workers[0].wait() != 0
    assert answer_data(found) == answer_data(standoff.ask(dispute))
    assert (found.values == standoff.ask(dispute, on=2).values).all()


def test_a_client_is_used_and_left_open(
    scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    assert len(workers) == 2
    with Client(scheduler, timeout=PATIENCE, set_as_default=False) as client:
        found = standoff.ask(standoff.load("elmira"), on=client)
        assert client.status == "running"
    assert answer_data(found) == answer_data(standoff.ask(standoff.load("elmira")))


def test_workers_of_another_version(
    scheduler: str,
    workers: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(workers) == 2
    monkeypatch.setattr(cluster, "__version__", "99.0")
    with pytest.raises(RequestError, match=r"has not Standoff 99\.0 but says: 0"):
        open_workplace(scheduler).__enter__()


def test_no_workers(scheduler: str) -> None:
    with Client(scheduler, timeout=PATIENCE, set_as_default=False) as client:
        while client.nthreads():
            time.sleep(0.1)
    with pytest.raises(RequestError, match="the cluster has no workers"):
        open_workplace(scheduler).__enter__()


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    began: list[int] = []
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # a port that nobody else gets, and nobody listens to
        nowhere = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(RequestError, match="no scheduler answers at tcp://127"):
            standoff.ask(
                standoff.load("elmira"),
                on=nowhere,
                progress=lambda _, done, __: began.append(done),
            )
    assert not began


def test_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RequestError, match=r"pip install 'standoff\[cluster\]'"):
        open_workplace("tcp://127.0.0.1:8786").__enter__()
