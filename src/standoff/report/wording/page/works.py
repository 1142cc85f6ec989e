"""What would work, and who must jump first."""

from __future__ import annotations

from standoff.answers.answer import Answer, Settlement
from standoff.report.wording import phrases
from standoff.report.wording.page import names

TITLE = "What would work, and who must jump first"
SETTLEMENTS = "States that both would like better"
SETTLEMENT_MEANS = (
    "A settlement is a state with the goal that asker and target both like better than today; the "
    "notion is Standoff's own. It is sequentially stable if nobody leaves it, because whatever a "
    "side could gain the others take away by moves they gain from. A way to it is direct if "
    "nothing is done that has to be undone: every option that changes has to, and changes once."
)
HOLDS = "What keeps each side there"
OTHER_WAYS = "Other ways there"


def settlement(found: Settlement, answer: Answer) -> str:
    """A heading: what is selected in it."""
    return f"Settlement: {names.state(found.state, answer.dispute)}"


def held(found: Settlement) -> str:
    """Under which concepts nobody leaves it."""
    under = phrases.listed(found.equilibrium)
    return f"An equilibrium, a state that no side leaves, under: {under}."


def more(number: int) -> str:
    """What is not listed."""
    return f"{number:,} more settlements; “standoff ask FILE --section settlements” tells of them."
