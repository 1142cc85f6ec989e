"""The cheapest conditions of a finding, and the influence of a judgement, by trying everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from tests.oracle_levers import Cell, subsets

Row = dict[str, str | bool | None]
"""A reading: an answer id per judgement, a cell per finding and claim."""

Term = Mapping[str, frozenset[str]]
"""A conjunction: to each judgement named, the answers it allows; the empty one is always true."""

Condition = tuple[Term, ...]
"""A disjunction of terms; the empty one is never true."""


def satisfies(condition: Condition, row: Row) -> bool:
    """Whether a reading meets a condition."""
    return any(all(row[key] in allowed for key, allowed in term.items()) for term in condition)


def cost(condition: Condition) -> tuple[int, int]:
    """Terms, then literals."""
    return len(condition), sum(map(len, condition))


def minimal_conditions(rows: Sequence[Row], column: str, value: Cell = True) -> list[Condition]:
    """Every cheapest disjunction of prime terms that is true exactly where the cell has the value.

    Columns with words are judgements. Other cheapest conditions may allow fewer answers within
    a literal where terms overlap: compare by `cost` and `satisfies`.
    """
    table = Table(rows, frozenset(n for n, row in enumerate(rows) if row[column] is value))
    for size in range(len(rows) + 1):
        found = list(_covers(table, table.on, size))
        if found:
            least = min(map(cost, found))
            return _without_twins(condition for condition in found if cost(condition) == least)
    raise AssertionError("the rows themselves are a condition")


def influence(rows: Sequence[Row], column: str) -> dict[str, float]:
    """Per judgement the share of readings where another answer to it alone changes the cell."""
    found: dict[str, float] = {}
    for key, answers in _answers(rows).items():
        rest = [other for other in _answers(rows) if other != key]
        by_place = {(tuple(row[r] for r in rest), row[key]): row[column] for row in rows}
        flips = sum(
            any(by_place[place, answer] != cell for answer in answers)
            for (place, _), cell in by_place.items()
        )
        found[key] = flips / len(rows)
    return found


def _answers(rows: Sequence[Row]) -> dict[str, list[str]]:
    """The answers to each judgement in the order in which they come up."""
    keys = [key for key, value in rows[0].items() if isinstance(value, str)]
    return {key: list(dict.fromkeys(str(row[key]) for row in rows)) for key in keys}


Cube = tuple[frozenset[str], ...]
"""The answers that a term allows to each judgement in turn."""


class Table:
    """Rows, those that a condition is to hold in, and the prime terms that hold in no other."""

    def __init__(self, rows: Sequence[Row], on: frozenset[int]) -> None:
        self.on = on
        self.answers = _answers(rows)
        self._held = {
            (key, answer): frozenset(n for n, row in enumerate(rows) if row[key] == answer)
            for key, known in self.answers.items()
            for answer in known
        }
        self._everywhere = frozenset(range(len(rows)))
        cubes = product(*([s for s in subsets(k) if s] for k in self.answers.values()))
        held = {cube: self._rows(cube) for cube in cubes}
        within = {cube for cube, where in held.items() if where and where <= on}
        self.primes = [
            (self._term(cube), held[cube])
            for cube in held
            if cube in within and not any(wider in within for wider in self._wider(cube))
        ]

    def _rows(self, cube: Cube) -> frozenset[int]:
        """Where a term holds."""
        where = self._everywhere
        for key, some in zip(self.answers, cube, strict=True):
            where &= frozenset().union(*(self._held[key, answer] for answer in some))
        return where

    def _wider(self, cube: Cube) -> Iterator[Cube]:
        """The terms that allow one answer more."""
        for n, known in enumerate(self.answers.values()):
            for answer in set(known) - cube[n]:
                yield (*cube[:n], cube[n] | {answer}, *cube[n + 1 :])

    def _term(self, cube: Cube) -> Term:
        pairs = zip(self.answers.items(), cube, strict=True)
        return {key: some for (key, known), some in pairs if len(some) < len(known)}


def _covers(table: Table, uncovered: frozenset[int], size: int) -> Iterator[Condition]:
    """Every way to cover these rows with so many prime terms, each covering something new."""
    if not uncovered:
        yield ()
    if not uncovered or not size:
        return
    hardest = min(uncovered, key=lambda n: sum(n in held for _, held in table.primes))
    for term, held in table.primes:
        if hardest in held:
            for others in _covers(table, uncovered - held, size - 1):
                yield (term, *others)


def _without_twins(found: Iterable[Condition]) -> list[Condition]:
    """Conditions with their terms in any order are the same."""
    seen = {
        frozenset(frozenset(term.items()) for term in condition): condition for condition in found
    }
    return list(seen.values())
