"""A draft against a dispute made by hand: what was found, missed and invented.

Options meet where they are of one side and their spans share characters of one source.
Preferences meet that say the same of options that met, judgements that change the same;
after them those whose spans share characters, unless one of them is about options that met
others. Each line meets at most one. Whether both say the same is for a reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.errors import Path, RequestError
from standoff.model.check import span_parts
from standoff.model.dispute import Dispute, Grounds, Judgement, JudgementAnswer, Source
from standoff.model.statement import Conditional, Junction, Name, Not, Statement

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
    """The options that a preference names, or that a judgement is about."""
    shape: str = ""
    """How a preference puts it: “+” and “-” for an option alone, else the word that joins."""
    changes: frozenset[Path] = frozenset()
    """The preferences that a judgement changes."""
    sided: frozenset[int] = frozenset()
    """The sides whose preferences a judgement changes."""


@dataclass(frozen=True, slots=True)
class _Same:
    """What met so far, from the dispute by hand to the draft: options and preferences."""

    options: Mapping[str, str]
    wishes: Mapping[Path, Path]


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
    options = _compared("option", mine, others, _Same({}, {}))
    same = {_option(hand, one): _option(draft, other) for one, other in options.found}
    wishes = _compared("prefers", mine, others, _Same(same, {}))
    judged = _compared("judgement", mine, others, _Same(same, dict(wishes.found)))
    return options, wishes, judged


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
    terms = {term.id: term.statement for term in dispute.terms}
    for i, side in enumerate(dispute.sides):
        number = sides.get(i, -1 - i)
        for j, option in enumerate(side.options):
            yield _Line(("side", i, "option", j), number, _covers([option.grounds], sources))
        for j, wish in enumerate(side.prefers):
            about, shape = _about([wish.statement], terms), _shape(wish.statement, terms)
            covers = _covers([wish.grounds], sources)
            yield _Line(("side", i, "prefers", j), number, covers, about, shape)
    for i, judgement in enumerate(dispute.judgements):
        told = [judgement.grounds, *(answer.grounds for answer in judgement.answers)]
        yield _judged(("judgement", i), judgement, _covers(told, sources), dispute, sides)


def _judged(
    path: Path,
    judgement: Judgement,
    covers: frozenset[tuple[str, int, int]],
    dispute: Dispute,
    sides: Mapping[int, int],
) -> _Line:
    """A judgement, with the preferences and options that its answers change."""
    terms = {term.id: term.statement for term in dispute.terms}
    changed = {id for answer in judgement.answers for id in _changed(answer)}
    wishes: dict[Path, Statement] = {
        ("side", i, "prefers", j): wish.statement
        for i, side in enumerate(dispute.sides)
        for j, wish in enumerate(side.prefers)
        if wish.id in changed
    }
    told = [each for answer in judgement.answers for each in answer.statements.values()]
    moved = {id for answer in judgement.answers for id in answer.moves}
    about = _about([*wishes.values(), *told], terms) | moved
    sided = frozenset(sides.get(i, -1 - i) for _, i, *_ in wishes if isinstance(i, int))
    return _Line(path, None, covers, about, "", frozenset(wishes), sided)


def _changed(answer: JudgementAnswer) -> set[str]:
    return {*answer.statements, *(id for order in answer.orders.values() for id in order)}


def _about(statements: Sequence[Statement], terms: Mapping[str, Statement]) -> frozenset[str]:
    """The options that statements name, themselves or by a term."""
    seen: set[str] = set()
    ahead = [name.id for statement in statements for name in statement.used_names()]
    while ahead:
        id = ahead.pop()
        if id not in seen and id in terms:
            ahead += [name.id for name in terms[id].used_names()]
        seen.add(id)
    return frozenset(seen - terms.keys())


def _shape(statement: Statement, terms: Mapping[str, Statement]) -> str:
    """How a statement puts it, whatever it is about."""
    sign, expression, seen = True, statement.expression, set[str]()
    while True:
        match expression:
            case Not(operand):
                sign, expression = not sign, operand
            case Name(id) if id in terms and id not in seen:
                seen.add(id)
                expression = terms[id].expression
            case Junction(word) | Conditional(word):
                return word if sign else f"not {word}"
            case _:
                return "+" if sign else "-"


def _covers(
    grounds: Sequence[Grounds], sources: Mapping[str, str]
) -> frozenset[tuple[str, int, int]]:
    parts = (span_parts(span) for each in grounds for span in each.at)
    return frozenset(
        (sources[part[0]], part[1], part[2]) for part in parts if part and part[0] in sources
    )


def _compared(kind: str, mine: Sequence[_Line], others: Sequence[_Line], same: _Same) -> Compared:
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
    made: Sequence[_Line], drafted: Sequence[_Line], same: _Same
) -> Iterator[tuple[Path, Path]]:
    """Pairs of lines, those that say the same of what met first, then the closest."""
    pairs = [
        (rank, -_shared(a, b), a.path, b.path)
        for a in made
        for b in drafted
        if a.side == b.side and (rank := _rank(a, b, same)) is not None
    ]
    seen: set[tuple[str, Path]] = set()
    for _, _, one, other in sorted(pairs, key=lambda pair: pair[:2]):
        if ("made", one) not in seen and ("drafted", other) not in seen:
            seen |= {("made", one), ("drafted", other)}
            yield one, other


def _rank(made: _Line, drafted: _Line, same: _Same) -> int | None:
    """How surely two lines meet, 0 for the surest; None where they do not."""
    if {made.shape, drafted.shape} == {"+", "-"}:
        return None
    if {same.wishes[path] for path in made.changes if path in same.wishes} & drafted.changes:
        return 0
    known = {same.options[id] for id in made.about if id in same.options}
    whole = made.about <= same.options.keys() and known == drafted.about
    alone = {made.shape, drafted.shape} & {"+", "-"}
    if known and whole and made.sided == drafted.sided:
        if made.shape == drafted.shape:
            return 1
        if not alone:
            return 2
    near = known & drafted.about or not (known or drafted.about & {*same.options.values()})
    return 3 if near and _shared(made, drafted) > 0 else None


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
