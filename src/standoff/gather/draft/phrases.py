"""Words of a document, shortened to what an option says, and compared by their stems."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
"""Lists of words, by what they are for."""

MOST_WORDS = 12
MOST_CHARACTERS = 100

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _STEM = 4, 6

_COMMON = frozenset(WORDS["common"].split())
"""Words that say nothing of what an act is about."""

_CUT = re.compile(
    r"[,;:()\[\]!?—\u2013\n\r\u2028\u2029]|\s-\s|[.](?=\s*$)|"
    r"(?:^|\s)(?=(?:if|unless|because|which|who|whom|whose|while|whereas|after|before|when|whenever|"
    r"but|although|though|since|until|regardless|despite|so|thereby|thus|where|that|than|"
    r"is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|"
    r"and\s+[\"“\u2018']*(?:i|we|you|he|she|it|they|if|that))\b)",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[\"“”\u2018]|(?<!\w)['\u2019]|['\u2019](?!\w)")
_TIME = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|"
    r"(?:last|this|next)\s+(?:week|month|year)|(?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december)\s+\d{1,2}(?!\d)"
)
_LEAD = re.compile(
    rf"(?:{_TIME})\b|['\u2019]s\b|[\s\"“”\u2018'\u2019,:;]+|"
    r"(?:of|for|that|to|from|on|upon|with|against|by|over|in|"
    r"about|(?:the\s+)?(?:latter|former)|it|its|him|them|us|should|would|will|must|may|can|has|have|had|any|all|then|also)\b",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"(?:is|are|was|were|be|been|being|not|never|likely|unlikely|going|ready|willing|able|prepared|"
    r"do|does|did|could|might|shall|cannot)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
BEFORE_A_SIDE = re.compile(r"\s(?:from|by|to|against|with|on|upon|at)\s+(?:the\s+)?\Z")
"""What leads from an act to the side it is done to, or asked of: no part of the act."""
_TRAIL = re.compile(
    r"(?:\s+(?:and|or|the|a|an|of|to|by|with|in|on|for|from|that|as|at|is|are|its|their))+$",
    re.IGNORECASE,
)


def stems(words: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    found = (each for each in _WORD.findall(words.casefold()) if len(each) >= _SHORTEST)
    return frozenset(each[:_STEM] for each in found if each not in _COMMON) - without


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of stems may be about the same: they share two, or all of one."""
    return len(one & other) >= max(1, min(2, len(one), len(other)))


def led(text: str, skip: Iterable[tuple[int, int]], start: int, end: int, *, verb: bool) -> int:
    """Where the words begin that say what: behind prepositions, and the spans to be skipped.

    With ``verb`` behind auxiliaries and negations as well: what stands before is a subject.
    """
    ends = dict(skip)
    while start < end:
        found = _LEAD.match(text, start, end) or (verb and _VERBAL.match(text, start, end))
        if start in ends:
            start = ends[start]
        elif found:
            start = found.end()
        else:
            break
    return start


def cut(words: str) -> str:
    """Words up to the end of their clause, on one line, not too many."""
    found = _CUT.search(words)
    line = _QUOTES.sub("", words[: found.start()] if found else words).split()[:MOST_WORDS]
    return _TRAIL.sub("", " ".join(line)[:MOST_CHARACTERS]).strip(" .")
