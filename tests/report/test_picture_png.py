"""PNG: drawn where the extra and a font are there, otherwise a clear error."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator

import pytest

from standoff.catalogue.disputes import load
from standoff.errors import RequestError
from standoff.report.pictures import board, png
from tests.report.drawing import root, subject


@pytest.fixture(autouse=True)
def _forget_fonts() -> Iterator[None]:
    png._first_drawable.cache_clear()
    yield
    png._first_drawable.cache_clear()


def picture() -> str:
    svg = board.draw_board(subject(load("elmira")))
    assert svg is not None
    return svg


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def stand_in(monkeypatch: pytest.MonkeyPatch, known: str) -> list[dict[str, object]]:
    """A resvg that knows one font; what it was asked for."""
    asked: list[dict[str, object]] = []

    def draw(**settings: object) -> bytes:
        asked.append(settings)
        letters = ">x<" in str(settings["svg_string"])
        return b"x" if letters and settings.get("sans_serif_family") == known else b""

    monkeypatch.setattr(png, "_load_resvg", lambda: draw)
    return asked


def test_twice_the_size_of_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "_first_drawable", lambda families: families[0])
    svg = picture()
    _, _, wide, high = map(float, root(svg).attrib["viewBox"].split())
    assert size(png.png_bytes(svg)) == (2 * wide, 2 * high)
    assert png.png_bytes(svg) == png.png_bytes(svg)


def test_a_font_that_draws_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = stand_in(monkeypatch, "Noto Sans")
    png.png_bytes("<svg/>")
    assert asked[-1]["sans_serif_family"] == "Noto Sans"
    assert asked[-1]["monospace_family"] == "Noto Sans"


def test_without_any_font_there_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "none of them")
    with pytest.raises(RequestError, match="no font was found to write with: install one of"):
        png.png_bytes("<svg/>")


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(RequestError) as error:
        png.png_bytes("<svg/>")
    assert str(error.value) == ("PNG needs the package resvg_py; pip install 'standoff[png]'")
