"""Each side's ranking as a ladder, and lines that show where the sides pull apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, islice

import numpy as np

from standoff.report.pictures import ink, letters, palette
from standoff.report.pictures.ink import SMALL, Point
from standoff.report.pictures.letters import Face
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.scene import Scene
from standoff.report.pictures.sheet import MARGIN, Drawn, Entry, sheet
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
    def high(self) -> float:
        return _BOX * len(self.named) + (_MORE if self.others else 0) + _BETWEEN


@dataclass(frozen=True)
class Ladders:
    """All ladders of a scene."""

    scene: Scene

    @cached_property
    def named(self) -> list[int]:
        return list(islice(self.scene.matter(), MOST_NAMED))

    @cached_property
    def sides(self) -> list[list[Rung]]:
        return [rungs(self.scene, dm, self.named) for dm in self.scene.graph.dms]

    @cached_property
    def head(self) -> float:
        """How high the names are."""
        sides = map(phrases.side, self.scene.graph.dispute.sides)
        return 22 + 17.0 * max(len(letters.wrapped(side, WIDE, _NAME, 2)) for side in sides)

    @property
    def high(self) -> float:
        return self.head + max(sum(each.high for each in rungs) for rungs in self.sides) + 20

    def left(self, dm: int) -> float:
        return MARGIN + 12 + dm * (WIDE + APART)

    def boxes(self, dm: int, top: float) -> dict[int, float]:
        """Where the named states' boxes begin."""
        found: dict[int, float] = {}
        y = top + self.head + 16
        for rung in self.sides[dm]:
            found |= {number: y + n * _BOX for n, number in enumerate(rung.named)}
            y += rung.high
        return found


def rungs(scene: Scene, dm: int, named: list[int]) -> list[Rung]:
    """A side's ladder, best first; rungs without a named state are taken together."""
    ranks = scene.rank(dm)
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


def draw(subject: Subject) -> str | None:
    """The ladders, one for each side."""
    ladders = Ladders(Scene(subject))
    sides = len(subject.dispute.sides)
    width = 2 * MARGIN + 12 + sides * WIDE + (sides - 1) * APART
    told = words.ladders(subject, len(ladders.named))
    return sheet("ladders", told, lambda top: _body(ladders, top), _legend(ladders), width)


def _body(ladders: Ladders, top: float) -> Drawn:
    lines = [_joined(ladders, dm, top) for dm in ladders.scene.graph.dms[1:]]
    drawn = [_ladder(ladders, dm, top) for dm in ladders.scene.graph.dms]
    return ink.join([*lines, *drawn]), ladders.high


def _ladder(ladders: Ladders, dm: int, top: float) -> str:
    side = ladders.scene.graph.dispute.sides[dm]
    x, y = ladders.left(dm), top + ladders.head + 16
    face = replace(_NAME, fill=palette.colour(dm))
    name, _ = ink.block((x, top + 14), phrases.side(side), face, WIDE, 2)
    said = words.BEST if side.prefers or side.ranking else words.NO_PREFERENCES
    drawn = [name, ink.text((x, top + ladders.head + 6), said, SMALL)]
    last = y
    for rung in ladders.sides[dm]:
        drawn.append(_rung(ladders, dm, rung, (x, y)))
        last, y = y, y + rung.high
    rail = ink.rule(
        (x - 8, top + ladders.head + 14),
        (x - 8, max(last + 12, y - _BETWEEN)),
        stroke=palette.colour(dm),
        stroke_width=2.5,
        stroke_dasharray=palette.dash(dm),
    )
    end = ink.text((x, y + 10), words.WORST, SMALL) if len(ladders.sides[dm]) > 1 else ""
    return rail + ink.join([*drawn, end])


def _rung(ladders: Ladders, dm: int, rung: Rung, at: Point) -> str:
    x, y = at
    drawn = [ink.disc((x - 8, y + (_BOX / 2 if rung.named else 8)), 3.5, fill=palette.colour(dm))]
    if len(rung.named) + bool(rung.others) > 1:
        drawn.append(ink.rect((x - 3, y - 3), (WIDE + 6, rung.high), fill="#e4e4e4", rx=5))
    drawn += [_box(ladders.scene, number, (x, y + n * _BOX)) for n, number in enumerate(rung.named)]
    if rung.others:
        said = words.others(rung.others, rung.rungs, bool(rung.named))
        drawn.append(ink.text((x + 8, y + _BOX * len(rung.named) + 12), said, SMALL, WIDE - 10))
    return "".join(drawn)


def _box(scene: Scene, number: int, at: Point) -> str:
    state = scene.graph.state(number)
    here = number == scene.status_quo
    tags = words.tags(here, number in scene.settlements, scene.strictest(number))
    box = ink.rect(
        at,
        (WIDE, _BOX - 4),
        rx=4,
        fill=ink.GOAL if scene.goal[number] else ink.PAPER,
        stroke=ink.INK if here else "#8c8c8c",
        stroke_width=2.5 if here else 1,
    )
    room = WIDE - 16
    left = at[0] + 8
    if scene.goal[number]:
        box += ink.star((at[0] + 12, at[1] + 11), 6, fill=ink.INK)
        left, room = left + 14, room - 14
    title = words.selected(state, scene.graph.dispute)
    lines = ink.text((left, at[1] + 14), title, Face(size=12, bold=here), room)
    told = f"{state.pattern}  {tags}" if tags else state.pattern
    lines += ink.text((at[0] + 8, at[1] + 27), told, Face(size=10, fill=ink.GREY), WIDE - 16)
    return ink.titled(words.whole(state, scene.graph.dispute), box, lines)


def _joined(ladders: Ladders, dm: int, top: float) -> str:
    """Lines from the ladder before to this one, the telling ones on top."""
    before, here = ladders.boxes(dm - 1, top), ladders.boxes(dm, top)
    left, right = ladders.left(dm - 1) + WIDE, ladders.left(dm) - 12
    middle = (_BOX - 4) / 2
    return ink.join(
        _line((left, before[number] + middle), (right, here[number] + middle), looks)
        for number, looks in reversed([(n, _looks(ladders.scene, n)) for n in ladders.named])
    )


def _line(start: Point, end: Point, looks: dict[str, object]) -> str:
    bend = (end[0] - start[0]) / 2
    drawn = (
        f"M{ink.number(start[0])} {ink.number(start[1])}"
        f"C{ink.number(start[0] + bend)} {ink.number(start[1])} "
        f"{ink.number(end[0] - bend)} {ink.number(end[1])} "
        f"{ink.number(end[0])} {ink.number(end[1])}"
    )
    return ink.tag("path", d=drawn, fill="none", **looks)


def _looks(scene: Scene, number: int) -> dict[str, object]:
    if number == scene.status_quo:
        return {"stroke": ink.INK, "stroke_width": 3}
    if number in scene.settlements:
        return {"stroke": ink.ROUTE, "stroke_width": 3, "stroke_dasharray": "9 3"}
    return {"stroke": "#a6a6a6", "stroke_width": 1.2}


def _legend(ladders: Ladders) -> Iterator[Entry]:
    scene = ladders.scene
    for number, said in (
        (scene.status_quo, words.STATUS_QUO),
        (next(iter(scene.settlements), None), words.SETTLEMENT_MEANS),
    ):
        if number is not None:
            yield Entry(_sample(_looks(scene, number)), said)
    yield Entry(_sample({"stroke": "#a6a6a6", "stroke_width": 1.2}), words.OTHER_LINES)
    if scene.subject.answer is not None and scene.goal.any():
        goal = words.goal(scene.subject.answer)
        yield Entry(lambda at: ink.star(at, 6, fill=ink.INK), goal)


def _sample(looks: dict[str, object]) -> Callable[[Point], str]:
    return lambda at: ink.rule((at[0] - 15, at[1]), (at[0] + 15, at[1]), **looks)


PICTURE = Picture("ladders", draw)
