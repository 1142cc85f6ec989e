"""How the catalogue is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.errors import plain
from standoff.model.dispute import Dispute
from standoff.report.wording import phrases


def listed(entries: Iterable[tuple[str, Dispute]]) -> Iterator[str]:
    """Name, title, size and what each dispute is good for."""
    for name, dispute in entries:
        sides = phrases.count(len(dispute.sides), "side")
        told = phrases.count(len(dispute.facts), "state" if dispute.states else "option")
        yield f"{name}: {plain(dispute.title)} ({sides}, {told})"
        if dispute.grounds.why:
            yield f"  {plain(dispute.grounds.why)}"
        for source in dispute.sources:
            yield f"  {plain(source.cite)}"
