"""What a ``.gmcr`` file holds, its shape checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.model.dispute import Moves

Condition = tuple[tuple[tuple[int, bool], ...], ...]
"""An OR of ANDs of options, by their index in the file, selected or not."""

MOVES: Mapping[str, Moves] = {
    "both": Moves.EITHER_WAY,
    "fwd": Moves.SELECT_ONLY,
    "back": Moves.DROP_ONLY,
}
MOST_OPTIONS = 100
LONGEST_NAME = 10_000  # characters


@dataclass(frozen=True, slots=True)
class GmcrSide:
    """A decision maker; a ``ranking`` takes the place of ``prefers``."""

    name: str
    options: tuple[int, ...]
    prefers: tuple[Condition, ...]
    ranking: tuple[tuple[int, ...], ...] | None


@dataclass(frozen=True, slots=True)
class GmcrModel:
    """A whole file. ``coalitions`` tells whether it joins sides."""

    options: tuple[tuple[str, Moves], ...]
    sides: tuple[GmcrSide, ...]
    infeasibles: tuple[Condition, ...]
    coalitions: bool

    @property
    def coded_order(self) -> tuple[int, ...]:
        """The options side by side, as states are coded."""
        return tuple(index for side in self.sides for index in side.options)
