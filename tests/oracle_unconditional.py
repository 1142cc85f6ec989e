"""Threats that stand whatever the target does: what they change, and for whom, by definition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product

from tests.oracle import Choice
from tests.oracle_levers import YES, Case, Cell, ids, lowest


@dataclass(frozen=True)
class Standing:
    """Threats X that stand whatever B does, against none of them; all else as today."""

    case: Case
    threats: Choice

    @cached_property
    def new(self) -> list[Choice]:
        return self._replies(self.threats, frozenset())

    @cached_property
    def old(self) -> list[Choice]:
        return self._replies(frozenset(), self.threats)

    def _replies(self, on: Choice, off: Choice) -> list[Choice]:
        """B's best; of these the ones A ranks lowest, all of them."""
        case = self.case
        best = case.best_for_b(case.set_for_all(on, off, YES, stand=case.quo))
        return lowest(best, lambda choice: case.worth(case.asker, choice))

    @property
    def idle(self) -> Cell:
        if not (self.threats and self.new and self.old):
            return None
        return any(self._same_choice(new, old) for new, old in product(self.new, self.old))

    def _same_choice(self, new: Choice, old: Choice) -> bool:
        """The same options of B, or others that are merged."""
        case = self.case
        return case.b_part(new) == case.b_part(old) or case.state(new) == case.state(old)

    @property
    def counterproductive(self) -> Cell:
        if self.idle is not False:
            return None if self.idle is None else False
        return any(self._worse(new, old) for new, old in product(self.new, self.old))

    def _worse(self, new: Choice, old: Choice) -> bool:
        """A ranks the new reply below the old one, its own options the same in both."""
        case = self.case
        mine = ids(case.asker)
        for held in (new, old):
            after, before = ((reply - mine) | (held & mine) for reply in (new, old))
            if case.feasible(after) and case.feasible(before):
                return case.worth(case.asker, after) < case.worth(case.asker, before)
        return False
