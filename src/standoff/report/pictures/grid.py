"""Where the states of a map stand: each side's options run along rows or along columns.

A move of one side then runs straight: along a row if its options are those of the columns,
along a column if they are those of the rows. What a side likes lies further up, or further
to the right. In graph form nobody has options: states stand in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import ceil, log, sqrt

from standoff.graph.graph import Graph

OwnChoice = int
"""A combination of one side's own options, as bits."""
GridLine = tuple[OwnChoice, ...]
"""A row or a column: what each of its axis's sides has selected."""

MOST_MEMBERS = 16  # of a merged state that a box is drawn around
MOST_TURNED = 4  # sides up to which every order of the axes is tried

_SHAPE = 1.1  # width to height that a map should come near to
_CELL = (190.0, 62.0)
_HEADS = (180.0, 100.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """The sides along one direction, the outermost first, and its lines in order."""

    sides: tuple[int, ...]
    lines: tuple[GridLine, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """The rows and columns that a state fills, ends included; merged states fill several."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def cells(self) -> set[tuple[int, int]]:
        return {
            (row, column)
            for row in range(self.top, self.bottom + 1)
            for column in range(self.left, self.right + 1)
        }


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows, columns, and the box of every state by its number."""

    rows: Axis
    columns: Axis
    boxes: Mapping[int, Box]


def most_readable_grid(graph: Graph, states: Sequence[int]) -> Grid:
    """The most readable way to lay these states out."""
    if graph.dispute.states:
        return _grid_in_file_order(states)
    members = {state: _state_combinations(graph, state) for state in states}
    order = {dm: _choice_scores(graph, dm, states) for dm in graph.dms}
    acting = [dm for dm in graph.dms if len({m[dm] for all in members.values() for m in all}) > 1]
    laid_out = (_grid_on_axes(members, order, rows, cols) for rows, cols in _axis_divisions(acting))
    return min(laid_out, key=lambda grid: _layout_badness(grid, members))


def _grid_in_file_order(states: Sequence[int]) -> Grid:
    """Row by row, in a block about as high as it is wide."""
    wide = ceil(sqrt(len(states) * _SHAPE * _CELL[1] / _CELL[0]))
    places = (divmod(n, wide) for n in range(len(states)))
    boxes = {state: _box_around({place}) for state, place in zip(states, places, strict=True)}
    rows = tuple((n,) for n in range(-(-len(states) // wide)))
    columns = tuple((n,) for n in range(wide))
    return Grid(Axis((), rows), Axis((), columns), boxes)


def own_choice(graph: Graph, dm: int, code: int) -> OwnChoice:
    """What a side has selected in a combination."""
    own = graph.own_options[dm]
    return code >> own.lowest & own.size - 1


def _state_combinations(graph: Graph, state: int) -> list[GridLine]:
    """What every side has selected, for each combination that counts as the state."""
    codes = [int(graph.codes[state])]
    if graph.classes is not None and state >= graph.classes.merged:
        merged = graph.classes.member_codes(state)
        codes = merged.tolist() if len(merged) <= MOST_MEMBERS else codes
    return [tuple(own_choice(graph, dm, code) for dm in graph.dms) for code in codes]


def _axis_divisions(acting: Sequence[int]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Ways to share the sides out between rows and columns, the outermost first."""
    orders = permutations(acting) if len(acting) <= MOST_TURNED else iter([tuple(acting)])
    for order in orders:
        for cut in range(len(order) + 1):
            yield order[:cut], order[cut:]


def _choice_scores(graph: Graph, dm: int, states: Sequence[int]) -> dict[OwnChoice, float]:
    """How often a side gains by having a combination rather than another, -1 to 1."""
    own, rank = graph.own_options[dm], graph.ranks[dm]
    mask = (own.size - 1) << own.lowest
    fibres: dict[int, list[tuple[int, OwnChoice]]] = {}
    for state in states:
        code = int(graph.codes[state])
        place = int(rank[graph.state_place(state)])
        fibres.setdefault(code & ~mask, []).append((place, own_choice(graph, dm, code)))
    won: dict[OwnChoice, list[int]] = {}
    for fibre in fibres.values():
        for place, own_value in fibre:
            won.setdefault(own_value, []).extend(
                (place > other) - (place < other)
                for other, another in fibre
                if another != own_value
            )
    return {each: sum(wins) / max(len(wins), 1) for each, wins in won.items()}


def _grid_on_axes(
    members: Mapping[int, list[GridLine]],
    order: Mapping[int, Mapping[OwnChoice, float]],
    row_sides: tuple[int, ...],
    column_sides: tuple[int, ...],
) -> Grid:
    rows = _sorted_axis(members, order, row_sides, -1)
    columns = _sorted_axis(members, order, column_sides, 1)
    places = {
        state: {
            (
                rows.lines.index(_line_on_axis(m, rows)),
                columns.lines.index(_line_on_axis(m, columns)),
            )
            for m in all
        }
        for state, all in members.items()
    }
    return Grid(rows, columns, dict(_state_boxes(places)))


def _line_on_axis(member: GridLine, axis: Axis) -> GridLine:
    return tuple(member[dm] for dm in axis.sides)


def _sorted_axis(
    members: Mapping[int, list[GridLine]],
    order: Mapping[int, Mapping[OwnChoice, float]],
    sides: tuple[int, ...],
    sign: int,
) -> Axis:
    lines = {tuple(member[dm] for dm in sides) for all in members.values() for member in all}

    def key(line: GridLine) -> list[tuple[float, OwnChoice]]:
        return [(sign * order[dm].get(v, 0.0), v) for dm, v in zip(sides, line, strict=True)]

    return Axis(sides, tuple(sorted(lines, key=key)))


def _state_boxes(places: Mapping[int, set[tuple[int, int]]]) -> Iterator[tuple[int, Box]]:
    """A box around each state's places; one place of them if another state is in the way."""
    single = {place for mine in places.values() if len(mine) == 1 for place in mine}
    for state, mine in places.items():
        around = _box_around(mine)
        taken = (
            {
                place
                for other, its in places.items()
                if len(its) > 1 and other != state
                for place in its
            }
            | single
            if len(mine) > 1
            else set()
        )
        yield state, around if not around.cells & taken else _box_around({min(mine)})


def _box_around(places: set[tuple[int, int]]) -> Box:
    rows, columns = zip(*places, strict=True)
    return Box(min(rows), min(columns), max(rows), max(columns))


def _layout_badness(grid: Grid, members: Mapping[int, list[GridLine]]) -> float:
    """How hard a layout is to read: boxes torn apart, axes in one another, an odd shape."""
    rows, columns = grid.rows, grid.columns
    torn = sum(len(all) > len(grid.boxes[state].cells) for state, all in members.items())
    nested = max(len(rows.sides) - 1, 0) + max(len(columns.sides) - 1, 0)
    empty = bool(rows.sides) != bool(columns.sides) and nested > 0
    width = len(columns.lines) * _CELL[0] + _HEADS[0]
    height = len(rows.lines) * _CELL[1] + _HEADS[1]
    return 10 * torn + 3 * empty + 0.5 * nested + abs(log(width / height / _SHAPE))
