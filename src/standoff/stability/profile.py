"""Mixed profiles: every side thinks ahead by a concept of its own (Fang et al. 2003b)."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.errors import RequestError, nearest_hint
from standoff.graph.graph import Graph
from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute
from standoff.stability.concept import Concept
from standoff.stability.evidence import Verdict

KEY = "profile"

Profile = Mapping[str, Concept]
"""A concept for every side, by the side's id, in the order of the sides."""


def complete_profile(dispute: Dispute, concepts: Profile) -> Profile:
    """The profile in the order of the sides.

    Raises:
        RequestError: for a side that is not there, or one that is left out.
    """
    sides = [side.id for side in dispute.sides]
    for id in concepts:
        if id not in sides:
            raise RequestError(f"no side is called “{id}”", nearest_hint(id, sides))
    for id in sides:
        if id not in concepts:
            raise RequestError(f"the profile has no concept for “{id}”", f"add one, e.g. {id}=nash")
    return {id: concepts[id] for id in sides}


def mixed_concept(profile: Profile) -> Concept:
    """The profile as one concept: each side's states are tested by the side's own."""
    concepts = tuple(profile.values())

    def stable(graph: Graph, dm: int) -> Holds:
        return concepts[dm].stable(graph, dm)

    def verdict(graph: Graph, dm: int, place: int) -> Verdict:
        return concepts[dm].verdict(graph, dm, place)

    def skipped(graph: Graph) -> str:
        return next((why for each in concepts if (why := each.skipped(graph))), "")

    return Concept(
        key=KEY,
        name="mixed profile",
        meaning=", ".join(f"{id} by {each.key}" for id, each in profile.items()),
        source="Fang, Hipel, Kilgour & Peng 2003b",
        stable=stable,
        verdict=verdict,
        ours=any(each.ours for each in concepts),
        skipped=skipped,
    )
