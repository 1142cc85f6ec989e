"""What `solve` and `explain` say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from standoff.errors import plain
from standoff.graph.structure import Holds, Places
from standoff.model.dispute import Dispute
from standoff.report.wording import phrases
from standoff.report.wording.marks import capital
from standoff.stability.concept import Concept
from standoff.stability.evidence import Met, MetAtOnce, Step, SymbolicVerdict, Verdict
from standoff.stability.solution import Solution

MOST_ROWS = 64  # states that a person still reads in a table


def solution(solved: Solution, *, equilibria_only: bool = False) -> Iterator[str]:
    """Words first, then a table."""
    graph, dispute = solved.graph, solved.dispute
    yield plain(dispute.title)
    yield (
        f"{phrases.count(len(graph), 'state')}, "
        f"{phrases.count(len(dispute.sides), 'side')}: "
        f"{phrases.listed(phrases.side(each) for each in dispute.sides)}."
    )
    yield from phrases.assumed(dispute)
    if told := phrases.supposed(dispute):
        yield from phrases.wrapped(told, "")
    yield ""
    holds = {each.key: solved.holds(each.key) for each in solved.concepts}
    state = graph.state(graph.status_quo)
    yield f"The status quo, {phrases.state(state, dispute)}{':' if holds else '.'}"
    for told in status_quo(solved) if holds else ():
        yield from phrases.wrapped(f"  {told}", "    ")
    yield ""
    yield from _concepts(solved, holds)
    yield ""
    yield from _table(solved, holds, equilibria_only=equilibria_only)


def status_quo(solved: Solution) -> Iterator[str]:
    """Which sides have reason to stay there, a sentence each."""
    for dm, side in enumerate(solved.dispute.sides):
        yield f"{phrases.side(side)} {_stays(solved, dm)}"


def _stays(solved: Solution, dm: int) -> str:
    today = solved.graph.status_quo
    keys = [each.key for each in solved.concepts if solved.holds(each.key)[dm, today]]
    if len(keys) == len(solved.concepts):
        return f"has reason to stay under every concept ({', '.join(keys)})."
    if not keys:
        return "has reason to leave under every concept."
    return f"has reason to stay under {', '.join(keys)}, to leave under the others."


def _concepts(solved: Solution, holds: dict[str, Holds]) -> Iterator[str]:
    yield "Equilibria are the states that every side has reason to stay in:"
    width = max((len(each.key) for each in solved.concepts), default=0)
    for each in solved.concepts:
        number = int(holds[each.key].all(axis=0).sum())
        mark = " (ours)" if each.ours else ""
        told = f"  {each.key:<{width}}  {number:>5,}  {each.name}{mark}: {each.meaning}"
        yield from phrases.wrapped(told, " " * (width + 11))
    for told in left_out(solved):
        yield from phrases.wrapped(f"  {told}", "    ")


def left_out(solved: Solution) -> Iterator[str]:
    """The concepts that cannot be used here, and why, a sentence each."""
    for key, why in solved.skipped.items():
        yield f"{key} is left out: {why}."


def _table(solved: Solution, holds: dict[str, Holds], *, equilibria_only: bool) -> Iterator[str]:
    graph = solved.graph
    every = np.array([row.all(axis=0) for row in holds.values()]).reshape(len(holds), len(graph))
    states = shown(every, graph.status_quo, equilibria_only=equilibria_only)
    yield from _legend(solved, equilibria_only=equilibria_only)
    rows = [_row(solved, holds, int(number)) for number in states]
    yield from _aligned([_head(solved), *rows])
    if len(states) < len(graph):
        yield f"  {len(states):,} of {len(graph):,} states shown; --json has all of them."


def shown(equilibria: Holds, today: int, *, equilibria_only: bool = False) -> Places:
    """The states for a table, at most ``MOST_ROWS``: equilibria under most concepts first.

    ``equilibria`` has a row for each concept; today's state is there where some are left out.
    """
    every = np.arange(equilibria.shape[1])
    wanted = np.flatnonzero(equilibria.any(axis=0)) if equilibria_only else every
    if len(wanted) <= MOST_ROWS:
        return wanted
    steadiest = np.argsort(-equilibria.sum(axis=0), kind="stable")[: MOST_ROWS - 1]
    return np.union1d(np.intersect1d(wanted, steadiest), [today])


def _legend(solved: Solution, *, equilibria_only: bool) -> Iterator[str]:
    sides = phrases.listed(phrases.side(each) for each in solved.dispute.sides)
    what = "Equilibria under some concept" if equilibria_only else "States"
    key = "" if solved.dispute.states else " A state's key has Y or N for each option in turn."
    yield from phrases.wrapped(
        f"{what}: one mark per side ({sides}), ● stays ○ leaves; = equilibrium; * status quo.{key}",
        "",
    )


def _head(solved: Solution) -> list[str]:
    last = "what it is" if solved.dispute.states else "selected"
    return ["", "state", *(each.key for each in solved.concepts), last]


def _row(solved: Solution, holds: dict[str, Holds], number: int) -> list[str]:
    state = solved.graph.state(number)
    cells = [_cell(holds[each.key][:, number]) for each in solved.concepts]
    star = "*" if number == solved.graph.status_quo else ""
    return [star, state.pattern, *cells, phrases.selected(state, solved.dispute)]


def _cell(stable: Holds) -> str:
    marks = "".join("●" if each else "○" for each in stable)
    return marks + ("=" if stable.all() else "")


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield " ".join(cells).rstrip()


# ---------------------------------------------------------------- one verdict


def verdict(
    found: Verdict, dispute: Dispute, concept: Concept, *, most: int | None = None
) -> Iterator[str]:
    """Why a state is stable for a side, or why not; at ``most`` so many sanctions told."""
    yield head(found, dispute, concept)
    for each in reasons(found, dispute, most=most):
        yield from each.lines()
    if isinstance(found, SymbolicVerdict):
        if found.untold:
            more = phrases.count(found.untold, "other move", "other moves")
            yield f"Not told here: {more} to states it likes better."
        yield "Found on decision diagrams, for this state alone; no states were listed."


def head(found: Verdict, dispute: Dispute, concept: Concept) -> str:
    """Whether the side stays."""
    name = phrases.side_of(dispute, found.side)
    stays = "stays in" if found.stable else "leaves"
    ours = " (a concept of Standoff's own)" if concept.ours else ""
    return capital(
        f"{name} {stays} {phrases.state(found.state, dispute)} under {concept.name}{ours}."
    )


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, the moves it announces, and how it ends."""

    text: str
    moves: tuple[str, ...] = ()
    end: str = ""

    def lines(self) -> Iterator[str]:
        yield self.text
        yield from numbered(self.moves)
        yield from [f"  {self.end}"] if self.end else []


def reasons(found: Verdict, dispute: Dispute, *, most: int | None = None) -> Iterator[Reason]:
    """Why it stays or leaves; at ``most`` so many sanctions told."""
    name = phrases.side_of(dispute, found.side)
    if found.forced:
        told = f"{name} cannot count on being left alone there; the others gain by this:"
        yield Reason(capital(told), path(found.forced, dispute))
    if not found.met and not found.unmet:
        better = "that would leave it safer" if found.forced else "to a state it likes better"
        yield Reason(capital(f"{name} has no move {better}."))
    for step in found.unmet:
        yield Reason(f"Nothing deters this: {deed(step, dispute)}.")
    for each in found.met[:most]:
        yield _met(each, dispute)
    if most is not None and len(found.met) > most:
        more = phrases.count(len(found.met) - most, "other move is", "other moves are")
        yield Reason(f"{more} answered likewise.")


def deed(step: Step, dispute: Dispute) -> str:
    """A move away from a state, and whether it pays."""
    name = phrases.side_of(dispute, step.side)
    gains = " and gains" if step.gain > 0 else ""
    reaching = "" if dispute.states else f", reaching {step.after.pattern}"
    return f"{name} {phrases.move(step, dispute)}{gains}{reaching}"


def _met(met: Met, dispute: Dispute) -> Reason:
    name = phrases.side_of(dispute, met.improvement.side)
    if isinstance(met, MetAtOnce):
        return Reason(
            f"If {deed(met.improvement, dispute)}, the others can move at the same time:",
            tuple(_from_there(step, dispute) for step in met.path),
            f"and together that is {met.sanction.pattern}, where {name} is no better off than "
            "where it began.",
        )
    return Reason(
        f"If {deed(met.improvement, dispute)}, the others can answer:",
        path(met.path, dispute),
        f"and in {phrases.key(met.sanction, dispute)} {name} is no better off than where it began.",
    )


def path(steps: Iterable[Step], dispute: Dispute) -> tuple[str, ...]:
    """A sequence of moves, each with what it does to its mover."""
    return tuple(_one_move(step, dispute) for step in steps)


def _one_move(step: Step, dispute: Dispute) -> str:
    name = phrases.side_of(dispute, step.side)
    done = phrases.move(step, dispute)
    there = "" if dispute.states else f" {step.after.pattern},"
    return f"{name} {done}:{there} {phrases.gain(step)}"


def _from_there(step: Step, dispute: Dispute) -> str:
    name = phrases.side_of(dispute, step.side)
    return f"{name} {phrases.move(step, dispute)}, which by itself would be {phrases.gain(step)}"


def numbered(moves: Iterable[str]) -> Iterator[str]:
    """One to a line."""
    yield from (f"  {number}. {move}" for number, move in enumerate(moves, 1))
