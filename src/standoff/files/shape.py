"""The shape of a dispute file: pydantic's complaints become mistakes.

What has a wrong shape is left out, or something harmless takes its place, so that the rest of
the file can be checked as well. Lists keep their length: a path means the same before and after.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from standoff.errors import Mistake, Path, mistake, nearest_hint
from standoff.files import tables

ROUNDS = 8  # a part put right can bring to light what is wrong inside it

Document = dict[str, Any]
Complaint = Mapping[str, Any]  # one of pydantic's, see ErrorDetails


@dataclass
class ShapeMistakes:
    """What is wrong with the shape of a file, by place, and what was left out of it."""

    found: dict[Path, Mistake] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    nameless: bool = False
    """A part that should have an id has none: any unknown id may be meant for it."""
    leaves_the_states: bool = True
    """Nothing was left out that decides which states there are."""

    @property
    def mistakes(self) -> list[Mistake]:
        return list(self.found.values())

    def covers_path(self, path: Path) -> bool:
        """Whether a path leads to a part of a wrong shape, or into one."""
        return any(path[:length] in self.found for length in range(len(path) + 1))

    def explains_mistake(self, other: Mistake) -> bool:
        """Whether another mistake may only follow from what was left out."""
        if other.id in ("id-unknown", "order-foreign"):
            return self.nameless or other.details["id"] in self.lost or self.covers_path(other.path)
        table = other.path[: _ABOUT_A_TABLE.get(other.id, 0)]
        return self.covers_path(other.path) or (bool(table) and self._wrong_inside(table))

    def _wrong_inside(self, table: Path) -> bool:
        return any(path[: len(table)] == table for path in self.found)


_ABOUT_A_TABLE = {
    "answer-base-changes": 2,
    "answer-changes-nothing": 4,
    "answers-few": 2,
    "claim-form": 2,
    "rule-form": 2,
    "rule-members": 2,
}
"""Mistakes about what a table has or lacks, and how much of their path leads to the table."""

LEFT_OUT = "left_out"  # the harmless word that takes the place of another


def fit_tables(document: Document) -> tuple[tables.DisputeTable | None, ShapeMistakes]:
    """The tables without the parts of a wrong shape, and what is wrong with those."""
    shape = ShapeMistakes()
    for _ in range(ROUNDS):
        try:
            return tables.DisputeTable.model_validate(document), shape
        except ValidationError as error:
            complaints = error.errors(include_url=False)
            _settle_complaints(document, [dict(each) for each in complaints], shape)
    return None, shape


def _settle_complaints(
    document: Document, complaints: Iterable[Complaint], shape: ShapeMistakes
) -> None:
    """Note what is wrong, each place once, and put something harmless there."""
    places: dict[Path, Complaint] = {}
    for complaint in complaints:
        places.setdefault(_complaint_path(complaint, document), complaint)
    # Of a value that may have several forms, the complaint about the whole says enough.
    for path in sorted(places, key=len):
        if not any(path[:length] in places for length in range(len(path))):
            _settle_complaint(document, path, places[path], shape)


def _complaint_path(complaint: Complaint, document: Document) -> Path:
    """Where a complaint points, a missing key included, the names of union members not."""
    path: list[str | int] = []
    here: Any = document
    for step in complaint["loc"]:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            continue
        path.append(step)
    if complaint["type"] == "missing":
        path.append(complaint["loc"][-1])
    # A change is wrong as a whole: which of its forms was meant nobody knows.
    return tuple(path[:CHANGE] if "change" in path[: CHANGE - 1] else path)


CHANGE = len(("judgement", 0, "answer", 0, "change", "TARGET"))


def _settle_complaint(
    document: Document, path: Path, complaint: Complaint, shape: ShapeMistakes
) -> None:
    value = _value_at(document, path)
    if not shape.covers_path(path):
        shape.found[path] = _mistake_from(path, complaint, value)
        shape.lost |= {LEFT_OUT, *_texts_in(value)}
        shape.nameless |= _lacks_id(path, complaint, value)
        shape.leaves_the_states &= not _may_decide_states(path, value)
    _put_value(document, path, _harmless_value(path, complaint))


def _lacks_id(path: Path, complaint: Complaint, value: object) -> bool:
    """Whether an id should stand here, or a part that has one, and none does."""
    if path[-1] == "id":
        return not isinstance(value, str)
    return path[-1] in _WITH_IDS or complaint["type"] == "model_type"


def _value_at(document: Any, path: Path) -> Any:
    """The value at a place; None for a missing key."""
    for step in path[:-1]:
        document = document[step]
    return document[path[-1]] if isinstance(path[-1], int) else document.get(path[-1])


def _texts_in(value: object) -> set[str]:
    """Every text in a value: what may have been an id."""
    found, stack = set(), [value]
    while stack:
        match stack.pop():
            case str() as word:
                found.add(word[:80])
            case dict() as table:
                stack += table.values()
            case list() as items:
                stack += items
    return found


def _may_decide_states(path: Path, value: object) -> bool:
    """Whether what stands here may say which states there are."""
    if path[0] == "side":
        return path[-1] == "id" or isinstance(path[-1], int) or isinstance(value, dict | list)
    known = path[0] in tables.DisputeTable.model_fields
    return not known or path[0] in ("state", "rule", "merge", "term", "status_quo")


# ---------------------------------------------------------------- harmless values


def _put_value(document: Any, path: Path, value: object) -> None:
    for step in path[:-1]:
        document = document[step]
    if value is None:
        document.pop(path[-1])
    else:
        document[path[-1]] = value


def _harmless_value(path: Path, complaint: Complaint) -> object:
    """What can stand here instead; None where nothing has to."""
    key = path[-1]
    if isinstance(key, int):
        return {} if complaint["type"] == "model_type" else LEFT_OUT
    wanted = _field_at(path)
    if wanted is None or not wanted.is_required():
        return None
    if key == "format":
        return 1
    if key == "side":
        return [{"id": LEFT_OUT}]
    origin = typing.get_origin(wanted.annotation)
    return origin() if origin in (list, dict) else "_".join([LEFT_OUT, *map(str, path)])


# ---------------------------------------------------------------- from complaints to mistakes


def _mistake_from(path: Path, complaint: Complaint, value: object) -> Mistake:
    if len(path) == CHANGE and path[-2] == "change":
        return _change_mistake(path, value)
    key = str(path[-1])
    match complaint["type"]:
        case "extra_forbidden":
            hint = nearest_hint(key, _fields_by_key(_table_at(path[:-1])))
            return mistake("key-unknown", path, at_key=True, key=key[:80], nearest=hint)
        case "missing":
            expected = _key_meaning(path)
            return mistake("key-missing", path[:-1], at_key=True, key=key, expected=expected)
        case "literal_error":
            expected = str(complaint["ctx"]["expected"]).replace("'", '"')
            return _wrong_value(path, f"write {expected}", "it is not one of the known words")
        case kind:
            why = str(complaint["msg"])
            return _wrong_value(
                path, _reference_hint(path), _WANTED.get(kind, why[:1].lower() + why[1:])
            )


_WANTED = {
    "string_type": "words in quotes are wanted",
    "bool_type": "true or false is wanted, without quotes",
    "int_type": "a whole number is wanted, without quotes",
    "list_type": "a list in square brackets is wanted",
    "dict_type": "a table is wanted",
    "model_type": "a table is wanted",
    "too_short": "there is none",
    "greater_than_equal": "it is less than 0",
    "less_than_equal": "no document is that long",
    "string_pattern_mismatch": "64 digits from 0 to 9 and a to f are wanted",
}
"""Pydantic's complaints in plain words, by its type of complaint."""


def _wrong_value(path: Path, expected: str, why: str) -> Mistake:
    return mistake("value-wrong", path, why=why, expected=expected)


def _reference_hint(path: Path) -> str:
    keys = [str(step) for step in path if isinstance(step, str)]
    return f"see “{'.'.join(keys)}” in the reference of the file format"


def _key_meaning(path: Path) -> str:
    wanted = _field_at(path)
    meaning = wanted.description if wanted and wanted.description else ""
    tables_follow = typing.get_origin(wanted.annotation) is list if wanted else False
    start = f"[[{path[-1]}]]" if tables_follow and path[-1] == "side" else f"{path[-1]} = ..."
    return " ".join(f"{start} {meaning}".split())


def _change_mistake(path: Path, value: object) -> Mistake:
    why = "it is neither a statement nor a table"
    if isinstance(value, dict):
        why = f"its keys are {', '.join(map(str, value))[:80] or 'none'}"
    known = {"moves", "order", "ranking", "weights"}
    if isinstance(value, dict) and len(value) == 1 and set(value) <= known:
        why = f"its `{next(iter(value))}` is of another kind"
    expected = (
        "write a statement for a preference, term or rule, "
        '`moves = "never"` or the like for an option, `order = [...]`, `ranking = [...]` or '
        "`weights = {...}` for a side"
    )
    return mistake("change-form", path, target=str(path[-1])[:80], why=why, expected=expected)


# ---------------------------------------------------------------- the tables


_WITH_IDS = (
    "source",
    "state",
    "side",
    "option",
    "prefers",
    "term",
    "rule",
    "judgement",
    "answer",
    "claim",
)


def _field_at(path: Path) -> FieldInfo | None:
    """The field of a table that a path leads to, if it leads to one."""
    *above, key = path
    in_table = not above or isinstance(above[-1], int) or above == ["question"]
    return _fields_by_key(_table_at(tuple(above))).get(str(key)) if in_table else None


def _fields_by_key(table: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a table by their keys in the file."""
    return {field.alias or name: field for name, field in table.model_fields.items()}


def _table_at(path: Path) -> type[BaseModel]:
    """The table that a path leads into."""
    table: type[BaseModel] = tables.DisputeTable
    for step in path:
        table = _INSIDE.get((table, str(step)), table)
    return table


_INSIDE: Mapping[tuple[type[BaseModel], str], type[BaseModel]] = {
    (tables.DisputeTable, "source"): tables.SourceTable,
    (tables.DisputeTable, "side"): tables.SideTable,
    (tables.SideTable, "option"): tables.OptionTable,
    (tables.SideTable, "prefers"): tables.PrefersTable,
    (tables.SideTable, "move"): tables.MoveTable,
    (tables.SideTable, "no_move"): tables.NoMoveTable,
    (tables.DisputeTable, "state"): tables.StateTable,
    (tables.DisputeTable, "term"): tables.TermTable,
    (tables.DisputeTable, "rule"): tables.RuleTable,
    (tables.DisputeTable, "merge"): tables.MergeTable,
    (tables.DisputeTable, "judgement"): tables.JudgementTable,
    (tables.JudgementTable, "answer"): tables.AnswerTable,
    (tables.DisputeTable, "view"): tables.ViewTable,
    (tables.DisputeTable, "question"): tables.QuestionTable,
    (tables.DisputeTable, "claim"): tables.ClaimTable,
}
