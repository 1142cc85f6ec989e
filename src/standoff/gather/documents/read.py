"""Bytes become a document: which format they are in, their text, its sections and its date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from standoff.errors import RequestError
from standoff.files.document import LARGEST, too_large
from standoff.gather.documents import head, html, language, markdown, pdf, sections, sniff, text
from standoff.gather.documents.blocks import Extract, Layout
from standoff.gather.records import GATHERED, Document


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that documents come in: how it is told and how its text is taken out."""

    media: str
    suffixes: tuple[str, ...]
    begins: Callable[[bytes], bool]
    extract: Callable[[bytes], Extract]


FORMATS = (
    Format("application/pdf", (".pdf",), sniff.is_pdf, pdf.extract),
    Format("text/html", (".html", ".htm", ".xhtml", ".shtml"), sniff.is_html, html.extract),
    Format("text/markdown", (".md", ".markdown"), sniff.is_markdown, markdown.extract),
    Format("text/plain", (".txt", ".text"), sniff.is_anything, text.extract),
)
SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)


def read(name: str, data: bytes) -> Document:
    """A file as a document.

    Raises:
        RequestError: for what is no document in English, with the reason.
    """
    if len(data) > LARGEST:
        raise too_large(len(data))
    if not data.strip():
        raise RequestError("the document is empty", "save it again, with its text")
    sniff.refuse_binary(data)
    form = _format(name, data)
    extract = form.extract(data)
    return _document(name, data, form, extract)


def _document(name: str, data: bytes, form: Format, extract: Extract) -> Document:
    layout = sections.classified(extract)
    if not len(layout):
        raise RequestError("there is no text in this document", "save it again, with its text")
    language.check(_gathered(layout))
    return Document(
        name=name,
        text=extract.text,
        sections=sections.sections(layout),
        sha256=hashlib.sha256(data).hexdigest(),
        media=f"{form.media}; charset={extract.charset}" if extract.charset else form.media,
        date=extract.date or head.date(layout),
    )


def _gathered(layout: Layout) -> str:
    kinds = zip(layout.words, layout.kinds, strict=True)
    return "\n".join(words for words, kind in kinds if kind in GATHERED)


def _format(name: str, data: bytes) -> Format:
    """By what it begins with where that is plain, then by its name, then by its looks."""
    for form in FORMATS[:2]:
        if form.begins(data):
            return form
    suffix = PurePath(name).suffix.lower()
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    return next(form for form in FORMATS if form.begins(data))
