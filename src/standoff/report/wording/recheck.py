"""What `check ANSWER.json FILE` says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from standoff.errors import plain
from standoff.report.wording import phrases
from standoff.studies.package import EDITION

MOST_SHOWN = 20


def lines(different: Sequence[tuple[str, Any, Any]]) -> Iterator[str]:
    """The same, or what differs."""
    if not different:
        yield "The same: the answer was computed again from the file and agrees in every part."
        return
    number = phrases.count(len(different), "difference")
    yield f"Not the same: {number} between the answer and the file."
    for path, old, new in different[:MOST_SHOWN]:
        yield f"  {plain(path)}: {_shown(old)} in the answer, {_shown(new)} computed again"
    if len(different) > MOST_SHOWN:
        yield f"  and {len(different) - MOST_SHOWN:,} more"


def of_another_edition(edition: Any) -> Iterator[str]:
    """The definitions have changed since: nothing is compared."""
    yield from phrases.wrapped(
        f"The answer is of edition {plain(str(edition))} of the test of threats, this is edition "
        f"{EDITION}: the definitions differ, so nothing was compared and no difference is counted. "
        "Ask again to have an answer of this edition.",
        "",
    )


def _shown(value: Any) -> str:
    text = plain(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= 60 else f"{text[:57]}..."
