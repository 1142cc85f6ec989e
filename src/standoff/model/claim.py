"""The forms a claim's test can take: a finding with arguments.

The first key of a form names it; the others are its arguments. Every form takes ``holds``
(default true): with ``holds = false`` the claim says that the finding fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

STATUS_QUO = "status quo"


class Argument(Enum):
    """What kind of thing an argument names."""

    STATE = '"status quo" or a list of option ids'
    STATEMENT = "a statement"
    SIDE = "the id of a side"
    OPTION = "the id of an option"
    OPTIONS = "a list of option ids"
    CONCEPT = "the key of a solution concept"
    MOVER = '"moves" or "improvements"'
    FINDING = "the id of a finding"


MOVERS = ("moves", "improvements")


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """One form of test: its required and optional arguments and what it says."""

    says: str
    needs: Mapping[str, Argument]
    may: Mapping[str, Argument] = field(default_factory=dict)

    @property
    def needs_options(self) -> bool:
        """Whether it needs options: in graph form there are none."""
        return Argument.OPTIONS in self.needs.values()

    def all_arguments(self) -> Iterator[tuple[str, Argument]]:
        yield from self.needs.items()
        yield from self.may.items()


_PACKAGE = {"by": Argument.SIDE, "target": Argument.SIDE, "goal": Argument.STATEMENT}

FORMS: Mapping[str, ClaimForm] = {
    "from": ClaimForm(
        "a legal sequence of moves, or of improvements, leads from a state to one where "
        "a statement holds",
        {"from": Argument.STATE, "to": Argument.STATEMENT, "by": Argument.MOVER},
    ),
    "reply_of": ClaimForm(
        "the side's best reply to the levers `to` selects (adds) or leaves out (drops) an "
        "option, and its best reply to the levers `instead_of` does not",
        {
            "reply_of": Argument.SIDE,
            "to": Argument.OPTIONS,
            "instead_of": Argument.OPTIONS,
        },
        {"adds": Argument.OPTION, "drops": Argument.OPTION},
    ),
    "every_equilibrium_with": ClaimForm(
        "in every equilibrium where the first statement holds the second holds too",
        {
            "every_equilibrium_with": Argument.STATEMENT,
            "concept": Argument.CONCEPT,
            "has": Argument.STATEMENT,
        },
    ),
    "is_stable": ClaimForm(
        "a state is stable for one side, or an equilibrium where no side is named",
        {"is_stable": Argument.STATE, "concept": Argument.CONCEPT},
        {"for": Argument.SIDE},
    ),
    **{
        f"package_{part}": ClaimForm(
            f"the conditional package of these threats and offers {says}",
            {f"package_{part}": Argument.OPTIONS},
            _PACKAGE,
        )
        for part, says in {
            "works": "works",
            "bites": "bites",
            "credible": "is credible",
            "assured": "is assured",
        }.items()
    },
    "finding": ClaimForm("a finding holds", {"finding": Argument.FINDING}),
}
