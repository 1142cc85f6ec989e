"""The formats a dispute can be read from, and reading bytes into a dispute."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from standoff.errors import DisputeError, Mistake, Place
from standoff.model.dispute import Dispute

LARGEST = 8 * 2**20
"""Bytes of the largest dispute file that is read."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its ending, what it is, and how it is read (text, file name)."""

    ending: str
    name: str
    read: Callable[[str, str], Dispute]


def _toml(text: str, file: str) -> Dispute:
    from standoff.files import toml

    return toml.read(text, file)


def _gmcr(text: str, file: str) -> Dispute:
    from standoff.files import gmcr

    try:
        return gmcr.read(text, PurePath(file).stem)
    except DisputeError as error:
        first = Place(file, 1, 1, "")
        placed = (replace(each, place=each.place or first) for each in error.mistakes)
        raise DisputeError(placed) from None


FORMATS = (Format(".toml", "a dispute file", _toml), Format(".gmcr", "a GMCR+ model", _gmcr))


def read(data: bytes, file: str) -> Dispute:
    """The dispute in a file's bytes; the ending tells the format, or the first character.

    Raises:
        DisputeError: with every mistake found.
    """
    text = decoded(data, file)
    ending = PurePath(file).suffix.lower()
    known = {form.ending: form for form in FORMATS}
    default = ".gmcr" if text.lstrip().startswith("{") else ".toml"
    dispute = known.get(ending, known[default]).read(text, file)
    return replace(dispute, digest=hashlib.sha256(data).hexdigest())


def decoded(data: bytes, file: str) -> str:
    """A file's text; line ends are made one character, as TOML reads them."""
    if len(data) > LARGEST:
        most = f"{LARGEST / 2**20:,.0f} MB"  # and no more of it was read
        raise DisputeError([_first("file-too-big", file, size=f"more than {most}", most=most)])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        text = before[before.rfind("\n") + 1 :]
        place = Place(file, line, column, text)
        raise DisputeError([Mistake("file-encoding", place=place)]) from None


def contents(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``; no more than may be read.

    Raises:
        DisputeError: if the file cannot be read.
    """
    if path == "-":
        if sys.stdin is None:
            details = {"name": "-", "why": "standard input is closed"}
            raise DisputeError([_first("file-unreadable", path, **details)])
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise DisputeError([_first("file-unreadable", path, name=path, why=why)]) from None


def _first(id: str, file: str, **details: str) -> Mistake:
    return Mistake(id, details=details, place=Place(file, 1, 1, ""))
