"""PDFs made by hand: what is on their pages is known to the point."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

Line = tuple[float, float, float, str]
"""Where a line begins, the size of its letters, its words."""

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf(*pages: Sequence[Line]) -> bytes:
    """A PDF with these lines on its pages."""
    return of_contents(_content(lines) for lines in pages)


def _content(lines: Iterable[Line]) -> bytes:
    shown = (
        f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj" for x, y, size, words in lines
    )
    return f"BT {' '.join(shown)} ET".encode("cp1252")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def of_contents(contents: Iterable[bytes]) -> bytes:
    """A PDF of pages with these contents, packed."""
    packed = [zlib.compress(content) for content in contents]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(packed)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(packed)}>>".encode(),
        FONT,
    ]
    for number, content in enumerate(packed):
        objects += _page(number), _stream(content)
    return of_objects(objects)


def _page(number: int) -> bytes:
    return (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>"
        f"/Contents {5 + 2 * number} 0 R>>"
    ).encode()


def _stream(content: bytes) -> bytes:
    head = f"<</Length {len(content)}/Filter/FlateDecode>>stream\n".encode()
    return head + content + b"\nendstream"


def of_objects(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    )


def column(
    words: str, top: float, *, x: float = 50, size: float = 10, width: int = 70
) -> list[Line]:
    """Words in lines of at most ``width`` characters, one below another."""
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(x, top - 1.2 * size * n, size, line) for n, line in enumerate(lines)]
