"""Short ways to write disputes in tests, and to compare what is found with what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.answers.question import checked_question
from standoff.errors import RequestError
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Merge,
    Moves,
    Option,
    OptionKind,
    Preference,
    Question,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse
from tests import oracle

SELECT, DROP, NEVER = Moves.SELECT_ONLY, Moves.DROP_ONLY, Moves.NEVER


def side(id: str, *options: str | Option, prefers: Sequence[str] = ()) -> DecisionMaker:
    """A side; the statements are most important first, "= statement" shares a priority."""
    return DecisionMaker(
        id,
        options=tuple(Option(each) if isinstance(each, str) else each for each in options),
        prefers=tuple(
            Preference(parse(text.removeprefix("= ")), tied=text.startswith("= "))
            for text in prefers
        ),
    )


def never(*statements: str) -> tuple[Rule, ...]:
    """One rule for each statement that must not hold."""
    return tuple(Rule(RuleForm.NEVER, (parse(statement),)) for statement in statements)


def only(options: Sequence[str], *patterns: str) -> tuple[Rule, ...]:
    """The rule that leaves just these patterns, e.g. ``only("ab", "NN", "YN")``."""
    rows = (
        " and ".join(
            option if mark == "Y" else f"not {option}"
            for option, mark in zip(options, pattern, strict=True)
        )
        for pattern in patterns
    )
    return (Rule(RuleForm.ALWAYS, (parse(" or ".join(f"({row})" for row in rows)),)),)


def threat(id: str) -> Option:
    return Option(id, kind=OptionKind.THREAT)


def offer(id: str) -> Option:
    return Option(id, kind=OptionKind.OFFER)


def rule(form: RuleForm, *statements: str) -> Rule:
    return Rule(form, tuple(map(parse, statements)))


def asked(
    *sides: DecisionMaker,
    goal: str,
    quo: Iterable[str] = (),
    rules: tuple[Rule, ...] = (),
) -> Dispute:
    """The first side asks the second."""
    question = Question(sides[0].id, parse(goal), sides[1].id)
    return Dispute("by hand", sides, frozenset(quo), rules=rules, question=question)


def askable(dispute: Dispute) -> bool:
    """Whether the target holds something that the goal needs."""
    try:
        checked_question(dispute, None, None, None)
    except RequestError:
        return False
    return True


def merge(when: str, *shown_as: str) -> Merge:
    return Merge(parse(when), frozenset(shown_as))


def choice(options: Sequence[str], pattern: str) -> oracle.Choice:
    """The selected options of a pattern."""
    return frozenset(o for o, mark in zip(options, pattern, strict=True) if mark == "Y")


def ranked(old: DecisionMaker, best_first: Iterable[Iterable[oracle.Choice]]) -> DecisionMaker:
    """The side with a ranking in place of its statements."""
    return DecisionMaker(
        old.id, old.name, old.options, ranking=tuple(tuple(tied) for tied in best_first)
    )


def numbers(dispute: Dispute, labels: Iterable[str]) -> set[int]:
    """The numbers, from 1, of the states with these labels, as the oracle orders states."""
    order = oracle.states(dispute)
    return {order.index(label) + 1 for label in labels}
