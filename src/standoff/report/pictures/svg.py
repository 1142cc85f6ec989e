"""Writing SVG: elements, words, lines and arrows as strings; everything is escaped here.

Looks are attributes, not styles: several pictures stand on one page and none may touch it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import hypot

from standoff.report.pictures import letters
from standoff.report.pictures.letters import Face

INK = "#1a1a1a"
GREY = "#595959"  # words that matter less; 7 to 1 on white
RULE = "#c8c8c8"  # lines that only guide the eye
PAPER = "#ffffff"
BAND = "#f2f2f2"
ROUTE = "#e69f00"
GOAL = "#dceefb"

SMALL = Face(size=11, fill=GREY)
PLAIN = Face(size=12)
STRONG = Face(size=12, bold=True)
KEY = Face(size=11, mono=True)

Point = tuple[float, float]


def tag(name: str, *inner: str, **attributes: object) -> str:
    """One element; an attribute that is None is left out, ``stroke_width`` is stroke-width."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    written = "".join(
        f' {key}="{_attribute_value(value)}"' for key, value in given if value is not None
    )
    return f"<{name}{written}>{''.join(inner)}</{name}>" if inner else f"<{name}{written}/>"


def _attribute_value(value: object) -> str:
    return (
        coordinate(value)
        if isinstance(value, int | float)
        else escape(letters.plain_line(str(value)))
    )


def coordinate(value: float) -> str:
    """A coordinate, to a tenth of a pixel."""
    return f"{round(value, 1) + 0:g}"


def text(at: Point, words: str, face: Face = PLAIN, room: float | None = None) -> str:
    """Words on one line; cut to the room, and then whole in a title."""
    said = letters.plain_line(words)
    shown = said if room is None else letters.clipped_text(said, room, face)
    element = tag(
        "text",
        escape(shown),
        x=at[0],
        y=at[1],
        font_size=face.size,
        font_weight="bold" if face.bold else None,
        font_family="monospace" if face.mono else None,
        text_anchor=face.anchor if face.anchor != "start" else None,
        fill=face.fill,
    )
    return element if shown == said else titled_group(said, element)


def text_block(
    at: Point, words: str, face: Face, room: float, most: int = 3, *, full: str = ""
) -> tuple[str, float]:
    """Words over several lines from a first baseline on, and how high they are."""
    lines = letters.wrapped_lines(words, room, face, most)
    step = face.size * 1.3
    drawn = "".join(text((at[0], at[1] + n * step), each, face) for n, each in enumerate(lines))
    whole = full or (letters.plain_line(words) if lines and lines[-1].endswith("…") else "")
    return (titled_group(whole, drawn) if whole and drawn else drawn), len(lines) * step


def titled_group(title: str, *inner: str) -> str:
    """A group that tells more when it is pointed at."""
    return tag("g", tag("title", escape(letters.plain_line(title))), *inner) if inner else ""


def rect(at: Point, size: tuple[float, float], **looks: object) -> str:
    """A box by its upper left corner."""
    return tag("rect", x=at[0], y=at[1], width=size[0], height=size[1], **looks)


def rule(start: Point, end: Point, **looks: object) -> str:
    """A straight line."""
    looks = {"stroke": RULE, "stroke_width": 1, **looks}
    return tag("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **looks)


def path(points: Sequence[Point], corner: float = 5, **looks: object) -> str:
    """A line through points, rounded at its corners."""
    drawn = f"M{_point_text(points[0])}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        first, last = _point_towards(here, before, corner), _point_towards(here, after, corner)
        drawn += f"L{_point_text(first)}Q{_point_text(here)} {_point_text(last)}"
    drawn += f"L{_point_text(points[-1])}"
    return tag("path", d=drawn, fill="none", **looks)


def _point_text(point: Point) -> str:
    return f"{coordinate(point[0])} {coordinate(point[1])}"


def _point_towards(start: Point, end: Point, far: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    share = min(far, length / 2) / length if length else 0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def arrow(points: Sequence[Point], head: float = 7, **looks: object) -> str:
    """A line that ends in a head whose tip is the last point."""
    tip, neck = points[-1], _point_towards(points[-1], points[-2], head)
    dx, dy = (tip[0] - neck[0]) * 0.5, (tip[1] - neck[1]) * 0.5
    wings = ((neck[0] - dy, neck[1] + dx), tip, (neck[0] + dy, neck[1] - dx))
    line = path([*points[:-1], neck], 5, **looks)
    return line + tag(
        "polygon", points=" ".join(map(_point_text, wings)), fill=looks.get("stroke", INK)
    )


def disc(at: Point, radius: float, **looks: object) -> str:
    """A circle by its centre."""
    return tag("circle", cx=at[0], cy=at[1], r=radius, **looks)


def star(at: Point, radius: float, **looks: object) -> str:
    """A five-pointed star by its centre."""
    x, y = at
    points = [(x + radius * far * sx, y + radius * far * sy) for far, sx, sy in _STAR]
    return tag("polygon", points=" ".join(map(_point_text, points)), **looks)


_OUTER = ((0.0, -1.0), (0.951, -0.309), (0.588, 0.809), (-0.588, 0.809), (-0.951, -0.309))
_INNER = ((0.588, -0.809), (0.951, 0.309), (0.0, 1.0), (-0.951, 0.309), (-0.588, -0.809))
_STAR = tuple(
    each
    for outer, inner in zip(_OUTER, _INNER, strict=True)
    for each in ((1.0, *outer), (0.42, *inner))
)


def join_elements(parts: Iterable[str]) -> str:
    """Elements one after the other, a line each."""
    return "\n".join(part for part in parts if part)
