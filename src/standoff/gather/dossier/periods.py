"""Days taken together: by month, quarter, year, decade or century."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from standoff.gather.dossier.dyads import NOTHING, Balance


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from the first to the last of ``label``, by their ordinals, ``end`` excluded."""

    start: int
    end: int
    label: str


Unit = Callable[[date], Period]


def day(of: date) -> Period:
    """That day."""
    return Period(of.toordinal(), of.toordinal() + 1, of.isoformat())


def month(of: date) -> Period:
    """Its month."""
    start = of.replace(day=1)
    end = date(of.year + of.month // 12, of.month % 12 + 1, 1) if of.year < date.max.year else None
    return Period(start.toordinal(), _or_last(end), of.isoformat()[:7])


def quarter(of: date) -> Period:
    """Its quarter."""
    first = (of.month - 1) // 3 * 3 + 1
    start, end = month(of.replace(month=first, day=1)), month(of.replace(month=first + 2, day=1))
    return Period(start.start, end.end, f"{of.year:04}-Q{first // 3 + 1}")


def year(of: date) -> Period:
    """Its year."""
    return _years(of, 1, f"{of.year:04}")


def decade(of: date) -> Period:
    """Its decade."""
    return _years(of, 10, f"{of.year // 10 * 10:04}s")


def century(of: date) -> Period:
    """A hundred years."""
    first = of.year // 100 * 100
    return _years(of, 100, f"{first:04}-{first + 99:04}")


UNITS: tuple[Unit, ...] = (day, month, quarter, year, decade, century)
"""What days can be taken together by, shortest first."""


def _years(of: date, many: int, label: str) -> Period:
    first = max(of.year // many * many, 1)
    end = of.year // many * many + many
    start = date(first, 1, 1).toordinal()
    return Period(start, _or_last(date(end, 1, 1) if end <= date.max.year else None), label)


def _or_last(day: date | None) -> int:
    return day.toordinal() if day else date.max.toordinal() + 1


def taken_together(days: Mapping[str, Balance], by: Unit) -> dict[Period, Balance]:
    """The balance of each period in which there is something; undated days are left out."""
    found: dict[Period, Balance] = {}
    for each, balance in days.items():
        if each:
            period = by(date.fromisoformat(each))
            found[period] = found.get(period, NOTHING) + balance
    return found
