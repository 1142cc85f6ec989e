"""The timeline: a row for a dyad, bars down and up, nothing lost and nothing that lies on words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.gather.dossier.dyads import Balance, Dyad, Timeline
from standoff.report.pictures import palette
from standoff.report.pictures.timeline import MOST_ROWS, draw_timeline
from standoff.report.wording.gather import timeline as words_of
from tests.report.drawing import SVG, faults, root, titles, words
from tests.report.test_picture_all import HOSTILE

UP, DOWN = palette.side_colour(2), palette.side_colour(1)


def dyad(days: dict[str, float], source: str = "USA", target: str = "PAK") -> Dyad:
    return Dyad(source, target, {day: Balance(value, 1) for day, value in days.items()})


def drawn(*dyads: Dyad, unreal: int = 0, alone: int = 0) -> str:
    svg = draw_timeline(Timeline(dyads, 7, unreal, alone))
    assert svg is not None
    return svg


def bars(svg: str) -> list[tuple[str, float, float]]:
    """The bars: colour, upper end and height; the paper and the legend apart."""
    found = [each for each in root(svg).iter(f"{SVG}rect") if each.get("fill") in (UP, DOWN)]
    inside = [each for each in found if each.get("width") != "8"]
    return [(str(e.get("fill")), float(e.attrib["y"]), float(e.attrib["height"])) for e in inside]


def made(number: int, days: Sequence[str]) -> list[Dyad]:
    """Dyads that fall off in acts, each with scores that go up and down."""
    return [
        dyad(
            {day: (n * m) % 17 - 8.0 for m, day in enumerate(days[:: n + 1])},
            f"the {n}th side",
            "United Nations Security Council",
        )
        for n in range(number)
    ]


def test_one_day_of_one_dyad() -> None:
    svg = drawn(dyad({"2017-10-03": -7.0}))
    assert [(fill, high) for fill, _, high in bars(svg)] == [(DOWN, 34.0)]
    said = [each.text for each in words(svg)]
    assert {"USA → PAK", "-7.0 in 1 act", "2017-10-03"} <= set(said)
    assert "undated" not in said
    assert "USA → PAK, 2017-10-03: -7.0 in 1 act" in titles(svg)
    assert not list(faults(svg))


def test_conflict_hangs_below_zero_and_cooperation_stands_above() -> None:
    svg = drawn(dyad({"2017-10-03": -6.0, "2017-10-08": 3.0}))
    (_, zero, low), (_, top, high) = bars(svg)
    assert low == pytest.approx(2 * high, abs=0.2)
    assert top + high == pytest.approx(zero, abs=0.11)


def test_days_whose_acts_balance_are_seen() -> None:
    svg = drawn(dyad({"2017-10-03": 0.0, "2017-10-08": 3.0}))
    assert len(list(root(svg).iter(f"{SVG}circle"))) == 2
    assert not list(faults(svg))


def test_undated_documents_stand_apart() -> None:
    svg = drawn(dyad({"": -7.0, "2017-10-03": -7.0}))
    assert "USA → PAK, undated: -7.0 in 1 act" in titles(svg)
    assert len(bars(svg)) == 2
    alone = drawn(dyad({"": -7.0}))
    assert [each.text for each in words(alone)].count("undated") == 1
    assert not list(faults(svg)) + list(faults(alone))


def test_ten_years_are_in_months_and_labelled_by_years() -> None:
    first = date(2007, 3, 1)
    days = [(first + timedelta(days=18 * n)).isoformat() for n in range(200)]
    svg = drawn(*made(30, days))
    said = [each.text for each in words(svg)]
    assert {"2008", "2012", "2016"} <= set(said)
    assert any(", 2010-05: " in each for each in titles(svg))
    assert not list(faults(svg))
    assert len(svg) < 200_000


def test_the_dyads_with_most_acts_are_drawn_and_the_rest_is_counted() -> None:
    svg = drawn(*made(MOST_ROWS + 15, ["2017-10-03"]))
    assert len([each for each in words(svg) if "th side" in each.text]) == MOST_ROWS
    assert f"The {MOST_ROWS} with most acts of {MOST_ROWS + 15} dyads" in " ".join(
        each.text for each in words(svg)
    )


def test_what_is_left_out_is_said() -> None:
    told = " ".join(each.text for each in words(drawn(dyad({"": 1.0}), unreal=12, alone=1)))
    assert "Left out: 12 acts of another status and 1 act without two different parties." in told
    assert "Left out" not in "".join(each.text for each in words(drawn(dyad({"": 1.0}))))


def test_nothing_to_draw() -> None:
    assert draw_timeline(Timeline((), 3, 0, 0)) is None


def test_the_first_and_the_last_day_there_are() -> None:
    svg = drawn(dyad({"0001-01-01": -1e6, "2017-10-03": 1.0, "9999-12-31": 1e6}))
    assert len(bars(svg)) == 3
    assert not list(faults(svg))


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_names_are_only_words(name: str) -> None:
    svg = drawn(dyad({"2017-10-03": -7.0, "": 1.0}, name, name), dyad({"": 0.0}, name, "B"))
    assert not list(faults(svg))
    assert not any(mark in svg for mark in "\u202e\u2066\x00\x1b\r\t")
    tags = {each.tag.removeprefix(SVG) for each in root(svg).iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "line", "circle", "text"}


def test_of_two_long_names_some_of_each_is_shown() -> None:
    svg = drawn(dyad({"": -7.0}, "A committee of many words and no end", "Z" * 80))
    (label,) = (each.text for each in words(svg) if "→" in each.text)
    assert label.startswith("A committee")
    assert "… → ZZZ" in label
    assert any("A committee of many words and no end → ZZZ" in each for each in titles(svg))


DAYS = st.just("") | st.dates().map(date.isoformat)
BALANCES = st.builds(Balance, st.floats(-500, 500), st.integers(1, 99))
DYADS = st.builds(
    Dyad, st.text(max_size=30), st.text(max_size=30), st.dictionaries(DAYS, BALANCES, min_size=1)
)


@given(st.lists(DYADS, min_size=1, max_size=6).map(tuple))
def test_any_timeline_has_a_sound_picture_and_a_table(dyads: tuple[Dyad, ...]) -> None:
    svg = drawn(*dyads)
    assert not list(faults(svg))
    told = list(words_of.lines(Timeline(dyads, 1, 0, 0), 80))
    assert all(line.isprintable() for line in told)
    assert len([line for line in told if " → " in line]) == len(dyads)


def test_the_same_timeline_gives_the_same_bytes() -> None:
    dyads = made(5, ["2017-10-03", "2017-11-03", ""])
    assert drawn(*dyads) == drawn(*dyads)
