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

    def of(self, statement: Statement) -> Parts:
        """Where a statement holds.

        Raises:
            TangledError: for one with too many parts.
        """
        return self._parts(statement.expression, True)

    def forbidden(self, rule: Rule) -> Parts:
        """Where a rule is broken.

        Raises:
            TangledError: for one with too many parts.
        """
        holds = [self._parts(each.expression, True) for each in rule.statements]
        fails = [self._parts(each.expression, False) for each in rule.statements]
        two = either(both([one, other]) for one, other in combinations(holds, 2))
        return {
            RuleForm.NEVER: lambda: holds[0],
            RuleForm.ALWAYS: lambda: fails[0],
            RuleForm.AT_MOST_ONE: lambda: two,
            RuleForm.AT_LEAST_ONE: lambda: both(fails),
            RuleForm.EXACTLY_ONE: lambda: either([two, both(fails)]),
        }[rule.form]()

    def at_least(self, number: int, statements: Sequence[Statement]) -> Parts:
        """Where so many of some statements hold.

        Raises:
            TangledError: for one with too many parts.
        """
        holds = [self.of(each) for each in statements]
        return either(both(some) for some in combinations(holds, number))

    def _parts(self, expression: Expression, holds: bool) -> Parts:
        match expression:
            case Name(id):
                return self._name(id, holds)
            case Not(operand):
                return self._parts(operand, not holds)
            case Junction(word, operands):
                parts = (self._parts(operand, holds) for operand in operands)
                return both(parts) if (word == "and") == holds else either(parts)
            case Conditional(word, left, right):
                return self._conditional(word, left, right, holds)

    def _name(self, id: str, holds: bool) -> Parts:
        if id in self.numbers:
            return frozenset([frozenset([(self.numbers[id], holds)])])
        if (id, holds) not in self._known:
            self._known[id, holds] = self._parts(self.terms[id].expression, holds)
        return self._known[id, holds]

    def _conditional(self, word: str, left: Expression, right: Expression, holds: bool) -> Parts:
        if word == "iff":
            ways = [(True, holds), (False, not holds)]
            pairs = ((self._parts(left, a), self._parts(right, b)) for a, b in ways)
            return either(both(pair) for pair in pairs)
        given, then = (right, left) if word == "if" else (left, right)
        parts = [self._parts(given, not holds), self._parts(then, holds)]
        return either(parts) if holds else both(parts)


def either(several: Iterable[Parts]) -> Parts:
    """Where one of some conditions holds."""
    return reduce(_or, several, NEVER)


def both(several: Iterable[Parts]) -> Parts:
    """Where all of some conditions hold."""
    return reduce(_and, several, ALWAYS)


def _or(one: Parts, other: Parts) -> Parts:
    return _fewest(one | other)


def _and(one: Parts, other: Parts) -> Parts:
    if len(one) * len(other) > MOST_PARTS**2:
        raise TangledError
    joined = (a | b for a in one for b in other)
    return _fewest(part for part in joined if len({option for option, _ in part}) == len(part))


def _fewest(parts: Iterable[Part]) -> Parts:
    """The same without parts that say more than another one says."""
    kept: list[Part] = []
    for part in sorted(set(parts), key=len):
        if not any(shorter <= part for shorter in kept):
            kept.append(part)
            if len(kept) > MOST_PARTS:
                raise TangledError
    return frozenset(kept)


def in_order(parts: Parts) -> Condition:
    """The parts and their options in the order of the dispute."""
    return tuple(sorted(tuple(sorted(part)) for part in parts))
