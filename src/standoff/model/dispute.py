"""A dispute: what the analyst writes down, once its parts have been found to fit together.

Here is the door to the records of its parts, which stand in ``standoff.model.parts``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from standoff.errors import DisputeError
from standoff.model.check import Checks, dispute_mistakes, term_circles
from standoff.model.parts import (
    NO_GROUNDS,
    Claim,
    DecisionMaker,
    DrawnMove,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    Moves,
    NamedState,
    NoMove,
    Option,
    OptionKind,
    Preference,
    Question,
    Ranking,
    Reading,
    Rule,
    RuleForm,
    Source,
    Term,
    UncheckedDispute,
    View,
)
from standoff.model.reading import all_readings, settle_judgements
from standoff.model.walk import Piece

__all__ = [
    "NO_GROUNDS",
    "Claim",
    "DecisionMaker",
    "Dispute",
    "DrawnMove",
    "Grounds",
    "Judgement",
    "JudgementAnswer",
    "Merge",
    "Moves",
    "NamedState",
    "NoMove",
    "Option",
    "OptionKind",
    "Part",
    "Preference",
    "Question",
    "Ranking",
    "Reading",
    "Rule",
    "RuleForm",
    "Source",
    "Term",
    "View",
]

Part: TypeAlias = "Dispute | Piece"


@dataclass(frozen=True)
class Dispute(UncheckedDispute):
    """A dispute as written: sides, rules, status quo, open judgements, question, claims.

    In option form a state is what every side has selected of its options. In graph form
    ``states`` names each state and the sides have moves; statements are made of the states'
    ids, of which one is true at a time, and the status quo is the set of one of them.

    However it is made, it was checked: nothing below here asks again.

    Raises:
        DisputeError: with every mistake found, if the parts do not fit together.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        _refuse_mistakes(dispute_mistakes(self))

    def readings(self) -> Iterator[Reading]:
        """Every way of answering the open judgements, the file as written first."""
        return all_readings(self)

    def under(self, reading: Reading | None = None, /, **answers: str) -> Dispute:
        """The dispute with some judgements settled, e.g. ``under(need_is="both")``.

        Raises:
            RequestError: for an unknown judgement or answer.
            DisputeError: for answers that close a circle of terms together.
        """
        # Each answer was checked. Only together can they do what none of them does.
        parts = settle_judgements(self, {**(reading or {}), **answers})
        return _dispute_unless(term_circles(parts), parts)


def checked_dispute(parts: UncheckedDispute) -> Dispute:
    """The dispute with these parts.

    Raises:
        DisputeError: with every mistake found, if they do not fit together.
    """
    return _dispute_unless(dispute_mistakes(parts), parts)


def _dispute_unless(mistakes: Checks, parts: UncheckedDispute) -> Dispute:
    _refuse_mistakes(mistakes)
    dispute = object.__new__(Dispute)
    vars(dispute).update(vars(parts))
    return dispute


def _refuse_mistakes(mistakes: Checks) -> None:
    if found := list(mistakes):
        raise DisputeError(found)
