"""Three-valued answers: holds, fails, no such state; one for each reading of a batch."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from standoff.graph.structure import Holds

Values = npt.NDArray[np.int8]
"""1 holds, 0 fails, -1 no such state; shape ``(draws,)``."""


def values(holds: Holds) -> Values:
    """True as 1, False as 0."""
    return np.asarray(holds).astype(np.int8)


def everywhere(value: int, draws: int) -> Values:
    """The same answer in every draw."""
    return np.full(draws, value, dtype=np.int8)


def every(answers: Iterable[Values], draws: int) -> Values:
    """Fails if any fails; else no such state if any has none; else holds (Kleene 1952)."""
    rows = np.array([everywhere(1, draws), *answers])
    combined: Values = rows.min(axis=0) * rows.all(axis=0)
    return combined


def opposite(answer: Values) -> Values:
    """Holds where the answer fails; no such state stays."""
    return np.where(answer >= 0, 1 - answer, answer).astype(np.int8)


def where(here: Holds, answer: Values) -> Values:
    """The answer where it is asked for; elsewhere nothing stands against it."""
    return np.where(here, answer, 1).astype(np.int8)
