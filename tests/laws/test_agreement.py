"""The fast engine, its readable twin and the oracle agree, state by state."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.model.dispute import Dispute
from standoff.stability import solve as solving
from standoff.stability.evidence import Step, Verdict
from tests import oracle
from tests.strategies import barred, disputes, drawn, scattered

ANY = disputes() | scattered() | barred() | drawn()
SMALL = disputes(most_options=4) | scattered(most_options=5) | barred(most_options=4) | drawn()


def solved(dispute: Dispute) -> dict[str, dict[str, set[str]]]:
    """The engine's answer in the oracle's form."""
    solution = standoff.solve(dispute)
    return {
        concept: {
            side: {state.pattern for state in states}
            for side, states in solution.stable(concept).items()
        }
        for concept in oracle.concepts(dispute)
    }


@given(ANY)
def test_states_and_their_order(dispute: Dispute) -> None:
    states = standoff.solve(dispute, concepts=("nash",)).states
    assert [state.pattern for state in states] == oracle.states(dispute)
    for state, members in zip(states, oracle.World(dispute).states, strict=True):
        assert state == members[0]


@given(ANY)
def test_the_engine_agrees_with_the_oracle(dispute: Dispute) -> None:
    expected = oracle.stable(dispute)
    assert solved(dispute) == expected
    solution = standoff.solve(dispute)
    for concept, by_side in expected.items():
        found = {state.pattern for state in solution.equilibria(concept)}
        assert found == set.intersection(*by_side.values())


@given(ANY)
def test_threads_change_nothing(dispute: Dispute) -> None:
    expected = standoff.solve(dispute)
    with patch.object(solving, "LARGE", 0):
        found = standoff.solve(dispute)
    assert list(found.bits) == list(expected.bits)
    for key, bits in expected.bits.items():
        np.testing.assert_array_equal(found.bits[key], bits)


@given(ANY)
def test_the_readable_twin_agrees_with_the_engine(dispute: Dispute) -> None:
    solution = standoff.solve(dispute)
    graph = solution.graph
    for concept in solution.concepts:
        for dm, row in enumerate(solution.holds(concept.key)):
            verdicts = (concept.verdict(graph, dm, graph.state_place(n)) for n in range(len(graph)))
            assert [verdict.stable for verdict in verdicts] == row.tolist()


@given(SMALL, st.data())
def test_evidence_is_what_the_definition_asks_for(dispute: Dispute, data: st.DataObject) -> None:
    """Every improvement is met or not; sanctions are reached by legal moves and deter."""
    world = oracle.World(dispute)
    concept = data.draw(st.sampled_from(oracle.concepts(dispute)))
    for side in world.sides:
        for state in standoff.solve(dispute, concepts=()).states:
            verdict = standoff.explain(dispute, state, side=side, concept=concept)
            assert (verdict.concept, verdict.side, verdict.state) == (concept, side, state)
            check_evidence(world, concept, verdict)


def check_evidence(world: oracle.World, concept: str, verdict: Verdict) -> None:
    side, here = verdict.side, world.state(verdict.state.pattern)
    assert verdict.stable == (not verdict.unmet)
    taken = [*(met.improvement for met in verdict.met), *verdict.unmet]
    reached = [check_step(world, step) for step in taken]
    assert len(reached) == len(set(reached))
    assert set(reached) == world.improvements(side, here)
    for step in taken:
        assert (step.side, step.before, step.gain) == (side, verdict.state, 1)
    for step in verdict.unmet:
        improvement = world.state(step.after.pattern)
        assert not set(world.sanctions(concept, side, here, improvement))
    for met in verdict.met:
        improvement = world.state(met.improvement.after.pattern)
        if concept == oracle.AT_ONCE:
            check_at_once(world, met.path, here, side)
        else:
            check_path(world, met.path, improvement, side, concept in ("seq", "symseq"))
        sanction = world.state(met.sanction.pattern)
        assert sanction in set(world.sanctions(concept, side, here, improvement))


def check_path(
    world: oracle.World,
    path: tuple[Step, ...],
    start: oracle.State,
    focal: str,
    credible: bool,
) -> None:
    """The others move one at a time, nobody twice in succession, each by a legal move."""
    last = ""
    here = start
    for step in path:
        assert step.side not in (focal, last)
        assert world.state(step.before.pattern) == here
        here, last = check_step(world, step), step.side
        assert step.gain == 1 or not credible


def check_at_once(
    world: oracle.World, path: tuple[Step, ...], here: oracle.State, focal: str
) -> None:
    """Some of the others, each once and by an improvement from where the side began."""
    movers = [step.side for step in path]
    assert len({focal, *movers}) == len(movers) + 1
    for step in path:
        check_step(world, step)
        assert (world.state(step.before.pattern), step.gain) == (here, 1)


def check_step(world: oracle.World, step: Step) -> oracle.State:
    """Where a step leads, if its side may take it."""
    before, after = world.state(step.before.pattern), world.state(step.after.pattern)
    assert after in world.moves(step.side, before)
    better = world.better(step.side, after, before)
    worse = world.better(step.side, before, after)
    assert step.gain == better - worse
    return after
