"""One DM's moves between combinations of options, all at once: as pairs, not as a reduction."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Places, first_places


def count_pairs(own: OwnOptions, codes: Places) -> int:
    """How many ordered pairs of codes differ in this DM's options only."""
    others = np.sort(codes & ~own.mask)
    sizes = np.diff(first_places(others), append=len(others))
    return int((sizes * (sizes - 1)).sum())


def move_pairs(own: OwnOptions, codes: Places) -> Iterator[tuple[Places, Places]]:
    """This DM's moves as (from, to), where the codes stand among ``codes``; in parts.

    No move is told twice, and no part has two moves from the same code.
    """
    others = codes & ~own.mask
    order = np.argsort(others, kind="stable")
    sorted_codes, others = codes[order], others[order]
    widest = int(np.diff(first_places(others), append=len(others)).max(initial=0))
    for apart in range(1, widest):
        first = np.flatnonzero(others[apart:] == others[:-apart])
        for one, other in ((first, first + apart), (first + apart, first)):
            moved = own.allows_move(sorted_codes[one], sorted_codes[other])
            yield order[one[moved]], order[other[moved]]
