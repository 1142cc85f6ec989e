"""What `import standoff` offers, and that neither it nor `--help` loads anything heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import standoff
from standoff.cli import main

HEAVY = ("numpy", "pydantic", "pydantic_core", "tree_sitter", "tree_sitter_toml", "hypothesis")


@pytest.mark.parametrize("name", [*standoff.__all__, "__version__"])
def test_a_name_is_there(name: str) -> None:
    assert getattr(standoff, name) is not None
    assert name in dir(standoff)


def test_the_names_are_about_twenty_and_in_order() -> None:
    assert list(standoff.__all__) == sorted(set(standoff.__all__))
    assert 15 <= len(standoff.__all__) <= 30


def test_type_checkers_see_the_same_names() -> None:
    """What stands under TYPE_CHECKING is what is imported on demand."""
    tree = ast.parse(Path(standoff.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.name: getattr(import_module(node.module or ""), alias.name)
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == {name: getattr(standoff, name) for name in standoff.__all__}


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'standoff' has no attribute 'solv'"):
        standoff.solv  # noqa: B018 - getting it is the test


def loaded_after(code: str, among: tuple[str, ...] = HEAVY) -> set[str]:
    """The modules that a new interpreter has loaded after running some code."""
    tell = f"{code}\nprint(*(name for name in {among} if name in sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", f"import sys\n{tell}"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    return set(run.stderr.split())


def test_importing_loads_nothing_heavy() -> None:
    assert loaded_after("import standoff\ndir(standoff)\nstandoff.__version__") == set()
    assert "numpy" in loaded_after("from standoff import solve")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["", *sorted(main.commands)])
def test_help_loads_nothing_heavy(command: str) -> None:
    arguments = [*command.split(), "--help"]
    code = f"from standoff.cli import main\nmain({arguments}, standalone_mode=False)"
    assert loaded_after(code) == set()


NOT_FOR_AN_ANSWER = ("difflib", "numpy.ma", "numpy.random", "tree_sitter", "tree_sitter_toml")
"""For a file with mistakes, ties between very large numbers, readings that are sampled."""


@pytest.mark.slow
@pytest.mark.parametrize("command", ["ask", "check", "solve", "explain"])
def test_a_command_loads_only_what_it_needs(command: str) -> None:
    code = (
        f"from standoff.cli import main\nmain({[command, 'one-last-time']}, standalone_mode=False)"
    )
    bare = loaded_after("import numpy, pydantic", NOT_FOR_AN_ANSWER)
    assert loaded_after(code, NOT_FOR_AN_ANSWER) == bare
