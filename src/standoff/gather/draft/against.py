"""A draft against a dispute made by hand: what was found, missed and invented.

Two lines meet where they are of one kind and of one side and their spans share characters of
one source. Each line meets at most one: those first that name options which meet, then those
that share most. Whether both say the same is for a reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.errors import Path, RequestError
from standoff.model.check import span_parts
from standoff.model.dispute import Dispute, Grounds, Source

KINDS = ("option", "prefers", "judgement")


@dataclass(frozen=True, slots=True)
class Compared:
    """Lines of one kind, by their paths: pairs are of the dispute by hand and of the draft.

    ``unfounded`` lines of the dispute by hand name no place in a source of the draft's, so
    that no draft can find them.
    """

    kind: str
    found: tuple[tuple[Path, Path], ...]
    missed: tuple[Path, ...]
    unfounded: tuple[Path, ...]
    invented: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    path: Path
    side: int | None
    covers: frozenset[tuple[str, int, int]]
    about: frozenset[str] = frozenset()
    """The options that a preference names."""


def compared(
    draft: Dispute, hand: Dispute, names: Sequence[frozenset[str]]
) -> tuple[Compared, ...]:
    """Both disputes, kind by kind; ``names`` are what each side of the draft is called.

    Raises:
        RequestError: where they share no source.
    """
    sources = _same(draft, hand)
    if not sources:
        raise RequestError(
            "the two rest on no document in common",
            "pin the other file to the documents: standoff check --pin",
        )
    sides = {number: number for number in range(len(draft.sides))}
    mine = list(_lines(draft, sides, {id: id for id in sources.values()}))
    others = list(_lines(hand, _sides(hand, names), sources))
    options = _compared("option", mine, others, {})
    same = {_option(hand, one): _option(draft, other) for one, other in options.found}
    return (options, *(_compared(kind, mine, others, same) for kind in KINDS[1:]))


def _option(dispute: Dispute, path: Path) -> str:
    return dispute.sides[int(path[1])].options[int(path[3])].id


def _same(draft: Dispute, hand: Dispute) -> Mapping[str, str]:
    """The sources of both, from the ids of the one to those of the draft."""
    pairs = ((source, each) for source in hand.sources for each in draft.sources)
    return {source.id: each.id for source, each in pairs if _is(source, each)}


def _is(source: Source, drafted: Source) -> bool:
    if source.sha256:
        return source.sha256 == drafted.sha256
    return source.length in (None, drafted.length) and (
        source.length is not None or source.id == drafted.id
    )


def _sides(hand: Dispute, names: Sequence[frozenset[str]]) -> Mapping[int, int]:
    """The sides of the dispute by hand, and which of the draft's each is, by its name."""
    found: dict[int, int] = {}
    for i, side in enumerate(hand.sides):
        called = {str(side).casefold(), side.id.replace("_", " ").casefold()}
        for number, known in enumerate(names):
            if called & known:
                found.setdefault(i, number)
    return found


def _lines(
    dispute: Dispute, sides: Mapping[int, int], sources: Mapping[str, str]
) -> Iterator[_Line]:
    for i, side in enumerate(dispute.sides):
        number = sides.get(i, -1 - i)
        for j, option in enumerate(side.options):
            yield _Line(("side", i, "option", j), number, _covers([option.grounds], sources))
        for j, wish in enumerate(side.prefers):
            about = frozenset(name.id for name in wish.statement.names())
            covers = _covers([wish.grounds], sources)
            yield _Line(("side", i, "prefers", j), number, covers, about)
    for i, judgement in enumerate(dispute.judgements):
        told = [judgement.grounds, *(answer.grounds for answer in judgement.answers)]
        yield _Line(("judgement", i), None, _covers(told, sources))


def _covers(
    grounds: Sequence[Grounds], sources: Mapping[str, str]
) -> frozenset[tuple[str, int, int]]:
    parts = (span_parts(span) for each in grounds for span in each.at)
    return frozenset(
        (sources[part[0]], part[1], part[2]) for part in parts if part and part[0] in sources
    )


def _compared(
    kind: str, mine: Sequence[_Line], others: Sequence[_Line], same: Mapping[str, str]
) -> Compared:
    drafted = [line for line in mine if kind in (line.path[0], line.path[-2])]
    made = [line for line in others if kind in (line.path[0], line.path[-2])]
    found = dict(_met(made, drafted, same))
    left = [line for line in made if line.path not in found]
    return Compared(
        kind,
        tuple((line.path, found[line.path]) for line in made if line.path in found),
        tuple(line.path for line in left if line.covers),
        tuple(line.path for line in left if not line.covers),
        tuple(line.path for line in drafted if line.path not in found.values()),
    )


def _met(
    made: Sequence[_Line], drafted: Sequence[_Line], same: Mapping[str, str]
) -> Iterator[tuple[Path, Path]]:
    """Pairs of lines, those about the same options first, then the closest."""
    pairs = [
        (not {same[id] for id in a.about if id in same} & b.about, -share, a.path, b.path)
        for a in made
        for b in drafted
        if a.side == b.side and (share := _shared(a, b)) > 0
    ]
    seen: set[tuple[str, Path]] = set()
    for _, _, one, other in sorted(pairs, key=lambda pair: pair[:2]):
        if ("made", one) not in seen and ("drafted", other) not in seen:
            seen |= {("made", one), ("drafted", other)}
            yield one, other


def _shared(one: _Line, other: _Line) -> float:
    """The characters that the spans of both cover, as a share of those that either covers."""
    both = sum(
        max(0, min(a[2], b[2]) - max(a[1], b[1]))
        for a in one.covers
        for b in other.covers
        if a[0] == b[0]
    )
    every = sum(end - start for _, start, end in (*one.covers, *other.covers))
    return both / (every - both) if both else 0.0
