"""Where statements hold: one small boolean array per statement.

All combinations of k options form a cube of shape ``(2,) * k`` whose last axis belongs to
the first option, so that a state's place in the flattened cube is its code: the first
option is the lowest bit, selected = 1. An array has length 1 along every option that its
statement does not mention, so a statement costs what its own options cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import TopologicalSorter
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from standoff.model.dispute import Dispute
from standoff.model.statement import Statement

Truth = npt.NDArray[np.bool_]
Scalar = TypeVar("Scalar", bound=np.generic)


class Truths:
    """The truth of statements over a dispute's cube, terms included."""

    def __init__(self, dispute: Dispute) -> None:
        self.count = len(dispute.options)
        self._known: dict[str, Truth] = {
            option.id: self._column(bit) for bit, option in enumerate(dispute.options)
        }
        for id in _in_order(dispute.definitions):
            self._known[id] = self.of(dispute.definitions[id])

    def _column(self, bit: int) -> Truth:
        shape = [1] * self.count
        shape[self.count - 1 - bit] = 2
        return np.array([False, True]).reshape(shape)

    def of(self, statement: Statement) -> Truth:
        """Shape: 2 along the options that the statement mentions, else 1."""
        truth: Truth = statement.truth(self._known.__getitem__)
        return truth

    def cube(self, truth: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
        """An array over all combinations, flattened in the order of codes."""
        return np.broadcast_to(truth, (2,) * self.count).reshape(-1)


def _in_order(definitions: Mapping[str, Statement]) -> tuple[str, ...]:
    """Terms after the terms they use."""
    uses = {
        id: {name.id for name in statement.names() if name.id in definitions}
        for id, statement in definitions.items()
    }
    return tuple(TopologicalSorter(uses).static_order())
