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
from standoff.studies.ways import Route

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
    def goal_holds(self) -> Holds:
        """Where the goal holds, shape ``(states,)``; nowhere without a question."""
        answer = self.subject.answer
        if answer is None:
            return np.zeros(len(self.graph), dtype=bool)
        return self.graph.where_holds(answer.goal)

    @cached_property
    def equilibria(self) -> dict[str, Holds]:
        """By a concept's key where every side is stable."""
        solution = self.subject.solution
        return {each.key: np.all(solution.holds(each.key), axis=0) for each in solution.concepts}

    @cached_property
    def firmness(self) -> Places:
        """Under how many concepts of the literature each state is an equilibrium."""
        rows = [self.equilibria[each.key] for each in self._classical_concepts]
        none = np.zeros(len(self.graph), dtype=np.int64)  # where every concept is our own
        result: Places = np.sum([none, *rows], axis=0)
        return result

    @property
    def greatest_firmness(self) -> int:
        """The most that ``firmness`` can be."""
        return len(self._classical_concepts)

    @property
    def _classical_concepts(self) -> list[Concept]:
        return [each for each in self.subject.solution.concepts if not each.ours]

    def strictest_concepts(self, number: int) -> tuple[str, ...]:
        """The concepts under which a state is an equilibrium, less those that others imply."""
        held = [c for c in self.subject.solution.concepts if self.equilibria[c.key][number]]
        implied = {key for each in held for key in each.implies}
        return tuple(each.key for each in held if each.key not in implied)

    def ranks_by_state(self, dm: int) -> Field:
        """A side's ranks by the states' numbers; higher is better."""
        ranks: Field = self.graph.ranks[dm][self.graph.structure.positions]
        return ranks

    @cached_property
    def _settlements_by_ease(self) -> list[Settlement]:
        answer = self.subject.answer
        return by_ease(answer.settlements) if answer else []

    @cached_property
    def settlement_states(self) -> tuple[int, ...]:
        """The settlements, the one that is easiest to get to first."""
        return tuple(self.state_number(each.state) for each in self._settlements_by_ease)

    @cached_property
    def route(self) -> Route | None:
        """The way to the settlement that is easiest to get to."""
        return self._settlements_by_ease[0].way if self._settlements_by_ease else None

    @cached_property
    def route_states(self) -> tuple[int, ...]:
        """The states along the route, the status quo first; empty without a route."""
        if self.route is None:
            return ()
        return (self.status_quo, *(self.state_number(step.after) for step in self.route.steps))

    def state_number(self, state: frozenset[str]) -> int:
        """The number of a state, counted from 0."""
        return self.graph.state_number(frozenset(state))

    def is_telling(self, number: int) -> bool:
        """Whether a state matters, and not only because the goal holds there."""
        marked = (
            number == self.status_quo
            or number in self.settlement_states
            or number in self.route_states
        )
        return marked or any(bool(holds[number]) for holds in self.equilibria.values())

    def states_that_matter(self) -> Iterator[int]:
        """The states that matter, each once, the most telling first."""
        seen = dict.fromkeys([self.status_quo, *self.route_states, *self.settlement_states[:MAIN]])
        yield from seen
        weight = 2 * self.firmness + sum(held * 1 for held in self.equilibria.values())
        for number in np.argsort(-weight, kind="stable").tolist():
            if number not in seen and weight[number]:
                yield number
        for number in np.flatnonzero(self.goal_holds & (weight == 0)).tolist():
            if number not in seen:
                yield number
