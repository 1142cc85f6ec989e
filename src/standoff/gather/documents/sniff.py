"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import codecs
import re

from standoff.errors import RequestError

_FIRST = 4096
_HTML = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section|h1|p|table|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b")
_MARKDOWN = re.compile(rb"(?:---|\+\+\+)[ \t]*\r?\n[A-Za-z_-]+[ \t]*[:=]|#{1,2} \S")
_TEXT_INSTEAD = "save its text as plain text, HTML or PDF"
_BINARY = (
    (b"PK\x03\x04", "a ZIP file, perhaps of Word or OpenDocument", _TEXT_INSTEAD),
    (b"\xd0\xcf\x11\xe0", "a Microsoft Office file", _TEXT_INSTEAD),
    (b"{\\rtf", "an RTF file", _TEXT_INSTEAD),
    (b"%!PS", "a PostScript file", "make a PDF of it"),
    (b"\x89PNG", "a picture", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "a picture", "recognise its text first (OCR)"),
    (b"GIF8", "a picture", "recognise its text first (OCR)"),
    (b"II*\0", "a picture", "recognise its text first (OCR)"),
    (b"MM\0*", "a picture", "recognise its text first (OCR)"),
    (b"\x1f\x8b", "a compressed file", "unpack it"),
    (b"BZh", "a compressed file", "unpack it"),
    (b"\xfd7zXZ", "a compressed file", "unpack it"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it"),
    (b"Rar!", "a compressed file", "unpack it"),
    (b"SQLite format 3\0", "an SQLite database", "gather from the documents themselves"),
    (b"\x7fELF", "a program", "give documents"),
)
_ARCHIVE = re.compile(
    rb"(?:From|MIME-Version|Snapshot-Content-Location):.{0,2000}multipart/related", re.DOTALL
)


def refuse_binary(data: bytes) -> None:
    """Raises RequestError for a file that is known and holds no text to be read here."""
    for begins, what, remedy in _BINARY:
        if data.startswith(begins):
            raise RequestError(f"this is {what}, not a document that is read", remedy)
    if _ARCHIVE.match(data[:_FIRST]):
        raise RequestError("this is a web archive (MHTML)", "save the page as “HTML only”")
    if _XML.match(data) and not is_html(data):
        raise RequestError("this is XML, but no web page", _TEXT_INSTEAD)


def is_pdf(data: bytes) -> bool:
    """Whether it begins as PDF does."""
    return data[:_FIRST].removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"%PDF-")


def is_html(data: bytes) -> bool:
    """Whether it begins as a web page does, in a charset that keeps ASCII or in UTF-16."""
    first = data[:_FIRST]
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        first = first.replace(b"\0", b"")
    first = first.removeprefix(codecs.BOM_UTF8).lstrip(b"\xff\xfe")
    return _HTML.match(first) is not None


def is_laid_out(data: bytes) -> bool:
    """Whether it is more than its text: a web page or a PDF."""
    return is_html(data) or is_pdf(data)


def is_markdown(data: bytes) -> bool:
    """Whether it begins with front matter or a heading."""
    return _MARKDOWN.match(data.removeprefix(codecs.BOM_UTF8)) is not None


def is_anything(data: bytes) -> bool:
    """What is nothing else is plain text, if it is text."""
    return bool(data)
