"""Statements as conditions: an OR of ANDs of options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations

from standoff.errors import StandoffError
from standoff.files.gmcr.model import Condition
from standoff.model.dispute import Dispute, Rule, RuleForm
from standoff.model.statement import Conditional, Expression, Junction, Name, Not, Statement

MOST_PARTS = 512  # ANDs of a condition; no person wrote more

Part = frozenset[tuple[int, bool]]
"""An AND of options, by their number in the dispute, selected or not."""

Parts = frozenset[Part]
"""An OR of ANDs: nowhere where it is empty, everywhere where it has an empty AND."""

NEVER: Parts = frozenset()
ALWAYS: Parts = frozenset([frozenset()])


class TangledError(StandoffError):
    """A statement has more parts than a condition may have."""


class Conditions:
    """The statements of one dispute, its terms written out."""

    def __init__(self, dispute: Dispute) -> None:
        self.numbers = {option.id: number for number, option in enumerate(dispute.options)}
        self.terms = dispute.definitions
        self._known: dict[tuple[str, bool], Parts] = {}

    def parts_of_statement(self, statement: Statement) -> Parts:
        """Where a statement holds.

        Raises:
            TangledError: for one with too many parts.
        """
        return self._expression_parts(statement.expression, True)

    def forbidden_by(self, rule: Rule) -> Parts:
        """Where a rule is broken.

        Raises:
            TangledError: for one with too many parts.
        """
        holds = [self._expression_parts(each.expression, True) for each in rule.statements]
        fails = [self._expression_parts(each.expression, False) for each in rule.statements]
        two = any_of(all_of([one, other]) for one, other in combinations(holds, 2))
        return {
            RuleForm.NEVER: lambda: holds[0],
            RuleForm.ALWAYS: lambda: fails[0],
            RuleForm.AT_MOST_ONE: lambda: two,
            RuleForm.AT_LEAST_ONE: lambda: all_of(fails),
            RuleForm.EXACTLY_ONE: lambda: any_of([two, all_of(fails)]),
        }[rule.form]()

    def at_least_true(self, number: int, statements: Sequence[Statement]) -> Parts:
        """Where so many of some statements hold.

        Raises:
            TangledError: for one with too many parts.
        """
        holds = [self.parts_of_statement(each) for each in statements]
        return any_of(all_of(some) for some in combinations(holds, number))

    def _expression_parts(self, expression: Expression, holds: bool) -> Parts:
        match expression:
            case Name(id):
                return self._name_parts(id, holds)
            case Not(operand):
                return self._expression_parts(operand, not holds)
            case Junction(word, operands):
                parts = (self._expression_parts(operand, holds) for operand in operands)
                return all_of(parts) if (word == "and") == holds else any_of(parts)
            case Conditional(word, left, right):
                return self._conditional_parts(word, left, right, holds)

    def _name_parts(self, id: str, holds: bool) -> Parts:
        if id in self.numbers:
            return frozenset([frozenset([(self.numbers[id], holds)])])
        if (id, holds) not in self._known:
            self._known[id, holds] = self._expression_parts(self.terms[id].expression, holds)
        return self._known[id, holds]

    def _conditional_parts(
        self, word: str, left: Expression, right: Expression, holds: bool
    ) -> Parts:
        if word == "iff":
            ways = [(True, holds), (False, not holds)]
            pairs = (
                (self._expression_parts(left, a), self._expression_parts(right, b)) for a, b in ways
            )
            return any_of(all_of(pair) for pair in pairs)
        given, then = (right, left) if word == "if" else (left, right)
        parts = [self._expression_parts(given, not holds), self._expression_parts(then, holds)]
        return any_of(parts) if holds else all_of(parts)


def any_of(several: Iterable[Parts]) -> Parts:
    """Where one of some conditions holds."""
    return reduce(lambda one, other: _fewest_parts(one | other), several, NEVER)


def all_of(several: Iterable[Parts]) -> Parts:
    """Where all of some conditions hold."""
    return reduce(_and_of_two, several, ALWAYS)


def _and_of_two(one: Parts, other: Parts) -> Parts:
    if len(one) * len(other) > MOST_PARTS**2:
        raise TangledError
    joined = (a | b for a in one for b in other)
    return _fewest_parts(
        part for part in joined if len({option for option, _ in part}) == len(part)
    )


def _fewest_parts(parts: Iterable[Part]) -> Parts:
    """The same without parts that say more than another one says."""
    kept: list[Part] = []
    for part in sorted(set(parts), key=len):
        if not any(shorter <= part for shorter in kept):
            kept.append(part)
            if len(kept) > MOST_PARTS:
                raise TangledError
    return frozenset(kept)


def ordered_condition(parts: Parts) -> Condition:
    """The parts and their options in the order of the dispute."""
    return tuple(sorted(tuple(sorted(part)) for part in parts))
