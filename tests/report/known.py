"""What the definitions say of every state of a dispute, to be compared with what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from standoff import CONCEPTS
from standoff.answers.answer import by_ease
from standoff.model.dispute import Dispute
from standoff.report.subject import Subject
from tests import oracle, oracle_findings
from tests.oracle import State, World
from tests.oracle_levers import Case


@dataclass(frozen=True)
class Facts:
    """What the definitions say of every state, by its label."""

    subject: Subject

    @property
    def dispute(self) -> Dispute:
        return self.subject.dispute

    @cached_property
    def world(self) -> World:
        return World(self.dispute)

    @cached_property
    def labels(self) -> list[str]:
        return [self.world.label(each) for each in self.world.states]

    @cached_property
    def status_quo(self) -> str:
        return self._label(self.dispute.status_quo)

    @cached_property
    def goal(self) -> set[str]:
        asked = self.dispute.question
        return self._where(lambda s: asked and oracle.holds(self.dispute, asked.goal, s[0]))

    @cached_property
    def settlements(self) -> set[str]:
        if not self.dispute.question:
            return set()
        found = oracle_findings.settlements(Case.of(self.dispute, world=self.world))
        return {self.world.label(each) for each in found}

    @cached_property
    def equilibria(self) -> dict[str, set[str]]:
        """By the key of each concept, those of the literature first."""
        keys = (*oracle.concepts(self.dispute), "threat")
        return {key: self._where(partial(self._stable, key)) for key in keys}

    def firmness(self, label: str) -> int:
        """Under how many concepts of the literature a state is an equilibrium."""
        return sum(label in held for key, held in self.equilibria.items() if key != "threat")

    @cached_property
    def way(self) -> list[str]:
        """The cheapest way to the settlement that is easiest to get to."""
        easy = by_ease(self.subject.answer.settlements if self.subject.answer else ())
        route = easy[0].way if easy else None
        steps = route.steps if route else ()
        return [self.status_quo, *(self._label(each.after) for each in steps)] if route else []

    def tags(self, label: str, concepts: bool = True) -> str:
        """What a state is: the concepts without those that others of them imply."""
        held = [each for each in CONCEPTS if label in self.equilibria.get(each.key, ())]
        implied = {key for each in held for key in each.implies}
        strict = ", ".join(each.key for each in held if each.key not in implied)
        told = {
            "status quo": label == self.status_quo,
            "settlement": label in self.settlements,
            strict: concepts and bool(strict),
        }
        return " · ".join(word for word, so in told.items() if so)

    def value(self, dm: int, label: str) -> tuple[int, ...]:
        """How much a side likes a state."""
        return self._values[dm, label]

    @cached_property
    def _values(self) -> dict[tuple[int, str], tuple[int, ...]]:
        return {
            (dm, label): self.world.values[side, state]
            for dm, side in enumerate(self.world.sides)
            for label, state in zip(self.labels, self.world.states, strict=True)
        }

    def moves(self, gains: bool) -> set[tuple[int, str, str]]:
        """Every side's moves, or its improvements."""
        step = self.world.improvements if gains else self.world.moves
        return {
            (dm, self.world.label(state), self.world.label(there))
            for dm, side in enumerate(self.world.sides)
            for state in self.world.states
            for there in step(side, state)
        }

    def _where(self, holds: Callable[[State], object]) -> set[str]:
        return {self.world.label(state) for state in self.world.states if holds(state)}

    def _stable(self, key: str, state: State) -> bool:
        return oracle_findings.is_equilibrium(self.world, key, state)

    def _label(self, choice: frozenset[str]) -> str:
        return next(self.world.label(each) for each in self.world.states if choice in each)
