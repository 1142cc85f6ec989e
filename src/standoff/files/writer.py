"""Disputes as dispute files: TOML, format 1, laid out for a person to edit."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeAlias

from standoff.errors import Path
from standoff.model.dispute import (
    NO_GROUNDS,
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
    Source,
    Term,
    View,
)
from standoff.model.walk import walk

Value: TypeAlias = "str | bool | int | tuple[Value, ...] | Mapping[str, Value]"
Pairs: TypeAlias = "Mapping[str, Value | None]"
"""A table's keys and values; None is left out."""

WIDEST = 100
FORMAT = 1
KIND = Source("").kind


def write(dispute: Dispute) -> str:
    """The dispute as a TOML text that reads back as an equal dispute.

    The answers of a dispute that was settled stand in a comment: the file has no key for them.
    """
    in_line = {
        ("side", i, key) for i, side in enumerate(dispute.sides) for key in _lists_in_line(side)
    }
    settled = f"# settled: {_toml_value(dispute.reading)}\n" if dispute.reading else ""
    tables = (
        _break_before(path) + _toml_table(path, _PAIRS[type(part)](part, dispute))
        for part, path in walk(dispute)
        if path[:3] not in in_line
    )
    return f"{settled}{''.join(tables)}\n"


def _break_before(path: Path) -> str:
    """An empty line between tables; an answer follows its judgement at once."""
    if not path:
        return ""
    return "\n" if path[-2:-1] == ("answer",) else "\n\n"


# ---------------------------------------------------------------- the tables


def _dispute_pairs(dispute: Dispute, _: Dispute) -> Pairs:
    return {
        "format": FORMAT,
        "title": dispute.title,
        "status_quo": _status_quo(dispute),
        **_grounds_pairs(dispute.grounds),
    }


def _source_pairs(source: Source, _: Dispute) -> Pairs:
    return {
        "id": source.id,
        "cite": source.cite or None,
        "kind": None if source.kind == KIND else source.kind,
        "length": source.length,
        "sha256": source.sha256 or None,
    }


def _status_quo(dispute: Dispute) -> Value:
    """The options selected; in graph form the state's id."""
    return (
        _state_key(dispute.status_quo, dispute)
        if dispute.states
        else _selected_ids(dispute.status_quo, dispute)
    )


def _named_state_pairs(state: NamedState, _: Dispute) -> Pairs:
    return {"id": state.id, "text": state.text or None, **_grounds_pairs(state.grounds)}


def _side_pairs(side: DecisionMaker, dispute: Dispute) -> Pairs:
    return {
        "id": side.id,
        "name": side.name or None,
        "ranking": _ranking_levels(side.ranking, dispute) or None,
        "weights": side.weights or None,
        **_lists_in_line(side),
        **_grounds_pairs(side.grounds),
    }


def _lists_in_line(side: DecisionMaker) -> dict[str, Value]:
    """What a side wants, and its moves, as lists inside its table where nothing more is said."""
    lists: dict[str, Value] = {}
    if side.prefers and not any(_says_more(each) for each in side.prefers):
        lists["prefers"] = tuple(each.statement.text for each in side.prefers)
    for key, moves in (("move", side.moves), ("no_move", side.no_moves)):
        if moves and all(each.grounds == NO_GROUNDS for each in moves):
            lists[key] = tuple(map(_move_in_line, moves))
    return lists


def _says_more(preference: Preference) -> bool:
    return bool(preference.id or preference.tied) or preference.grounds != NO_GROUNDS


def _move_in_line(move: DrawnMove | NoMove) -> Value:
    ends = _drawn_move_ends(move) if isinstance(move, DrawnMove) else _no_move_ends(move)
    return {key: value for key, value in ends.items() if value is not None}


def _option_pairs(option: Option, _: Dispute) -> Pairs:
    return {
        "id": option.id,
        "text": option.text or None,
        "moves": _unless_default(Moves.EITHER_WAY, option.moves),
        "kind": _unless_default(OptionKind.OTHER, option.kind),
        **_grounds_pairs(option.grounds),
    }


def _preference_pairs(preference: Preference, _: Dispute) -> Pairs:
    return {
        "id": preference.id or None,
        "statement": preference.statement.text,
        "tied": preference.tied or None,
        **_grounds_pairs(preference.grounds),
    }


def _drawn_move_pairs(move: DrawnMove, _: Dispute) -> Pairs:
    return {**_drawn_move_ends(move), **_grounds_pairs(move.grounds)}


def _drawn_move_ends(move: DrawnMove) -> Pairs:
    return {
        "from": move.start,
        "to": move.ends[0] if len(move.ends) == 1 else move.ends,
        "both_ways": move.both_ways or None,
    }


def _no_move_pairs(barred: NoMove, _: Dispute) -> Pairs:
    return {**_no_move_ends(barred), **_grounds_pairs(barred.grounds)}


def _no_move_ends(barred: NoMove) -> Pairs:
    return {"from": barred.start.text, "to": barred.end.text}


def _ranking_levels(ranking: Ranking, dispute: Dispute) -> tuple[Value, ...]:
    """The states by their keys; an inner list is a tie."""
    levels = (tuple(_state_key(state, dispute) for state in level) for level in ranking)
    return tuple(level[0] if len(level) == 1 else level for level in levels)


def _state_key(state: frozenset[str], dispute: Dispute) -> str:
    """Y or N for each option; in graph form the state's id."""
    if dispute.states:
        return next(iter(state))
    return "".join("Y" if option.id in state else "N" for option in dispute.options)


def _term_pairs(term: Term, _: Dispute) -> Pairs:
    return {"id": term.id, "statement": term.statement.text, **_grounds_pairs(term.grounds)}


def _rule_pairs(rule: Rule, _: Dispute) -> Pairs:
    texts = tuple(statement.text for statement in rule.statements)
    return {
        "id": rule.id or None,
        rule.form.value: texts[0] if rule.form.single else texts,
        **_grounds_pairs(rule.grounds),
    }


def _merge_pairs(merge: Merge, dispute: Dispute) -> Pairs:
    return {
        "when": merge.when.text,
        "shown_as": _selected_ids(merge.shown_as, dispute),
        **_grounds_pairs(merge.grounds),
    }


def _judgement_pairs(judgement: Judgement, _: Dispute) -> Pairs:
    return {
        "id": judgement.id,
        "question": judgement.question,
        **_grounds_pairs(judgement.grounds),
    }


def _answer_pairs(answer: JudgementAnswer, dispute: Dispute) -> Pairs:
    return {
        "id": answer.id,
        "text": answer.text or None,
        **_grounds_pairs(answer.grounds),
        **{f"change.{_toml_key(id)}": new.text for id, new in answer.statements.items()},
        **{f"change.{_toml_key(id)}.moves": new.value for id, new in answer.moves.items()},
        **{f"change.{_toml_key(id)}.order": new for id, new in answer.orders.items()},
        **{
            f"change.{_toml_key(id)}.ranking": _ranking_levels(new, dispute)
            for id, new in answer.rankings.items()
        },
        **{f"change.{_toml_key(id)}.weights": new for id, new in answer.weights.items()},
    }


def _view_pairs(view: View, _: Dispute) -> Pairs:
    return {"of": view.of, "answers": view.answers, **_grounds_pairs(view.grounds)}


def _question_pairs(question: Question, _: Dispute) -> Pairs:
    return {
        "by": question.by,
        "target": question.target or None,
        "goal": question.goal.text,
        **_grounds_pairs(question.grounds),
    }


def _claim_pairs(claim: Claim, _: Dispute) -> Pairs:
    return {
        "id": claim.id,
        "text": claim.text or None,
        **_grounds_pairs(claim.grounds),
        "test": claim.test,
    }


_PAIRS: Mapping[type, Callable[[Any, Dispute], Pairs]] = {
    Dispute: _dispute_pairs,
    Source: _source_pairs,
    NamedState: _named_state_pairs,
    DecisionMaker: _side_pairs,
    Option: _option_pairs,
    DrawnMove: _drawn_move_pairs,
    NoMove: _no_move_pairs,
    Preference: _preference_pairs,
    Term: _term_pairs,
    Rule: _rule_pairs,
    Merge: _merge_pairs,
    Judgement: _judgement_pairs,
    JudgementAnswer: _answer_pairs,
    View: _view_pairs,
    Question: _question_pairs,
    Claim: _claim_pairs,
}
"""Each kind of part as the keys and values of its table."""


def _grounds_pairs(grounds: Grounds) -> Pairs:
    return {
        "why": grounds.why or None,
        "at": grounds.at or None,
        "quote": grounds.quote or None,
        "assumes": grounds.assumes or None,
        "draft": grounds.draft or None,
    }


def _selected_ids(state: frozenset[str], dispute: Dispute) -> tuple[str, ...]:
    return tuple(option.id for option in dispute.options if option.id in state)


def _unless_default(default: Enum, chosen: Enum) -> str | None:
    return None if chosen is default else str(chosen.value)


# ---------------------------------------------------------------- TOML


def _toml_table(path: Path, pairs: Pairs) -> str:
    """The lines of a table; a path that ends in a number leads into a list of tables."""
    keys = [str(step) for step in path if isinstance(step, str)]
    lines = [_toml_pair(key, value) for key, value in pairs.items() if value is not None]
    if keys:
        header = ".".join(keys)
        lines.insert(0, f"[[{header}]]" if isinstance(path[-1], int) else f"[{header}]")
    return textwrap.indent("\n".join(lines), "  " * (len(keys) - 1))


def _toml_pair(key: str, value: Value) -> str:
    """A line; a list too long for one line gets a line for each item."""
    line = f"{key} = {_toml_value(value)}"
    if not isinstance(value, tuple) or len(line) <= WIDEST:
        return line
    items = "".join(f"  {_toml_value(item)},\n" for item in value)
    return f"{key} = [\n{items}]"


def _toml_value(value: Value) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return toml_string(value)
        case tuple():
            return f"[{', '.join(map(_toml_value, value))}]"
        case _:
            pairs = ", ".join(
                f"{_toml_key(key)} = {_toml_value(item)}" for key, item in value.items()
            )
            return f"{{ {pairs} }}" if pairs else "{}"


def _toml_key(key: str) -> str:
    return key if re.fullmatch("[A-Za-z0-9_-]+", key) else toml_string(key)


# Quotes and controls, as TOML demands, and marks that break or reorder lines on the screen.
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_string(text: str) -> str:
    """A text as a TOML string on one line."""

    def escape(mark: re.Match[str]) -> str:
        return _SHORT.get(mark[0], f"\\u{ord(mark[0]):04x}")

    return f'"{_ESCAPED.sub(escape, text)}"'
