"""A tree of judgements that decides a finding: exact at every leaf that is not cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FindingValue = int
"""1 holds, 0 fails, -1 there is no such state."""


@dataclass(frozen=True)
class ReadingValues:
    """Readings and a finding's value in each.

    ``answers`` are numbers, shape (readings, judgements); ``values`` have shape (readings,).
    """

    answers: npt.NDArray[np.integer]
    values: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.values)

    def with_answers(self, judgement: int, answers: Sequence[int]) -> ReadingValues:
        """The readings with one of these answers to a judgement."""
        here = np.isin(self.answers[:, judgement], answers)
        return ReadingValues(self.answers[here], self.values[here])


@dataclass(frozen=True, slots=True)
class Leaf:
    """Readings that are told no further, by the values that occur in them."""

    values: tuple[FindingValue, ...]

    @property
    def decided_value(self) -> FindingValue | None:
        """The value in all its readings; None where the tree was cut off before."""
        return self.values[0] if len(self.values) == 1 else None


@dataclass(frozen=True, slots=True)
class Split:
    """What the finding depends on next: a judgement and its answers, by their numbers.

    Answers after which nothing differs share a branch.
    """

    judgement: int
    branches: tuple[tuple[tuple[int, ...], Tree], ...]


Tree = Leaf | Split


def deepest_tree(table: ReadingValues, most_leaves: int) -> Tree:
    """The deepest tree with at most so many leaves; a single leaf at the least."""
    found = _grown_tree(table, 0)
    for depth in range(1, table.answers.shape[1] + 1):
        deeper = _grown_tree(table, depth)
        if len(list(tree_leaves(deeper))) > most_leaves:
            break
        found = deeper
        if all(leaf.decided_value is not None for leaf in tree_leaves(found)):
            break
    return found


def tree_leaves(tree: Tree) -> Iterator[Leaf]:
    """Every leaf, from the first branch to the last."""
    if isinstance(tree, Leaf):
        yield tree
    else:
        for _, branch in tree.branches:
            yield from tree_leaves(branch)


def _grown_tree(table: ReadingValues, depth: int) -> Tree:
    values = tuple(np.unique(table.values)[::-1].tolist())
    chosen = _most_telling_judgement(table) if depth and len(values) > 1 else None
    if chosen is None:
        return Leaf(values)
    answers = np.unique(table.answers[:, chosen]).tolist()
    grown = {
        answer: _grown_tree(table.with_answers(chosen, [answer]), depth - 1) for answer in answers
    }
    joined = tuple(_joined_branches(grown))
    # Where all answers lead to the same the judgement tells nothing.
    return Split(chosen, joined) if len(joined) > 1 else joined[0][1]


def _joined_branches(grown: dict[int, Tree]) -> Iterator[tuple[tuple[int, ...], Tree]]:
    """Branches that look the same as one."""
    together: dict[Tree, list[int]] = {}
    for answer, branch in grown.items():
        together.setdefault(branch, []).append(answer)
    for branch, answers in together.items():
        yield tuple(answers), branch


def _most_telling_judgement(table: ReadingValues) -> int | None:
    """The judgement whose answers leave the least undecided; ties go by the order of the file."""
    counted = (_value_counts(column, table.values) for column in table.answers.T)
    mixed = {
        judgement: _gini_impurity(counts)
        for judgement, counts in enumerate(counted)
        if np.count_nonzero(counts.sum(axis=1)) > 1
    }
    return min(mixed, key=lambda judgement: mixed[judgement], default=None)


def _value_counts(
    answers: npt.NDArray[np.integer], values: npt.NDArray[np.int8]
) -> npt.NDArray[np.int64]:
    """How many readings have each answer and each value; shape (answers, 3)."""
    both = answers.astype(np.int64) * 3 + (values + 1)
    return np.bincount(both, minlength=3 * (int(answers.max()) + 1)).reshape(-1, 3)


def _gini_impurity(counts: npt.NDArray[np.int64]) -> float:
    """How mixed the readings remain (Gini's index, weighted by how many they are)."""
    readings = counts.sum(axis=1)
    alike = (counts * counts).sum(axis=1) / np.maximum(readings, 1)
    return float((readings - alike).sum())
