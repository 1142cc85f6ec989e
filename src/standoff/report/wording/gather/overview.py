"""What a dossier holds, and what became of the files that were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standoff.errors import plain
from standoff.gather.dossier.counts import Counts, counts
from standoff.gather.dossier.dossier import Dossier
from standoff.report.wording.phrases import count, wrapped

MOST = 8
"""Endings that are named of files that were left alone."""


def lines(dossier: Dossier) -> Iterator[str]:
    """The dossier in numbers, and by what it was gathered; without documents only that."""
    found, by = counts(dossier), dossier.by
    told = [count(found.documents, "document"), *_files(found)]
    yield f"{plain(dossier.path)}: {', '.join(told)}" if dossier.path else ", ".join(told)
    if not found.documents:
        return
    yield (
        f"{count(found.mentions, 'mention')} of {count(found.actors, 'actor')}, "
        f"{count(found.statements, 'statement')}, {count(found.events, 'event')} that tell of "
        f"{count(found.acts, 'act')}"
    )
    if found.aside:
        yield f"set aside as comments or none of the text: {count(found.aside, 'paragraph')}"
    if found.faults:
        yield from wrapped(
            f"Standoff failed in {count(found.faults, 'place')} and gathered nothing there; "
            "--export lists them. Please report them with the sentences.",
            "",
        )
    yield f"gathered by Standoff {plain(by.standoff)} with {plain(by.model)}"


def _files(found: Counts) -> Iterator[str]:
    if found.again:
        yield f"{count(found.again, 'more file')} with the same bytes or text"
    if found.failed:
        yield f"{count(found.failed, 'file')} that could not be read"
    if found.waiting:
        yield f"{count(found.waiting, 'file')} not read yet: the work was stopped"


def left_alone(folder: str, endings: Mapping[str, int]) -> str:
    """Files in a folder do not end like documents; the most frequent endings are named."""
    number = sum(endings.values())
    kinds, were = ("another kind", "was") if number == 1 else ("other kinds", "were")
    often = sorted(endings, key=lambda each: (-endings[each], each))[:MOST]
    named = sorted(plain(each) or "no ending" for each in often)
    told = ", ".join(named + ["…"] * (len(endings) > MOST))
    return f"{count(number, 'file')} of {kinds} in {plain(folder)} {were} left alone ({told})"


def failed(name: str, reason: str) -> str:
    """A file cannot be read, and why."""
    return f"{plain(name)}: {plain(reason)}"
