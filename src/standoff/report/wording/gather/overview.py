"""What a dossier holds, and what became of the files that were asked for."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.errors import plain
from standoff.gather.dossier.counts import Counts, counts
from standoff.gather.dossier.dossier import Dossier
from standoff.report.wording.phrases import count


def lines(dossier: Dossier) -> Iterator[str]:
    """The dossier in numbers, and by what it was gathered."""
    found, by = counts(dossier), dossier.by
    told = [count(found.documents, "document"), *_files(found)]
    yield f"{plain(dossier.path)}: {', '.join(told)}" if dossier.path else ", ".join(told)
    yield (
        f"{count(found.mentions, 'mention')} of {count(found.actors, 'actor')}, "
        f"{count(found.statements, 'statement')}, {count(found.events, 'event')} that tell of "
        f"{count(found.acts, 'act')}"
    )
    yield f"gathered by Standoff {plain(by.standoff)} with {plain(by.model)}"


def _files(found: Counts) -> Iterator[str]:
    if found.again:
        yield f"{count(found.again, 'more file')} with the same bytes or text"
    if found.failed:
        yield f"{count(found.failed, 'file')} that could not be read"
    if found.waiting:
        yield f"{count(found.waiting, 'file')} not read yet: the work was stopped"


def failed(name: str, reason: str) -> str:
    """A file cannot be read, and why."""
    return f"{plain(name)}: {plain(reason)}"
