"""A solution: every state's stability under some concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from standoff.errors import RequestError, nearest_hint
from standoff.graph.graph import Graph, State
from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute
from standoff.stability.concept import Concept, concept_unfit
from standoff.stability.concepts import concept_by_key
from standoff.stability.profile import KEY as PROFILE
from standoff.stability.table import Column, pandas_frame, table_columns

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]


@dataclass(frozen=True)
class Solution:
    """Every state's stability under some concepts, stored as packed bits.

    ``bits[key]`` has shape ``(sides, ceil(states / 8))``. ``skipped`` tells of concepts that were
    asked for and cannot be used here why not; ``profile`` the key of each side's own concept,
    where the sides were given one each.
    """

    graph: Graph
    concepts: tuple[Concept, ...]
    bits: Mapping[str, npt.NDArray[np.uint8]]
    skipped: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, str] = field(default_factory=dict)

    @property
    def dispute(self) -> Dispute:
        return self.graph.dispute

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Every state, in the order of their numbers."""
        return tuple(self.graph.state(number) for number in range(len(self.graph)))

    def holds(self, key: str) -> Holds:
        """Stability under a concept, shape ``(sides, states)``.

        Raises:
            RequestError: for a concept that was not solved, or that cannot be used here.
        """
        found = key if key in (*self.bits, *self.skipped, PROFILE) else concept_by_key(key).key
        if found in self.skipped:
            raise concept_unfit(found, self.skipped[found])
        if found not in self.bits:
            raise RequestError(f"“{key}” was not solved", nearest_hint(key, self.bits))
        return np.unpackbits(self.bits[found], axis=1, count=len(self.graph)).astype(bool)

    def stable(self, key: str) -> dict[str, tuple[State, ...]]:
        """The states that are stable for each side, by the side's id."""
        return {
            side.id: self._states_by_number(np.flatnonzero(row))
            for side, row in zip(self.dispute.sides, self.holds(key), strict=True)
        }

    def equilibria(self, key: str) -> tuple[State, ...]:
        """The states that are stable for every side."""
        return self._states_by_number(np.flatnonzero(self.holds(key).all(axis=0)))

    def _states_by_number(self, numbers: Iterable[int]) -> tuple[State, ...]:
        return tuple(self.graph.state(int(number)) for number in numbers)

    def frame(self) -> pd.DataFrame:
        """Every state with its options, ranks and stability, as a pandas frame.

        Raises:
            RequestError: where pandas is not installed.
        """
        return pandas_frame(solution_columns(self))

    def __str__(self) -> str:
        rows = (
            f"{each.key}: {' '.join(map(str, self.equilibria(each.key))) or '(none)'}"
            for each in self.concepts
        )
        return "\n".join([f"{self.dispute.title} ({len(self.graph)} states), equilibria", *rows])

    __repr__ = __str__


def solution_columns(solution: Solution) -> Mapping[str, Column]:
    """A solution as a table: its columns by their names."""
    stability = {each.key: solution.holds(each.key) for each in solution.concepts}
    return table_columns(solution.graph, stability)
