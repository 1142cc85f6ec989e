"""Warnings of `check`: each says what would leave an answer empty, and what to write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from standoff.answers.answer import Cannot
from standoff.answers.warned import Warn, Warned
from standoff.model.dispute import Dispute, OptionKind
from standoff.report.wording import phrases, statements
from standoff.report.wording.ask.threats import MARK, in_the_way
from standoff.report.wording.marks import named, said

TITLE = "Warnings, which are no mistakes"


class Told(NamedTuple):
    """What the matter is, and what to write."""

    message: str
    remedy: str


def rows(warned: Warned, dispute: Dispute) -> Iterator[str]:
    """A warning behind its id, then what to write."""
    told = sentence(warned, dispute)
    yield f"{warned.kind.value}: {told.message}"
    yield f"  {told.remedy}"


def sentence(warned: Warned, dispute: Dispute) -> Told:
    """A warning in words."""
    if warned.refusal is not None:
        return Told(said(warned.refusal.message), said(warned.refusal.remedy))
    if warned.cannot is not None:
        return _untestable(warned, dispute)
    name = phrases.side_of(dispute, warned.side)
    if warned.kind is Warn.NO_LEVERS:
        return Told(f"no option of {name} is marked as a threat or an offer", MARK)
    if warned.wish is not None:
        wish = statements.statement(warned.wish.statement, dispute)
        idle = "it separates no two states that the wishes before it leave equal"
        return Told(
            f"the wish of {name} for {wish} decides nothing: {idle}",
            "drop it, or move it up in prefers",
        )
    return Told(
        f"{name} wants nothing: it likes every state equally, so it never has a reason to move",
        'write what it wants, most important first: prefers = ["STATEMENT", ...]',
    )


_DEEDS = {
    (OptionKind.THREAT, Cannot.SET): "set",
    (OptionKind.THREAT, Cannot.LIFT): "lift",
    (OptionKind.OFFER, Cannot.SET): "withhold",
    (OptionKind.OFFER, Cannot.LIFT): "set",
}


def _untestable(warned: Warned, dispute: Dispute) -> Told:
    """A lever that no package can be told with, and why."""
    levers = phrases.listed(map(named, warned.levers))
    way = in_the_way(warned.obstacles, dispute)
    if warned.cannot is Cannot.REFUSE:
        return Told(
            f"whoever is asked cannot refuse{way}, so {levers} cannot be put to the test",
            "ask for something that can be left undone, or mend what leaves no choice",
        )
    first = next(option for option in dispute.options if option.id == warned.levers[0])
    deed = _DEEDS[first.kind, warned.cannot or Cannot.SET]
    return Told(
        f"{phrases.side_of(dispute, warned.side)} can never {deed} {levers}{way}, so no package "
        "of threats and offers with it can be put to the test",
        f"mend what is in the way, or leave out the kind of {levers}",
    )
