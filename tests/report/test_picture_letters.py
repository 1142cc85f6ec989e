"""Measuring, wrapping and cutting words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.report.pictures import letters
from standoff.report.pictures.letters import Face
from tests.report.drawing import faults

FACES = st.builds(Face, st.sampled_from((10, 12, 16)), st.booleans(), st.booleans())
ROOMS = st.floats(30, 300)


@given(st.text(), ROOMS, FACES, st.integers(1, 5))
def test_wrapped_words_fit_and_none_are_lost_unsaid(
    text: str, room: float, face: Face, most: int
) -> None:
    lines = letters.wrapped_lines(text, room, face, most)
    assert len(lines) <= most
    assert all(letters.text_width(line, face) <= room + 0.01 for line in lines)
    kept = "".join(lines).replace(" ", "")
    whole = letters.plain_line(text).replace(" ", "")
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


@given(st.text(), ROOMS, FACES)
def test_cut_words_fit(text: str, room: float, face: Face) -> None:
    cut = letters.clipped_text(text, room, face)
    assert letters.text_width(cut, face) <= room + 0.01
    assert cut == letters.plain_line(text) or cut.endswith("…")


def test_words_break_at_spaces_and_long_words_anywhere() -> None:
    face = Face(size=10)
    assert letters.wrapped_lines("to be or not to be", 60, face) == ["to be or", "not to be"]
    assert len(letters.wrapped_lines("x" * 40, 60, face, 9)) > 1
    assert letters.wrapped_lines("", 60, face) == []


def test_no_letter_is_parted_from_its_marks() -> None:
    face = Face(size=10)
    family, accented = "👩‍👩‍👧", "e\u0301"
    for text in (family * 20, accented * 40):
        for room in range(40, 90, 7):
            cut = letters.clipped_text(text, room, face).removesuffix("…")
            assert cut in (family * (len(cut) // len(family)), accented * (len(cut) // 2))


def test_wide_letters_take_more_room_and_heaps_of_marks_are_cut() -> None:
    face = Face(size=10)
    assert letters.text_width("調停者", face) > letters.text_width("abc", face)
    assert letters.text_width("WWW", face) > letters.text_width("iii", face)
    assert letters.text_width("abc", Face(10, bold=True)) > letters.text_width("abc", face)
    assert len(letters.clipped_text("Z" + "\u0301" * 5000, 100, face)) < 200


def test_the_look_over_finds_words_that_touch_or_leave() -> None:
    """The test of all pictures would see it."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
        '<text x="10" y="20" font-size="12">one</text><text x="20" y="24" font-size="12">two</text>'
        '<text x="90" y="45" font-size="12">leaves</text></svg>'
    )
    found = list(faults(svg))
    assert found == ["'leaves' leaves the picture", "'one' lies on 'two'"]
