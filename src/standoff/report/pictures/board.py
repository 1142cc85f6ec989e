"""The option board: a row for each state, a column for each option, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from standoff.model.dispute import DecisionMaker, Option
from standoff.report.pictures import ink, letters, palette
from standoff.report.pictures.ink import KEY, SMALL, STRONG, Point
from standoff.report.pictures.letters import Face
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.scene import Scene
from standoff.report.pictures.sheet import MARGIN, Drawn, Entry, columns, sheet
from standoff.report.subject import Subject
from standoff.report.wording import phrases
from standoff.report.wording import pictures as words

MOST_ROWS = 60  # states that are all shown
ROWS_OF_MANY = 40  # states shown where there are more
ROW = 21.0
HEAD = 62.0

_GAP = 14.0
_ID = Face(size=11)


@dataclass(frozen=True)
class Board:
    """Where the columns of a board stand."""

    scene: Scene

    @cached_property
    def states(self) -> list[int]:
        graph = self.scene.graph
        if len(graph) <= MOST_ROWS:
            return list(range(len(graph)))
        return sorted(islice(self.scene.matter(), ROWS_OF_MANY))

    @cached_property
    def left(self) -> float:
        """How wide the states' keys are."""
        widest = max(letters.width("Y" * len(self.scene.graph.dispute.options), KEY), 40)
        return min(widest, 180) + 12

    @cached_property
    def options(self) -> list[tuple[float, float, Option]]:
        """Each option's column: where it begins and how wide it is."""
        found, x = [], MARGIN + self.left
        for side in self.scene.graph.dispute.sides:
            least = 110 / max(len(side.options), 1)
            for option in side.options:
                wide = min(max(letters.width(option.id, _ID) + 8, least, 34), 110)
                found.append((x, wide, option))
                x += wide
            x += _GAP if side.options else 0
        return found

    @cached_property
    def concepts(self) -> list[tuple[float, float, str]]:
        """The columns of the goal, as an empty key, and of the concepts."""
        first, wide, _ = self.options[-1]
        found, x = [], first + wide + _GAP + 6
        goal = [""] if self.scene.goal.any() else []
        for key in [*goal, *self.scene.equilibria]:
            wide = letters.width(key or words.GOAL, _ID) + 10
            found.append((x, wide, key))
            x += wide
        return found

    @property
    def right(self) -> float:
        """Where the tags begin."""
        x, wide, _ = self.concepts[-1] if self.concepts else self.options[-1]
        return x + wide + 8


def draw(subject: Subject) -> str | None:
    """The board; None where nobody has an option."""
    if not subject.dispute.options:
        return None
    board = Board(Scene(subject))
    width = board.right + letters.width(words.tags(True, True, ()), _ID) + MARGIN
    told = words.board(subject, len(board.states))
    return sheet("board", told, lambda top: _body(board, top, width), _legend(board), width)


def _body(board: Board, top: float, width: float) -> Drawn:
    high = HEAD + ROW * len(board.states) + 12
    options = board.scene.graph.dispute.options
    key = [words.option(option) for option in options if option.text]
    below, low = columns(key, top + high, width)
    drawn = [*_heads(board, top), *_rows(board, top + HEAD), below]
    return ink.join(drawn), high + low


def _heads(board: Board, top: float) -> Iterator[str]:
    for dm, side in enumerate(board.scene.graph.dispute.sides):
        if side.options:
            yield _side(board, dm, side, top)
    for x, wide, option in board.options:
        middle = Face(size=11, anchor="middle")
        yield ink.text((x + wide / 2, top + HEAD - 10), option.id, middle, wide - 4)
    for x, wide, key in board.concepts:
        middle = Face(size=11, anchor="middle", bold=not key)
        yield ink.text((x + wide / 2, top + HEAD - 10), key or words.GOAL, middle)
    if board.concepts:
        x = board.concepts[-len(board.scene.equilibria)][0]
        yield ink.text((x + 4, top + HEAD - 28), words.EQUILIBRIUM_UNDER, SMALL)


def _side(board: Board, dm: int, side: DecisionMaker, top: float) -> str:
    mine = [(x, wide) for x, wide, option in board.options if option in side.options]
    left, right = mine[0][0], mine[-1][0] + mine[-1][1]
    face = Face(size=12, bold=True, fill=palette.colour(dm))
    name, _ = ink.block((left + 2, top + 12), phrases.side(side), face, right - left - 4, 2)
    line = ink.rule(
        (left + 2, top + HEAD - 26),
        (right - 2, top + HEAD - 26),
        stroke=palette.colour(dm),
        stroke_width=2,
        stroke_dasharray=palette.dash(dm),
    )
    return name + line


def _rows(board: Board, top: float) -> Iterator[str]:
    for row, number in enumerate(board.states):
        yield _row(board, number, top + row * ROW)


def _row(board: Board, number: int, top: float) -> str:
    scene, middle = board.scene, top + ROW / 2
    state = scene.graph.state(number)
    tags = words.tags(number == scene.status_quo, number in scene.settlements, ())
    drawn = [
        _ground(board, number, top),
        ink.text((MARGIN + 4, middle + 4), state.pattern, KEY, board.left - 8),
    ]
    bits = {option.id: n for n, option in enumerate(scene.graph.dispute.options)}
    for x, wide, option in board.options:
        drawn.append(mark((x + wide / 2, middle), state.pattern[bits[option.id]]))
    for x, wide, key in board.concepts:
        if not key and scene.goal[number]:
            drawn.append(ink.star((x + wide / 2, middle), 6, fill=ink.INK))
        elif key and scene.equilibria[key][number]:
            drawn.append(square((x + wide / 2, middle)))
    drawn.append(ink.text((board.right, middle + 4), tags, STRONG))
    return ink.titled(words.whole(state, scene.graph.dispute), *filter(None, drawn))


def _ground(board: Board, number: int, top: float) -> str:
    """The status quo in a frame, goal states tinted."""
    scene = board.scene
    frame = {"stroke": ink.INK, "stroke_width": 1.5} if number == scene.status_quo else {}
    fill = ink.GOAL if scene.goal[number] else ink.PAPER
    box = ink.rect((MARGIN, top + 1), (board.right - MARGIN - 4, ROW - 2), fill=fill, **frame)
    return box if frame else box + ink.rule((MARGIN, top + ROW), (board.right - 4, top + ROW))


def mark(at: Point, letter: str) -> str:
    """Selected, not selected, or not told."""
    if letter == "-":
        return ink.rule((at[0] - 5, at[1]), (at[0] + 5, at[1]), stroke=ink.GREY, stroke_width=2)
    if letter == "Y":
        return ink.disc(at, 5.5, fill=ink.INK)
    return ink.disc(at, 3, fill=ink.PAPER, stroke="#8c8c8c", stroke_width=1)


def square(at: Point) -> str:
    """An equilibrium."""
    return ink.rect((at[0] - 5, at[1] - 5), (10, 10), fill="#3d3d3d")


def _legend(board: Board) -> list[Entry]:
    scene = board.scene
    entries = [
        Entry(lambda at: mark(at, "Y"), words.SELECTED),
        Entry(lambda at: mark(at, "N"), words.NOT_SELECTED),
    ]
    if any("-" in scene.graph.state(number).pattern for number in board.states):
        entries.append(Entry(lambda at: mark(at, "-"), words.MERGED))
    if scene.subject.answer is not None and scene.goal.any():
        sample = words.goal(scene.subject.answer)
        entries.append(Entry(lambda at: ink.star(at, 6, fill=ink.INK), sample))
    entries.append(Entry(square, words.EQUILIBRIUM))
    return entries


PICTURE = Picture("board", draw)
