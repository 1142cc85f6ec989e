"""Cells and packages as bytes: what was packed comes back, and what is damaged is refused."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.answers.answer import Values
from standoff.answers.ledger import Working, packed_cells, unpacked_cells
from standoff.errors import RequestError

LARGEST = 2**62


@st.composite
def packed(draw: st.DrawFn) -> tuple[Values, Working]:
    """Some rows and columns of cells, and packages that work in some of the rows."""
    rows, columns = draw(st.integers(1, 20)), draw(st.integers(1, 4))
    cells = draw(st.lists(st.integers(-1, 1), min_size=rows * columns, max_size=rows * columns))
    bits = st.integers(0, LARGEST)
    keys = draw(st.lists(st.tuples(bits, bits), max_size=4, unique=True))
    holds = st.lists(st.booleans(), min_size=rows, max_size=rows)
    working: Working = {
        key: ((*key, draw(bits), draw(bits)), np.array(draw(holds), dtype=bool)) for key in keys
    }
    return np.array(cells, dtype=np.int8).reshape(rows, columns), working


@given(packed())
def test_what_was_packed_comes_back(made: tuple[Values, Working]) -> None:
    values, working = made
    again, found = unpacked_cells(packed_cells(values, working), values.shape)
    assert again.dtype == np.int8
    assert np.array_equal(again, values)
    assert found.keys() == working.keys()
    for key, (announced, holds) in working.items():
        assert found[key][0] == announced
        assert found[key][1].tolist() == holds.tolist()


VALUES = np.array([[1, 0], [-1, 1], [0, 0]], dtype=np.int8)
WORKING: Working = {(1, 2): ((1, 2, 3, 1), np.array([True, False, True]))}
WHOLE = zlib.decompress(packed_cells(VALUES, WORKING))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"no cells",
        packed_cells(VALUES, WORKING)[:-9],
        zlib.compress(b""),
        zlib.compress(WHOLE[:7]),
        zlib.compress(WHOLE[:-1]),
        zlib.compress(WHOLE + b"\x00"),
        zlib.compress(WHOLE[:-1] + b"\x03"),  # a cell is one of three
        zlib.compress(b"\x02" + WHOLE[1:]),  # a package more than there are
        zlib.compress(b"\xff" * 8 + WHOLE[8:]),
        zlib.compress(bytes(10**7)),  # more than it should come to
        packed_cells(VALUES[:2], {}),
        packed_cells(VALUES[:, :1], WORKING),
    ],
)
def test_damaged_bytes_are_refused(damaged: bytes) -> None:
    with pytest.raises(RequestError, match="what was kept of the sweep is damaged"):
        unpacked_cells(damaged, VALUES.shape)
