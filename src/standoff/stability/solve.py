"""Solving a dispute: which states are stable for whom under which concept, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

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
    return Explaining(dispute, frozenset(state), concept_by_key(concept)).verdict(side)


@dataclass(frozen=True)
class Explaining:
    """A state of a dispute under a concept, compiled once for the verdicts of several sides."""

    dispute: Dispute
    selected: frozenset[str]
    rule: Concept

    @cached_property
    def _plan(self) -> LayoutPlan:
        return checked_plan(self.dispute)

    @cached_property
    def _graph(self) -> Graph:
        return compile_graph(self.dispute)

    def verdict(self, side: str) -> Verdict:
        """The verdict of a side; see ``explain``."""
        sides = [each.id for each in self.dispute.sides]
        if side not in sides:
            raise RequestError(f"no side is called “{side}”", nearest_hint(side, sides))
        dm = sides.index(side)
        if listing_is_dear(self._plan) and (found := self._on_diagrams(dm)):
            return found
        place = self._graph.state_place(self._graph.state_number(self.selected))
        if why := self.rule.skipped(self._graph):
            raise concept_unfit(self.rule.key, why)
        return self.rule.verdict(self._graph, dm, place)

    def _on_diagrams(self, dm: int) -> Verdict | None:
        """None where that cannot be told on diagrams and states can be listed instead."""
        from standoff.graph.symbolic import Symbolic

        listable, key = listing_fits(self._plan), self.rule.key
        states = written_number(self._plan.count_states())
        why = why_listed(self.dispute) if self.rule.symbolic else "it is told by listing the states"
        if self.rule.symbolic and not why:
            try:
                graph = Symbolic(self.dispute)
                return self.rule.symbolic(graph, dm, graph.code(self.selected))
            except MemoryError:
                if listable:
                    return None
            raise UndecidedError(
                f"“{key}” is not decided for {self.dispute.sides[dm]}: the decision diagrams grow "
                f"too large, and {states} states are too many to list; leave out what decides "
                "nothing"
            )
        if listable:
            return None
        raise concept_unfit(key, f"{why}, and {states} states are too many to list")
