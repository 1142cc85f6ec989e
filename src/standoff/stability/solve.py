"""Solving a dispute: which states are stable for whom under which concept, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from standoff.errors import RequestError, UndecidedError, nearest_hint, written_number
from standoff.graph.graph import Graph, checked_plan, compile_graph
from standoff.graph.layout import LayoutPlan, listing_fits
from standoff.graph.outline import listing_is_dear, why_listed
from standoff.graph.structure import Progress
from standoff.model.dispute import Dispute
from standoff.stability.concept import Concept, concept_unfit
from standoff.stability.concepts import CONCEPTS, concept_by_key
from standoff.stability.evidence import Verdict
from standoff.stability.profile import Profile, complete_profile, mixed_concept
from standoff.stability.solution import Solution


def solve(
    dispute: Dispute,
    concepts: Iterable[str | Concept] | None = None,
    *,
    profile: Mapping[str, str | Concept] | None = None,
    progress: Progress | None = None,
) -> Solution:
    """Find every stable state under ``concepts`` (all of ``CONCEPTS`` where None).

    ``profile`` gives every side a concept of its own, by the side's id: ``{"us": "seq", ...}``.
    It is solved last, under the key ``"profile"``, and alone where no concepts are given.
    ``progress`` is called with what is being done (``"states"`` are listed, ``"stability"`` is
    tested), how much of it is done, and of how much.

    Raises:
        DisputeError, TooLargeError: if the dispute does not compile.
        RequestError: for an unknown concept, or a profile that does not fit the sides.
    """
    own = _profile_of(dispute, profile)
    graph = compile_graph(dispute, progress)
    wanted = _concepts_to_solve(concepts, own)
    skipped = {each.key: why for each in wanted if (why := each.skipped(graph))}
    chosen = tuple(each for each in wanted if each.key not in skipped)
    rows: dict[str, list[npt.NDArray[np.uint8]]] = {each.key: [] for each in chosen}
    tests = [(each, dm) for each in chosen for dm in graph.dms]
    for done, (each, found) in enumerate(_stable_states(graph, tests), 1):
        rows[each.key].append(found)
        if progress:
            progress("stability", done, len(tests))
    bits = {key: np.stack(found) for key, found in rows.items()}
    return Solution(graph, chosen, bits, skipped, {id: each.key for id, each in own.items()})


def _concepts_to_solve(
    concepts: Iterable[str | Concept] | None, own: Profile
) -> tuple[Concept, ...]:
    """The concepts to solve; with a profile it comes last."""
    if concepts is None:
        return (mixed_concept(own),) if own else CONCEPTS
    named = map(concept_by_key, concepts)
    return tuple(dict.fromkeys([*named, *([mixed_concept(own)] if own else [])]))


def _profile_of(dispute: Dispute, profile: Mapping[str, str | Concept] | None) -> Profile:
    if profile is None:
        return {}
    return complete_profile(dispute, {id: concept_by_key(each) for id, each in profile.items()})


Tested = tuple[Concept, npt.NDArray[np.uint8]]

THREADS = 2
LARGE = 2**17  # places from which threads pay: NumPy lets go of the interpreter for long enough


def _stable_states(graph: Graph, tests: Sequence[tuple[Concept, int]]) -> Iterator[Tested]:
    """Each concept with the states that are stable for a side, packed, in the order of tests."""

    def test(each: tuple[Concept, int]) -> Tested:
        concept, dm = each
        return concept, np.packbits(concept.stable(graph, dm)[graph.structure.positions])

    if not tests or len(graph.ranks[0]) < LARGE:
        yield from map(test, tests)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(THREADS) as pool:
        yield from pool.map(test, tests)


def explain(
    dispute: Dispute,
    state: Iterable[str],
    side: str,
    concept: str | Concept = "seq",
) -> Verdict:
    """Why a state is stable for a side, or why not.

    ``state`` holds the ids of the options selected. Where listing all states would take much
    memory, the one state is looked at on decision diagrams; the verdict says so.

    Raises:
        RequestError: for a state, side or concept that is not there, or a concept that cannot be
            used in this dispute.
        TooLargeError: if its states have to be listed and do not fit into memory.
        UndecidedError: if neither diagrams nor memory are enough.
    """
    sides = [each.id for each in dispute.sides]
    if side not in sides:
        raise RequestError(f"no side is called “{side}”", nearest_hint(side, sides))
    rule, dm, selected = concept_by_key(concept), sides.index(side), frozenset(state)
    plan = checked_plan(dispute)
    if listing_is_dear(plan):
        found = _explain_symbolically(plan, selected, dm, rule)
        if found is not None:
            return found
    graph = compile_graph(dispute)
    place = graph.state_place(graph.state_number(selected))
    if why := rule.skipped(graph):
        raise concept_unfit(rule.key, why)
    return rule.verdict(graph, dm, place)


def _explain_symbolically(
    plan: LayoutPlan, selected: frozenset[str], dm: int, rule: Concept
) -> Verdict | None:
    """The verdict on diagrams; None where that cannot be told and states can be listed instead."""
    from standoff.graph.symbolic import Symbolic

    dispute, listable = plan.dispute, listing_fits(plan)
    why = why_listed(dispute) if rule.symbolic else "it is told by listing the states"
    if rule.symbolic and not why:
        try:
            graph = Symbolic(dispute)
            return rule.symbolic(graph, dm, graph.code(selected))
        except MemoryError:
            if listable:
                return None
        states = written_number(plan.count_states())
        raise UndecidedError(
            f"“{rule.key}” is not decided for {dispute.sides[dm]}: the decision diagrams grow too "
            f"large, and {states} states are too many to list; leave out what decides nothing"
        )
    if listable:
        return None
    states = written_number(plan.count_states())
    raise concept_unfit(rule.key, f"{why}, and {states} states are too many to list")
