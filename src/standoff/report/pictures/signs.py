"""Small signs for yes, no and neither, told apart by shape before colour."""

from __future__ import annotations

from standoff.report.pictures import svg
from standoff.report.pictures.svg import Point

TINTS = {1: "#d3ebdc", 0: "#f8e0d2", -1: "#ebebeb", None: svg.PAPER}
"""Grounds for: holds, fails, no such state, undecided."""

_YES, _NO = "#00704f", "#b34700"


def verdict_sign(value: int | None, at: Point) -> str:
    """A tick, a cross, a dash, or half a disc where it is both."""
    x, y = at
    if value == 1:
        points = [(x - 6, y), (x - 1.5, y + 5), (x + 6.5, y - 5)]
        return svg.path(points, corner=0, stroke=_YES, stroke_width=2.8)
    if value == 0:
        strokes = ([(x - 5, y - 5), (x + 5, y + 5)], [(x - 5, y + 5), (x + 5, y - 5)])
        return "".join(svg.path(each, stroke=_NO, stroke_width=2.4) for each in strokes)
    if value == -1:
        return svg.rule((x - 6, y), (x + 6, y), stroke=svg.GREY, stroke_width=2.4)
    half = svg.tag("path", d=f"M{x:g} {y - 6:g}A6 6 0 0 0 {x:g} {y + 6:g}Z", fill=svg.INK)
    return half + svg.disc(at, 6, fill="none", stroke=svg.INK, stroke_width=1.2)


def gain_triangle(at: Point, gain: int) -> str:
    """Upwards and full for a gain, downwards and empty for a loss, a bar for neither."""
    x, y = at
    if not gain:
        return svg.rule((x - 5, y), (x + 5, y), stroke=svg.GREY, stroke_width=2.5)
    points = f"{x - 5:g},{y + 4 * gain:g} {x + 5:g},{y + 4 * gain:g} {x:g},{y - 5 * gain:g}"
    fill = svg.INK if gain > 0 else svg.PAPER
    return svg.tag("polygon", points=points, fill=fill, stroke=svg.INK, stroke_width=1.2)
