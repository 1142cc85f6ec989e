"""Would a deal be delivered, would it stick, would it last?

The target complied as in y. That the asker might take more and that the target might leave
again is the commitment problem, on either side. The notions are Standoff's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.structure import Field, Holds, Places
from standoff.studies.asking import Asking
from standoff.studies.setting import NO_STATE


@dataclass(frozen=True)
class Deal:
    """The target complied as in code ``y``; every answer has shape ``(draws,)``."""

    asking: Asking
    y: int

    @cached_property
    def place(self) -> int:
        return self.asking.place(self.y)

    # ------------------------------------------------------------ the asker delivers

    @cached_property
    def before(self) -> int:
        """State c: the target complied, the asker as at the status quo."""
        return int(self.asking.before_asker_moved(np.array([self.y]))[0])

    @cached_property
    def at_once(self) -> bool:
        """A rule makes c infeasible: what both do can only be exchanged at once."""
        return self.asking.place(self.before) < 0

    @cached_property
    def undelivered(self) -> Field:
        """The asker's rank of what becomes of it if it does not deliver.

        Of c' where c is feasible: the target stays unless it strictly gains by leaving, and
        of several best ways to leave the one that the asker ranks highest counts. Else of
        the target's best choice without the goal, the asker as at the status quo.
        """
        asking = self.asking
        if self.at_once:
            codes = asking.settable
            codes = codes[codes & asking.own.mask == asking.status_quo & asking.own.mask]
            ends = asking.places(codes[~asking.meets_goal(codes)])
            stays: Field = np.full(asking.draws, NO_STATE)
            mine = stays
        else:
            ends = asking.moves_from(asking.target, self.before)
            stays = asking.rank(asking.target, self.before)
            mine = asking.rank(asking.by, self.before)
        theirs = asking.graph.ranks[asking.target][ends].astype(np.int64)
        askers = asking.graph.ranks[asking.by][ends].astype(np.int64)
        best = theirs.max(axis=0, initial=NO_STATE)
        left = np.where(theirs == best, askers, NO_STATE).max(axis=0, initial=NO_STATE)
        leaves: Field = np.where(best > stays, left, mine)
        return leaves

    @cached_property
    def delivers(self) -> Holds:
        """The asker ranks y at least as high as what becomes of it if it does not deliver.

        It can get from c to y by its own move, as y was set by one.
        """
        delivered: Holds = self.asking.rank(self.asking.by, self.y) >= self.undelivered
        return delivered

    @cached_property
    def wants_to(self) -> Holds:
        """It ranks y at least as high as c: not only for fear that compliance is withdrawn."""
        if self.at_once:
            return np.zeros(self.asking.draws, dtype=bool)
        by = self.asking.by
        wanted: Holds = self.asking.rank(by, self.y) >= self.asking.rank(by, self.before)
        return wanted

    # ------------------------------------------------------------ it sticks, it lasts

    def broken_by_asker(self, kept: Holds, there: Places) -> Holds:
        """Of the asker's gains from y those that leave the goal or hurt the target."""
        asking = self.asking
        rank = asking.graph.ranks[asking.target]
        broken: Holds = ~asking.goal_places[there][:, None] | (rank[there] < rank[self.place])
        return kept & broken

    @cached_property
    def sticks(self) -> Holds:
        """Every gain of the asker from y that nobody takes away keeps the goal, hurts nobody."""
        there, kept = self.asking.undeterred(self.asking.by, self.y)
        broken: Holds = np.any(self.broken_by_asker(kept, there), axis=0)
        return ~broken

    @cached_property
    def lasts(self) -> Holds:
        """Every gain of the target from y that leaves the goal is taken away by the others."""
        there, kept = self.asking.undeterred(self.asking.target, self.y)
        left: Holds = np.any(kept[~self.asking.goal_places[there]], axis=0)
        return ~left

    @cached_property
    def assured(self) -> Holds:
        """The asker delivers, and it sticks."""
        return self.delivers & self.sticks
