"""The states that rules leave, as a decision diagram: counted before any is listed.

A binary decision diagram (Bryant 1986) tells where all rules are kept, whatever they are made of.
Every way down it ends in a state, so that listing the states costs what their number costs:
there are no dead ends, however late a rule forbids what the options before it allowed.

How large it grows depends on the order of the options, and of the rules as they are joined.
Options that rules tie together stand close (the force-directed order of Aloul, Markov & Sakallah
2003), and the rules about the lowest options join first: 190 random rules over 50 options join in
a twentieth of a second, in the order of the file in half a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from standoff.graph.structure import Places, Progress
from standoff.model.dispute import Dispute
from standoff.model.statement import Statement
from standoff.preferences.truth import terms_in_order

if TYPE_CHECKING:
    from oxidd.bdd import BDDFunction

MOST_NODES = 2**24  # some 700 MB
REMEMBERED = 2**18  # results that joining two diagrams looks up again
ROUNDS = 20  # of moving options towards those that rules tie them to

NOWHERE, EVERYWHERE = 0, 1  # the two ends of a diagram

Levels = npt.NDArray[np.intp]


class Diagrams:
    """A space whose truths are diagrams; see ``standoff.preferences.truth``.

    Joining truths raises MemoryError where they grow too large.
    """

    def __init__(self, dispute: Dispute) -> None:
        from oxidd.bdd import BDDManager

        self.options = len(dispute.options)
        self.order = order_options(dispute, [rule.statements for rule in dispute.rules])
        self._manager = BDDManager(MOST_NODES, REMEMBERED, 1)
        self._manager.add_vars(self.options)
        self._manager.set_var_order(self.order)

    def fact_truth(self, bit: int) -> BDDFunction:
        return self._manager.var(bit)

    def all_of(self, truths: Sequence[BDDFunction]) -> BDDFunction:
        """Where all of some truths hold."""
        together = self._manager.true()
        for truth in sorted(truths, key=self._top_level, reverse=True):
            together &= truth
        return together

    def _top_level(self, truth: BDDFunction) -> int:
        level = truth.node_level()
        return self.options if level is None else level

    def count_combinations(self, truth: BDDFunction) -> int:
        """In how many combinations a truth holds."""
        return truth.sat_count(self.options)

    def codes_where_true(self, truth: BDDFunction, progress: Progress | None = None) -> Places:
        """The combinations in which a truth holds, ascending."""
        levels, children = _node_table(truth, self.options)
        at: Places = np.array([len(levels) - 1 if len(levels) > 2 else int(truth.valid())])
        codes: Places = np.zeros(1, dtype=np.int64)
        for level, bit in enumerate(self.order):
            # Where the diagram says nothing about an option, both ways lead to the same.
            ways = np.where(levels[at] == level, children[:, at], at)
            codes = np.concatenate([codes, codes | (1 << bit)])[ways.reshape(-1) != NOWHERE]
            at = ways[ways != NOWHERE]
            if progress:
                progress("states", level + 1, self.options)
        codes.sort()
        return codes


def _node_table(truth: BDDFunction, options: int) -> tuple[Places, Places]:
    """A diagram's nodes, children first: their levels, and where not selected and selected lead.

    Shapes ``(nodes,)`` and ``(2, nodes)``; the first two nodes are its ends.
    """
    known: dict[BDDFunction, int] = {}
    levels, children = [options, options], [(NOWHERE, NOWHERE), (EVERYWHERE, EVERYWHERE)]

    def number_node(node: BDDFunction) -> int:
        both = node.cofactors()
        if both is None:
            return int(node.satisfiable())
        if node not in known:
            selected, not_selected = both
            ends = number_node(not_selected), number_node(selected)
            known[node] = len(levels)
            levels.append(node.node_level() or 0)
            children.append(ends)
        return known[node]

    number_node(truth)
    return np.array(levels), np.array(children).T


def order_options(dispute: Dispute, about: Sequence[Sequence[Statement]]) -> list[int]:
    """The options from the top level down; those of statements that belong together close."""
    ties = _options_tied(dispute, about)
    levels = best = np.arange(len(dispute.options))
    for _ in range(ROUNDS if len(ties.sizes) else 0):
        levels = _force_round(levels, ties)
        best = min(best, levels, key=lambda each: _total_span(each, ties))
    order: list[int] = np.argsort(best).tolist()
    return order


def _force_round(levels: Levels, ties: Ties) -> Levels:
    """One round of FORCE: each option moves to the middle of what it is tied to."""
    total, number = levels * 1e-9, np.full(len(levels), 1e-9)
    middles = np.add.reduceat(levels[ties.members], ties.starts) / ties.sizes
    np.add.at(total, ties.members, np.repeat(middles, ties.sizes))
    np.add.at(number, ties.members, 1)
    return np.argsort(np.argsort(total / number, kind="stable"))


def _total_span(levels: Levels, ties: Ties) -> int:
    """What FORCE makes small: how far apart the options of each tie stand, for all ties."""
    tied = levels[ties.members]
    ends = (each.reduceat(tied, ties.starts) for each in (np.maximum, np.minimum))
    return int(np.subtract(*ends).sum())


@dataclass(frozen=True, slots=True)
class Ties:
    """Options that belong together: the ``members`` of all ties, and where each ``starts``."""

    members: Levels
    starts: Levels
    sizes: Levels

    @classmethod
    def of(cls, ties: Sequence[frozenset[int]]) -> Ties:
        sizes = np.array([len(tie) for tie in ties], dtype=np.intp)
        members = np.array([bit for tie in ties for bit in sorted(tie)], dtype=np.intp)
        return cls(members, np.cumsum(sizes) - sizes, sizes)


def _options_tied(dispute: Dispute, about: Sequence[Sequence[Statement]]) -> Ties:
    """The options that statements are about, those of their terms included."""
    bits = {option.id: frozenset([bit]) for bit, option in enumerate(dispute.options)}
    for id in terms_in_order(dispute.definitions):
        bits[id] = _options_in([dispute.definitions[id]], bits)
    ties = (_options_in(statements, bits) for statements in about)
    return Ties.of([tie for tie in ties if tie])


def _options_in(statements: Sequence[Statement], bits: dict[str, frozenset[int]]) -> frozenset[int]:
    ids = (name.id for statement in statements for name in statement.used_names())
    return frozenset().union(*(bits[id] for id in ids))
