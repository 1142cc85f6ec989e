"""Merged states: which combinations count as one state, and the arcs between states.

The moves of a merged state are the union of its members' moves; its preferences are read
off the state that the file names (Fang, Hipel & Kilgour 1993, coalescing). Merged states
are numbered after all others, in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from standoff.errors import DisputeError, Mistake, TooLargeError, mistake
from standoff.graph.explicit import Arcs, Explicit
from standoff.graph.feasible import code, memory, selected
from standoff.graph.option_form import OptionForm
from standoff.graph.own import Own
from standoff.graph.structure import Holds, Places
from standoff.model.dispute import Dispute
from standoff.preferences.truth import Truths

BYTES_PER_ARC = 64


@dataclass(frozen=True, slots=True)
class Classes:
    """Which combination belongs to which state.

    ``of[code]`` is the state that a combination belongs to, -1 where infeasible;
    ``shown[state]`` the code that stands for it; ``merged`` the first merged state.
    """

    of: Places
    shown: Places
    merged: int

    def members(self, state: int) -> Places:
        return np.flatnonzero(self.of == state)


def classes(dispute: Dispute, feasible: Holds, truths: Truths) -> Classes:
    """Raises DisputeError for merges that are empty, overlap or cannot be told apart."""
    inside = [truths.cube(truths.of(merge.when)) & feasible for merge in dispute.merges]
    if found := list(_mistakes(dispute, inside)):
        raise DisputeError(found)
    plain = feasible.copy()
    for each in inside:
        plain &= ~each
    codes = np.flatnonzero(plain)
    of = np.full(len(feasible), -1, dtype=np.int64)
    of[codes] = np.arange(len(codes))
    for number, each in enumerate(inside):
        of[each] = len(codes) + number
    shown = [code(merge.shown_as, dispute) for merge in dispute.merges]
    return Classes(of, np.concatenate([codes, np.array(shown, dtype=np.int64)]), len(codes))


def _mistakes(dispute: Dispute, inside: list[Holds]) -> Iterator[Mistake]:
    patterns: set[str] = set()
    for i, here in enumerate(inside):
        codes = np.flatnonzero(here)
        if not len(codes):
            yield mistake("merge-empty", ("merge", i, "when"))
            continue
        yield from _overlap(dispute, inside, i)
        yield from _shown_as(dispute, here, i)
        written = pattern(codes, len(dispute.options))
        if "-" in written and written in patterns:
            yield mistake("merge-lookalike", ("merge", i, "when"), pattern=written)
        patterns.add(written)


def _overlap(dispute: Dispute, inside: list[Holds], i: int) -> Iterator[Mistake]:
    """A state that an earlier merge has too."""
    earlier = np.zeros_like(inside[i])
    for each in inside[:i]:
        earlier |= each
    both = np.flatnonzero(inside[i] & earlier)
    if len(both):
        first = next(m for m, holds in zip(dispute.merges, inside, strict=True) if holds[both[0]])
        state = _listed(int(both[0]), dispute)
        yield mistake("merge-overlap", ("merge", i, "when"), state=state, first=str(first.when))


def _shown_as(dispute: Dispute, here: Holds, i: int) -> Iterator[Mistake]:
    """A representative that is not one of the merged states."""
    merge = dispute.merges[i]
    shown = code(merge.shown_as, dispute)
    if not here[shown]:
        yield mistake(
            "merge-shown-as",
            ("merge", i, "shown_as"),
            state=_listed(shown, dispute),
            when=str(merge.when),
            expected=_listed(int(np.flatnonzero(here)[0]), dispute),
        )


def _listed(code: int, dispute: Dispute) -> str:
    ids = ", ".join(o.id for o in dispute.options if o.id in selected(code, dispute))
    return f"[{ids}]"


def pattern(codes: Places, options: int) -> str:
    """Y or N for each option, ``-`` where the codes differ."""
    always = int(np.bitwise_and.reduce(codes))
    ever = int(np.bitwise_or.reduce(codes))
    return "".join(
        "Y" if always >> bit & 1 else "-" if ever >> bit & 1 else "N" for bit in range(options)
    )


def explicit(graph: OptionForm, classes: Classes) -> Explicit:
    """The graph of the classes: an arc wherever some member has a move."""
    states = len(classes.shown)
    return Explicit([_arcs(own, classes, states) for own in graph.owns], states)


def _arcs(own: Own, classes: Classes, states: int) -> Arcs:
    """The moves between combinations that differ in this DM's options only."""
    feasible = np.flatnonzero(classes.of >= 0)
    others = feasible & ~((own.size - 1) << own.lowest)
    order = np.argsort(others, kind="stable")
    feasible, others = feasible[order], others[order]
    fibre = int(np.unique(others, return_counts=True)[1].max())
    _room_for(len(feasible), fibre, classes)
    origins, targets = [np.array([], dtype=np.int64)], [np.array([], dtype=np.int64)]
    for apart in range(1, fibre):
        first = np.flatnonzero(others[apart:] == others[:-apart])
        for one, other in ((first, first + apart), (first + apart, first)):
            before, after = feasible[one], feasible[other]
            moved = own.allows(before >> own.lowest, after >> own.lowest)
            origins.append(classes.of[before[moved]])
            targets.append(classes.of[after[moved]])
    return Arcs.of(np.concatenate(origins), np.concatenate(targets), states)


def _room_for(feasible: int, fibre: int, classes: Classes) -> None:
    """Raises TooLargeError if every combination with a move to each of a fibre is too much."""
    needed, available = feasible * fibre * BYTES_PER_ARC, memory()
    if needed > available:
        raise TooLargeError(len(classes.of).bit_length() - 1, feasible, needed, available)
