"""Syria, Iraq and the water of the Euphrates: holding out alone escapes every sanction.

The conflict as the file `SyriaIraq.gmcr` of GMCR+ models it. State 1 is general metarational
only: both smr and seq see through the sanction. The numbers are those that the program's own test
data record for the file.
"""

from __future__ import annotations

import standoff
from standoff.model.dispute import Dispute
from tests.builders import never, side
from tests.published.check import Answers, check

STATES = ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]
EQUILIBRIA: Answers = {"nash": {6}, "gmr": {1, 6}, "smr": {6}, "seq": {6}, "symseq": {6}}
EUPHRATES = Dispute(
    "Syria and Iraq",
    (
        side(
            "syria",
            "release",
            "escalate",
            prefers=(
                "not release and not escalate and not attack",
                "escalate",
                "not attack",
                "not release",
            ),
        ),
        side(
            "iraq",
            "attack",
            prefers=(
                "release and not escalate and not attack",
                "not release and not escalate and attack",
                "not release and escalate and attack",
                "not release and not escalate and not attack",
                "release and not escalate and attack",
            ),
        ),
    ),
    rules=never("release and escalate"),
)


def test_equilibria() -> None:
    check(EUPHRATES, STATES, EQUILIBRIA)


def test_the_catalogue_has_it() -> None:
    check(standoff.load("euphrates"), STATES, EQUILIBRIA)
