from __future__ import annotations

import pytest

from standoff.gather.documents import dates


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("November 3, 2017", "2017-11-03"),
        ("Nov. 3rd, 2017", "2017-11-03"),
        ("3 November 2017", "2017-11-03"),
        ("3rd of November 2017", "2017-11-03"),
        ("Friday, 03 Nov, 2017", "2017-11-03"),
        ("03-Nov-2017", "2017-11-03"),
        ("2017-11-03", "2017-11-03"),
        ("2017/11/3", "2017-11-03"),
        ("25/11/2017", "2017-11-25"),
        ("11/25/2017", "2017-11-25"),
        ("11.11.2017", "2017-11-11"),
        ("03/11/2017", ""),
        ("31 February 2017", ""),
        ("2017-13-01", ""),
        ("45/45/2017", ""),
    ],
)
def test_a_date_is_read_where_it_can_be_read_in_one_way(words: str, iso: str) -> None:
    assert [each.iso for each in dates.found_in(words)] == [iso]


@pytest.mark.parametrize(
    "words", ["November 2017", "yesterday", "last Monday", "3 November", "2017", "1,234 2017", ""]
)
def test_less_than_a_day_is_no_date(words: str) -> None:
    assert list(dates.found_in(words)) == []


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (["Published: May 3, 2019 | Updated: May 5, 2019"], "2019-05-03"),
        (["Updated: May 5, 2019", "May 3, 2019"], "2019-05-03"),
        (["Last updated May 5, 2019"], "2019-05-05"),
        (["May 3, 2019", "May 4, 2019"], ""),
        (["May 3, 2019", "2019-05-03"], "2019-05-03"),
        (["03/05/2019"], ""),
        ([], ""),
    ],
)
def test_published_comes_before_changed_and_two_dates_are_none(lines: list[str], iso: str) -> None:
    assert dates.stated(lines) == iso


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("NORTHPORT, May 4, 2019 (Harbour News) - The council closed the line.", "2019-05-04"),
        ("NORTHPORT, 4 May 2019 — The council closed the line.", "2019-05-04"),
        ("Northport (May 4, 2019) -- The council closed the line.", "2019-05-04"),
        ("NORTHPORT, May 4 (Harbour News) - The council closed the line.", ""),
        ("The line that was closed on May 4, 2019 - a Saturday - is open.", ""),
        ("It was opened in Northport on May 4, 2019, and closed again.", ""),
    ],
)
def test_a_dateline_is_a_place_and_a_date_before_a_dash(words: str, iso: str) -> None:
    assert dates.of_dateline(words) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2019-05-04T23:30:00-05:00", "2019-05-04"),
        ("20190504", "2019-05-04"),
        ("Sat, 04 May 2019 10:00:00 GMT", "2019-05-04"),
        ("04/05/2019", ""),
        ("2019", ""),
        ("2019-02-31", ""),
        ("x" * 100_000, ""),
    ],
)
def test_dates_for_machines(value: str, iso: str) -> None:
    assert dates.iso(value) == iso
