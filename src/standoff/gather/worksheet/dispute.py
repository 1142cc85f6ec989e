"""A worksheet as a dispute, every line of it a draft: from it a person picks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from standoff.gather.records import CourseKind
from standoff.gather.worksheet.names import Names
from standoff.gather.worksheet.phrases import are_alike
from standoff.gather.worksheet.worksheet import Line, Place, Worksheet
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Grounds,
    Option,
    OptionKind,
    Preference,
    Question,
    Source,
)
from standoff.model.statement import parse

MOST_OPTIONS, MOST_IN_ALL = 6, 12
"""Options of a side and of all: more than anybody reviews in one go."""
PLACES = 12
"""Places that a line cites."""
TODAY = "what is told as going on is selected today, and nothing else"
ORDER = "the order: demands first, then refusals and wishes, what is told most often first"
ASSUMED = {
    CourseKind.THREAT: "what it is threatened with it would rather not have",
    CourseKind.OFFER: "what it is offered it would rather have",
    CourseKind.DOING: "what it does it wants",
}
"""What a preference takes for granted that the words do not say, by what it rests on."""
ORDERED = (
    CourseKind.DEMAND,
    CourseKind.REFUSAL,
    CourseKind.WISH,
    CourseKind.THREAT,
    CourseKind.OFFER,
    CourseKind.DOING,
)


@dataclass(slots=True)
class Act:
    """What one side may do: every line that names it."""

    owner: int
    words: str
    lines: list[Line] = field(default_factory=list)

    @property
    def places(self) -> list[Place]:
        return list(dict.fromkeys(place for line in self.lines for place in line.places))

    @property
    def today(self) -> bool:
        return any(line.kind is CourseKind.DOING and not line.negated for line in self.lines)

    @property
    def kind(self) -> OptionKind:
        """What its owner holds it out for."""
        kinds = {line.kind for line in self.lines}
        if CourseKind.THREAT in kinds:
            return OptionKind.THREAT
        return OptionKind.OFFER if CourseKind.OFFER in kinds else OptionKind.OTHER


def acts_of(sheet: Worksheet) -> tuple[list[Act], list[Act]]:
    """The acts that become options, side by side, and those that are told of least and do not."""
    acts: list[Act] = []
    for line in sorted(sheet.lines, key=_rank):
        same = (a for a in acts if a.owner == line.owner and are_alike(a.words, line.words))
        act = next(same, None)
        if act is None:
            act = Act(line.owner, line.words)
            acts.append(act)
        act.lines.append(line)
    most = min(MOST_OPTIONS, MOST_IN_ALL // len(sheet.sides))
    kept: list[Act] = []
    for side in range(len(sheet.sides)):
        kept += [act for act in acts if act.owner == side][:most]
    return kept, [act for act in acts if act not in kept]


def _rank(line: Line) -> tuple[bool, int, int]:
    """What is demanded or threatened first, then what is told most."""
    pivotal = line.kind in (CourseKind.DEMAND, CourseKind.THREAT)
    return not pivotal, -len(line.places), ORDERED.index(line.kind)


def dispute(sheet: Worksheet) -> Dispute:
    """The lines as options and preferences, the demand told most as the question."""
    acts, _ = acts_of(sheet)
    names = Names()
    sides = [names.of(side.name, "side") for side in sheet.sides]
    ids = {id(act): names.of(act.words, "act") for act in acts}
    made = "; ".join(
        (
            f"worksheet of {len(sheet.sources)} document{'s' * (len(sheet.sources) != 1)}",
            f"read with {', '.join(sheet.models)}",
        )
    )
    wishes = list(_wishes(acts))
    return Dispute(
        title=" and ".join(side.name for side in sheet.sides),
        sides=tuple(
            DecisionMaker(
                sides[number],
                side.name,
                tuple(_option(act, ids[id(act)]) for act in acts if act.owner == number),
                tuple(
                    _preference(wish, names.new(f"{sides[number]}_{ids[id(wish.act)]}"), ids)
                    for wish in wishes
                    if wish.side == number
                ),
                grounds=_grounds([side.at], ORDER),
            )
            for number, side in enumerate(sheet.sides)
        ),
        status_quo=frozenset(ids[id(act)] for act in acts if act.today),
        sources=_cited(sheet, acts),
        question=_question(acts, sides, ids),
        grounds=Grounds(why=made, assumes=TODAY, draft=True),
    )


def _cited(sheet: Worksheet, acts: Sequence[Act]) -> tuple[Source, ...]:
    """The documents that a line cites."""
    cited = {place.source for act in acts for place in act.places[:PLACES]}
    cited |= {side.at.source for side in sheet.sides}
    return tuple(source for source in sheet.sources if source.id in cited)


def _grounds(places: Sequence[Place], assumes: str = "", why: str = "") -> Grounds:
    """The grounds of a draft line: of very many places the first, and how many more there are."""
    at = tuple(dict.fromkeys(place.cited for place in places))
    if len(at) > PLACES:
        why = "; ".join(filter(None, (why, f"told in {len(at) - PLACES:,} more places")))
    return Grounds(at[:PLACES], why=why, assumes=assumes, draft=True)


def _option(act: Act, id: str) -> Option:
    hangs = (told for place in act.places for told in (place.condition, place.deadline) if told)
    why = "; ".join(f"“{each}”" for each in dict.fromkeys(hangs))
    return Option(id, act.words, kind=act.kind, grounds=_grounds(act.places, why=why))


@dataclass(frozen=True, slots=True)
class Wish:
    """A side wants an act, or wants it not to be, by one of its lines."""

    side: int
    act: Act
    wanted: bool
    line: Line


def _wishes(acts: Sequence[Act]) -> Iterator[Wish]:
    """What each line says that somebody wants, the surest first, each once."""
    told: set[tuple[int, int]] = set()
    lines = [(act, line) for act in acts for line in act.lines]
    for act, line in sorted(lines, key=lambda each: ORDERED.index(each[1].kind)):
        side, wanted = _wanted(line)
        if side is not None and (side, id(act)) not in told:
            told.add((side, id(act)))
            yield Wish(side, act, wanted, line)


def _wanted(line: Line) -> tuple[int | None, bool]:
    """Who wants the act of a line, and whether they want it."""
    match line.kind:
        case CourseKind.DEMAND:
            return line.other, not line.negated
        case CourseKind.REFUSAL:
            return line.owner, False
        case CourseKind.THREAT:
            return line.other, line.negated
        case CourseKind.OFFER:
            return line.other, not line.negated
    return line.owner, not line.negated


def _preference(wish: Wish, id_: str, ids: dict[int, str]) -> Preference:
    statement = ids[id(wish.act)] if wish.wanted else f"not {ids[id(wish.act)]}"
    assumed = ASSUMED.get(wish.line.kind, "")
    return Preference(parse(statement), id_, grounds=_grounds(wish.line.places, assumed))


def _question(acts: Sequence[Act], sides: Sequence[str], ids: dict[int, str]) -> Question | None:
    """What is demanded most; none where nothing is."""
    demands = [(a, line) for a in acts for line in a.lines if line.kind is CourseKind.DEMAND]
    if not demands:
        return None
    act, line = max(demands, key=lambda each: len(each[1].places))
    goal = f"not {ids[id(act)]}" if line.negated else ids[id(act)]
    by = sides[line.other if line.other is not None else line.owner]
    return Question(by, parse(goal), sides[line.owner], _grounds(line.places))
