"""What the pictures mark: status quo, goal, equilibria, settlements, and the way to the best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.answers.answer import Settlement, by_ease
from standoff.graph.graph import Graph
from standoff.graph.structure import Field, Holds, Places
from standoff.report.subject import Subject
from standoff.stability.concept import Concept
from standoff.studies.reach import Route

MAIN = 4  # settlements that matter more than any other state


@dataclass(frozen=True)
class Scene:
    """A subject's states by their numbers, with what is known of each."""

    subject: Subject

    @property
    def graph(self) -> Graph:
        return self.subject.graph

    @cached_property
    def status_quo(self) -> int:
        return self.graph.status_quo

    @cached_property
    def goal(self) -> Holds:
        """Where the goal holds, shape ``(states,)``; nowhere without a question."""
        answer = self.subject.answer
        if answer is None:
            return np.zeros(len(self.graph), dtype=bool)
        return self.graph.where(answer.goal)

    @cached_property
    def equilibria(self) -> dict[str, Holds]:
        """By a concept's key where every side is stable."""
        solution = self.subject.solution
        return {each.key: np.all(solution.holds(each.key), axis=0) for each in solution.concepts}

    @cached_property
    def firmness(self) -> Places:
        """Under how many concepts of the literature each state is an equilibrium."""
        rows = [self.equilibria[each.key] for each in self._classical]
        result: Places = np.sum(rows, axis=0, dtype=np.int64) if rows else self._nothing
        return result

    @property
    def firmest(self) -> int:
        """The most that ``firmness`` can be."""
        return len(self._classical)

    @property
    def _classical(self) -> list[Concept]:
        return [each for each in self.subject.solution.concepts if not each.ours]

    @property
    def _nothing(self) -> Places:
        return np.zeros(len(self.graph), dtype=np.int64)

    def strictest(self, number: int) -> tuple[str, ...]:
        """The concepts under which a state is an equilibrium, less those that others imply."""
        held = [c for c in self.subject.solution.concepts if self.equilibria[c.key][number]]
        implied = {key for each in held for key in each.implies}
        return tuple(each.key for each in held if each.key not in implied)

    def rank(self, dm: int) -> Field:
        """A side's ranks by the states' numbers; higher is better."""
        ranks: Field = self.graph.ranks[dm][self.graph.structure.positions]
        return ranks

    @cached_property
    def _settlements(self) -> list[Settlement]:
        answer = self.subject.answer
        return by_ease(answer.settlements) if answer else []

    @cached_property
    def settlements(self) -> tuple[int, ...]:
        """The settlements, the one that is easiest to get to first."""
        return tuple(self.number(each.state) for each in self._settlements)

    @cached_property
    def route(self) -> Route | None:
        """The cheapest way to the settlement that is easiest to get to."""
        return self._settlements[0].cheapest if self._settlements else None

    @cached_property
    def way(self) -> tuple[int, ...]:
        """The states along the route, the status quo first; empty without a route."""
        if self.route is None:
            return ()
        return (self.status_quo, *(self.number(step.after) for step in self.route.steps))

    def number(self, state: frozenset[str]) -> int:
        """The number of a state, counted from 0."""
        return self.graph.number(frozenset(state))

    def telling(self, number: int) -> bool:
        """Whether a state matters, and not only because the goal holds there."""
        told = number == self.status_quo or number in self.settlements or number in self.way
        return told or any(bool(holds[number]) for holds in self.equilibria.values())

    def matter(self) -> Iterator[int]:
        """The states that matter, each once, the most telling first."""
        seen = dict.fromkeys([self.status_quo, *self.way, *self.settlements[:MAIN]])
        yield from seen
        weight = 2 * self.firmness + sum(held * 1 for held in self.equilibria.values())
        for number in np.argsort(-weight, kind="stable").tolist():
            if number not in seen and weight[number]:
                yield number
        for number in np.flatnonzero(self.goal & (weight == 0)).tolist():
            if number not in seen:
                yield number
