"""Quotations, found from the marks in the text: parsers lose them, sentences end inside them.

Curly, straight and single marks and guillemets open and close; an apostrophe does neither. A
quotation over several paragraphs opens anew in each and closes in the last; each paragraph of
it is a quotation here. One that is never closed ends with its sentence, so that a forgotten
mark swallows nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from standoff.gather.parse import Parse
from standoff.gather.records import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks that are not themselves inside others.

    ``start`` and ``end`` leave the marks out, ``opening`` and ``closing`` hold them. ``goes_on``
    is whether the next quotation is the same one's in the next paragraph.
    """

    opening: int
    start: int
    end: int
    closing: int
    goes_on: bool = False


def quotations(parse: Parse) -> tuple[Quotation, ...]:
    """Every quotation of a document, in order; those within others left out."""
    found: list[Quotation] = []
    chain: list[Span] = []
    for start, end in _paragraphs(parse):
        closed, left = _matched(parse.text, start, end)
        if chain and closed and closed[0].opening == start:
            found += map(_whole, chain)
            chain = []
        elif chain and not (left and left[0] == start):
            found += [*map(_whole, chain[:-1]), _cut(parse, chain[-1][0], closed)]
            chain = []
        found += closed
        # Only the last mark of a paragraph can hold for the next one too.
        goes_on = left and not (closed and closed[-1].opening > left[-1])
        chain += [(left[-1], end)] if goes_on else []
        found += (_cut(parse, place, closed) for place in (left[:-1] if goes_on else left))
    if chain:
        found += [*map(_whole, chain[:-1]), _cut(parse, chain[-1][0], [])]
    return tuple(_outermost(found))


def _paragraphs(parse: Parse) -> Iterator[Span]:
    """The characters of each paragraph."""
    for _, group in groupby(parse.sentences, key=lambda each: each.paragraph):
        sentences = list(group)
        yield parse.start[sentences[0].first], parse.end[sentences[-1].last - 1]


def _whole(words: Span) -> Quotation:
    """What is quoted up to the end of a paragraph, and goes on in the next."""
    opening, end = words
    return Quotation(opening, opening + 1, end, end, goes_on=True)


def _cut(parse: Parse, last: int, closed: Sequence[Quotation]) -> Quotation:
    """A quotation that is never closed: it ends where its first sentence does."""
    number = bisect_right(parse.sentences, last, key=lambda each: parse.start[each.first])
    end = parse.end[parse.sentences[max(number - 1, 0)].last - 1]
    behind = bisect_right(closed, last, key=lambda each: each.opening)
    end = min([end, *(each.opening for each in closed[behind : behind + 1])])
    end = last + 1 + len(parse.text[last + 1 : end].rstrip())
    return Quotation(last, last + 1, end, end)


def _outermost(found: list[Quotation]) -> Iterator[Quotation]:
    covered = -1
    for each in sorted(found, key=lambda each: (each.opening, -each.closing)):
        if each.opening >= covered and each.start < each.end:
            covered = each.closing
            yield each


# ---------------------------------------------------------------- marks in a paragraph


class _Turn(Enum):
    OPEN = 1
    CLOSE = 2
    EITHER = 3
    NEITHER = 4


_MARK = re.compile("[\"“”„‟«»'‘’‛]")
_PARTNERS = {mark: pair for pair in ("“”„‟", "«»", '"', "'‘’‛") for mark in pair}
_SINGLE = _PARTNERS["'"]
_TURNS = {
    **dict.fromkeys("“„‟«‘‛", _Turn.OPEN),
    **dict.fromkeys("”»’", _Turn.CLOSE),
    **dict.fromkeys("\"'", _Turn.EITHER),
}
_BEFORE = " \t\n\r\xa0([{\u2014\u2013-/“„«‘\"'"
"""What may stand before an opening mark."""
_BEHIND = " \t\n\r\xa0)]}\u2014\u2013-/”»’\"'.,;:?!…"
"""What may stand behind a closing mark."""
_CLIPPED = re.compile(r"(\d0s|tis|twas|em|til|cause|cos|bout|round|n)\b", re.IGNORECASE)
"""What stands behind an apostrophe that opens nothing: '90s, 'til."""
_AHEAD = 12
"""Single marks that are looked at to tell a plural's apostrophe from a closing mark."""

_Marks = list[tuple[int, str]]


def _matched(text: str, start: int, end: int) -> tuple[list[Quotation], list[int]]:
    """Quotations that are closed, and where double marks open that nothing closes."""
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    closed: list[Quotation] = []
    open_: _Marks = []
    for number, (place, mark) in enumerate(marks):
        turn = _turn(text, place, mark, open_)
        if turn is _Turn.OPEN:
            open_.append((place, mark))
        elif turn is _Turn.CLOSE and not _plural(text, marks, number):
            _close(place, mark, open_, closed)
    outer = list(_outermost(closed))
    return outer, [place for place, mark in open_ if _PARTNERS[mark] != _SINGLE]


def _turn(text: str, place: int, mark: str, open_: _Marks) -> _Turn:
    """Whether a mark opens or closes where it stands."""
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    single = _PARTNERS[mark] == _SINGLE
    if single and (_within(before, behind) or _CLIPPED.match(text, place + 1)):
        return _Turn.NEITHER
    if mark == "“" and open_ and open_[-1][1] == "„":
        return _Turn.CLOSE
    if _TURNS[mark] is not _Turn.EITHER:
        return _TURNS[mark]
    opens = not before or before in _BEFORE
    closes = not behind or behind in _BEHIND
    if opens != closes:
        return _Turn.OPEN if opens else _Turn.CLOSE
    return _Turn.CLOSE if any(each == mark for _, each in open_[-2:]) else _Turn.OPEN


def _within(before: str, behind: str) -> bool:
    """Whether a single mark stands inside a word: an apostrophe."""
    return before.isalnum() and behind.isalnum()


def _close(place: int, mark: str, open_: _Marks, closed: list[Quotation]) -> None:
    """Close the latest quotation with such a mark; single ones open within were apostrophes."""
    for at in range(len(open_) - 1, -1, -1):
        opening, opened = open_[at]
        if _PARTNERS[opened] == _PARTNERS[mark]:
            del open_[at:]
            closed.append(Quotation(opening, opening + 1, place, place + 1))
            return
        if _PARTNERS[opened] != _SINGLE:
            return


def _plural(text: str, marks: _Marks, number: int) -> bool:
    """Whether a single mark behind an s is a plural's, since another one closes later."""
    place, mark = marks[number]
    if _PARTNERS[mark] != _SINGLE or text[place - 1] not in "sS":
        return False
    if not text[place + 1 : place + 3].strip(" ").isalnum():
        return False
    for later, each in marks[number + 1 : number + 1 + _AHEAD]:
        before, behind = text[later - 1], text[later + 1 : later + 2]
        if each == "‘" or _PARTNERS[each] != _SINGLE:
            return False
        if not _within(before, behind) and not before.isspace():
            return True
    return False
