"""A tree of judgements that decides a finding: exact at every leaf that is not cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Value = int
"""1 holds, 0 fails, -1 there is no such state."""
Row = tuple[Sequence[str], Value]
"""A reading, as an answer for each judgement in turn, and the finding's value in it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Readings that are told no further, by the values that occur in them."""

    values: tuple[Value, ...]

    @property
    def decided(self) -> Value | None:
        """The value in all its readings; None where the tree was cut off before."""
        return self.values[0] if len(self.values) == 1 else None


@dataclass(frozen=True, slots=True)
class Split:
    """What the finding depends on next: a judgement, by its number, and its answers.

    Answers after which nothing differs share a branch.
    """

    judgement: int
    branches: tuple[tuple[tuple[str, ...], Tree], ...]


Tree = Leaf | Split


def tree(rows: Sequence[Row], most_leaves: int) -> Tree:
    """The deepest tree with at most so many leaves; a single leaf at the least."""
    found = _grown(rows, 0)
    for depth in range(1, len(rows[0][0]) + 1):
        deeper = _grown(rows, depth)
        if len(list(leaves(deeper))) > most_leaves or deeper == found:
            break
        found = deeper
    return found


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Every leaf, from the first branch to the last."""
    if isinstance(tree, Leaf):
        yield tree
    else:
        for _, branch in tree.branches:
            yield from leaves(branch)


def _grown(rows: Sequence[Row], depth: int) -> Tree:
    values = tuple(sorted({value for _, value in rows}, reverse=True))
    chosen = _most_telling(rows) if depth and len(values) > 1 else None
    if chosen is None:
        return Leaf(values)
    grown = {answer: _grown(part, depth - 1) for answer, part in _parts(rows, chosen).items()}
    return Split(chosen, tuple(_joined(grown)))


def _joined(grown: dict[str, Tree]) -> Iterator[tuple[tuple[str, ...], Tree]]:
    """Branches that look the same as one."""
    together: dict[Tree, list[str]] = {}
    for answer, branch in grown.items():
        together.setdefault(branch, []).append(answer)
    for branch, answers in together.items():
        yield tuple(answers), branch


def _parts(rows: Sequence[Row], judgement: int) -> dict[str, list[Row]]:
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(row[0][judgement], []).append(row)
    return parts


def _most_telling(rows: Sequence[Row]) -> int | None:
    """The judgement whose answers leave the least undecided; ties go by the order of the file."""
    splitting = [
        judgement
        for judgement in range(len(rows[0][0]))
        if len({answers[judgement] for answers, _ in rows}) > 1
    ]
    return min(splitting, key=lambda judgement: _undecided(rows, judgement), default=None)


def _undecided(rows: Sequence[Row], judgement: int) -> float:
    """How mixed the readings remain (Gini's index, weighted by how many they are)."""
    return sum(_mixed(part) for part in _parts(rows, judgement).values())


def _mixed(rows: Sequence[Row]) -> float:
    counts = Counter(value for _, value in rows)
    return len(rows) - sum(count * count for count in counts.values()) / len(rows)
