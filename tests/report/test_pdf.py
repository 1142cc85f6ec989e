"""The page as PDF: pages with text, the same bytes, nothing fetched, clear when it cannot be."""

from __future__ import annotations

import builtins
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

from standoff.catalogue import disputes
from standoff.errors import RequestError
from standoff.report.pdf import pdf_bytes
from tests.report import pages

pytestmark = pytest.mark.slow


def _pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_pdf_has_pages_with_text_and_repeats_its_table_heads() -> None:
    found = _pages(pdf_bytes(pages.page(disputes.load("elmira"))))
    assert len(found) > 2
    assert "Question and answer" in found[0]
    assert f"1 / {len(found)}" in found[0]
    assert "Words used on this page" in "".join(found)
    assert "no move to a state it likes better" in " ".join("".join(found).split())


def test_details_are_open_on_paper() -> None:
    found = " ".join(
        "".join(_pages(pdf_bytes(pages.page(disputes.load("elmira"), ["standing"])))).split()
    )
    assert "Nothing deters this" in found


def test_the_same_page_gives_the_same_bytes_in_another_process() -> None:
    page = "<!DOCTYPE html><title>Same</title><p>Same <b>bytes</b>"
    script = (
        "import sys, hashlib; from standoff.report.pdf import pdf_bytes; "
        "print(hashlib.sha256(pdf_bytes(sys.argv[1])).hexdigest())"
    )
    command = [sys.executable, "-c", script, page]
    runs = {subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2)}  # noqa: S603 - our own command
    assert len(runs) == 1


def test_nothing_is_fetched(tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">'
        '<text y="15">fetched</text></svg>',
        encoding="utf-8",
    )
    style = tmp_path / "style.css"
    style.write_text('p::after { content: "fetched" }', encoding="utf-8")
    page = f'<title>x</title><link rel=stylesheet href="{style.as_uri()}"><p>kept</p>'
    found = "".join(_pages(pdf_bytes(f'{page}<img src="{picture.as_uri()}" alt="">')))
    assert "kept" in found
    assert "fetched" not in found


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ImportError("no", name="weasyprint"), "a PDF needs WeasyPrint; install it with: pip"),
        (ImportError("no", name="pydyf"), "a PDF needs pydyf, which is missing; install it"),
        (OSError("cannot load library 'libpango'"), "needs a library that is missing; WeasyPrint"),
    ],
    ids=["no extra", "half an extra", "no Pango"],
)
def test_what_is_missing_is_told(
    error: Exception, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def importing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise error
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", importing)
    with pytest.raises(RequestError, match=told):
        pdf_bytes("<p>")
