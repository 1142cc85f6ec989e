"""Lines marked as assumed, and the dispute without each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.model.dispute import DecisionMaker, Dispute


def assumed_lines(dispute: Dispute) -> Iterator[tuple[str, str, Dispute]]:
    """Each preference and rule marked as assumed, and the dispute as written without it.

    Gives its name, what it assumes, and the dispute with all judgements settled.
    """
    settled = replace(dispute, judgements=(), views=())
    for number, side in enumerate(dispute.sides):
        for place, preference in enumerate(side.prefers):
            if preference.grounds.assumes:
                name = preference.id or f"{side.id}: {preference}"
                left = replace(side, prefers=side.prefers[:place] + side.prefers[place + 1 :])
                yield name, preference.grounds.assumes, _with_side(settled, number, left)
    for place, rule in enumerate(dispute.rules):
        if rule.grounds.assumes:
            rules = dispute.rules[:place] + dispute.rules[place + 1 :]
            yield rule.id or str(rule), rule.grounds.assumes, replace(settled, rules=rules)


def _with_side(dispute: Dispute, number: int, side: DecisionMaker) -> Dispute:
    sides = list(dispute.sides)
    sides[number] = side
    return replace(dispute, sides=tuple(sides))
