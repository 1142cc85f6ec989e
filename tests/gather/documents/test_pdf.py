from __future__ import annotations

import logging
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import RequestError
from standoff.gather.documents import pdf as reading
from standoff.gather.documents.read import read
from standoff.gather.records import Document
from tests.gather.documents.pages import column, of_contents, of_objects, pdf

LEAD = (
    "The harbour council threatened on Friday to close the ferry line, and the southern port said"
    " that it would not pay the fees that were asked of it."
)
MORE = (
    "Nobody expects an early end to the quarrel, because both councils have promised their voters"
    " that they will not be the first to give way."
)


def sections(document: Document) -> list[tuple[str, str]]:
    return [(s.kind.value, document.text[s.start : s.end]) for s in document.sections]


def page(*blocks: str, top: float = 740) -> list[tuple[float, float, float, str]]:
    """Paragraphs one below another, a line apart."""
    lines: list[tuple[float, float, float, str]] = []
    for block in blocks:
        lines += column(block, top)
        top = lines[-1][1] - 24
    return lines


def test_title_subtitle_byline_caption_and_paragraphs() -> None:
    first = [
        *column("Ports trade threats over the fees of a ferry", 740, size=20, width=25),
        *column("Who will pay for the pier?", 690, size=14),
        *column("By Ann Lee", 670),
        *column("4 May 2019", 655),
        *page(LEAD, "Figure 1: Dockers waiting at the gate.", MORE, top=630),
    ]
    document = read("a.pdf", pdf(first))
    assert sections(document) == [
        ("title", "Ports trade threats over the fees of a ferry"),
        ("subtitle", "Who will pay for the pier?"),
        ("boilerplate", "By Ann Lee\n\n4 May 2019"),
        ("body", LEAD),
        ("caption", "Figure 1: Dockers waiting at the gate."),
        ("body", MORE),
    ]
    assert document.date == "2019-05-04"
    assert document.media == "application/pdf"


def test_headers_footers_and_page_numbers_are_left_out_and_paragraphs_go_on() -> None:
    text = f"{LEAD} {MORE} {LEAD}"
    lines = column(text, 700)
    pages = []
    for number, part in enumerate((lines[:3], lines[3:5], lines[5:])):
        body = [(x, 700 - 12 * n, size, words) for n, (x, _, size, words) in enumerate(part)]
        pages.append(
            [(50, 780, 8, f"The Harbour Post {number}"), *body, (300, 20, 8, str(number + 11))]
        )
    assert sections(read("a.pdf", pdf(*pages))) == [("body", text)]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(LEAD, 700, width=30)
    right = column(MORE, 700, width=30, x=320)
    assert read("a.pdf", pdf([*left, *right])).text == f"{LEAD}\n\n{MORE}"


def test_words_cut_at_the_end_of_a_line_are_whole_again() -> None:
    lines = [
        (50.0, 700.0, 10.0, "The harbour council threatened on Friday to close the fer-"),
        (50.0, 688.0, 10.0, "ry line, and the southern port said of the well-known and long-"),
        (50.0, 676.0, 10.0, "standing fees, which are long-standing, that it would not pay."),
        (50.0, 664.0, 10.0, "It was Anna-"),
        (50.0, 652.0, 10.0, "Lena who said it."),
    ]
    assert " ".join(read("a.pdf", pdf(lines)).text.split()) == (
        "The harbour council threatened on Friday to close the ferry line, and the southern port"
        " said of the well-known and long-standing fees, which are long-standing, that it would"
        " not pay. It was Anna- Lena who said it."
    )


def test_indents_part_paragraphs() -> None:
    lines = [*column(LEAD, 700), *column(MORE, 700 - 12 * len(column(LEAD, 0)))]
    second = len(column(LEAD, 0))
    lines[second] = (65, *lines[second][1:])
    assert read("a.pdf", pdf(lines)).text == f"{LEAD}\n\n{MORE}"


def test_the_date_in_its_metadata_is_not_the_documents() -> None:
    data = pdf(page(LEAD, MORE)).replace(
        b"/Root 1 0 R", b"/Root 1 0 R/Info<</CreationDate(D:20190504)>>"
    )
    assert read("a.pdf", data).date == ""


def refusal(data: bytes) -> str:
    with pytest.raises(RequestError) as caught:
        read("a.pdf", data)
    return str(caught.value)


DAMAGED = "; open it in a viewer and print it anew"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([]), "this PDF has no text, only pictures of it; recognise its text first (OCR)"),
        (pdf([(0, 0, 9, "12 - 3")]),
         "this PDF has no text, only pictures of it; recognise its text first (OCR)"),
        (pdf(page(LEAD))[:60], f"this PDF is damaged (PdfStreamError){DAMAGED}"),
        (b"%PDF-1.4\n", f"this PDF is damaged (PdfStreamError){DAMAGED}"),
        (of_objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
         f"this PDF is damaged (PdfReadError){DAMAGED}"),
        (of_objects([b"[" * 50_000]), f"this PDF is damaged (RecursionError){DAMAGED}"),
        (of_contents([b" " * 11_000_000]),
         "this PDF unpacks to more than a document holds; give its text alone"),
        (of_contents([b"BT /F1 9 Tf " + b"() Tj " * 300_000 + b"ET"]),
         "this PDF unpacks to more than a document holds; give its text alone"),
    ],
    ids=["empty", "digits", "cut", "head", "loop", "nested", "packed", "operators"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_reason_and_remedy(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_a_locked_pdf_is_refused() -> None:
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (
        b"o" * 32,
        b"u" * 32,
    )
    data = pdf(page(LEAD)).replace(b"/Root 1 0 R", b"/Root 1 0 R" + locked)
    assert refusal(data) == "this PDF is locked with a password; save it without one"


def test_too_many_pages_and_too_much_time_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(page(LEAD), page(MORE))
    monkeypatch.setattr(reading, "MOST_PAGES", 1)
    assert refusal(data) == "this PDF has 2 pages; at most 1 are read; split it"
    monkeypatch.undo()
    monkeypatch.setattr(reading, "SECONDS", -1)
    assert refusal(data) == "this PDF takes more than -1 seconds to unpack; give its text alone"


def test_what_pypdf_logs_is_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    data = pdf(page(LEAD, MORE))
    broken = data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF"
    assert LEAD in read("a.pdf", broken).text
    assert caplog.records == []
    assert logging.getLogger("pypdf").level == logging.NOTSET


@given(st.data())
def test_a_damaged_pdf_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(pdf(page(LEAD, MORE)))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    with suppress(RequestError):
        read("a.pdf", bytes(whole)).text.encode("utf-8")
