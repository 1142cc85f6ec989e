"""Which combinations of options are states: the rules, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from standoff.errors import Mistake, Path, TooLargeError, mistake
from standoff.model.dispute import DecisionMaker, Dispute, Moves, Rule, RuleForm
from standoff.preferences.truth import Truth, Truths

BYTES_PER_STATE = 64  # a few arrays of one number per state, the largest at a time
BYTES_PER_STATE_AND_SIDE = 20  # its ranks, and its improvements in order


def room_for(dispute: Dispute) -> None:
    """Whether all combinations of options fit into memory.

    Raises:
        TooLargeError: with the number of states and the memory they need.
    """
    states = 1 << len(dispute.options)
    sides = sum(_looked_at(side, states) for side in dispute.sides)
    needed = states * BYTES_PER_STATE + sides * BYTES_PER_STATE_AND_SIDE
    available = memory()
    if needed > available:
        raise TooLargeError(len(dispute.options), states, needed, available)


def _looked_at(side: DecisionMaker, states: int) -> int:
    """How many places a side's improvements are sorted in, each part by itself.

    An option that changes one way only makes three out of two: see the parts in
    ``standoff.graph.improvements``.
    """
    one_way = sum(option.moves in (Moves.SELECT_ONLY, Moves.DROP_ONLY) for option in side.options)
    places: int = states * 3**one_way // 2**one_way
    return places


def memory() -> int:
    """Bytes of this machine's memory; 8 GiB where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 8 * 2**30


def allowed(rule: Rule, truths: Truths) -> Truth:
    """Where a rule is kept."""
    holds = [truths.of(statement) for statement in rule.statements]
    if rule.form is RuleForm.NEVER:
        return ~holds[0]
    if rule.form is RuleForm.ALWAYS:
        return holds[0]
    # Seen so far: at least one of them, at least two of them.
    one, two = holds[0], np.zeros_like(holds[0])
    for each in holds[1:]:
        one, two = one | each, two | (one & each)
    if rule.form is RuleForm.AT_LEAST_ONE:
        return one
    kept: Truth = ~two if rule.form is RuleForm.AT_MOST_ONE else one & ~two
    return kept


def all_kept(rules: Sequence[Rule], truths: Truths) -> Truth:
    """Where every rule is kept; broadcasts over the cube."""
    kept: Truth = np.ones((1,) * truths.count, dtype=bool)
    for rule in rules:
        kept = kept & allowed(rule, truths)
    return kept


def code(selected: frozenset[str], dispute: Dispute) -> int:
    """A combination's place in the cube: the first option is the lowest bit."""
    return sum(1 << bit for bit, option in enumerate(dispute.options) if option.id in selected)


def selected(code: int, dispute: Dispute) -> frozenset[str]:
    """The ids of the options that are selected in a code."""
    return frozenset(o.id for bit, o in enumerate(dispute.options) if code >> bit & 1)


def at(truth: Truth, code: int) -> bool:
    """The value that a broadcasting truth array has for one code."""
    bits = len(truth.shape)
    index = tuple(
        (code >> (bits - 1 - axis) & 1) if size == 2 else 0 for axis, size in enumerate(truth.shape)
    )
    return bool(truth[index])


def mistakes(
    dispute: Dispute, feasible: npt.NDArray[np.bool_], truths: Truths
) -> Iterator[Mistake]:
    """Rules that leave no state, or a status quo that breaks one."""
    reading = under_which(dispute)
    if not feasible.any():
        clash = conflict(dispute.rules, truths)
        index = dispute.rules.index(clash[0])
        path: Path = ("rule", index, clash[0].form.value)
        yield mistake("rules-conflict", path, reading=reading, rules=_written(clash))
    elif not feasible[status_quo := code(dispute.status_quo, dispute)]:
        broken = [rule for rule in dispute.rules if not at(allowed(rule, truths), status_quo)]
        path = ("status_quo",)
        yield mistake("status-quo-infeasible", path, reading=reading, rules=_written(broken))


def under_which(dispute: Dispute) -> str:
    """The reading a dispute is under, for a message; empty for the file as written."""
    settled = ", ".join(f"{judgement} = {answer}" for judgement, answer in dispute.reading.items())
    return f" under {settled}" if settled else ""


def conflict(rules: Sequence[Rule], truths: Truths) -> list[Rule]:
    """A minimal set of rules that no combination keeps: without any one of them some does."""
    needed = list(rules)
    for rule in rules:
        rest = [each for each in needed if each is not rule]
        if not all_kept(rest, truths).any():
            needed = rest
    return needed


def _written(rules: Sequence[Rule]) -> str:
    return "; ".join(f"“{rule}”" for rule in rules)
