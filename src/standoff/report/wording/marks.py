"""Names inside sentences, marked so that nobody has to guess where they begin and end.

A sentence is a string. What it takes from the file stands between Unicode isolates, as in
Project Fluent: a terminal is shown the sentence without them, a page sets a name apart and
links a short one to what it stands for. Text from a file never holds an isolate of its own:
``plain`` writes them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from standoff.errors import plain


class Mark(Enum):
    """What a stretch of a sentence is, and the isolate it begins with."""

    OURS = ""
    SAID = "\u2068"
    OPTION = "\u2066"
    JUDGEMENT = "\u2067"


END = "\u2069"


def said(text: str) -> str:
    """Words of the file: a side's name, an option's text."""
    return f"{Mark.SAID.value}{plain(text)}{END}"


def named(id: str) -> str:
    """An id that statements use: an option's or a term's."""
    return f"{Mark.OPTION.value}{plain(id)}{END}"


def judged(id: str) -> str:
    """A judgement's id."""
    return f"{Mark.JUDGEMENT.value}{plain(id)}{END}"


def parts(sentence: str) -> Iterator[tuple[Mark, str]]:
    """A sentence in stretches: what we say, and what the file says."""
    for marked in _STRETCHES.finditer(sentence):
        opening, inside, ours = marked.groups()
        yield (Mark(opening), inside) if opening else (Mark.OURS, ours)


_STRETCHES = re.compile("([\u2066-\u2068])([^\u2069]*)\u2069|([^\u2066-\u2069]+)")


def bare(sentence: str) -> str:
    """A sentence without its marks, for a terminal."""
    return "".join(text for _, text in parts(sentence))


def capital(sentence: str) -> str:
    """With a capital, also where it begins with a name; an id stays as it is."""
    return re.sub("^(\u2068?)(.)", lambda m: m[1] + m[2].upper(), sentence, flags=re.S)
