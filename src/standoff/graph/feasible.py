"""Which combinations of options are states: the rules, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from standoff.errors import Mistake, Path, RequestError, mistake, nearest_hint
from standoff.model.dispute import Dispute, Rule, RuleForm
from standoff.preferences.truth import Arrays, Codes, Space, Truth, Truths, space_of_codes


def where_kept(rule: Rule, truths: Truths[Space]) -> Any:
    """Where a rule is kept."""
    holds = [truths.truth_of(statement) for statement in rule.statements]
    if rule.form is RuleForm.NEVER:
        return ~holds[0]
    if rule.form is RuleForm.ALWAYS:
        return holds[0]
    # Seen so far: at least one of them, at least two of them.
    one, two = holds[0], holds[0] ^ holds[0]
    for each in holds[1:]:
        one, two = one | each, two | (one & each)
    if rule.form is RuleForm.AT_LEAST_ONE:
        return one
    return ~two if rule.form is RuleForm.AT_MOST_ONE else one & ~two


def where_all_kept(rules: Sequence[Rule], truths: Truths[Arrays]) -> Truth:
    """Where every rule is kept; broadcasts over the space."""
    kept: Truth = np.ones(truths.space.constant_shape, dtype=bool)
    for rule in rules:
        kept = kept & where_kept(rule, truths)
    return kept


def broken_rules(dispute: Dispute, codes: Codes) -> list[Rule]:
    """The rules that some of these combinations break."""
    truths = Truths(dispute, space_of_codes(dispute, codes))
    return [rule for rule in dispute.rules if not where_kept(rule, truths).all()]


def state_code(selected: frozenset[str], dispute: Dispute) -> int:
    """A combination's place in the cube: the first option is the lowest bit.

    In graph form the number of the one state that is named, -1 for none or several.
    """
    bits = [dispute.numbers[id] for id in selected if id in dispute.numbers]
    if dispute.states:
        return bits[0] if len(bits) == 1 else -1
    return sum(1 << bit for bit in bits)


def asked_code(selected: frozenset[str], dispute: Dispute) -> int:
    """The code of what somebody selected, feasible or not.

    Raises:
        RequestError: for what is not in the dispute.
    """
    known = [fact.id for fact in dispute.facts]
    kind = "state" if dispute.states else "option"
    for id in sorted(selected - set(known)):
        raise RequestError(f"{kind} “{id}” is not defined", nearest_hint(id, known))
    if dispute.states and len(selected) != 1:
        raise RequestError(f"{len(selected)} states are named, not one", nearest_hint("", known))
    return state_code(selected, dispute)


def no_state(selected: frozenset[str]) -> RequestError:
    """What is selected breaks a rule."""
    written = ", ".join(sorted(selected))
    return RequestError(f"{{{written}}} is not a state: a rule forbids it")


def selected_ids(code: int, dispute: Dispute) -> frozenset[str]:
    """The ids of the options that are selected in a code; in graph form the state's own id."""
    if dispute.states:
        return frozenset([dispute.states[code].id])
    return frozenset(o.id for bit, o in enumerate(dispute.options) if code >> bit & 1)


def _one_code(code: int) -> Codes:
    """A single code; of more options than a machine's number has bits a Python number."""
    return np.array([code], dtype=np.int64 if code < 2**62 else object)


Possible = Callable[[Sequence[Rule]], bool]
"""Whether some combination keeps all of some rules."""


def rule_mistakes(dispute: Dispute, possible: Possible) -> Iterator[Mistake]:
    """Rules that leave no state, or a status quo that breaks one."""
    reading = reading_note(dispute)
    if not possible(dispute.rules):
        clash = minimal_conflict(dispute.rules, possible)
        index = dispute.rules.index(clash[0])
        path: Path = ("rule", index, clash[0].form.value)
        yield mistake("rules-conflict", path, reading=reading, rules=_written_rules(clash))
    elif against := broken_rules(dispute, _one_code(state_code(dispute.status_quo, dispute))):
        path = ("status_quo",)
        yield mistake("status-quo-infeasible", path, reading=reading, rules=_written_rules(against))


def reading_note(dispute: Dispute) -> str:
    """The reading a dispute is under, for a message; empty for the file as written."""
    settled = ", ".join(f"{judgement} = {answer}" for judgement, answer in dispute.reading.items())
    return f" under {settled}" if settled else ""


def minimal_conflict(rules: Sequence[Rule], possible: Possible) -> list[Rule]:
    """A minimal unsatisfiable set of rules: without any one of them some combination keeps them."""
    # The deletion filter of Chinneck & Dravnieks (1991): what the conflict does not need goes.
    needed = list(rules)
    for rule in rules:
        rest = [each for each in needed if each is not rule]
        if not possible(rest):
            needed = rest
    return needed


def _written_rules(rules: Sequence[Rule]) -> str:
    return "; ".join(f"“{rule}”" for rule in rules)
