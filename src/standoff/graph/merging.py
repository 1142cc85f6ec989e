"""Merged states: which combinations count as one state, and the arcs between states.

Moves that are barred from one pattern to another are left out here, as they do not chain.

The moves of a merged state are the union of its members' moves; its preferences are read
off the state that the file names (Fang, Hipel & Kilgour 1993, coalescing). Merged states
are numbered after all others, in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from standoff.errors import DisputeError, Mistake, mistake
from standoff.graph.barred import Barred
from standoff.graph.explicit import Arcs, Explicit
from standoff.graph.feasible import selected_ids, state_code
from standoff.graph.memory import BYTES_PER_ARC, require_room_for_moves
from standoff.graph.own_options import OwnOptions
from standoff.graph.pairs import count_pairs, move_pairs
from standoff.graph.structure import Holds, Layout, Places, positions_in
from standoff.model.dispute import Dispute
from standoff.preferences.truth import ListedCodes, Truths


@dataclass(frozen=True, slots=True)
class Classes:
    """Which combination belongs to which state.

    ``of[n]`` is the state that the feasible combination ``codes[n]`` belongs to;
    ``shown[state]`` the code that stands for it; ``merged`` the first merged state.
    """

    codes: Places
    of: Places
    shown: Places
    merged: int

    def member_codes(self, state: int) -> Places:
        """The codes that make up a state."""
        members: Places = self.codes[self.of == state]
        return members

    def states_of(self, codes: Places) -> Places:
        """The state of each combination of options, -1 where it is not feasible."""
        places = positions_in(self.codes, codes)
        return np.where(places >= 0, self.of[places], -1)


def merge_states(dispute: Dispute, codes: Places) -> Classes:
    """The merged states of feasible codes, ascending.

    Raises:
        DisputeError: for merges that are empty, overlap or cannot be told apart.
    """
    truths = Truths(dispute, ListedCodes(codes))
    inside: list[Holds] = [truths.truth_of(merge.when) for merge in dispute.merges]
    if found := list(_merge_mistakes(dispute, codes, inside)):
        raise DisputeError(found)
    plain = np.flatnonzero(~np.logical_or.reduce([np.zeros(len(codes), dtype=bool), *inside]))
    of = np.empty(len(codes), dtype=np.int64)
    of[plain] = np.arange(len(plain))
    for number, each in enumerate(inside):
        of[each] = len(plain) + number
    shown = [state_code(merge.shown_as, dispute) for merge in dispute.merges]
    stands = np.concatenate([codes[plain], np.array(shown, dtype=np.int64)])
    return Classes(codes, of, stands, len(plain))


def _merge_mistakes(dispute: Dispute, codes: Places, inside: list[Holds]) -> Iterator[Mistake]:
    patterns: set[str] = set()
    for i, here in enumerate(inside):
        members = codes[here]
        if not len(members):
            yield mistake("merge-empty", ("merge", i, "when"))
            continue
        yield from _overlap_mistakes(dispute, codes, inside, i)
        yield from _shown_as_mistakes(dispute, members, i)
        written = common_pattern(members, len(dispute.options))
        if "-" in written and written in patterns:
            yield mistake("merge-lookalike", ("merge", i, "when"), pattern=written)
        patterns.add(written)


def _overlap_mistakes(
    dispute: Dispute, codes: Places, inside: list[Holds], i: int
) -> Iterator[Mistake]:
    """A state that an earlier merge has too."""
    earlier = np.zeros_like(inside[i])
    for each in inside[:i]:
        earlier |= each
    both = np.flatnonzero(inside[i] & earlier)
    if len(both):
        first = next(m for m, holds in zip(dispute.merges, inside, strict=True) if holds[both[0]])
        state = _listed_ids(int(codes[both[0]]), dispute)
        yield mistake("merge-overlap", ("merge", i, "when"), state=state, first=str(first.when))


def _shown_as_mistakes(dispute: Dispute, members: Places, i: int) -> Iterator[Mistake]:
    """A representative that is not one of the merged states."""
    merge = dispute.merges[i]
    shown = state_code(merge.shown_as, dispute)
    if shown not in members:
        yield mistake(
            "merge-shown-as",
            ("merge", i, "shown_as"),
            state=_listed_ids(shown, dispute),
            when=str(merge.when),
            expected=_listed_ids(int(members[0]), dispute),
        )


def _listed_ids(code: int, dispute: Dispute) -> str:
    ids = ", ".join(o.id for o in dispute.options if o.id in selected_ids(code, dispute))
    return f"[{ids}]"


def common_pattern(codes: Places, options: int) -> str:
    """Y or N for each option, ``-`` where the codes differ."""
    always = int(np.bitwise_and.reduce(codes))
    ever = int(np.bitwise_or.reduce(codes))
    return "".join(
        "Y" if always >> bit & 1 else "-" if ever >> bit & 1 else "N" for bit in range(options)
    )


def merged_graph(dispute: Dispute, layout: Layout, classes: Classes) -> Explicit:
    """The graph of the classes: an arc wherever some member has a move."""
    states = len(classes.shown)
    sides = enumerate(layout.own_options)
    return Explicit(
        [
            _class_arcs(own, classes, Barred.for_side(dispute, dm, classes.codes))
            for dm, own in sides
        ],
        states,
    )


def _class_arcs(own: OwnOptions, classes: Classes, barred: Barred) -> Arcs:
    """The moves between combinations that differ in this DM's options only."""
    states = len(classes.shown)
    require_room_for_moves(states, count_pairs(own, classes.codes), BYTES_PER_ARC)
    origins, targets = [np.array([], dtype=np.int64)], [np.array([], dtype=np.int64)]
    for one, other in move_pairs(own, classes.codes):
        free = barred.leaves_open(one, other) if barred.starts else slice(None)
        origins.append(classes.of[one[free]])
        targets.append(classes.of[other[free]])
    return Arcs.from_moves(np.concatenate(origins), np.concatenate(targets), states)
