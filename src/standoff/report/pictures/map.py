"""The state map: states in a grid, each side's gains as arrows along rows or columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice, pairwise

from standoff.report.pictures import arrows, letters, palette, svg
from standoff.report.pictures.grid import Axis, Grid, OwnChoice, most_readable_grid
from standoff.report.pictures.lanes import HIGH, Edge, MapPlan, map_plan
from standoff.report.pictures.letters import Face
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.scene import Scene
from standoff.report.pictures.sheet import MARGIN, Drawn, LegendEntry, line_sample, picture_sheet
from standoff.report.pictures.svg import KEY, Point
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
class StateMap:
    """What a map shows: states, the grid they stand in, arrows and the route."""

    scene: Scene

    @cached_property
    def shown_states(self) -> list[int]:
        graph = self.scene.graph
        if len(graph) <= MOST_STATES:
            return list(range(len(graph)))
        telling = (each for each in self.scene.states_that_matter() if self.scene.is_telling(each))
        return sorted(islice(telling, STATES_OF_MANY))

    @cached_property
    def grid(self) -> Grid:
        return most_readable_grid(self.scene.graph, self.shown_states)

    @cached_property
    def improvements_by_side(self) -> list[arrows.Gains]:
        return [
            arrows.improvements_among(self.scene.graph, dm, self.shown_states)
            for dm in self.scene.graph.dms
        ]

    @cached_property
    def improvement_arrows(self) -> list[Edge]:
        """The arrows: the telling gains, in graph form all of them, and those of the route."""
        found = [
            edge
            for edge in self.route_edges
            if edge.after in self.improvements_by_side[edge.dm][edge.before]
        ]
        for dm, gains in enumerate(self.improvements_by_side):
            telling = arrows.improvements_to_draw(
                gains, self.scene.ranks_by_state(dm), self._grid_distance
            )
            if self.scene.graph.dispute.states:
                telling = {state: sorted(there) for state, there in gains.items()}
            found += [Edge(dm, a, b) for a, there in telling.items() for b in there]
        return list(dict.fromkeys(found))

    @cached_property
    def other_moves(self) -> list[Edge]:
        """In graph form the moves, as they are drawn, that nobody gains by."""
        graph = self.scene.graph
        if not graph.dispute.states:
            return []
        moves = (arrows.moves_among(graph, dm, self.shown_states) for dm in graph.dms)
        return [
            Edge(dm, state, end)
            for dm, found in enumerate(moves)
            for state, ends in found.items()
            for end in sorted(ends - self.improvements_by_side[dm][state])
        ]

    def _grid_distance(self, one: int, other: int) -> float:
        a, b = self.grid.boxes[one], self.grid.boxes[other]
        return abs(a.top - b.top) + abs(a.left - b.left)

    @property
    def hidden_count(self) -> int:
        """Improvements between shown states that no arrow of their own is drawn for."""
        every = sum(len(there) for gains in self.improvements_by_side for there in gains.values())
        return every - len(self.improvement_arrows)

    @property
    def unchained_sides(self) -> list[str]:
        """The sides whose moves do not chain, by their names."""
        pairs = zip(self.scene.graph.dispute.sides, self.improvements_by_side, strict=True)
        return [phrases.side(side) for side, gains in pairs if not arrows.is_transitive(gains)]

    @cached_property
    def route_edges(self) -> list[Edge]:
        """The steps of the way to the easiest settlement."""
        if self.scene.route is None:
            return []
        sides = [side.id for side in self.scene.graph.dispute.sides]
        movers = [sides.index(step.side) for step in self.scene.route.steps]
        pairs = pairwise(self.scene.route_states)
        return [Edge(dm, a, b) for dm, (a, b) in zip(movers, pairs, strict=True)]

    @cached_property
    def plan(self) -> MapPlan:
        edges = list(
            dict.fromkeys([*self.route_edges, *self.improvement_arrows, *self.other_moves])
        )
        return map_plan(self.grid, edges, self.cell_width)

    @cached_property
    def cell_width(self) -> float:
        """The width of a cell: that of its widest words, within reason."""
        room = (
            max(letters.text_width(self.state_tags(each), _TAGS) for each in self.shown_states) + 16
        )
        key = letters.text_width(self.scene.graph.state(0).pattern, KEY) + 46
        return min(max(room, key, 96), 200)

    def state_tags(self, state: int) -> str:
        scene = self.scene
        settlement = state in scene.settlement_states
        return words.tags(state == scene.status_quo, settlement, scene.strictest_concepts(state))

    @property
    def cells_left(self) -> float:
        """Where the cells begin, right of the names of the rows."""
        if self.scene.graph.dispute.states:
            return MARGIN
        return MARGIN + _HEAD * max(len(self.grid.rows.sides), 1) + 8

    @property
    def head_height(self) -> float:
        """How high the names above the cells are."""
        if self.scene.graph.dispute.states:
            return 0
        sides = [self.scene.graph.dispute.sides[dm] for dm in self.grid.rows.sides]
        lines = (letters.wrapped_lines(str(side), _HEAD - 10, _SIDE, 2) for side in sides)
        return (
            _HEAD_HIGH * len(self.grid.columns.sides)
            + 26
            + 16 * (max(map(len, lines), default=1) - 1)
        )


def draw_map(subject: Subject) -> str | None:
    """The map; with more than ``MOST_STATES`` states those that matter most."""
    chart = StateMap(Scene(subject))
    width = chart.cells_left + chart.plan.size[0] + MARGIN - 10
    heading = words.state_map(
        subject, len(chart.shown_states), chart.hidden_count, chart.unchained_sides
    )
    return picture_sheet(
        "map", heading, lambda top: _map_body(chart, top), _map_legend(chart), width
    )


def _map_body(chart: StateMap, top: float) -> Drawn:
    corner = chart.cells_left, top + chart.head_height
    drawn = [
        *_row_names(chart, corner),
        *_column_names(chart, (corner[0], top)),
        *_move_rails(chart, corner),
        *(_no_gain_arrow(e.dm, _edge_points(chart, e, corner)) for e in chart.other_moves),
        *(
            _state_cell(chart, state, corner)
            for state in chart.shown_states
            if _fills_several_cells(chart, state)
        ),
        *_route_bands(chart, corner),
        *(
            _improvement_arrow(e.dm, _edge_points(chart, e, corner))
            for e in chart.improvement_arrows
        ),
        *(
            _state_cell(chart, state, corner)
            for state in chart.shown_states
            if not _fills_several_cells(chart, state)
        ),
    ]
    return svg.join_elements(drawn), chart.head_height + chart.plan.size[1]


def _fills_several_cells(chart: StateMap, state: int) -> bool:
    """Merged states may fill several cells: arrows run above them, as they may lie between."""
    return len(chart.grid.boxes[state].cells) > 1


def _shifted_points(points: Sequence[Point], corner: Point) -> list[Point]:
    return [(x + corner[0], y + corner[1]) for x, y in points]


# ---------------------------------------------------------------- names along the axes


def _choice_texts(chart: StateMap, dm: int, own: OwnChoice) -> tuple[str, str]:
    """What a side has selected, by ids, and in words."""
    side = chart.scene.graph.dispute.sides[dm]
    chosen = [option for bit, option in enumerate(side.options) if own >> bit & 1]
    return words.own(o.id for o in chosen), words.own_texts(side, chosen)


def _line_groups(axis: Axis, level: int) -> Iterator[tuple[OwnChoice, int, int]]:
    """Neighbouring lines in which an axis's side, and those outside it, do the same."""
    lines = enumerate(axis.lines)
    for shared, group in groupby(lines, lambda line: line[1][: level + 1]):
        numbers = [number for number, _ in group]
        yield shared[-1], numbers[0], numbers[-1]


def _row_names(chart: StateMap, corner: Point) -> Iterator[str]:
    tops = chart.plan.tops
    for level, dm in enumerate(chart.grid.rows.sides):
        x = MARGIN + level * _HEAD
        side = phrases.side(chart.scene.graph.dispute.sides[dm])
        yield _lines_ending_at((x, corner[1] - 8), side, _side_face(dm), _HEAD - 10)
        for own, first, last in _line_groups(chart.grid.rows, level):
            start, end = corner[1] + tops[first], corner[1] + tops[last] + HIGH
            yield _side_bracket(dm, (x + _HEAD - 8, start), (x + _HEAD - 8, end))
            yield _choice_label(chart, dm, own, (x, (start + end) / 2), _HEAD - 16, "start")


def _column_names(chart: StateMap, corner: Point) -> Iterator[str]:
    lefts, wide = chart.plan.lefts, chart.cell_width
    for level, dm in enumerate(chart.grid.columns.sides):
        y = corner[1] + level * _HEAD_HIGH
        side = phrases.side(chart.scene.graph.dispute.sides[dm])
        face = Face(size=12, bold=True, fill=palette.side_colour(dm), anchor="end")
        yield svg.text((corner[0] - 12, y + 18), side, face, corner[0] - MARGIN - 14)
        for own, first, last in _line_groups(chart.grid.columns, level):
            start, end = corner[0] + lefts[first], corner[0] + lefts[last] + wide
            yield _side_bracket(dm, (start, y + _HEAD_HIGH - 3), (end, y + _HEAD_HIGH - 3))
            middle = (start + end) / 2, y + _HEAD_HIGH / 2 - 2
            yield _choice_label(chart, dm, own, middle, end - start - 4, "middle")


def _lines_ending_at(at: Point, words: str, face: Face, room: float) -> str:
    """One or two lines, the last at this height."""
    lines = len(letters.wrapped_lines(words, room, face, 2))
    drawn, _ = svg.text_block((at[0], at[1] - (lines - 1) * face.size * 1.3), words, face, room, 2)
    return drawn


def _side_face(dm: int) -> Face:
    return Face(size=12, bold=True, fill=palette.side_colour(dm))


def _side_bracket(dm: int, start: Point, end: Point) -> str:
    return svg.rule(start, end, stroke=palette.side_colour(dm), stroke_width=1.5)


def _choice_label(
    chart: StateMap, dm: int, own: OwnChoice, at: Point, room: float, anchor: str
) -> str:
    """On one or two lines around a middle height."""
    short, long = _choice_texts(chart, dm, own)
    face = Face(size=11, fill=palette.side_colour(dm), anchor=anchor)
    lines = len(letters.wrapped_lines(short, room, face, 2))
    drawn, _ = svg.text_block((at[0], at[1] + 4 - 7 * (lines - 1)), short, face, room, 2, full=long)
    return drawn


# ---------------------------------------------------------------- lines


def _move_rails(chart: StateMap, corner: Point) -> Iterator[str]:
    """Pale lines through the states between which a side can move."""
    for ends in dict.fromkeys(
        ends for dm in chart.scene.graph.dms for ends in _rail_ends(chart, dm)
    ):
        centres = [chart.plan.box_centre(chart.grid.boxes[each]) for each in ends]
        start, end = _shifted_points(centres, corner)
        yield svg.rule(start, end, stroke=_PALE, stroke_width=1.5)


def _rail_ends(chart: StateMap, dm: int) -> Iterator[tuple[int, int]]:
    """The outermost states of each set that differs in one side's options only."""
    graph, boxes = chart.scene.graph, chart.grid.boxes
    own = graph.own_options[dm]
    mask = (own.size - 1) << own.lowest
    fibres: dict[int, list[int]] = {}
    for state in chart.shown_states:
        if graph.classes is None or state < graph.classes.merged:
            fibres.setdefault(int(graph.codes[state]) & ~mask, []).append(state)
    for fibre in fibres.values():
        fibre.sort(key=lambda state: (boxes[state].top, boxes[state].left))
        if len(fibre) > 1:
            yield fibre[0], fibre[-1]


def _edge_points(chart: StateMap, edge: Edge, corner: Point) -> list[Point]:
    """The way of an edge, in pixels of the picture."""
    return _shifted_points(chart.plan.edge_points(edge), corner)


def _no_gain_arrow(dm: int, points: Sequence[Point]) -> str:
    return svg.arrow(
        points,
        stroke=palette.side_colour(dm),
        stroke_width=0.9,
        stroke_dasharray=palette.side_dash(dm),
        stroke_opacity=0.45,
    )


def _improvement_arrow(dm: int, points: Sequence[Point]) -> str:
    return svg.arrow(
        points,
        stroke=palette.side_colour(dm),
        stroke_width=1.6,
        stroke_dasharray=palette.side_dash(dm),
    )


def _route_bands(chart: StateMap, corner: Point) -> Iterator[str]:
    """A band below each step; a step that is no arrow of its own gets a thin one."""
    drawn = {*chart.improvement_arrows}
    for edge in chart.route_edges:
        points = _edge_points(chart, edge, corner)
        yield svg.path(points, stroke=svg.ROUTE, stroke_width=9, stroke_opacity=0.55)
        if edge not in drawn:
            yield svg.arrow(points, stroke=svg.INK, stroke_width=1.4)


# ---------------------------------------------------------------- cells


def _state_cell(chart: StateMap, state: int, corner: Point) -> str:
    scene = chart.scene
    at, size = chart.plan.cell_rect(state)
    at = at[0] + corner[0], at[1] + corner[1]
    key = scene.graph.state(state)
    drawn = [_cell_box(scene, state, at, size)]
    x, room = at[0] + 10, chart.cell_width - 16
    if state in scene.route_states:
        drawn.append(_step_disc((x + 6, at[1] + 13), scene.route_states.index(state)))
        x, room = x + 18, room - 18
    if scene.goal_holds[state]:
        drawn.append(svg.star((at[0] + chart.cell_width - 12, at[1] + 12), 6, fill=svg.INK))
        room -= 16
    drawn.append(svg.text((x, at[1] + 17), key.pattern, KEY, room))
    if tags := chart.state_tags(state):
        face = Face(size=10, bold=state == scene.status_quo)
        drawn.append(svg.text((at[0] + 10, at[1] + HIGH - 8), tags, face, chart.cell_width - 12))
    return svg.titled_group(words.whole(key, scene.graph.dispute), *drawn)


def _cell_box(scene: Scene, state: int, at: Point, size: tuple[float, float]) -> str:
    firmness = int(scene.firmness[state])
    box = svg.rect(
        at,
        size,
        rx=5,
        fill=svg.GOAL if scene.goal_holds[state] else svg.PAPER,
        stroke=svg.INK if firmness else "#b4b4b4",
        stroke_width=border_width(firmness, scene.greatest_firmness),
    )
    if firmness and firmness == scene.greatest_firmness:
        box += _inner_border(at, size)
    if state != scene.status_quo:
        return box
    return box + svg.rect((at[0] + 1, at[1] + 3), (5, size[1] - 6), fill=svg.INK)


def _inner_border(at: Point, size: tuple[float, float]) -> str:
    """A second border, inside the first."""
    corner, small = (at[0] + 4, at[1] + 4), (size[0] - 8, size[1] - 8)
    return svg.rect(corner, small, rx=3, fill="none", stroke=svg.INK, stroke_width=0.8)


def border_width(firmness: int, firmest: int) -> float:
    """The more concepts a state is an equilibrium under, the thicker."""
    return 1 + 2.5 * firmness / firmest if firmness else 1


def _step_disc(at: Point, number: int) -> str:
    face = Face(size=10, bold=True, anchor="middle")
    return svg.disc(at, 7.5, fill=svg.ROUTE) + svg.text((at[0], at[1] + 3.5), str(number), face)


# ---------------------------------------------------------------- legend


def _map_legend(chart: StateMap) -> Iterator[LegendEntry]:
    scene = chart.scene
    movers = {edge.dm for edge in chart.improvement_arrows}
    for dm, side in enumerate(scene.graph.dispute.sides):
        if dm in movers:
            yield LegendEntry(_sample_arrow(dm), words.gains(side))
    for dm in sorted({edge.dm for edge in chart.other_moves}):
        yield LegendEntry(_sample_loss(dm), words.no_gain(scene.graph.dispute.sides[dm]))
    if any(next(_rail_ends(chart, dm), None) for dm in scene.graph.dms):
        yield LegendEntry(line_sample(stroke=_PALE, stroke_width=2), words.RAIL)
    yield LegendEntry(lambda at: _sample_cell(at, 0.8, mark=True), words.STATUS_QUO)
    shown = [int(scene.firmness[state]) for state in chart.shown_states]
    if any(shown):
        yield LegendEntry(
            lambda at: _sample_cell(at, border_width(1, 1)), words.firm(scene.greatest_firmness)
        )
    if scene.greatest_firmness in shown and scene.greatest_firmness:
        yield LegendEntry(
            lambda at: _sample_cell(at, 2) + _inner_border((at[0] - 14, at[1] - 7), (28, 14)),
            words.FIRM,
        )
    if scene.subject.answer is not None and scene.goal_holds[chart.shown_states].any():
        goal = words.goal(scene.subject.answer)
        yield LegendEntry(lambda at: svg.star(at, 7, fill=svg.INK), goal)
    if chart.route_edges:
        band = {"stroke": svg.ROUTE, "stroke_width": 9, "stroke_opacity": 0.55}
        yield LegendEntry(line_sample(**band), words.ROUTE)
    if note := words.fixed(scene.graph.dispute):
        yield LegendEntry(lambda _: "", note)


def _sample_arrow(dm: int) -> Callable[[Point], str]:
    return lambda at: _improvement_arrow(dm, [(at[0] - 15, at[1]), (at[0] + 15, at[1])])


def _sample_loss(dm: int) -> Callable[[Point], str]:
    return lambda at: _no_gain_arrow(dm, [(at[0] - 15, at[1]), (at[0] + 15, at[1])])


def _sample_cell(at: Point, thick: float, *, mark: bool = False) -> str:
    box = svg.rect(
        (at[0] - 14, at[1] - 7), (28, 14), rx=4, fill=svg.PAPER, stroke=svg.INK, stroke_width=thick
    )
    return box + (svg.rect((at[0] - 13, at[1] - 5), (4, 10), fill=svg.INK) if mark else "")


PICTURE = Picture("map", draw_map)
