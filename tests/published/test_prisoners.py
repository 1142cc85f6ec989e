"""Prisoner's Dilemma: mutual defection is Nash, cooperation is held by the other's reply.

The game is A. W. Tucker's (1950). Howard, N. (1971), *Paradoxes of Rationality*, shows that
cooperation is metarational for both, Fraser & Hipel (1984), *Conflict Analysis: Models and
Resolutions*, that it is sequentially stable. Model and state numbers as in the file
`Prisoners.gmcr` of GMCR+; its own test data record the same answers.
"""

from __future__ import annotations

import standoff
from standoff.model.dispute import Dispute
from tests.builders import side
from tests.published.check import Answers, check

STATES = ["NN", "YN", "NY", "YY"]
EQUILIBRIA: Answers = {
    "nash": {1},
    "gmr": {1, 4},
    "smr": {1, 4},
    "seq": {1, 4},
    "symseq": {1, 4},
}
DILEMMA = Dispute(
    "Prisoner's Dilemma",
    (
        side("one", "first", prefers=("second", "not first")),
        side("two", "second", prefers=("first", "not second")),
    ),
)


def test_equilibria() -> None:
    check(DILEMMA, STATES, EQUILIBRIA)


def test_the_catalogue_has_it() -> None:
    check(standoff.load("prisoners-dilemma"), STATES, EQUILIBRIA)
