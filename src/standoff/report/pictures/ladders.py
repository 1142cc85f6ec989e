"""Each side's ranking as a ladder, and lines that show where the sides pull apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, islice

import numpy as np

from standoff.report.pictures import letters, palette, svg
from standoff.report.pictures.letters import Face
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.scene import Scene
from standoff.report.pictures.sheet import MARGIN, Drawn, LegendEntry, line_sample, picture_sheet
from standoff.report.pictures.svg import SMALL, Point
from standoff.report.subject import Subject
from standoff.report.wording import phrases
from standoff.report.wording import pictures as words

MOST_NAMED = 12  # states named on every ladder
WIDE = 236.0
APART = 112.0

_NAME = Face(size=13, bold=True)
_BOX, _MORE, _BETWEEN = 36.0, 17.0, 6.0


@dataclass(frozen=True, slots=True)
class Rung:
    """States that a side likes equally: those that are named, and how many others.

    Without named ones it stands for ``rungs`` neighbouring rungs.
    """

    named: tuple[int, ...]
    others: int
    rungs: int = 1

    @property
    def height(self) -> float:
        return _BOX * len(self.named) + (_MORE if self.others else 0) + _BETWEEN


@dataclass(frozen=True)
class Ladders:
    """All ladders of a scene."""

    scene: Scene

    @cached_property
    def named_states(self) -> list[int]:
        return list(islice(self.scene.states_that_matter(), MOST_NAMED))

    @cached_property
    def rungs_by_side(self) -> list[list[Rung]]:
        return [side_rungs(self.scene, dm, self.named_states) for dm in self.scene.graph.dms]

    @cached_property
    def head_height(self) -> float:
        """How high the names are."""
        sides = map(phrases.side, self.scene.graph.dispute.sides)
        return 22 + 17.0 * max(len(letters.wrapped_lines(side, WIDE, _NAME, 2)) for side in sides)

    @property
    def height(self) -> float:
        return (
            self.head_height
            + max(sum(each.height for each in rungs) for rungs in self.rungs_by_side)
            + 20
        )

    def ladder_left(self, dm: int) -> float:
        return MARGIN + 12 + dm * (WIDE + APART)

    def box_tops(self, dm: int, top: float) -> dict[int, float]:
        """Where the named states' boxes begin."""
        found: dict[int, float] = {}
        y = top + self.head_height + 16
        for rung in self.rungs_by_side[dm]:
            found |= {number: y + n * _BOX for n, number in enumerate(rung.named)}
            y += rung.height
        return found


def side_rungs(scene: Scene, dm: int, named: list[int]) -> list[Rung]:
    """A side's ladder, best first; rungs without a named state are taken together."""
    ranks = scene.ranks_by_state(dm)
    levels, sizes = np.unique(ranks, return_counts=True)
    on: dict[int, list[int]] = {}
    for number in named:
        on.setdefault(int(ranks[number]), []).append(number)
    every = [
        Rung(tuple(on.get(level, ())), size - len(on.get(level, ())))
        for level, size in zip(levels[::-1].tolist(), sizes[::-1].tolist(), strict=True)
    ]
    found: list[Rung] = []
    for telling, group in groupby(every, lambda rung: bool(rung.named)):
        members = list(group)
        others = sum(rung.others for rung in members)
        found += members if telling else [Rung((), others, len(members))]
    return found


def draw_ladders(subject: Subject) -> str | None:
    """The ladders, one for each side."""
    ladders = Ladders(Scene(subject))
    sides = len(subject.dispute.sides)
    width = 2 * MARGIN + 12 + sides * WIDE + (sides - 1) * APART
    heading = words.ladders(subject, len(ladders.named_states))
    return picture_sheet(
        "ladders", heading, lambda top: _ladders_body(ladders, top), _ladders_legend(ladders), width
    )


def _ladders_body(ladders: Ladders, top: float) -> Drawn:
    lines = [_joining_lines(ladders, dm, top) for dm in ladders.scene.graph.dms[1:]]
    drawn = [_side_ladder(ladders, dm, top) for dm in ladders.scene.graph.dms]
    return svg.join_elements([*lines, *drawn]), ladders.height


def _side_ladder(ladders: Ladders, dm: int, top: float) -> str:
    side = ladders.scene.graph.dispute.sides[dm]
    x, y = ladders.ladder_left(dm), top + ladders.head_height + 16
    face = replace(_NAME, fill=palette.side_colour(dm))
    name, _ = svg.text_block((x, top + 14), phrases.side(side), face, WIDE, 2)
    wants = side.prefers or side.ranking or side.weights
    said = words.BEST if wants else words.NO_PREFERENCES
    drawn = [name, svg.text((x, top + ladders.head_height + 6), said, SMALL)]
    last = y
    for rung in ladders.rungs_by_side[dm]:
        drawn.append(_drawn_rung(ladders, dm, rung, (x, y)))
        last, y = y, y + rung.height
    rail = svg.rule(
        (x - 8, top + ladders.head_height + 14),
        (x - 8, max(last + 12, y - _BETWEEN)),
        stroke=palette.side_colour(dm),
        stroke_width=2.5,
        stroke_dasharray=palette.side_dash(dm),
    )
    end = svg.text((x, y + 10), words.WORST, SMALL) if len(ladders.rungs_by_side[dm]) > 1 else ""
    return rail + svg.join_elements([*drawn, end])


def _drawn_rung(ladders: Ladders, dm: int, rung: Rung, at: Point) -> str:
    x, y = at
    drawn = [
        svg.disc((x - 8, y + (_BOX / 2 if rung.named else 8)), 3.5, fill=palette.side_colour(dm))
    ]
    if len(rung.named) + bool(rung.others) > 1:
        drawn.append(svg.rect((x - 3, y - 3), (WIDE + 6, rung.height), fill="#e4e4e4", rx=5))
    drawn += [
        _state_box(ladders.scene, number, (x, y + n * _BOX)) for n, number in enumerate(rung.named)
    ]
    if rung.others:
        said = words.others(rung.others, rung.rungs, bool(rung.named))
        drawn.append(svg.text((x + 8, y + _BOX * len(rung.named) + 12), said, SMALL, WIDE - 10))
    return "".join(drawn)


def _state_box(scene: Scene, number: int, at: Point) -> str:
    state = scene.graph.state(number)
    here = number == scene.status_quo
    tags = words.tags(here, number in scene.settlement_states, scene.strictest_concepts(number))
    box = svg.rect(
        at,
        (WIDE, _BOX - 4),
        rx=4,
        fill=svg.GOAL if scene.goal_holds[number] else svg.PAPER,
        stroke=svg.INK if here else "#8c8c8c",
        stroke_width=2.5 if here else 1,
    )
    room = WIDE - 16
    left = at[0] + 8
    if scene.goal_holds[number]:
        box += svg.star((at[0] + 12, at[1] + 11), 6, fill=svg.INK)
        left, room = left + 14, room - 14
    title = words.selected(state, scene.graph.dispute)
    lines = svg.text((left, at[1] + 14), title, Face(size=12, bold=here), room)
    below = f"{state.pattern}  {tags}" if tags else state.pattern
    lines += svg.text((at[0] + 8, at[1] + 27), below, Face(size=10, fill=svg.GREY), WIDE - 16)
    return svg.titled_group(words.whole(state, scene.graph.dispute), box, lines)


def _joining_lines(ladders: Ladders, dm: int, top: float) -> str:
    """Lines from the ladder before to this one, the telling ones on top."""
    before, here = ladders.box_tops(dm - 1, top), ladders.box_tops(dm, top)
    left, right = ladders.ladder_left(dm - 1) + WIDE, ladders.ladder_left(dm) - 12
    middle = (_BOX - 4) / 2
    return svg.join_elements(
        _joining_curve((left, before[number] + middle), (right, here[number] + middle), looks)
        for number, looks in reversed(
            [(n, _line_looks(ladders.scene, n)) for n in ladders.named_states]
        )
    )


def _joining_curve(start: Point, end: Point, looks: dict[str, object]) -> str:
    bend = (end[0] - start[0]) / 2
    drawn = (
        f"M{svg.coordinate(start[0])} {svg.coordinate(start[1])}"
        f"C{svg.coordinate(start[0] + bend)} {svg.coordinate(start[1])} "
        f"{svg.coordinate(end[0] - bend)} {svg.coordinate(end[1])} "
        f"{svg.coordinate(end[0])} {svg.coordinate(end[1])}"
    )
    return svg.tag("path", d=drawn, fill="none", **looks)


def _line_looks(scene: Scene, number: int) -> dict[str, object]:
    if number == scene.status_quo:
        return {"stroke": svg.INK, "stroke_width": 3}
    if number in scene.settlement_states:
        return {"stroke": svg.ROUTE, "stroke_width": 3, "stroke_dasharray": "9 3"}
    return {"stroke": "#a6a6a6", "stroke_width": 1.2}


def _ladders_legend(ladders: Ladders) -> Iterator[LegendEntry]:
    scene = ladders.scene
    for number, said in (
        (scene.status_quo, words.STATUS_QUO),
        (next(iter(scene.settlement_states), None), words.SETTLEMENT_MEANS),
    ):
        if number is not None:
            yield LegendEntry(line_sample(**_line_looks(scene, number)), said)
    yield LegendEntry(line_sample(stroke="#a6a6a6", stroke_width=1.2), words.OTHER_LINES)
    if scene.subject.answer is not None and scene.goal_holds.any():
        goal = words.goal(scene.subject.answer)
        yield LegendEntry(lambda at: svg.star(at, 6, fill=svg.INK), goal)


PICTURE = Picture("ladders", draw_ladders)
