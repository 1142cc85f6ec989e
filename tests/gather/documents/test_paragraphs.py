from __future__ import annotations

import pytest

from standoff.gather.documents.paragraphs import paragraphs
from standoff.gather.records import Document, Section, SectionKind

LONG = "The envoy said the talks would go on, " * 6


def _paragraphs(text: str) -> list[str]:
    document = Document("a.txt", text, (), "", "text/plain")
    section = Section(SectionKind.BODY, 0, len(text))
    return [text[start:end] for start, end in paragraphs(document, section)]


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
def test_blank_lines_separate_paragraphs_and_line_breaks_stay(line: str) -> None:
    text = line.join(["", "One", "more.", "", " \t ", "  Two. ", "", ""])
    assert _paragraphs(text) == [f"One{line}more.", "Two."]


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    assert _paragraphs(f"{LONG}\nAnd so.\n\nShort\nlines.") == [
        LONG.strip(),
        "And so.",
        "Short\nlines.",
    ]


def test_a_form_feed_ends_a_paragraph() -> None:
    assert _paragraphs("One.\fTwo.") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\r\n\r\n"])
def test_white_space_holds_no_paragraph(text: str) -> None:
    assert _paragraphs(text) == []


def test_only_the_section_is_cut() -> None:
    document = Document("a.txt", "One.\n\nTwo.\n\nThree.", (), "", "text/plain")
    assert paragraphs(document, Section(SectionKind.BODY, 6, 10)) == [(6, 10)]
