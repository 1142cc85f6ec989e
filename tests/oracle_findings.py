"""Every finding about a dispute under one reading, by its id."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from tests import oracle
from tests.oracle import Choice, State, World
from tests.oracle_levers import Case, Cell
from tests.oracle_packages import (
    BESIDE,
    PARTS,
    Package,
    every_package,
    puttable,
    some_works,
)
from tests.oracle_unconditional import Standing

NOTHING: Choice = frozenset()


def findings(case: Case) -> dict[str, Cell]:
    """In graph form nobody has options, so that nothing can be held out."""
    if case.dispute.states:
        return dict(_standing(case))
    return dict(chain(_standing(case), _threats(case), _offers(case)))


# ---------------------------------------------------------------- where things stand


def _standing(case: Case) -> Iterator[tuple[str, Cell]]:
    yield "frozen", is_equilibrium(case.world, "nash", case.q)
    yield "deadlock", not any(map(case.goal_at, ends(case.world, case.q, "improvements")))
    for concept in ("seq", "nash"):
        found = (is_equilibrium(case.world, concept, state) for state in settlements(case))
        yield f"settlement.{concept}", any(found)


def ends(world: World, start: State, by: str) -> frozenset[State]:
    """Where legal sequences of moves or of improvements lead, perhaps empty ones."""
    step = world.moves if by == "moves" else world.improvements
    return oracle.legal_sequences(world.sides, start, step) | {start}


def is_equilibrium(world: World, concept: str, state: State) -> bool:
    return all(is_stable(world, concept, side, state) for side in world.sides)


def is_stable(world: World, concept: str, side: str, state: State) -> bool:
    """As the classical concepts, and `threat`: no move makes what the others leave better."""
    if concept != "threat":
        return world.is_stable(concept, side, state)
    return all(
        left(world, side, there) <= left(world, side, state) for there in world.moves(side, state)
    )


def left(world: World, side: str, state: State) -> tuple[int, ...]:
    """h_i: the least that the others' improvements, or their staying, leave to a side."""
    reach = world.sequences(side, state, credible=True) | {state}
    return min(world.values[side, end] for end in reach)


def settlements(case: Case) -> list[State]:
    """Goal states that A and B both rank above the status quo."""
    return [
        state
        for state in case.world.states
        if case.goal_at(state)
        and case.world.better(case.asker.id, state, case.q)
        and case.world.better(case.target.id, state, case.q)
    ]


def better_for_all(case: Case) -> list[State]:
    """What every side ranks above the status quo, the indifferent apart."""
    caring = [side for side in case.world.sides if side not in indifferent(case.world)]
    return [
        state
        for state in case.world.states
        if caring and all(case.world.better(side, state, case.q) for side in caring)
    ]


def indifferent(world: World) -> list[str]:
    """The sides that like no state more than another."""
    return [
        side
        for side in world.sides
        if len({world.values[side, state] for state in world.states}) == 1
    ]


# ---------------------------------------------------------------- threats and offers


def _threats(case: Case) -> Iterator[tuple[str, Cell]]:
    on = case.quo & case.threats
    yield from _parts("threats.all", case, _all_that_can_be_put(case, case.threats), NOTHING)
    yield from _parts("threats.on", case, on, NOTHING)
    yield from _unconditional("threats.on", Standing(case, on))
    for option in sorted(case.threats):
        one = frozenset({option})
        yield from _parts(f"threat.{option}", case, one, NOTHING)
        yield from _unconditional(f"threat.{option}", Standing(case, one))


def _offers(case: Case) -> Iterator[tuple[str, Cell]]:
    yield from _parts("offers.all", case, NOTHING, _all_that_can_be_put(case, case.offers))
    for option in sorted(case.offers):
        yield from _parts(f"offer.{option}", case, NOTHING, frozenset({option}))
    yield "package.some.works", some_works(every_package(case))


def _all_that_can_be_put(case: Case, levers: Choice) -> Choice:
    """Every lever that some choice that A can set has on."""
    return frozenset().union(*puttable(case, levers))


def _parts(name: str, case: Case, threats: Choice, offers: Choice) -> Iterator[tuple[str, Cell]]:
    """The parts of a package; blank where there is no lever of the kind."""
    tried = Package(case, threats, offers)
    for part in (*PARTS, *BESIDE):
        if part != "credible" or not name.startswith("offer"):
            yield f"{name}.{part}", tried.part(part) if threats or offers else None


def _unconditional(name: str, standing: Standing) -> Iterator[tuple[str, Cell]]:
    yield f"{name}.idle", standing.idle
    yield f"{name}.counterproductive", standing.counterproductive
