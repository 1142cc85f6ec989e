"""Ids: their form, that each is used once, and naming one that is not defined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from standoff.errors import Mistake, Path, mistake, nearest_hint
from standoff.model.parts import (
    Claim,
    DecisionMaker,
    Judgement,
    JudgementAnswer,
    NamedState,
    Option,
    Preference,
    Rule,
    Source,
    Term,
    UncheckedDispute,
)
from standoff.model.statement import RESERVED
from standoff.model.walk import Piece, walk

Checks = Iterator[Mistake]


def check_ids(dispute: UncheckedDispute) -> Checks:
    """Ids that are no ids, and ids used twice."""
    namespaces: dict[Path, list[tuple[str, Path]]] = {}
    for part, path in walk(dispute):
        if named := _id_and_namespace(part, path):
            id, namespace = named
            namespaces.setdefault(namespace, []).append((id, (*path, "id")))
    for ids in namespaces.values():
        yield from _check_namespace(ids)


def _id_and_namespace(
    part: UncheckedDispute | Source | Piece, path: Path
) -> tuple[str, Path] | None:
    """The id of a part that has one, and the namespace in which nothing else may have it."""
    match part:
        case Source(id=id):
            return id, ("source",)
        case Judgement(id=id) | Claim(id=id):
            return id, ("column",)  # of one table of readings
        case JudgementAnswer(id=id):
            return id, path[:-1]
        case NamedState(id=id) | DecisionMaker(id=id) | Option(id=id) | Term(id=id):
            return id, ("name",)  # that statements and changes can use
        case Preference(id=id) | Rule(id=id) if id:
            return id, ("name",)
    return None


def _check_namespace(named: Iterable[tuple[str, Path]]) -> Checks:
    seen: dict[str, Path] = {}
    for id, path in named:
        if id in RESERVED:
            yield mistake("id-reserved", path, id=id)
        elif not id.isidentifier() or unicodedata.normalize("NFKC", id) != id:
            yield mistake("id-form", path, id=id)
        elif id in seen:
            yield mistake("id-twice", path, id=id, first=_kind_of_part(seen[id]))
        seen.setdefault(id, path)


def _kind_of_part(path: Path) -> str:
    return {"prefers": "a preference"}.get(str(path[-3]), f"the {path[-3]}")


def fact_kind(dispute: UncheckedDispute) -> str:
    """What the states of a dispute are told by."""
    return "state" if dispute.states else "option"


def unknown_id(
    kind: str, id: str, known: Iterable[str], path: Path, offset: int = 0, *, at_key: bool = False
) -> Mistake:
    """An id that nothing of this kind has."""
    details = {"kind": kind, "id": id[:80], "nearest": nearest_hint(id, known)}
    return mistake("id-unknown", path, offset=offset, at_key=at_key, **details)
