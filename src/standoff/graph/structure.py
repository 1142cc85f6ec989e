"""What every graph offers: its states and a handful of reductions over all of them.

A *field* is a number for every place of the graph, an array of shape ``(places,)`` or
``(places, draws)``; draws (readings, random preferences) ride on the last axis. Ranks are
fields. ``positions`` are the places of the states, in the order of their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Field = npt.NDArray[Any]
Holds = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


Reply = Callable[[Field], Field]
"""What one DM can do to a field: for every place the smallest value that it can move to."""


class Structure(Protocol):
    """Who can move where: a graph without preferences."""

    @property
    def positions(self) -> Places:
        """The place of every state, in the order of their numbers; shape ``(states,)``."""

    def best_move(self, dm: int, field: Field) -> Field:
        """The largest value in {s} and R_dm(s), for every s."""

    def reply(self, dm: int, rank: Field | None = None) -> Reply:
        """What dm can do by any move, or with ``rank`` by improvements only.

        A reply is built once and used on many fields. A place without such a move gets
        its own value or the largest there is.
        """

    def held(self, field: Field, replies: Sequence[Reply]) -> Field:
        """The smallest value that a coalition can lead to from s, staying included.

        One reply for each member. They use legal sequences: any number of moves, nobody
        twice running.
        """

    def moves(self, dm: int, place: int) -> list[int]:
        """R_dm(s): the places one move of dm away."""


def top(field: Field) -> Any:
    """The neutral element of a minimum."""
    return _largest(field.dtype)


@cache
def _largest(dtype: np.dtype[Any]) -> Any:
    return np.iinfo(dtype).max
