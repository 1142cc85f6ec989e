"""The formats a dispute can be read from and written in, and doing so."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from standoff.errors import DisputeError, Mistake, Place, RequestError
from standoff.files.document import open_file
from standoff.model.dispute import Dispute

LARGEST = 8 * 2**20
"""Bytes of the largest dispute file that is read."""


def nothing_lost(dispute: Dispute) -> tuple[str, ...]:  # noqa: ARG001
    """Most formats keep everything that is asked of them."""
    return ()


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its ending and what it is.

    ``read`` takes a text and the file's name. ``write`` gives a text, or its parts, and
    ``left_out`` tells by the keys of dispute files what is lost on the way.
    """

    ending: str
    name: str
    write: Callable[[Dispute], str | Iterable[str]]
    read: Callable[[str, str], Dispute] | None = None
    left_out: Callable[[Dispute], tuple[str, ...]] = nothing_lost


def _read_toml(text: str, file: str) -> Dispute:
    from standoff.files import toml

    return toml.read(text, file)


def _read_gmcr(text: str, file: str) -> Dispute:
    from standoff.files import gmcr

    try:
        return gmcr.read(text, PurePath(file).stem)
    except DisputeError as error:
        first = Place(file, 1, 1, "")
        placed = (replace(each, place=each.place or first) for each in error.mistakes)
        raise DisputeError(placed) from None


def _write_toml(dispute: Dispute) -> str:
    from standoff.files import writer

    return writer.write(dispute)


def _write_gmcr(dispute: Dispute) -> str:
    from standoff.files import gmcr

    return gmcr.write(dispute)


def _lost_in_gmcr(dispute: Dispute) -> tuple[str, ...]:
    from standoff.files import gmcr

    return gmcr.left_out(dispute)


def _write_graphml(dispute: Dispute) -> Iterable[str]:
    from standoff.files import graphml

    return graphml.write(dispute)


FORMATS = (
    Format(".toml", "a dispute file", _write_toml, _read_toml),
    Format(".gmcr", "a GMCR+ model", _write_gmcr, _read_gmcr, _lost_in_gmcr),
    Format(".graphml", "a graph of states", _write_graphml),
)
KNOWN = {form.ending: form for form in FORMATS}


def format_to_write(path: str | None) -> Format:
    """The format that a file's ending asks for; without a file the first.

    Raises:
        RequestError: for another ending.
    """
    if path is None:
        return FORMATS[0]
    ending = PurePath(path).suffix.lower()
    if ending not in KNOWN:
        *others, last = KNOWN
        raise RequestError(
            f"“{path}” names no format that can be written",
            f"end it in {', '.join(others)} or {last}",
        )
    return KNOWN[ending]


def read_dispute(data: bytes, file: str) -> Dispute:
    """The dispute in a file's bytes; the ending tells the format, or the first character.

    Raises:
        DisputeError: with every mistake found.
    """
    text = decode_text(data, file)
    ending = PurePath(file).suffix.lower()
    reading = {form.ending: form.read for form in FORMATS if form.read}
    default = ".gmcr" if text.lstrip().startswith("{") else ".toml"
    dispute = reading.get(ending, reading[default])(text, file)
    return replace(dispute, digest=hashlib.sha256(data).hexdigest())


def decode_text(data: bytes, file: str) -> str:
    """A file's text; line ends are made one character, as TOML reads them."""
    if len(data) > LARGEST:
        most = f"{LARGEST / 2**20:,.0f} MB"  # and no more of it was read
        raise DisputeError(
            [_mistake_on_top("file-too-big", file, size=f"more than {most}", most=most)]
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        text = before[before.rfind("\n") + 1 :]
        place = Place(file, line, column, text)
        raise DisputeError([Mistake("file-encoding", place=place)]) from None


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``; no more than may be read.

    Raises:
        DisputeError: if the file cannot be read.
    """
    if path == "-":
        if sys.stdin is None:
            details = {"name": "-", "why": "standard input is closed"}
            raise DisputeError([_mistake_on_top("file-unreadable", path, **details)])
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with open_file(path) as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        why = str(error.strerror)
        raise DisputeError([_mistake_on_top("file-unreadable", path, name=path, why=why)]) from None


def _mistake_on_top(id: str, file: str, **details: str) -> Mistake:
    return Mistake(id, details=details, place=Place(file, 1, 1, ""))
