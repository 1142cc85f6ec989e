"""The catalogue: published and worked disputes by name, and finding a dispute by any name."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from standoff.errors import DisputeError, Mistake, Place, nearest_hint
from standoff.files import formats
from standoff.model.dispute import Dispute

SKELETON = "skeleton"
SHELF = Path(__file__).parent


def dispute_names() -> tuple[str, ...]:
    """The names of all catalogue disputes."""
    found = (file.stem for file in SHELF.glob("*.toml"))
    return tuple(sorted(name for name in found if name != SKELETON))


def dispute_text(name: str) -> str:
    """A catalogue dispute, or the skeleton, as it is written.

    Raises:
        DisputeError: if there is none of that name.
    """
    if name not in (*dispute_names(), SKELETON):
        raise DisputeError([_missing_dispute(name)])
    return (SHELF / f"{name}.toml").read_text(encoding="utf-8")


def dispute_bytes(name: str) -> bytes:
    """The bytes of a file, a catalogue dispute, or standard input for ``-``.

    A file beats a catalogue dispute of the same name.

    Raises:
        DisputeError: if there is neither.
    """
    if name != "-" and not _file_exists(name):
        if name not in dispute_names():
            raise DisputeError([_missing_dispute(name)])
        return dispute_text(name).encode()
    return formats.read_bytes(name)


def _missing_dispute(name: str) -> Mistake:
    details = {"name": name, "nearest": nearest_hint(name, dispute_names())}
    return Mistake("file-missing", details=details, place=Place(name, 1, 1, ""))


def _file_exists(name: str) -> bool:
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
    return formats.read_dispute(dispute_bytes(path), path)
