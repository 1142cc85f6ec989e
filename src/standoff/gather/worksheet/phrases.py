"""Words of a document compared by their stems."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _STEM = 4, 6
_COMMON = frozenset(
    tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))[
        "common"
    ].split()
)
"""Words that say nothing of what an act is about."""


@lru_cache(maxsize=10_000)
def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    found = (each for each in _WORD.findall(words.casefold()) if len(each) >= _SHORTEST)
    return frozenset(each[:_STEM] for each in found if each not in _COMMON)


def are_alike(one: str, other: str) -> bool:
    """Whether words may name one course of action: they share two stems, or all of one."""
    if one.casefold() == other.casefold():
        return True
    first, second = stems(one), stems(other)
    return bool(first and second) and len(first & second) >= max(1, min(2, len(first), len(second)))
