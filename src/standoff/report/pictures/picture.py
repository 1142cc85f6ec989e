"""What a picture is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standoff.report.subject import Subject


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a subject.

    ``draw`` gives a whole ``<svg>`` element with title and description, or None where there
    is nothing to draw.
    """

    key: str
    draw: Callable[[Subject], str | None]
