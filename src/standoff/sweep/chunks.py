"""Readings in chunks of about a second, the same whoever works on them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from standoff.graph.graph import Graph
from standoff.sweep.batches import Shared
from standoff.sweep.readings import Numbers, Readings, number_strides

A_SECOND = 2**22
"""Places times sides times readings for which all findings take a second, give or take."""
A_GRAPH = 2**14
"""What compiling another graph takes, in the same measure, its places and sides apart."""


@dataclass(frozen=True)
class Chunks:
    """Readings cut into chunks of ``size``; those that share a graph stand together.

    Neither the machine nor the clock has a say, so that a sweep that was begun in one place
    goes on in another.
    """

    readings: Readings
    shared: Shared
    size: int

    @classmethod
    def for_graphs_like(cls, readings: Readings, shared: Shared, graph: Graph) -> Chunks:
        """Chunks of about a second for graphs like this one."""
        cells = len(graph.ranks[0]) * len(graph.ranks)
        graphs = math.prod(readings.answer_counts[place] for place in shared.graph)
        # How many readings are at hand to share the graphs, and how many graphs each costs.
        together = A_SECOND / cells if readings.sampled else len(readings)
        each = cells + min(1, graphs / together) * (A_GRAPH + cells)
        return cls(readings, shared, max(1, int(A_SECOND / each)))

    def __len__(self) -> int:
        return math.ceil(len(self.readings) / self.size)

    def reading_numbers(self, chunk: int) -> Numbers:
        """The readings of a chunk."""
        first = chunk * self.size
        places = np.arange(first, min(first + self.size, len(self.readings)), dtype=np.int64)
        if self.readings.sampled:
            return places
        order, sizes = self._slowest_first, self.readings.answer_counts
        ordered = [sizes[judgement] for judgement in order]
        answers = places[:, None] // number_strides(ordered) % np.array(ordered, dtype=np.int64)
        return answers @ number_strides(sizes)[order]

    @property
    def _slowest_first(self) -> list[int]:
        """The judgements, those that make another graph first: they change slowest."""
        deciding = self.shared.graph
        return [
            *deciding,
            *(n for n in range(len(self.readings.answer_counts)) if n not in deciding),
        ]
