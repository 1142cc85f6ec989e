"""The option board: a row for each state, a column for each option, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from standoff.model.dispute import DecisionMaker, Option
from standoff.report.pictures import letters, palette, svg
from standoff.report.pictures.letters import Face
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.scene import Scene
from standoff.report.pictures.sheet import (
    MARGIN,
    Drawn,
    LegendEntry,
    explained_words,
    picture_sheet,
)
from standoff.report.pictures.svg import KEY, SMALL, STRONG, Point
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
    def shown_states(self) -> list[int]:
        graph = self.scene.graph
        if len(graph) <= MOST_ROWS:
            return list(range(len(graph)))
        return sorted(islice(self.scene.states_that_matter(), ROWS_OF_MANY))

    @cached_property
    def key_width(self) -> float:
        """How wide the states' keys are."""
        widest = max(letters.text_width("Y" * len(self.scene.graph.dispute.options), KEY), 40)
        return min(widest, 180) + 12

    @cached_property
    def option_columns(self) -> list[tuple[float, float, Option]]:
        """Each option's column: where it begins and how wide it is."""
        found, x = [], MARGIN + self.key_width
        for side in self.scene.graph.dispute.sides:
            least = 110 / max(len(side.options), 1)
            for option in side.options:
                wide = min(max(letters.text_width(option.id, _ID) + 8, least, 34), 110)
                found.append((x, wide, option))
                x += wide
            x += _GAP if side.options else 0
        return found

    @cached_property
    def concept_columns(self) -> list[tuple[float, float, str]]:
        """The columns of the goal, as an empty key, and of the concepts."""
        first, wide, _ = self.option_columns[-1]
        found, x = [], first + wide + _GAP + 6
        goal = [""] if self.scene.goal_holds.any() else []
        for key in [*goal, *self.scene.equilibria]:
            wide = letters.text_width(key or words.GOAL, _ID) + 10
            found.append((x, wide, key))
            x += wide
        return found

    @property
    def tags_left(self) -> float:
        """Where the tags begin."""
        x, wide, _ = self.concept_columns[-1] if self.concept_columns else self.option_columns[-1]
        return x + wide + 8


def draw_board(subject: Subject) -> str | None:
    """The board; None where nobody has an option."""
    if not subject.dispute.options:
        return None
    board = Board(Scene(subject))
    width = board.tags_left + letters.text_width(words.tags(True, True, ()), _ID) + MARGIN
    heading = words.board(subject, len(board.shown_states))
    return picture_sheet(
        "board", heading, lambda top: _board_body(board, top, width), _board_legend(board), width
    )


def _board_body(board: Board, top: float, width: float) -> Drawn:
    high = HEAD + ROW * len(board.shown_states) + 12
    options = board.scene.graph.dispute.options
    key = [words.option(option) for option in options if option.text]
    below, low = explained_words(key, top + high, width)
    drawn = [*_column_heads(board, top), *_state_rows(board, top + HEAD), below]
    return svg.join_elements(drawn), high + low


def _column_heads(board: Board, top: float) -> Iterator[str]:
    for dm, side in enumerate(board.scene.graph.dispute.sides):
        if side.options:
            yield _side_head(board, dm, side, top)
    for x, wide, option in board.option_columns:
        middle = Face(size=11, anchor="middle")
        yield svg.text((x + wide / 2, top + HEAD - 10), option.id, middle, wide - 4)
    for x, wide, key in board.concept_columns:
        middle = Face(size=11, anchor="middle", bold=not key)
        yield svg.text((x + wide / 2, top + HEAD - 10), key or words.GOAL, middle)
    if board.concept_columns:
        x = board.concept_columns[-len(board.scene.equilibria)][0]
        yield svg.text((x + 4, top + HEAD - 28), words.EQUILIBRIUM_UNDER, SMALL)


def _side_head(board: Board, dm: int, side: DecisionMaker, top: float) -> str:
    mine = [(x, wide) for x, wide, option in board.option_columns if option in side.options]
    left, right = mine[0][0], mine[-1][0] + mine[-1][1]
    face = Face(size=12, bold=True, fill=palette.side_colour(dm))
    name, _ = svg.text_block((left + 2, top + 12), phrases.side(side), face, right - left - 4, 2)
    line = svg.rule(
        (left + 2, top + HEAD - 26),
        (right - 2, top + HEAD - 26),
        stroke=palette.side_colour(dm),
        stroke_width=2,
        stroke_dasharray=palette.side_dash(dm),
    )
    return name + line


def _state_rows(board: Board, top: float) -> Iterator[str]:
    for row, number in enumerate(board.shown_states):
        yield _state_row(board, number, top + row * ROW)


def _state_row(board: Board, number: int, top: float) -> str:
    scene, middle = board.scene, top + ROW / 2
    state = scene.graph.state(number)
    tags = words.tags(number == scene.status_quo, number in scene.settlement_states, ())
    drawn = [
        _row_ground(board, number, top),
        svg.text((MARGIN + 4, middle + 4), state.pattern, KEY, board.key_width - 8),
    ]
    bits = {option.id: n for n, option in enumerate(scene.graph.dispute.options)}
    for x, wide, option in board.option_columns:
        drawn.append(selection_mark((x + wide / 2, middle), state.pattern[bits[option.id]]))
    for x, wide, key in board.concept_columns:
        if not key and scene.goal_holds[number]:
            drawn.append(svg.star((x + wide / 2, middle), 6, fill=svg.INK))
        elif key and scene.equilibria[key][number]:
            drawn.append(equilibrium_mark((x + wide / 2, middle)))
    drawn.append(svg.text((board.tags_left, middle + 4), tags, STRONG))
    return svg.titled_group(words.whole(state, scene.graph.dispute), *filter(None, drawn))


def _row_ground(board: Board, number: int, top: float) -> str:
    """The status quo in a frame, goal states tinted."""
    scene = board.scene
    frame = {"stroke": svg.INK, "stroke_width": 1.5} if number == scene.status_quo else {}
    fill = svg.GOAL if scene.goal_holds[number] else svg.PAPER
    box = svg.rect((MARGIN, top + 1), (board.tags_left - MARGIN - 4, ROW - 2), fill=fill, **frame)
    return box if frame else box + svg.rule((MARGIN, top + ROW), (board.tags_left - 4, top + ROW))


def selection_mark(at: Point, letter: str) -> str:
    """Selected, not selected, or not told."""
    if letter == "-":
        return svg.rule((at[0] - 5, at[1]), (at[0] + 5, at[1]), stroke=svg.GREY, stroke_width=2)
    if letter == "Y":
        return svg.disc(at, 5.5, fill=svg.INK)
    return svg.disc(at, 3, fill=svg.PAPER, stroke="#8c8c8c", stroke_width=1)


def equilibrium_mark(at: Point) -> str:
    """An equilibrium."""
    return svg.rect((at[0] - 5, at[1] - 5), (10, 10), fill="#3d3d3d")


def _board_legend(board: Board) -> list[LegendEntry]:
    scene = board.scene
    entries = [
        LegendEntry(lambda at: selection_mark(at, "Y"), words.SELECTED),
        LegendEntry(lambda at: selection_mark(at, "N"), words.NOT_SELECTED),
    ]
    if any("-" in scene.graph.state(number).pattern for number in board.shown_states):
        entries.append(LegendEntry(lambda at: selection_mark(at, "-"), words.MERGED))
    if scene.subject.answer is not None and scene.goal_holds.any():
        sample = words.goal(scene.subject.answer)
        entries.append(LegendEntry(lambda at: svg.star(at, 6, fill=svg.INK), sample))
    entries.append(LegendEntry(equilibrium_mark, words.EQUILIBRIUM))
    return entries


PICTURE = Picture("board", draw_board)
