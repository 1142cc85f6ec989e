"""A worksheet: the courses of action of some sides, each line with the words it stands on.

Rather few right lines, and a list of sentences to look at, than many that have to be struck.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from standoff.errors import RequestError
from standoff.gather.records import Course, CourseKind, Gathered, Span
from standoff.gather.worksheet.names import Names
from standoff.gather.worksheet.phrases import are_alike, stems
from standoff.gather.worksheet.sides import asked_for, side_of, sides_of
from standoff.model.dispute import Source

BOTH = (CourseKind.DEMAND, CourseKind.THREAT)
"""Kinds that need another of the sides."""
MOST_OTHERS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is told: a sentence, and what its act hangs on there."""

    source: str
    span: Span
    words: str
    condition: str = ""
    deadline: str = ""

    @property
    def cited(self) -> str:
        """As a dispute file writes it."""
        return f"{self.source}:{self.span[0]}-{self.span[1]}"


@dataclass(slots=True)
class Line:
    """What a side is asked to do, threatens, offers, refuses, does or wants; it grows.

    ``other`` is the side that demands it, or that it is done to; None where none is named.
    """

    kind: CourseKind
    owner: int
    other: int | None
    words: str
    negated: bool
    places: list[Place] = field(default_factory=list)
    known: set[Place] = field(default_factory=set, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Side:
    """A side, by its name in the documents, and where it is mentioned first."""

    name: str
    at: Place


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Everything that is told of the sides.

    ``look`` are sentences in which sides deal with one another and no line stands on; ``others``
    who else is named most, and how often.
    """

    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    look: tuple[Place, ...]
    others: tuple[tuple[str, int], ...]
    sources: tuple[Source, ...]
    models: tuple[str, ...]

    def of(self, side: int, kind: CourseKind) -> list[Line]:
        """The lines of a side of one kind, what is told most first.

        A demand is its who makes it, everything else its who does it.
        """
        held = [each for each in self.lines if each.kind is kind and _holder(each) == side]
        return sorted(held, key=lambda line: -len(line.places))


def _holder(line: Line) -> int | None:
    return line.other if line.kind is CourseKind.DEMAND else line.owner


def worksheet(documents: Iterable[Gathered], sides: Sequence[str]) -> Worksheet:
    """What documents say of some sides, read one at a time.

    Raises:
        RequestError: for sides that cannot be those of a dispute, or are nowhere mentioned.
    """
    filling = _Filling(asked_for(sides))
    for found in documents:
        filling.add(found)
    return filling.filled()


class _Filling:
    """A worksheet while documents are read."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self.wanted = wanted
        self.lines: list[Line] = []
        self.near: dict[tuple[CourseKind, int, bool, str], list[Line]] = {}
        """The lines of a side and kind by each of their stems, in which the same is looked for."""
        self.look: list[Place] = []
        self.ids = Names()
        self.sources: dict[str, Source] = {}
        self.models: dict[str, None] = {}
        self.named: list[Counter[tuple[bool, str]]] = [Counter() for _ in wanted]
        self.first: dict[int, Place] = {}
        self.others: Counter[str] = Counter()

    def add(self, found: Gathered) -> None:
        """Read one more document."""
        document = found.document
        id = self.ids.of(PurePath(document.name).stem, "document")
        cite = ", ".join(filter(None, (document.title or document.name, document.date)))
        source = Source(id, cite, length=len(document.text), sha256=document.sha256)
        self.sources[id] = source
        self.models[found.model] = None
        who = sides_of(found, self.wanted)
        self._count(found, id)
        for course in found.courses:
            self._take(course, who, found, id)
        told = {course.span for course in found.courses}
        for event in found.events:
            parties = {who.get(span) for span in (*event.source, *event.target)} - {None}
            span = next((s for s in told if s[0] <= event.trigger[0] < s[1]), None)
            if len(parties) > 1 and span is None:
                self.look.append(_place(found, id, _around(document.text, event.trigger)))

    def _count(self, found: Gathered, id: str) -> None:
        text = found.document.text
        for actor in found.actors:
            side = side_of(actor, text, self.wanted)
            if side is None:
                self.others[actor.name] += len(actor.mentions)
            elif actor.mentions:
                self.named[side][not actor.sector, actor.name] += len(actor.mentions)
                span = (actor.mentions[0].start, actor.mentions[0].end)
                self.first.setdefault(side, _place(found, id, span))

    def _take(self, course: Course, who: Mapping[Span, int], found: Gathered, id: str) -> None:
        """A course as a line, or one more place of one; nothing where it is not the sides'."""
        others = {who[span] for span in course.other if span in who}
        for owner in dict.fromkeys(who[span] for span in course.owner if span in who):
            other = next(iter(sorted(others - {owner})), None)
            if other is None and course.kind in BOTH:
                continue
            line = self._line(course, owner, other)
            line.other = other if line.other is None else line.other
            text = found.document.text
            hangs = (_words(text, course.condition), _words(text, course.deadline))
            place = Place(id, course.span, _words(text, course.span), *hangs)
            if place not in line.known:
                line.known.add(place)
                line.places.append(place)

    def _line(self, course: Course, owner: int, other: int | None) -> Line:
        """The line that tells of the same already, or a new one."""
        stemmed = sorted(stems(course.words) or {course.words.casefold()})
        keys = [(course.kind, owner, course.negated, stem) for stem in stemmed]
        near = (line for key in keys for line in self.near.get(key, ()))
        same = next((line for line in near if are_alike(line.words, course.words)), None)
        if same is not None:
            return same
        line = Line(course.kind, owner, other, course.words, course.negated)
        self.lines.append(line)
        for key in keys:
            self.near.setdefault(key, []).append(line)
        return line

    def filled(self) -> Worksheet:
        for name, named in zip(self.wanted, self.named, strict=True):
            if not named:
                most = ", ".join(each for each, _ in self.others.most_common(8))
                hint = f"mentioned most: {most}" if most else "nobody is mentioned at all"
                raise RequestError(f"no document mentions “{name}”", hint)
        sides = (Side(self._name(n), self.first[n]) for n in range(len(self.wanted)))
        return Worksheet(
            tuple(sides),
            tuple(self.lines),
            tuple(dict.fromkeys(self.look)),
            tuple(self.others.most_common(MOST_OTHERS)),
            tuple(self.sources.values()),
            tuple(self.models),
        )

    def _name(self, side: int) -> str:
        """That of the state as a whole, else the one used most."""
        (_, name), _ = max(
            self.named[side].items(), key=lambda each: (each[0][0], each[1], each[0][1])
        )
        return name


def _place(found: Gathered, id: str, span: Span) -> Place:
    return Place(id, span, _words(found.document.text, span))


def _words(text: str, span: Span | None) -> str:
    return " ".join(text[slice(*span)].split()) if span else ""


def _around(text: str, trigger: Span) -> Span:
    """The line of text around an act, up to full stops."""
    start = max(text.rfind(mark, 0, trigger[0]) + len(mark) for mark in (". ", "\n", "? ", "! "))
    ends = [at for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, trigger[1])) >= 0]
    return max(start, 0), min(ends, default=len(text) - 1) + 1
