"""How a dispute's states are laid out: all combinations of options, or the states alone.

A graph form is laid out as it is drawn. In option form all combinations cost what 2^k places cost,
without an index; listed states about ``DEARER`` times as much for each state (see the
benchmarks). What is cheaper is done. Up to ``FEW`` combinations nobody counts first.

A plan knows how many states there are before any is laid out, also of disputes whose states
nobody can list: see ``standoff.graph.symbolic``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from standoff.errors import TooLargeError, written_number
from standoff.graph import feasible, memory
from standoff.graph.diagram import Diagrams
from standoff.graph.graph_form import GraphFormPlan
from standoff.graph.option_form import OptionForm
from standoff.graph.own_options import OwnOptions
from standoff.graph.sparse import Sparse
from standoff.graph.structure import Layout, Progress
from standoff.model.dispute import Dispute, Rule
from standoff.preferences.truth import Cube, Truths, spread_over

if TYPE_CHECKING:
    from oxidd.bdd import BDDFunction

FEW = 2**14
DEARER = 3
MOST_OPTIONS = 62  # bits of a code
MOST_COUNTED = 1000  # options of which states are counted


class LayoutPlan(Protocol):
    """What is known of a dispute's states before they are laid out."""

    @property
    def dispute(self) -> Dispute:
        """Whose states they are."""

    def rules_satisfiable(self, rules: Sequence[Rule]) -> bool:
        """Whether some combination of options keeps all of some rules."""

    def count_states(self) -> int:
        """How many states there are."""

    def bytes_needed(self) -> int:
        """What laying them out takes of memory, about."""

    def lay_out(self, progress: Progress | None = None) -> Layout:
        """The states and who can move where.

        Raises:
            TooLargeError: if they do not fit into memory.
        """


def choose_plan(dispute: Dispute) -> LayoutPlan:
    """The cheaper way to lay a dispute out.

    Raises:
        TooLargeError: if nobody can count the states.
    """
    if dispute.states:
        return GraphFormPlan(dispute)
    options = len(dispute.options)
    listed = _states_alone(dispute) if dispute.rules and 1 << options > FEW else None
    if listed and (listed.states * DEARER < 1 << options or not _all_fit(dispute)):
        return listed
    found = AllCombinations(dispute)
    if options > MOST_COUNTED:
        found.require_room()
    return found


def listing_fits(plan: LayoutPlan) -> bool:
    """Whether all states can be listed in this machine's memory."""
    few = bool(plan.dispute.states) or len(plan.dispute.options) <= MOST_OPTIONS
    return few and plan.bytes_needed() <= memory.machine_memory()


def _all_fit(dispute: Dispute) -> bool:
    return memory.bytes_for_all(dispute) <= memory.machine_memory()


def _states_alone(dispute: Dispute) -> StatesAlone | None:
    """The states alone; None where they cannot be counted but all combinations fit."""
    options = len(dispute.options)
    why = f"{options} options are more than the {MOST_COUNTED} whose states can be counted"
    if options <= MOST_COUNTED:
        try:
            return StatesAlone.join_rules(dispute)
        except MemoryError:
            why = f"the rules of {options} options are too tangled to count the states they leave"
    if _all_fit(dispute):
        return None
    raise TooLargeError(why)


@dataclass(frozen=True)
class AllCombinations:
    """All combinations of options at once."""

    dispute: Dispute

    @cached_property
    def _truths(self) -> Truths[Cube]:
        return Truths(self.dispute, Cube(len(self.dispute.options)))

    def rules_satisfiable(self, rules: Sequence[Rule]) -> bool:
        return not rules or bool(feasible.where_all_kept(rules, self._truths).any())

    def count_states(self) -> int:
        combinations = 1 << len(self.dispute.options)
        if not self.dispute.rules:
            return combinations
        kept = feasible.where_all_kept(self.dispute.rules, self._truths)
        return int(kept.sum()) * (combinations // kept.size)

    def bytes_needed(self) -> int:
        return memory.bytes_for_all(self.dispute)

    def require_room(self) -> None:
        """Raises TooLargeError if the combinations do not fit into memory."""
        options = len(self.dispute.options)
        what = f"{options} options make {written_number(1 << options)} states"
        memory.require_room(what, 1 << options, self.bytes_needed())

    def lay_out(self, progress: Progress | None = None) -> Layout:  # noqa: ARG002
        self.require_room()
        kept = feasible.where_all_kept(self.dispute.rules, self._truths)
        states = np.ascontiguousarray(spread_over(kept, self._truths.space))
        return OptionForm(options_by_side(self.dispute), states)


@dataclass(frozen=True, slots=True)
class StatesAlone:
    """The states alone: ``kept`` is where all rules are kept, in so many ``states``."""

    dispute: Dispute
    diagrams: Diagrams
    truths: Truths[Diagrams]
    kept: BDDFunction
    states: int

    @classmethod
    def join_rules(cls, dispute: Dispute) -> StatesAlone:
        """Raises MemoryError where the rules are too tangled."""
        diagrams = Diagrams(dispute)
        truths = Truths(dispute, diagrams)
        kept = diagrams.all_of([feasible.where_kept(rule, truths) for rule in dispute.rules])
        return cls(dispute, diagrams, truths, kept, diagrams.count_combinations(kept))

    def rules_satisfiable(self, rules: Sequence[Rule]) -> bool:
        """As far as can be told: too tangled rules count as possible."""
        if rules == self.dispute.rules:
            return self.states > 0
        try:
            kept = self.diagrams.all_of([feasible.where_kept(rule, self.truths) for rule in rules])
        except MemoryError:
            return True
        return kept.satisfiable()

    def count_states(self) -> int:
        return self.states

    def bytes_needed(self) -> int:
        return memory.bytes_for_listed(self.dispute, self.states)

    def lay_out(self, progress: Progress | None = None) -> Layout:
        options = len(self.dispute.options)
        if options > MOST_OPTIONS:
            why = f"{options} options are more than the {MOST_OPTIONS} whose states can be listed"
            raise TooLargeError(why, self.states)
        what = f"the rules leave {written_number(self.states)} states"
        memory.require_room(what, self.states, self.bytes_needed())
        return Sparse(
            options_by_side(self.dispute), self.diagrams.codes_where_true(self.kept, progress)
        )


def options_by_side(dispute: Dispute) -> list[OwnOptions]:
    """Each side's options as bits of a code."""
    found, lowest = [], 0
    for side in dispute.sides:
        found.append(OwnOptions(lowest, tuple(option.moves for option in side.options)))
        lowest += len(side.options)
    return found
