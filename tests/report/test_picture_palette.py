"""Words can be read, and sides told apart without colour."""

from __future__ import annotations

from standoff.report.pictures import ink, palette, signs

ENOUGH = 4.5  # WCAG 2.2, 1.4.3: contrast of words


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_stand_out() -> None:
    grounds = (ink.PAPER, ink.GOAL, ink.BAND, "#e4e4e4", *signs.TINTS.values())
    for ground in grounds:
        assert contrast(ink.INK, ground) >= ENOUGH
        assert contrast(ink.GREY, ground) >= ENOUGH
    assert contrast(ink.INK, ink.ROUTE) >= ENOUGH
    for side in range(12):
        assert contrast(palette.colour(side), ink.PAPER) >= ENOUGH


def test_no_two_of_many_sides_look_the_same() -> None:
    looks = {(palette.colour(side), palette.dash(side)) for side in range(42)}
    assert len(looks) == 42
    assert len({palette.dash(side) for side in range(7)}) == 7
