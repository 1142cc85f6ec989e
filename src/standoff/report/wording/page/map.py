"""The map of states."""

from __future__ import annotations

TITLE = "The map"
INTRO = (
    "Every point is a state, one combination of what the sides do; a line is a move, a change that "
    "one side can make alone."
)
GRAPH_FORM = "Every point is a state; a line is a move that one side can make alone."
