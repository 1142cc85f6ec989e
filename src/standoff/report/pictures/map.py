"""The state map: states in a grid, each side's gains as arrows along rows or columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice, pairwise

from standoff.report.pictures import arrows, ink, letters, palette
from standoff.report.pictures.grid import Axis, Grid, Value, grid
from standoff.report.pictures.ink import KEY, Point
from standoff.report.pictures.lanes import HIGH, Edge, Plan, plan
from standoff.report.pictures.letters import Face
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.scene import Scene
from standoff.report.pictures.sheet import MARGIN, Drawn, Entry, sheet
from standoff.report.subject import Subject
from standoff.report.wording import phrases
from standoff.report.wording import pictures as words

MOST_STATES = 60  # that are all shown
STATES_OF_MANY = 16  # shown where there are more

_HEAD = 118.0  # of a side's names beside the rows
_HEAD_HIGH = 34.0  # of a side's names above the columns
_TAGS = Face(size=10, bold=True)
_SIDE = Face(size=12, bold=True)
_PALE = "#e2e2e2"


@dataclass(frozen=True)
class Chart:
    """What a map shows: states, the grid they stand in, arrows and the route."""

    scene: Scene

    @cached_property
    def states(self) -> list[int]:
        graph = self.scene.graph
        if len(graph) <= MOST_STATES:
            return list(range(len(graph)))
        telling = (each for each in self.scene.matter() if self.scene.telling(each))
        return sorted(islice(telling, STATES_OF_MANY))

    @cached_property
    def grid(self) -> Grid:
        return grid(self.scene.graph, self.states)

    @cached_property
    def gains(self) -> list[arrows.Gains]:
        return [arrows.gains(self.scene.graph, dm, self.states) for dm in self.scene.graph.dms]

    @cached_property
    def improvements(self) -> list[Edge]:
        """The arrows: the telling gains, in graph form all of them, and those of the route."""
        found = [edge for edge in self.route if edge.after in self.gains[edge.dm][edge.before]]
        for dm, gains in enumerate(self.gains):
            telling = arrows.telling(gains, self.scene.rank(dm), self._far)
            if self.scene.graph.dispute.states:
                telling = {state: sorted(there) for state, there in gains.items()}
            found += [Edge(dm, a, b) for a, there in telling.items() for b in there]
        return list(dict.fromkeys(found))

    @cached_property
    def others(self) -> list[Edge]:
        """In graph form the moves, as they are drawn, that nobody gains by."""
        graph = self.scene.graph
        if not graph.dispute.states:
            return []
        moves = (arrows.moves(graph, dm, self.states) for dm in graph.dms)
        return [
            Edge(dm, state, end)
            for dm, found in enumerate(moves)
            for state, ends in found.items()
            for end in sorted(ends - self.gains[dm][state])
        ]

    def _far(self, one: int, other: int) -> float:
        a, b = self.grid.boxes[one], self.grid.boxes[other]
        return abs(a.top - b.top) + abs(a.left - b.left)

    @property
    def hidden(self) -> int:
        """Improvements between shown states that no arrow of their own is drawn for."""
        every = sum(len(there) for gains in self.gains for there in gains.values())
        return every - len(self.improvements)

    @property
    def loose(self) -> list[str]:
        """The sides whose moves do not chain, by their names."""
        pairs = zip(self.scene.graph.dispute.sides, self.gains, strict=True)
        return [phrases.side(side) for side, gains in pairs if not arrows.transitive(gains)]

    @cached_property
    def route(self) -> list[Edge]:
        """The steps of the way to the easiest settlement."""
        if self.scene.route is None:
            return []
        sides = [side.id for side in self.scene.graph.dispute.sides]
        movers = [sides.index(step.side) for step in self.scene.route.steps]
        pairs = pairwise(self.scene.way)
        return [Edge(dm, a, b) for dm, (a, b) in zip(movers, pairs, strict=True)]

    @cached_property
    def plan(self) -> Plan:
        edges = list(dict.fromkeys([*self.route, *self.improvements, *self.others]))
        return plan(self.grid, edges, self.wide)

    @cached_property
    def wide(self) -> float:
        """The width of a cell: that of its widest words, within reason."""
        room = max(letters.width(self.tags(each), _TAGS) for each in self.states) + 16
        key = letters.width(self.scene.graph.state(0).pattern, KEY) + 46
        return min(max(room, key, 96), 200)

    def tags(self, state: int) -> str:
        scene = self.scene
        settlement = state in scene.settlements
        return words.tags(state == scene.status_quo, settlement, scene.strictest(state))

    @property
    def left(self) -> float:
        """Where the cells begin, right of the names of the rows."""
        if self.scene.graph.dispute.states:
            return MARGIN
        return MARGIN + _HEAD * max(len(self.grid.rows.sides), 1) + 8

    @property
    def head(self) -> float:
        """How high the names above the cells are."""
        if self.scene.graph.dispute.states:
            return 0
        sides = [self.scene.graph.dispute.sides[dm] for dm in self.grid.rows.sides]
        lines = (letters.wrapped(str(side), _HEAD - 10, _SIDE, 2) for side in sides)
        return (
            _HEAD_HIGH * len(self.grid.columns.sides)
            + 26
            + 16 * (max(map(len, lines), default=1) - 1)
        )


def draw(subject: Subject) -> str | None:
    """The map; with more than ``MOST_STATES`` states those that matter most."""
    chart = Chart(Scene(subject))
    width = chart.left + chart.plan.size[0] + MARGIN - 10
    told = words.state_map(subject, len(chart.states), chart.hidden, chart.loose)
    return sheet("map", told, lambda top: _body(chart, top), _legend(chart), width)


def _body(chart: Chart, top: float) -> Drawn:
    corner = chart.left, top + chart.head
    drawn = [
        *_row_names(chart, corner),
        *_column_names(chart, (corner[0], top)),
        *_rails(chart, corner),
        *(_other(chart, edge, corner) for edge in chart.others),
        *(_cell(chart, state, corner) for state in chart.states if _wide(chart, state)),
        *_route(chart, corner),
        *(_arrow(chart, edge, corner) for edge in chart.improvements),
        *(_cell(chart, state, corner) for state in chart.states if not _wide(chart, state)),
    ]
    return ink.join(drawn), chart.head + chart.plan.size[1]


def _wide(chart: Chart, state: int) -> bool:
    """Merged states may fill several cells: arrows run above them, as they may lie between."""
    return len(chart.grid.boxes[state].cells) > 1


def _moved(points: Sequence[Point], corner: Point) -> list[Point]:
    return [(x + corner[0], y + corner[1]) for x, y in points]


# ---------------------------------------------------------------- names along the axes


def _names(chart: Chart, dm: int, own: Value) -> tuple[str, str]:
    """What a side has selected, by ids, and in words."""
    side = chart.scene.graph.dispute.sides[dm]
    chosen = [option for bit, option in enumerate(side.options) if own >> bit & 1]
    return words.own(o.id for o in chosen), words.own_texts(side, chosen)


def _groups(axis: Axis, level: int) -> Iterator[tuple[Value, int, int]]:
    """Neighbouring lines in which an axis's side, and those outside it, do the same."""
    lines = enumerate(axis.lines)
    for shared, group in groupby(lines, lambda line: line[1][: level + 1]):
        numbers = [number for number, _ in group]
        yield shared[-1], numbers[0], numbers[-1]


def _row_names(chart: Chart, corner: Point) -> Iterator[str]:
    tops = chart.plan.tops
    for level, dm in enumerate(chart.grid.rows.sides):
        x = MARGIN + level * _HEAD
        side = phrases.side(chart.scene.graph.dispute.sides[dm])
        yield _ending((x, corner[1] - 8), side, _side_face(dm), _HEAD - 10)
        for own, first, last in _groups(chart.grid.rows, level):
            start, end = corner[1] + tops[first], corner[1] + tops[last] + HIGH
            yield _bracket(dm, (x + _HEAD - 8, start), (x + _HEAD - 8, end))
            yield _name(chart, dm, own, (x, (start + end) / 2), _HEAD - 16, "start")


def _column_names(chart: Chart, corner: Point) -> Iterator[str]:
    lefts, wide = chart.plan.lefts, chart.wide
    for level, dm in enumerate(chart.grid.columns.sides):
        y = corner[1] + level * _HEAD_HIGH
        side = phrases.side(chart.scene.graph.dispute.sides[dm])
        face = Face(size=12, bold=True, fill=palette.colour(dm), anchor="end")
        yield ink.text((corner[0] - 12, y + 18), side, face, corner[0] - MARGIN - 14)
        for own, first, last in _groups(chart.grid.columns, level):
            start, end = corner[0] + lefts[first], corner[0] + lefts[last] + wide
            yield _bracket(dm, (start, y + _HEAD_HIGH - 3), (end, y + _HEAD_HIGH - 3))
            middle = (start + end) / 2, y + _HEAD_HIGH / 2 - 2
            yield _name(chart, dm, own, middle, end - start - 4, "middle")


def _ending(at: Point, words: str, face: Face, room: float) -> str:
    """One or two lines, the last at this height."""
    lines = len(letters.wrapped(words, room, face, 2))
    drawn, _ = ink.block((at[0], at[1] - (lines - 1) * face.size * 1.3), words, face, room, 2)
    return drawn


def _side_face(dm: int) -> Face:
    return Face(size=12, bold=True, fill=palette.colour(dm))


def _bracket(dm: int, start: Point, end: Point) -> str:
    return ink.rule(start, end, stroke=palette.colour(dm), stroke_width=1.5)


def _name(chart: Chart, dm: int, own: Value, at: Point, room: float, anchor: str) -> str:
    """On one or two lines around a middle height."""
    short, long = _names(chart, dm, own)
    face = Face(size=11, fill=palette.colour(dm), anchor=anchor)
    lines = len(letters.wrapped(short, room, face, 2))
    drawn, _ = ink.block((at[0], at[1] + 4 - 7 * (lines - 1)), short, face, room, 2, full=long)
    return drawn


# ---------------------------------------------------------------- lines


def _rails(chart: Chart, corner: Point) -> Iterator[str]:
    """Pale lines through the states between which a side can move."""
    for ends in dict.fromkeys(ends for dm in chart.scene.graph.dms for ends in _ends(chart, dm)):
        centres = [chart.plan.centre(chart.grid.boxes[each]) for each in ends]
        start, end = _moved(centres, corner)
        yield ink.rule(start, end, stroke=_PALE, stroke_width=1.5)


def _ends(chart: Chart, dm: int) -> Iterator[tuple[int, int]]:
    """The outermost states of each set that differs in one side's options only."""
    graph, boxes = chart.scene.graph, chart.grid.boxes
    own = graph.owns[dm]
    mask = (own.size - 1) << own.lowest
    fibres: dict[int, list[int]] = {}
    for state in chart.states:
        if graph.classes is None or state < graph.classes.merged:
            fibres.setdefault(int(graph.codes[state]) & ~mask, []).append(state)
    for fibre in fibres.values():
        fibre.sort(key=lambda state: (boxes[state].top, boxes[state].left))
        if len(fibre) > 1:
            yield fibre[0], fibre[-1]


def _arrow(chart: Chart, edge: Edge, corner: Point) -> str:
    points = _moved(chart.plan.points(edge), corner)
    return _gain(edge.dm, points)


def _other(chart: Chart, edge: Edge, corner: Point) -> str:
    points = _moved(chart.plan.points(edge), corner)
    return _loss(edge.dm, points)


def _loss(dm: int, points: Sequence[Point]) -> str:
    return ink.arrow(
        points,
        stroke=palette.colour(dm),
        stroke_width=0.9,
        stroke_dasharray=palette.dash(dm),
        stroke_opacity=0.45,
    )


def _gain(dm: int, points: Sequence[Point]) -> str:
    return ink.arrow(
        points, stroke=palette.colour(dm), stroke_width=1.6, stroke_dasharray=palette.dash(dm)
    )


def _route(chart: Chart, corner: Point) -> Iterator[str]:
    """A band below each step; a step that is no arrow of its own gets a thin one."""
    drawn = {*chart.improvements}
    for edge in chart.route:
        points = _moved(chart.plan.points(edge), corner)
        yield ink.path(points, stroke=ink.ROUTE, stroke_width=9, stroke_opacity=0.55)
        if edge not in drawn:
            yield ink.arrow(points, stroke=ink.INK, stroke_width=1.4)


# ---------------------------------------------------------------- cells


def _cell(chart: Chart, state: int, corner: Point) -> str:
    scene = chart.scene
    at, size = chart.plan.rect(state)
    at = at[0] + corner[0], at[1] + corner[1]
    key = scene.graph.state(state)
    drawn = [_box(scene, state, at, size)]
    x, room = at[0] + 10, chart.wide - 16
    if state in scene.way:
        drawn.append(_step((x + 6, at[1] + 13), scene.way.index(state)))
        x, room = x + 18, room - 18
    if scene.goal[state]:
        drawn.append(ink.star((at[0] + chart.wide - 12, at[1] + 12), 6, fill=ink.INK))
        room -= 16
    drawn.append(ink.text((x, at[1] + 17), key.pattern, KEY, room))
    if tags := chart.tags(state):
        face = Face(size=10, bold=state == scene.status_quo)
        drawn.append(ink.text((at[0] + 10, at[1] + HIGH - 8), tags, face, chart.wide - 12))
    return ink.titled(words.whole(key, scene.graph.dispute), *drawn)


def _box(scene: Scene, state: int, at: Point, size: tuple[float, float]) -> str:
    firmness = int(scene.firmness[state])
    box = ink.rect(
        at,
        size,
        rx=5,
        fill=ink.GOAL if scene.goal[state] else ink.PAPER,
        stroke=ink.INK if firmness else "#b4b4b4",
        stroke_width=border(firmness, scene.firmest),
    )
    if firmness and firmness == scene.firmest:
        box += _inner(at, size)
    if state != scene.status_quo:
        return box
    return box + ink.rect((at[0] + 1, at[1] + 3), (5, size[1] - 6), fill=ink.INK)


def _inner(at: Point, size: tuple[float, float]) -> str:
    """A second border, inside the first."""
    corner, small = (at[0] + 4, at[1] + 4), (size[0] - 8, size[1] - 8)
    return ink.rect(corner, small, rx=3, fill="none", stroke=ink.INK, stroke_width=0.8)


def border(firmness: int, firmest: int) -> float:
    """The more concepts a state is an equilibrium under, the thicker."""
    return 1 + 2.5 * firmness / firmest if firmness else 1


def _step(at: Point, number: int) -> str:
    face = Face(size=10, bold=True, anchor="middle")
    return ink.disc(at, 7.5, fill=ink.ROUTE) + ink.text((at[0], at[1] + 3.5), str(number), face)


# ---------------------------------------------------------------- legend


def _legend(chart: Chart) -> Iterator[Entry]:
    scene = chart.scene
    movers = {edge.dm for edge in chart.improvements}
    for dm, side in enumerate(scene.graph.dispute.sides):
        if dm in movers:
            yield Entry(_sample_arrow(dm), words.gains(side))
    for dm in sorted({edge.dm for edge in chart.others}):
        yield Entry(_sample_loss(dm), words.no_gain(scene.graph.dispute.sides[dm]))
    if any(next(_ends(chart, dm), None) for dm in scene.graph.dms):
        yield Entry(_sample(ink.rule, stroke=_PALE, stroke_width=2), words.RAIL)
    yield Entry(lambda at: _small(at, 0.8, mark=True), words.STATUS_QUO)
    shown = [int(scene.firmness[state]) for state in chart.states]
    if any(shown):
        yield Entry(lambda at: _small(at, border(1, 1)), words.firm(scene.firmest))
    if scene.firmest in shown and scene.firmest:
        yield Entry(
            lambda at: _small(at, 2) + _inner((at[0] - 14, at[1] - 7), (28, 14)), words.FIRM
        )
    if scene.subject.answer is not None and scene.goal[chart.states].any():
        goal = words.goal(scene.subject.answer)
        yield Entry(lambda at: ink.star(at, 7, fill=ink.INK), goal)
    if chart.route:
        band = {"stroke": ink.ROUTE, "stroke_width": 9, "stroke_opacity": 0.55}
        yield Entry(_sample(ink.rule, **band), words.ROUTE)
    if note := words.fixed(scene.graph.dispute):
        yield Entry(lambda _: "", note)


def _sample_arrow(dm: int) -> Callable[[Point], str]:
    return lambda at: _gain(dm, [(at[0] - 15, at[1]), (at[0] + 15, at[1])])


def _sample_loss(dm: int) -> Callable[[Point], str]:
    return lambda at: _loss(dm, [(at[0] - 15, at[1]), (at[0] + 15, at[1])])


def _sample(draw: Callable[..., str], **looks: object) -> Callable[[Point], str]:
    return lambda at: draw((at[0] - 15, at[1]), (at[0] + 15, at[1]), **looks)


def _small(at: Point, thick: float, *, mark: bool = False) -> str:
    box = ink.rect(
        (at[0] - 14, at[1] - 7), (28, 14), rx=4, fill=ink.PAPER, stroke=ink.INK, stroke_width=thick
    )
    return box + (ink.rect((at[0] - 13, at[1] - 5), (4, 10), fill=ink.INK) if mark else "")


PICTURE = Picture("map", draw)
