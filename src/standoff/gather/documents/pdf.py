"""PDF, read by pypdf (the extra ``gather``), which is imported here only."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from standoff.errors import RequestError
from standoff.gather.documents import lines
from standoff.gather.documents.blocks import Extract
from standoff.gather.documents.lines import Line

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 2_000
SECONDS = 30
"""Processor time that one PDF may take; a page of an ordinary one takes a few hundredths."""
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 10_000_000,
    "lzw_maximum_output_length": 10_000_000,
    "run_length_maximum_output_length": 10_000_000,
    "array_based_stream_maximum_output_length": 10_000_000,
    "stream_decoding_work_maximum_length": 30_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 20_000,
}
"""What pypdf may unpack of one part of a PDF; its own limits are several times higher."""


def extract(data: bytes) -> Extract:
    """The text of a PDF in paragraphs, without what is repeated at the edges of its pages.

    Raises:
        RequestError: for what is damaged, locked, too large to unpack or has no text.
    """
    try:
        from pypdf import apply_configuration
        from pypdf.errors import LimitReachedError
    except ImportError:
        raise RequestError(
            "PDF is read by pypdf, which is not installed", "pip install 'standoff[gather]'"
        ) from None
    try:
        with _silence(), apply_configuration(**_LIMITS):
            pages = _pages(data)
    except RequestError:
        raise
    except LimitReachedError:
        raise _too_much() from None
    except (Exception, RecursionError) as error:  # a broken PDF breaks pypdf anywhere
        raise RequestError(
            f"this PDF is damaged ({type(error).__name__})", "open it in a viewer and print it anew"
        ) from None
    if not any(letter.isalpha() for page in pages for line in page for letter in line.words):
        raise RequestError(
            "this PDF has no text, only pictures of it", "recognise its text first (OCR)"
        )
    return lines.extract(pages)


def _too_much() -> RequestError:
    return RequestError("this PDF unpacks to more than a document holds", "give its text alone")


@contextmanager
def _silence() -> Iterator[None]:
    """What pypdf logs of a document's flaws is not for the people who gather."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _pages(data: bytes) -> list[list[Line]]:
    from pypdf import PdfReader

    until = time.process_time() + SECONDS
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        _unlock(reader)
    number = len(reader.pages)
    if number > MOST_PAGES:
        raise RequestError(
            f"this PDF has {number:,} pages; at most {MOST_PAGES:,} are read", "split it"
        )
    return [_lines(page, until) for page in reader.pages]


def _unlock(reader: PdfReader) -> None:
    """Open a PDF that is locked without a password, as many are against printing."""
    from pypdf.errors import DependencyError

    locked = RequestError("this PDF is locked with a password", "save it without one")
    try:
        if not reader.decrypt(""):
            raise locked
    except (DependencyError, NotImplementedError):
        raise locked from None


def _lines(page: PageObject, until: float) -> list[Line]:
    """The lines of a page with where they begin and how large they are."""
    taken: list[tuple[str, float, float, float]] = []

    def in_time(*_: Any) -> None:
        if time.process_time() > until:
            raise RequestError(
                f"this PDF takes more than {SECONDS} seconds to unpack", "give its text alone"
            )

    def take(
        text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float
    ) -> None:
        if text:
            x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            taken.append((text, x, y, abs(size * inner[3] * outer[3])))

    in_time()
    page.extract_text(visitor_text=take, visitor_operand_before=in_time)
    return list(lines.of(taken))
