"""Dyads over time: a row for each, bars down for conflict and up for cooperation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from standoff.gather.dossier import periods
from standoff.gather.dossier.dyads import Balance, Dyad, Timeline
from standoff.gather.dossier.periods import Period, Unit
from standoff.report.pictures import ink, letters, palette
from standoff.report.pictures.ink import PLAIN, SMALL, Point
from standoff.report.pictures.letters import Face
from standoff.report.pictures.sheet import MARGIN, Drawn, Entry, sheet
from standoff.report.wording.gather import timeline as words

MOST_ROWS = 30  # dyads that are drawn
MOST_BARS = 130  # periods beside one another
PLOT = 560.0
ROW = 46.0
HEAD = 26.0

_NAMES = (90.0, 230.0)
_BAR = 34.0  # highest, up and down together
_LEAST, _WIDEST = 2.0, 22.0  # of a bar that shows
_COOPERATION, _CONFLICT = palette.colour(2), palette.colour(1)
_AXIS = Face(size=11, fill=ink.GREY)
_GAP = 14.0


@dataclass(frozen=True)
class Chart:
    """Where everything stands."""

    timeline: Timeline

    @cached_property
    def dyads(self) -> tuple[Dyad, ...]:
        return self.timeline.dyads[:MOST_ROWS]

    @cached_property
    def unit(self) -> Unit:
        """The shortest unit that leaves bars wide enough to be seen."""
        days = sorted({day for each in self.dyads for day in each.days if day})
        for unit in periods.UNITS:
            if not days or _many(days[0], days[-1], unit) <= MOST_BARS:
                return unit
        return periods.century

    @cached_property
    def bars(self) -> list[dict[Period, Balance]]:
        return [periods.taken_together(each.days, self.unit) for each in self.dyads]

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first and the last day of the axis."""
        found = [period for row in self.bars for period in row]
        return min(each.start for each in found), max(each.end for each in found)

    @property
    def dated(self) -> bool:
        return any(self.bars)

    @property
    def undated(self) -> bool:
        return any("" in each.days for each in self.dyads)

    @cached_property
    def left(self) -> float:
        """Where the bars begin."""
        widest = max(letters.width(words.name(each), PLAIN) for each in self.dyads)
        return MARGIN + min(max(widest, _NAMES[0]), _NAMES[1]) + _GAP

    @property
    def apart(self) -> float:
        """Where the bar of undated documents stands."""
        return self.left + (PLOT + _GAP if self.dated else 0)

    @cached_property
    def end(self) -> float:
        """Where the sums stand."""
        return self.apart + (letters.width(words.UNDATED, _AXIS) + _GAP if self.undated else 0)

    @cached_property
    def width(self) -> float:
        widest = max(letters.width(words.total(each), SMALL) for each in self.dyads)
        return self.end + widest + MARGIN

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The highest and the lowest balance of a bar, both counted from zero."""
        rows = [[*bars.values()] for bars in self.bars]
        rows += [[each.days[""]] for each in self.dyads if "" in each.days]
        values = [each.goldstein for row in rows for each in row]
        return max(0.0, *values), max(0.0, *(-each for each in values))

    @property
    def zero(self) -> float:
        """How far below the top of a row its zero is."""
        up, down = self.extent
        return 6 + _BAR * (up / (up + down) if up + down else 0.5)

    def high(self, balance: float) -> float:
        up, down = self.extent
        return max(abs(balance) / (up + down) * _BAR, _LEAST)

    def x(self, day: int) -> float:
        first, last = self.span
        return self.left + PLOT * (day - first) / (last - first)


def _many(first: str, last: str, unit: Unit) -> float:
    """How many units there are between two days."""
    one, other = (unit(date.fromisoformat(each)) for each in (first, last))
    return (other.end - one.start) / (one.end - one.start)


def draw(timeline: Timeline) -> str | None:
    """The picture; None where there is no dyad."""
    if not timeline.dyads:
        return None
    chart = Chart(timeline)
    told = words.picture(timeline, len(chart.dyads), max(chart.extent))
    return sheet("timeline", told, lambda top: _body(chart, top), _legend(), chart.width)


def _body(chart: Chart, top: float) -> Drawn:
    high = HEAD + ROW * len(chart.dyads)
    rows = (_row(chart, n, top + HEAD + ROW * n) for n in range(len(chart.dyads)))
    return ink.join([*_axis(chart, top, high), *rows]), high


def _axis(chart: Chart, top: float, high: float) -> Iterator[str]:
    """Lines and labels where periods begin, as many as have room."""
    free = 0.0
    for day, label in _ticks(chart) if chart.dated else ():
        x = chart.x(day)
        end = x + 3 + letters.width(label, _AXIS)
        if x >= free and end <= chart.left + PLOT:
            yield ink.rule((x, top), (x, top + high))
            yield ink.text((x + 3, top + 11), label, _AXIS)
            free = end + _GAP
    if chart.undated:
        yield ink.text((chart.apart, top + 11), words.UNDATED, _AXIS)


def _ticks(chart: Chart) -> Iterator[tuple[int, str]]:
    """The beginnings of the longest unit of which several begin here."""
    first, last = chart.span
    for unit in reversed(periods.UNITS):
        found = list(_starts(unit, first, last))
        if len(found) > 2:
            yield from found
            return
    yield from _starts(chart.unit, first, last)


def _starts(unit: Unit, first: int, last: int) -> Iterator[tuple[int, str]]:
    day = first
    while day < last:
        period = unit(date.fromordinal(day))
        if period.start >= first:
            yield period.start, period.label
        day = period.end


def _row(chart: Chart, number: int, top: float) -> str:
    dyad, zero = chart.dyads[number], top + chart.zero
    drawn = [
        ink.rule((MARGIN, top), (chart.width - MARGIN, top)),
        _name(dyad, (MARGIN, top + ROW / 2 + 4), chart.left - MARGIN - _GAP),
        ink.text((chart.end, top + ROW / 2 + 4), words.total(dyad), SMALL),
    ]
    if chart.dated:
        drawn.append(ink.rule((chart.left, zero), (chart.left + PLOT, zero), stroke=ink.GREY))
    for period, balance in chart.bars[number].items():
        start, end = chart.x(period.start), chart.x(period.end)
        wide = min(max(end - start - 1, _LEAST), _WIDEST)
        bar = _bar(chart, ((start + end) / 2, zero), wide, balance)
        drawn.append(ink.titled(words.bar(dyad, period.label, balance), bar))
    if "" in dyad.days:
        bar = _bar(chart, (chart.apart + 24, zero), _WIDEST, dyad.days[""])
        drawn.append(ink.titled(words.bar(dyad, "", dyad.days[""]), bar))
    return ink.join(drawn)


def _name(dyad: Dyad, at: Point, room: float) -> str:
    """Who acts towards whom; where there is no room for both, some of each."""
    whole = words.name(dyad)
    if letters.width(whole, PLAIN) <= room:
        return ink.text(at, whole, PLAIN)
    half = (room - letters.width(words.ARROW, PLAIN)) / 2
    cut = (letters.clipped(each, half, PLAIN) for each in (dyad.source, dyad.target))
    return ink.titled(whole, ink.text(at, words.ARROW.join(cut), PLAIN, room))


def _bar(chart: Chart, at: Point, wide: float, balance: Balance) -> str:
    """Up or down from zero; a disc where acts add up to nothing."""
    x, y = at
    value = round(balance.goldstein, 1)
    if not value:
        return ink.disc(at, 2.5, fill=ink.INK)
    high = chart.high(value)
    top = y - high if value > 0 else y
    fill = _COOPERATION if value > 0 else _CONFLICT
    return ink.rect((x - wide / 2, top), (wide, high), fill=fill)


def _legend() -> Iterator[Entry]:
    yield Entry(lambda at: _sample(at, _COOPERATION, -8), words.COOPERATION)
    yield Entry(lambda at: _sample(at, _CONFLICT, 0), words.CONFLICT)
    yield Entry(lambda at: ink.disc(at, 2.5, fill=ink.INK), words.EVEN)


def _sample(at: Point, fill: str, rise: float) -> str:
    x, y = at
    line = ink.rule((x - 15, y), (x + 15, y), stroke=ink.GREY)
    return line + ink.rect((x - 4, y + rise), (8, 8), fill=fill)
