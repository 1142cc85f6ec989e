"""Standoff as a program of its own, for tests that stop it, kill it or look at its streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import standoff

PATIENCE = 600.0  # seconds until something is given up: a slow machine is no bug

_HOUSE = str(Path(standoff.__file__).resolve().parents[1])


def begun(*words: str, stdin: int | None = None) -> subprocess.Popen[bytes]:
    """The program, with the package that is being tested; it always hears Ctrl-C.

    What is ignored is inherited, and a shell has ``make test &`` ignore Ctrl-C.
    """
    command = [sys.executable, "-m", "standoff", *words]
    environment = {**os.environ, "PYTHONPATH": _HOUSE, "PYTHONIOENCODING": "utf-8"}
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def wait_until(ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Until something is so, which has to be before the program ends."""
    given_up = time.monotonic() + PATIENCE
    while not ready():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < given_up
        time.sleep(0.005)
