"""In how many readings each finding holds: a bar for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from standoff.answers.answer import Answer, Found
from standoff.report.pictures import signs, svg
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.sheet import MARGIN, Drawn, LegendEntry, picture_sheet
from standoff.report.pictures.svg import PLAIN, SMALL, STRONG
from standoff.report.subject import Subject
from standoff.report.wording import pictures as words

ROW = 22.0

_NAME, _SIGN, _BAR, _COUNT = 330.0, 26.0, 260.0, 120.0
_HOLDS, _MISSING = "#3a6ea5", "#b8b8b8"


def draw_readings(subject: Subject) -> str | None:
    """The bars; None without a question, or where the file leaves no judgement open."""
    answer = subject.answer
    if answer is None or answer.total == 1:
        return None
    width = 2 * MARGIN + _NAME + _SIGN + _BAR + _COUNT
    heading = words.readings(answer)
    return picture_sheet(
        "readings",
        heading,
        lambda top: _readings_body(answer, top),
        _readings_legend(answer),
        width,
    )


def _readings_body(answer: Answer, top: float) -> Drawn:
    groups: dict[str, list[Found]] = {}
    for found in answer.found:
        groups.setdefault(words.group(found, answer), []).append(found)
    drawn, y = [], top
    for name, members in groups.items():
        drawn.append(svg.text((MARGIN, y + 14), name, STRONG, _NAME + _SIGN + _BAR))
        y += ROW
        for found in members:
            row, high = _finding_row(answer, found, y)
            drawn.append(row)
            y += high
        y += 8
    return svg.join_elements(drawn), y - top - 8


def _finding_row(answer: Answer, found: Found, top: float) -> Drawn:
    left = MARGIN + _NAME + _SIGN
    values = {True: 1, False: 0, None: -1}
    short, full = words.finding(found, answer)
    name, high = svg.text_block((MARGIN + 10, top + 15), short, PLAIN, _NAME - 16, 2, full=full)
    parts = [
        signs.verdict_sign(values[found.base], (left - 16, top + 11)),
        *_count_bars(answer, found, (left, top + 4)),
        svg.text((left + _BAR + 10, top + 15), words.count_of(found, answer), SMALL, _COUNT - 10),
    ]
    return name + svg.titled_group(full, *parts), max(ROW, high + 6)


def _count_bars(answer: Answer, found: Found, at: svg.Point) -> Iterator[str]:
    holds, missing = (count / answer.total * _BAR for count in (found.holds, found.missing))
    yield svg.rect(at, (_BAR, 14), fill=svg.PAPER, stroke="#8c8c8c", stroke_width=1)
    if holds:
        yield svg.rect(at, (holds, 14), fill=_HOLDS)
    if missing:
        yield svg.rect((at[0] + _BAR - missing, at[1]), (missing, 14), fill=_MISSING)


def _readings_legend(answer: Answer) -> Iterator[LegendEntry]:
    yield LegendEntry(partial(_bar_sample, _HOLDS), words.HOLDS_IN)
    yield LegendEntry(partial(_bar_sample, svg.PAPER), words.FAILS_IN)
    if any(found.missing for found in answer.found):
        yield LegendEntry(partial(_bar_sample, _MISSING), words.MISSING_IN)
    bases = {found.base for found in answer.found}
    for base, value in ((True, 1), (False, 0), (None, -1)):
        if base in bases:
            said = words.AS_WRITTEN[value]
            yield LegendEntry(partial(signs.verdict_sign, value), said)


def _bar_sample(fill: str, at: svg.Point) -> str:
    corner = at[0] - 14, at[1] - 6
    return svg.rect(corner, (28, 12), fill=fill, stroke="#8c8c8c", stroke_width=1)


PICTURE = Picture("readings", draw_readings)
