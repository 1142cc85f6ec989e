"""Statements told back in plain words, so that a writer sees what was understood."""

from __future__ import annotations

from standoff.model.dispute import Dispute, Rule, RuleForm
from standoff.model.statement import (
    Conditional,
    Expression,
    Junction,
    Name,
    Not,
    Statement,
)
from standoff.report.wording import phrases
from standoff.report.wording.marks import named

CONDITIONALS = {"if": "wherever", "only if": "only where", "iff": "exactly where"}

RULES = {
    RuleForm.NEVER: "never",
    RuleForm.ALWAYS: "always",
    RuleForm.AT_MOST_ONE: "at most one of",
    RuleForm.AT_LEAST_ONE: "at least one of",
    RuleForm.EXACTLY_ONE: "exactly one of",
}


def statement(statement: Statement, dispute: Dispute) -> str:
    """``coop only if need`` as “cooperate” only where need (“meet the need”)."""
    return _words(statement.expression, dispute, outermost=True)


def spelled_out(statement: Statement, dispute: Dispute) -> str:
    """The same with every term in the words of what it stands for."""
    return _words(_without_terms(statement.expression, dispute), dispute, outermost=True)


def _without_terms(expression: Expression, dispute: Dispute) -> Expression:
    match expression:
        case Name(id):
            term = dispute.definitions.get(id)
            return expression if term is None else _without_terms(term.expression, dispute)
        case Not(operand):
            return Not(_without_terms(operand, dispute))
        case Junction(word, operands):
            return Junction(word, tuple(_without_terms(each, dispute) for each in operands))
        case Conditional(word, left, right):
            return Conditional(word, _without_terms(left, dispute), _without_terms(right, dispute))


def _words(expression: Expression, dispute: Dispute, *, outermost: bool = False) -> str:
    match expression:
        case Name(id):
            return _name(id, dispute)
        case Not(operand):
            return f"not {_words(operand, dispute)}"
        case Junction(word, operands):
            text = f" {word} ".join(_words(each, dispute) for each in operands)
        case Conditional(word, left, right):
            joined = CONDITIONALS[word]
            text = f"{_words(left, dispute)} {joined} {_words(right, dispute)}"
    return text if outermost else f"({text})"


def _name(id: str, dispute: Dispute) -> str:
    if id in dispute.numbers:
        return phrases.option(dispute.facts[dispute.numbers[id]])
    return f"[{named(id)}]"


def rule(rule: Rule, dispute: Dispute) -> str:
    """``never = "a and b"`` as never “a” and “b”."""
    told = phrases.listed((statement(each, dispute) for each in rule.statements), "or")
    return f"{RULES[rule.form]} {told}"
