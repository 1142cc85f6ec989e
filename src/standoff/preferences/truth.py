"""Where statements hold: a statement's truth over many combinations of options at once.

What combinations, and what a truth looks like, is up to a *space*. A truth is anything that
knows ``&``, ``|``, ``^`` and ``~``: an array over a ``Cube`` or ``ListedCodes``, a diagram in
``standoff.graph.diagram``.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import TopologicalSorter
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from standoff.model.dispute import Dispute
from standoff.model.statement import Statement

Truth = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]
"""Combinations of options: the first option is the lowest bit, selected = 1.

In graph form the numbers of the states, as they are written.
"""


class Space(Protocol):
    """Combinations of options, and where each single option is selected among them."""

    def fact_truth(self, bit: int) -> Any:
        """The truth of one option."""


class Cube:
    """All combinations of k options, a cube of shape ``(2,) * k``.

    Its last axis belongs to the first option, so that a place in the flattened cube is a code.
    A truth has length 1 along every option that its statement does not mention, so a statement
    costs what its own options cost.
    """

    def __init__(self, options: int) -> None:
        self.shape = (2,) * options

    def fact_truth(self, bit: int) -> Truth:
        shape = [1] * len(self.shape)
        shape[len(shape) - 1 - bit] = 2
        return np.array([False, True]).reshape(shape)

    @property
    def constant_shape(self) -> tuple[int, ...]:
        """The shape of what is the same everywhere."""
        return (1,) * len(self.shape)


class ListedCodes:
    """Some combinations, one after another: a truth has shape ``(codes,)``."""

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        self.shape = codes.shape

    def fact_truth(self, bit: int) -> Truth:
        return (self.codes & (1 << bit)).astype(bool)

    @property
    def constant_shape(self) -> tuple[int, ...]:
        return (1,)


class NumberedStates:
    """Some states of a graph form by their numbers: each fact is true in one of them alone."""

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        self.shape = codes.shape

    def fact_truth(self, bit: int) -> Truth:
        return np.equal(self.codes, bit)

    @property
    def constant_shape(self) -> tuple[int, ...]:
        return (1,)


Arrays = Cube | ListedCodes | NumberedStates
S_co = TypeVar("S_co", bound=Space, covariant=True)
Scalar = TypeVar("Scalar", bound=np.generic)


def space_of_codes(dispute: Dispute, codes: Codes) -> ListedCodes | NumberedStates:
    """The space of some states of a dispute."""
    return NumberedStates(codes) if dispute.states else ListedCodes(codes)


def spread_over(values: npt.NDArray[Scalar], space: Arrays) -> npt.NDArray[Scalar]:
    """An array over all of a space, in the order of codes."""
    return np.broadcast_to(values, space.shape).reshape(-1)


class Truths(Generic[S_co]):
    """The truth of a dispute's statements over a space, terms included."""

    def __init__(self, dispute: Dispute, space: S_co) -> None:
        self.space = space
        self._bits = dispute.numbers
        self._known: dict[str, Any] = {}
        for id in terms_in_order(dispute.definitions):
            self._known[id] = self.truth_of(dispute.definitions[id])

    def truth_of(self, statement: Statement) -> Any:
        """Where a statement holds; an array that broadcasts over the space's shape."""
        return statement.truth_given(self.truth_of_id)

    def truth_of_id(self, id: str) -> Any:
        """Where an option, a state or a term holds."""
        if id not in self._known:
            self._known[id] = self.space.fact_truth(self._bits[id])
        return self._known[id]


def terms_in_order(definitions: Mapping[str, Statement]) -> tuple[str, ...]:
    """Terms after the terms they use."""
    uses = {
        id: {name.id for name in statement.used_names() if name.id in definitions}
        for id, statement in definitions.items()
    }
    return tuple(TopologicalSorter(uses).static_order())
