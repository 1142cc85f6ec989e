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
from standoff.graph.option_form import OptionForm, Own
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
    taken = np.zeros_like(inside[0])
    for i, (merge, here) in enumerate(zip(dispute.merges, inside, strict=True)):
        codes = np.flatnonzero(here)
        if not len(codes):
            yield mistake("merge-empty", ("merge", i, "when"))
            continue
        if (here & taken).any():
            both = int(np.flatnonzero(here & taken)[0])
            first = next(m for m, h in zip(dispute.merges, inside, strict=True) if h[both])
            state, when = _listed(both, dispute), str(first.when)
            yield mistake("merge-overlap", ("merge", i, "when"), state=state, first=when)
        if not here[code(merge.shown_as, dispute)]:
            yield mistake(
                "merge-shown-as",
                ("merge", i, "shown_as"),
                state=_listed(code(merge.shown_as, dispute), dispute),
                when=str(merge.when),
                expected=_listed(int(codes[0]), dispute),
            )
        written = pattern(codes, len(dispute.options))
        if "-" in written and written in patterns:
            yield mistake("merge-lookalike", ("merge", i, "when"), pattern=written)
        patterns.add(written)
        taken = taken | here


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
    feasible = np.flatnonzero(classes.of >= 0)
    if len(feasible) * own.size * BYTES_PER_ARC > memory():
        needed = len(feasible) * own.size * BYTES_PER_ARC
        raise TooLargeError(len(classes.of).bit_length() - 1, len(feasible), needed, memory())
    reachable = own.reachable()
    mine = feasible >> own.lowest & (own.size - 1)
    origins, targets = [], []
    for change in range(1, own.size):
        there = feasible ^ (change << own.lowest)
        moved = reachable[mine, mine ^ change] & (classes.of[there] >= 0)
        origins.append(classes.of[feasible[moved]])
        targets.append(classes.of[there[moved]])
    nothing = [np.array([], dtype=np.int64)]
    return Arcs.of(np.concatenate(origins or nothing), np.concatenate(targets or nothing), states)
