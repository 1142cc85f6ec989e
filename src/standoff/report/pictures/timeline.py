"""Dyads over time: a row for each, bars down for conflict and up for cooperation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from standoff.gather.dossier import periods
from standoff.gather.dossier.dyads import Balance, Dyad, Timeline
from standoff.gather.dossier.periods import Period, Unit
from standoff.report.pictures import letters, palette, svg
from standoff.report.pictures.letters import Face
from standoff.report.pictures.sheet import MARGIN, Drawn, LegendEntry, picture_sheet
from standoff.report.pictures.svg import PLAIN, SMALL, Point
from standoff.report.wording.gather import timeline as words

MOST_ROWS = 30  # dyads that are drawn
MOST_BARS = 130  # periods beside one another
PLOT = 560.0
ROW = 46.0
HEAD = 26.0

_NAMES = (90.0, 230.0)
_BAR = 34.0  # highest, up and down together
_LEAST, _WIDEST = 2.0, 22.0  # of a bar that shows
_COOPERATION, _CONFLICT = palette.side_colour(2), palette.side_colour(1)
_AXIS = Face(size=11, fill=svg.GREY)
_GAP = 14.0


@dataclass(frozen=True)
class TimelineChart:
    """Where everything stands."""

    timeline: Timeline

    @cached_property
    def shown_dyads(self) -> tuple[Dyad, ...]:
        return self.timeline.dyads[:MOST_ROWS]

    @cached_property
    def period_unit(self) -> Unit:
        """The shortest unit that leaves bars wide enough to be seen."""
        days = sorted({day for each in self.shown_dyads for day in each.days if day})
        for unit in periods.UNITS:
            if not days or _units_between(days[0], days[-1], unit) <= MOST_BARS:
                return unit
        return periods.century

    @cached_property
    def balances_by_period(self) -> list[dict[Period, Balance]]:
        return [periods.taken_together(each.days, self.period_unit) for each in self.shown_dyads]

    @cached_property
    def day_span(self) -> tuple[int, int]:
        """The first and the last day of the axis."""
        found = [period for row in self.balances_by_period for period in row]
        return min(each.start for each in found), max(each.end for each in found)

    @property
    def has_dated(self) -> bool:
        return any(self.balances_by_period)

    @property
    def has_undated(self) -> bool:
        return any("" in each.days for each in self.shown_dyads)

    @cached_property
    def bars_left(self) -> float:
        """Where the bars begin."""
        widest = max(letters.text_width(words.name(each), PLAIN) for each in self.shown_dyads)
        return MARGIN + min(max(widest, _NAMES[0]), _NAMES[1]) + _GAP

    @property
    def undated_left(self) -> float:
        """Where the bar of undated documents stands."""
        return self.bars_left + (PLOT + _GAP if self.has_dated else 0)

    @cached_property
    def sums_left(self) -> float:
        """Where the sums stand."""
        return self.undated_left + (
            letters.text_width(words.UNDATED, _AXIS) + _GAP if self.has_undated else 0
        )

    @cached_property
    def width(self) -> float:
        widest = max(letters.text_width(words.total(each), SMALL) for each in self.shown_dyads)
        return self.sums_left + widest + MARGIN

    @cached_property
    def balance_extent(self) -> tuple[float, float]:
        """The highest and the lowest balance of a bar, both counted from zero."""
        rows = [[*bars.values()] for bars in self.balances_by_period]
        rows += [[each.days[""]] for each in self.shown_dyads if "" in each.days]
        values = [each.goldstein for row in rows for each in row]
        return max(0.0, *values), max(0.0, *(-each for each in values))

    @property
    def zero_depth(self) -> float:
        """How far below the top of a row its zero is."""
        up, down = self.balance_extent
        return 6 + _BAR * (up / (up + down) if up + down else 0.5)

    def bar_height(self, balance: float) -> float:
        up, down = self.balance_extent
        return max(abs(balance) / (up + down) * _BAR, _LEAST)

    def day_x(self, day: int) -> float:
        first, last = self.day_span
        return self.bars_left + PLOT * (day - first) / (last - first)


def _units_between(first: str, last: str, unit: Unit) -> float:
    """How many units there are between two days."""
    one, other = (unit(date.fromisoformat(each)) for each in (first, last))
    return (other.end - one.start) / (one.end - one.start)


def draw_timeline(timeline: Timeline) -> str | None:
    """The picture; None where there is no dyad."""
    if not timeline.dyads:
        return None
    chart = TimelineChart(timeline)
    heading = words.picture(timeline, len(chart.shown_dyads), max(chart.balance_extent))
    return picture_sheet(
        "timeline", heading, lambda top: _timeline_body(chart, top), _timeline_legend(), chart.width
    )


def _timeline_body(chart: TimelineChart, top: float) -> Drawn:
    high = HEAD + ROW * len(chart.shown_dyads)
    rows = (_dyad_row(chart, n, top + HEAD + ROW * n) for n in range(len(chart.shown_dyads)))
    return svg.join_elements([*_time_axis(chart, top, high), *rows]), high


def _time_axis(chart: TimelineChart, top: float, high: float) -> Iterator[str]:
    """Lines and labels where periods begin, as many as have room."""
    free = 0.0
    for day, label in _axis_ticks(chart) if chart.has_dated else ():
        x = chart.day_x(day)
        end = x + 3 + letters.text_width(label, _AXIS)
        if x >= free and end <= chart.bars_left + PLOT:
            yield svg.rule((x, top), (x, top + high))
            yield svg.text((x + 3, top + 11), label, _AXIS)
            free = end + _GAP
    if chart.has_undated:
        yield svg.text((chart.undated_left, top + 11), words.UNDATED, _AXIS)


def _axis_ticks(chart: TimelineChart) -> Iterator[tuple[int, str]]:
    """The beginnings of the longest unit of which several begin here."""
    first, last = chart.day_span
    for unit in reversed(periods.UNITS):
        found = list(_period_starts(unit, first, last))
        if len(found) > 2:
            yield from found
            return
    yield from _period_starts(chart.period_unit, first, last)


def _period_starts(unit: Unit, first: int, last: int) -> Iterator[tuple[int, str]]:
    day = first
    while day < last:
        period = unit(date.fromordinal(day))
        if period.start >= first:
            yield period.start, period.label
        day = period.end


def _dyad_row(chart: TimelineChart, number: int, top: float) -> str:
    dyad, zero = chart.shown_dyads[number], top + chart.zero_depth
    drawn = [
        svg.rule((MARGIN, top), (chart.width - MARGIN, top)),
        _dyad_name(dyad, (MARGIN, top + ROW / 2 + 4), chart.bars_left - MARGIN - _GAP),
        svg.text((chart.sums_left, top + ROW / 2 + 4), words.total(dyad), SMALL),
    ]
    if chart.has_dated:
        drawn.append(
            svg.rule((chart.bars_left, zero), (chart.bars_left + PLOT, zero), stroke=svg.GREY)
        )
    for period, balance in chart.balances_by_period[number].items():
        start, end = chart.day_x(period.start), chart.day_x(period.end)
        wide = min(max(end - start - 1, _LEAST), _WIDEST)
        bar = _balance_bar(chart, ((start + end) / 2, zero), wide, balance)
        drawn.append(svg.titled_group(words.bar(dyad, period.label, balance), bar))
    if "" in dyad.days:
        bar = _balance_bar(chart, (chart.undated_left + 24, zero), _WIDEST, dyad.days[""])
        drawn.append(svg.titled_group(words.bar(dyad, "", dyad.days[""]), bar))
    return svg.join_elements(drawn)


def _dyad_name(dyad: Dyad, at: Point, room: float) -> str:
    """Who acts towards whom; where there is no room for both, some of each."""
    whole = words.name(dyad)
    if letters.text_width(whole, PLAIN) <= room:
        return svg.text(at, whole, PLAIN)
    half = (room - letters.text_width(words.ARROW, PLAIN)) / 2
    cut = (letters.clipped_text(each, half, PLAIN) for each in (dyad.source, dyad.target))
    return svg.titled_group(whole, svg.text(at, words.ARROW.join(cut), PLAIN, room))


def _balance_bar(chart: TimelineChart, at: Point, wide: float, balance: Balance) -> str:
    """Up or down from zero; a disc where acts add up to nothing."""
    x, y = at
    value = round(balance.goldstein, 1)
    if not value:
        return svg.disc(at, 2.5, fill=svg.INK)
    high = chart.bar_height(value)
    top = y - high if value > 0 else y
    fill = _COOPERATION if value > 0 else _CONFLICT
    return svg.rect((x - wide / 2, top), (wide, high), fill=fill)


def _timeline_legend() -> Iterator[LegendEntry]:
    yield LegendEntry(lambda at: _bar_sample(at, _COOPERATION, -8), words.COOPERATION)
    yield LegendEntry(lambda at: _bar_sample(at, _CONFLICT, 0), words.CONFLICT)
    yield LegendEntry(lambda at: svg.disc(at, 2.5, fill=svg.INK), words.EVEN)


def _bar_sample(at: Point, fill: str, rise: float) -> str:
    x, y = at
    line = svg.rule((x - 15, y), (x + 15, y), stroke=svg.GREY)
    return line + svg.rect((x - 4, y + rise), (8, 8), fill=fill)
