"""Captions among paragraphs: they describe a picture, in a phrase or a sentence of the present.

A credit or "file photo" is enough by itself. Otherwise several signs have to come together:
a noun with a participle and no finite verb ("Dockers waiting at the gate"), a time or place
that a picture was taken, a paragraph far shorter than its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.gather.documents.blocks import Layout, ends_sentence, sentences
from standoff.gather.documents.phrases import pattern
from standoff.gather.documents.phrases import words as words_in
from standoff.gather.records import SectionKind

LONGEST = 400
LONGEST_CREDIT = 160
MOST_SENTENCES = 3
ENOUGH = 3
"""Signs that make a paragraph a caption."""
FAR_SHORTER = 0.5
"""The share of the usual length of running text that a paragraph among it has at most."""
SHORTER = 0.7
"""The share of the length of its neighbours that it has at most."""

_LEFT = "left", "behind"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?|[,;:\u2013—]|\d+")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words of a sentence are like, told without a parser."""

    participle: bool
    finite: bool
    past: bool


def mark(layout: Layout) -> None:
    """Give the captions among the paragraphs of the body their kind."""
    lengths = sorted(len(w) for w, prose in zip(layout.words, layout.prose, strict=True) if prose)
    usual = lengths[len(lengths) // 2] if lengths else 0
    for number, words in enumerate(layout.words):
        if layout.open(number) and (
            is_caption_alone(words)
            or (_may_be_caption(words) and signs(words, _alone(layout, number, usual)) >= ENOUGH)
        ):
            layout.kinds[number] = SectionKind.CAPTION


def is_caption_alone(words: str) -> bool:
    """Whether a paragraph says by itself that it goes with a picture."""
    if (
        len(words) > LONGEST
        or sentences(words) > MOST_SENTENCES
        or pattern("captions", "speaks").search(words)
    ):
        return False
    if words.startswith("("):  # a credit in brackets and nothing else
        return bool(pattern("captions", "credit").fullmatch(words))
    return bool(
        pattern("captions", "label").match(words)
        or pattern("captions", "credit").search(words[-LONGEST_CREDIT:])
    )


def _may_be_caption(words: str) -> bool:
    if (
        not 20 <= len(words) <= LONGEST
        or sentences(words) > 2
        or pattern("captions", "speaks").search(words)
    ):
        return False
    if words.endswith((":", ";", ",")) or words[0] in "“\"‘'(-•*\u2013—" or not words[0].isupper():
        return False
    first = words.split(None, 1)[0].lower().strip(",")
    return first not in words_in("captions", "connects") and len(words.split()) >= 5


def _alone(layout: Layout, number: int, usual: int) -> bool:
    """Whether a paragraph is far shorter than the running text around it."""
    around = [
        len(layout.words[n])
        for n in (number - 1, number + 1)
        if 0 <= n < len(layout) and layout.prose[n] and layout.kinds[n] is not SectionKind.COMMENT
    ]
    length = len(layout.words[number])
    if not around or length > FAR_SHORTER * usual:
        return False
    return length <= SHORTER * min(around)


def signs(words: str, alone: bool) -> int:
    """How many signs of a caption a paragraph has; ``alone`` among longer ones is one."""
    heavy = sum(bool(pattern("captions", name).search(words)) for name in _HEAVY)
    taken = bool(pattern("captions", "taken").search(words))
    return 2 * heavy + taken + alone + _describes(words)


_HEAVY = ("shown", "source", "view")


def _describes(words: str) -> int:
    """How much a sentence is a description: by a participle, or no verb but of the present."""
    reading = _read(words)
    if reading.finite:
        return 0
    if reading.participle:
        return 1 if reading.past else 2
    ended = ends_sentence(words) or words.endswith((")", "]"))
    if reading.past or not ended:
        return 0
    return 2 if pattern("captions", "present").search(words) else 1


def _read(sentence: str) -> _Reading:
    participle = finite = past = False
    before = ""
    tokens = _WORD.findall(sentence)
    for place, token in enumerate(tokens):
        word = token.lower().replace("’", "'").rstrip(".")
        if word in words_in("captions", "subordinate") and place:
            break
        after = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
        if (word, after) == _LEFT or (after == "by" and word in words_in("captions", "done")):
            participle = True
        elif word in words_in("captions", "finite") and not token.isupper():
            finite = not (participle and token[0].isupper()) or finite
        elif _is_participle(word, token, before):
            participle = True
        elif word.endswith("ed") and len(word) > 4 and _is_past(tokens, place, after):
            past = True
        before = word
    return _Reading(participle, finite, past)


def _is_participle(word: str, token: str, before: str) -> bool:
    if (
        not word.endswith("ing")
        or len(word) < 5
        or token[0].isupper()
        or word in words_in("captions", "nouns")
    ):
        return False
    return before.isalpha() and before not in words_in("captions", "before")


def _is_past(tokens: list[str], place: int, after: str) -> bool:
    """Whether a word in -ed tells what somebody did: not "damaged by", not "armed men"."""
    if tokens[place][0].isupper() or place == 0:
        return False
    before = tokens[place - 1].lower()
    return after != "by" and before not in words_in("captions", "before") and before not in ",;"
