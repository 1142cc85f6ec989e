"""Words can be read, and sides told apart without colour."""

from __future__ import annotations

from standoff.report.pictures import palette, signs, svg

ENOUGH = 4.5  # WCAG 2.2, 1.4.3: contrast of words


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_stand_out() -> None:
    grounds = (svg.PAPER, svg.GOAL, svg.BAND, "#e4e4e4", *signs.TINTS.values())
    for ground in grounds:
        assert contrast(svg.INK, ground) >= ENOUGH
        assert contrast(svg.GREY, ground) >= ENOUGH
    assert contrast(svg.INK, svg.ROUTE) >= ENOUGH
    for side in range(12):
        assert contrast(palette.side_colour(side), svg.PAPER) >= ENOUGH


def test_no_two_of_many_sides_look_the_same() -> None:
    looks = {(palette.side_colour(side), palette.side_dash(side)) for side in range(42)}
    assert len(looks) == 42
    assert len({palette.side_dash(side) for side in range(7)}) == 7
