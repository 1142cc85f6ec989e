"""Every word that stands in a picture: titles, how to read it, legends, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dataclasses import dataclass

from standoff.answers.answer import Answer, Settlement
from standoff.errors import plain
from standoff.graph.graph import State
from standoff.model.dispute import Dispute, Option
from standoff.report.subject import Subject
from standoff.report.wording import phrases
from standoff.stability.evidence import Step
from standoff.studies.reach import Route

STATUS_QUO = "status quo"
GOAL = "goal"
SETTLEMENT = "settlement"
NOTHING = "nothing"
MERGED = "several states that count as one"


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture says about itself: to everybody, and to those who cannot see it."""

    title: str
    note: str
    description: str


# ---------------------------------------------------------------- states and options


def selected(state: State, dispute: Dispute) -> str:
    """What is selected, by ids."""
    ids = [each.id for each in dispute.options if each.id in state]
    return ", ".join(ids) or NOTHING


def own(ids: Iterable[str]) -> str:
    """What one side has selected, by ids."""
    return ", ".join(ids) or NOTHING


def whole(state: State, dispute: Dispute) -> str:
    """A state, for whom points at it: its key and the words of all that is selected."""
    texts = [plain(str(each)) for each in dispute.options if each.id in state]
    merged = f" ({MERGED})" if "-" in state.pattern else ""
    return f"{state.pattern}{merged}: {'; '.join(texts) or NOTHING}"


def tags(status_quo: bool, settlement: bool, concepts: Sequence[str]) -> str:
    """What a state is, in a few words."""
    what = [STATUS_QUO] * status_quo + [SETTLEMENT] * settlement
    return " · ".join([*what, *([", ".join(concepts)] if concepts else [])])


def option(option: Option) -> tuple[str, str]:
    """An option's id and its words."""
    return option.id, plain(str(option))


def goal(answer: Answer) -> str:
    """The goal as a legend has it."""
    return f"the goal holds: {answer.goal.text}"


def kept(shown: int, total: int) -> str:
    """That a picture shows some states only."""
    if shown == total:
        return ""
    return (
        f" Shown are {shown:,} of {total:,} states, those that matter most: the status quo, "
        "settlements and the way there, equilibria under the most concepts, goal states."
    )


# ---------------------------------------------------------------- the option board

SELECTED = "selected"
NOT_SELECTED = "not selected"
EQUILIBRIUM = "an equilibrium: under this concept no side has reason to leave"
EQUILIBRIUM_UNDER = "equilibrium under"


def board(subject: Subject, shown: int) -> Words:
    """The option board's own words."""
    dispute = subject.dispute
    note = (
        "Each row is a state: what everybody does at once. Its key has Y or N for each option in "
        "turn." + kept(shown, len(subject.graph))
    )
    description = (
        f"A table of {phrases.count(shown, 'state')} by "
        f"{phrases.count(len(dispute.options), 'option')} of "
        f"{phrases.listed(map(phrases.side, dispute.sides))}. {_standing(subject)}{note}"
    )
    return Words(f"Option board: {plain(dispute.title)}", note, description)


def _standing(subject: Subject) -> str:
    """The status quo, and how many equilibria there are."""
    graph, solution = subject.graph, subject.solution
    counts = [
        f"{each.key} {int(solution.holds(each.key).all(axis=0).sum()):,}"
        for each in solution.concepts
    ]
    state = phrases.state(graph.state(graph.status_quo), subject.dispute)
    found = f"Equilibria: {', '.join(counts)}. " if counts else ""
    return f"The status quo is {state}. {found}"


# ---------------------------------------------------------------- the ladders

BEST = "likes best"
WORST = "likes least"
NO_PREFERENCES = "no preferences stated: all states are equal"
OTHER_LINES = "another state that matters"
SETTLEMENT_MEANS = "settlement: the goal holds and both sides of the question gain"


def ladders(subject: Subject, named: int) -> Words:
    """The ladders' own words."""
    dispute, total = subject.dispute, len(subject.graph)
    sides = phrases.listed(map(phrases.side, dispute.sides))
    which = "all" if named == total else f"the {named:,} that matter most of"
    note = (
        f"What each side likes best stands on top; states in one frame are liked equally. Named: "
        f"{which} {phrases.count(total, 'state')}. Lines join the same state: where they fall or "
        "rise steeply the sides pull apart."
    )
    description = f"A ladder of states for each of {sides}, best on top. {_standing(subject)}{note}"
    return Words(f"Who wants what: {plain(dispute.title)}", note, description)


def others(states: int, rungs: int, beside: bool) -> str:
    """States that are not named."""
    if beside:
        return f"and {phrases.count(states, 'other state')}, liked equally"
    more = phrases.count(states, "other state")
    return more if rungs == states else f"{more} on {phrases.count(rungs, 'rung')}"


# ---------------------------------------------------------------- the path strip

TODAY = "Today"
AT_THE_END = "At the end"
AGAINST_TODAY = "compared with today"
JUMPS = "jumps first, at a cost"
BETTER, SAME, WORSE = "better off", "neither", "worse off"
GAINS = {1: "better", 0: "same", -1: "worse"}


def texts(state: State, dispute: Dispute) -> str:
    """The words of all that is selected."""
    return phrases.listed(_texts(each for each in dispute.options if each.id in state))


def _texts(options: Iterable[Option]) -> list[str]:
    return [phrases.option(each) for each in options] or [NOTHING]


def step(number: int, step: Step, dispute: Dispute) -> str:
    """Who makes a step."""
    return f"{number}. {phrases.side_of(dispute, step.side)}"


def deed(step: Step, dispute: Dispute) -> str:
    """What is done in a step."""
    return phrases.move(step, dispute)


def way_to(found: Settlement, dispute: Dispute) -> str:
    """A settlement as the end of a way."""
    under = ", ".join(found.equilibrium)
    held = f"an equilibrium under {under}" if under else "no equilibrium, so it does not last"
    return f"To {phrases.state(found.state, dispute)}: {held}"


def path(subject: Subject, ways: Sequence[tuple[Settlement, Route]], total: int) -> Words:
    """The path strip's own words."""
    dispute = subject.dispute
    more = f" Shown: {len(ways)} of {total:,}." if len(ways) < total else ""
    note = (
        "The cheapest way from the status quo to each settlement: the fewest moves that cost "
        f"their mover, then the fewest moves. Under each step: what it does to each side.{more}"
    )
    told = " ".join(_told(found, route, dispute) for found, route in ways)
    return Words(f"The way to a settlement: {plain(dispute.title)}", note, f"{note} {told}")


def _told(found: Settlement, route: Route, dispute: Dispute) -> str:
    steps = "; ".join(
        f"{step(n, each, dispute)} {deed(each, dispute)}, {phrases.gain(each)}"
        for n, each in enumerate(route.steps, 1)
    )
    jump = route.first_to_jump
    first = f" {phrases.side_of(dispute, jump)} must jump first." if jump else ""
    return f"{way_to(found, dispute)}: {steps}.{first}"
