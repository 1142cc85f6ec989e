"""One walk over a dispute: its parts, their grounds and their statements, with their paths.

A path leads to a part in a dispute file: ``("side", 0, "option", 2)``. The order is that in
which files are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, TypeVar

from standoff.errors import Path
from standoff.model.parts import (
    Claim,
    DecisionMaker,
    DrawnMove,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    NamedState,
    NoMove,
    Option,
    Preference,
    Question,
    Rule,
    Source,
    Term,
    UncheckedDispute,
    View,
)
from standoff.model.statement import Statement

Listed = NamedState | DecisionMaker | Term | Rule | Merge | Judgement | View | Claim
"""Parts that stand in lists of their own."""
Held = Option | DrawnMove | NoMove | Preference
"""Parts of a side."""
Piece = Listed | Held | JudgementAnswer | Question
"""Every part that can carry evidence, the dispute itself apart."""

P = TypeVar("P")
D = TypeVar("D", bound=UncheckedDispute)

Placed: TypeAlias = "Iterator[tuple[P, Path]]"


def walk(dispute: D) -> Placed[D | Source | Piece]:
    """Every part with its path; the dispute itself comes first."""
    yield dispute, ()
    yield from _numbered_parts("source", dispute.sources)
    yield from _numbered_parts("state", dispute.states)
    for side, path in _numbered_parts("side", dispute.sides):
        yield side, path
        yield from _numbered_parts("option", side.options, path)
        yield from _numbered_parts("move", side.moves, path)
        yield from _numbered_parts("no_move", side.no_moves, path)
        yield from _numbered_parts("prefers", side.prefers, path)
    yield from _numbered_parts("term", dispute.terms)
    yield from _numbered_parts("rule", dispute.rules)
    yield from _numbered_parts("merge", dispute.merges)
    for judgement, path in _numbered_parts("judgement", dispute.judgements):
        yield judgement, path
        yield from _numbered_parts("answer", judgement.answers, path)
    yield from _numbered_parts("view", dispute.views)
    if dispute.question:
        yield dispute.question, ("question",)
    yield from _numbered_parts("claim", dispute.claims)


def _numbered_parts(key: str, parts: Sequence[P], above: Path = ()) -> Placed[P]:
    return ((part, (*above, key, number)) for number, part in enumerate(parts))


# ---------------------------------------------------------------- evidence


def parts_of(dispute: D) -> Placed[D | Piece]:
    """Every part that can carry evidence, with its path; the dispute itself comes first."""
    return ((part, path) for part, path in walk(dispute) if not isinstance(part, Source))


def grounds_of(dispute: UncheckedDispute) -> Placed[Grounds]:
    """The grounds of every part that can carry evidence, with the part's path."""
    return ((part.grounds, path) for part, path in parts_of(dispute))


def draft_paths(dispute: UncheckedDispute) -> tuple[Path, ...]:
    """The parts that a program proposed and nobody has accepted yet."""
    return tuple(path for grounds, path in grounds_of(dispute) if grounds.draft)


# ---------------------------------------------------------------- statements


def statements_of(dispute: UncheckedDispute) -> Placed[Statement]:
    """Every statement of the dispute with its path, the claims' apart."""
    for part, path in walk(dispute):
        for statement, inside in _statements_in(part):
            yield statement, (*path, *inside)


def _statements_in(part: UncheckedDispute | Source | Piece) -> Placed[Statement]:
    """The statements of one part; paths begin at the part."""
    match part:
        case Preference() | Term():
            yield part.statement, ("statement",)
        case NoMove():
            yield part.start, ("from",)
            yield part.end, ("to",)
        case Rule():
            for n, member in enumerate(part.statements):
                yield member, (part.form.value,) if part.form.single else (part.form.value, n)
        case Merge():
            yield part.when, ("when",)
        case JudgementAnswer():
            for target, statement in part.statements.items():
                yield statement, ("change", target)
        case Question():
            yield part.goal, ("goal",)
