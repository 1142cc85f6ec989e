"""Levers: what the target does when threats stand whatever it does."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, LeftAlone, Moved
from standoff.graph.graph import State
from standoff.report.wording import phrases
from standoff.report.wording.ask import threats, words
from standoff.report.wording.ask.words import SHORT, Style
from standoff.report.wording.marks import named

TITLE = "Levers: threats that stand whatever the other side does (Standoff's own)"


def summary(answer: Answer, style: Style = SHORT) -> str | None:
    """What the threats on the table do if they stand; None if there are none."""
    on = tuple(id for id in threats.marked(answer, "threat") if id in answer.dispute.status_quo)
    moved = next((each for each in answer.moved if each.on == each.part == on), None)
    if moved is None:
        return None
    told = f"With {style.called(on)} standing whatever happens, {effect(moved, answer, style)}"
    told += f"{words.rests_on(answer, 'threats.on.idle', 'threats.on.counterproductive')}."
    if answer.total > 1:
        found = answer.finding("threats.on.counterproductive")
        when = words.when(found, answer, style)
        told += f" Counterproductive in {words.brief(found, answer)}, {when}."
    return told


def others(answer: Answer) -> str | None:
    """A goal state that the others settle into by gains of their own while levers stand."""
    for left in answer.left_alone:
        reached = [state for state in left.reached if state in left.goal]
        if left.on and reached:
            only = "" if len(left.reached) == len(reached) else ", among other places,"
            return (
                f"With {words.ids(left.on)} standing whatever happens, the others come by gains "
                f"of their own to rest{only} in {phrases.state(reached[0], answer.dispute)}, "
                "where the goal holds."
            )
    return None


def effect(moved: Moved, answer: Answer, style: Style = SHORT) -> str:
    """What the threats change for the target."""
    target = words.target(answer)
    if moved.idle is None:
        return f"{target} has nothing to choose from"
    if moved.idle:
        return f"{target} does what it would do without (idle)"
    old, new = (_own(reply, answer, style) for reply in (moved.reply_without, moved.reply))
    worse = ", which the asker likes less (counterproductive)" if moved.counterproductive else ""
    return f"{target} turns from {old} to {new}{worse}"


def _own(state: State | None, answer: Answer, style: Style) -> str:
    """What the target itself has selected."""
    if state is None:
        return "nothing possible"
    side = answer.dispute.side(answer.settings.target)
    own = [option.id for option in side.options if option.id in state]
    return style.called(own) if own else "nothing"


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    if answer.dispute.states:
        yield from phrases.wrapped(threats.UNTESTED, "")
        return
    yield from phrases.wrapped(
        f"{words.target(answer)}'s best reply to threats that stand whatever it does; idle: the "
        "same with and without; counterproductive: the asker likes the new reply less.",
        "",
    )
    if not answer.moved:
        yield f"No option of {words.asker(answer)} is marked as a threat."
    for moved in answer.moved:
        yield from _moved(moved, answer)
    yield ""
    for found in answer.found:
        if found.claim is None and found.id.rpartition(".")[2] in ("idle", "counterproductive"):
            line = f"  {found.id}: {words.over(found, answer)}"
            yield from phrases.wrapped(line, "      ")
    for each in answer.left_alone:
        yield ""
        yield from _left_alone(each, answer)


COSTS = {
    1: "carrying it out suits the asker",
    0: "carrying it out costs the asker nothing",
    -1: "carrying it out costs the asker",
}


def _moved(moved: Moved, answer: Answer) -> Iterator[str]:
    told = f"{part(moved)}: {effect(moved, answer)}; {COSTS[moved.cost]}."
    yield from phrases.wrapped(f"  {told}", "      ")


def part(moved: Moved) -> str:
    """The threats whose effect it is, and those beside them."""
    beside = [named(id) for id in moved.on if id not in moved.part]
    rest = f" beside {', '.join(beside)}" if beside else ""
    return f"{', '.join(map(named, moved.part))}{rest}"


def _left_alone(left: LeftAlone, answer: Answer) -> Iterator[str]:
    on = ", ".join(map(named, left.on)) or "no lever"
    yield f"With {on} standing, the others among themselves come to rest in"
    for state in left.equilibria:
        goal = ", where the goal holds" if state in left.goal else ""
        way = ", and improvements lead there" if state in left.reached else ""
        yield from phrases.wrapped(f"  {phrases.state(state, answer.dispute)}{goal}{way}", "      ")
    if not left.equilibria:
        yield "  no state"
