"""Words and sentences of a text, by one pattern over it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.gather.english.words import words
from standoff.gather.records import Span

_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"”]*[^\s<>"”.,;:!?)\]]     # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?           # U.S., a.m., U.S
    | [$£€¥](?=\d) | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b
    | (?P<short>[^\W\d_]{1,6})\.(?=\s|$|,)                  # Gen., perhaps the end of a sentence
    | [^\W\d_]+?(?=n['’]t\b) | n['’]t\b                     # did n't
    | [Cc]an(?=not\b)
    | (?<=\w)['’](?:s|re|ve|ll|d|m)\b                       # possessives, 're
    | [^\W_](?:\w|['’](?!(?:s|re|ve|ll|d|m)\b)(?=[^\W\d_]{2})|&(?=\w))*?(?=n['’]t\b)
    | [^\W_](?:\w|['’](?!(?:s|re|ve|ll|d|m)\b)(?=[^\W\d_]{2})|&(?=\w))*
    | \.{2,} | -{2,} | \S
    """,
    re.VERBOSE,
)
_STOPS = frozenset((".", "?", "!", "…", "...", "..", "....", "?!"))
_CLOSING = frozenset("\"'”’»)]")
_OPENING = frozenset("\"'“‘«([")


def tokens(text: str, start: int, end: int) -> list[Span]:
    """Where the words of a part of a text stand, punctuation included."""
    found: list[Span] = []
    known = words().abbreviations
    for match in _TOKEN.finditer(text, start, end):
        short = match["short"]
        if short and short.lower() not in known and not (len(short) == 1 and short.isupper()):
            found.append((match.start(), match.end() - 1))
            found.append((match.end() - 1, match.end()))
        else:
            found.append(match.span())
    return found


def sentences(word: list[str], spaced: list[bool]) -> Iterator[tuple[int, int]]:
    """The first and last (excluded) word of each sentence; ``spaced`` have space before them."""
    first, at = 0, 0
    while at < len(word):
        at += 1
        if not _ends(word, at - 1):
            continue
        while at < len(word) and word[at] in _STOPS | _CLOSING and not _opens(word, spaced, at):
            at += 1
        if at < len(word) and word[at][:1].islower():
            continue
        yield first, at
        first = at
    if first < len(word):
        yield first, len(word)


def _opens(word: list[str], spaced: list[bool], at: int) -> bool:
    """Whether a mark behind a stop belongs to the next sentence."""
    return word[at] in _OPENING and spaced[at] and at + 1 < len(word) and not spaced[at + 1]


def _ends(word: list[str], at: int) -> bool:
    """Whether a sentence ends with a word."""
    if word[at] in _STOPS:
        return True
    if len(word[at]) < 2 or word[at][-1] != ".":
        return False
    known = words()
    behind = word[at + 1].lower() if at + 1 < len(word) and word[at + 1][:1].isupper() else ""
    return word[at][:-1].lower() not in known.titles and behind in known.starters
