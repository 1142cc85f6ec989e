"""Dyads over time: as a table in words, and what stands in their picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.gather.dossier.dyads import Balance, Dyad, Timeline
from standoff.gather.dossier.periods import UNITS, taken_together
from standoff.report.pictures.letters import ELLIPSIS
from standoff.report.wording import phrases
from standoff.report.wording.gather.passages import MOST, filled, more, shown
from standoff.report.wording.pictures import Words

NONE = "no acts between two parties that are known"
UNDATED = "undated"
ARROW = " → "
BALANCE, ACTS = "balance", "acts"
COOPERATION = "cooperation: a balance above zero"
CONFLICT = "conflict: a balance below zero"
EVEN = "acts that balance"
NAMES = 30  # characters of a dyad, at the most


# ---------------------------------------------------------------- in words


def lines(found: Timeline, width: int) -> Iterator[str]:
    """A row for each dyad, a column for each period that fits, those without a date apart."""
    if not found.dyads:
        yield NONE
    else:
        yield from filled(_title(found), width, "")
        yield from _table(found, width)
        yield from more(len(found.dyads) - MOST, "dyad")
    yield from filled(_left_out(found), width, "")


def _title(found: Timeline) -> str:
    return (
        f"{phrases.count(len(found.dyads), 'dyad')} in {phrases.count(found.documents, 'document')}"
        ": Goldstein balance by the date of the document, from conflict (-) to cooperation (+)"
    )


def _table(found: Timeline, width: int) -> Iterator[str]:
    dyads = found.dyads[:MOST]
    columns = [
        [BALANCE, *(_signed(each.total) for each in dyads)],
        [ACTS, *(f"{each.total.acts:,}" for each in dyads)],
    ]
    if any("" in each.days for each in dyads):
        columns.insert(0, [UNDATED, *(_cell(each.days.get("")) for each in dyads)])
    names = ["", *map(_label, dyads)]
    wide = max(map(len, names))
    columns = _dated(dyads, width - wide - sum(map(_wide, columns))) + columns
    names = [f"{name:<{wide}}" for name in names]
    aligned = [[f"{cell:>{_wide(column)}}" for cell in column] for column in columns]
    yield from map("".join, zip(names, *aligned, strict=True))


def _dated(dyads: Sequence[Dyad], room: int) -> list[list[str]]:
    """A column for each of the shortest periods that have room; else the last of the longest."""
    columns: list[list[str]] = []
    for unit in UNITS:
        rows = [taken_together(each.days, unit) for each in dyads]
        periods = sorted({period for row in rows for period in row})
        columns = [[each.label, *(_cell(row.get(each)) for row in rows)] for each in periods]
        if sum(map(_wide, columns)) <= room:
            break
    while columns and sum(map(_wide, columns)) > room:
        columns = columns[1:]
    return columns


def _wide(column: Sequence[str]) -> int:
    return max(map(len, column)) + 2


def _label(dyad: Dyad) -> str:
    """Who acts towards whom; where there is no room for both, some of each."""
    source, target, room = shown(dyad.source), shown(dyad.target), NAMES - len(ARROW)
    one = _cut(source, max(room // 2, room - len(target)))
    return f"{one}{ARROW}{_cut(target, room - len(one))}"


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + ELLIPSIS


def _cell(balance: Balance | None) -> str:
    return "·" if balance is None else _signed(balance)


def _signed(balance: Balance) -> str:
    return f"{round(balance.goldstein, 1) + 0:+,.1f}" if round(balance.goldstein, 1) else "0.0"


def _left_out(found: Timeline) -> str:
    """What is counted, and what is not."""
    told = "An act counts once in a document, and only if it is reported, claimed or ongoing."
    left = []
    if found.unreal:
        left.append(f"{phrases.count(found.unreal, 'act')} of another status")
    if found.alone:
        left.append(f"{phrases.count(found.alone, 'act')} without two different parties")
    return f"{told} Left out: {phrases.listed(left)}." if left else told


def name(dyad: Dyad) -> str:
    """Who acts towards whom."""
    return f"{shown(dyad.source)}{ARROW}{shown(dyad.target)}"


# ---------------------------------------------------------------- in a picture


def picture(found: Timeline, drawn: int, highest: float) -> Words:
    """What the picture is, how it is read, and what it shows for those who cannot see it."""
    number = len(found.dyads)
    title = "Who acts towards whom, and how"
    of = f"the {drawn} with most acts of {number:,} dyads" if drawn < number else ""
    told = of or phrases.count(number, "dyad")
    note = (
        f"{told[0].upper()}{told[1:]} in {phrases.count(found.documents, 'document')}, by the "
        "dates of the documents. A bar shows the Goldstein balance: the sum of the scores of "
        "acts, each from -10 (conflict) to 10 (cooperation); the longest bar stands for "
        f"{abs(highest):,.1f}. {_left_out(found)}"
    )
    rows = (
        f"{name(each)}: {_signed(each.total)} in {phrases.count(each.total.acts, 'act')}"
        for each in found.dyads[:drawn]
    )
    return Words(title, note, "; ".join(rows))


def total(dyad: Dyad) -> str:
    """A dyad's balance and its acts, at the end of its row."""
    return f"{_signed(dyad.total)} in {phrases.count(dyad.total.acts, 'act')}"


def bar(dyad: Dyad, period: str, balance: Balance) -> str:
    """What a bar stands for, for whom points at it."""
    acts = phrases.count(balance.acts, "act")
    return f"{name(dyad)}, {period or UNDATED}: {_signed(balance)} in {acts}"
