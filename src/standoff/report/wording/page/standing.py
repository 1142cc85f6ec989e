"""Where things stand."""

from __future__ import annotations

from standoff.report.wording.ask import standing

TITLE = standing.TITLE
TODAY = "Today, the status quo:"
WHY = "Why each side stays or leaves"
SIDES = "Under sequential stability a side fears only answers that pay those who give them."
BETTER = "States better for every side"


def more(number: int) -> str:
    """How many are not listed."""
    return f"{number:,} more."
