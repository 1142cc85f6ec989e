"""A dispute's size, before any state is listed."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.graph.feasible import state_code
from standoff.graph.graph import State, checked_plan, compile_graph, state_of_code
from standoff.graph.layout import LayoutPlan, listing_fits
from standoff.graph.memory import BYTES_TO_EXPLAIN
from standoff.graph.structure import Progress
from standoff.model.dispute import Dispute


@dataclass(frozen=True, slots=True)
class Outline:
    """How many states a dispute has, which is the status quo, and which are ``merged``.

    ``one_at_a_time``: a verdict looks at one state, on diagrams; ``listable`` tells whether all of
    them fit into memory as well.
    """

    dispute: Dispute
    states: int
    status_quo: State
    merged: tuple[State, ...] = ()
    one_at_a_time: bool = False
    listable: bool = True


def outline(dispute: Dispute, progress: Progress | None = None) -> Outline:
    """Count the states, and name the ones that the file names.

    Raises:
        DisputeError: if the rules leave no state, forbid the status quo, or a merge does not fit.
        TooLargeError: if nobody can count the states, or merged ones do not fit into memory.
    """
    if dispute.merges:
        graph = compile_graph(dispute, progress)
        merged = range(len(graph) - len(dispute.merges), len(graph))
        states = tuple(map(graph.state, merged))
        return Outline(dispute, len(graph), graph.state(graph.status_quo), states)
    plan = checked_plan(dispute)
    return Outline(
        dispute,
        plan.count_states(),
        state_of_code(state_code(dispute.status_quo, dispute), dispute),
        one_at_a_time=not why_listed(dispute) and listing_is_dear(plan),
        listable=listing_fits(plan),
    )


def listing_is_dear(plan: LayoutPlan) -> bool:
    """Whether listing all states is more than a verdict on one of them is worth."""
    return plan.bytes_needed() > BYTES_TO_EXPLAIN or not listing_fits(plan)


def why_listed(dispute: Dispute) -> str:
    """Why its states have to be listed, whatever is asked; empty where one can be looked at."""
    if dispute.merges:
        return "merged states are told by listing what they are made of"
    if any(side.no_moves for side in dispute.sides):
        return "moves that are barred by pattern are told by listing them"
    return ""
