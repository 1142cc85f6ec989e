"""Improvements in blocks of any size, with draws, against the definition."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standoff.graph import improvements
from standoff.graph.improvements import FibreImprovements
from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Field, Holds, top_value
from standoff.model.dispute import Moves

WAYS = st.lists(st.sampled_from([Moves.EITHER_WAY, *Moves]), max_size=4)


def lowest(rank: Field, field: Field, own: OwnOptions, feasible: Holds) -> Field:
    """The smallest value of a feasible place that the DM may move to and ranks higher."""
    result = np.full_like(field, top_value(field))
    mask = (own.size - 1) << own.lowest
    for here in np.flatnonzero(feasible).tolist():
        for there in np.flatnonzero(feasible).tolist():
            if (here ^ there) & ~mask == 0 and own.allows_change(
                here >> own.lowest & own.size - 1, there >> own.lowest & own.size - 1
            ):
                better = rank[there] > rank[here]
                smaller = np.minimum(result[here], field[there])
                result[here] = np.where(better, smaller, result[here])
    return result


@given(st.data())
def test_improvements_are_what_the_definition_says(data: st.DataObject) -> None:
    ways = tuple(data.draw(WAYS))
    own = OwnOptions(data.draw(st.integers(0, 2)), ways)
    options = own.lowest + len(ways) + data.draw(st.integers(0, 2))
    draws = data.draw(st.integers(0, 3))
    shape = (1 << options, draws) if draws else (1 << options,)
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    dtype = data.draw(st.sampled_from([np.uint8, np.uint32, np.uint64]))
    rank = rng.integers(0, data.draw(st.sampled_from([2, 200])), shape).astype(dtype)
    feasible = rng.random(1 << options) < data.draw(st.sampled_from([0.5, 2.0]))
    field = rng.integers(0, 200, shape).astype(np.uint8)
    # As the caller makes it: the highest there is where nobody can land.
    field[~feasible] = top_value(field)
    inside = np.broadcast_to(feasible.reshape(-1, *(1,) * (rank.ndim - 1)), shape)
    block = data.draw(st.sampled_from([1, 7, 64, improvements.BLOCK]))
    roomy = data.draw(st.sampled_from([0, improvements.ROOMY]))
    with patch.object(improvements, "BLOCK", block), patch.object(improvements, "ROOMY", roomy):
        found = FibreImprovements(rank, own, inside).lowest_improved(field)
    np.testing.assert_array_equal(found, lowest(rank, field, own, feasible))
