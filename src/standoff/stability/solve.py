"""Solving a dispute: which states are stable for whom under which concept, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from standoff.errors import RequestError, nearest_hint
from standoff.graph.graph import Graph, State, compile_graph
from standoff.graph.structure import Holds, Progress
from standoff.model.dispute import Dispute
from standoff.stability.concept import Concept, concept_unfit
from standoff.stability.concepts import CONCEPTS
from standoff.stability.evidence import Verdict
from standoff.stability.profile import KEY as PROFILE
from standoff.stability.profile import Profile, complete_profile, mixed_concept

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]


def concept(key: str | Concept) -> Concept:
    """A concept by its key or an alias; a concept stays what it is.

    Raises:
        RequestError: with the nearest key.
    """
    if isinstance(key, Concept):
        return key
    wanted = key.strip().lower()
    for each in CONCEPTS:
        if wanted in (each.key, *each.aliases):
            return each
    raise RequestError(
        f"no solution concept is called “{key}”", nearest_hint(wanted, (c.key for c in CONCEPTS))
    )


@dataclass(frozen=True)
class Solution:
    """Every state's stability under some concepts, stored as packed bits.

    ``bits[key]`` has shape ``(sides, ceil(states / 8))``. ``skipped`` tells of concepts that were
    asked for and cannot be used here why not; ``profile`` the key of each side's own concept,
    where the sides were given one each.
    """

    graph: Graph
    concepts: tuple[Concept, ...]
    bits: Mapping[str, npt.NDArray[np.uint8]]
    skipped: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, str] = field(default_factory=dict)

    @property
    def dispute(self) -> Dispute:
        return self.graph.dispute

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Every state, in the order of their numbers."""
        return tuple(self.graph.state(number) for number in range(len(self.graph)))

    def holds(self, key: str) -> Holds:
        """Stability under a concept, shape ``(sides, states)``.

        Raises:
            RequestError: for a concept that was not solved, or that cannot be used here.
        """
        found = key if key in (*self.bits, *self.skipped, PROFILE) else concept(key).key
        if found in self.skipped:
            raise concept_unfit(found, self.skipped[found])
        if found not in self.bits:
            raise RequestError(f"“{key}” was not solved", nearest_hint(key, self.bits))
        return np.unpackbits(self.bits[found], axis=1, count=len(self.graph)).astype(bool)

    def stable(self, key: str) -> dict[str, tuple[State, ...]]:
        """The states that are stable for each side, by the side's id."""
        return {
            side.id: self._named(np.flatnonzero(row))
            for side, row in zip(self.dispute.sides, self.holds(key), strict=True)
        }

    def equilibria(self, key: str) -> tuple[State, ...]:
        """The states that are stable for every side."""
        return self._named(np.flatnonzero(self.holds(key).all(axis=0)))

    def _named(self, numbers: Iterable[int]) -> tuple[State, ...]:
        return tuple(self.graph.state(int(number)) for number in numbers)

    def frame(self) -> pd.DataFrame:
        """Every state with its options, ranks and stability, as a pandas frame.

        Raises:
            RequestError: where pandas is not installed.
        """
        from standoff.stability.table import frame

        return frame(self)

    def __str__(self) -> str:
        rows = (
            f"{each.key}: {' '.join(map(str, self.equilibria(each.key))) or '(none)'}"
            for each in self.concepts
        )
        return "\n".join([f"{self.dispute.title} ({len(self.graph)} states), equilibria", *rows])

    __repr__ = __str__


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
    own = _own(dispute, profile)
    graph = compile_graph(dispute, progress)
    asked = _asked(concepts, own)
    skipped = {each.key: why for each in asked if (why := each.skipped(graph))}
    chosen = tuple(each for each in asked if each.key not in skipped)
    rows: dict[str, list[npt.NDArray[np.uint8]]] = {each.key: [] for each in chosen}
    tests = [(each, dm) for each in chosen for dm in graph.dms]
    for done, (each, found) in enumerate(_tested(graph, tests), 1):
        rows[each.key].append(found)
        if progress:
            progress("stability", done, len(tests))
    bits = {key: np.stack(found) for key, found in rows.items()}
    return Solution(graph, chosen, bits, skipped, {id: each.key for id, each in own.items()})


def _asked(concepts: Iterable[str | Concept] | None, own: Profile) -> tuple[Concept, ...]:
    """The concepts to solve; with a profile it comes last."""
    if concepts is None:
        return (mixed_concept(own),) if own else CONCEPTS
    named = map(concept, concepts)
    return tuple(dict.fromkeys([*named, *([mixed_concept(own)] if own else [])]))


def _own(dispute: Dispute, profile: Mapping[str, str | Concept] | None) -> Profile:
    if profile is None:
        return {}
    return complete_profile(dispute, {id: concept(each) for id, each in profile.items()})


Tested = tuple[Concept, npt.NDArray[np.uint8]]

THREADS = 2
LARGE = 2**17  # places from which threads pay: NumPy lets go of the interpreter for long enough


def _tested(graph: Graph, tests: Sequence[tuple[Concept, int]]) -> Iterator[Tested]:
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

    ``state`` holds the ids of the options selected.

    Raises:
        RequestError: for a state, side or concept that is not there, or a concept that cannot be
            used in this dispute.
    """
    sides = [each.id for each in dispute.sides]
    if side not in sides:
        raise RequestError(f"no side is called “{side}”", nearest_hint(side, sides))
    graph = compile_graph(dispute)
    place = graph.state_place(graph.state_number(frozenset(state)))
    rule = _concept(concept)
    if why := rule.skipped(graph):
        raise concept_unfit(rule.key, why)
    return rule.verdict(graph, sides.index(side), place)


_concept = concept
