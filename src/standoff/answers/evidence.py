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
from standoff.graph.barred import Barred
from standoff.graph.feasible import broken_rules
from standoff.graph.graph import Graph, State, compile_graph
from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute, Moves
from standoff.preferences.truth import Codes
from standoff.stability.concept import Concept
from standoff.stability.concepts import CONCEPTS
from standoff.stability.evidence import Step, Verdict
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, each, ids, subsets
from standoff.studies.findings import Study, threats_on
from standoff.studies.findings import settlements as is_settlement
from standoff.studies.levers import Lever
from standoff.studies.reach import reaches
from standoff.studies.threats import MOST_LEVERS, Compliance, Package, smallest
from standoff.studies.values import Values
from standoff.studies.views import as_written, views
from standoff.studies.ways import ways_to

MOST_TOLD = 24  # states of a kind that are told one by one
MOST_WAYS = 2**20  # of complying that are looked at for what stands in the way


def state_of(asking: Asking, code: int | None) -> State | None:
    """The state of a code, None where there is none or it is not feasible."""
    if code is None or not asking.feasible(code):
        return None
    return asking.graph.state_at(int(asking.places(np.array([code]))[0]))


def first_choice(choices: list[tuple[int, Holds]]) -> int | None:
    """The first of the target's choices for the file as written; None without a choice."""
    return next((code for code, here in choices if here[0]), None)


# ---------------------------------------------------------------- where things stand


def standing_evidence(study: Study) -> Standing:
    """Why each side stays at the status quo or leaves it, and what all would prefer."""
    graph = study.asking.as_written
    place = graph.state_place(graph.status_quo)
    positions = graph.structure.positions
    better = np.logical_and.reduce(
        [graph.ranks[dm][positions] > graph.ranks[dm][place] for dm in graph.dms]
    )
    return Standing(
        graph.state_at(place),
        tuple(NASH.verdict(graph, dm, place) for dm in graph.dms),
        tuple(SEQ.verdict(graph, dm, place) for dm in graph.dms),
        int(better.sum()),
        tuple(graph.state(int(number)) for number in np.flatnonzero(better)[:MOST_TOLD]),
    )


# ---------------------------------------------------------------- packages


def package_evidence(study: Study) -> tuple[tuple[Tried, ...], tuple[Tried, ...], bool]:
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
        working = smallest([p for p in study.packages() if p.works[0] == 1])
    return (
        tuple(_tried_package(package) for package in distinct.values()),
        tuple(_tried_package(package) for package in working),
        every,
    )


def _tried_package(package: Package) -> Tried:
    asking, complied, refused = package.asking, package.compliance, package.refusal
    y, z = first_choice(complied.best), first_choice(refused.best)
    verdict = None if y is None else _asker_verdict(y, asking)
    return Tried(
        threats=ids(package.threats, asking),
        offers=ids(package.offers, asking),
        bites=_truth_as_written(package.bites),
        credible=_truth_as_written(refused.credible),
        bound=bool(refused.bound[0]),
        delivers=_truth_as_written(complied.delivers),
        delivers_anyway=_truth_as_written(complied.delivers_anyway),
        sticks=_truth_as_written(complied.sticks),
        sticks_by_itself=_truth_as_written(complied.sticks_by_itself),
        works=_truth_as_written(package.works),
        complied=state_of(asking, y),
        defied=state_of(asking, z),
        withdrawn=state_of(asking, _withdrawn_code(complied, y)),
        reachable=_is_reachable(complied, y),
        carried_out=() if z is None else ids(int(refused.carried_out(z)[0]), asking),
        unmet=verdict.unmet if verdict else (),
        hurts=tuple(_hurting_moves(verdict.unmet, asking)) if verdict else (),
        met=verdict.met if verdict else (),
        blocks=tuple(_compliance_blocks(complied, y)),
    )


def _truth_as_written(answer: Values) -> bool | None:
    """The answer for the file as written."""
    return {1: True, 0: False, -1: None}[int(answer[0])]


def _hurting_moves(unmet: tuple[Step, ...], asking: Asking) -> Iterator[Step]:
    """The moves that leave the target worse off."""
    graph = asking.as_written
    rank = graph.ranks[asking.target]
    for step in unmet:
        here, there = (
            graph.state_place(graph.state_number(state)) for state in (step.before, step.after)
        )
        if rank[there] < rank[here]:
            yield step


def _withdrawn_code(complied: Compliance, y: int | None) -> int | None:
    """State c': what the target would choose if the asker did not deliver."""
    if y is None or not complied.asking.feasible(complied.before_delivery(y)):
        return None
    return first_choice(complied.asking.choices(complied.withdrawing(complied.before_delivery(y))))


def _is_reachable(complied: Compliance, y: int | None) -> bool:
    """The asker can get to y by its own move once the target has complied."""
    if y is None or not complied.asking.feasible(c := complied.before_delivery(y)):
        return False
    return complied.asking.can_move(complied.asking.by, c, y)


def _asker_verdict(y: int, asking: Asking) -> Verdict:
    place = int(asking.places(np.array([y]))[0])
    return SEQ.verdict(asking.as_written, asking.by, place)


def _compliance_blocks(complied: Compliance, y: int | None) -> Iterator[tuple[str, str]]:
    """What keeps the target from complying at all, or before the asker has moved."""
    asking = complied.asking
    if y is not None:
        c = complied.before_delivery(y)
        if not asking.feasible(c):
            yield from _broken(np.array([c]), asking)
        return
    dispute, own = asking.graph.dispute, asking.graph.own_options[asking.target]
    if own.size > MOST_WAYS:
        return
    begin = asking.status_quo & ~asking.levers | complied.offers
    ways = own.own_variants(begin)
    ways = ways[asking.would_meet_goal(ways)]
    if not len(ways):
        yield from (
            ("side", side.id) for side in dispute.sides if side.id not in _asking_pair(asking)
        )
        return
    yield from _broken(ways, asking)
    yield from _barred(ways, asking, begin)
    for bit, option in enumerate(dispute.options):
        changes = any((int(way) ^ asking.status_quo) >> bit & 1 for way in ways)
        theirs = own.lowest <= bit < own.lowest + len(own.ways)
        if theirs and changes and option.moves is not Moves.EITHER_WAY:
            yield "option", option.id


def _barred(ways: Codes, asking: Asking, begin: int) -> Iterator[tuple[str, str]]:
    """The moves that the target cannot make, where some way to comply is one of them."""
    dispute = asking.graph.dispute
    barred = Barred.for_side(dispute, asking.target, np.concatenate([[begin], ways]))
    moves = dispute.sides[asking.target].no_moves
    for move, start, end in zip(moves, barred.starts, barred.ends, strict=True):
        if start[0] and end[1:].any():
            yield "move", str(move)


def _broken(codes: Codes, asking: Asking) -> Iterator[tuple[str, str]]:
    """The rules that some of these combinations break."""
    yield from (("rule", str(rule)) for rule in broken_rules(asking.graph.dispute, codes))


def _asking_pair(asking: Asking) -> tuple[str, str]:
    sides = asking.graph.dispute.sides
    return sides[asking.by].id, sides[asking.target].id


# ---------------------------------------------------------------- levers


def lever_evidence(study: Study) -> tuple[Moved, ...]:
    """Every set of the threats on the table, and each other threat added to them."""
    asking = study.asking
    on = threats_on(asking)
    parts = list(subsets(on)) if on.bit_count() <= MOST_LEVERS else [0, *each(on), on]
    found = [_standing_lever(Lever(asking, on, part)) for part in parts if part]
    found += [_standing_lever(Lever(asking, on | bit, bit)) for bit in each(asking.threats & ~on)]
    return tuple(found)


def _standing_lever(lever: Lever) -> Moved:
    asking = lever.asking
    return Moved(
        on=ids(lever.on, asking),
        part=ids(lever.part, asking),
        reply=state_of(asking, first_choice(lever.replies)),
        reply_without=state_of(asking, first_choice(lever.replies_without)),
        idle=_truth_as_written(lever.idle),
        counterproductive=_truth_as_written(lever.counterproductive),
        cost=int(np.sign(lever.cost[0])),
    )


def left_alone(study: Study) -> tuple[LeftAlone, ...]:
    """What the others settle into when the asker's levers stand; only with three sides or more.

    For the threats on the table, all threats, and all offers. In graph form nobody has levers.
    """
    asking = study.asking
    if len(asking.graph.dispute.sides) < 3 or asking.graph.dispute.states:
        return ()
    packages = dict.fromkeys([threats_on(asking), asking.threats, asking.offers])
    graph = _without_asker(asking)
    stable = np.logical_and.reduce(
        [SEQ.stable(graph, dm)[graph.structure.positions] for dm in graph.dms]
    )
    return tuple(_left_alone(asking, graph, stable, package) for package in packages)


def _left_alone(asking: Asking, graph: Graph, stable: Holds, package: int) -> LeftAlone:
    """Where the others end up in ``graph``, in which the asker's options stay as they are."""
    code = asking.status_quo & ~asking.levers | package
    mask = asking.graph.own_options[asking.by].mask
    inside = (graph.codes & mask) == code & mask
    goal = graph.where_holds(asking.goal)
    kept = np.flatnonzero(inside & stable)
    kept = kept[np.argsort(~goal[kept], kind="stable")][:MOST_TOLD]
    start = int(graph.places_of(np.array([code]))[0])
    reached = [number for number in kept.tolist() if start >= 0 and _leads_to(graph, start, number)]
    return LeftAlone(
        ids(package, asking),
        tuple(graph.state(int(number)) for number in kept),
        tuple(graph.state(number) for number in reached),
        tuple(graph.state(int(number)) for number in kept if goal[number]),
    )


def _leads_to(graph: Graph, start: int, number: int) -> bool:
    goal = np.zeros(len(graph.ranks[0]), dtype=bool)
    goal[graph.state_place(number)] = True
    columns = graph.with_ranks([rank[:, None] for rank in graph.ranks])
    return bool(reaches(columns, start, goal, credible=True)[0])


def _without_asker(asking: Asking) -> Graph:
    """The dispute in which the asker cannot move."""
    dispute = asking.graph.dispute
    asker = dispute.sides[asking.by]
    fixed = tuple(replace(option, moves=Moves.NEVER) for option in asker.options)
    sides = list(dispute.sides)
    sides[asking.by] = replace(asker, options=fixed)
    return compile_graph(replace(dispute, sides=tuple(sides)))


# ---------------------------------------------------------------- settlements


def settlement_evidence(study: Study) -> tuple[int, tuple[Settlement, ...]]:
    """How many there are, and the steadiest with what holds them and the ways there."""
    asking = study.asking
    graph = asking.as_written
    numbers = np.flatnonzero(is_settlement(asking)[:, 0]).tolist()
    steady = {
        concept.key: _concept_equilibria(graph, concept)
        for concept in CONCEPTS
        if not concept.ours and not concept.skipped(graph)
    }
    numbers.sort(key=lambda number: -sum(bool(holds[number]) for holds in steady.values()))
    total, numbers = len(numbers), numbers[:MOST_TOLD]
    start = graph.state_place(graph.status_quo)
    places = [graph.state_place(number) for number in numbers]
    return total, tuple(
        Settlement(
            graph.state_at(place),
            tuple(key for key, holds in steady.items() if holds[number]),
            tuple(SEQ.verdict(graph, dm, place) for dm in graph.dms),
            found.moves,
            found.improvements,
            found.way,
            found.direct,
            found.jump_first,
            found.searched,
        )
        for number, place, found in zip(numbers, places, ways_to(graph, start, places), strict=True)
    )


def _concept_equilibria(graph: Graph, concept: Concept) -> Holds:
    rows = [concept.stable(graph, dm)[graph.structure.positions] for dm in graph.dms]
    everywhere: Holds = np.logical_and.reduce(rows)
    return everywhere


# ---------------------------------------------------------------- views


def view_evidence(study: Study) -> tuple[Seen, ...]:
    """States that are an equilibrium as written or in some view, or that last all the same.

    A state lasts if every side is content in its own view. Empty where no side has a view.
    """
    dispute: Dispute = study.asking.graph.dispute
    if not dispute.views:
        return ()
    written = as_written(study.asking.as_written, SEQ)
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
