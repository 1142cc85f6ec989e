"""The evidence behind an answer, for the file as written: states, sanctions, routes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np

from standoff.answers.answer import (
    LeftAlone,
    Moved,
    Seen,
    Settlement,
    Standing,
    Tried,
)
from standoff.graph.feasible import allowed, at
from standoff.graph.graph import Graph, State, compile
from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute, Moves
from standoff.stability.concepts import CONCEPTS
from standoff.stability.evidence import Verdict
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, each, ids, subsets
from standoff.studies.findings import Study, threats_on
from standoff.studies.findings import settlements as is_settlement
from standoff.studies.levers import Lever
from standoff.studies.reach import reaches, routes
from standoff.studies.threats import MOST_LEVERS, Package, smallest
from standoff.studies.threats import packages as every_package
from standoff.studies.views import as_written, views

MOST_SETTLEMENTS = 24  # settlements that are told with their routes


def flat(asking: Asking) -> Graph:
    """The graph with one rank for each state, as verdicts and routes want it."""
    return asking.graph.with_ranks([rank[:, 0] for rank in asking.graph.ranks])


def state_of(asking: Asking, code: int | None) -> State | None:
    """The state of a code, None where there is none or it is not feasible."""
    if code is None or not asking.feasible(code):
        return None
    return asking.graph.state_at(int(asking.places(np.array([code]))[0]))


def first(choices: list[tuple[int, Holds]]) -> int | None:
    """The first of the target's choices for the file as written; None without a choice."""
    return next((code for code, here in choices if here[0]), None)


# ---------------------------------------------------------------- where things stand


def standing(study: Study) -> Standing:
    """Why each side stays at the status quo or leaves it, and what all would prefer."""
    graph = flat(study.asking)
    place = graph.place(graph.status_quo)
    positions = graph.structure.positions
    better = np.logical_and.reduce(
        [graph.ranks[dm][positions] > graph.ranks[dm][place] for dm in graph.dms]
    )
    return Standing(
        graph.state_at(place),
        tuple(NASH.verdict(graph, dm, place) for dm in graph.dms),
        tuple(SEQ.verdict(graph, dm, place) for dm in graph.dms),
        tuple(graph.state(int(number)) for number in np.flatnonzero(better)),
    )


# ---------------------------------------------------------------- packages


def packages(study: Study) -> tuple[tuple[Tried, ...], tuple[Tried, ...], bool]:
    """Packages worth telling one by one, the smallest that work, and whether all were tried."""
    asking = study.asking
    told = [study.package(threats_on(asking), 0)]
    told += [study.package(bit, 0) for bit in each(asking.threats)]
    told += [study.package(asking.threats, 0)]
    told += [study.package(0, bit) for bit in each(asking.offers)]
    told += [study.package(0, asking.offers)]
    distinct = {(p.threats, p.offers): p for p in told if p.threats or p.offers}
    every = asking.levers.bit_count() <= MOST_LEVERS
    working: list[Package] = []
    if every:
        tried = (study.package(p.threats, p.offers) for p in every_package(asking))
        working = smallest([p for p in tried if p.works[0] == 1])
    return (
        tuple(_tried(package) for package in distinct.values()),
        tuple(_tried(package) for package in working),
        every,
    )


def _tried(package: Package) -> Tried:
    asking = package.asking
    y, z = first(package.complied), first(package.defied)
    verdict = None if y is None else _at(y, asking)
    return Tried(
        threats=ids(package.threats, asking),
        offers=ids(package.offers, asking),
        bites=bool(package.bites[0] == 1),
        credible=bool(package.credible[0] == 1),
        bound=package.bound,
        delivers=bool(package.delivers[0] == 1),
        delivers_anyway=bool(package.delivers_anyway[0] == 1),
        sticks=bool(package.sticks[0] == 1),
        sticks_by_itself=bool(package.sticks_by_itself[0] == 1),
        works=bool(package.works[0] == 1),
        complied=state_of(asking, y),
        defied=state_of(asking, z),
        withdrawn=state_of(asking, _withdrawn(package, y)),
        reachable=_reachable(package, y),
        carried_out=() if z is None else ids(int(package.carried_out(z)[0]), asking),
        unmet=verdict.unmet if verdict else (),
        met=verdict.met if verdict else (),
        blocked=() if y is not None else tuple(_blocked(package)),
    )


def _withdrawn(package: Package, y: int | None) -> int | None:
    """State c': what the target would choose if the asker did not deliver."""
    if y is None or not package.asking.feasible(package.before_delivery(y)):
        return None
    return first(package.asking.choices(package.withdrawing(package.before_delivery(y))))


def _reachable(package: Package, y: int | None) -> bool:
    """The asker can get to y by its own move once the target has complied."""
    if y is None or not package.asking.feasible(c := package.before_delivery(y)):
        return False
    return package.asking.can_move(package.asking.by, c, y)


def _at(y: int, asking: Asking) -> Verdict:
    place = int(asking.places(np.array([y]))[0])
    return SEQ.verdict(flat(asking), asking.by, place)


def _blocked(package: Package) -> Iterator[str]:
    """What keeps the target from complying.

    Rules that its ways to comply break, options that cannot be changed back, or the sides
    without whom the goal cannot hold.
    """
    asking = package.asking
    dispute, own = asking.graph.dispute, asking.graph.owns[asking.target]
    base = asking.status_quo & ~asking.levers & ~((own.size - 1) << own.lowest) | package.offers
    ways = base | np.arange(own.size) << own.lowest
    ways = ways[asking.holds_goal[ways]]
    if not len(ways):
        yield from (side.id for side in dispute.sides if side.id not in _pair(asking))
        return
    truths = asking.graph.truths
    for rule in dispute.rules:
        kept = allowed(rule, truths)
        if not all(at(kept, int(way)) for way in ways):
            yield str(rule)
    for bit, option in enumerate(dispute.options):
        if option.moves is not Moves.EITHER_WAY and any(
            (int(way) ^ asking.status_quo) >> bit & 1 for way in ways
        ):
            yield option.id


def _pair(asking: Asking) -> tuple[str, str]:
    sides = asking.graph.dispute.sides
    return sides[asking.by].id, sides[asking.target].id


# ---------------------------------------------------------------- levers


def levers(study: Study) -> tuple[Moved, ...]:
    """Every set of the threats on the table, and each other threat added to them."""
    asking = study.asking
    on = threats_on(asking)
    parts = list(subsets(on)) if on.bit_count() <= MOST_LEVERS else [0, *each(on), on]
    found = [_moved(Lever(asking, on, part)) for part in parts if part]
    found += [_moved(Lever(asking, on | bit, bit)) for bit in each(asking.threats & ~on)]
    return tuple(found)


def _moved(lever: Lever) -> Moved:
    asking = lever.asking
    truth = {1: True, 0: False, -1: None}
    return Moved(
        on=ids(lever.on, asking),
        part=ids(lever.part, asking),
        reply=state_of(asking, first(lever.replies)),
        reply_without=state_of(asking, first(lever.replies_without)),
        idle=truth[int(lever.idle[0])],
        counterproductive=truth[int(lever.counterproductive[0])],
        cost=int(np.sign(lever.cost[0])),
    )


def left_alone(study: Study) -> tuple[LeftAlone, ...]:
    """What the others settle into when the asker's levers stand; only with three sides or more.

    For the threats on the table, all threats, and all offers.
    """
    asking = study.asking
    if len(asking.graph.dispute.sides) < 3:
        return ()
    packages = dict.fromkeys([threats_on(asking), asking.threats, asking.offers])
    return tuple(_left_alone(asking, package) for package in packages)


def _left_alone(asking: Asking, package: int) -> LeftAlone:
    graph = _without_asker(asking)
    code = asking.status_quo & ~asking.levers | package
    own = asking.graph.owns[asking.by]
    mask = (own.size - 1) << own.lowest
    inside = (graph.codes & mask) == code & mask
    stable = np.logical_and.reduce(
        [SEQ.stable(graph, dm)[graph.structure.positions] for dm in graph.dms]
    )
    kept = np.flatnonzero(inside & stable)
    start = int(graph.places_of(np.array([code]))[0])
    reached = [number for number in kept.tolist() if start >= 0 and _leads(graph, start, number)]
    return LeftAlone(
        ids(package, asking),
        tuple(graph.state(int(number)) for number in kept),
        tuple(graph.state(number) for number in reached),
    )


def _leads(graph: Graph, start: int, number: int) -> bool:
    goal = np.zeros(len(graph.ranks[0]), dtype=bool)
    goal[graph.place(number)] = True
    columns = graph.with_ranks([rank[:, None] for rank in graph.ranks])
    return bool(reaches(columns, start, goal, credible=True)[0])


def _without_asker(asking: Asking) -> Graph:
    """The dispute in which the asker cannot move."""
    dispute = asking.graph.dispute
    asker = dispute.sides[asking.by]
    fixed = tuple(replace(option, moves=Moves.NEVER) for option in asker.options)
    sides = list(dispute.sides)
    sides[asking.by] = replace(asker, options=fixed)
    return compile(replace(dispute, sides=tuple(sides)))


# ---------------------------------------------------------------- settlements


def settlements(study: Study) -> tuple[Settlement, ...]:
    """Settlements with what holds them and the ways there, the steadiest first."""
    asking = study.asking
    graph = flat(asking)
    numbers = np.flatnonzero(is_settlement(asking)[:, 0]).tolist()
    steady = {
        concept.key: asking.equilibria(concept)[:, 0] for concept in CONCEPTS if not concept.ours
    }
    numbers.sort(key=lambda number: -sum(bool(holds[number]) for holds in steady.values()))
    numbers = numbers[:MOST_SETTLEMENTS]
    start = graph.place(graph.status_quo)
    ways = routes(graph, start, [graph.place(number) for number in numbers])
    return tuple(
        Settlement(
            graph.state(number),
            tuple(key for key, holds in steady.items() if holds[number]),
            tuple(SEQ.verdict(graph, dm, way.place) for dm in graph.dms),
            way.moves,
            way.improvements,
            way.cheapest,
        )
        for number, way in zip(numbers, ways, strict=True)
    )


# ---------------------------------------------------------------- views


def seen(study: Study) -> tuple[Seen, ...]:
    """States that are an equilibrium as written or in some view, or that last all the same.

    A state lasts if every side is content in its own view. Empty where no side has a view.
    """
    dispute: Dispute = study.asking.graph.dispute
    if not dispute.views:
        return ()
    written = as_written(compile(dispute), SEQ)
    held = list(views(dispute, SEQ))

    @cache
    def lasts(state: State) -> bool:
        return all(view.stays.get(state, (False,) * len(held))[n] for n, view in enumerate(held))

    states = dict.fromkeys(state for view in (written, *held) for state in view.stays)
    found = []
    for state in states:
        expected = tuple(view.side for view in held if view.equilibrium(state))
        if lasts(state) or expected or written.equilibrium(state):
            surprised = tuple(v.side for v in held if lasts(state) and v.side not in expected)
            found.append(Seen(state, written.equilibrium(state), lasts(state), expected, surprised))
    return tuple(found)
