"""Stability from the definitions alone: slow, on plain sets and tuples.

Nothing of Standoff's machinery is used, only the records that an analyst writes down; even
statements are interpreted here anew. The tests hold the fast engine to this.

Definitions: Fang, Hipel & Kilgour 1993 (Nash, GMR, SMR, SEQ; legal sequences of moves);
Rêgo & Vieira 2017 (symmetric SEQ); Fraser & Hipel 1984 (simultaneous sanctions).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from standoff.model.dispute import DecisionMaker, Dispute, Moves, Preference, Rule, RuleForm
from standoff.model.statement import Conditional, Expression, Junction, Name, Not, Statement

CONCEPTS = ("nash", "gmr", "smr", "seq", "symseq")
AT_ONCE = "sim"
"""Sanctions by moves at the same time: told only where every state is one choice."""

Choice = frozenset[str]
"""The ids of the options that are selected."""

State = tuple[Choice, ...]
"""One feasible choice, or the choices that a merge makes one, the one it is shown as first."""

Step = Callable[[str, State], frozenset[State]]
"""Where a side can go from a state."""


def concepts(dispute: Dispute) -> tuple[str, ...]:
    """The concepts that can be told in a dispute."""
    barred = any(side.no_moves for side in dispute.sides)
    told = not (dispute.merges or dispute.states or barred)
    return (*CONCEPTS, AT_ONCE) if told else CONCEPTS


def stable(dispute: Dispute) -> dict[str, dict[str, set[str]]]:
    """Per concept and side id, the labels of the stable states."""
    world = World(dispute)
    return {
        concept: {
            side: {world.label(s) for s in world.states if world.is_stable(concept, side, s)}
            for side in world.sides
        }
        for concept in concepts(dispute)
    }


def equilibria(dispute: Dispute) -> dict[str, set[str]]:
    """Per concept, the labels of the states that are stable for every side."""
    return {
        concept: set.intersection(*by_side.values()) for concept, by_side in stable(dispute).items()
    }


def states(dispute: Dispute) -> list[str]:
    """The labels of the states, in order."""
    world = World(dispute)
    return [world.label(state) for state in world.states]


# ---------------------------------------------------------------- statements and rules


CONDITIONALS: Mapping[str, Callable[[bool, bool], bool]] = {
    "if": lambda left, right: not (right and not left),
    "only if": lambda left, right: not (left and not right),
    "iff": lambda left, right: left == right,
}


def holds(dispute: Dispute, statement: Statement, choice: Choice) -> bool:
    """Whether a statement is true where exactly these options are selected."""
    terms = {term.id: term.statement.expression for term in dispute.terms}

    def true(expression: Expression) -> bool:
        match expression:
            case Name(id):
                return true(terms[id]) if id in terms else id in choice
            case Not(operand):
                return not true(operand)
            case Junction("and", operands):
                return all(true(operand) for operand in operands)
            case Junction("or", operands):
                return any(true(operand) for operand in operands)
            case Conditional(word, left, right):
                return CONDITIONALS[word](true(left), true(right))
        raise AssertionError(expression)

    return true(statement.expression)


def obeys(dispute: Dispute, rule: Rule, choice: Choice) -> bool:
    """Whether a choice keeps a rule."""
    true = sum(holds(dispute, statement, choice) for statement in rule.statements)
    match rule.form:
        case RuleForm.NEVER:
            return true == 0
        case RuleForm.ALWAYS:
            return true == 1
        case RuleForm.AT_MOST_ONE:
            return true <= 1
        case RuleForm.AT_LEAST_ONE:
            return true >= 1
        case RuleForm.EXACTLY_ONE:
            return true == 1


def choices(dispute: Dispute) -> Iterator[Choice]:
    """Every combination of options in ascending code; the first option is the lowest bit.

    In graph form every state, as the only one that is so.
    """
    if dispute.states:
        yield from (frozenset([state.id]) for state in dispute.states)
        return
    ids = [option.id for side in dispute.sides for option in side.options]
    for bits in product((False, True), repeat=len(ids)):
        yield frozenset(id for id, bit in zip(ids, reversed(bits), strict=True) if bit)


def feasible(dispute: Dispute) -> list[Choice]:
    """The choices that keep every rule."""
    return [c for c in choices(dispute) if all(obeys(dispute, r, c) for r in dispute.rules)]


# ---------------------------------------------------------------- preferences


def value(dispute: Dispute, side: DecisionMaker, choice: Choice) -> tuple[int, ...]:
    """How much a side likes a choice: greater tuples are better, equal ones are ties."""
    if side.weights:
        return (sum(side.weights.get(id, 0) for id in choice),)
    if side.ranking:
        return (-next(place for place, tied in enumerate(side.ranking) if choice in tied),)
    return tuple(
        sum(holds(dispute, each.statement, choice) for each in level)
        for level in levels(side.prefers)
    )


def levels(prefers: Iterable[Preference]) -> list[list[Preference]]:
    """The preferences by priority, most important first."""
    found: list[list[Preference]] = []
    for each in prefers:
        if each.tied and found:
            found[-1].append(each)
        else:
            found.append([each])
    return found


# ---------------------------------------------------------------- states and moves


@dataclass(frozen=True)
class Owned:
    """The options of one side and the ways they may change."""

    options: Mapping[str, Moves]

    def may_move(self, here: Choice, there: Choice) -> bool:
        """Whether the side can turn one choice into the other in one move."""
        return all(self._may_change(id, id in there) for id in here ^ there)

    def _may_change(self, id: str, select: bool) -> bool:
        moves = self.options.get(id, Moves.NEVER)
        return moves is Moves.EITHER_WAY or moves is (
            Moves.SELECT_ONLY if select else Moves.DROP_ONLY
        )


class World:
    """A dispute spelt out: states, moves and preferences, all as plain collections."""

    def __init__(self, dispute: Dispute) -> None:
        self.dispute = dispute
        self.options = [option.id for side in dispute.sides for option in side.options]
        self.sides = [side.id for side in dispute.sides]
        self.owned = {side.id: frozenset(o.id for o in side.options) for side in dispute.sides}
        self.states = self._states(dispute)
        self.values = {
            (side.id, state): value(dispute, side, state[0])
            for side in dispute.sides
            for state in self.states
        }
        self._home = {choice: state for state in self.states for choice in state}
        self._can = {
            side.id: Owned({o.id: o.moves for o in side.options}) for side in dispute.sides
        }
        beside = {side.id: self._beside(side.id) for side in dispute.sides}
        self._moves = {
            (side.id, state): self._reachable_at_once(side, state, beside[side.id])
            for side in dispute.sides
            for state in self.states
        }
        self._sequences: dict[tuple[bool, str, State], frozenset[State]] = {}

    @staticmethod
    def _states(dispute: Dispute) -> list[State]:
        plain = feasible(dispute)
        merged: list[State] = []
        for merge in dispute.merges:
            members = [choice for choice in plain if holds(dispute, merge.when, choice)]
            members.remove(merge.shown_as)
            merged.append((merge.shown_as, *members))
        taken = {choice for state in merged for choice in state}
        return [(choice,) for choice in plain if choice not in taken] + merged

    def _beside(self, side: str) -> dict[Choice, list[Choice]]:
        """By what the others have selected, what is selected; in graph form everything."""
        found: dict[Choice, list[Choice]] = {}
        for choice in self._home:
            found.setdefault(self._others(side, choice), []).append(choice)
        return found

    def _others(self, side: str, choice: Choice) -> Choice:
        return frozenset() if self.dispute.states else choice - self.owned[side]

    def _reachable_at_once(
        self, side: DecisionMaker, state: State, beside: Mapping[Choice, list[Choice]]
    ) -> frozenset[State]:
        return frozenset(
            self._home[there]
            for here in state
            for there in beside[self._others(side.id, here)]
            if self._home[there] != state and self.may_move(side, here, there)
        )

    def may_move(self, side: DecisionMaker, here: Choice, there: Choice) -> bool:
        """Whether a move of a side, or none, leads from one choice, feasible or not, to another."""
        if here == there:
            return True
        if self.is_barred(side, here, there):
            return False
        if self.dispute.states:
            return any(
                (frozenset([a]), frozenset([b])) in ((here, there), *[(there, here)] * m.both_ways)
                for m in side.moves
                for a in [m.start]
                for b in m.ends
            )
        return self._can[side.id].may_move(here, there)

    def is_barred(self, side: DecisionMaker, here: Choice, there: Choice) -> bool:
        """Whether a `no_move` of a side is about going from one choice to another."""
        return any(
            holds(self.dispute, barred.start, here) and holds(self.dispute, barred.end, there)
            for barred in side.no_moves
        )

    def label(self, state: State) -> str:
        """Y or N per option, - where merged choices differ; in graph form the state's name."""
        if self.dispute.states:
            return next(iter(state[0]))
        marks = {True: "Y", False: "N", None: "-"}
        return "".join(marks[self._common(option, state)] for option in self.options)

    @staticmethod
    def _common(option: str, state: State) -> bool | None:
        found = {option in choice for choice in state}
        return found.pop() if len(found) == 1 else None

    def state(self, label: str) -> State:
        """The state with this label."""
        (found,) = (state for state in self.states if self.label(state) == label)
        return found

    def moves(self, side: str, state: State) -> frozenset[State]:
        """R_i(s)."""
        return self._moves[side, state]

    def better(self, side: str, there: State, here: State) -> bool:
        """Whether a side prefers ``there`` to ``here``."""
        return self.values[side, there] > self.values[side, here]

    def improvements(self, side: str, state: State) -> frozenset[State]:
        """R_i^+(s): each mover compares with the state it leaves."""
        return frozenset(t for t in self.moves(side, state) if self.better(side, t, state))

    def sequences(self, side: str, start: State, credible: bool) -> frozenset[State]:
        """R_{N-i}(s), or with ``credible`` R_{N-i}^+(s)."""
        key = (credible, side, start)
        if key not in self._sequences:
            others = [other for other in self.sides if other != side]
            step: Step = self.improvements if credible else self.moves
            self._sequences[key] = legal_sequences(others, start, step)
        return self._sequences[key]

    # ------------------------------------------------------------ the concepts

    def is_stable(self, concept: str, side: str, state: State) -> bool:
        """Whether every improvement is deterred, as the concept understands it."""
        return all(
            any(True for _ in self.sanctions(concept, side, state, improvement))
            for improvement in self.improvements(side, state)
        )

    def sanctions(
        self, concept: str, side: str, state: State, improvement: State
    ) -> Iterator[State]:
        """Where the others can end after an improvement so that it was not worth making."""
        if concept == "nash":
            return
        if concept == AT_ONCE:
            yield from self._undone_at_once(side, state, improvement)
            return
        credible = concept in ("seq", "symseq")
        inescapable = concept in ("smr", "symseq")
        for end in self.sequences(side, improvement, credible):
            escapes = self.moves(side, end) if inescapable else ()
            if not any(self.better(side, t, state) for t in (end, *escapes)):
                yield end

    def _undone_at_once(self, side: str, state: State, improvement: State) -> Iterator[State]:
        """Each of the others stays or makes an improvement from ``state``, all with the side's."""
        sides = [side, *(other for other in self.sides if other != side)]
        ways = ([state, *self.improvements(other, state)] for other in sides[1:])
        for ends in product([improvement], *ways):
            chosen = {o for s, end in zip(sides, ends, strict=True) for o in end[0] & self.owned[s]}
            together = (frozenset(chosen),)
            if together in self.states and not self.better(side, together, state):
                yield together


def legal_sequences(movers: Iterable[str], start: State, step: Step) -> frozenset[State]:
    """R_H(start): where the movers can go, one at a time, nobody twice in succession.

    By the inductive definition, with ``last[t]`` for Ω_H(start, t), the set of all last movers
    in legal sequences from the start to t.
    """
    movers = list(movers)
    last: dict[State, set[str]] = {}
    while True:
        found = [(there, j) for j in movers for there in step(j, start)]
        for here, ends in last.items():
            found += [(there, j) for j in movers if ends != {j} for there in step(j, here)]
        new = [(there, j) for there, j in found if j not in last.get(there, ())]
        if not new:
            return frozenset(last) - {start}
        for there, j in new:
            last.setdefault(there, set()).add(j)
