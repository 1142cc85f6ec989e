"""Hold the test of threats to brute force on many random disputes; a difference is a fault.

    python -m benchmarks.threats [--disputes 100000] [--seed 0]

Every cell of the ledger is compared with what ``tests/oracle_ask.py`` finds, which is written
from the definitions alone. Dispute ``n`` of a seed is always the same; what differs is printed
as a dispute file, with the cells. Prints how many disputes and cells there were and how long
either took, and ends with status 1 where something differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tests import oracle, oracle_ask

from standoff.answers.ledger import ledger_cells, ledger_columns, studies_of
from standoff.answers.question import checked_question
from standoff.errors import RequestError
from standoff.files.writer import write
from standoff.graph.graph import compile_graph
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Merge,
    Moves,
    NoMove,
    Option,
    OptionKind,
    Preference,
    Question,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse

KINDS = (OptionKind.THREAT, OptionKind.THREAT, OptionKind.OFFER, OptionKind.OTHER)
FREELY = (Moves.EITHER_WAY,) * 6 + tuple(Moves)
LISTS = (RuleForm.EXACTLY_ONE, RuleForm.AT_MOST_ONE, RuleForm.AT_LEAST_ONE)
CELLS = {1: True, 0: False, -1: None}

Cells = dict[str, bool | None]


# ---------------------------------------------------------------- random disputes


@dataclass(frozen=True)
class Dice:
    """One dispute, drawn."""

    draw: Random

    def dispute(self) -> Dispute:
        """Two or three sides and up to nine options; the first side asks the second."""
        ids = iter("abcdefghi")
        counts = [self.draw.choice((1, 2, 2, 3, 3, 4)), self.draw.choice((1, 1, 2, 3))]
        counts += self.draw.choice(([], [1], [1], [2]))
        sides = [
            DecisionMaker(f"s{n}", options=tuple(self._option(next(ids), n) for _ in range(count)))
            for n, count in enumerate(counts)
        ]
        names = [option.id for side in sides for option in side.options]
        empty = Dispute("drawn", tuple(sides))
        rules = [self._rule(empty) for _ in range(self.draw.choice((0, 0, 1, 1, 2, 3)))]
        while not oracle.feasible(replace(empty, rules=tuple(rules))):
            rules.pop()
        ruled = replace(empty, rules=tuple(rules))
        ruled = replace(ruled, status_quo=self.draw.choice(oracle.feasible(ruled)))
        ruled = replace(ruled, merges=self._merges(ruled))
        own = [option.id for option in sides[1].options]
        goal = self._said(own if self.draw.random() < 0.8 else names)
        wanting = (self._wanting(side, ruled, goal) for side in sides)
        return replace(ruled, sides=tuple(wanting), question=Question("s0", parse(goal), "s1"))

    def _option(self, id: str, side: int) -> Option:
        kind = OptionKind.OTHER if side else self.draw.choice(KINDS)
        return Option(id, kind=kind, moves=self.draw.choice(FREELY))

    def _said(self, names: Sequence[str], depth: int = 1) -> str:
        """An option, its opposite, or two of these joined."""
        if not depth or self.draw.random() < 0.5:
            return f"{self.draw.choice(('', 'not '))}{self.draw.choice(names)}"
        word = self.draw.choice(("and", "or", "iff", "if", "only if"))
        return f"({self._said(names, depth - 1)}) {word} ({self._said(names, depth - 1)})"

    def _rule(self, empty: Dispute) -> Rule:
        """Most are about what the asker can set."""
        everyone = [option.id for option in empty.options]
        asker = [option.id for option in empty.sides[0].options]
        names = asker if len(asker) > 1 and self.draw.random() < 0.6 else everyone
        if self.draw.random() < 0.4:
            some = self.draw.sample(names, min(len(names), self.draw.choice((2, 2, 3))))
            return Rule(self.draw.choice(LISTS), tuple(map(parse, some)))
        form = self.draw.choice((RuleForm.ALWAYS, RuleForm.NEVER))
        return Rule(form, (parse(self._said(names, 2)),))

    def _merges(self, ruled: Dispute) -> tuple[Merge, ...]:
        if self.draw.random() < 0.7:
            return ()
        when = parse(self._said([option.id for option in ruled.options]))
        members = [c for c in oracle.feasible(ruled) if oracle.holds(ruled, when, c)]
        whole = len(members) == len(oracle.feasible(ruled))
        if len(members) < 2 or whole:
            return ()
        return (Merge(when, self.draw.choice(members)),)

    def _wanting(self, side: DecisionMaker, ruled: Dispute, goal: str) -> DecisionMaker:
        """Wants that make packages work now and then; at times weights, or a ranking."""
        names = [option.id for option in ruled.options]
        side = replace(side, no_moves=self._no_moves(names))
        form = self.draw.random()
        if form < 0.1:
            weights = {id: self.draw.randint(-3, 3) for id in names}
            return replace(side, weights=weights if any(weights.values()) else {names[0]: 1})
        if form < 0.2:
            return replace(side, ranking=self._ranking(ruled))
        wants = self._likely(side.id, ruled, goal)
        self.draw.shuffle(wants)
        wants = wants[: self.draw.randint(0, len(wants))]
        wants += [self._said(names) for _ in range(self.draw.choice((0, 1, 2)))]
        if side.id == "s0" and self.draw.random() < 0.7:
            wants.insert(0, goal)
        tied = [False, *(self.draw.random() < 0.15 for _ in wants)]
        prefers = (Preference(parse(w), tied=t) for w, t in zip(wants, tied, strict=False))
        return replace(side, prefers=tuple(prefers))

    def _likely(self, side: str, ruled: Dispute, goal: str) -> list[str]:
        marked = {kind: [o.id for o in ruled.options if o.kind is kind] for kind in OptionKind}
        threats, offers = marked[OptionKind.THREAT], marked[OptionKind.OFFER]
        if side == "s0":
            carried = [f"{threat} iff not ({goal})" for threat in threats]
            return [*carried, *(f"{o} only if ({goal})" for o in offers)]
        if side == "s1":
            earned = [f"({goal}) iff {o}" for o in offers]
            return [*(f"not {t}" for t in threats), *offers, *earned, f"not ({goal})"]
        return [goal]

    def _no_moves(self, names: Sequence[str]) -> tuple[NoMove, ...]:
        if self.draw.random() < 0.8:
            return ()
        return (NoMove(parse(self._said(names)), parse(self._said(names))),)

    def _ranking(self, ruled: Dispute) -> tuple[tuple[frozenset[str], ...], ...]:
        """Every state as it is shown, with ties."""
        states = [state[0] for state in oracle.World(ruled).states]
        places: dict[int, list[frozenset[str]]] = {}
        for state in states:
            places.setdefault(self.draw.randrange(len(states)), []).append(state)
        return tuple(tuple(places[place]) for place in sorted(places))


def drawn(seed: int, number: int) -> Dispute:
    """Dispute ``number`` of a seed; the first that can be asked about."""
    dice = Dice(Random(f"{seed} {number}"))  # noqa: S311
    while True:
        dispute = dice.dispute()
        try:
            checked_question(dispute, None, None, None)
        except RequestError:
            continue
        return dispute


# ---------------------------------------------------------------- the two, side by side


def fast_cells(dispute: Dispute) -> Cells:
    """Every finding, by the form that is used."""
    table = ledger_columns(dispute, checked_question(dispute, None, None, None))
    graph = compile_graph(dispute)
    columns = graph.with_ranks([rank[:, None] for rank in graph.ranks])
    (row,) = ledger_cells(table, studies_of(table, columns)).tolist()
    return {column.finding.id: CELLS[cell] for column, cell in zip(table, row, strict=True)}


@dataclass
class Count:
    """What was compared: disputes, cells by their value, and seconds of either form."""

    disputes: int = 0
    cells: Counter[bool | None] = field(default_factory=Counter)
    differences: int = 0
    fast: float = 0
    slow: float = 0

    def compare(self, dispute: Dispute) -> Iterator[tuple[str, bool | None, bool | None]]:
        """Each cell that differs: the finding, our cell and that by brute force."""
        start = time.process_time()
        ours = fast_cells(dispute)
        middle = time.process_time()
        expected = oracle_ask.cells(dispute)
        self.fast += middle - start
        self.slow += time.process_time() - middle
        self.disputes += 1
        for id in ours.keys() & expected.keys():
            self.cells[expected[id]] += 1
            if ours[id] is not expected[id]:
                self.differences += 1
                yield id, ours[id], expected[id]

    def __str__(self) -> str:
        total = sum(self.cells.values())
        told = ", ".join(
            f"{self.cells[value]:,} {word}"
            for value, word in ((True, "hold"), (False, "fail"), (None, "blank"))
        )
        return (
            f"{self.disputes:,} disputes, {total:,} cells ({told}): {self.differences:,} differ; "
            f"brute force took {self.slow / max(self.fast, 1e-9):.1f} times as long"
        )


def main(words: Sequence[str] | None = None) -> int:
    """Compare, and say what differs; 1 where something does."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.threats")
    parser.add_argument("--disputes", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(words)
    count = Count()
    for number in range(given.disputes):
        dispute = drawn(given.seed, number)
        different = list(count.compare(dispute))
        if different:
            sys.stdout.write(f"# {given.seed} {number}: {different}\n{write(dispute)}\n")
        if number % 1000 == 999:
            sys.stderr.write(f"{count}\n")
    sys.stdout.write(f"{count}\n")
    return int(bool(count.differences))


if __name__ == "__main__":
    sys.exit(main())
