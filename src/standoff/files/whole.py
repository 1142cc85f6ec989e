"""What is written is whole or not there: it grows in a hidden folder and is then put in place."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from standoff.errors import RequestError

HIDDEN = ".standoff-writing-"
"""What the name of a hidden folder begins with."""

Content = str | bytes | Iterable[str]
"""What is written: text, in parts where it is long, or bytes."""


def refuse_existing(path: str, *, force: bool) -> None:
    """Whether a path may be written: nothing is there, or ``force`` is given.

    A link is something, wherever it leads. Pipes and devices are never written over.

    Raises:
        RequestError: if not.
    """
    if not os.path.lexists(path):
        return
    if not force:
        raise RequestError(f"“{path}” exists", "use --force to write over it")
    if Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir()):
        raise RequestError(f"“{path}” is no file", "name another one")


def write_file(path: str, content: Content, *, force: bool) -> None:
    """Write a file at once or not at all; over another one only with ``force``.

    Raises:
        RequestError: if something is there without ``force``, or it cannot be written.
    """
    with place_to_write(path, force=force) as new, _told(path), new.open("xb") as stream:
        stream.writelines(_encoded_parts(content))
        stream.flush()
        os.fsync(stream.fileno())


def _encoded_parts(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    else:
        parts = [content] if isinstance(content, str) else content
        yield from (part.encode() for part in parts)


@contextmanager
def place_to_write(path: str, *, force: bool) -> Iterator[Path]:
    """Where to write a file, or to make a folder, that is to stand at a path.

    It is put there, at the real path behind links, when the block has ended. Until then, and
    after an error, all is as it was. What killed processes left beside it is cleared.

    Raises:
        RequestError: if something is there without ``force``, or it cannot be written.
    """
    import shutil

    refuse_existing(path, force=force)
    with _told(path):
        place = Path(os.path.realpath(path))
        _clear_abandoned(place.parent)
        folder, held = _hidden_folder(place.parent)
    try:
        yield folder / place.name
        refuse_existing(path, force=force)  # as it is by now
        with _told(path):
            if place.exists():
                (folder / place.name).chmod(stat.S_IMODE(place.stat().st_mode))
            (folder / place.name).replace(place)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise RequestError(f"“{path}” cannot be written: {why}") from None


# ---------------------------------------------------------------- hidden folders


def _hidden_folder(parent: Path) -> tuple[Path, int | None]:
    """A new hidden folder, and what holds it until it is closed or this process ends."""
    import tempfile

    while True:
        folder = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=parent))
        try:
            return folder, _hold(folder)
        except (BlockingIOError, FileNotFoundError):  # somebody who clears came between
            continue
        except OSError:  # no folder can be held here, and so none is cleared
            return folder, None


def _clear_abandoned(parent: Path) -> None:
    """Remove the hidden folders that no process holds."""
    import shutil

    for folder in parent.glob(f"{HIDDEN}*"):
        with suppress(OSError):
            held = _hold(folder)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(held)


def _hold(folder: Path) -> int:
    """Hold a folder as its one owner.

    Raises:
        OSError: if another process holds it, it is gone, or folders cannot be held.
    """
    if sys.platform == "win32":
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    import fcntl

    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        folder.stat()  # who held it before may have removed it
    except OSError:
        os.close(held)
        raise
    return held
