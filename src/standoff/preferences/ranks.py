"""Ranks: one number per state, higher is better, equal where a side is indifferent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from standoff.model.dispute import Preference, Ranking
from standoff.preferences.truth import Arrays, Codes, Truth, Truths

Ranks = npt.NDArray[np.unsignedinteger]

WIDEST = 2**62  # the largest key that is kept before it is made dense


def priority_levels(prefers: Iterable[Preference]) -> list[list[Preference]]:
    """Preferences by priority, most important first; tied ones share a level."""
    result: list[list[Preference]] = []
    for preference in prefers:
        if preference.tied and result:
            result[-1].append(preference)
        else:
            result.append([preference])
    return result


def ranks_by_statements(prefers: Sequence[Preference], truths: Truths[Arrays]) -> Ranks:
    """Option prioritising: lexicographic, the most important statement first.

    The order is that of Ψ(s) = Σ 2^(k-j) [statement j holds at s] (Peng 1999; Fang et al.
    2003), without its powers of two, which overflow; at a shared priority the number of
    true statements counts. Shape: broadcasts over the space.
    """
    key: npt.NDArray[np.int64] = np.zeros(truths.space.constant_shape, dtype=np.int64)
    top = 1
    for level in priority_levels(prefers):
        if top > WIDEST // (len(level) + 1):
            # Only the order of keys counts, so they are made small before they overflow.
            key = dense_ranks(key).astype(np.int64)
            top = int(key.max()) + 1
        key = key * (len(level) + 1) + _count_true(
            [truths.truth_of(each.statement) for each in level]
        )
        top *= len(level) + 1
    return dense_ranks(key)


def _count_true(holds: Sequence[Truth]) -> npt.NDArray[np.int64]:
    total = holds[0].astype(np.int64)
    for each in holds[1:]:
        total = total + each
    return total


def ranks_by_ranking(
    ranking: Ranking, codes: Codes, code: Callable[[frozenset[str]], int]
) -> Ranks:
    """Ranks of the states ``codes`` from a ranking, best first; shape ``(states,)``.

    ``code`` tells the code of a state of the ranking.

    Raises:
        KeyError: with the code of a state that the ranking leaves out.
    """
    worth = {
        code(state): len(ranking) - place for place, level in enumerate(ranking) for state in level
    }
    return in_smallest_type(np.array([worth[int(code)] for code in codes], dtype=np.int64))


def ranks_by_weights(weights: Mapping[str, int], truths: Truths[Arrays]) -> Ranks:
    """Option weighting: the order of Σ weight of what is true at s (Fang et al. 2003).

    Shape: broadcasts over the space.
    """
    total: npt.NDArray[np.int64] = np.zeros(truths.space.constant_shape, dtype=np.int64)
    for id, weight in weights.items():
        total = total + weight * truths.truth_of_id(id).astype(np.int64)
    return dense_ranks(total - total.min())


def dense_ranks(key: npt.NDArray[np.integer]) -> Ranks:
    """The same order in the smallest numbers, from 0 without gaps."""
    top = int(key.max(initial=0))
    if top > 4 * key.size + 2**16:
        return in_smallest_type(np.unique(key, return_inverse=True)[1].reshape(key.shape))
    seen = np.zeros(top + 1, dtype=bool)
    seen[key] = True
    ranks: Ranks = in_smallest_type(np.cumsum(seen) - 1)[key]
    return ranks


def in_smallest_type(numbers: npt.NDArray[np.integer]) -> Ranks:
    """Non-negative numbers in the smallest type that holds them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
