"""The phrases that tell what a paragraph is. They stand in ``phrases.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_NAME = re.compile(r"<([a-z]+)>")


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Any of the expressions of a list, whatever the case of the letters."""
    return re.compile(_any(table, name), re.IGNORECASE)


@cache
def words(table: str, name: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(_tables()[table][name].split())


def _any(table: str, name: str) -> str:
    inner = "|".join(f"(?:{each})" for each in _tables()[table][name])
    return f"(?:{_NAME.sub(lambda found: _any(table, found[1]), inner)})"


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "phrases.toml").read_text(encoding="utf-8"))
