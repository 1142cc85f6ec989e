"""Disputes to measure: random ones, and the worst that two sides can make of a third's move.

In the *chain* the first side wants the codes of the second and the third to be low, and these
two climb in turns: whenever both hold the same combination the second prefers the next one,
and when it has moved the third follows. Each move only pays once the other has been made, so
a sanction is as long as both have combinations together, and the fixed point takes as many
sweeps. In a *long chain* these two have nearly all options. The others' ranks are random.

A *ruled* dispute has many options and few states, as disputes on paper have: every side takes
exactly one of three postures, each step of a ladder needs the step before, some things exclude
one another, and what a side may do depends on its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from standoff.graph.graph import Graph
from standoff.graph.option_form import OptionForm
from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Field, Places
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Judgement,
    JudgementAnswer,
    Moves,
    Option,
    OptionKind,
    Preference,
    Question,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse
from standoff.preferences.ranks import in_smallest_type

KINDS = ("random", "ties", "chain", "long chain")
LEVELS = 4  # ranks where many states are tied


@dataclass(frozen=True, slots=True)
class Case:
    """How large a dispute is, the share of combinations that are feasible, and its ranks."""

    options: int
    sides: int
    feasible: float
    kind: str

    @property
    def states(self) -> int:
        return 1 << self.options

    def owns(self) -> Iterator[OwnOptions]:
        """The options of each side, all of them free to change."""
        lowest = 0
        for width in self._widths():
            yield OwnOptions(lowest, (Moves.EITHER_WAY,) * width)
            lowest += width

    def _widths(self) -> list[int]:
        """Shared out evenly; in a long chain two sides have nearly all."""
        if self.kind != "long chain":
            return _shared(self.options, self.sides)
        second, third = _shared(self.options - self.sides + 2, 2)
        return [1, second, third, *[1] * (self.sides - 3)]


def _shared(options: int, sides: int) -> list[int]:
    return [options // sides + (side < options % sides) for side in range(sides)]


def made(case: Case) -> Graph:
    """The graph of a case; the same every time."""
    rng = np.random.default_rng(case.options)
    owns = list(case.owns())
    feasible = np.ones(case.states, dtype=bool)
    if case.feasible < 1:
        feasible = rng.random(case.states) < case.feasible
        feasible[0] = True
    ranks = tuple(_ranks(case, owns, side, rng) for side in range(case.sides))
    dispute = Dispute("A benchmark", tuple(map(_side, range(case.sides), owns)))
    return Graph(dispute, OptionForm(owns, feasible), ranks)


def _side(number: int, own: OwnOptions) -> DecisionMaker:
    options = tuple(Option(f"o{own.lowest + bit}") for bit in range(len(own.ways)))
    return DecisionMaker(f"s{number}", options=options)


def _ranks(case: Case, owns: list[OwnOptions], side: int, rng: np.random.Generator) -> Field:
    if case.kind == "ties":
        return in_smallest_type(rng.integers(0, LEVELS, case.states))
    if case.kind == "random" or side > 2:
        return in_smallest_type(rng.permutation(case.states))
    codes = np.arange(case.states)
    second, third = (codes >> own.lowest & (own.size - 1) for own in owns[1:3])
    return in_smallest_type((_fears, _climbs, _follows)[side](second, third))


def _fears(second: Places, third: Places) -> Field:
    near: Field = -second - third
    near -= near.min()
    return near


def _climbs(second: Places, third: Places) -> Field:
    return np.where(second == third, 1, np.where(second == third + 1, 2, 0))


def _follows(second: Places, third: Places) -> Field:
    return np.where(third == second - 1, 1, np.where(third == second, 2, 0))


# ---------------------------------------------------------------- few states left by rules

POSTURES = 3


def ruled(options: int, sides: int) -> Dispute:
    """A dispute of so many options of which rules leave few states; the same every time."""
    rng = np.random.default_rng(options)
    widths = _shared(options, sides)
    ids = [[f"s{side}_{n}" for n in range(width)] for side, width in enumerate(widths)]
    everything = [id for own in ids for id in own]
    return Dispute(
        "Few states",
        tuple(_wants(f"s{n}", own, everything, rng) for n, own in enumerate(ids)),
        status_quo=frozenset(own[1] for own in ids),
        rules=tuple(_rules(ids)),
    )


def _wants(
    id: str, own: list[str], everything: list[str], rng: np.random.Generator
) -> DecisionMaker:
    """A side that has a wish about every option, in some order."""
    wishes = [f"{'' if rng.random() < 0.5 else 'not '}{id}" for id in rng.permutation(everything)]
    prefers = tuple(Preference(parse(wish)) for wish in wishes)
    return DecisionMaker(id, options=tuple(map(Option, own)), prefers=prefers)


def _rules(ids: list[list[str]]) -> Iterator[Rule]:
    for own, neighbours in zip(ids, [*ids[1:], ids[0]], strict=True):
        postures, steps = own[:POSTURES], own[POSTURES:]
        yield _rule(RuleForm.EXACTLY_ONE, *postures)
        yield _rule(RuleForm.AT_MOST_ONE, steps[0], postures[0])
        for step, before in zip(steps[1:-1], steps[:-2], strict=True):
            yield _rule(RuleForm.ALWAYS, f"{step} only if {before}")
        yield _rule(RuleForm.ALWAYS, f"{steps[-1]} only if ({steps[0]} or {postures[0]})")
        yield _rule(RuleForm.NEVER, f"{postures[0]} and {neighbours[-2]} and not {steps[-1]}")


def _rule(form: RuleForm, *texts: str) -> Rule:
    return Rule(form, tuple(map(parse, texts)))


def tangled(seed: int, sides: int = 6, options: int = 10, wishes: int = 40) -> Dispute:
    """Sides that do at most one thing each, with wishes about any two options at random."""
    rng = np.random.default_rng(seed)
    ids = [[f"s{side}_{n}" for n in range(options)] for side in range(sides)]
    everything = [id for own in ids for id in own]
    return Dispute(
        "Tangled wishes",
        tuple(
            DecisionMaker(
                f"s{side}",
                options=tuple(map(Option, own)),
                prefers=tuple(Preference(parse(_pair(everything, rng))) for _ in range(wishes)),
            )
            for side, own in enumerate(ids)
        ),
        rules=tuple(_rule(RuleForm.AT_MOST_ONE, *own) for own in ids),
    )


def _pair(ids: list[str], rng: np.random.Generator) -> str:
    """A statement about two options, in either form and sign."""
    one, other = rng.choice(ids, 2, replace=False)
    signs = ["" if rng.random() < 0.5 else "not " for _ in "ab"]
    return f"{signs[0]}{one} {rng.choice(['and', 'or', 'if', 'only if'])} {signs[1]}{other}"


def asked(
    options: int, sides: int, levers: int = 2, judgements: int = 0, *, wishes: int = 12
) -> Dispute:
    """A dispute with a question, so many levers and open judgements; the same every time.

    The first side asks the second to do the first thing that it can do. Every combination is a
    state; wishes are about any two options.
    """
    rng = np.random.default_rng(options)
    widths = _shared(options - levers, sides)
    widths[0] += levers
    ids = [[f"s{side}_{n}" for n in range(width)] for side, width in enumerate(widths)]
    everything = [id for own in ids for id in own]
    made = tuple(
        DecisionMaker(
            f"s{side}",
            options=tuple(_lever(id, side, n, levers) for n, id in enumerate(own)),
            prefers=tuple(
                Preference(parse(_pair(everything, rng)), f"w{side}_{n}") for n in range(wishes)
            ),
        )
        for side, own in enumerate(ids)
    )
    wanted = [wish for side in made for wish in side.prefers][:judgements]
    return Dispute(
        "A question",
        made,
        judgements=tuple(opposed(wish) for wish in wanted),
        question=Question("s0", parse(ids[1][0]), "s1"),
    )


def _lever(id: str, side: int, number: int, levers: int) -> Option:
    """An option; the first side's first ones are threats and offers in turn."""
    if side or number >= levers:
        return Option(id)
    return Option(id, kind=OptionKind.OFFER if number % 2 else OptionKind.THREAT)


def opposed(wish: Preference) -> Judgement:
    """Whether a side wants something or its opposite."""
    other = parse(f"not ({wish.statement})")
    return Judgement(
        f"j_{wish.id}",
        "Or the opposite?",
        (
            JudgementAnswer("written"),
            JudgementAnswer("opposite", statements={wish.id: other}),
        ),
    )
