"""Settlements and the ways there."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Settlement, by_ease
from standoff.report.wording import phrases, stability
from standoff.report.wording.ask import words
from standoff.report.wording.ask.words import SHORT, Style
from standoff.stability.evidence import Step
from standoff.stability.seq import SEQ
from standoff.studies.ways import Route

TITLE = "Settlements and the ways there"


def summary(answer: Answer) -> str:
    """How many, what each contains, who must jump first."""
    found = answer.settlements
    both = f"both {words.asker(answer)} and {words.target(answer)}"
    if not found:
        return f"No goal state is better than today's for {both}."
    held = [each for each in found if "seq" in each.equilibrium]
    number = phrases.count(answer.settlements_in_all, "goal state is", "goal states are")
    stay = f"{len(held) or 'none'} sequentially stable"
    if len(found) < answer.settlements_in_all:
        stay = f"{stay} of the {len(found)} steadiest"
    told = f"{number} better for {both} ({stay}); {_contents(answer)}."
    rests = words.rests_on(answer, "settlement.seq", "settlement.nash")
    return f"{told}{rests} {jump(answer)}"


def _contents(answer: Answer) -> str:
    """What every settlement contains; in graph form which they are."""
    found = answer.settlements
    few = "of these " if len(found) < answer.settlements_in_all else ""
    if answer.dispute.states:
        keys = [phrases.key(each.state, answer.dispute) for each in found]
        more = [f"{len(keys) - MOST_NAMED:,} more"] if len(keys) > MOST_NAMED else []
        return f"{few}{phrases.listed([*keys[:MOST_NAMED], *more])}"
    shared = _common(found, answer)
    each = "all have" if answer.settlements_in_all > 1 else "it has"
    if not shared and len(found) > 1:
        return f"{few}no option is selected in all of them"
    return f"{few}{each} {words.ids(shared) if shared else 'no option selected'}"


MOST_NAMED = 4


def _common(found: tuple[Settlement, ...], answer: Answer) -> list[str]:
    """The options that every settlement contains, the goal's own among them."""
    ids = (option.id for option in answer.dispute.options)
    return [id for id in ids if all(id in each.state for each in found)]


def jump(answer: Answer, style: Style = SHORT) -> str:
    """Who must move first on the easiest way, and whether that costs."""
    easiest = by_ease(answer.settlements)[0]
    way = easiest.way
    if way is None:
        return "No moves lead there." if easiest.searched.way else "No way there was found."
    there = "To get there" if easiest.direct else "To get there, by a detour,"
    if not way.costs:
        return f"{there} no side has to move at a cost."
    jumps = [(_mover(step, answer), _deed(step, answer, style)) for step in easiest.jump_first]
    if len(jumps) > 1:
        either = phrases.listed((f"{mover} ({deed})" for mover, deed in jumps), "or")
        return f"{there} one must jump first, at a cost: {either}."
    for mover, deed in jumps:
        return f"{there} {mover} must jump first, at a cost: {deed}."
    first, dear = way.steps[0], next(step for step in way.steps if step.gain < 0)
    return (
        f"{there} {_mover(first, answer)} moves first, at no cost: {_deed(first, answer, style)}; "
        f"then {_mover(dear, answer)} must move at a cost: {_deed(dear, answer, style)}."
    )


def _mover(step: Step, answer: Answer) -> str:
    return phrases.side_of(answer.dispute, step.side)


def _deed(step: Step, answer: Answer, style: Style) -> str:
    if answer.dispute.states:
        return f"go to {phrases.key(step.after, answer.dispute)}"
    order = [option.id for option in answer.dispute.options]
    changes = [f"select {style.called([id])}" for id in order if id in step.after - step.before]
    changes += [f"drop {style.called([id])}" for id in order if id in step.before - step.after]
    return ", ".join(changes)


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    yield from phrases.wrapped(summary(answer))
    for id in ("settlement.seq", "settlement.nash"):
        found = answer.finding(id)
        yield from phrases.wrapped(f"  {id}: {words.over(found, answer)}", "      ")
    for each in answer.settlements:
        yield ""
        yield from _settlement(each, answer)
    if len(answer.settlements) < answer.settlements_in_all:
        yield f"and {answer.settlements_in_all - len(answer.settlements):,} more"


def _settlement(found: Settlement, answer: Answer) -> Iterator[str]:
    dispute = answer.dispute
    under = ", ".join(found.equilibrium) or "no concept"
    yield f"{phrases.state(found.state, dispute)}: an equilibrium under {under}."
    for verdict in found.held:
        yield from phrases.indented(stability.verdict(verdict, dispute, SEQ, most=1))
    yield from _route(way_title(found, answer), found.way, answer, searched=found.searched.way)
    if told := who_pays(found, answer):
        yield f"  {told}"
    if found.moves != found.way:
        yield from _route(ANY, found.moves, answer, searched=found.searched.moves)
    if found.improvements != found.way:
        yield from _route(GAINS, found.improvements, answer, searched=found.searched.improvements)


ANY = "The shortest way by any moves"
GAINS = "By improvements only"


def way_title(found: Settlement, answer: Answer) -> str:
    """What the way there is; a detour is called one."""
    if found.way is None:
        return "A way there"
    fewest = "the fewest moves that cost their mover"
    if answer.dispute.states:
        return f"The way there with {fewest}"
    if found.direct:
        return f"The direct way there with {fewest}"
    return f"No direct way leads there; the way with detours that has {fewest}"


def who_pays(found: Settlement, answer: Answer) -> str:
    """How many moves of the way cost, and who must jump first; nothing without a way."""
    if found.way is None:
        return ""
    if not found.way.costs:
        gains = all(step.gain > 0 for step in found.way.steps)
        return "Every move on it pays its mover." if gains else "No move on it costs its mover."
    costs = phrases.count(found.way.costs, "move costs its mover", "moves cost their mover")
    if not found.jump_first:
        return f"At the least {costs}, but not the first."
    jumpers = phrases.listed((_mover(step, answer) for step in found.jump_first), "or")
    return f"At the least {costs}; {jumpers} must jump first."


def heading(title: str, route: Route | None, *, searched: bool) -> str:
    """What stands above a way, or in its place; with how far was searched."""
    if route:
        return f"{title}:" if searched else f"{title}, as far as was searched:"
    return f"{title}: none." if searched else f"{title}: none found, the search was given up."


def _route(title: str, route: Route | None, answer: Answer, *, searched: bool) -> Iterator[str]:
    yield f"  {heading(title, route, searched=searched)}"
    if route:
        yield from phrases.indented(stability.numbered(stability.path(route.steps, answer.dispute)))
