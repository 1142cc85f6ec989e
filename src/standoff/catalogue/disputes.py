"""The catalogue: published and worked disputes by name, and finding a dispute by any name."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from standoff.errors import DisputeError, Mistake, Place, nearest
from standoff.files import formats
from standoff.model.dispute import Dispute

SKELETON = "skeleton"
SHELF = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The names of all catalogue disputes."""
    found = (file.stem for file in SHELF.glob("*.toml"))
    return tuple(sorted(name for name in found if name != SKELETON))


def text(name: str) -> str:
    """A catalogue dispute, or the skeleton, as it is written.

    Raises:
        DisputeError: if there is none of that name.
    """
    if name not in (*names(), SKELETON):
        raise DisputeError([_missing(name)])
    return (SHELF / f"{name}.toml").read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """The bytes of a file, a catalogue dispute, or standard input for ``-``.

    A file beats a catalogue dispute of the same name.

    Raises:
        DisputeError: if there is neither.
    """
    if name != "-" and not _exists(name):
        if name not in names():
            raise DisputeError([_missing(name)])
        return text(name).encode()
    return formats.contents(name)


def _missing(name: str) -> Mistake:
    details = {"name": name, "nearest": nearest(name, names())}
    return Mistake("file-missing", details=details, place=Place(name, 1, 1, ""))


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:  # something that cannot even be looked at: reading it says why
        return True


def load(name: str | PathLike[str]) -> Dispute:
    """The dispute in a file (TOML or .gmcr), in the catalogue, or on standard input (``-``).

    Raises:
        DisputeError: with every mistake found, each with file, line and column.
        TooLargeError: if its states do not fit into memory.
    """
    path = fspath(name)
    return formats.read(data(path), path)
