"""Every picture, in the order in which they are offered."""

from __future__ import annotations

from standoff.report.pictures import board, ladders, path
from standoff.report.pictures.picture import Picture

PICTURES: tuple[Picture, ...] = (board.PICTURE, ladders.PICTURE, path.PICTURE)
