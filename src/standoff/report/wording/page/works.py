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
    "side could gain the others take away by moves they gain from."
)
WAY = "The way there with the fewest moves that cost their mover:"
NO_WAY = "No moves lead there from today."
NOT_FOUND = "No way there was found before the search was given up."
HOLDS = "What keeps each side there"
OTHER_WAYS = "Other ways there"
ANY = "The shortest way by any moves:"
GAINS = "By gains only:"
NONE = "None."


def settlement(found: Settlement, answer: Answer) -> str:
    """A heading: what is selected in it."""
    return f"Settlement: {names.state(found.state, answer.dispute)}"


def held(found: Settlement) -> str:
    """Under which concepts nobody leaves it."""
    under = phrases.listed(found.equilibrium)
    return f"An equilibrium, a state that no side leaves, under: {under}."


def cost(found: Settlement, answer: Answer) -> str:
    """Who jumps, and how often it costs."""
    route = found.cheapest
    if route is None or route.first_to_jump is None:
        return "No move on it costs its mover."
    name = phrases.side_of(answer.dispute, route.first_to_jump)
    costs = phrases.count(route.costs, "move costs its mover", "moves cost their mover")
    return f"At the least {costs}; {name} must jump first."


def more(number: int) -> str:
    """What is not listed."""
    return f"{number:,} more settlements; “standoff ask FILE --section settlements” tells of them."
