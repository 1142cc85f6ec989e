"""How wide words are: measured without a font, on the wide side, then wrapped or shortened.

Widths follow the widest of the usual sans-serif fonts, so that what fits here fits on any
screen. Everything is counted in pixels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.errors import plain
from standoff.report.wording.marks import bare

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set."""

    size: float = 12
    bold: bool = False
    mono: bool = False
    fill: str = "#1a1a1a"
    anchor: str = "start"


_KINDS = {
    " ": 0.34,
    "ijl',.:;I|": 0.36,
    'frt-/\\()[]!\u2018\u2019·"': 0.42,
    "ABCDEFGHKLNOPQRSTUVXYZ&“”": 0.77,
    "mwMW@%—…#+<=>^~": 1.02,
}
_EM = {mark: em for marks, em in _KINDS.items() for mark in marks}
_OTHER = 0.65
_UPPER = 0.77
_MONO = 0.63
_MARK = 0.12  # set above or below another; never nothing, so that heaps of them are cut
_FULL, _PICTOGRAM = 1.08, 1.4
_UNKNOWN = 0.85  # scripts whose letters may be broad
_BOLD = 1.12


def plain_line(text: str) -> str:
    """Text from a file as one line that only shows."""
    return plain(" ".join(bare(text).split()))


def text_width(text: str, face: Face) -> float:
    """How wide words may be at the most."""
    return sum(_mark_width(mark, face) for mark in plain_line(text)) * _face_scale(face)


def _face_scale(face: Face) -> float:
    return face.size * (_BOLD if face.bold else 1)


def _mark_width(mark: str, face: Face) -> float:
    if not mark.isascii() and (own := _foreign_width(mark)) is not None:
        return own
    return _MONO if face.mono else _EM.get(mark, _UPPER if mark.isupper() else _OTHER)


def _foreign_width(mark: str) -> float | None:
    """The width of what is not written in a European alphabet."""
    if _joins_previous(mark):
        return _MARK
    if ord(mark) > 0xFFFF:
        return _PICTOGRAM
    if unicodedata.east_asian_width(mark) in "WF":
        return _FULL
    return _UNKNOWN if ord(mark) > 0x590 and unicodedata.category(mark)[0] == "L" else None


def _joins_previous(mark: str) -> bool:
    """Marks that belong to the one before them."""
    return unicodedata.category(mark) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= mark <= "\U0001f3ff"


def clipped_text(text: str, room: float, face: Face) -> str:
    """Words cut to the room, with an ellipsis where something is missing."""
    text = plain_line(text)
    if _fitting_length(text, room, face) == len(text):
        return text
    return (
        text[: _fitting_length(text, room - text_width(ELLIPSIS, face), face)].rstrip() + ELLIPSIS
    )


def _letter_clusters(text: str) -> Iterator[str]:
    """Letters with the marks that belong to them."""
    cluster = ""
    for mark in text:
        if cluster and not _joins_previous(mark) and not cluster.endswith("\u200d"):
            yield cluster
            cluster = ""
        cluster += mark
    yield cluster


def wrapped_lines(text: str, room: float, face: Face, most: int = 3) -> list[str]:
    """Words in at most so many lines; the last is cut where they are too many."""
    lines: list[str] = []
    rest = plain_line(text)
    while rest and len(lines) < most - 1:
        head, rest = _first_line(rest, room, face)
        lines.append(head)
    return [*lines, clipped_text(rest, room, face)] if rest else lines


def _first_line(text: str, room: float, face: Face) -> tuple[str, str]:
    """As many words as fit, or as much of a word, and the rest."""
    fit = _fitting_length(text, room, face)
    if fit == len(text):
        return text, ""
    space = text.rfind(" ", 0, fit + 1)
    end = space if space > 0 else max(fit, 1)
    return text[:end], text[end:].lstrip()


def _fitting_length(text: str, room: float, face: Face) -> int:
    """How many letters fit, whole clusters only."""
    fit = 0
    for cluster in _letter_clusters(text):
        room -= sum(_mark_width(mark, face) for mark in cluster) * _face_scale(face)
        if room < 0:
            break
        fit += len(cluster)
    return fit
