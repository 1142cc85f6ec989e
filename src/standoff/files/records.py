"""From the tables of a dispute file to the records of the model."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.errors import DisputeError, Mistake, Path, StatementError, mistake
from standoff.files import tables
from standoff.model.dispute import (
    Claim,
    DecisionMaker,
    Dispute,
    DrawnMove,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    Moves,
    NamedState,
    NoMove,
    Option,
    OptionKind,
    Preference,
    Question,
    Ranking,
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
    options = [option.id for side in table.side for option in side.option]
    builder = _Builder(options, graph_form=bool(table.state))
    try:
        dispute = builder.dispute(table)
    except DisputeError as error:
        return None, [*builder.mistakes, *error.mistakes]
    return (None if builder.mistakes else dispute), builder.mistakes


class _Builder:
    """Builds the records, collecting what cannot be read."""

    def __init__(self, options: Sequence[str], *, graph_form: bool) -> None:
        self.options = options
        self.graph_form = graph_form
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
            states=tuple(NamedState(s.id, s.text, _grounds(s)) for s in table.state),
        )

    def statement(self, text: str, path: Path) -> Statement:
        try:
            return parse(text)
        except StatementError as error:
            self.mistakes.append(error.at_path(path))
            return UNREAD

    # ------------------------------------------------------------ sides

    def side(self, table: tables.SideTable, path: Path) -> DecisionMaker:
        return DecisionMaker(
            table.id,
            table.name,
            tuple(map(_option, table.option)),
            tuple(self.preference(p, (*path, "prefers", j)) for j, p in enumerate(table.prefers)),
            self.ranking(table.ranking),
            _grounds(table),
            table.weights,
            tuple(map(_move, table.move)),
            tuple(self.no_move(m, (*path, "no_move", j)) for j, m in enumerate(table.no_move)),
        )

    def preference(self, table: tables.PrefersTable, path: Path) -> Preference:
        statement = self.statement(table.statement, (*path, "statement"))
        return Preference(statement, table.id, table.tied, _grounds(table))

    def no_move(self, table: tables.NoMoveTable, path: Path) -> NoMove:
        ends = (table.from_, "from"), (table.to, "to")
        start, end = (self.statement(text, (*path, key)) for text, key in ends)
        return NoMove(start, end, _grounds(table))

    def ranking(self, levels: list[str | list[str]]) -> Ranking:
        return tuple(
            (self.state(level),) if isinstance(level, str) else tuple(map(self.state, level))
            for level in levels
        )

    def state(self, words: str) -> frozenset[str]:
        """A state written by its key, or by ids."""
        if self.graph_form:
            return frozenset([words])
        marked = set(words) <= set("YN") and len(words) == len(self.options)
        if not marked or words in self.options:
            return frozenset(words.replace(",", " ").split())
        return frozenset(id for id, mark in zip(self.options, words, strict=True) if mark == "Y")

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
        rankings: dict[str, Ranking] = {}
        weights: dict[str, dict[str, int]] = {}
        for target, change in table.change.items():
            match change:
                case tables.OptionChange():
                    moves[target] = Moves(change.moves)
                case tables.SideChange():
                    orders[target] = tuple(change.order)
                case tables.RankingChange():
                    rankings[target] = self.ranking(change.ranking)
                case tables.WeightsChange():
                    weights[target] = change.weights
                case str():
                    statements[target] = self.statement(change, (*path, "change", target))
        grounds = _grounds(table)
        return JudgementAnswer(
            table.id, table.text, statements, moves, orders, grounds, rankings, weights
        )

    def question(self, table: tables.QuestionTable) -> Question:
        goal = self.statement(table.goal, ("question", "goal"))
        return Question(table.by, goal, table.target, _grounds(table))


def _source(table: tables.SourceTable) -> Source:
    return Source(table.id, table.cite, table.kind, table.length, table.sha256)


def _option(table: tables.OptionTable) -> Option:
    moves, kind = Moves(table.moves), OptionKind(table.kind)
    return Option(table.id, table.text, moves, kind, _grounds(table))


def _move(table: tables.MoveTable) -> DrawnMove:
    return DrawnMove(table.from_, tuple(table.to), table.both_ways, _grounds(table))


def _claim(table: tables.ClaimTable) -> Claim:
    test = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.test.items()
    }
    return Claim(table.id, test, table.text, _grounds(table))


def _grounds(table: tables.Grounded) -> Grounds:
    return Grounds(tuple(table.at), tuple(table.quote), table.why, table.assumes, table.draft)
