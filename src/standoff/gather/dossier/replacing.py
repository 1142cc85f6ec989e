"""A dossier in the place of an old one, which is whole until the new one is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from standoff.errors import RequestError
from standoff.files.whole import place_to_write
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
    with place_to_write(path, force=True) as new:
        with opening.written(str(new), by) as connection:
            kept = Keeping(connection, path)
            yield kept
            holds = bool(kept.ids())
        if not holds:
            raise RequestError(f"nothing could be read, so “{path}” stays as it was")
        # Somebody may have begun to write the old one, or left it half written.
        opening.replaceable(path)
