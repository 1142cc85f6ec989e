"""What every graph offers: its states and a handful of reductions over all of them.

A *field* is a number for every place of the graph, an array of shape ``(places,)`` or
``(places, draws)``; draws (readings, random preferences) ride on the last axis. Ranks are
fields. ``positions`` are the places of the states, in the order of their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import cycle
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from standoff.graph.own_options import OwnOptions
from standoff.preferences.truth import Arrays

Field = npt.NDArray[Any]
Holds = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


Progress = Callable[[str, int, int], None]
"""Called with what is being done (``"states"``, ``"stability"``), how much is done, and of what."""

Reply = Callable[[Field], Field]
"""What one DM can do to a field: for every place the smallest value that it can move to."""


class Structure(Protocol):
    """Who can move where: a graph without preferences."""

    @property
    def positions(self) -> Places:
        """The place of every state, in the order of their numbers; shape ``(states,)``."""

    def best_move(self, dm: int, field: Field) -> Field:
        """The largest value in {s} and R_dm(s), for every s."""

    def build_reply(self, dm: int, rank: Field | None = None) -> Reply:
        """What dm can do by any move, or with ``rank`` by improvements only.

        A reply is built once and used on many fields. A place without such a move gets
        its own value or the largest there is.
        """

    def held_by_coalition(self, field: Field, replies: Sequence[Reply]) -> Field:
        """The smallest value that a coalition can lead to from s, staying included.

        One reply for each member. They use legal sequences: any number of moves, nobody
        twice running.
        """

    def moves(self, dm: int, place: int) -> list[int]:
        """R_dm(s): the places one unilateral move of dm away."""


def positions_in(ascending: Places, wanted: Places) -> Places:
    """Where each wanted number stands among ascending ones, -1 where it does not."""
    places = np.searchsorted(ascending, wanted)
    places[places == len(ascending)] = 0
    return np.where(ascending[places] == wanted, places, -1)


def first_places(ascending: Places) -> Places:
    """Where each number stands first among ascending ones."""
    return np.flatnonzero(
        np.concatenate([[True], ascending[1:] != ascending[:-1]])[: len(ascending)]
    )


def top_value(field: Field) -> Any:
    """The neutral element of a minimum."""
    return _largest_number(field.dtype)


@cache
def _largest_number(dtype: np.dtype[Any]) -> Any:
    return np.iinfo(dtype).max


PATIENT = 4  # rounds in which most coalitions are done
SLOW = 0.9  # of the changes of the round before: then sanctions are long


def held_by_chains(field: Field, replies: Sequence[Reply]) -> Field:
    """The smallest value that a coalition can lead to, where each member's moves chain.

    That nobody moves twice running makes no difference then (Fang, Hipel & Kilgour 1993).
    """
    settled, now, rounds = 0, 0, [field.size]
    for turn, reply in enumerate(cycle(replies), 1):
        lower = reply(field)
        changed = int(np.count_nonzero(lower != field))
        # A DM's moves chain, so the one who lowered the field has no more to do.
        settled = 1 if changed else settled + 1
        field, now = lower, now + changed
        if settled == len(replies):
            break
        if turn % len(replies) == 0:
            if len(rounds) > PATIENT and now > SLOW * rounds[-1]:
                return _held_by_long_chains(field, replies)
            rounds.append(now)
            now = 0
    return field


def _held_by_long_chains(field: Field, replies: Sequence[Reply]) -> Field:
    """The same where sanctions are long, by pointer doubling: each round sees twice as far.

    A value carries the place that it was found at. What can be reached from there can be
    reached from everywhere that sees it.
    """
    worth = np.where(field == top_value(field), 0, field)
    bits = (len(field) - 1).bit_length()
    most = int(worth.max(initial=0)) + 1
    # One more than the largest value leaves room for what is higher than all.
    dtype: Any = np.uint32 if most.bit_length() + bits <= 32 else np.uint64
    shift, nothing = dtype(bits), np.iinfo(dtype).max
    places = np.arange(len(field), dtype=dtype).reshape(-1, *(1,) * (field.ndim - 1))
    keys = np.where(field == top_value(field), nothing, worth.astype(dtype) << shift | places)
    while True:
        before = keys
        for reply in replies:
            keys = reply(keys)
        seen = np.minimum(keys & dtype((1 << bits) - 1), len(field) - 1).astype(np.intp)
        beyond = np.take_along_axis(keys, seen, axis=0)
        keys = np.where(keys == nothing, keys, np.minimum(keys, beyond))
        if not ((keys ^ before) >> shift).any():
            lowest: Field = np.where(keys == nothing, top_value(field), keys >> shift)
            return lowest.astype(field.dtype)


class Layout(Structure, Protocol):
    """A structure in option form: its places belong to combinations of options."""

    @property
    def own_options(self) -> Sequence[OwnOptions]:
        """Each DM's options as bits of a code."""

    @property
    def space(self) -> Arrays:
        """The combinations of all places, for the truth of statements."""

    @property
    def codes(self) -> Places:
        """The code of every state, ascending; shape ``(states,)``."""

    def places_of(self, codes: Places) -> Places:
        """The place of each combination of options, -1 where it is not feasible."""

    def fibre(self, dm: int, code: int) -> Places:
        """The feasible codes that differ from a code, feasible or not, in dm's options only."""
