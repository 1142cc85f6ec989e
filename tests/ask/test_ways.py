"""Ways: the best there are by the definition, however they are found, and told as they are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.answers.answer import Settlement, by_ease
from standoff.errors import TooLargeError
from standoff.graph import distances
from standoff.graph.distances import ANY_MOVES, IMPROVEMENTS, LEAST_COST, Path, Price, gain
from standoff.graph.graph import Graph, compile_graph
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    DrawnMove,
    NamedState,
    Option,
    Preference,
    Question,
)
from standoff.model.statement import parse
from standoff.report.wording.ask import page, settlements
from standoff.report.wording.marks import bare
from standoff.studies import ways as studied
from standoff.studies.ways import Route, Search, searched, ways_to
from tests import oracle, oracle_ways
from tests.builders import DROP, SELECT, never, side
from tests.laws.test_sparse import both
from tests.strategies import barred, disputes, drawn, scattered

SMALL = (
    disputes(most_options=4, sides=(2, 3))
    | scattered(most_options=5)
    | barred(most_options=4)
    | drawn(most_states=5)
)


def found(dispute: Dispute, start: int) -> Iterator[tuple[int, studied.Ways]]:
    graph = compile_graph(dispute)
    ends = [number for number in range(len(graph)) if number != start]
    places = [graph.state_place(number) for number in ends]
    yield from zip(ends, ways_to(graph, graph.state_place(start), places), strict=True)


@given(SMALL, st.data())
def test_the_best_there_are(dispute: Dispute, data: st.DataObject) -> None:
    world = oracle.World(dispute)
    start = data.draw(st.integers(0, len(world.states) - 1))
    expected = oracle_ways.ways(world, world.states[start])
    for number, each in found(dispute, start):
        end = world.states[number]
        assert length(each.moves) == expected.moves.get(end)
        assert length(each.improvements) == expected.improvements.get(end)
        assert (each.way is not None) is (end in expected.way)
        if each.way:
            way = expected.way[end]
            assert (each.direct, each.way.costs) == (way.direct, way.cost[0])
            assert len(each.way.steps) == way.cost[1]
            assert {step.side for step in each.jump_first} == way.jump_first
            assert not each.jump_first or each.jump_first[0] == each.way.steps[0]
            assert each.jump_first or each.way.steps[0].gain >= 0
        assert each.searched == studied.Searched(True, True, True)
        for route in (each.moves, each.improvements, each.way):
            if route:
                made = steps(route, world)
                check(made, world, world.states[start], end)
                if route is each.way:
                    assert oracle_ways.is_direct(world, made) is each.direct


def length(route: Route | None) -> int | None:
    return len(route.steps) if route else None


def steps(route: Route, world: oracle.World) -> oracle_ways.Steps:
    return [
        (step.side, world.state(step.before.pattern), world.state(step.after.pattern))
        for step in route.steps
    ]


def check(
    made: oracle_ways.Steps, world: oracle.World, start: oracle.State, end: oracle.State
) -> None:
    """Each step is a move of its side, and nobody moves twice running."""
    assert made[0][1] == start
    assert made[-1][2] == end
    assert all(there in world.moves(mover, here) for mover, here, there in made)
    for (one, _, reached), (other, left, _) in itertools.pairwise(made):
        assert one != other
        assert reached == left


@pytest.mark.parametrize(("few", "most"), [(0, 0), (16, 16)], ids=["sweeps", "steps"])
@given(disputes(merges=False) | scattered(merges=False), st.data())
def test_sweeps_and_the_search_agree(
    few: int, most: int, dispute: Dispute, data: st.DataObject
) -> None:
    """On all combinations and on the states alone; few places looked at one by one, or none."""
    start = data.draw(st.integers(0, len(compile_graph(dispute)) - 1))
    for graph in both(dispute):
        begin, ends = graph.state_place(start), graph.structure.positions.tolist()
        ends.remove(begin)
        with (
            patch.object(distances, "FEW", few),
            patch.object(distances, "MOST_DIFFERENT", most),
        ):
            swept: list[tuple[Price, bool, Search | None]] = [
                (price, False, shortest_ones(graph, begin, ends, price))
                for price in (ANY_MOVES, IMPROVEMENTS)
            ]
            for direct in (True, False):
                found = distances.cheapest(graph, begin, ends, direct=direct)
                assert found is not None
                swept.append((LEAST_COST, direct, Search.with_firsts(found, complete=True)))
        for price, direct, search in swept:
            assert search is not None
            plain = searched(graph, begin, ends, price, direct=direct)
            assert plain.complete
            assert costs(graph, search.paths, price) == costs(graph, plain.paths, price)
            assert not search.firsts or search.firsts == plain.firsts


def shortest_ones(graph: Graph, start: int, ends: list[int], price: Price) -> Search:
    paths = distances.shortest(graph, start, ends, price)
    assert paths is not None
    return Search(paths, complete=True, firsts={})


def costs(graph: Graph, paths: Mapping[int, Path], price: Price) -> dict[int, tuple[int, int]]:
    """To each end: moves that cost, and moves."""
    found = {}
    for end, path in paths.items():
        paid = [price.price_of(gain(graph, arc)) for arc in path]
        assert None not in paid
        found[end] = (sum(each or 0 for each in paid), len(path))
    return found


# ---------------------------------------------------------------- single disputes


def settled(sides: tuple[DecisionMaker, ...], goal: str, *on: str, **more: Any) -> Settlement:
    """The settlement of a dispute that has but one, or the easiest; the first side asks."""
    dispute = Dispute("Test", sides, frozenset(on), question=Question("us", parse(goal)), **more)
    return by_ease(standoff.ask(dispute).settlements)[0]


def told(route: Route | None) -> list[str]:
    """The movers, and the keys of where they move to."""
    return [f"{step.side} {step.after}" for step in route.steps] if route else []


def test_nobody_bombs_first_because_stopping_is_a_gain() -> None:
    """Striking and calling it off would cost its mover less often than complying first."""
    found = settled(
        (
            side("us", "t", "o", prefers=("a", "t if not a", "not o or a", "not t")),
            side("ir", "a", prefers=("not t", "o", "o if a")),
        ),
        "a",
    )
    assert told(found.way) == ["us NYN", "ir NYY"]
    assert found.direct
    assert found.way is not None
    assert found.way.costs == 1
    assert [step.side for step in found.jump_first] == ["us", "ir"]


BLOCKED = (side("us", "a", prefers=("a and b",)), side("ir", "b", "c", prefers=("a and b",)))
"""us selects a and ir selects b, while ir has c on or while it has not; see the rules."""


def test_a_detour_is_called_one() -> None:
    """The middle is only feasible with c on, which is off at the end again."""
    rules = never("(a iff not b) and not c", "a and b and c")
    dispute = Dispute(
        "Test", BLOCKED, frozenset(), rules=rules, question=Question("us", parse("a and b"))
    )
    answer = standoff.ask(dispute)
    (found,) = answer.settlements
    assert not found.direct
    assert told(found.way) == ["ir NNY", "us YNY", "ir YYN"]
    section = "\n".join(page.section("settlements", answer, {}))
    assert "No direct way leads there; the way with detours that has the fewest moves" in section
    assert "To get there, by a detour, no side has to move at a cost." in " ".join(section.split())


def test_a_direct_way_that_costs_goes_before_a_detour_that_does_not() -> None:
    """Over c nothing would cost; direct it costs ir."""
    sides = (
        side("us", "a", prefers=("a and b",)),
        side("ir", "b", "c", prefers=("a and b", "b only if a", "a only if c")),
    )
    found = settled(sides, "a and b and not c", rules=never("a and not b and not c"))
    assert told(found.way) == ["ir NYN", "us YYN"]
    assert found.direct
    assert found.way is not None
    assert found.way.costs == 1
    assert [step.side for step in found.jump_first] == ["ir"]


def test_what_cannot_be_undone_is_not_begun() -> None:
    """Direct, and respecting which way options may change."""
    sides = (
        side("us", Option("a", moves=SELECT), prefers=("a and b",)),
        side("ir", Option("b", moves=DROP), prefers=("a and b",)),
    )
    assert settled(sides, "a and b", "b").way is not None
    assert settled(sides, "a and b").way is None


def test_who_moves_first_at_no_cost_need_not_jump() -> None:
    sides = (
        side("us", "a", prefers=("a and b", "a")),
        side("ir", "b", prefers=("a and b", "not a", "not b")),
        side("far", "c", prefers=("not c",)),
    )
    dispute = Dispute(
        "Test", sides, frozenset(), question=Question("us", parse("a and b and c"), "ir")
    )
    answer = standoff.ask(dispute)
    found = by_ease(answer.settlements)[0]
    assert found.way is not None
    assert [step.gain for step in found.way.steps].count(-1) == found.way.costs == 1
    assert found.way.steps[0].gain >= 0
    assert found.jump_first == ()
    said = bare(settlements.jump(answer))
    assert said == (
        "To get there us moves first, at no cost: select a; then far must move at a cost: select c."
    )


# ---------------------------------------------------------------- searches that are given up

FAN = 40


def fan() -> Dispute:
    """In graph form: gains lead from q over s to the goal, and moves at a cost to many others."""
    others = tuple(f"x{n}" for n in range(FAN))
    us = DecisionMaker(
        "us",
        prefers=(Preference(parse("g")), Preference(parse("q or s"))),
        moves=(DrawnMove("q", (*others, "s")),),
    )
    ir = DecisionMaker("ir", prefers=(Preference(parse("g")),), moves=(DrawnMove("s", ("g",)),))
    far = DecisionMaker("far", moves=tuple(DrawnMove(other, ("q",)) for other in others))
    states = tuple(map(NamedState, ("q", "s", "g", *others)))
    question = Question("us", parse("g"), "ir")
    return Dispute("Fan", (us, ir, far), frozenset({"q"}), states=states, question=question)


def test_no_way_is_none_found_above_one_that_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """All moves are too many to look at; what costs nothing is found before they are."""
    (whole,) = standoff.ask(fan()).settlements
    assert whole.searched == studied.Searched(True, True, True)
    assert told(whole.moves) == told(whole.way) == ["us s", "ir g"]
    monkeypatch.setattr(studied, "MOST_ARCS", FAN + 10)
    answer = standoff.ask(fan())
    (found,) = answer.settlements
    assert found.searched == studied.Searched(moves=False, improvements=True, way=True)
    assert found.moves == found.way == whole.way
    monkeypatch.setattr(studied, "MOST_ARCS", 0)
    (lost,) = (answer := standoff.ask(fan())).settlements
    assert (lost.moves, lost.improvements, lost.way) == (None, None, None)
    section = " ".join(" ".join(page.section("settlements", answer, {})).split())
    assert "A way there: none found, the search was given up." in section
    assert "No way there was found." in section


def test_option_form_is_never_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studied, "MOST_ARCS", 0)
    (found, *_) = standoff.ask(standoff.load("one-last-time")).settlements
    assert found.searched == studied.Searched(True, True, True)
    assert told(found.way) == ["washington NNNYNNY", "islamabad NNNYNYN"]


def test_listed_states_without_room_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sweeps need their moves laid out; where that does not fit each move is looked at."""
    monkeypatch.setattr(studied, "shortest", too_large)
    monkeypatch.setattr(studied, "cheapest", too_large)
    (found, *_) = standoff.ask(standoff.load("one-last-time")).settlements
    assert told(found.way) == ["washington NNNYNNY", "islamabad NNNYNYN"]
    assert found.direct


def too_large(*_: object, **__: object) -> None:
    raise TooLargeError("too many moves", 1, 2, 1)
