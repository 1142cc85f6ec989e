"""From the tables of a dispute file to the records of the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.errors import DisputeError, Mistake, StatementError, mistake
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
    checked_dispute,
)
from standoff.model.parts import UncheckedDispute
from standoff.model.statement import Junction, Statement, parse
from standoff.model.walk import statements_of

FORMS = tuple(form.value for form in RuleForm)

UNREAD = Junction("and", ())
"""Stands for what a statement says that cannot be read, so that the others can be checked."""
UNSAID = Statement("", Junction("or", ()))
"""The statement of a rule that has none of the forms."""


def build_dispute(table: tables.DisputeTable | None) -> tuple[Dispute | None, list[Mistake]]:
    """The dispute in a table, or None and everything that is wrong."""
    if table is None:
        return None, []
    parts = _Builder(table).dispute_parts()
    mistakes = [*_unread_statements(parts), *_rules_without_form(table)]
    try:
        dispute = checked_dispute(parts)
    except DisputeError as error:
        return None, [*mistakes, *error.mistakes]
    return (None if mistakes else dispute), mistakes


def _unread_statements(parts: UncheckedDispute) -> Iterator[Mistake]:
    """Why statements cannot be read, each where it stands."""
    for statement, path in statements_of(parts):
        if statement.expression == UNREAD:
            try:
                parse(statement.text)
            except StatementError as error:
                yield error.at_path(path)


def _rules_without_form(table: tables.DisputeTable) -> Iterator[Mistake]:
    """Rules that have none of the forms, or several."""
    for i, rule in enumerate(table.rule):
        if len(forms := _rule_forms(rule)) != 1:
            has = " and ".join(forms) or "none"
            yield mistake("rule-form", ("rule", i), forms=", ".join(FORMS), has=has)


def _rule_forms(table: tables.RuleTable) -> list[str]:
    return [form for form in FORMS if getattr(table, form) is not None]


class _Builder:
    """Builds the records of one file."""

    def __init__(self, table: tables.DisputeTable) -> None:
        self.table = table
        self.options = [option.id for side in table.side for option in side.option]

    def dispute_parts(self) -> UncheckedDispute:
        table = self.table
        return UncheckedDispute(
            title=table.title,
            sides=tuple(map(self.side_record, table.side)),
            status_quo=frozenset(table.status_quo),
            terms=tuple(map(_term_record, table.term)),
            rules=tuple(map(_rule_record, table.rule)),
            merges=tuple(map(_merge_record, table.merge)),
            judgements=tuple(map(self.judgement_record, table.judgement)),
            sources=tuple(map(_source_record, table.source)),
            views=tuple(map(_view_record, table.view)),
            question=_question_record(table.question) if table.question else None,
            claims=tuple(map(_claim_record, table.claim)),
            grounds=_grounds_record(table),
            states=tuple(map(_named_state_record, table.state)),
        )

    def side_record(self, table: tables.SideTable) -> DecisionMaker:
        return DecisionMaker(
            table.id,
            table.name,
            tuple(map(_option_record, table.option)),
            tuple(map(_preference_record, table.prefers)),
            self.ranking_levels(table.ranking),
            _grounds_record(table),
            table.weights,
            tuple(map(_drawn_move_record, table.move)),
            tuple(map(_no_move_record, table.no_move)),
        )

    def judgement_record(self, table: tables.JudgementTable) -> Judgement:
        answers = tuple(map(self.answer_record, table.answer))
        return Judgement(table.id, table.question, answers, _grounds_record(table))

    def answer_record(self, table: tables.AnswerTable) -> JudgementAnswer:
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
                    rankings[target] = self.ranking_levels(change.ranking)
                case tables.WeightsChange():
                    weights[target] = change.weights
                case str():
                    statements[target] = _read_statement(change)
        grounds = _grounds_record(table)
        return JudgementAnswer(
            table.id, table.text, statements, moves, orders, grounds, rankings, weights
        )

    def ranking_levels(self, levels: list[str | list[str]]) -> Ranking:
        return tuple(
            (self.ranked_state(level),)
            if isinstance(level, str)
            else tuple(map(self.ranked_state, level))
            for level in levels
        )

    def ranked_state(self, words: str) -> frozenset[str]:
        """A state written by its key, or by ids."""
        if self.table.state:
            return frozenset([words])
        marked = set(words) <= set("YN") and len(words) == len(self.options)
        if not marked or words in self.options:
            return frozenset(words.replace(",", " ").split())
        return frozenset(id for id, mark in zip(self.options, words, strict=True) if mark == "Y")


# ---------------------------------------------------------------- statements


def _read_statement(text: str) -> Statement:
    try:
        return parse(text)
    except StatementError:
        return Statement(text, UNREAD)


def _preference_record(table: tables.PrefersTable) -> Preference:
    return Preference(
        _read_statement(table.statement), table.id, table.tied, _grounds_record(table)
    )


def _no_move_record(table: tables.NoMoveTable) -> NoMove:
    return NoMove(_read_statement(table.from_), _read_statement(table.to), _grounds_record(table))


def _term_record(table: tables.TermTable) -> Term:
    return Term(table.id, _read_statement(table.statement), _grounds_record(table))


def _rule_record(table: tables.RuleTable) -> Rule:
    form, *others = _rule_forms(table) or [""]
    if not form or others:
        return Rule(RuleForm.NEVER, (UNSAID,), table.id)
    members = getattr(table, form)
    texts: Sequence[str] = [members] if isinstance(members, str) else members
    return Rule(
        RuleForm(form), tuple(map(_read_statement, texts)), table.id, _grounds_record(table)
    )


def _merge_record(table: tables.MergeTable) -> Merge:
    return Merge(_read_statement(table.when), frozenset(table.shown_as), _grounds_record(table))


def _question_record(table: tables.QuestionTable) -> Question:
    return Question(table.by, _read_statement(table.goal), table.target, _grounds_record(table))


# ---------------------------------------------------------------- no statements


def _source_record(table: tables.SourceTable) -> Source:
    return Source(table.id, table.cite, table.kind, table.length, table.sha256)


def _named_state_record(table: tables.StateTable) -> NamedState:
    return NamedState(table.id, table.text, _grounds_record(table))


def _option_record(table: tables.OptionTable) -> Option:
    moves, kind = Moves(table.moves), OptionKind(table.kind)
    return Option(table.id, table.text, moves, kind, _grounds_record(table))


def _drawn_move_record(table: tables.MoveTable) -> DrawnMove:
    return DrawnMove(table.from_, tuple(table.to), table.both_ways, _grounds_record(table))


def _view_record(table: tables.ViewTable) -> View:
    return View(table.of, table.answers, _grounds_record(table))


def _claim_record(table: tables.ClaimTable) -> Claim:
    test = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.test.items()
    }
    return Claim(table.id, test, table.text, _grounds_record(table))


def _grounds_record(table: tables.Grounded) -> Grounds:
    return Grounds(tuple(table.at), tuple(table.quote), table.why, table.assumes, table.draft)
