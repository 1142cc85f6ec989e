"""The Cuban missile crisis: blockade and withdrawal.

Fraser, N. M. & Hipel, K. W. (1984), *Conflict Analysis: Models and Resolutions*, North-Holland,
model the crisis with these four options. Statements and state numbers as in the file
`Cuban.gmcr` of GMCR+.
"""

from __future__ import annotations

import standoff
from standoff.model.dispute import Dispute, Option
from tests.builders import SELECT, never, side
from tests.published.check import Answers, check

STATES = [
    *("NNNN", "YNNN", "NYNN", "YYNN"),
    *("NNYN", "YNYN", "NYYN", "YYYN"),
    *("NNNY", "YNNY", "NYNY", "YYNY"),
]
EQUILIBRIA: Answers = {
    "nash": {6},
    "gmr": {1, 2, 3, 5, 6, 7, 8},
    "smr": {1, 2, 3, 5, 6, 7, 8},
    "seq": {5, 6, 7},
    "symseq": {5, 6, 7},
}
CRISIS = Dispute(
    "Cuban missile crisis",
    (
        side(
            "us",
            Option("strike", moves=SELECT),
            "blockade",
            prefers=(
                "withdraw",
                "not escalate",
                "not strike and withdraw",
                "not blockade and withdraw",
                "strike and escalate",
                "blockade and escalate",
                "(strike or blockade) and not (withdraw and escalate)",
                "not strike and not withdraw and not escalate",
                "not blockade and not withdraw and not escalate",
            ),
        ),
        side(
            "ussr",
            "withdraw",
            "escalate",
            prefers=(
                "not escalate",
                "strike if escalate",
                "blockade if escalate",
                "not strike and not escalate",
                "not blockade and not escalate",
                "(withdraw and (strike or blockade)) or (not withdraw and not blockade)",
                "blockade and not withdraw and not escalate",
                "strike and not blockade and withdraw and not escalate",
            ),
        ),
    ),
    rules=never("withdraw and escalate"),
)


def test_equilibria() -> None:
    check(CRISIS, STATES, EQUILIBRIA)


def test_the_catalogue_has_it() -> None:
    check(standoff.load("cuban-missile-crisis"), STATES, EQUILIBRIA)
