"""What a page puts around its text: sharing, navigation, rights, who wrote it."""

from __future__ import annotations

import re

from standoff.gather.documents.phrases import pattern, words

LONGEST = 300
"""Characters of a paragraph that can be boilerplate."""
LONGEST_LINE = 120
"""Characters of a line that says who wrote the text, or what follows."""

_BY = re.compile(
    r"(?:by|words by|written by|reported by|authors?:|from our|posted by|story by)\s*:?\s+"
    r"(?=[A-Z“\"]|our|staff)(?P<who>.+)",
    re.IGNORECASE,
)
_NAME_PART = r"(?:[A-Z][\w.'’-]*|de|van|von|der|bin|al|el|and|in|at|&)"
_NAME = re.compile(rf"{_NAME_PART}(?:,?\s+{_NAME_PART}){{1,7}}")


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph on its own is none of the text."""
    if len(paragraph) > LONGEST:
        return False
    return bool(
        pattern("boilerplate", "whole").fullmatch(paragraph)
        or pattern("boilerplate", "begins").match(paragraph)
        or pattern("boilerplate", "contains").search(paragraph)
    )


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the text: with "by", or by what they are."""
    if len(line) > LONGEST_LINE or line.endswith((".", "?", "!")):
        return False
    if by := _BY.fullmatch(line):
        return line[0].isupper() and all(map(_is_of_byline, by["who"].split()))
    return pattern("boilerplate", "role").fullmatch(line) is not None


def _is_of_byline(word: str) -> bool:
    bare = word.strip(',;:|&•·-\u2013—“”"()')
    return not bare[:1].islower() or bare in words("boilerplate", "byline")


def is_name(line: str) -> bool:
    """Whether a line could be a name and nothing else."""
    return len(line) <= LONGEST_LINE and _NAME.fullmatch(line) is not None


def is_site(line: str) -> bool:
    """Whether a line is the name of a newspaper."""
    return len(line) <= LONGEST_LINE and bool(pattern("boilerplate", "site").fullmatch(line))


def begins_links(line: str) -> bool:
    """Whether a line is put over links to other texts, which then follow."""
    return len(line) <= LONGEST_LINE and bool(pattern("boilerplate", "links").match(line))
