"""What a finding depends on: its exact minimal condition, and each judgement's influence.

A *literal* is a set of answers to one judgement; a *term* is literals joined by "and"; a
condition is terms joined by "or". Of all conditions that are exact on every reading the
one with the fewest terms is taken, then the one with the fewest literals; ties go by the
order of the file.

The minimal condition of a function of many-valued variables is a cover of the readings in
which it holds by prime implicants: boxes of answers that cannot be widened (McCluskey 1956,
for variables of more than two values).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt

Truth = npt.NDArray[np.bool_]
Box = tuple[int, ...]
"""For each judgement the answers that are allowed, as bits."""
Literal = tuple[int, tuple[int, ...]]
"""A judgement and the answers to it that are allowed, by number."""

MOST_TERMS = 4
MOST_BOXES = 100_000
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


def influences(values: npt.NDArray[np.int8], sizes: Sequence[int]) -> list[float]:
    """For each judgement: in what share of readings another answer to it flips the finding.

    ``values`` has one entry per reading, in the order of the file; ``sizes`` is the number
    of answers to each judgement.
    """
    table = values.reshape(tuple(sizes))
    return [
        float((table.max(axis=axis) != table.min(axis=axis)).mean()) for axis in range(len(sizes))
    ]


def condition(holds: Truth, sizes: Sequence[int]) -> Condition | None:
    """The exact minimal condition of a finding; None where there is no short one.

    ``holds`` has one entry per reading, in the order of the file.
    """
    table = holds.reshape(tuple(sizes))
    deciding = [axis for axis in range(len(sizes)) if (table != table.take([0], axis)).any()]
    reduced = table[tuple(slice(None) if a in deciding else 0 for a in range(len(sizes)))]
    if prod((1 << size) - 1 for size in reduced.shape) > MOST_BOXES:
        return None
    boxes = _fewest(reduced, _primes(reduced))
    if boxes is None:
        return None
    return Condition(tuple(_term(box, deciding, reduced.shape) for box in boxes))


def _term(box: Box, deciding: Sequence[int], sizes: Sequence[int]) -> tuple[Literal, ...]:
    return tuple(
        (axis, tuple(answer for answer in range(size) if answers >> answer & 1))
        for axis, answers, size in zip(deciding, box, sizes, strict=True)
        if answers != (1 << size) - 1
    )


def _primes(table: Truth) -> list[Box]:
    """All maximal boxes of answers inside the readings in which the finding holds.

    An array with one axis per judgement and one entry per set of answers tells which boxes
    lie inside; it is filled one axis at a time.
    """
    inside = table
    for axis, size in enumerate(table.shape):
        sets = [inside.take(_answers(answers), axis).all(axis) for answers in range(1, 1 << size)]
        inside = np.stack(sets, axis)
    return [
        tuple(int(n) + 1 for n in place)
        for place in np.argwhere(inside)
        if not any(inside[wider] for wider in _wider(tuple(place), table.shape))
    ]


def _answers(answers: int) -> list[int]:
    return [answer for answer in range(answers.bit_length()) if answers >> answer & 1]


def _wider(place: tuple[int, ...], sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The boxes with one answer more; a box stands at its sets of answers less one."""
    for axis, size in enumerate(sizes):
        answers = int(place[axis]) + 1
        for answer in range(size):
            if not answers >> answer & 1:
                yield (*place[:axis], (answers | 1 << answer) - 1, *place[axis + 1 :])


# ---------------------------------------------------------------- the smallest cover


def _fewest(table: Truth, primes: Sequence[Box]) -> tuple[Box, ...] | None:
    """The fewest primes that cover every reading, then the fewest literals."""
    points = [tuple(place) for place in np.argwhere(table)]
    if not points:
        return ()
    full = [(1 << size) - 1 for size in table.shape]
    search = _Search(points, primes, full)
    for terms in range(1, MOST_TERMS + 1):
        found = search.run(terms)
        if search.steps > MOST_STEPS:
            return None
        if found:
            return search.best
    return None


class _Search:
    """Branches on the reading that the fewest primes cover."""

    def __init__(self, points: Sequence[Box], primes: Sequence[Box], full: Sequence[int]) -> None:
        self.full = full
        self.primes = sorted(primes, key=self._order)
        self.covers = [
            sum(1 << n for n, point in enumerate(points) if _within(point, box))
            for box in self.primes
        ]
        self.by_point = [
            [p for p, cover in enumerate(self.covers) if cover >> n & 1] for n in range(len(points))
        ]
        self.everything = (1 << len(points)) - 1
        self.steps = 0
        self.best: tuple[Box, ...] | None = None
        self.best_key: tuple[int, list[int]] | None = None

    def _order(self, box: Box) -> tuple[object, ...]:
        """Fewer literals first, then judgements and answers in the order of the file."""
        named = [(j, _answers(a)) for j, a in enumerate(box) if a != self.full[j]]
        return len(named), named

    def run(self, terms: int) -> bool:
        self._extend((), 0, terms)
        return self.best is not None

    def _extend(self, chosen: tuple[int, ...], covered: int, left: int) -> None:
        self.steps += 1
        if covered == self.everything:
            self._keep(chosen)
        elif left and self.steps <= MOST_STEPS:
            missing = self.everything & ~covered
            widest = max((cover & missing).bit_count() for cover in self.covers)
            if widest * left < missing.bit_count():
                return
            for prime in self._candidates(missing):
                self._extend((*chosen, prime), covered | self.covers[prime], left - 1)

    def _candidates(self, missing: int) -> list[int]:
        """The primes over the missing reading that has the fewest."""
        open_points = (n for n in range(len(self.by_point)) if missing >> n & 1)
        return min((self.by_point[n] for n in open_points), key=len)

    def _keep(self, chosen: tuple[int, ...]) -> None:
        literals = sum(self._literals(self.primes[prime]) for prime in chosen)
        key = literals, sorted(chosen)
        if self.best_key is None or key < self.best_key:
            self.best_key = key
            self.best = tuple(self.primes[prime] for prime in sorted(chosen))

    def _literals(self, box: Box) -> int:
        return sum(answers != full for answers, full in zip(box, self.full, strict=True))


def _within(point: Sequence[int], box: Box) -> bool:
    return all(answers >> int(place) & 1 for place, answers in zip(point, box, strict=True))
