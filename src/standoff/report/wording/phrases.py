"""The small words: how a state, a side, an option and a move are called."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from standoff.graph.graph import State
from standoff.model.dispute import DecisionMaker, Dispute, NamedState, Option
from standoff.report.wording.marks import bare, judged, named, said
from standoff.stability.evidence import Step

WIDTH = 96  # characters of a line


def side(side: DecisionMaker) -> str:
    """A side's name."""
    return said(str(side))


def side_of(dispute: Dispute, id: str) -> str:
    """A side's name by its id."""
    return side(dispute.side(id))


def supposed(dispute: Dispute) -> str:
    """Which judgements are taken as settled; nothing where none is."""
    if not dispute.reading:
        return ""
    told = (f"{judged(id)} is {said(answer)}" for id, answer in dispute.reading.items())
    return f"Supposing that {listed(told)}."


def option(option: Option | NamedState) -> str:
    """An option's words, or a named state's, in quotes."""
    return f"“{said(str(option))}”"


def key(state: State, dispute: Dispute) -> str:
    """A state's key; in graph form its id."""
    return named(state.pattern) if dispute.states else state.pattern


def selected(state: State, dispute: Dispute) -> str:
    """The ids of what is selected, in the order of the file; in graph form the state's words."""
    if dispute.states:
        return said(str(dispute.facts[dispute.numbers[state.pattern]]))
    ids = [named(each.id) for each in dispute.options if each.id in state]
    merged = "; states merged" if "-" in state.pattern else ""
    return (", ".join(ids) or "nothing selected") + merged


def state(state: State, dispute: Dispute) -> str:
    """A state's key and what is selected in it; in graph form its id and its words."""
    if dispute.states and not dispute.states[dispute.numbers[state.pattern]].text:
        return key(state, dispute)
    return f"{key(state, dispute)} ({selected(state, dispute)})"


def assumed(dispute: Dispute) -> Iterator[str]:
    """What the file as a whole assumes, or what reading it from another format had to."""
    if dispute.grounds.assumes:
        yield from wrapped(f"Assumed: {said(dispute.grounds.assumes)}")


def listed(items: Iterable[str], last: str = "and") -> str:
    """a, b and c."""
    *others, final = list(items) or ["none"]
    return f"{', '.join(others)} {last} {final}" if others else final


def count(number: int, one: str, many: str = "") -> str:
    """1 state, 2 states."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def move(step: Step, dispute: Dispute) -> str:
    """What a step's mover does: selects these, drops those."""
    mover = dispute.side(step.side)
    taken = [option(o) for o in mover.options if o.id in step.after and o.id not in step.before]
    left = [option(o) for o in mover.options if o.id in step.before and o.id not in step.after]
    deeds = []
    if taken:
        deeds.append(f"selects {listed(taken)}")
    if left:
        deeds.append(f"drops {listed(left)}")
    return " and ".join(deeds) or f"moves to {key(step.after, dispute)}"


GAINS = {1: "better for it", 0: "no better and no worse for it", -1: "worse for it"}


def gain(step: Step) -> str:
    """What a step does for its mover."""
    return GAINS[step.gain]


def wrapped(text: str, indent: str = "   ") -> Iterator[str]:
    """A paragraph in lines; all but the first are indented."""
    yield from textwrap.wrap(bare(text), WIDTH, subsequent_indent=indent) or [""]


def indented(lines: Iterable[str], by: str = "  ") -> Iterator[str]:
    """Lines set in, wrapped with a deeper indent of their own."""
    for line in lines:
        inner = by + line[: len(line) - len(line.lstrip())]
        yield from textwrap.wrap(
            bare(line).strip(), WIDTH, initial_indent=inner, subsequent_indent=inner + "   "
        )
