"""What a finding depends on: its exact minimal condition, and each judgement's influence.

A *literal* is a set of answers to one judgement; a *term* is literals joined by "and"; a
condition is terms joined by "or". Of all conditions that are exact on every reading the
one with the fewest terms is taken, then the one with the fewest literals; ties go by the
order of the file.

The minimal condition of a function of many-valued variables is a cover of the readings in
which it holds by prime implicants: boxes of answers that cannot be widened (McCluskey 1956,
for variables of more than two values). They are read off a decision diagram, whose levels are
the judgements: whatever has a short condition has a narrow one, however many judgements there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import count
from math import prod
from operator import and_

import numpy as np
import numpy.typing as npt

Truth = npt.NDArray[np.bool_]
Literal = tuple[int, tuple[int, ...]]
"""A judgement and the answers to it that are allowed, by number."""

MOST_TERMS = 4
MOST_TABLES = 168  # monotone functions of four variables (Dedekind 1897)
MOST_PRIMES = 15  # of four terms, where every judgement has two answers (Chandra & Markowsky 1978)
MOST_PRIMES_OF_MANY = 2**12  # where some judgement has more
MOST_ROWS = 2**15
MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Condition:
    """Terms of literals ``(judgement, answers)``, by their numbers.

    No terms: never; one term without literals: always.
    """

    terms: tuple[tuple[Literal, ...], ...]

    def holds(self, reading: Sequence[int]) -> bool:
        """Whether a reading, as answer numbers, meets it."""
        return any(all(reading[j] in answers for j, answers in term) for term in self.terms)


class NoCondition(StrEnum):
    """Why a finding has no condition."""

    LONG = "long"
    """Every exact one has more than four terms."""
    GIVEN_UP = "given_up"
    """The search grew too large: there may be a short one."""
    SAMPLED = "sampled"
    """Readings were drawn: what holds in the others is not known."""


def influences(values: npt.NDArray[np.int8], sizes: Sequence[int]) -> list[float]:
    """For each judgement: in what share of readings another answer to it flips the finding.

    ``values`` has one entry per reading, in the order of the file; ``sizes`` is the number
    of answers to each judgement.
    """
    table = values.reshape(tuple(sizes))
    return [
        float((table.max(axis=axis) != table.min(axis=axis)).mean()) for axis in range(len(sizes))
    ]


def condition(holds: Truth, sizes: Sequence[int]) -> Condition | NoCondition:
    """The exact minimal condition of a finding, or why it has none that is short.

    ``holds`` has one entry per reading, in the order of the file.
    """
    table = int.from_bytes(np.packbits(holds, bitorder="little").tobytes(), "little")
    if not table:
        return Condition(())
    try:
        terms = sorted(_term(box, sizes) for box in _primes(table, sizes))
        terms.sort(key=len)
        cover = _cheapest(terms, _rows(terms, sizes))
    except _Stop as stop:
        return stop.reason
    return Condition(tuple(terms[n] for n in cover))


class _Stop(Exception):  # noqa: N818, it is no error
    """There is no condition to be found."""

    def __init__(self, reason: NoCondition) -> None:
        self.reason = reason


# ---------------------------------------------------------------- prime implicants


Table = int
"""Some readings, as bits: that with the number n is bit n."""
Parts = dict[Table, int]
"""What is left of a table where the next judgement has all of some answers: these, as bits."""
Box = int
"""The answers that are allowed, as bits: those to the last judgement lowest."""


def _primes(table: Table, sizes: Sequence[int]) -> list[Box]:
    """All maximal boxes of answers inside a table.

    A box over what is left is maximal for every set of answers that leaves it maximal; the
    largest of them, their union, makes a maximal box with it.
    """
    most = MOST_PRIMES if max(sizes, default=2) <= 2 else MOST_PRIMES_OF_MANY
    reason = NoCondition.LONG if most == MOST_PRIMES else NoCondition.GIVEN_UP
    primes: dict[Table, list[Box]] = {1: [0]}
    width = 0
    for size, level in zip(reversed(sizes), reversed(_diagram(table, sizes)), strict=True):
        longer = {}
        for each, parts in level.items():
            answers: dict[Box, int] = {}
            for part, some in parts.items():
                for box in primes[part]:
                    answers[box] = answers.get(box, 0) | some
            # Every prime of a part is the end of a prime of the whole.
            if len(answers) > most:
                raise _Stop(reason)
            longer[each] = [some << width | box for box, some in answers.items()]
        primes, width = longer, width + size
    return primes[table]


def _diagram(table: Table, sizes: Sequence[int]) -> list[dict[Table, Parts]]:
    """For each judgement the tables that answers to those before it leave, and their parts.

    What is left where all of some answers are allowed is a monotone function of what is left of
    a condition's terms: with but four of them there are no more tables than such functions.
    """
    levels, here, readings = [], {table}, prod(sizes)
    for size in sizes:
        readings //= size
        level = {each: _parts(each, size, readings) for each in here}
        here = {part for parts in level.values() for part in parts}
        _few(here)
        levels.append(level)
    return levels


def _parts(table: Table, size: int, readings: int) -> Parts:
    """What every set of answers to the next judgement leaves; the largest set for each part."""
    parts: Parts = {}
    for answer in range(size):
        left = table >> answer * readings & (1 << readings) - 1
        for part, some in [(left, 0), *((part & left, some) for part, some in parts.items())]:
            if part:
                parts[part] = parts.get(part, 0) | some | 1 << answer
        _few(parts)
    return parts


def _few(tables: Collection[Table]) -> None:
    if len(tables) > MOST_TABLES:
        raise _Stop(NoCondition.LONG)


def _term(box: Box, sizes: Sequence[int]) -> tuple[Literal, ...]:
    literals = []
    for judgement, size in reversed([*enumerate(sizes)]):
        answers = tuple(answer for answer in range(size) if box >> answer & 1)
        if len(answers) < size:
            literals.append((judgement, answers))
        box >>= size
    return tuple(reversed(literals))


# ---------------------------------------------------------------- the smallest cover


Primes = int
"""Some primes, as bits."""


def _rows(terms: Sequence[tuple[Literal, ...]], sizes: Sequence[int]) -> set[Primes]:
    """The primes over each reading; readings under the same ones count once."""
    rows = {(1 << len(terms)) - 1}
    for judgement, size in enumerate(sizes):
        said = [dict(term).get(judgement, range(size)) for term in terms]
        allowing = [
            sum(1 << n for n, answers in enumerate(said) if answer in answers)
            for answer in range(size)
        ]
        rows = {row & some for row in rows for some in allowing} - {0}
        if len(rows) > MOST_ROWS:
            raise _Stop(NoCondition.GIVEN_UP)
    return rows


def _cheapest(terms: Sequence[tuple[Literal, ...]], rows: set[Primes]) -> list[int]:
    """The numbers of the primes that make the minimal cover; they stand in the order of ties."""
    steps = count(1)
    for number in range(1, MOST_TERMS + 1):
        covers = (_numbers(cover) for cover in _covers(rows, number, steps))
        if cheapest := min(covers, key=lambda c: (sum(len(terms[n]) for n in c), c), default=None):
            return cheapest
    raise _Stop(NoCondition.LONG)


def _covers(rows: set[Primes], number: int, steps: Iterator[int]) -> Iterator[Primes]:
    """Every choice of so many primes that has one of each row, where fewer have not."""
    if next(steps) > MOST_STEPS:
        raise _Stop(NoCondition.GIVEN_UP)
    if number == 1:
        yield from _each(reduce(and_, rows))
        return
    for prime in _each(min(rows, key=int.bit_count)):
        left = {row for row in rows if not row & prime}
        yield from (prime | others for others in _covers(left, number - 1, steps))


def _each(primes: Primes) -> Iterator[Primes]:
    while primes:
        prime = primes & -primes
        yield prime
        primes ^= prime


def _numbers(primes: Primes) -> list[int]:
    return [prime.bit_length() - 1 for prime in _each(primes)]
