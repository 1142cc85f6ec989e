"""Ids: their form, that each is used once, and naming one that is not defined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from standoff.errors import Mistake, Path, mistake, nearest_hint
from standoff.model.dispute import Dispute
from standoff.model.statement import RESERVED

Checks = Iterator[Mistake]


def ids(dispute: Dispute) -> Checks:
    """Ids that are no ids, and ids used twice."""
    yield from _namespace(_named(dispute))
    yield from _namespace(_columns(dispute))
    yield from _namespace((s.id, ("source", i, "id")) for i, s in enumerate(dispute.sources))
    for i, judgement in enumerate(dispute.judgements):
        path: Path = ("judgement", i, "answer")
        yield from _namespace((a.id, (*path, j, "id")) for j, a in enumerate(judgement.answers))


def _named(dispute: Dispute) -> Iterator[tuple[str, Path]]:
    """Ids that statements and changes can name share one namespace."""
    for i, state in enumerate(dispute.states):
        yield state.id, ("state", i, "id")
    for i, side in enumerate(dispute.sides):
        yield side.id, ("side", i, "id")
        for j, option in enumerate(side.options):
            yield option.id, ("side", i, "option", j, "id")
        for j, preference in enumerate(side.prefers):
            if preference.id:
                yield preference.id, ("side", i, "prefers", j, "id")
    for i, term in enumerate(dispute.terms):
        yield term.id, ("term", i, "id")
    for i, rule in enumerate(dispute.rules):
        if rule.id:
            yield rule.id, ("rule", i, "id")


def _columns(dispute: Dispute) -> Iterator[tuple[str, Path]]:
    """Judgements and claims are columns of one table."""
    for i, judgement in enumerate(dispute.judgements):
        yield judgement.id, ("judgement", i, "id")
    for i, claim in enumerate(dispute.claims):
        yield claim.id, ("claim", i, "id")


def _namespace(named: Iterable[tuple[str, Path]]) -> Checks:
    seen: dict[str, Path] = {}
    for id, path in named:
        if id in RESERVED:
            yield mistake("id-reserved", path, id=id)
        elif not id.isidentifier() or unicodedata.normalize("NFKC", id) != id:
            yield mistake("id-form", path, id=id)
        elif id in seen:
            yield mistake("id-twice", path, id=id, first=_kind(seen[id]))
        seen.setdefault(id, path)


def _kind(path: Path) -> str:
    return {"prefers": "a preference"}.get(str(path[-3]), f"the {path[-3]}")


def fact(dispute: Dispute) -> str:
    """What the states of a dispute are told by."""
    return "state" if dispute.states else "option"


def unknown(
    kind: str, id: str, known: Iterable[str], path: Path, offset: int = 0, *, at_key: bool = False
) -> Mistake:
    """An id that nothing of this kind has."""
    details = {"kind": kind, "id": id[:80], "nearest": nearest_hint(id, known)}
    return mistake("id-unknown", path, offset=offset, at_key=at_key, **details)
