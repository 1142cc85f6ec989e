"""Settlements and the ways there."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Settlement, by_ease
from standoff.report.wording import phrases, stability
from standoff.report.wording.ask import words
from standoff.report.wording.ask.words import SHORT, Style
from standoff.stability.evidence import Step
from standoff.stability.seq import SEQ
from standoff.studies.reach import Route

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
    """Who must make the first move that costs its mover, on the easiest way."""
    easiest = by_ease(answer.settlements)[0]
    route = easiest.cheapest
    if route is None:
        return "No moves lead there." if easiest.searched else "No way there was found."
    if route.first_to_jump is None:
        return "Moves lead there that cost their movers nothing."
    name = phrases.side_of(answer.dispute, route.first_to_jump)
    step = next(step for step in route.steps if step.gain < 0)
    return f"To get there {name} must jump first, at a cost: {_deed(step, answer, style)}."


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
    whole = found.searched
    yield from _route("The shortest way by any moves", found.moves, answer, searched=whole)
    yield from _route("By improvements only", found.improvements, answer, searched=whole)
    if found.cheapest not in (found.moves, found.improvements):
        yield from _route("With the fewest moves that cost their mover", found.cheapest, answer)
    if found.cheapest and found.cheapest.first_to_jump:
        name = phrases.side_of(dispute, found.cheapest.first_to_jump)
        costs = phrases.count(
            found.cheapest.costs, "move costs its mover", "moves cost their mover"
        )
        yield f"  At the least {costs}; {name} must jump first."


def _route(
    title: str, route: Route | None, answer: Answer, *, searched: bool = True
) -> Iterator[str]:
    if route is None:
        yield (
            f"  {title}: none." if searched else f"  {title}: none found, the search was given up."
        )
        return
    yield f"  {title}:"
    yield from phrases.indented(stability.numbered(stability.path(route.steps, answer.dispute)))
