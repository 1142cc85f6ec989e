"""A dossier in the place of an old one, which is whole until the new one is done."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standoff.errors import RequestError
from standoff.gather.dossier import opening
from standoff.gather.dossier.keeping import Keeping
from standoff.gather.dossier.opening import GatheredBy


@contextmanager
def replacing(path: str, by: GatheredBy) -> Iterator[Keeping]:
    """Begin a dossier beside an old one, and put it in its place if it holds a document.

    Raises:
        RequestError: if the old one may not be written over, or if nothing was kept.
    """
    opening.replaceable(path)
    old = Path(os.path.realpath(path))
    new = _beside(old)
    try:
        with opening.written(str(new), by) as connection:
            kept = Keeping(connection, path)
            yield kept
            holds = bool(kept.ids())
        if not holds:
            raise RequestError(f"nothing could be read, so “{path}” stays as it was")
        # Somebody may have begun to write the old one, or left it half written.
        opening.replaceable(path)
        _put_in_place(new, old)
    finally:
        new.unlink(missing_ok=True)


def _beside(old: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(dir=old.parent, prefix=f".{old.name}.")
    except OSError as error:
        raise RequestError(f"“{old.parent}” cannot be written to: {error.strerror}") from None
    os.close(handle)
    return Path(name)


def _put_in_place(new: Path, old: Path) -> None:
    try:
        new.chmod(old.stat().st_mode)
        new.replace(old)
    except OSError as error:
        raise RequestError(f"“{old}” cannot be written over: {error.strerror}") from None
