"""Which paragraphs of a page are its article, by trafilatura, imported here only.

Its text is only compared with ours: paragraphs, captions, comments, dates and spans are our own.
A page that is too much for it, or that it makes nothing of, is told apart by its markup alone.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST_ELEMENTS = 20_000
"""Elements of a page that is given to it: it builds trees, and more than one."""
DEEPEST = 200
"""Elements inside one another at most, so that nothing recurses too far."""
LEAST = 250
"""Characters of an article; less is a teaser, and chooses nothing."""
SHORT = 25
"""Letters of a paragraph that is looked for as a whole line: a heading, an item."""

_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The text that was chosen, as letters alone, and the letters of each of its lines."""

    letters: str
    lines: frozenset[str]

    def holds(self, paragraph: str) -> bool:
        """Whether a paragraph of ours is in it."""
        bare = _bare(paragraph)
        return bare in self.lines or (len(bare) >= SHORT and bare in self.letters)


def chosen(page: str, elements: int, deepest: int) -> Chosen | None:
    """What trafilatura takes for the article; None where it is not asked, or finds none."""
    if elements > MOST_ELEMENTS or deepest > DEEPEST:
        return None
    text = _extracted(page)
    if len(text) < LEAST:
        return None
    lines = [_bare(line) for line in text.splitlines()]
    return Chosen("".join(lines), frozenset(filter(None, lines)))


def _extracted(page: str) -> str:
    try:
        import trafilatura
    except ImportError:  # it is in the extra, as lxml is, but a page can do without
        return ""
    logger = logging.getLogger("trafilatura")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        return trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    except Exception:  # whatever a page breaks there, our own reading stands
        return ""
    finally:
        logger.setLevel(before)


def _bare(words: str) -> str:
    return _LETTERS.sub("", words.casefold())


def share(paragraphs: Sequence[str], article: Chosen) -> float:
    """The share of the characters of some paragraphs that was chosen."""
    every = sum(map(len, paragraphs))
    return sum(len(p) for p in paragraphs if article.holds(p)) / every if every else 0.0
