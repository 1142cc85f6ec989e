"""The map: what its arrows say, and where they run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
from hypothesis import given

from standoff.catalogue.disputes import load
from standoff.graph.structure import Field
from standoff.model.dispute import Dispute
from standoff.report.pictures import arrows
from standoff.report.pictures.lanes import Edge
from standoff.report.pictures.map import STATES_OF_MANY, StateMap
from standoff.report.pictures.scene import Scene
from standoff.report.wording.marks import bare
from tests.builders import merge, side
from tests.report.drawing import subject
from tests.report.test_picture_all import CASES, big
from tests.strategies import disputes, drawn, scattered


def chart(dispute: Dispute) -> StateMap:
    return StateMap(Scene(subject(dispute)))


def reached(telling: Mapping[int, list[int]], start: int) -> set[int]:
    """Everything that arrows lead to."""
    found: set[int] = set()
    left = list(telling[start])
    while left:
        state = left.pop()
        if state not in found:
            found.add(state)
            left += telling[state]
    return found


@given(disputes(most_options=5))
def test_arrows_and_equal_states_make_up_every_gain(dispute: Dispute) -> None:
    found = chart(dispute)
    for dm, gains in enumerate(found.improvements_by_side):
        rank = found.scene.ranks_by_state(dm)
        telling = arrows.improvements_to_draw(gains, rank, lambda a, b: abs(a - b))
        for state, there in gains.items():
            assert {*telling[state]} <= there
            if not arrows.is_transitive(gains):
                assert telling[state] == sorted(there)
                continue
            levels = {int(rank[each]) for each in reached(telling, state)}
            assert reached(telling, state) <= there
            assert levels == {int(rank[each]) for each in there}


def test_of_states_liked_equally_the_nearest_gets_the_arrow() -> None:
    """Those that lead on to others apart: 3 is as good as 1 and 2, and has a way to 4."""
    gains = {0: frozenset([1, 2, 3, 4]), 3: frozenset([4])}
    found = arrows.improvements_to_draw(
        {**dict.fromkeys(range(5), frozenset[int]()), **gains},
        np.array([0, 1, 1, 1, 2]),
        lambda one, other: {1: 2.0, 2: 1.0}.get(one + other, 3.0),
    )
    assert found == {0: [2, 3], 1: [], 2: [], 3: [4], 4: []}


def test_what_a_side_likes_lies_further_up_or_further_to_the_right() -> None:
    sides = (side("us", "a", prefers=("a",)), side("them", "b", prefers=("not b",)))
    boxes = chart(Dispute("Liked", sides)).grid.boxes
    none, ours, theirs, both = (boxes[state] for state in range(4))
    for better, worse in ((ours, none), (both, theirs), (none, theirs), (ours, both)):
        assert better.top < worse.top or better.left > worse.left


@given(drawn())
def test_in_graph_form_every_move_has_its_arrow(dispute: Dispute) -> None:
    """A thick one where its side gains, a thin one elsewhere; nobody's moves make up another's."""
    found = chart(dispute)
    graph = found.scene.graph
    moves = {
        (dm, state, graph.state_at(there).pattern)
        for dm in graph.dms
        for state in range(len(graph))
        for there in graph.moves(dm, graph.state_place(state))
    }
    gains = {(e.dm, e.before, graph.state(e.after).pattern) for e in found.improvement_arrows}
    others = {(e.dm, e.before, graph.state(e.after).pattern) for e in found.other_moves}
    assert gains | others == moves
    assert not gains & others
    assert all(
        rank[e.after] <= rank[e.before] for e in found.other_moves for rank in [_rank(found, e)]
    )
    assert set(found.plan.ways) >= {*found.other_moves, *found.improvement_arrows}


def _rank(found: StateMap, edge: Edge) -> Field:
    return found.scene.ranks_by_state(edge.dm)


@given(scattered(merges=False))
def test_moves_of_one_side_run_along_a_row_or_a_column(dispute: Dispute) -> None:
    found = chart(dispute)
    assert {way.kind for way in found.plan.ways.values()} <= {"down", "along"}
    for edge, way in found.plan.ways.items():
        axis = found.grid.rows if way.kind == "down" else found.grid.columns
        assert edge.dm in axis.sides


def _inside(
    point: tuple[float, float],
    corner: tuple[float, float],
    size: tuple[float, float],
    within: float = 0.5,
) -> bool:
    """Whether a point lies so far inside a box, or with less than 0 so near to it."""
    return all(
        low + within < at < low + wide - within
        for at, low, wide in zip(point, corner, size, strict=True)
    )


@given(disputes(most_options=5) | drawn())
def test_arrows_start_and_end_at_borders_and_boxes_stay_apart(dispute: Dispute) -> None:
    found = chart(dispute)
    boxes = [found.plan.cell_rect(state) for state in found.shown_states]
    for edge in found.plan.ways:
        points = found.plan.edge_points(edge)
        for end, state in ((points[0], edge.before), (points[-1], edge.after)):
            assert not any(_inside(end, *box) for box in boxes)
            assert _inside(end, *found.plan.cell_rect(state), within=-0.5)
    for one, other in combinations(found.grid.boxes.values(), 2):
        assert not one.cells & other.cells


@given(disputes(most_options=5, merges=False))
def test_arrows_run_under_no_state(dispute: Dispute) -> None:
    """Their corners and the middles of their stretches lie outside every box."""
    found = chart(dispute)
    boxes = [found.plan.cell_rect(state) for state in found.shown_states]
    for edge in found.plan.ways:
        points = found.plan.edge_points(edge)
        middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(points)]
        assert not [p for p in (*points, *middles) if any(_inside(p, *box) for box in boxes)]


def test_lanes_of_their_own_for_arrows_that_would_lie_on_one_another() -> None:
    plan = chart(CASES["five sides"]).plan
    around = [(edge, way) for edge, way in plan.ways.items() if not way.straight]
    assert around
    for (one, a), (other, b) in combinations(around, 2):
        same = (a.kind, a.line, plan.lanes[one]) == (b.kind, b.line, plan.lanes[other])
        assert not same or a.span[1] <= b.span[0] or b.span[1] <= a.span[0]


def test_elmira_has_its_merged_state_as_one_box_of_four_cells() -> None:
    found = chart(load("elmira"))
    sizes = {len(box.cells) for box in found.grid.boxes.values()}
    assert sizes == {1, 4}
    assert found.unchained_sides == []


def test_prisoners_gain_by_talking() -> None:
    found = chart(load("prisoners-dilemma"))
    patterns = found.scene.graph.patterns()
    told = {(e.dm, patterns[e.before], patterns[e.after]) for e in found.improvement_arrows}
    assert told == {(0, "YN", "NN"), (0, "YY", "NY"), (1, "NY", "NN"), (1, "YY", "YN")}


def test_the_route_is_the_cheapest_settlements() -> None:
    found = chart(load("one-last-time"))
    patterns = found.scene.graph.patterns()
    assert [patterns[state] for state in found.scene.route_states] == [
        "YYNNNNY",
        "NNNYNNY",
        "NNNYNYN",
    ]
    assert found.route_edges[1] in found.improvement_arrows
    assert found.route_edges[0] not in found.improvement_arrows


def test_hidden_gains_are_counted() -> None:
    found = chart(load("one-last-time"))
    every = sum(len(there) for gains in found.improvements_by_side for there in gains.values())
    assert found.hidden_count == every - len(found.improvement_arrows) > 0


def test_moves_that_do_not_chain_are_all_drawn_and_said() -> None:
    """Merged across: a move into the merged state is not one move further."""
    sides = (side("us", "a", "b", prefers=("a", "b")), side("them", "c"))
    dispute = Dispute("Loose", sides, merges=(merge("(a iff c) and not b", "a", "c"),))
    found = chart(dispute)
    assert [bare(name) for name in found.unchained_sides] == ["us"]
    assert found.hidden_count == 0


def test_large_disputes_keep_what_matters() -> None:
    found = chart(big())
    assert len(found.shown_states) <= STATES_OF_MANY
    assert found.scene.status_quo in found.shown_states
    assert all(isinstance(edge, Edge) for edge in found.improvement_arrows)


def test_firmness_counts_the_concepts_of_the_literature() -> None:
    scene = Scene(subject(replace(load("prisoners-dilemma"), question=None)))
    assert scene.firmness.tolist() == [6, 0, 0, 5]
    assert scene.greatest_firmness == 6
    assert scene.strictest_concepts(0) == ("nash", "threat")
    assert scene.strictest_concepts(3) == ("symseq", "sim")
    assert list(scene.states_that_matter()) == [0, 3]
