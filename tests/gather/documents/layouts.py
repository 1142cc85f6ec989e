"""Made-up documents in many layouts: lines that begin with ``@`` say what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "layouts"
_MARK = re.compile(r"^@(title|subtitle|body|caption|comment|boilerplate)\n", re.MULTILINE)


def marked(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """A document's text without the marks, and its sections with their words."""
    source = path.read_text(encoding="utf-8")
    parts = _MARK.split(source)
    kinds, texts = parts[1::2], parts[2::2]
    # What was marked apart is apart in the file too.
    text = "".join(_with_gap(part) for part in texts)
    return text, list(_joined(kinds, texts))


def _with_gap(part: str) -> str:
    return part if part.endswith("\n\n") else f"{part}\n"


def _joined(kinds: list[str], texts: list[str]) -> Iterator[tuple[str, str]]:
    """Neighbouring parts of the frame are one section, as those of the body are."""
    last = ""
    words = ""
    for kind, text in zip(kinds, texts, strict=True):
        if kind == last == "boilerplate":
            words += f" {text}"
            continue
        if last:
            yield last, " ".join(words.split())
        last, words = kind, text
    yield last, " ".join(words.split())


SITES = Path(__file__).parent / "sites"
"""Pages as the programs of well-known kinds of sites make them, each with its sections."""


def expected(path: Path) -> list[tuple[str, str]]:
    """The sections that a page should have: a kind and the words on each line."""
    lines = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return [(kind, words) for kind, _, words in (line.partition(" ") for line in lines)]
