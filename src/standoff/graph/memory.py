"""Room: what a dispute's states take of this machine's memory."""

from __future__ import annotations

import os

from standoff.errors import TooLargeError, written_number
from standoff.model.dispute import DecisionMaker, Dispute, Moves

BYTES_PER_STATE = 64  # a few arrays of one number per state, the largest at a time
BYTES_PER_STATE_AND_SIDE = 20  # its ranks, and its improvements in order
BYTES_LISTED = 150  # the same for a listed state: its code and truths as well
BYTES_PER_ENTRY = 40  # one state that another leads to, and its place in the order of a rank
BYTES_PER_ARC = 64
BYTES_TO_EXPLAIN = 2**25  # beyond it one state is looked at on diagrams, which is quicker then


def machine_memory() -> int:
    """Bytes of this machine's memory; 8 GiB where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 8 * 2**30


def bytes_for_all(dispute: Dispute) -> int:
    """Bytes that all combinations of options take."""
    states = 1 << len(dispute.options)
    sides = sum(_places_sorted(side, states) for side in dispute.sides)
    return states * BYTES_PER_STATE + sides * BYTES_PER_STATE_AND_SIDE


def bytes_for_listed(dispute: Dispute, states: int) -> int:
    """Bytes that the states alone take; options that change one way may take more."""
    return states * (BYTES_LISTED + len(dispute.sides) * BYTES_PER_ENTRY)


def _places_sorted(side: DecisionMaker, states: int) -> int:
    """How many places a side's improvements are sorted in, each part by itself.

    An option that changes one way only makes three out of two: see the parts in
    ``standoff.graph.improvements``.
    """
    one_way = sum(option.moves in (Moves.SELECT_ONLY, Moves.DROP_ONLY) for option in side.options)
    places: int = states * 3**one_way // 2**one_way
    return places


def require_room(what: str, states: int, needed: int) -> None:
    """Raises TooLargeError, with the number of states, if so many bytes are not there."""
    available = machine_memory()
    if needed > available:
        raise TooLargeError(what, states, needed, available)


def require_room_for_moves(states: int, entries: int, size: int = BYTES_PER_ENTRY) -> None:
    """Raises TooLargeError if so many stored moves of one side are too much."""
    require_room(
        f"between {written_number(states)} states there are too many moves", states, entries * size
    )
