"""Which states bear star, bar, border, square and line, and which moves an arrow.

What should be marked is what the definitions say (``tests/oracle.py``), not what was solved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given

from standoff.catalogue.disputes import load
from standoff.model.dispute import DecisionMaker, Dispute
from standoff.report.pictures import palette
from standoff.report.pictures.board import MOST_ROWS
from standoff.report.pictures.map import MOST_STATES
from standoff.report.pictures.pictures import PICTURES
from standoff.report.pictures.svg import GOAL, INK, ROUTE
from tests import oracle
from tests.report import marks
from tests.report.drawing import SVG, root, subject
from tests.report.known import Facts
from tests.report.marks import Box, Shown, lines, shown
from tests.report.test_picture_all import CASES
from tests.strategies import barred, disputes
from tests.strategies_ask import asking_disputes, asking_in_graph_form

KNOWN = ["elmira", "elmira-graph", "one-last-time", "cuban-missile-crisis", "korea", "mugging"]

UNTOLD = {
    "many states": "too many for the oracle",
    "long ids": "columns' names are cut",
    "no option": "the state has no label",
}


def draw(key: str, facts: Facts) -> str:
    (svg,) = [each.draw(facts.subject) for each in PICTURES if each.key == key]
    assert svg is not None
    return svg


# ---------------------------------------------------------------- every picture


def goal_is_marked(each: Shown, facts: Facts) -> None:
    """A star inside the box, and a tint, where the goal holds."""
    assert len(each.stars) == (each.label in facts.goal)
    assert all(each.box.holds(star) for star in each.stars)
    assert (each.boxes[0].attrib["fill"] == GOAL) is (each.label in facts.goal)


def those_that_matter_are_shown(found: list[Shown], facts: Facts, most: int) -> None:
    """All states, each once; of very many those that are equilibria under the most concepts."""
    labels = [each.label for each in found]
    assert len(labels) == len(set(labels))
    assert {facts.status_quo, *facts.way} <= set(labels) <= set(facts.labels)
    if len(facts.labels) <= most:
        assert len(labels) == len(facts.labels)
        return
    assert len(labels) < most
    firm = [facts.firmness(label) for label in facts.labels if label not in labels]
    shown_for_it = set(labels) - {facts.status_quo, *facts.way, *facts.settlements}
    assert max(firm) <= min(map(facts.firmness, shown_for_it))


# ---------------------------------------------------------------- the map


def map_is_right(facts: Facts) -> None:
    svg = draw("map", facts)
    found = shown(svg)
    those_that_matter_are_shown(found, facts, MOST_STATES)
    for each in found:
        goal_is_marked(each, facts)
        cell_is_right(each, facts)
    if facts.dispute.options:
        names_fit(svg, found, facts)
    arrows_are_right(svg, found, facts)
    route_is_right(svg, found, facts)


def cell_is_right(each: Shown, facts: Facts) -> None:
    firmness, most = facts.firmness(each.label), len(oracle.concepts(facts.dispute))
    outline, *more = [box.attrib for box in each.boxes]
    assert [box["width"] for box in more if box["fill"] == INK] == ["5"] * (
        each.label == facts.status_quo
    )
    assert len([box for box in more if box["fill"] == "none"]) == (firmness == most)
    assert (outline["stroke"] == INK) is (firmness > 0)
    assert float(outline["stroke-width"]) == pytest.approx(1 + 2.5 * firmness / most, abs=0.051)
    steps = [facts.way.index(each.label)] if each.label in facts.way else []
    expected = [*map(str, steps), each.label, facts.tags(each.label)]
    assert each.words == [word for word in expected if word]
    assert len(each.discs) == len(steps)


def names_fit(svg: str, found: list[Shown], facts: Facts) -> None:
    """In the rows and columns of a name stand the states in which its side has just this."""
    sides = {palette.side_colour(dm): side for dm, side in enumerate(facts.dispute.sides)}
    for bracket, name in pairwise(root(svg)):
        side = sides.get(bracket.attrib.get("stroke", ""))
        if side is None or bracket.tag != f"{SVG}line":
            continue
        for each in found:
            if _beside(bracket.attrib, each) and "-" not in each.label:
                assert name.findtext(f"{SVG}title") == _own(side, each.label, facts)


def _beside(bracket: dict[str, str], each: Shown) -> bool:
    x1, x2, y1, y2 = (float(bracket[key]) for key in ("x1", "x2", "y1", "y2"))
    x, y = each.box.middle
    return x1 < x < x2 or y1 < y < y2


def _own(side: DecisionMaker, label: str, facts: Facts) -> str:
    (state,) = facts.world.state(label)
    return f"{side}: {'; '.join(str(o) for o in side.options if o.id in state) or 'nothing'}"


def arrows_are_right(svg: str, found: list[Shown], facts: Facts) -> None:
    """In graph form one for each move, thick where its side gains; else those that chain."""
    sides = {palette.side_colour(dm): dm for dm, _ in enumerate(facts.dispute.sides)}
    by_width: dict[str, set[tuple[int, str, str]]] = {"1.6": set(), "0.9": set()}
    for line in lines(svg, found, headed=True):
        if line.looks["stroke"] in sides:
            dm = sides[line.looks["stroke"]]
            by_width[line.looks["stroke-width"]].add((dm, line.start, line.end))
    there = {each.label for each in found}
    gains = {(dm, a, b) for dm, a, b in facts.moves(gains=True) if {a, b} <= there}
    if facts.dispute.states:
        assert by_width == {"1.6": gains, "0.9": facts.moves(gains=False) - gains}
        return
    assert by_width["1.6"] <= gains
    assert not by_width["0.9"]
    if not facts.dispute.merges and not any(side.no_moves for side in facts.dispute.sides):
        for dm, _ in enumerate(facts.dispute.sides):
            assert _levels(_chained(by_width["1.6"], dm), dm, facts) == _levels(
                {(start, end) for mover, start, end in gains if mover == dm}, dm, facts
            )


def _chained(arrows: set[tuple[int, str, str]], dm: int) -> set[tuple[str, str]]:
    """Everywhere that a side gets along its own arrows."""
    found = {(start, end) for mover, start, end in arrows if mover == dm}
    while True:
        more = {(a, d) for a, b in found for c, d in found if b == c} - found
        if not more:
            return found
        found |= more


def _levels(pairs: set[tuple[str, str]], dm: int, facts: Facts) -> set[tuple[str, object]]:
    """How good what it gets is to the side: of what it likes equally one has an arrow."""
    return {(start, facts.value(dm, end)) for start, end in pairs}


def route_is_right(svg: str, found: list[Shown], facts: Facts) -> None:
    """A band below each step; a thin black arrow where its mover does not gain."""
    bands = [each for each in lines(svg, found, headed=False) if each.looks["stroke"] == ROUTE]
    assert [(each.start, each.end) for each in bands] == list(pairwise(facts.way))
    gains = {(start, end) for _, start, end in facts.moves(gains=True)}
    costly = {pair for pair in pairwise(facts.way) if pair not in gains}
    heads = lines(svg, found, headed=True)
    thin = {(each.start, each.end) for each in heads if each.looks["stroke"] == INK}
    assert costly <= thin <= set(pairwise(facts.way))


# ---------------------------------------------------------------- the ladders


def ladders_are_right(facts: Facts) -> None:
    svg = draw("ladders", facts)
    found = shown(svg)
    for each in found:
        goal_is_marked(each, facts)
        here = each.label == facts.status_quo
        looks = (each.boxes[0].attrib["stroke"], each.boxes[0].attrib["stroke-width"])
        assert looks == ((INK, "2.5") if here else ("#8c8c8c", "1"))
        assert each.words[-1] == " ".join(filter(None, (each.label, facts.tags(each.label))))
    sides = [[each for each in found if each.box.left == left] for left in _lefts(found)]
    assert len(sides) == len(facts.dispute.sides)
    for dm, ladder in enumerate(sides):
        ladder_is_right(svg, dm, ladder, facts)
    joints_are_right(svg, sides, facts)


def _lefts(found: list[Shown]) -> list[float]:
    return sorted({each.box.left for each in found})


def ladder_is_right(svg: str, dm: int, ladder: list[Shown], facts: Facts) -> None:
    """Best on top; what is liked equally, and nothing else, stands in one frame."""
    values = [facts.value(dm, each.label) for each in sorted(ladder, key=lambda e: e.box.top)]
    assert values == sorted(values, reverse=True)
    assert words_beside(svg, ladder) == list(words_about_others(dm, ladder, facts))
    frames = [
        marks.box(each)
        for each in root(svg).iter(f"{SVG}rect")
        if each.attrib.get("fill") == "#e4e4e4"
    ]
    for one in ladder:
        (framed,) = [f for f in frames if f.holds(one.box.middle)] or [one.box]
        for other in ladder:
            same = facts.value(dm, one.label) == facts.value(dm, other.label)
            assert framed.holds(other.box.middle) is same


def words_beside(svg: str, ladder: list[Shown]) -> list[str]:
    """What is said along a ladder's rail apart from its states, from its top to its end."""
    left = ladder[0].box.left
    rails = [each.attrib for each in root(svg).iter(f"{SVG}line")]
    (rail,) = [each for each in rails if each["x1"] == each["x2"] == f"{left - 8:g}"]
    along = Box(left, float(rail["y1"]) - 10, left + 8, float(rail["y2"]) + 20)
    texts = [each for each in root(svg) if each.tag == f"{SVG}text"]
    found = [(float(each.attrib["y"]), float(each.attrib["x"]), each.text or "") for each in texts]
    return [text for y, x, text in sorted(found) if along.holds((x, y))]


def words_about_others(dm: int, ladder: list[Shown], facts: Facts) -> Iterator[str]:
    """How many states there are that have no name, and on how many rungs."""
    side = facts.dispute.sides[dm]
    wants = side.prefers or side.ranking or side.weights
    yield "likes best" if wants else "no preferences: all are equal"
    names = {each.label for each in ladder}
    levels = sorted({facts.value(dm, label) for label in facts.labels}, reverse=True)
    rungs = [[label for label in facts.labels if facts.value(dm, label) == n] for n in levels]
    for named, group in groupby(rungs, key=lambda rung: not names.isdisjoint(rung)):
        members = list(group)
        if named:
            others = (len(set(rung) - names) for rung in members)
            yield from (f"and {number} more, liked equally" for number in others if number)
        else:
            yield _others(sum(map(len, members)), len(members))
    if len(rungs) > 1:
        yield "likes least"


def _others(states: int, rungs: int) -> str:
    told = f"{states} other state{'s' * (states > 1)}"
    return told if states == rungs else f"{told} on {rungs} rung{'s' * (rungs > 1)}"


def joints_are_right(svg: str, sides: list[list[Shown]], facts: Facts) -> None:
    """A line joins each state to itself on the next ladder: black, dashed or grey."""
    joints = list(root(svg).iter(f"{SVG}path"))
    for before, after in pairwise(sides):
        assert {each.label for each in before} == {each.label for each in after}
        for one in before:
            (other,) = [each for each in after if each.label == one.label]
            (line,) = [each for each in joints if _joins(each, one, other)]
            joints.remove(line)
            here, settled = one.label == facts.status_quo, one.label in facts.settlements
            expected = INK if here else ROUTE if settled else "#a6a6a6"
            assert line.attrib["stroke"] == expected
            assert ("stroke-dasharray" in line.attrib) is (settled and not here)
    assert not joints


def _joins(line: Element, one: Shown, other: Shown) -> bool:
    (x, y), *_, (u, v) = marks.points(line)
    rightly = abs(x - one.box.right) < 0.2 and abs(y - one.box.middle[1]) < 0.2
    return rightly and 0 < other.box.left - u < 20 and abs(v - other.box.middle[1]) < 0.2


# ---------------------------------------------------------------- the board


def board_is_right(facts: Facts) -> None:
    svg = draw("board", facts)
    found = shown(svg)
    those_that_matter_are_shown(found, facts, MOST_ROWS)
    assert [each.label for each in found] == sorted(
        (each.label for each in found), key=facts.labels.index
    )
    assert [each.box.top for each in found] == sorted(each.box.top for each in found)
    columns = list(marks.columns(svg, found[0].box.top))
    for each in found:
        goal_is_marked(each, facts)
        assert ("stroke" in each.boxes[0].attrib) is (each.label == facts.status_quo)
        assert each.words == [each.label, facts.tags(each.label, concepts=False)]
        row_is_right(each, columns, facts)


def row_is_right(each: Shown, columns: list[tuple[float, str]], facts: Facts) -> None:
    """Discs below what is selected, a star below the goal, squares below the concepts."""

    def below(xs: Iterable[float]) -> list[str]:
        return [min(columns, key=lambda column: abs(column[0] - x))[1] for x in xs]

    options = dict(zip((option.id for option in facts.dispute.options), each.label, strict=True))
    discs = [(float(d.attrib["cx"]), d.attrib["r"]) for d in each.discs]
    assert below(x for x, r in discs if r == "5.5") == [o for o, m in options.items() if m == "Y"]
    assert below(x for x, r in discs if r == "3") == [o for o, m in options.items() if m == "N"]
    short = [d for d in each.dashes if float(d.attrib["x2"]) - float(d.attrib["x1"]) < 11]
    middles = (float(dash.attrib["x1"]) + 5 for dash in short)
    assert below(middles) == [o for o, mark in options.items() if mark == "-"]
    assert below(x for x, _ in each.stars) == ["goal"] * (each.label in facts.goal)
    squares = [marks.box(square) for square in each.boxes[1:]]
    held = [key for key, where in facts.equilibria.items() if each.label in where]
    assert sorted(below(square.middle[0] for square in squares)) == sorted(held)
    assert all(each.box.holds(square.middle) for square in squares)


# ---------------------------------------------------------------- tried


def pictures_are_right(dispute: Dispute) -> None:
    facts = Facts(subject(dispute))
    map_is_right(facts)
    ladders_are_right(facts)
    if dispute.options:
        board_is_right(facts)


@pytest.mark.parametrize("name", KNOWN)
def test_marks_in_disputes_of_the_catalogue(name: str) -> None:
    pictures_are_right(load(name))


@pytest.mark.parametrize("case", [each for each in CASES if each not in UNTOLD])
def test_marks_in_odd_disputes(case: str) -> None:
    pictures_are_right(CASES[case])


@given(asking_disputes(most_judgements=0, claims=False))
def test_marks_where_a_question_is_asked(dispute: Dispute) -> None:
    pictures_are_right(dispute)


@given(asking_in_graph_form())
def test_marks_in_graph_form(dispute: Dispute) -> None:
    pictures_are_right(dispute)


@given(disputes(most_options=5) | barred(most_options=5))
def test_marks_without_a_question(dispute: Dispute) -> None:
    pictures_are_right(dispute)
