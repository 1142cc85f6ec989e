"""A question put to a graph: who asks, who is asked, for what, and with which levers.

Everything here is about combinations of options (codes). The asker's *levers* are its options
marked threat or offer; the others are *unmarked*. The other sides stay as at the status quo q;
asker and target change their options at once, each by one legal move of its own or by none, and
rules are asked of what both have set alone.

Levers, choices and "as at the status quo" are read off codes; ranks, improvements and the goal
off the states that the codes belong to, which differ where states are merged.

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
from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Field, Holds, Places, first_places
from standoff.model.dispute import OptionKind
from standoff.model.statement import Statement
from standoff.preferences.truth import Codes, Truths, space_of_codes
from standoff.stability.concept import Concept, concept_unfit


@dataclass(frozen=True)
class Asking:
    """``by`` asks ``target`` for the ``goal``; both are numbers of sides.

    ``marks`` are the bits of the options held out as threats and as offers, where they are
    not those that the file marks.
    """

    graph: Graph
    by: int
    target: int
    goal: Statement
    marks: tuple[int, int] | None = None

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
        """The bits of the asker's options that the file marks with a kind."""
        options = self.graph.dispute.sides[self.by].options
        return self.mask(option.id for option in options if option.kind is kind)

    @cached_property
    def threats(self) -> int:
        return self.marked(OptionKind.THREAT) if self.marks is None else self.marks[0]

    @cached_property
    def offers(self) -> int:
        return self.marked(OptionKind.OFFER) if self.marks is None else self.marks[1]

    @cached_property
    def levers(self) -> int:
        return self.threats | self.offers

    @cached_property
    def own(self) -> OwnOptions:
        """The asker's options; so its mask, and which way each may change."""
        return self.graph.own_options[self.by]

    @cached_property
    def theirs(self) -> OwnOptions:
        """The target's options."""
        return self.graph.own_options[self.target]

    @cached_property
    def unmarked(self) -> int:
        """The bits of the asker's options that are neither threat nor offer."""
        return self.own.mask & ~self.levers

    # ------------------------------------------------------------ what can be set

    @cached_property
    def settable(self) -> Codes:
        """Every code that a choice of the target and a move of the asker's lead to.

        Ordered by the target's choice, then by the asker's options.
        """
        codes = self.graph.layout.codes
        codes = codes[(codes ^ self.status_quo) & ~(self.own.mask | self.theirs.mask) == 0]
        codes = codes[self.can_be_set(codes)]
        order = np.lexsort((codes & self.own.mask, codes & self.theirs.mask))
        settable: Codes = codes[order]
        return settable

    @cached_property
    def choices(self) -> Codes:
        """The target's choices for which the asker can set anything, as bits of its options."""
        bits = self.settable & self.theirs.mask
        choices: Codes = bits[first_places(bits)]
        return choices

    def can_be_set(self, codes: Codes) -> Holds:
        """Whether a choice and a move lead to some codes that differ in both sides' options only.

        Rules are asked of what both have set. A barred move of the asker's begins where the
        target has chosen; where that is infeasible until the asker has set its options it is
        taken to begin at the status quo, as nobody is ever in between.
        """
        today = np.full_like(codes, self.status_quo)
        chosen = self.before_asker_moved(codes)
        start = np.where(self.places(chosen) >= 0, chosen, today)
        can: Holds = (self.places(codes) >= 0) & self.theirs.allows_move(today, codes)
        can &= self.own.allows_move(today, codes) & self.may_move(self.target, today, chosen)
        return can & self.may_move(self.by, start, codes)

    def may_move(self, dm: int, before: Codes, after: Codes) -> Holds:
        """Whether no barred move of dm's leads from each code to its fellow; staying is free.

        The codes need not be feasible.
        """
        free: Holds = np.ones(len(before), dtype=bool)
        if self.graph.dispute.sides[dm].no_moves:
            barred = Barred.for_side(self.graph.dispute, dm, np.concatenate([before, after]))
            one = np.arange(len(before))
            free = barred.leaves_open(one, one + len(before)) | np.equal(before, after)
        return free

    def before_asker_moved(self, codes: Codes) -> Codes:
        """The same codes with the asker's options as at the status quo."""
        return codes & ~self.own.mask | self.status_quo & self.own.mask

    @cached_property
    def put_on(self) -> int:
        """The bits of the levers that are on in some code that the asker can set."""
        return int(np.bitwise_or.reduce(self.settable, initial=0)) & self.levers

    # ------------------------------------------------------------ ranks and the goal

    def places(self, codes: Codes) -> Places:
        """The places of some codes, -1 where they are not feasible."""
        return self.graph.places_of(codes)

    def ranks(self, dm: int, codes: Codes) -> Field:
        """Dm's ranks of feasible codes; shape ``(codes, draws)``."""
        ranks: Field = self.graph.ranks[dm][self.places(codes)].astype(np.int64)
        return ranks

    def rank(self, dm: int, code: int) -> Field:
        """Dm's rank of one feasible code; shape ``(draws,)``."""
        rank: Field = self.ranks(dm, np.array([code]))[0]
        return rank

    def place(self, code: int) -> int:
        """The place of one code, -1 where it is not feasible."""
        return int(self.places(np.array([code]))[0])

    def meets_goal(self, codes: Codes) -> Holds:
        """Where the goal holds among feasible codes; a merged state is read off as shown."""
        return self.goal_places[self.places(codes)]

    def would_meet_goal(self, codes: Codes) -> Holds:
        """The same among codes that need not be feasible."""
        dispute = self.graph.dispute
        holds: Holds = np.array(Truths(dispute, space_of_codes(dispute, codes)).truth_of(self.goal))
        feasible = self.places(codes) >= 0
        holds[feasible] = self.meets_goal(codes[feasible])
        return holds

    @cached_property
    def goal_places(self) -> Holds:
        """Where the goal holds, over places."""
        result = np.zeros(len(self.graph.ranks[0]), dtype=bool)
        result[self.graph.structure.positions] = self.graph.where_holds(self.goal)
        return result

    @cached_property
    def deters(self) -> bool:
        """Whether the goal holds at the status quo: it is to be kept, not to be brought about."""
        return bool(self.goal_places[self.graph.state_place(self.graph.status_quo)])

    # ------------------------------------------------------------ the graph's answers

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

    @cached_property
    def _held(self) -> dict[int, Field]:
        return {}

    def held_down(self, dm: int) -> Field:
        """The lowest rank that the others' improvements lead dm to; over places and draws."""
        if dm not in self._held:
            self._held[dm] = self.graph.held_by_others(dm, self.graph.ranks[dm], credible=True)
        return self._held[dm]

    def moves_from(self, dm: int, code: int) -> Places:
        """The places one unilateral move of dm away from the state of a code."""
        if self.graph.merged:
            return np.array(self.graph.moves(dm, self.place(code)), dtype=np.int64)
        codes = self.graph.layout.fibre(dm, code)
        return self.places(
            codes[self.graph.own_options[dm].allows_move(code, codes) & (codes != code)]
        )

    def undeterred(self, dm: int, code: int) -> tuple[Places, Holds]:
        """Where dm can improve to from a code, and in which draws nothing takes the gain away.

        A gain is taken away by a legal sequence of the others' improvements to a state that
        dm ranks no higher than the code, as in sequential stability.
        """
        here, there = self.place(code), self.moves_from(dm, code)
        rank = self.graph.ranks[dm]
        kept = np.minimum(rank[there], self.held_down(dm)[there]) > rank[here]
        return there, kept


def over_groups(extreme: np.ufunc, groups: Codes, field: Field) -> Field:
    """The extreme of a field in each run of equal groups, at every row of the run."""
    starts = first_places(groups)
    sizes = np.diff(np.append(starts, len(groups)))
    spread: Field = np.repeat(extreme.reduceat(field, starts, axis=0), sizes, axis=0)
    return spread


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
