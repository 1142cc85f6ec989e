"""Readings by number: all of them, or some drawn; none is stored."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

import numpy as np
import numpy.typing as npt

from standoff.model.dispute import Dispute, Judgement, Reading

Numbers = npt.NDArray[np.int64]
"""Readings by their numbers, from 0; or answers by theirs."""

DRAWN_TOGETHER = 2**12  # readings from one seed, so that each can be drawn by itself


@dataclass(frozen=True)
class Readings(Sequence[Reading]):
    """A sequence of ``total`` readings; the first is the file as written.

    Without a ``seed`` all there are, in the order of the file, the last judgement changing
    fastest; with one, drawn with replacement.
    """

    judgements: tuple[Judgement, ...]
    total: int
    seed: int | None = None

    @classmethod
    def all_or_drawn(cls, dispute: Dispute, most: int, seed: int) -> Readings:
        """All readings, or ``most`` drawn ones where there are more."""
        total = math.prod(len(judgement.answers) for judgement in dispute.judgements)
        if total <= most:
            return cls(dispute.judgements, total)
        return cls(dispute.judgements, most, seed)

    @property
    def sampled(self) -> bool:
        """Some readings were drawn, not all computed."""
        return self.seed is not None

    @property
    def answer_counts(self) -> tuple[int, ...]:
        """How many answers each judgement has."""
        return tuple(len(judgement.answers) for judgement in self.judgements)

    def answer_numbers(self, numbers: Numbers) -> Numbers:
        """The answers in some readings, by number; shape (readings, judgements)."""
        if self.seed is None:
            counts = np.array(self.answer_counts, dtype=np.int64)
            return numbers[:, None] // number_strides(self.answer_counts) % counts
        blocks, places = np.divmod(numbers, DRAWN_TOGETHER)
        answers = np.empty((len(numbers), len(self.judgements)), dtype=np.int64)
        for block in np.unique(blocks).tolist():
            here = blocks == block
            answers[here] = _drawn_answers(self.seed, block, self.answer_counts)[places[here]]
        return answers

    def name_answers(self, answers: Sequence[int]) -> Reading:
        """The reading with these answers."""
        return {
            judgement.id: judgement.answers[answer].id
            for judgement, answer in zip(self.judgements, answers, strict=True)
        }

    def __len__(self) -> int:
        return self.total

    @overload
    def __getitem__(self, number: int) -> Reading: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Reading]: ...

    def __getitem__(self, number: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(number, slice):
            return list(self._readings_at(range(self.total)[number]))
        return next(self._readings_at([range(self.total)[number]]))

    def __iter__(self) -> Iterator[Reading]:
        for first in range(0, self.total, DRAWN_TOGETHER):
            yield from self._readings_at(range(first, min(first + DRAWN_TOGETHER, self.total)))

    def _readings_at(self, numbers: Sequence[int]) -> Iterator[Reading]:
        answers = self.answer_numbers(np.array(numbers, dtype=np.int64))
        return (self.name_answers(row) for row in answers.tolist())


def number_strides(sizes: Sequence[int]) -> Numbers:
    """What one answer more to each judgement adds to a reading's number."""
    return np.array([math.prod(sizes[n + 1 :]) for n in range(len(sizes))], dtype=np.int64)


@lru_cache(maxsize=8)
def _drawn_answers(seed: int, block: int, sizes: tuple[int, ...]) -> Numbers:
    rng = np.random.default_rng([seed, block])
    answers = rng.integers(sizes, size=(DRAWN_TOGETHER, len(sizes)), dtype=np.int64)
    if block == 0:
        answers[0] = 0  # the file as written
    return answers
