"""From the tables of a dispute file to the records of the model."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.errors import DisputeError, Mistake, Path, StatementError, mistake
from standoff.files import tables
from standoff.model.dispute import (
    Claim,
    DecisionMaker,
    Dispute,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    Moves,
    Option,
    OptionKind,
    Preference,
    Question,
    Rule,
    RuleForm,
    Source,
    Term,
    View,
)
from standoff.model.statement import Junction, Statement, parse

FORMS = tuple(form.value for form in RuleForm)

UNREAD = Statement("", Junction("and", ()))
"""Stands for a statement that cannot be read, so that the others can be checked."""


def build(table: tables.DisputeTable | None) -> tuple[Dispute | None, list[Mistake]]:
    """The dispute in a table, or None and everything that is wrong."""
    if table is None:
        return None, []
    builder = _Builder([option.id for side in table.side for option in side.option])
    try:
        dispute = builder.dispute(table)
    except DisputeError as error:
        return None, [*builder.mistakes, *error.mistakes]
    return (None if builder.mistakes else dispute), builder.mistakes


class _Builder:
    """Builds the records, collecting what cannot be read."""

    def __init__(self, options: Sequence[str]) -> None:
        self.options = options
        self.mistakes: list[Mistake] = []

    def dispute(self, table: tables.DisputeTable) -> Dispute:
        return Dispute(
            title=table.title,
            sides=tuple(self.side(side, ("side", i)) for i, side in enumerate(table.side)),
            status_quo=frozenset(table.status_quo),
            terms=tuple(self.term(term, ("term", i)) for i, term in enumerate(table.term)),
            rules=tuple(self.rule(rule, ("rule", i)) for i, rule in enumerate(table.rule)),
            merges=tuple(self.merge(each, ("merge", i)) for i, each in enumerate(table.merge)),
            judgements=tuple(
                self.judgement(each, ("judgement", i)) for i, each in enumerate(table.judgement)
            ),
            sources=tuple(map(_source, table.source)),
            views=tuple(View(view.of, view.answers, _grounds(view)) for view in table.view),
            question=self.question(table.question) if table.question else None,
            claims=tuple(map(_claim, table.claim)),
            grounds=_grounds(table),
        )

    def statement(self, text: str, path: Path) -> Statement:
        try:
            return parse(text)
        except StatementError as error:
            self.mistakes.append(error.at(path))
            return UNREAD

    def misfit(self, path: Path, why: str, expected: str) -> None:
        self.mistakes.append(mistake("value-wrong", path, why=why, expected=expected))

    # ------------------------------------------------------------ sides

    def side(self, table: tables.SideTable, path: Path) -> DecisionMaker:
        return DecisionMaker(
            table.id,
            table.name,
            tuple(map(_option, table.option)),
            tuple(self.preference(p, (*path, "prefers", j)) for j, p in enumerate(table.prefers)),
            self.ranking(table.ranking, (*path, "ranking")),
            _grounds(table),
        )

    def preference(self, table: tables.PrefersTable, path: Path) -> Preference:
        statement = self.statement(table.statement, (*path, "statement"))
        return Preference(statement, table.id, table.tied, _grounds(table))

    def ranking(
        self, levels: list[str | list[str]], path: Path
    ) -> tuple[tuple[frozenset[str], ...], ...]:
        seen: set[str] = set()
        return tuple(
            tuple(
                self.state(pattern, (*path, n), seen)
                for pattern in ([level] if isinstance(level, str) else level)
            )
            for n, level in enumerate(levels)
        )

    def state(self, pattern: str, path: Path, seen: set[str]) -> frozenset[str]:
        if len(pattern) != len(self.options) or set(pattern) - set("YN"):
            wanted = f"write one Y or N for each of the {len(self.options)} options"
            self.misfit(path, f"“{pattern[:80]}” is not a state", wanted)
            return frozenset()
        if pattern in seen:
            self.misfit(path, f"“{pattern[:80]}” is ranked twice", "drop one of the two")
        seen.add(pattern)
        return frozenset(id for id, mark in zip(self.options, pattern, strict=True) if mark == "Y")

    # ------------------------------------------------------------ terms, rules, merges

    def term(self, table: tables.TermTable, path: Path) -> Term:
        statement = self.statement(table.statement, (*path, "statement"))
        return Term(table.id, statement, _grounds(table))

    def rule(self, table: tables.RuleTable, path: Path) -> Rule:
        given = [form for form in FORMS if getattr(table, form) is not None]
        if len(given) != 1:
            has = " and ".join(given) or "none"
            self.mistakes.append(mistake("rule-form", path, forms=", ".join(FORMS), has=has))
            return Rule(RuleForm.NEVER, (UNREAD,), table.id)
        statements = self.members(getattr(table, given[0]), (*path, given[0]))
        return Rule(RuleForm(given[0]), statements, table.id, _grounds(table))

    def members(self, value: str | list[str], path: Path) -> tuple[Statement, ...]:
        if isinstance(value, str):
            return (self.statement(value, path),)
        return tuple(self.statement(text, (*path, n)) for n, text in enumerate(value))

    def merge(self, table: tables.MergeTable, path: Path) -> Merge:
        when = self.statement(table.when, (*path, "when"))
        return Merge(when, frozenset(table.shown_as), _grounds(table))

    # ------------------------------------------------------------ judgements, the question

    def judgement(self, table: tables.JudgementTable, path: Path) -> Judgement:
        answers = tuple(
            self.answer(answer, (*path, "answer", j)) for j, answer in enumerate(table.answer)
        )
        return Judgement(table.id, table.question, answers, _grounds(table))

    def answer(self, table: tables.AnswerTable, path: Path) -> JudgementAnswer:
        statements: dict[str, Statement] = {}
        moves: dict[str, Moves] = {}
        orders: dict[str, tuple[str, ...]] = {}
        for target, change in table.change.items():
            match change:
                case tables.OptionChange():
                    moves[target] = Moves(change.moves)
                case tables.SideChange():
                    orders[target] = tuple(change.order)
                case str():
                    statements[target] = self.statement(change, (*path, "change", target))
        return JudgementAnswer(table.id, table.text, statements, moves, orders, _grounds(table))

    def question(self, table: tables.QuestionTable) -> Question:
        goal = self.statement(table.goal, ("question", "goal"))
        return Question(table.by, goal, table.target, _grounds(table))


def _source(table: tables.SourceTable) -> Source:
    return Source(table.id, table.cite, table.kind, table.length, table.sha256)


def _option(table: tables.OptionTable) -> Option:
    moves, kind = Moves(table.moves), OptionKind(table.kind)
    return Option(table.id, table.text, moves, kind, _grounds(table))


def _claim(table: tables.ClaimTable) -> Claim:
    test = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.test.items()
    }
    return Claim(table.id, test, table.text, _grounds(table))


def _grounds(table: tables.Grounded) -> Grounds:
    return Grounds(tuple(table.at), tuple(table.quote), table.why, table.assumes, table.draft)
