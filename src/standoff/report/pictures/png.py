"""Pictures as PNG, with resvg: needs the extra ``standoff[png]`` and a font, no other package.

resvg leaves words out, silently, where it does not find the font that ``sans-serif`` stands
for; so fonts are tried out first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from standoff.errors import RequestError

ZOOM = 2.0  # dots to a pixel: sharp on paper and on dense screens

_SANS = ("Arial", "DejaVu Sans", "Liberation Sans", "Noto Sans", "Helvetica", "Roboto", "FreeSans")
_MONO = ("DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono", "Courier New", "Menlo")

Draw = Callable[..., bytes]


def png_bytes(svg: str) -> bytes:
    """One of our pictures as PNG, twice as large; nothing is fetched, no file but fonts read.

    Raises:
        RequestError: where resvg or every font it could use is missing.
    """
    draw = _load_resvg()
    sans = _first_drawable(_SANS)
    if sans is None:
        raise RequestError(
            f"no font was found to write with: install one of {', '.join(_SANS[:4])}"
        )
    mono = _first_drawable(_MONO) or sans
    return draw(
        svg_string=svg,
        zoom=ZOOM,
        background="#ffffff",
        sans_serif_family=sans,
        monospace_family=mono,
    )


def _load_resvg() -> Draw:
    try:
        from resvg_py import svg_to_bytes
    except ModuleNotFoundError:
        hint = "pip install 'standoff[png]'"
        raise RequestError("PNG needs the package resvg_py", hint) from None
    return svg_to_bytes


@cache
def _first_drawable(families: Iterable[str]) -> str | None:
    """The first of these fonts that leaves a mark."""
    draw, empty = _load_resvg(), _letter_probe("")
    blank = draw(svg_string=empty)
    return next(
        (f for f in families if draw(svg_string=_letter_probe("x"), sans_serif_family=f) != blank),
        None,
    )


def _letter_probe(letter: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
        f'<text x="4" y="14" font-family="sans-serif">{letter}</text></svg>'
    )
