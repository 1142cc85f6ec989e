from __future__ import annotations

from pathlib import Path

import pytest

from standoff.gather.documents.read import read
from standoff.gather.records import Document
from tests.gather.documents.layouts import FOLDER, marked

LAYOUTS = sorted(FOLDER.glob("*.txt"))


def sections(document: Document) -> list[tuple[str, str]]:
    text = document.text
    return [(s.kind.value, " ".join(text[s.start : s.end].split())) for s in document.sections]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_sections_are_told_by_their_layout(path: Path) -> None:
    text, expected = marked(path)
    document = read(path.name, text.encode())
    assert sections(document) == expected
    assert document.text == text


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_line_ends_of_windows_change_nothing_but_offsets(path: Path) -> None:
    text, expected = marked(path)
    assert sections(read(path.name, text.replace("\n", "\r\n").encode())) == expected


DATES = {
    "plain_oped": "2019-05-04",
    "wire_dateline": "2019-05-04",
    "kicker_and_roles": "2019-05-04",
    "page_frame": "2019-05-04",
    "trailing_publication": "2019-05-04",
    "numbered_demands": "2019-05-04",
    "numbered_headings": "2019-03-29",
    "also_read": "2019-03-14",
    "reportage_thoughts_on": "2019-03-20",
    "communique": "2019-03-25",
    "editorial": "2019-03-13",
    "named_comments": "",
    "threaded_ago": "",
    "agency_no_title": "",
    "bulletin_sections": "",
    "credits_everywhere": "",
}


@pytest.mark.parametrize(("stem", "date"), DATES.items())
def test_the_date_is_the_one_the_document_states(stem: str, date: str) -> None:
    text, _ = marked(FOLDER / f"{stem}.txt")
    assert read("a.txt", text.encode()).date == date


def test_sections_are_in_order_apart_and_trimmed() -> None:
    for path in LAYOUTS:
        text, _ = marked(path)
        at = 0
        for section in read("a.txt", text.encode()).sections:
            words = text[section.start : section.end]
            assert at <= section.start < section.end
            assert words == words.strip()
            at = section.end
