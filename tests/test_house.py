"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_BODY = 40


def _bodies(path: Path) -> Iterator[tuple[str, int]]:
    """Each function with the lines of its body, the docstring apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines


def test_no_function_body_is_longer_than_forty_lines() -> None:
    sources = sorted((ROOT / "src").rglob("*.py"))
    long = [f"{name}: {n}" for path in sources for name, n in _bodies(path) if n > LONGEST_BODY]
    assert sources
    assert long == []


REFUSED = {
    "skip": "import pytest\n\n@pytest.mark.skip\ndef test(): pass\n",
    "skip_inside": "import pytest\n\ndef test(): pytest.skip('no time')\n",
    "skip_module": "import pytest\n\npytest.importorskip('no_such_module')\n",
    "xfail": "import pytest\n\n@pytest.mark.xfail\ndef test(): assert False\n",
    "xpass": "import pytest\n\n@pytest.mark.xfail(strict=False)\ndef test(): pass\n",
    "warning": "import warnings\n\ndef test(): warnings.warn('x')\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("processes", [0, 2])
def test_skips_expected_failures_and_warnings_fail_the_run(tmp_path: Path, processes: int) -> None:
    (tmp_path / "tests").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for name, source in REFUSED.items():
        (tmp_path / "tests" / f"test_{name}.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--continue-on-collection-errors"]
    command += [f"--numprocesses={processes}"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert run.returncode == 1
    assert "= 4 failed, 2 errors in " in run.stdout.splitlines()[-1]
