"""A page as PDF, laid out by WeasyPrint (the extra ``pdf``), which is imported here only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from standoff.errors import RequestError

REMEDY = "install it with: pip install 'standoff[pdf]'"
LIBRARY = "WeasyPrint needs the system library Pango; its manual says how to install it"


def pdf_bytes(page: str) -> bytes:
    """The same page gives the same bytes. Nothing is fetched.

    Raises:
        RequestError: where WeasyPrint or a library that it needs is not installed.
    """
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]
    except ImportError as error:
        if error.name and error.name.partition(".")[0] != "weasyprint":
            raise RequestError(f"a PDF needs {error.name}, which is missing", REMEDY) from None
        raise RequestError("a PDF needs WeasyPrint", REMEDY) from None
    except OSError:
        raise RequestError("a PDF needs a library that is missing", LIBRARY) from None
    nothing = URLFetcher(allowed_protocols=())
    with _undated_fonts():
        made: bytes = HTML(string=page, url_fetcher=nothing).write_pdf(pdf_identifier=b"standoff")
    return made


_DATE = "SOURCE_DATE_EPOCH"


@contextmanager
def _undated_fonts() -> Iterator[None]:
    """Where HarfBuzz-Subset is missing fontTools cuts the fonts, and dates them unless told."""
    given = os.environ.get(_DATE)
    os.environ.setdefault(_DATE, "0")
    try:
        yield
    finally:
        if given is None:
            del os.environ[_DATE]
