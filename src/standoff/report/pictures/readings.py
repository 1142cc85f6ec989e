"""In how many readings each finding holds: a bar for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from standoff.answers.answer import Answer, Found
from standoff.report.pictures import ink, signs
from standoff.report.pictures.ink import PLAIN, SMALL, STRONG
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.sheet import MARGIN, Drawn, Entry, sheet
from standoff.report.subject import Subject
from standoff.report.wording import pictures as words

ROW = 22.0

_NAME, _SIGN, _BAR, _COUNT = 330.0, 26.0, 260.0, 120.0
_HOLDS, _MISSING = "#3a6ea5", "#b8b8b8"


def draw(subject: Subject) -> str | None:
    """The bars; None without a question, or where the file leaves no judgement open."""
    answer = subject.answer
    if answer is None or answer.total == 1:
        return None
    width = 2 * MARGIN + _NAME + _SIGN + _BAR + _COUNT
    told = words.readings(answer)
    return sheet("readings", told, lambda top: _body(answer, top), _legend(answer), width)


def _body(answer: Answer, top: float) -> Drawn:
    drawn, y, group = [], top, ""
    for found in answer.found:
        if (name := words.group(found, answer)) != group:
            group, y = name, y + (8 if group else 0)
            drawn.append(ink.text((MARGIN, y + 14), name, STRONG, _NAME + _SIGN + _BAR))
            y += ROW
        drawn.append(_row(answer, found, y))
        y += ROW
    return ink.join(drawn), y - top


def _row(answer: Answer, found: Found, top: float) -> str:
    left = MARGIN + _NAME + _SIGN
    values = {True: 1, False: 0, None: -1}
    shares = [count / answer.total * _BAR for count in (found.holds, found.missing)]
    name, full = words.finding(found, answer)
    parts = [
        ink.text((MARGIN + 10, top + 15), name, PLAIN, _NAME - 16),
        signs.verdict(values[found.base], (left - 16, top + 11)),
        ink.rect((left, top + 4), (_BAR, 14), fill=ink.PAPER, stroke="#8c8c8c", stroke_width=1),
    ]
    if shares[0]:
        parts.append(ink.rect((left, top + 4), (shares[0], 14), fill=_HOLDS))
    if shares[1]:
        start = left + _BAR - shares[1]
        parts.append(ink.rect((start, top + 4), (shares[1], 14), fill=_MISSING))
    count = words.count_of(found, answer)
    parts.append(ink.text((left + _BAR + 10, top + 15), count, SMALL, _COUNT - 10))
    return ink.titled(full, *parts)


def _legend(answer: Answer) -> Iterator[Entry]:
    yield Entry(partial(_bar, _HOLDS), words.HOLDS_IN)
    yield Entry(partial(_bar, ink.PAPER), words.FAILS_IN)
    if any(found.missing for found in answer.found):
        yield Entry(partial(_bar, _MISSING), words.MISSING_IN)
    for value, said in words.AS_WRITTEN.items():
        yield Entry(partial(signs.verdict, value), said)


def _bar(fill: str, at: ink.Point) -> str:
    corner = at[0] - 14, at[1] - 6
    return ink.rect(corner, (28, 12), fill=fill, stroke="#8c8c8c", stroke_width=1)


PICTURE = Picture("readings", draw)
