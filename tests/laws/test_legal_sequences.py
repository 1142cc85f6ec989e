"""Legal sequences: the induction that the oracle uses, and the search, against listing them all."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given

from standoff.graph.graph import compile_graph
from standoff.graph.legal import legal_sequences
from standoff.model.dispute import Dispute
from tests import oracle
from tests.strategies import drawn

LONGEST = 6  # moves; with three states and two movers no shortest sequence is longer


def listed(world: oracle.World, here: oracle.State, last: str, left: int) -> Iterator[oracle.State]:
    """Where each single sequence of so many moves ends, nobody moving twice running."""
    for mover in world.sides if left else ():
        if mover != last:
            for there in world.moves(mover, here):
                yield there
                yield from listed(world, there, mover, left - 1)


@given(drawn(sides=(2, 2), most_states=3))
def test_the_ends_of_all_legal_sequences(dispute: Dispute) -> None:
    world, graph = oracle.World(dispute), compile_graph(dispute)
    for number, start in enumerate(world.states):
        expected = set(listed(world, start, "", LONGEST)) - {start}
        assert oracle.legal_sequences(world.sides, start, world.moves) == expected
        found = legal_sequences(graph, list(graph.dms), graph.state_place(number))
        assert {graph.state_at(end).pattern for end, _ in found} == set(map(world.label, expected))
