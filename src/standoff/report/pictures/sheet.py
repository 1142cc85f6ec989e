"""The sheet that a picture is drawn on: its title, how to read it, its legend, its ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from standoff.report.pictures import letters
from standoff.report.pictures.letters import Face
from standoff.report.pictures.svg import (
    PAPER,
    PLAIN,
    SMALL,
    Point,
    join_elements,
    rect,
    rule,
    tag,
    text,
    text_block,
)
from standoff.report.wording.pictures import Words

MARGIN = 16.0
LEAST = 560.0  # pixels; narrower pictures leave no room for their words

_TITLE = Face(size=16, bold=True)
_SAMPLE = 40.0

Drawn = tuple[str, float]
"""Elements, and how high they are."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of a legend: ``sample`` draws around a point, in 32 by 12 pixels."""

    sample: Callable[[Point], str]
    words: str


def line_sample(**looks: object) -> Callable[[Point], str]:
    """For a legend: a short line that looks like those in the picture."""
    return lambda at: rule((at[0] - 15, at[1]), (at[0] + 15, at[1]), **looks)


def picture_sheet(
    key: str,
    words: Words,
    body: Callable[[float], Drawn],
    legend: Iterable[LegendEntry],
    width: float,
) -> str:
    """The whole ``<svg>``; ``body`` draws from a height on, between the margins."""
    width = max(width, LEAST)
    head, top = _sheet_head(words, width)
    middle, high = body(top)
    foot, low = _drawn_legend(legend, top + high + 14, width)
    height = round(top + high + 14 + low + MARGIN)
    return tag(
        "svg",
        "\n",
        tag("title", escape(letters.plain_line(words.title)), id=f"{key}-title"),
        tag("desc", escape(letters.plain_line(words.description)), id=f"{key}-desc"),
        join_elements([rect((0, 0), (round(width), height), fill=PAPER), head, middle, foot]),
        "\n",
        xmlns="http://www.w3.org/2000/svg",
        id=f"{key}-picture",
        role="img",
        aria_labelledby=f"{key}-title {key}-desc",
        viewBox=f"0 0 {round(width)} {height}",
        width=round(width),
        font_family="sans-serif",
    )


def _sheet_head(words: Words, width: float) -> Drawn:
    room = width - 2 * MARGIN
    title, high = text_block((MARGIN, MARGIN + 14), words.title, _TITLE, room, 2)
    note, low = text_block((MARGIN, MARGIN + 12 + high), words.note, SMALL, room, 9)
    return title + note, MARGIN + high + low + 12


def _drawn_legend(entries: Iterable[LegendEntry], top: float, width: float) -> Drawn:
    """Entries beside one another as long as they fit; a long one over several lines."""
    drawn, x, y, low = [], MARGIN, top, 0.0
    for entry in entries:
        wide = min(_SAMPLE + letters.text_width(entry.words, SMALL) + 20, width - 2 * MARGIN)
        if x + wide > width - MARGIN + 1:
            x, y, low = MARGIN, y + low, 0.0
        room = width - MARGIN - x - _SAMPLE
        words, high = text_block((x + _SAMPLE, y + 12), entry.words, SMALL, room, 4)
        drawn.append(entry.sample((x + 16, y + 8)) + words)
        x, low = x + wide, max(low, high + 5)
    return join_elements(drawn), y + low - top


def explained_words(rows: Iterable[tuple[str, str]], top: float, width: float) -> Drawn:
    """Short words and what they stand for, one pair a line; short ones in bold."""
    drawn, y = [], top
    for short, long in rows:
        drawn.append(text((MARGIN, y + 12), short, Face(size=11, bold=True), 110))
        words, high = text_block((MARGIN + 120, y + 12), long, SMALL, width - 2 * MARGIN - 120, 2)
        drawn.append(words)
        y += max(high, PLAIN.size * 1.3) + 2
    return join_elements(drawn), y - top
