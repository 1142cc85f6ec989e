"""The ways that arrows take across a grid: straight where nothing is between, else in lanes.

A lane is a line in the gap to the right of a column or above a row. Arrows that would lie
on one another get lanes of their own, and gaps are as wide as their lanes need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, inf

from standoff.report.pictures.grid import Box, Grid
from standoff.report.pictures.svg import Point

HIGH = 40.0  # of a cell

_LANE = 8.0
_APART = 8.0  # moves between the same two states
_GAP = (38.0, 22.0)  # between columns and between rows, without lanes


@dataclass(frozen=True, slots=True)
class Edge:
    """A side's move from one state to another, by their numbers."""

    dm: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Way:
    """How an edge runs: up or down in a column, along a row, or across."""

    kind: str  # "down", "along" or "across"
    line: int  # its column or its row
    span: tuple[int, int]  # the rows or columns between which it runs
    straight: bool


def edge_way(edge: Edge, grid: Grid, taken: set[tuple[int, int]]) -> Way:
    """How an edge runs."""
    a, b = grid.boxes[edge.before], grid.boxes[edge.after]
    columns = _shared_middle((a.left, a.right), (b.left, b.right))
    if columns is not None:
        low, high = sorted((a, b), key=lambda box: box.top)
        between = range(low.bottom + 1, high.top)
        free = not any((row, columns) in taken for row in between)
        return Way("down", columns, (low.bottom, high.top), free)
    rows = _shared_middle((a.top, a.bottom), (b.top, b.bottom))
    if rows is not None:
        low, high = sorted((a, b), key=lambda box: box.left)
        between = range(low.right + 1, high.left)
        free = not any((rows, column) in taken for column in between)
        return Way("along", rows, (low.right, high.left), free)
    return Way("across", 0, (0, 0), True)


def _shared_middle(one: tuple[int, int], other: tuple[int, int]) -> int | None:
    """The middle of what two ranges share."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low + high) // 2 if low <= high else None


@dataclass(frozen=True)
class MapPlan:
    """Where everything stands, in pixels from the upper left corner of the cells."""

    grid: Grid
    wide: float
    ways: Mapping[Edge, Way]
    lanes: Mapping[Edge, int]
    lefts: Sequence[float]
    tops: Sequence[float]

    @property
    def size(self) -> tuple[float, float]:
        return self.lefts[-1], self.tops[-1]

    def cell_rect(self, state: int) -> tuple[Point, tuple[float, float]]:
        """A state's corner and size."""
        box = self.grid.boxes[state]
        left, top = self.lefts[box.left], self.tops[box.top]
        size = self.lefts[box.right] + self.wide - left, self.tops[box.bottom] + HIGH - top
        return (left, top), size

    def box_centre(self, box: Box) -> Point:
        left, right = self.lefts[box.left], self.lefts[box.right] + self.wide
        return (left + right) / 2, (self.tops[box.top] + self.tops[box.bottom] + HIGH) / 2

    def edge_points(self, edge: Edge) -> list[Point]:
        """The way of an edge; its first and last points lie on the cells' borders."""
        found = self.ways[edge]
        if found.kind == "across":
            return self._slanting_points(edge)
        if found.straight:
            return self._straight_points(edge, found)
        return self._lane_points(edge, found)

    def _straight_points(self, edge: Edge, way: Way) -> list[Point]:
        (x, y), (wide, high) = self.cell_rect(edge.before)
        (u, v), (broad, tall) = self.cell_rect(edge.after)
        shift = self._parallel_shift(edge)
        if way.kind == "down":
            middle = self.lefts[way.line] + self.wide / 2 + shift
            return [(middle, y), (middle, v + tall)] if v < y else [(middle, y + high), (middle, v)]
        middle = self.tops[way.line] + HIGH / 2 + shift
        return [(x, middle), (u + broad, middle)] if u < x else [(x + wide, middle), (u, middle)]

    def _parallel_shift(self, edge: Edge) -> float:
        """Moves between the same two states run beside one another."""
        ends = {edge.before, edge.after}
        same = [each for each in self.ways if {each.before, each.after} == ends]
        apart = min(_APART, (HIGH - _APART) / max(len(same) - 1, 1))
        return apart * (same.index(edge) - (len(same) - 1) / 2)

    def _lane_points(self, edge: Edge, way: Way) -> list[Point]:
        (x, y), (wide, high) = self.cell_rect(edge.before)
        (u, v), (broad, tall) = self.cell_rect(edge.after)
        lane = 9 + _LANE * self.lanes[edge]
        shift = 3.0 * (edge.dm % 3 - 1)
        if way.kind == "down":
            far = self.lefts[way.line] + self.wide + lane
            near = (0.25, 0.75) if v < y else (0.75, 0.25)
            start, end = y + high * near[0] + shift, v + tall * near[1] + shift
            return [(x + wide, start), (far, start), (far, end), (u + broad, end)]
        far = self.tops[way.line] - lane
        near = (0.35, 0.65) if u < x else (0.65, 0.35)
        start, end = x + wide * near[0] + shift, u + broad * near[1] + shift
        return [(start, y), (start, far), (end, far), (end, v)]

    def _slanting_points(self, edge: Edge) -> list[Point]:
        """From border to border, slantwise."""
        boxes = self.grid.boxes
        (x, y), (u, v) = self.box_centre(boxes[edge.before]), self.box_centre(boxes[edge.after])
        # Beside one another whichever way they lead: aside is the same side of both.
        shift = self._parallel_shift(edge) / hypot(u - x, v - y)
        aside = (y - v) * shift, (u - x) * shift
        if edge.before > edge.after:
            aside = -aside[0], -aside[1]
        start, end = (x + aside[0], y + aside[1]), (u + aside[0], v + aside[1])
        return [
            _border_point(start, end, self.cell_rect(edge.before)),
            _border_point(end, start, self.cell_rect(edge.after)),
        ]


def _border_point(inside: Point, towards: Point, rect: tuple[Point, tuple[float, float]]) -> Point:
    """Where the line from a point inside a box leaves the box."""
    (x, y), (dx, dy) = inside, (towards[0] - inside[0], towards[1] - inside[1])
    (left, top), (wide, high) = rect
    share = min(
        (left + wide * (dx > 0) - x) / dx if dx else inf,
        (top + high * (dy > 0) - y) / dy if dy else inf,
    )
    return x + dx * share, y + dy * share


def map_plan(grid: Grid, edges: Sequence[Edge], wide: float) -> MapPlan:
    """Lanes for the edges and, with room for them, places for rows and columns."""
    taken = {cell for box in grid.boxes.values() for cell in box.cells}
    ways = {edge: edge_way(edge, grid, taken) for edge in edges}
    lanes = _lowest_lanes(ways)
    most: dict[tuple[str, int], int] = {}
    for edge, lane in lanes.items():
        where = ways[edge].kind, ways[edge].line
        most[where] = max(most.get(where, 0), lane + 1)
    columns, rows = len(grid.columns.lines), len(grid.rows.lines)
    lefts, tops = [0.0], [_LANE * most.get(("along", 0), 0) + 2]
    for column in range(columns):
        lefts.append(lefts[-1] + wide + _GAP[0] + _LANE * most.get(("down", column), 0))
    for row in range(1, rows + 1):
        tops.append(tops[-1] + HIGH + _GAP[1] + _LANE * most.get(("along", row), 0))
    return MapPlan(grid, wide, ways, lanes, lefts, tops)


def _lowest_lanes(ways: Mapping[Edge, Way]) -> dict[Edge, int]:
    """The lowest lane in which an edge lies on no other, short edges first."""
    found: dict[Edge, int] = {}
    filled: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
    around = [edge for edge, way in ways.items() if not way.straight]
    for edge in sorted(around, key=lambda edge: _length_order(ways[edge])):
        way, lane = ways[edge], 0
        while any(_spans_overlap(way.span, s) for s in filled.get((way.kind, way.line, lane), [])):
            lane += 1
        filled.setdefault((way.kind, way.line, lane), []).append(way.span)
        found[edge] = lane
    return found


def _length_order(way: Way) -> tuple[int, int, int]:
    return way.span[1] - way.span[0], way.span[0], way.line


def _spans_overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
