"""What stands in the way of a package, by definition: a rule, a move, a lever, another side.

Each is tried by taking it away. Whether something can be put at all asks nobody's preferences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.model.dispute import DecisionMaker, Dispute, Moves, Option
from tests.oracle import Choice, Owned
from tests.oracle_levers import Case, ids, subsets
from tests.oracle_packages import Package, Reason, every_package, third_sides


def in_the_way(package: Package) -> set[str]:
    """What alone keeps a package from being told, or B from complying: rules, options, sides.

    A rule and a barred move are named by their words, an option that may not move as it would
    have to by its id. Nothing is where A could put it, but sets something else.
    """
    case = package.case
    if _can(package, case):
        return set()
    return {name for name, freed in _freed(case.dispute) if _can(package, _asked(case, freed))}


def complying_needs(package: Package) -> set[tuple[Choice, Choice]]:
    """The packages with which B could comply, where with this one it cannot."""
    if package.reason is not Reason.CANNOT_COMPLY:
        return set()
    return {(other.threats, other.offers) for other in every_package(package.case) if other.y}


def not_without(package: Package) -> set[str]:
    """The third sides of which one legal move would let B comply."""
    case = package.case
    if package.reason is not Reason.CANNOT_COMPLY or _can(package, case):
        return set()
    sides = [case.dispute.side(id) for id in third_sides(case)]
    return {
        side.id
        for side in sides
        for quo in _after_a_move(case, side)
        if _can(package, _asked(case, replace(case.dispute, status_quo=quo)))
    }


def _can(package: Package, case: Case) -> bool:
    """Whether in another case what is missing can be put: a y, a z, or a y with the goal."""
    on, off, goal = {
        Reason.CANNOT_SET_YES: (package.offers, package.threats, None),
        Reason.CANNOT_SET_NO: (package.threats, package.offers, None),
        Reason.NOTHING_TO_REFUSE: (package.threats, package.offers, False),
        Reason.CANNOT_COMPLY: (package.offers, package.threats, True),
    }[package.reason or Reason.CANNOT_COMPLY]
    return bool(package.reason) and any(
        on <= there and not off & there and goal in (None, case.has_goal(there))
        for own in case.b_choices
        for there in case.settable(own)
    )


def _asked(case: Case, dispute: Dispute) -> Case:
    return Case.of(dispute, case.asker.id, case.target.id, case.goal)


def _freed(dispute: Dispute) -> Iterator[tuple[str, Dispute]]:
    """The dispute without one rule, one barred move, one option's way of moving.

    Rankings go, too: they do not rank what a rule forbade.
    """
    sides = tuple(replace(side, ranking=()) for side in dispute.sides)
    bare = replace(dispute, sides=sides, judgements=(), claims=())
    for n, rule in enumerate(bare.rules):
        yield str(rule), replace(bare, rules=(*bare.rules[:n], *bare.rules[n + 1 :]))
    for side in sides:
        for n, barred in enumerate(side.no_moves):
            left = (*side.no_moves[:n], *side.no_moves[n + 1 :])
            yield str(barred), _with_side(bare, replace(side, no_moves=left))
        for option in side.options:
            if option.moves is not Moves.EITHER_WAY:
                yield option.id, _with_side(bare, _free(side, option))


def _free(side: DecisionMaker, option: Option) -> DecisionMaker:
    free = replace(option, moves=Moves.EITHER_WAY)
    return replace(side, options=tuple(free if o == option else o for o in side.options))


def _with_side(dispute: Dispute, side: DecisionMaker) -> Dispute:
    sides = tuple(side if each.id == side.id else each for each in dispute.sides)
    return replace(dispute, sides=sides)


def _after_a_move(case: Case, side: DecisionMaker) -> Iterator[Choice]:
    """Q after each move that its options and what is barred allow a side, feasible or not."""
    can = Owned({option.id: option.moves for option in side.options})
    for mine in subsets(ids(side)):
        there = (case.quo - ids(side)) | mine
        if can.may_move(case.quo, there) and not case.world.is_barred(side, case.quo, there):
            yield there
