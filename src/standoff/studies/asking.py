"""A question put to a graph: who asks, who is asked, for what, and with which levers.

Everything here is about combinations of options (codes): the asker's *levers* (options
marked threat or offer) are set, the asker's other options and the other sides' stay as at
the status quo, and the target chooses among what it can reach by its own options.

Arrays end in an axis of draws: one column for each reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.barred import Barred
from standoff.graph.feasible import state_code
from standoff.graph.graph import Graph
from standoff.graph.structure import Field, Holds, Places
from standoff.model.dispute import OptionKind
from standoff.model.statement import Statement
from standoff.preferences.truth import Codes, Truths, space_of_codes
from standoff.stability.concept import Concept, concept_unfit

LAST = np.iinfo(np.int64).max  # above every rank


@dataclass(frozen=True)
class Asking:
    """``by`` asks ``target`` for the ``goal``; both are numbers of sides."""

    graph: Graph
    by: int
    target: int
    goal: Statement

    @cached_property
    def draws(self) -> int:
        return int(self.graph.ranks[0].shape[1])

    @cached_property
    def as_written(self) -> Graph:
        """The first reading alone, one rank for each place, as verdicts and routes want it."""
        return self.graph.with_ranks([rank[:, 0] for rank in self.graph.ranks])

    @cached_property
    def status_quo(self) -> int:
        """The code of the status quo."""
        return state_code(self.graph.dispute.status_quo, self.graph.dispute)

    # ------------------------------------------------------------ levers

    def mask(self, ids: Iterable[str]) -> int:
        """The bits of some options."""
        wanted = set(ids)
        options = self.graph.dispute.options
        return sum(1 << bit for bit, option in enumerate(options) if option.id in wanted)

    def marked(self, kind: OptionKind) -> int:
        """The bits of the asker's options of one kind."""
        options = self.graph.dispute.sides[self.by].options
        return self.mask(option.id for option in options if option.kind is kind)

    @cached_property
    def threats(self) -> int:
        return self.marked(OptionKind.THREAT)

    @cached_property
    def offers(self) -> int:
        return self.marked(OptionKind.OFFER)

    @cached_property
    def levers(self) -> int:
        return self.threats | self.offers

    # ------------------------------------------------------------ codes and places

    def places(self, codes: Codes) -> Places:
        """The places of some codes, -1 where they are not feasible."""
        return self.graph.places_of(codes)

    def fibre(self, levers: int, *, among: int | None = None, start: int | None = None) -> Codes:
        """The feasible codes with exactly these levers on that the target can choose among.

        ``among`` are the levers that are set (the asker's by default); ``start`` is where
        the target stands, the status quo by default.
        """
        start = self.status_quo if start is None else start
        mask = self.levers if among is None else among
        begin = start & ~mask | levers
        codes = self.graph.fibre(self.target, begin)
        return codes[self.may_set(self.target, begin, codes)]

    def ranks(self, dm: int, codes: Codes) -> Field:
        """Dm's ranks of feasible codes; shape ``(codes, draws)``."""
        ranks: Field = self.graph.ranks[dm][self.places(codes)].astype(np.int64)
        return ranks

    def rank(self, dm: int, code: int) -> Field:
        """Dm's rank of one feasible code; shape ``(draws,)``."""
        rank: Field = self.ranks(dm, np.array([code]))[0]
        return rank

    def feasible(self, code: int) -> bool:
        return bool(self.places(np.array([code]))[0] >= 0)

    def best(self, codes: Codes) -> Holds:
        """The target's best among some codes; ties go against the asker.

        Where the asker is indifferent too several are best. Shape ``(codes, draws)``.
        """
        mine = self.ranks(self.target, codes)
        askers = self.ranks(self.by, codes)
        first = mine == mine.max(axis=0)
        least = np.where(first, askers, LAST).min(axis=0)
        best: Holds = first & (askers == least)
        return best

    def choices(self, codes: Codes) -> list[tuple[int, Holds]]:
        """The codes that are best for the target in some draw, and in which draws."""
        if not len(codes):
            return []
        best = self.best(codes)
        return [(int(code), here) for code, here in zip(codes, best, strict=True) if here.any()]

    def reply(self, levers: int, *, among: int | None = None) -> list[tuple[int, Holds]]:
        """The target's best replies to levers that are set whatever it does."""
        return self.choices(self.fibre(levers, among=among))

    def own(self, dm: int, code: int) -> int:
        """Dm's own options in a code."""
        own = self.graph.own_options[dm]
        return code >> own.lowest & (own.size - 1)

    def may_choose(self, code: int) -> bool:
        """The asker can set its own options as in a code, from where they are today."""
        mask = self.graph.own_options[self.by].mask
        today = code & ~mask | self.status_quo & mask
        return bool(self.may_set(self.by, today, np.array([code]))[0]) and self.feasible(code)

    def may_set(self, dm: int, begin: int, codes: Codes) -> Holds:
        """Whether dm may set its own options as in some codes, feasible or not, from others."""
        own, dispute = self.graph.own_options[dm], self.graph.dispute
        may: Holds = own.allows_change(begin >> own.lowest, codes >> own.lowest)
        if not dispute.sides[dm].no_moves:
            return may
        barred = Barred.for_side(dispute, dm, np.concatenate([[begin], codes]))
        # Staying is no move.
        free = barred.leaves_open(np.array([0]), np.arange(1, len(codes) + 1)) | np.equal(
            codes, begin
        )
        return np.logical_and(may, free)

    # ------------------------------------------------------------ the graph's answers

    def meets_goal(self, codes: Codes) -> Holds:
        """Where the goal holds among feasible codes; a merged state is read off as shown."""
        return self._goal[np.searchsorted(self.graph.structure.positions, self.places(codes))]

    def would_meet_goal(self, codes: Codes) -> Holds:
        """The same among codes that need not be feasible."""
        dispute = self.graph.dispute
        holds: Holds = np.array(Truths(dispute, space_of_codes(dispute, codes)).truth_of(self.goal))
        feasible = self.places(codes) >= 0
        holds[feasible] = self.meets_goal(codes[feasible])
        return holds

    @cached_property
    def _goal(self) -> Holds:
        return self.graph.where_holds(self.goal)

    @cached_property
    def _solved(self) -> dict[tuple[str, int], Holds]:
        return {}

    def stable(self, concept: Concept, dm: int) -> Holds:
        """Stability over places and draws.

        Raises:
            RequestError: for a concept that cannot be used in this dispute.
        """
        key = concept.key, dm
        if key not in self._solved:
            if why := concept.skipped(self.graph):
                raise concept_unfit(concept.key, why)
            self._solved[key] = concept.stable(self.graph, dm)
        return self._solved[key]

    def equilibria(self, concept: Concept) -> Holds:
        """Equilibria over states and draws."""
        rows = [self.stable(concept, dm)[self.graph.structure.positions] for dm in self.graph.dms]
        everywhere: Holds = np.logical_and.reduce(rows)
        return everywhere

    def can_move(self, dm: int, here: int, there: int) -> bool:
        """Whether dm gets from one feasible code to another by one move, or is there."""
        start, end = self.places(np.array([here, there])).tolist()
        return start == end or end in self.graph.moves(dm, start)


def subsets(mask: int) -> Iterator[int]:
    """Every set of the bits of a mask, the empty one first."""
    bits = [1 << bit for bit in range(mask.bit_length()) if mask >> bit & 1]
    for number in range(1 << len(bits)):
        yield sum(bit for place, bit in enumerate(bits) if number >> place & 1)


def each(mask: int) -> Iterator[int]:
    """Every single bit of a mask."""
    return (1 << bit for bit in range(mask.bit_length()) if mask >> bit & 1)


def ids(mask: int, asking: Asking) -> tuple[str, ...]:
    """The options of a mask, in the order of the file."""
    options = asking.graph.dispute.options
    return tuple(option.id for bit, option in enumerate(options) if mask >> bit & 1)
