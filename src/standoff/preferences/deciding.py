"""Which wish decides between two states: the first level of priority on which they differ."""

from __future__ import annotations

import numpy as np

from standoff.model.dispute import DecisionMaker, Dispute, Preference
from standoff.preferences.ranks import priority_levels
from standoff.preferences.truth import Truths, space_of_codes


def deciding_wishes(
    dispute: Dispute, side: DecisionMaker, better: int, worse: int
) -> tuple[Preference, ...]:
    """The wishes that one state meets and another does not, on the level that decides.

    Of two states, by their codes, of which a side with statements prefers the first: more of
    the wishes at one priority hold there than at the second, and on every level above as many
    (option prioritising: Peng 1999; Fang et al. 2003). None where no level differs, or where
    the side has a ranking or weights, in which no wish comes first.
    """
    truths = Truths(dispute, space_of_codes(dispute, np.array([better, worse], dtype=np.int64)))
    if side.ranking or side.weights:
        return ()
    for level in priority_levels(side.prefers):
        rows = [np.broadcast_to(truths.truth_of(each.statement), 2) for each in level]
        met, other = np.sum(rows, axis=0).tolist()
        if met != other:
            pairs = zip(level, rows, strict=True)
            return tuple(each for each, row in pairs if row[0] and not row[1])
    return ()
