"""Who asks whom for what, what the target can choose and what the asker can set: by definition.

Slow and plain, on named options and sets of them. The definitions are those of edition 2 of the
test of threats. A *choice* here is always what every side has selected, before states are merged;
goals, ranks and improvements are read off the (merged) state that the choice belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from standoff.model.dispute import DecisionMaker, Dispute, OptionKind
from standoff.model.statement import Statement, parse
from tests import oracle
from tests.oracle import Choice, Owned, State, World

Cell = bool | None
"""Holds, fails, or cannot be told."""

Worth = tuple[int, ...]
"""How much a side likes a state: greater is better."""

YES, NO = "y", "z"
"""Levers set for a target that complies, and for one that refuses: they differ in ties."""


@dataclass(frozen=True)
class Case:
    """A dispute under one reading, who asks whom for what, and with which levers."""

    dispute: Dispute
    world: World
    asker: DecisionMaker
    target: DecisionMaker
    goal: Statement
    threats: Choice
    offers: Choice

    @staticmethod
    def of(
        dispute: Dispute,
        by: str | None = None,
        target: str | None = None,
        goal: str | Statement | None = None,
        world: World | None = None,
    ) -> Case:
        """What is not said is as in the file's question; the target may be the only other side."""
        asked = dispute.question
        by = by or (asked.by if asked else "")
        target = target or (asked.target if asked else "")
        if not target:
            (target,) = (side.id for side in dispute.sides if side.id != by)
        if goal is None:
            assert asked
            goal = asked.goal
        sides = {side.id: side for side in dispute.sides}
        statement = parse(goal) if isinstance(goal, str) else goal
        held = (marked(sides[by], OptionKind.THREAT), marked(sides[by], OptionKind.OFFER))
        return Case(dispute, world or World(dispute), sides[by], sides[target], statement, *held)

    def with_levers(self, threats: Choice, offers: Choice) -> Case:
        """The case with other options of the asker's held out as threats and offers."""
        return replace(self, threats=threats, offers=offers)

    # ------------------------------------------------------------ states

    @property
    def quo(self) -> Choice:
        """What is selected at the status quo."""
        return self.dispute.status_quo

    @property
    def q(self) -> State:
        return self.state(self.quo)

    @cached_property
    def _states(self) -> dict[Choice, State]:
        return {choice: state for state in self.world.states for choice in state}

    def feasible(self, choice: Choice) -> bool:
        return choice in self._states

    def state(self, choice: Choice) -> State:
        """The state that a feasible choice belongs to."""
        return self._states[choice]

    def worth(self, side: DecisionMaker, choice: Choice) -> Worth:
        return self.world.values[side.id, self.state(choice)]

    def has_goal(self, choice: Choice) -> bool:
        return self.goal_at(self.state(choice))

    def goal_at(self, state: State) -> bool:
        """A merged state is what it is shown as."""
        return oracle.holds(self.dispute, self.goal, state[0])

    # ------------------------------------------------------------ what B can choose

    @cached_property
    def b_choices(self) -> list[Choice]:
        """B's own options after one legal move of its own from q, or none.

        Whether a rule allows it is asked when A has set its options too.
        """
        today = self.b_part(self.quo)
        return [
            own for own in subsets(ids(self.target)) if own == today or self._may_choose(today, own)
        ]

    def _may_choose(self, today: Choice, own: Choice) -> bool:
        can = Owned({option.id: option.moves for option in self.target.options})
        there = self.with_a_as_today(own)
        return can.may_move(today, own) and not self.world.is_barred(self.target, self.quo, there)

    def with_a_as_today(self, own: Choice) -> Choice:
        """What is selected where B has these options on and everyone else stays as at q."""
        return (self.quo - ids(self.target)) | own

    def b_part(self, choice: Choice) -> Choice:
        return choice & ids(self.target)

    # ------------------------------------------------------------ what A can set

    def settable(self, own: Choice) -> list[Choice]:
        """Every feasible choice that one legal move of A's, or none, makes where B has chosen."""
        if own not in self._settable:
            self._settable[own] = list(self._set_one_by_one(own))
        return self._settable[own]

    @cached_property
    def _settable(self) -> dict[Choice, list[Choice]]:
        return {}

    def _set_one_by_one(self, own: Choice) -> Iterator[Choice]:
        can = Owned({option.id: option.moves for option in self.asker.options})
        before = self.with_a_as_today(own)
        today = before & ids(self.asker)
        start = before if self.feasible(before) else self.quo
        for mine in subsets(ids(self.asker)):
            there = (before - ids(self.asker)) | mine
            stays = mine == today
            moves = can.may_move(today, mine) and not self.world.is_barred(self.asker, start, there)
            if self.feasible(there) and (stays or moves):
                yield there

    def set_levers(
        self, own: Choice, on: Choice, off: Choice, ties: str, stand: Choice = frozenset()
    ) -> list[Choice]:
        """What A sets where B has chosen: these levers on, those off, and else as little as can be.

        Of other threats as few are turned away from ``stand`` as the rules allow: from none of
        them, or for a threat that stands whatever B does from those of today. More than one
        choice is left only where A, B and the goal cannot tell them apart.
        """
        key = (own, on, off, ties, stand)
        if key not in self._set:
            found = [choice for choice in self.settable(own) if on <= choice and not off & choice]
            changes = {choice: self._changes(choice, on | off, stand) for choice in found}
            self._set[key] = self._preferred(nearest(changes), ties)
        return self._set[key]

    @cached_property
    def _set(self) -> dict[tuple[Choice, Choice, Choice, str, Choice], list[Choice]]:
        return {}

    def _changes(self, choice: Choice, named: Choice, stand: Choice) -> tuple[Choice, ...]:
        """What A has changed of further offers, of other threats, of its unmarked options."""
        unmarked = ids(self.asker) - self.threats - self.offers
        return (
            (choice ^ self.quo) & (self.offers - named),
            (choice ^ stand) & (self.threats - named),
            (choice ^ self.quo) & unmarked,
        )

    def _preferred(self, found: list[Choice], ties: str) -> list[Choice]:
        """A's highest; of its ties what fails the goal and hurts B, or what B likes most."""
        found = highest(found, lambda choice: self.worth(self.asker, choice))
        if ties == NO:
            return highest(found, lambda choice: self.worth(self.target, choice))
        without = [choice for choice in found if not self.has_goal(choice)]
        return lowest(without or found, lambda choice: self.worth(self.target, choice))

    def set_for_all(
        self, on: Choice, off: Choice, ties: str, stand: Choice = frozenset()
    ) -> list[Choice]:
        """What A sets for each choice of B in turn, all together."""
        return [
            choice
            for own in self.b_choices
            for choice in self.set_levers(own, on, off, ties, stand)
        ]

    def best_for_b(self, found: Iterable[Choice]) -> list[Choice]:
        return highest(found, lambda choice: self.worth(self.target, choice))


def marked(side: DecisionMaker, kind: OptionKind) -> Choice:
    """The options of a side held out as threats, or as offers."""
    return frozenset(option.id for option in side.options if option.kind is kind)


def ids(side: DecisionMaker) -> Choice:
    return frozenset(option.id for option in side.options)


def subsets(options: Iterable[str]) -> Iterator[Choice]:
    """Every subset, the smaller ones first."""
    known = sorted(options)
    for size in range(len(known) + 1):
        yield from map(frozenset, combinations(known, size))


def nearest(changes: Mapping[Choice, tuple[Choice, ...]]) -> list[Choice]:
    """Those than which no other is nearer: with less changed of the first kind that differs."""

    def nearer(one: Choice, other: Choice) -> bool:
        pairs = zip(changes[one], changes[other], strict=True)
        first = next(((ours, theirs) for ours, theirs in pairs if ours != theirs), None)
        return first is not None and first[0] < first[1]

    return [one for one in changes if not any(nearer(other, one) for other in changes)]


def highest(found: Iterable[Choice], worth: Callable[[Choice], Worth]) -> list[Choice]:
    """All that are worth most."""
    known = list(found)
    most = max(map(worth, known), default=None)
    return [choice for choice in known if worth(choice) == most]


def lowest(found: Iterable[Choice], worth: Callable[[Choice], Worth]) -> list[Choice]:
    """All that are worth least."""
    known = list(found)
    least = min(map(worth, known), default=None)
    return [choice for choice in known if worth(choice) == least]
