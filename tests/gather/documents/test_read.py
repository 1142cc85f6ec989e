from __future__ import annotations

import hashlib
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import RequestError
from standoff.files import document
from standoff.gather.documents import blocks
from standoff.gather.documents import read as reading
from standoff.gather.documents.doubts import doubts
from standoff.gather.documents.read import FORMATS, SUFFIXES, read
from standoff.gather.records import SectionKind

WORDS = (
    "The harbour council threatened on Friday to close the ferry line, and the southern port"
    " said that it would not pay the fees that were asked of it. Nobody expects an early end."
)


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(RequestError) as caught:
        read(name, data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (WORDS.encode(), "text/plain"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "text/plain"),
        (WORDS.encode("utf-16"), "text/plain"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "text/plain"),
        (WORDS.encode("utf-32"), "text/plain"),
        (WORDS.replace("Friday", "“Friday”").encode("cp1252"), "text/plain; charset=windows-1252"),
        (WORDS.replace("port", "café").encode("latin-1"), "text/plain; charset=windows-1252"),
    ],
)
def test_text_is_decoded_and_its_mark_dropped(data: bytes, media: str) -> None:
    document = read("a.txt", data)
    assert document.media == media
    assert document.text.startswith("The harbour council")
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_offsets_count_characters_of_the_text_as_it_stands() -> None:
    text = f"\r\n\t{WORDS}\r\n\r\nIt’s the 😀 of it.\u00a0\r\n"
    document = read("a.txt", text.encode())
    (section,) = document.sections
    assert document.text == text
    assert text[section.start : section.end] == text.strip()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "the document is empty; save it again, with its text"),
        ("a.txt", b" \n\t\n", "the document is empty; save it again, with its text"),
        (
            "a.txt",
            b"\xef\xbb\xbf\n",
            "there is no text in this document; save it again, with its text",
        ),
        (
            "a.txt",
            b"\x00\x01\x02words",
            "this is not text: it holds zero bytes; give plain text, HTML, Markdown or PDF; save"
            " text in UTF-16 as UTF-8",
        ),
        (
            "a.txt",
            b"word\x01\x02\x03\x04",
            "this is not text: 4 of 8 bytes are control characters; give plain text, HTML,"
            " Markdown or PDF",
        ),
        (
            "a.docx",
            b"PK\x03\x04...",
            "this is a ZIP file, perhaps of Word or OpenDocument, not a document that is read;"
            " save its text as plain text, HTML or PDF",
        ),
        (
            "a.rtf",
            b"{\\rtf1 words}",
            "this is an RTF file, not a document that is read; save its text as plain text, HTML"
            " or PDF",
        ),
        (
            "a.jpg",
            b"\xff\xd8\xff\xe0",
            "this is a picture, not a document that is read; recognise its text first (OCR)",
        ),
        (
            "a.txt.gz",
            b"\x1f\x8b\x08",
            "this is a compressed file, not a document that is read; unpack it",
        ),
        (
            "a.mhtml",
            b"From: <Saved by a browser>\r\nContent-Type: multipart/related; boundary=x\r\n",
            "this is a web archive (MHTML); save the page as “HTML only”",
        ),
        (
            "feed.xml",
            b"<?xml version='1.0'?><rss><item/></rss>",
            "this is XML, but no web page; save its text as plain text, HTML or PDF",
        ),
        (
            "a.txt",
            WORDS.encode() + " — ".encode() * 30 + b"\xe2\x80 " * 9,
            "this UTF-8 text is damaged at byte 325; open it in an editor and save it as UTF-8",
        ),
        (
            "a.txt",
            "Порт будет закрыт в пятницу".encode("koi8-u"),
            "it cannot be made out in which charset this text is; open it in an editor and save it"
            " as UTF-8",
        ),
        (
            "a.txt",
            b"\xff\xfea",
            "this is not the utf-16-le text it says it is: byte 0 does not fit; save it as UTF-8",
        ),
        (
            "a.pdf",
            b"no pdf",
            "this PDF is damaged (PdfStreamError); open it in a viewer and print it anew",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_reason_and_remedy(
    name: str, data: bytes, message: str
) -> None:
    assert refusal(name, data) == message


def test_more_than_a_document_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reading, document):
        monkeypatch.setattr(module, "LARGEST", 1000)
    assert refusal("a.txt", b"x" * 1001) == (
        "the document has 0 MB; at most 0 MB are read; give it in parts, or its text alone"
    )
    monkeypatch.setattr(blocks, "LONGEST", 100)
    for name in ("a.txt", "a.md", "a.html"):
        assert refusal(name, WORDS.encode()) == (
            "the text has more than 100 characters; give it in parts"
        )
    monkeypatch.setattr(blocks, "LONGEST", 10_000)
    monkeypatch.setattr(blocks, "MOST_BLOCKS", 3)
    for name in ("a.txt", "a.md"):
        assert refusal(name, b"word\n\n" * 10) == (
            "the text has more than 3 paragraphs; give its documents one by one"
        )
    assert "more than 3 paragraphs" in refusal("a.html", b"<p>word" * 10)


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", f"<!DOCTYPE html><p>{WORDS}".encode(), "text/html"),
        ("page", f"  <!-- saved --><html><p>{WORDS}".encode(), "text/html"),
        ("page", f"<html><p>{WORDS}".encode("utf-16"), "text/html"),
        ("a.XHTML", f"<p>{WORDS}".encode(), "text/html"),
        ("a.htm", WORDS.encode(), "text/html"),
        ("a.md", WORDS.encode(), "text/markdown"),
        ("-", f"---\ntitle: Ports\n---\n{WORDS}".encode(), "text/markdown"),
        ("-", f"# Ports\n\n{WORDS}".encode(), "text/markdown"),
        ("a.txt", f"# Ports\n\n{WORDS}".encode(), "text/plain"),
        ("a.log", WORDS.encode(), "text/plain"),
        ("-", WORDS.encode(), "text/plain"),
    ],
)
def test_the_format_is_told_by_content_and_name(name: str, data: bytes, media: str) -> None:
    assert read(name, data).media == media


def test_every_format_has_suffixes_of_its_own() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES) == sum(len(each.suffixes) for each in FORMATS)


@pytest.mark.parametrize(
    ("package", "name", "data", "message"),
    [
        ("lxml.etree", "a.html", b"<p>word", "HTML is read by lxml, which is not installed"),
        ("pypdf", "a.pdf", b"%PDF-1.4", "PDF is read by pypdf, which is not installed"),
    ],
)
def test_a_missing_package_is_named_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, package: str, name: str, data: bytes, message: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    assert refusal(name, data) == f"{message}; pip install 'standoff[gather]'"


ANY = st.binary(max_size=400) | st.text(max_size=400).map(
    lambda text: text.encode("utf-8", "replace")
)


@given(st.sampled_from(["a.txt", "a.html", "a.md", "a.pdf", "-"]), ANY)
def test_any_bytes_are_a_document_or_refused(name: str, data: bytes) -> None:
    try:
        document = read(name, data)
    except RequestError:
        return
    at = 0
    for section in document.sections:
        words = document.text[section.start : section.end]
        assert at <= section.start < section.end
        assert words == words.strip()
        at = section.end
    document.text.encode("utf-8")


def test_a_few_control_characters_make_no_text_binary() -> None:
    data = b"\x1b[31mRome warned Paris on Monday.\x1b[0m\x07\nThe talks had \x08ended.\n"
    assert read("a.txt", data).text == data.decode()


def test_a_few_broken_bytes_are_replaced_and_told() -> None:
    data = f"{WORDS} — said the “port”. ".encode() * 3 + b"caf\xe9 \xe2\x80 end."
    document = read("a.txt", data)
    assert document.text.endswith("caf\ufffd \ufffd end.")
    assert list(doubts(document)) == ["2 damaged bytes were replaced; save it as UTF-8"]


def test_a_text_without_capitals_is_told() -> None:
    small = "the minister of iran said on monday that the talks with iraq would go on. " * 5
    assert list(doubts(read("a.txt", small.encode()))) == [
        "names are told by their capitals, and this text has none"
    ]
    assert list(doubts(read("a.txt", small.title().encode()))) == []


PAGE = "<html><body><article><h1>News</h1>{}</article></body></html>"


def test_a_page_with_hardly_any_text_of_its_own_is_told() -> None:
    teaser = (
        "<nav><p>Council says it will, at last, lower all of its fees for the ferries.</p></nav>"
    )
    page = PAGE.format("<p>A pass is needed to go on. The council met on Monday in the port.</p>")
    (told,) = doubts(read("a.html", page.replace("</body>", teaser * 40 + "</body>").encode()))
    assert told.startswith("only ")
    assert told.endswith("if that is not the article, save its text as plain text")


def test_an_article_that_its_classes_call_comment_and_frame_is_the_text() -> None:
    words = [
        f"On day {n} the council said it would lower its fees for the ferry." for n in range(9)
    ]
    text = "".join(f"<p>{each} The southern port has heard this before.</p>" for each in words)
    popular = "<p>Ten ways to cook a fish that you would never have thought of before today.</p>"
    page = PAGE.format("").replace(
        "</body>", f'<div class="comments">{text}</div><aside>{popular}</aside></body>'
    )
    document = read("a.html", page.encode())
    body = [s for s in document.sections if s.kind is SectionKind.BODY]
    kept = "\n".join(document.text[s.start : s.end] for s in body)
    assert all(each in kept for each in words)
    assert "cook a fish" not in kept
