"""Disputes as dispute files: TOML, format 1, laid out for a person to edit."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TypeAlias

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
    blocks = [
        _head(dispute),
        *map(_source, dispute.sources),
        *map(_state, dispute.states),
        *(_side(side, dispute) for side in dispute.sides),
        *map(_term, dispute.terms),
        *map(_rule, dispute.rules),
        *(_merge(merge, dispute) for merge in dispute.merges),
        *(_judgement(each, dispute) for each in dispute.judgements),
        *map(_view, dispute.views),
        *([_question(dispute.question)] if dispute.question else []),
        *map(_claim, dispute.claims),
    ]
    return "\n\n".join(blocks) + "\n"


# ---------------------------------------------------------------- the tables


def _head(dispute: Dispute) -> str:
    comment = f"# settled: {_value(dispute.reading)}" if dispute.reading else ""
    pairs: Pairs = {
        "format": FORMAT,
        "title": dispute.title,
        "status_quo": _today(dispute),
        **_grounds(dispute.grounds),
    }
    return _table(comment, pairs).lstrip("\n")


def _source(source: Source) -> str:
    pairs: Pairs = {
        "id": source.id,
        "cite": source.cite or None,
        "kind": None if source.kind == KIND else source.kind,
        "length": source.length,
        "sha256": source.sha256 or None,
    }
    return _table("[[source]]", pairs)


def _today(dispute: Dispute) -> Value:
    """The options selected; in graph form the state's id."""
    return (
        _pattern(dispute.status_quo, dispute)
        if dispute.states
        else _selected(dispute.status_quo, dispute)
    )


def _state(state: NamedState) -> str:
    pairs: Pairs = {"id": state.id, "text": state.text or None, **_grounds(state.grounds)}
    return _table("[[state]]", pairs)


def _side(side: DecisionMaker, dispute: Dispute) -> str:
    short = not any(each.id or each.tied or each.grounds != NO_GROUNDS for each in side.prefers)
    statements = tuple(each.statement.text for each in side.prefers)
    moves = [_move(each) for each in side.moves]
    barred = [_no_move(each) for each in side.no_moves]
    pairs: Pairs = {
        "id": side.id,
        "name": side.name or None,
        "prefers": statements if short and statements else None,
        "ranking": _ranking(side.ranking, dispute) or None,
        "weights": side.weights or None,
        "move": _in_line(moves),
        "no_move": _in_line(barred),
        **_grounds(side.grounds),
    }
    tables = [
        _table("[[side]]", pairs),
        *map(_option, side.options),
        *_tables("[[side.move]]", moves),
        *_tables("[[side.no_move]]", barred),
    ]
    return "\n\n".join(tables if short else [*tables, *map(_preference, side.prefers)])


ENDS = ("from", "to", "both_ways")


def _in_line(moves: Sequence[Pairs]) -> Value | None:
    """Moves that say where they lead and no more, as a list."""
    if not moves or any(value for each in moves for key, value in each.items() if key not in ENDS):
        return None
    return tuple({key: value for key, value in each.items() if value} for each in moves)


def _tables(header: str, moves: Sequence[Pairs]) -> list[str]:
    """Moves of which more is said."""
    return [] if _in_line(moves) else [_table(header, each, depth=1) for each in moves]


def _option(option: Option) -> str:
    pairs: Pairs = {
        "id": option.id,
        "text": option.text or None,
        "moves": _unless(Moves.EITHER_WAY, option.moves),
        "kind": _unless(OptionKind.OTHER, option.kind),
        **_grounds(option.grounds),
    }
    return _table("[[side.option]]", pairs, depth=1)


def _preference(preference: Preference) -> str:
    pairs: Pairs = {
        "id": preference.id or None,
        "statement": preference.statement.text,
        "tied": preference.tied or None,
        **_grounds(preference.grounds),
    }
    return _table("[[side.prefers]]", pairs, depth=1)


def _move(move: DrawnMove) -> Pairs:
    return {
        "from": move.start,
        "to": move.ends[0] if len(move.ends) == 1 else move.ends,
        "both_ways": move.both_ways or None,
        **_grounds(move.grounds),
    }


def _no_move(barred: NoMove) -> Pairs:
    return {"from": barred.start.text, "to": barred.end.text, **_grounds(barred.grounds)}


def _ranking(ranking: Ranking, dispute: Dispute) -> tuple[Value, ...]:
    """The states by their keys; an inner list is a tie."""
    levels = (tuple(_pattern(state, dispute) for state in level) for level in ranking)
    return tuple(level[0] if len(level) == 1 else level for level in levels)


def _pattern(state: frozenset[str], dispute: Dispute) -> str:
    """Y or N for each option; in graph form the state's id."""
    if dispute.states:
        return next(iter(state))
    return "".join("Y" if option.id in state else "N" for option in dispute.options)


def _term(term: Term) -> str:
    pairs: Pairs = {"id": term.id, "statement": term.statement.text, **_grounds(term.grounds)}
    return _table("[[term]]", pairs)


def _rule(rule: Rule) -> str:
    texts = tuple(statement.text for statement in rule.statements)
    pairs: Pairs = {
        "id": rule.id or None,
        rule.form.value: texts[0] if rule.form.single else texts,
        **_grounds(rule.grounds),
    }
    return _table("[[rule]]", pairs)


def _merge(merge: Merge, dispute: Dispute) -> str:
    pairs: Pairs = {
        "when": merge.when.text,
        "shown_as": _selected(merge.shown_as, dispute),
        **_grounds(merge.grounds),
    }
    return _table("[[merge]]", pairs)


def _judgement(judgement: Judgement, dispute: Dispute) -> str:
    pairs: Pairs = {
        "id": judgement.id,
        "question": judgement.question,
        **_grounds(judgement.grounds),
    }
    answers = (_answer(each, dispute) for each in judgement.answers)
    return "\n".join([_table("[[judgement]]", pairs), *answers])


def _answer(answer: JudgementAnswer, dispute: Dispute) -> str:
    pairs: Pairs = {
        "id": answer.id,
        "text": answer.text or None,
        **_grounds(answer.grounds),
        **{f"change.{_key(id)}": new.text for id, new in answer.statements.items()},
        **{f"change.{_key(id)}.moves": new.value for id, new in answer.moves.items()},
        **{f"change.{_key(id)}.order": new for id, new in answer.orders.items()},
        **{
            f"change.{_key(id)}.ranking": _ranking(new, dispute)
            for id, new in answer.rankings.items()
        },
        **{f"change.{_key(id)}.weights": new for id, new in answer.weights.items()},
    }
    return _table("[[judgement.answer]]", pairs, depth=1)


def _view(view: View) -> str:
    return _table("[[view]]", {"of": view.of, "answers": view.answers, **_grounds(view.grounds)})


def _question(question: Question) -> str:
    pairs: Pairs = {
        "by": question.by,
        "target": question.target or None,
        "goal": question.goal.text,
        **_grounds(question.grounds),
    }
    return _table("[question]", pairs)


def _claim(claim: Claim) -> str:
    pairs: Pairs = {
        "id": claim.id,
        "text": claim.text or None,
        **_grounds(claim.grounds),
        "test": claim.test,
    }
    return _table("[[claim]]", pairs)


def _grounds(grounds: Grounds) -> Pairs:
    return {
        "why": grounds.why or None,
        "at": grounds.at or None,
        "quote": grounds.quote or None,
        "assumes": grounds.assumes or None,
        "draft": grounds.draft or None,
    }


def _selected(state: frozenset[str], dispute: Dispute) -> tuple[str, ...]:
    return tuple(option.id for option in dispute.options if option.id in state)


def _unless(default: Enum, chosen: Enum) -> str | None:
    return None if chosen is default else str(chosen.value)


# ---------------------------------------------------------------- TOML


def _table(header: str, pairs: Pairs, depth: int = 0) -> str:
    lines = [_pair(key, value) for key, value in pairs.items() if value is not None]
    return textwrap.indent("\n".join([header, *lines]), "  " * depth)


def _pair(key: str, value: Value) -> str:
    """A line; a list too long for one line gets a line for each item."""
    line = f"{key} = {_value(value)}"
    if not isinstance(value, tuple) or len(line) <= WIDEST:
        return line
    items = "".join(f"  {_value(item)},\n" for item in value)
    return f"{key} = [\n{items}]"


def _value(value: Value) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return string(value)
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            pairs = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"


def _key(key: str) -> str:
    return key if re.fullmatch("[A-Za-z0-9_-]+", key) else string(key)


# Quotes and controls, as TOML demands, and marks that break or reorder lines on the screen.
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def string(text: str) -> str:
    """A text as a TOML string on one line."""

    def escaped(found: re.Match[str]) -> str:
        return _SHORT.get(found[0], f"\\u{ord(found[0]):04x}")

    return f'"{_ESCAPED.sub(escaped, text)}"'
