"""What a solution concept is, and the shape that the classical ones share.

A state is stable for i if every improvement of i is met by a sanction. Seen from above:
let ``held(s1)`` be the lowest value of a field that the others can take i to from s1, which
``Graph.held_by_others`` tells. Then s is unstable for i exactly if the best that i can do by one
move when held down, ``best_move(i, min(rank_i, held))(s)``, is above ``rank_i(s)``. The minimum
with the rank stays even where the field is not the rank: otherwise a merely equal move with a
high field value would pass for an improvement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from standoff.errors import RequestError
from standoff.graph.graph import Graph
from standoff.graph.legal import Arc, legal_sequences
from standoff.graph.structure import Field, Holds
from standoff.stability.evidence import Met, Step, Verdict, named_step, named_steps

if TYPE_CHECKING:
    from standoff.graph.symbolic import Symbolic

Path = tuple[Arc, ...]


def never_skipped(graph: Graph) -> str:
    """Most concepts can be used in every graph."""
    return ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A rule for stability.

    ``stable(graph, dm)`` answers for all places at once, shape as the rank fields (what it
    says of infeasible places means nothing); ``verdict(graph, dm, place)`` answers for one,
    as the definition is written, with the evidence. ``implies`` names keys of weaker
    concepts; ``ours`` marks what is not in the literature; ``skipped(graph)`` tells why the
    concept cannot be used there, and nothing where it can. ``symbolic(graph, dm, code)`` gives
    the verdict where states are not listed; concepts that have none need the list.
    """

    key: str
    name: str
    meaning: str
    source: str
    stable: Callable[[Graph, int], Holds]
    verdict: Callable[[Graph, int, int], Verdict]
    aliases: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    ours: bool = False
    skipped: Callable[[Graph], str] = never_skipped
    symbolic: Callable[[Symbolic, int, int], Verdict] | None = None


def concept_unfit(key: str, why: str) -> RequestError:
    """A concept that cannot be used in a dispute."""
    return RequestError(f"“{key}” cannot be used here: {why}")


def deterred(graph: Graph, dm: int, held: Field) -> Holds:
    """Where no move of dm's leads above its rank once the others hold it down."""
    rank = graph.ranks[dm]
    result: Holds = graph.best_move(dm, np.minimum(rank, held)) <= rank
    return result


def best_escape(graph: Graph, dm: int) -> Field:
    """The best that dm can do by one counter-move, or by none."""
    return graph.best_move(dm, graph.ranks[dm])


def others(graph: Graph, dm: int) -> list[int]:
    """N - i."""
    return [j for j in graph.dms if j != dm]


def not_better(graph: Graph, dm: int, there: int, here: int) -> bool:
    """The DM likes ``there`` no more than ``here``; equal counts."""
    return bool(graph.ranks[dm][there] <= graph.ranks[dm][here])


def no_escape(graph: Graph, dm: int, sanction: int, here: int) -> bool:
    """From the sanction no move of dm's leads above ``here``."""
    return all(not_better(graph, dm, s3, here) for s3 in graph.moves(dm, sanction))


def legal_replies(graph: Graph, dm: int, s1: int, *, credible: bool) -> Iterator[tuple[int, Path]]:
    """R_{N-i}(s1), or with ``credible`` R^+_{N-i}(s1)."""
    return legal_sequences(graph, others(graph, dm), s1, credible=credible)


def by_sanctions(
    key: str, sanction: Callable[[Graph, int, int, int], Path | None]
) -> Callable[[Graph, int, int], Verdict]:
    """A verdict: stable if ``sanction(graph, dm, s, s1)`` meets every improvement s1."""

    def verdict(graph: Graph, dm: int, s: int) -> Verdict:
        met: list[Met] = []
        unmet: list[Step] = []
        for s1 in graph.improvements(dm, s):
            improvement = named_step(graph, Arc(dm, s, s1))
            path = sanction(graph, dm, s, s1)
            if path is None:
                unmet.append(improvement)
            else:
                met.append(Met(improvement, named_steps(graph, path)))
        side, state = graph.dispute.sides[dm].id, graph.state_at(s)
        return Verdict(key, side, state, not unmet, tuple(met), tuple(unmet))

    return verdict
