"""Dispute files: TOML, format 1 (``standoff.files.tables`` holds its keys)."""

from __future__ import annotations

import re
import tomllib
import typing
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from standoff.errors import (
    DisputeError,
    Mistake,
    Path,
    Place,
    StatementError,
    mistake,
    nearest,
)
from standoff.files import tables
from standoff.files.positions import Positions
from standoff.graph.graph import problems
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
from standoff.model.statement import Name, Statement, parse

FORMS = tuple(form.value for form in RuleForm)


def read(text: str, file: str) -> Dispute:
    """The dispute that a TOML text describes.

    Raises:
        DisputeError: one syntax mistake, or all other mistakes at once, with their places.
    """
    positions = Positions(file, text)
    document = _document(text, positions)
    table, shape = _validated(document)
    build = _Build()
    found: tuple[Mistake, ...] = ()
    try:
        if table is not None:
            dispute = build.dispute(table)
            found = tuple(problems(dispute))
    except DisputeError as error:
        found = tuple(each for each in error.mistakes if not (shape and each.id in _FOLLOWS))
    if mistakes := [*shape, *build.mistakes, *found]:
        raise DisputeError(sorted(map(positions.placed, mistakes), key=_order))
    return dispute


_FOLLOWS = ("id-unknown", "order-foreign", "answers-few", "rule-members", "answer-changes-nothing", "claim-form")
"""Mistakes that may only follow from a part left out because its shape is wrong."""


def _order(found: Mistake) -> tuple[int, int]:
    return (found.place.line, found.place.column) if found.place else (0, 0)


def _document(text: str, positions: Positions) -> dict[str, Any]:
    if not text.strip():
        raise DisputeError([Mistake("file-empty", place=Place(positions.file, 1, 1, ""))])
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise DisputeError([Mistake("toml-deep", place=positions.at(1, 1))]) from None
    except ValueError as error:
        raise DisputeError([_syntax(str(error), positions)]) from None


def _syntax(message: str, positions: Positions) -> Mistake:
    where = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    why = message[: where.start()] if where else message
    if where and where[1]:
        place = positions.at(int(where[1]), int(where[2]))
    else:
        lines = positions.text.rstrip("\n").split("\n")
        place = positions.at(len(lines), len(lines[-1]) + 1)
    return Mistake("toml-syntax", details={"why": why[:1].lower() + why[1:]}, place=place)


# ---------------------------------------------------------------- the shape of the tables


ROUNDS = 8  # a part put right can bring to light what is wrong inside it


def _validated(
    document: dict[str, Any],
) -> tuple[tables.DisputeTable | None, list[Mistake]]:
    """The tables with the parts of a wrong shape left out, and what is wrong with those."""
    found: dict[Path, Mistake] = {}
    for _ in range(ROUNDS):
        try:
            return tables.DisputeTable.model_validate(document), list(found.values())
        except ValidationError as error:
            for complaint in error.errors(include_url=False, include_context=True):
                _spare(document, dict(complaint), found)
    return None, list(found.values())


def _spare(document: dict[str, Any], complaint: dict[str, Any], found: dict[Path, Mistake]) -> None:
    """Note a complaint and put something harmless where it points."""
    path = _existing(complaint["loc"], document)
    if complaint["type"] == "missing":
        whole = (*path, str(complaint["loc"][-1]))
        if path not in found and whole not in found:
            found[whole] = _complaint(path, complaint)
        _put(document, whole, _harmless(path, str(whole[-1])))
        return
    # Of a value that may have several forms, the first complaint says enough.
    if not any(path[: len(seen)] == seen for seen in found):
        found[path] = _complaint(path, complaint)
        if path and isinstance(path[-1], int):
            _put(document, path, {} if complaint["type"] == "model_type" else "left_out")
        else:
            _put(document, path, None)


def _put(document: dict[str, Any], path: Path, value: object) -> None:
    here: Any = document
    for step in path[:-1]:
        here = here[step]
    if value is None:
        del here[path[-1]]
    else:
        here[path[-1]] = value


def _harmless(path: Path, key: str) -> object:
    if key == "format":
        return 1
    kind = _table(path).model_fields[key].annotation
    if key == "side":
        return [{"id": "left_out"}]
    if typing.get_origin(kind) in (list, dict):
        return typing.get_origin(kind)()
    return "_".join(["left_out", *map(str, path)])


def _existing(location: Sequence[str | int], document: Any) -> Path:
    """The complaint's path without the names of union members and short forms."""
    path: list[str | int] = []
    here = document
    for step in location:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            continue
        path.append(step)
    return tuple(path)


def _complaint(path: Path, complaint: Mapping[str, Any]) -> Mistake:
    match complaint["type"]:
        case "extra_forbidden":
            key = str(path[-1])
            hint = nearest(key, _keys(path[:-1]))
            return mistake("key-unknown", path, at_key=True, key=key[:80], nearest=hint)
        case "missing":
            key = str(complaint["loc"][-1])
            return mistake("key-missing", path, at_key=True, key=key, expected=_meaning(path, key))
        case "literal_error":
            expected = str(complaint["ctx"]["expected"]).replace("'", '"')
            return _misfit(path, f"write {expected}", "it is not one of the known words")
        case _:
            why = str(complaint["msg"])
            return _misfit(path, _wanted(path), why[:1].lower() + why[1:])


def _misfit(path: Path, expected: str, why: str) -> Mistake:
    return mistake("value-wrong", path, why=why, expected=expected)


def _wanted(path: Path) -> str:
    keys = [str(step) for step in path if isinstance(step, str)]
    return f"see “{'.'.join(keys)}” in the reference of the file format"


def _table(path: Path) -> type[BaseModel]:
    """The table that a path leads into."""
    table: type[BaseModel] = tables.DisputeTable
    for step in path:
        inner = _INSIDE.get((table, str(step)))
        table = inner or table
    return table


_INSIDE: Mapping[tuple[type[BaseModel], str], type[BaseModel]] = {
    (tables.DisputeTable, "source"): tables.SourceTable,
    (tables.DisputeTable, "side"): tables.SideTable,
    (tables.SideTable, "option"): tables.OptionTable,
    (tables.SideTable, "prefers"): tables.PrefersTable,
    (tables.DisputeTable, "term"): tables.TermTable,
    (tables.DisputeTable, "rule"): tables.RuleTable,
    (tables.DisputeTable, "merge"): tables.MergeTable,
    (tables.DisputeTable, "judgement"): tables.JudgementTable,
    (tables.JudgementTable, "answer"): tables.AnswerTable,
    (tables.DisputeTable, "view"): tables.ViewTable,
    (tables.DisputeTable, "question"): tables.QuestionTable,
    (tables.DisputeTable, "claim"): tables.ClaimTable,
}


def _keys(path: Path) -> Iterable[str]:
    return _table(path).model_fields


def _meaning(path: Path, key: str) -> str:
    field = _table(path).model_fields.get(key)
    meaning = field.description if field and field.description else ""
    return " ".join(f"{key} = ... {meaning}".split())


# ---------------------------------------------------------------- from tables to records

_NOTHING = Statement("", Name(""))


class _Build:
    """Builds the records, collecting the statements that cannot be read."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def dispute(self, table: tables.DisputeTable) -> Dispute:
        parts: dict[str, Any] = {
            "title": table.title,
            "status_quo": frozenset(table.status_quo),
            "sources": tuple(Source(**source.model_dump()) for source in table.source),
            "grounds": _grounds(table),
            "sides": tuple(self.side(s, ("side", i), table) for i, s in enumerate(table.side)),
            "terms": tuple(
                Term(t.id, self.statement(t.statement, ("term", i, "statement")), _grounds(t))
                for i, t in enumerate(table.term)
            ),
            "rules": tuple(self.rule(r, ("rule", i)) for i, r in enumerate(table.rule)),
            "merges": tuple(
                Merge(
                    self.statement(m.when, ("merge", i, "when")),
                    frozenset(m.shown_as),
                    _grounds(m),
                )
                for i, m in enumerate(table.merge)
            ),
            "judgements": tuple(
                self.judgement(j, ("judgement", i)) for i, j in enumerate(table.judgement)
            ),
            "views": tuple(View(v.of, v.answers, _grounds(v)) for v in table.view),
            "question": self.question(table.question),
            "claims": tuple(_claim(claim) for claim in table.claim),
        }
        # A statement that cannot be read would only cause mistakes that follow from it.
        if self.mistakes:
            self.rest(parts)
        return Dispute(**parts)

    def rest(self, parts: dict[str, Any]) -> None:
        """Collect what else is wrong, then raise it all together."""
        unread = {found.path for found in self.mistakes}
        try:
            Dispute(**parts)
        except DisputeError as error:
            self.mistakes += [each for each in error.mistakes if each.path not in unread]
        raise DisputeError(())

    def statement(self, text: str, path: Path) -> Statement:
        try:
            return parse(text)
        except StatementError as error:
            found = error.mistake
            self.mistakes.append(Mistake(found.id, path, found.offset, details=found.details))
            return _NOTHING

    def side(self, table: tables.SideTable, path: Path, whole: tables.DisputeTable) -> DecisionMaker:
        options = tuple(
            Option(o.id, o.text, Moves(o.moves), OptionKind(o.kind), _grounds(o))
            for o in table.option
        )
        prefers = tuple(
            Preference(
                self.statement(p.statement, (*path, "prefers", j, "statement")),
                p.id,
                p.tied,
                _grounds(p),
            )
            for j, p in enumerate(table.prefers)
        )
        ranking = self.ranking(table.ranking, path, whole)
        if table.prefers and table.ranking:
            why = "a side has either `prefers` or a `ranking`"
            self.mistakes.append(_misfit((*path, "ranking"), "drop one of the two", why))
        return DecisionMaker(table.id, table.name, options, prefers, ranking, _grounds(table))

    def ranking(
        self, ranking: list[str | list[str]], path: Path, whole: tables.DisputeTable
    ) -> tuple[tuple[frozenset[str], ...], ...]:
        options = [option.id for side in whole.side for option in side.option]

        def state(pattern: str, n: int) -> frozenset[str]:
            if len(pattern) != len(options) or set(pattern) - set("YN"):
                why = f"“{pattern[:80]}” is not a state"
                wanted = f"write one Y or N for each of the {len(options)} options"
                self.mistakes.append(_misfit((*path, "ranking", n), wanted, why))
                return frozenset()
            return frozenset(
                id for id, mark in zip(options, pattern, strict=True) if mark == "Y"
            )

        return tuple(
            tuple(state(each, n) for each in ([level] if isinstance(level, str) else level))
            for n, level in enumerate(ranking)
        )

    def rule(self, table: tables.RuleTable, path: Path) -> Rule:
        given = [form for form in FORMS if getattr(table, form) is not None]
        if len(given) != 1:
            has = " and ".join(given) or "none"
            self.mistakes.append(mistake("rule-form", path, forms=", ".join(FORMS), has=has))
            return Rule(RuleForm.NEVER, (_NOTHING,), table.id)
        value = getattr(table, given[0])
        here = (*path, given[0])
        if isinstance(value, str):
            statements: tuple[Statement, ...] = (self.statement(value, here),)
        else:
            statements = tuple(self.statement(s, (*here, n)) for n, s in enumerate(value))
        return Rule(RuleForm(given[0]), statements, table.id, _grounds(table))

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

    def question(self, table: tables.QuestionTable | None) -> Question | None:
        if table is None:
            return None
        goal = self.statement(table.goal, ("question", "goal"))
        return Question(table.by, goal, table.target)


def _grounds(table: tables.Grounded) -> Grounds:
    return Grounds(tuple(table.at), tuple(table.quote), table.why, table.assumes)


def _claim(table: tables.ClaimTable) -> Claim:
    test = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in table.test.items()
    }
    return Claim(table.id, test, table.text, _grounds(table))
