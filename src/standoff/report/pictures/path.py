"""The way to a settlement, step by step: who moves, and what it does to every side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.answers.answer import Settlement, by_ease
from standoff.graph.graph import State
from standoff.report.pictures import letters, palette, svg
from standoff.report.pictures.letters import Face
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.scene import Scene
from standoff.report.pictures.sheet import MARGIN, Drawn, LegendEntry, picture_sheet
from standoff.report.pictures.signs import gain_triangle
from standoff.report.pictures.svg import PLAIN, SMALL, STRONG, Point
from standoff.report.subject import Subject
from standoff.report.wording import phrases
from standoff.report.wording import pictures as words
from standoff.studies.ways import Route

MOST_STRIPS = 3
IN_A_ROW = 4
WIDE = 206.0
APART = 40.0

_DEEDS = 12  # lines
_LINE = 15.6


@dataclass(frozen=True, slots=True)
class Card:
    """A step of a strip: its heading, what is done, and what becomes of each side.

    ``tag`` stands in bold above what becomes of them.
    """

    title: str
    face: Face
    deed: str
    tag: str
    gains: tuple[int, ...]


def draw_path(subject: Subject) -> str | None:
    """A strip for each main settlement; None where no way leads to one."""
    settlements = by_ease(subject.answer.settlements) if subject.answer else []
    ways = [(each, each.way) for each in settlements if each.way]
    if not ways:
        return None
    shown = ways[:MOST_STRIPS]
    most = min(max(len(route.steps) + 2 for _, route in shown), IN_A_ROW)
    width = 2 * MARGIN + most * WIDE + (most - 1) * APART
    heading = words.path(subject, shown, len(ways))
    return picture_sheet(
        "path", heading, lambda top: _path_body(subject, shown, top), _path_legend(), width
    )


def _path_body(subject: Subject, ways: list[tuple[Settlement, Route]], top: float) -> Drawn:
    drawn, y = [], top
    for found, route in ways:
        strip, high = _settlement_strip(subject, found, route, y)
        drawn.append(strip)
        y += high + 22
    return svg.join_elements(drawn), y - top - 22


def _settlement_strip(subject: Subject, found: Settlement, route: Route, top: float) -> Drawn:
    cards = list(_strip_cards(Scene(subject), found, route))
    across = min(len(cards), IN_A_ROW)
    room = across * WIDE + (across - 1) * APART
    title, low = svg.text_block(
        (MARGIN, top + 12), words.way_to(found, subject.dispute), STRONG, room
    )
    high = max(_card_height(card) for card in cards)
    drawn = [title]
    for n, card in enumerate(cards):
        x = MARGIN + n % IN_A_ROW * (WIDE + APART)
        y = top + low + 8 + n // IN_A_ROW * (high + 18)
        drawn.append(_drawn_card(subject, card, (x, y), high))
        if n:
            drawn.append(_card_arrow((x, y + 20), from_margin=n % IN_A_ROW == 0))
    rows = -(-len(cards) // IN_A_ROW)
    return svg.join_elements(drawn), low + 8 + rows * (high + 18) - 18


def _strip_cards(scene: Scene, found: Settlement, route: Route) -> Iterator[Card]:
    dispute = scene.subject.dispute
    start = scene.graph.state(scene.status_quo)
    yield Card(words.TODAY, STRONG, words.texts(start, dispute), "", ())
    for number, step in enumerate(route.steps, 1):
        dm = [side.id for side in dispute.sides].index(step.side)
        face = Face(size=13, bold=True, fill=palette.side_colour(dm))
        jump = words.JUMPS if number == 1 and found.jump_first else ""
        title = words.step(number, step, dispute)
        deed = words.deed(step, dispute)
        yield Card(title, face, deed, jump, gain_signs(scene, step.before, step.after))
    yield Card(
        words.AT_THE_END,
        STRONG,
        words.texts(found.state, dispute),
        words.AGAINST_TODAY,
        gain_signs(scene, start, found.state),
    )


def gain_signs(scene: Scene, before: State, after: State) -> tuple[int, ...]:
    """What a change does to each side: 1, 0 or -1."""
    graph = scene.graph
    here, there = (graph.state_place(scene.state_number(state)) for state in (before, after))
    pairs = ((int(rank[here]), int(rank[there])) for rank in graph.ranks)
    return tuple((new > old) - (new < old) for old, new in pairs)


def _deed_lines(card: Card) -> list[str]:
    return letters.wrapped_lines(card.deed, WIDE - 20, PLAIN, _DEEDS)


def _card_height(card: Card) -> float:
    return 48 + _LINE * (len(_deed_lines(card)) + bool(card.tag)) + 17 * len(card.gains)


def _drawn_card(subject: Subject, card: Card, at: Point, high: float) -> str:
    x, y = at
    weight = 2.5 if card.tag == words.JUMPS else 1.2
    drawn = [
        svg.rect(
            at, (WIDE, high), rx=6, fill=svg.PAPER, stroke=card.face.fill, stroke_width=weight
        ),
        svg.text((x + 10, y + 20), card.title, card.face, WIDE - 20),
    ]
    drawn.append(svg.text_block((x + 10, y + 38), card.deed, PLAIN, WIDE - 20, _DEEDS)[0])
    y += high - 17 * len(card.gains) + 4
    if card.tag:
        drawn.append(svg.text((x + 10, y - 15), card.tag, STRONG, WIDE - 20))
    for n, (side, gain) in enumerate(zip(subject.dispute.sides, card.gains, strict=False)):
        drawn.append(_gain_line((x + 10, y + n * 17), phrases.side(side), gain))
    return svg.join_elements(drawn)


def _gain_line(at: Point, side: str, gain: int) -> str:
    said = words.GAINS[gain]
    room = WIDE - 42 - letters.text_width(said, STRONG)
    return (
        gain_triangle((at[0] + 5, at[1]), gain)
        + svg.text((at[0] + 16, at[1] + 4), side, SMALL, room)
        + svg.text(
            (at[0] + WIDE - 20, at[1] + 4), said, Face(size=12, bold=gain != 0, anchor="end")
        )
    )


def _card_arrow(end: Point, *, from_margin: bool) -> str:
    """From the card before; at the beginning of a row from the margin."""
    start = (end[0] - (MARGIN - 4 if from_margin else APART - 4), end[1])
    return svg.arrow([start, (end[0] - 3, end[1])], stroke=svg.INK, stroke_width=2)


def _path_legend() -> list[LegendEntry]:
    return [
        LegendEntry(lambda at: gain_triangle(at, 1), words.BETTER),
        LegendEntry(lambda at: gain_triangle(at, 0), words.SAME),
        LegendEntry(lambda at: gain_triangle(at, -1), words.WORSE),
    ]


PICTURE = Picture("path", draw_path)
