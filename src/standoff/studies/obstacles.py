"""What stands in the way of a package: rules, options that cannot change, other sides, moves.

Asked of the rules, so that it can be told at any size; a smallest set of obstacles is named, and
without any one of them there would be a way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from standoff.graph.feasible import minimal_conflict
from standoff.graph.layout import choose_plan
from standoff.graph.own_options import OwnOptions
from standoff.model.dispute import Rule, RuleForm
from standoff.model.statement import Statement, parse
from standoff.studies.asking import Asking


class Obstacle(NamedTuple):
    """A ``kind`` ("rule", "option", "side", "move") and the ``name`` of what is in the way."""

    kind: str
    name: str


def to_setting(asking: Asking, on: int, off: int) -> tuple[Obstacle, ...]:
    """Why the asker cannot have some levers on and others off, whatever the target chooses."""
    return _obstacles(asking, _set(asking, on, off), asking.by)


def to_complying(asking: Asking, on: int, off: int) -> tuple[Obstacle, ...]:
    """Why no choice of the target's has the goal, some levers on and others off."""
    return _obstacles(asking, [*_set(asking, on, off), asking.goal], asking.target)


def to_refusing(asking: Asking, on: int, off: int) -> tuple[Obstacle, ...]:
    """Why every choice of the target's has the goal, some levers on and others off."""
    refused = parse(f"not ({asking.goal.text})")
    return _obstacles(asking, [*_set(asking, on, off), refused], asking.target)


def to_delivering_late(asking: Asking, y: int) -> tuple[Obstacle, ...]:
    """The rules that let nobody be where the target has complied as in y and the asker has not."""
    both = asking.own.mask | asking.theirs.mask
    there = y & ~asking.own.mask | asking.status_quo & asking.own.mask
    fixed = [_selected(asking, there & both, both & ~there)]
    return _obstacles(asking, [each for each in fixed if each], asking.target)


def _set(asking: Asking, on: int, off: int) -> list[Statement]:
    wanted = _selected(asking, on, off)
    return [wanted] if wanted else []


def _obstacles(asking: Asking, wanted: list[Statement], mover: int) -> tuple[Obstacle, ...]:
    """A smallest set of what keeps the wanted statements from holding together."""
    possible = choose_plan(asking.graph.dispute).rules_satisfiable
    fixed = [Rule(RuleForm.ALWAYS, (statement,)) for statement in wanted]
    # What is named first is dropped first where either would do.
    named = {rule: obstacle for obstacle, rule in _facts(asking)}
    named |= {rule: Obstacle("rule", str(rule)) for rule in asking.graph.dispute.rules}
    if not possible([*fixed, *named]):
        return tuple(
            named[r] for r in minimal_conflict([*named], lambda rest: possible([*fixed, *rest]))
        )
    moves = asking.graph.dispute.sides[mover].no_moves
    return tuple(Obstacle("move", str(move)) for move in moves)


def _facts(asking: Asking) -> Iterator[tuple[Obstacle, Rule]]:
    """That the other sides stay as today, and what asker and target cannot change."""
    dispute, today = asking.graph.dispute, asking.status_quo
    for dm, side in enumerate(dispute.sides):
        own = asking.graph.own_options[dm]
        if dm not in (asking.by, asking.target):
            as_today = _selected(asking, today & own.mask, own.mask & ~today)
            if as_today:
                yield Obstacle("side", side.id), Rule(RuleForm.ALWAYS, (as_today,), id=side.id)
    for own in (asking.own, asking.theirs):
        for bit in _stuck(own, today):
            stays = _selected(asking, today & bit, bit & ~today)
            id = dispute.options[bit.bit_length() - 1].id
            if stays:
                yield Obstacle("option", id), Rule(RuleForm.ALWAYS, (stays,), id=id)


def _stuck(own: OwnOptions, today: int) -> Iterable[int]:
    """The bits of a side's options that cannot change from where they are today."""
    for number in range(len(own.ways)):
        bit = 1 << number
        on = today >> own.lowest & bit
        if (own.stays_on if on else own.stays_off) & bit:
            yield bit << own.lowest


def _selected(asking: Asking, on: int, off: int) -> Statement | None:
    """That some options are selected and others are not; None where it is about none."""
    options = asking.graph.dispute.options
    words = [o.id for bit, o in enumerate(options) if on >> bit & 1]
    words += [f"not {o.id}" for bit, o in enumerate(options) if off >> bit & 1]
    return parse(" and ".join(words)) if words else None
