"""Every picture, in the order in which they are offered."""

from __future__ import annotations

from standoff.report.pictures import board, ladders, map, path, readings, tree
from standoff.report.pictures.picture import Picture

PICTURES: tuple[Picture, ...] = (
    map.PICTURE,
    board.PICTURE,
    ladders.PICTURE,
    readings.PICTURE,
    tree.PICTURE,
    path.PICTURE,
)
