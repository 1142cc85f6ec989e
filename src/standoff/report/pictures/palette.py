"""How sides are told apart: by a colour and a dash each, so that grey print will do.

The colours are those of Okabe and Ito, safe for the colour-blind, darkened until words in
them can be read on white (4.5 to 1 or more).
"""

from __future__ import annotations

_COLOURS = ("#0066a6", "#b34700", "#00704f", "#8f3b72", "#7a5c00", "#404040")
_DASHES = (None, "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2", "1 2")


def side_colour(side: int) -> str:
    """The colour of a side by its number."""
    return _COLOURS[side % len(_COLOURS)]


def side_dash(side: int) -> str | None:
    """The dashes of a side's lines by its number; None is a whole line."""
    return _DASHES[side % len(_DASHES)]
