"""Lines marked as assumed, and the dispute without each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from standoff.model.dispute import DecisionMaker, Dispute


class Assumed(NamedTuple):
    """A line by its name, what it assumes, and the dispute as written without it."""

    name: str
    assumes: str
    without: Dispute


def assumed_lines(dispute: Dispute) -> Iterator[Assumed]:
    """Each preference and rule marked as assumed; all judgements are settled."""
    settled = replace(dispute, judgements=(), views=())
    for number, side in enumerate(dispute.sides):
        for place, preference in enumerate(side.prefers):
            if preference.grounds.assumes:
                name = preference.id or f"{side.id}: {preference}"
                left = replace(side, prefers=side.prefers[:place] + side.prefers[place + 1 :])
                without = _with_side(settled, number, left)
                yield Assumed(name, preference.grounds.assumes, without)
    for place, rule in enumerate(dispute.rules):
        if rule.grounds.assumes:
            rules = dispute.rules[:place] + dispute.rules[place + 1 :]
            without = replace(settled, rules=rules)
            yield Assumed(rule.id or str(rule), rule.grounds.assumes, without)


def _with_side(dispute: Dispute, number: int, side: DecisionMaker) -> Dispute:
    sides = list(dispute.sides)
    sides[number] = side
    return replace(dispute, sides=tuple(sides))
