"""The evidence behind an answer, for the file as written: states, sanctions, routes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from standoff.answers.answer import (
    LeftAlone,
    Moved,
    Seen,
    Settlement,
    Standing,
)
from standoff.answers.package_evidence import state_of, truth_as_written
from standoff.graph.graph import Graph, State, compile_graph
from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute, Moves
from standoff.stability.concept import Concept
from standoff.stability.concepts import CONCEPTS
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, each, ids, subsets
from standoff.studies.findings import (
    Study,
    all_offers,
    all_threats,
    threats_on,
)
from standoff.studies.findings import settlements as is_settlement
from standoff.studies.levers import Lever
from standoff.studies.reach import reaches
from standoff.studies.setting import Others, Setting, Tie
from standoff.studies.views import as_written, views
from standoff.studies.ways import ways_to

MOST_TOLD = 24  # states of a kind that are told one by one
MOST_TOGETHER = 10  # threats on the table of which every set is told


# ---------------------------------------------------------------- where things stand


def standing_evidence(study: Study) -> Standing:
    """Why each side stays at the status quo or leaves it, and what all would prefer."""
    graph = study.asking.as_written
    place = graph.state_place(graph.status_quo)
    positions = graph.structure.positions
    ranks = [graph.ranks[dm][positions] for dm in graph.dms]
    caring = [dm for dm in graph.dms if ranks[dm].min() < ranks[dm].max()]
    rows = [ranks[dm] > graph.ranks[dm][place] for dm in caring]
    better = np.logical_and.reduce(rows) if rows else np.zeros(len(positions), dtype=bool)
    return Standing(
        graph.state_at(place),
        tuple(NASH.verdict(graph, dm, place) for dm in graph.dms),
        tuple(SEQ.verdict(graph, dm, place) for dm in graph.dms),
        int(better.sum()),
        tuple(graph.state(int(number)) for number in np.flatnonzero(better)[:MOST_TOLD]),
        tuple(graph.dispute.sides[dm].id for dm in graph.dms if dm not in caring),
    )


# ---------------------------------------------------------------- levers


def lever_evidence(study: Study) -> tuple[Moved, ...]:
    """Every set of the threats on the table, and each other threat added to them."""
    asking = study.asking
    on = threats_on(asking)
    parts = list(subsets(on)) if on.bit_count() <= MOST_TOGETHER else [0, *each(on), on]
    found = [_standing_lever(Lever(asking, part)) for part in parts if part]
    found += [_standing_lever(Lever(asking, bit)) for bit in each(asking.threats & ~on)]
    return tuple(found)


def _standing_lever(lever: Lever) -> Moved:
    asking = lever.asking
    return Moved(
        on=ids(lever.on, asking),
        part=ids(lever.part, asking),
        reply=state_of(asking, lever.replies.first_as_written()),
        reply_without=state_of(asking, lever.replies_without.first_as_written()),
        idle=truth_as_written(lever.idle),
        counterproductive=truth_as_written(lever.counterproductive),
        cost=int(np.sign(lever.cost[0])),
    )


def left_alone(study: Study) -> tuple[LeftAlone, ...]:
    """What the others settle into when the asker's levers stand; only with three sides or more.

    For the threats on the table, all threats, and all offers. In graph form nobody has levers.
    """
    asking = study.asking
    if len(asking.graph.dispute.sides) < 3 or asking.graph.dispute.states:
        return ()
    packages = dict.fromkeys([threats_on(asking), all_threats(asking), all_offers(asking)])
    graph = _without_asker(asking)
    stable = np.logical_and.reduce(
        [SEQ.stable(graph, dm)[graph.structure.positions] for dm in graph.dms]
    )
    found = (_left_alone(asking, graph, stable, package) for package in packages)
    return tuple(each for each in found if each)


def _left_alone(asking: Asking, graph: Graph, stable: Holds, package: int) -> LeftAlone | None:
    """Where the others end up in ``graph``, in which the asker's options stay as they are.

    None where the asker cannot set the package while the target stays as it is.
    """
    codes = Setting(asking, package, 0, Tie.COMPLIED, Others.AS_TODAY).codes
    codes = codes[codes & asking.theirs.mask == asking.status_quo & asking.theirs.mask]
    if not len(codes):
        return None
    code = int(codes[np.argmax(asking.ranks(asking.by, codes)[:, 0])])
    inside = (graph.codes & asking.own.mask) == code & asking.own.mask
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
