"""Quotations by their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.gather import model
from standoff.gather.statements.marks import quotations
from tests.gather.statements.casting import document


def quoted(text: str) -> list[str]:
    parse = model.load().parse(document(text))
    return [text[each.start : each.end] for each in quotations(parse)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said, “We go. We stay.” “No,” she said.", ["We go. We stay.", "No,"]),
        ('"We go," he said, "at once."', ["We go,", "at once."]),
        ("« Yes », said Ada. „No“, said Ben.", [" Yes ", "No"]),
        ("‘We go,’ he said.", ["We go,"]),
        ("'We go,' he said.", ["We go,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ("‘He said “no” twice,’ she said.", ["He said “no” twice,"]),
        ("“A “B” C”", ["A “B” C"]),
    ],
)
def test_marks_of_every_kind(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It’s the states’ rights, and the minister's dog's.",
        "Rock 'n' roll in the '90s, 'til dawn.",
        "He is 6' tall.",
        "No marks at all.",
        "",
        "”",
        "’’’",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_does_not_close() -> None:
    assert quoted("They spoke of ‘the soldiers’ wives’ to us.") == ["the soldiers’ wives"]


def test_a_quotation_over_paragraphs_has_no_mark_within_and_closes_in_the_last() -> None:
    text = "“We go.\n\n“We stay.\n\n“We rest,” he said.\n\nNobody moved."
    assert quoted(text) == ["We go.", "We stay.", "We rest,"]
    found = quotations(model.load().parse(document(text)))
    assert [each.goes_on for each in found] == [True, True, False]


def test_one_over_paragraphs_that_is_never_closed_ends_with_a_sentence_of_the_last() -> None:
    assert quoted("“We go. We run.\n\n“We stay. Nobody moved.\n\nIt rained.") == [
        "We go. We run.",
        "We stay.",
    ]


def test_one_that_is_never_closed_ends_with_its_sentence() -> None:
    text = "He said: “We go. Nobody moved. It rained.\n\nThe next day came."
    assert quoted(text) == ["We go."]


def test_one_that_is_never_closed_ends_where_another_opens() -> None:
    assert quoted("“We go and “we stay” he said.") == ["We go and", "we stay"]


@given(st.text(alphabet="“”\"'’‘«»„ .,ab\n", max_size=80))
def test_whatever_the_marks_quotations_are_apart_and_in_the_text(text: str) -> None:
    parse = model.load().parse(document(text)) if text.strip() else None
    found = quotations(parse) if parse else ()
    ends = [0, *(each.closing for each in found)]
    for each, before in zip(found, ends, strict=False):
        assert before <= each.opening < each.start < each.end <= each.closing <= len(text)
