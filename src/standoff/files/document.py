"""Documents on disk: their bytes, and nothing that has no end."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from standoff.errors import RequestError

LARGEST = 64 * 2**20
"""Bytes of a document that are read."""


@contextmanager
def open_document(path: str | Path, *, instead: str = "") -> Iterator[BufferedReader]:
    """A document to read; never a pipe or a device, which might have no end.

    Raises:
        RequestError: if it cannot be read, with the reason and without the path. ``instead``
            says what to give instead of what is no file.
    """
    with _open_file(path, instead) as stream:
        if (size := os.fstat(stream.fileno()).st_size) > LARGEST:
            raise too_large(size)
        yield stream


def first_bytes(path: str | Path, number: int) -> bytes:
    """What a file of any size begins with.

    Raises:
        RequestError: as ``open_document`` does.
    """
    with _open_file(path) as stream:
        return stream.read(number)


@contextmanager
def _open_file(path: str | Path, instead: str = "") -> Iterator[BufferedReader]:
    try:
        with open_file(path) as stream:
            yield stream
    except OSError as error:
        hint = instead if error.errno == _NO_FILE else ""
        raise RequestError(f"cannot be read: {error.strerror}", hint) from None


@contextmanager
def open_file(path: str | Path) -> Iterator[BufferedReader]:
    """A file to read; never a folder, nor a pipe, a socket or a device, which may have no end.

    Raises:
        OSError: if it cannot be read, or is no file.
    """
    try:
        # Should it become a pipe meanwhile, nobody waits for its other end.
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise OSError(_NO_FILE, "this is not a file")
        with open(path, "rb", opener=_open_at_once) as stream:
            yield stream
    except ValueError as error:  # a path that cannot be one
        raise OSError(errno.EINVAL, str(error)) from None


_NO_FILE = errno.EISDIR


def document_bytes(path: str | Path) -> bytes:
    """The bytes of a document, as ``open_document`` gives them."""
    with open_document(path) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:  # it has grown since
        raise too_large(len(data))
    return data


def too_large(size: int) -> RequestError:
    """A document of so many bytes is not read."""
    most = LARGEST // 2**20
    return RequestError(
        f"the document has {size / 2**20:,.0f} MB; at most {most} MB are read",
        "give it in parts, or its text alone",
    )


def _open_at_once(name: str, flags: int) -> int:
    """Opens a file without waiting for anybody."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
