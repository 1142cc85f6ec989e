"""Bytes as text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from standoff.errors import RequestError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does, so it is tried before
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARABLE = re.compile(
    r"ascii|utf-?8|utf-16-?(?:le|be)?|cp125\d|cp874|cp866|iso8859-\d+|koi8-[ru]|mac-roman"
    r"|gb2312|gbk|gb18030|big5|big5hkscs|shift_jis|cp932|euc_jp|euc_kr|cp949"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.005
_FEW_CONTROLS = 3
"""Control characters that text of any length may hold: a terminal's bell, a stray mark."""
FEW_BROKEN, MOST_BROKEN = 3, 0.0005
"""Broken bytes that a UTF-8 text may have, in number and as a share: a page cut and glued."""
_MOST_BEYOND_ASCII = 0.05
"""The share of bytes beyond ASCII in English text of one byte a character: quotation marks,
dashes, an accent now and then."""
_SENSIBLE = re.compile(
    rb"[\x80\x82\x84-\x87\x89\x8b\x91-\x97\x99\x9b\xa0-\xa3\xa5\xa7-\xa9\xab\xad\xae\xb0-\xb7\xb9-\xbf]"
    rb"|(?<=[A-Za-z])[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xff]"
    rb"|[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xff](?=[a-z])"
)
"""Windows' marks, and its letters where they stand beside letters."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it stands in a file; ``charset`` only where the file does not say it."""

    text: str
    charset: str = ""
    replaced: int = 0
    """Broken bytes that a replacement character stands for."""


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The text of a file: by its byte order mark, as UTF-8, as declared, or as Windows wrote it.

    Raises:
        RequestError: for what is no text, or in no charset that can be made out.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return Decoded(_as(data[len(mark) :], charset))
    _check_text(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if codec := _declarable(declared):
            return Decoded(_as(data, codec))
        return _windows(data, error)


def _as(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise RequestError(
            f"this is not the {charset} text it says it is: byte {error.start} does not fit",
            "save it as UTF-8",
        ) from None


def _declarable(declared: str) -> str:
    """The codec for a declared charset, as browsers take it; empty for one that is no charset."""
    try:
        name = codecs.lookup(declared).name if declared.isascii() else ""
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    # What holds such a declaration in single bytes cannot be in UTF-16, and is not in UTF-8.
    return "" if name.startswith("utf") or not _DECLARABLE.fullmatch(name) else name


def _check_text(data: bytes) -> None:
    if b"\0" in data:
        raise RequestError(
            "this is not text: it holds zero bytes",
            "give plain text, HTML, Markdown or PDF; save text in UTF-16 as UTF-8",
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(data)):
        raise RequestError(
            f"this is not text: {controls} of {len(data)} bytes are control characters",
            "give plain text, HTML, Markdown or PDF",
        )


def _windows(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Text in Windows' charset for western Europe, where its bytes make sense as such."""
    remedy = "open it in an editor and save it as UTF-8"
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text))) > broken:
        if broken > max(FEW_BROKEN, MOST_BROKEN * len(data)):
            raise RequestError(f"this UTF-8 text is damaged at byte {error.start}", remedy)
        return Decoded(text, f"utf-8; {broken} damaged", broken)
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > _MOST_BEYOND_ASCII * len(data) or sum(1 for _ in _SENSIBLE.finditer(data)) < high:
        raise RequestError("it cannot be made out in which charset this text is", remedy)
    return Decoded(data.decode("cp1252"), "windows-1252")
