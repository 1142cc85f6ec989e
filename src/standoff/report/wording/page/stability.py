"""The stability tables."""

from __future__ import annotations

from standoff.graph.graph import State
from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute
from standoff.report.wording import phrases
from standoff.stability.concept import Concept

TITLE = "What is stable"
INTRO = (
    "A state is stable for a side if the side has reason to stay there; it is an equilibrium if it "
    "is stable for every side. The solution concepts differ in what a side expects of the others."
)
CONCEPTS = "The solution concepts, in the file as written"
CONCEPTS_HEAD = ("Key", "Concept", "A side stays where", "Equilibria", "Source")
STATES = "For whom each state is stable, in the file as written"
TODAY = " (today)"
EVERY = "all"
NOBODY = "-"


def legend(dispute: Dispute) -> str:
    """How to read the table of states."""
    sides = ", ".join(f"{n} {phrases.side(each)}" for n, each in enumerate(dispute.sides, 1))
    told = (
        f"The numbers are the sides for whom a state is stable: {sides}. “{EVERY}” marks an "
        f"equilibrium, “{NOBODY}” a state that every side has reason to leave."
    )
    return told if dispute.states else f"{told} {KEYS}"


KEYS = (
    "A state's key has Y or N for each option in the order of the file, - where merged states "
    "differ."
)


def concept(concept: Concept, equilibria: int) -> tuple[str, ...]:
    """A concept's cells."""
    whose = f"{concept.source} (not of the literature)" if concept.ours else concept.source
    return (concept.key, concept.name, concept.meaning, f"{equilibria:,}", whose)


def head(concepts: tuple[Concept, ...], dispute: Dispute) -> tuple[str, ...]:
    """The columns."""
    last = "What it is" if dispute.states else "Selected"
    return ("State", *(each.key for each in concepts), last)


def stable(holds: Holds) -> str:
    """For whom, by number."""
    if holds.all():
        return EVERY
    return ", ".join(str(n) for n, each in enumerate(holds, 1) if each) or NOBODY


def state(state: State, dispute: Dispute, *, today: bool) -> str:
    """A state's key."""
    return phrases.key(state, dispute) + (TODAY if today else "")


def selected(state: State, dispute: Dispute) -> str:
    """What is selected in it."""
    return phrases.selected(state, dispute)


def shown(some: int, every: int) -> str:
    """What a large dispute leaves out."""
    return (
        f"{some:,} of {every:,} states, those that are equilibria under most concepts first; "
        f"{every - some:,} more: “standoff solve FILE --json” has all of them."
    )
