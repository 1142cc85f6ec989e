"""Which states bear which marks in a picture, read back from its SVG alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tests.report.drawing import SVG, root

_STATE = re.compile(r"(\S+)(?: \(several states that count as one\))?: ")

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle by its ends."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def far(self, point: Point) -> float:
        """How far a point is from the border."""
        x = max(self.left - point[0], point[0] - self.right)
        y = max(self.top - point[1], point[1] - self.bottom)
        return abs(max(x, y)) if x < 0 or y < 0 else max(x, y)


@dataclass(frozen=True)
class Shown:
    """A state as a picture shows it: its label and the elements drawn for it."""

    label: str
    element: ET.Element

    @property
    def boxes(self) -> list[ET.Element]:
        return self.element.findall(f"{SVG}rect")

    @property
    def box(self) -> Box:
        return box(self.boxes[0])

    @property
    def discs(self) -> list[ET.Element]:
        return self.element.findall(f"{SVG}circle")

    @property
    def dashes(self) -> list[ET.Element]:
        return self.element.findall(f"{SVG}line")

    @property
    def stars(self) -> list[Point]:
        """The centres of the stars."""
        return [_centre(points(each)) for each in self.element.findall(f"{SVG}polygon")]

    @property
    def words(self) -> list[str]:
        """Every line of words, whole where it is cut."""
        return said(self.element)


def shown(svg: str) -> list[Shown]:
    """The states of a picture as they come; of ladders each stands on every one."""
    return list(_shown(svg))


def _shown(svg: str) -> Iterator[Shown]:
    for group in root(svg).iter(f"{SVG}g"):
        told = _STATE.match(group.findtext(f"{SVG}title") or "")
        if told and group.find(f"{SVG}rect") is not None:
            yield Shown(told[1], group)


def said(element: ET.Element) -> list[str]:
    """The words in an element, whole where they are cut."""
    found = []
    for each in element:
        if each.tag == f"{SVG}g":
            found.append(each.findtext(f"{SVG}title") or "")
        elif each.tag == f"{SVG}text":
            found.append(each.text or "")
    return found


def box(element: ET.Element) -> Box:
    left, top, wide, high = (float(element.attrib[key]) for key in ("x", "y", "width", "height"))
    return Box(left, top, left + wide, top + high)


def points(element: ET.Element) -> list[Point]:
    """The points of a polygon or a path, those that it only bends towards among them."""
    text = element.attrib.get("points") or element.attrib["d"]
    numbers = [float(each) for each in re.findall(r"-?[\d.]+(?:e[-+]?\d+)?", text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _centre(corners: list[Point]) -> Point:
    x, y = zip(*corners, strict=True)
    return sum(x) / len(x), sum(y) / len(y)


@dataclass(frozen=True)
class Line:
    """A line from one state to another, by their labels."""

    start: str
    end: str
    looks: dict[str, str]


def lines(svg: str, states: list[Shown], headed: bool) -> list[Line]:
    """The lines between the states of a map, those with a head or those without."""
    return list(_lines(svg, states, headed))


def _lines(svg: str, states: list[Shown], headed: bool) -> Iterator[Line]:
    boxes = [(each.label, each.box) for each in states]
    elements = list(root(svg))
    for element, after in zip(elements, [*elements[1:], None], strict=True):
        if element.tag != f"{SVG}path":
            continue
        head = after if after is not None and after.tag == f"{SVG}polygon" else None
        if (head is not None) is not headed:
            continue
        first = points(element)[0]
        last = points(element)[-1] if head is None else points(head)[1]
        ends = [_nearest(boxes, point) for point in (first, last)]
        if None not in ends:  # what touches no state stands in the legend
            yield Line(str(ends[0]), str(ends[1]), element.attrib)


def _nearest(boxes: list[tuple[str, Box]], point: Point) -> str | None:
    label, near = min(boxes, key=lambda each: each[1].far(point))
    return label if near.far(point) < 10 else None


def columns(svg: str, top: float) -> Iterator[tuple[float, str]]:
    """The middle of each column that ends above a height, and the words above it."""
    for each in root(svg):
        word = each.find(f"{SVG}text") if each.tag == f"{SVG}g" else each
        if word is None or word.attrib.get("text-anchor") != "middle":
            continue
        if float(word.attrib["y"]) < top:
            yield float(word.attrib["x"]), each.findtext(f"{SVG}title") or word.text or ""
