"""How a dispute's states are laid out: all combinations of options, or the states alone.

A graph form is laid out as it is drawn. In option form all combinations cost what 2^k places cost,
without an index; listed states about ``DEARER`` times as much for each state (see the
benchmarks). What is cheaper is done. Up to ``FEW`` combinations nobody counts first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from standoff.errors import TooLargeError, counted
from standoff.graph import feasible, room
from standoff.graph.diagram import Diagrams
from standoff.graph.drawn import Drawn
from standoff.graph.option_form import OptionForm
from standoff.graph.own import Own
from standoff.graph.sparse import Sparse
from standoff.graph.structure import Layout, Progress
from standoff.model.dispute import Dispute, Rule
from standoff.preferences.truth import Cube, Truths, spread

if TYPE_CHECKING:
    from oxidd.bdd import BDDFunction

FEW = 2**14
DEARER = 3
MOST_OPTIONS = 62  # bits of a code


class Plan(Protocol):
    """What is known of a dispute's states before they are laid out."""

    def possible(self, rules: Sequence[Rule]) -> bool:
        """Whether some combination of options keeps all of some rules."""

    def layout(self, progress: Progress | None = None) -> Layout:
        """The states and who can move where."""


def plan(dispute: Dispute) -> Plan:
    """The cheaper way to lay a dispute out.

    Raises:
        TooLargeError: if neither way fits into memory.
    """
    if dispute.states:
        return Drawn(dispute)
    options = len(dispute.options)
    listed = _listed(dispute) if dispute.rules and 1 << options > FEW else None
    if listed and (listed.states * DEARER < 1 << options or not _fits(dispute)):
        needed = room.for_listed(dispute, listed.states)
        room.room_for(f"the rules leave {counted(listed.states)} states", listed.states, needed)
        return listed
    states = 1 << options
    what = f"{options} options make {counted(states)} states"
    room.room_for(what, states, room.for_all(dispute))
    return All(dispute)


def _fits(dispute: Dispute) -> bool:
    return room.for_all(dispute) <= room.memory()


def _listed(dispute: Dispute) -> Alone | None:
    """The states alone; None where they cannot be counted but all combinations fit."""
    options = len(dispute.options)
    why = f"{options} options are more than the {MOST_OPTIONS} whose states can be listed"
    if options <= MOST_OPTIONS:
        try:
            return Alone.of(dispute)
        except MemoryError:
            why = f"the rules of {options} options are too tangled to list the states they leave"
    if _fits(dispute):
        return None
    raise TooLargeError(why)


@dataclass(frozen=True)
class All:
    """All combinations of options at once."""

    dispute: Dispute

    @cached_property
    def _truths(self) -> Truths[Cube]:
        return Truths(self.dispute, Cube(len(self.dispute.options)))

    def possible(self, rules: Sequence[Rule]) -> bool:
        return bool(feasible.all_kept(rules, self._truths).any())

    def layout(self, progress: Progress | None = None) -> Layout:  # noqa: ARG002
        kept = feasible.all_kept(self.dispute.rules, self._truths)
        states = np.ascontiguousarray(spread(kept, self._truths.space))
        return OptionForm(owns(self.dispute), states)


@dataclass(frozen=True, slots=True)
class Alone:
    """The states alone: ``kept`` is where all rules are kept, in so many ``states``."""

    dispute: Dispute
    diagrams: Diagrams
    truths: Truths[Diagrams]
    kept: BDDFunction
    states: int

    @classmethod
    def of(cls, dispute: Dispute) -> Alone:
        """Raises MemoryError where the rules are too tangled."""
        diagrams = Diagrams(dispute)
        truths = Truths(dispute, diagrams)
        kept = diagrams.all_of([feasible.allowed(rule, truths) for rule in dispute.rules])
        return cls(dispute, diagrams, truths, kept, diagrams.count(kept))

    def possible(self, rules: Sequence[Rule]) -> bool:
        """As far as can be told: too tangled rules count as possible."""
        if rules == self.dispute.rules:
            return self.states > 0
        try:
            kept = self.diagrams.all_of([feasible.allowed(rule, self.truths) for rule in rules])
        except MemoryError:
            return True
        return kept.satisfiable()

    def layout(self, progress: Progress | None = None) -> Layout:
        return Sparse(owns(self.dispute), self.diagrams.codes(self.kept, progress))


def owns(dispute: Dispute) -> list[Own]:
    """Each side's options as bits of a code."""
    found, lowest = [], 0
    for side in dispute.sides:
        found.append(Own(lowest, tuple(option.moves for option in side.options)))
        lowest += len(side.options)
    return found
