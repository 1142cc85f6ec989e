"""Rules for every test: a skipped test is a failed one, and how hard the laws are tried.

``--hypothesis-profile=few`` tries them in a moment, ``thorough`` for minutes.
"""

from __future__ import annotations

import math
import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# A slow machine is no bug, so there is no deadline; CI draws the same examples every time, so
# that what passed once passes again.
_ON_CI = bool(os.environ.get("CI"))
settings.register_profile("few", max_examples=10, deadline=None)
settings.register_profile("usual", max_examples=60, deadline=None, derandomize=_ON_CI)
settings.register_profile("thorough", max_examples=4_000, deadline=None)
settings.load_profile("usual")


@pytest.fixture(autouse=True, scope="session")
def _no_progress_is_shown() -> Generator[None]:
    """A slow machine puts no line of progress where a test expects none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("standoff.cli.progress.A_MOMENT", math.inf)
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that is skipped, or expected to fail."""
    report = yield
    _refuse(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a module that is skipped as a whole."""
    report = yield
    _refuse(report)
    return report


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    expected_to_fail = hasattr(report, "wasxfail")
    if expected_to_fail:
        del report.wasxfail
    if expected_to_fail or report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"skipped tests and expected failures are refused: {report.longrepr}"
