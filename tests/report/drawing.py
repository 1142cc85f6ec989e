"""What stands in a picture, read back from its SVG: words with the room they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from standoff.answers.ask import ask
from standoff.model.dispute import Dispute
from standoff.report.pictures import letters
from standoff.report.pictures.letters import Face
from standoff.report.pictures.pictures import PICTURES
from standoff.report.subject import Subject
from standoff.stability.solve import solve

SVG = "{http://www.w3.org/2000/svg}"
SLACK = 0.6  # pixels by which rounding may be wrong


@dataclass(frozen=True)
class Words:
    """A line of words and the room it takes at the most."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Words) -> bool:
        return (
            self.left < other.right - SLACK
            and other.left < self.right - SLACK
            and self.top < other.bottom - SLACK
            and other.top < self.bottom - SLACK
        )


def subject(dispute: Dispute) -> Subject:
    return Subject(solve(dispute), ask(dispute) if dispute.question else None)


def drawn(subject: Subject) -> dict[str, str]:
    """Every picture that there is, by its key."""
    found = {each.key: each.draw(subject) for each in PICTURES}
    return {key: svg for key, svg in found.items() if svg is not None}


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own words


def words(svg: str) -> list[Words]:
    return [_words(each) for each in root(svg).iter(f"{SVG}text")]


def _words(element: ET.Element) -> Words:
    text = element.text or ""
    size = float(element.attrib["font-size"])
    face = Face(size, "font-weight" in element.attrib, "font-family" in element.attrib)
    wide = letters.text_width(text, face)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib.get("text-anchor", "start")]
    left = x - wide * before
    return Words(text, left, y - 0.76 * size, left + wide, y + 0.2 * size)


def faults(svg: str) -> Iterator[str]:
    """Words that leave the picture or lie on one another."""
    _, _, width, height = map(float, root(svg).attrib["viewBox"].split())
    found = words(svg)
    for each in found:
        if each.left < -SLACK or each.top < 0 or each.right > width + SLACK or each.bottom > height:
            yield f"{each.text[:60]!r} leaves the picture"
    for one, other in combinations(found, 2):
        if one.overlaps(other):
            yield f"{one.text[:60]!r} lies on {other.text[:60]!r}"


def titles(svg: str) -> list[str]:
    """Everything that is told in full to whom points at it."""
    return ["".join(each.itertext()) for each in root(svg).iter(f"{SVG}title")]
