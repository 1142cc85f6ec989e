"""What a report is about: a dispute, what is stable in it, and the answer to its question."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.answers.answer import Answer
from standoff.graph.graph import Graph
from standoff.model.dispute import Dispute
from standoff.stability.solution import Solution


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that a section or a picture draws on, computed once.

    ``solution`` is of the file as written, under every concept; ``answer`` is None where
    the dispute asks no question.
    """

    solution: Solution
    answer: Answer | None

    @property
    def dispute(self) -> Dispute:
        return self.solution.dispute

    @property
    def graph(self) -> Graph:
        return self.solution.graph
