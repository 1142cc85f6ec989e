"""Records as tables for spreadsheets and statistics: a header, then a row for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.gather.dossier.dossier import Dossier
from standoff.gather.dossier.exports import Data, lines

_FIRST = ("document", "file", "start", "end", "rule")
COLUMNS = {
    "document": (*_FIRST, "names", "sha256", "title", "date", "model"),
    "section": (*_FIRST, "kind"),
    "actor": (*_FIRST, "words", "id", "name", "code", "sector", "mentions"),
    "mention": (*_FIRST, "words", "kind", "actor"),
    "statement": (
        *(*_FIRST, "words", "number", "date", "kind"),
        *("speaker", "speaker_code", "speaker_span", "cue", "cue_span"),
        *("addressee", "addressee_span", "venue", "venue_span", "negated"),
    ),
    "event": (
        *(*_FIRST, "words", "number", "date", "type"),
        *("source", "source_code", "source_span", "target", "target_code", "target_span"),
        *("status", "claimed_by", "claimed_by_code", "claimed_by_span"),
        *("goldstein", "cluster", "reciprocal"),
    ),
    "course": (
        *(*_FIRST, "words", "number", "kind", "what"),
        *("owner", "owner_code", "owner_span", "other", "other_code", "other_span"),
        *("negated", "condition", "condition_span", "deadline", "deadline_span"),
    ),
    "fault": (*_FIRST, "words", "stage", "error"),
}
"""The columns of each table. Where several actors share a cell they are parted by "; "."""

Cell = str | int | float


def table(dossier: Dossier, kind: str) -> Iterator[tuple[Cell, ...]]:
    """The table of one kind of records."""
    columns = COLUMNS[kind]
    yield columns
    for record in lines(dossier, [kind]):
        cells = dict(_cells(record))
        yield tuple(cells.get(column, "") for column in columns)


def _cells(record: Data) -> Iterator[tuple[str, Cell]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from _place(key, [value])
        elif isinstance(value, list) and key != "names":
            yield from _parties(key, value)
        elif isinstance(value, list):
            yield key, "; ".join(value)
        elif value is not None:
            yield key, int(value) if isinstance(value, bool) else value


def _parties(key: str, parties: list[Data]) -> Iterator[tuple[str, Cell]]:
    yield from _place(key, parties)
    yield key, "; ".join(_joined(a["name"] for a in p["actors"]) or p["words"] for p in parties)
    actors = [actor for each in parties for actor in each["actors"]]
    yield f"{key}_code", _joined(f"{a['code']} {a['sector']}".strip() for a in actors)


def _place(key: str, places: list[Data]) -> Iterator[tuple[str, Cell]]:
    yield key, _joined(each["words"] for each in places)
    yield f"{key}_span", _joined(f"{each['start']}-{each['end']}" for each in places)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)
