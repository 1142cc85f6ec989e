"""Three articles of our own in which everybody mentioned is marked: how many are told right.

A mark is ``{n words|CODE:SECTOR}``: n for a name, m for a nominal, p for a pronoun, several
actors with commas between, ``?`` for what is better left open.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from standoff.gather.cast.cast import Cast
from tests.gather.cast.made import Read, read

TOLD = Path(__file__).parent / "told"
MARK = re.compile(r"\{([nmp]) ([^|{}]*)\|([^}]*)\}")


class Mark(NamedTuple):
    end: int
    kind: str
    who: frozenset[str]


def marked(text: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and these."""
    parts, marks, at, length = [], [], 0, 0
    for found in MARK.finditer(text):
        parts += [text[at : found.start()], found[2]]
        length += found.start() - at + len(found[2])
        marks.append(Mark(length, found[1], frozenset(found[3].split(","))))
        at = found.end()
    return "".join([*parts, text[at:]]), marks


def told(found: Read, mark: Mark) -> frozenset[str]:
    """Who is meant by the words that end where a mark does, without conjuncts."""
    cast: Cast = found.cast
    word = list(found.parse.end).index(mark.end)
    mentions = cast._denoted(word)
    if not mentions:
        at = cast.at(word)
        mentions = (at,) if at is not None and at.end == mark.end else ()
    actors = (cast.actor(each) for each in mentions)
    return frozenset(f"{actor.code}:{actor.sector}" for actor in actors)


def wrong(mark: Mark, who: frozenset[str]) -> bool:
    """Whether somebody has a country that is not his."""
    codes = {each.split(":")[0] for each in mark.who} - {"?"}
    return not {each.split(":")[0] for each in who} - {""} <= codes


@pytest.mark.parametrize(
    ("article", "date", "floors"),
    [
        ("gulf", "2018-02-01", {"n": 0.95, "m": 0.75, "p": 0.85}),
        ("himalaya", "2017-08-03", {"n": 0.80, "m": 0.70, "p": 0.50}),
        ("nile", "2022-05-06", {"n": 0.90, "m": 0.75, "p": 0.85}),
    ],
)
def test_most_mentions_are_told_and_hardly_any_wrongly(
    article: str, date: str, floors: dict[str, float]
) -> None:
    text, marks = marked((TOLD / f"{article}.txt").read_text("utf-8"))
    found = read(text, date)
    right, every, bad = Counter[str](), Counter[str](), 0
    for mark in marks:
        who = told(found, mark)
        bad += wrong(mark, who)
        every[mark.kind] += 1
        is_open = mark.who == {"?"} and all(each.startswith(":") for each in who)
        right[mark.kind] += is_open or who == mark.who
    shares = {kind: right[kind] / every[kind] for kind in floors}
    assert all(shares[kind] >= floor for kind, floor in floors.items()), shares
    assert bad <= 0.03 * len(marks)
