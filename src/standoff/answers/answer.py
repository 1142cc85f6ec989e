"""The answer: what was asked, what was found, and everything needed to ask it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from standoff.graph.graph import State
from standoff.model.dispute import Claim, DecisionMaker, Dispute
from standoff.model.statement import Statement
from standoff.stability.evidence import Met, Step, Verdict
from standoff.studies.conditions import Condition, NoCondition
from standoff.studies.obstacles import Obstacle
from standoff.studies.ways import Route, Searched
from standoff.sweep.readings import Readings

Values = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding over all readings.

    ``base`` is its value for the file as written: True, False, or None for "no such state".
    ``influences`` has a share for each judgement, in the order of the file; ``condition``
    is exact, or tells why there is none.
    """

    id: str
    ours: bool
    base: bool | None
    holds: int
    fails: int
    missing: int
    condition: Condition | NoCondition
    influences: tuple[float, ...]
    claim: Claim | None = None

    @property
    def always(self) -> bool:
        return not self.fails and not self.missing

    @property
    def never(self) -> bool:
        return not self.holds and not self.missing


class Cannot(StrEnum):
    """What keeps a package from being told, or from being met."""

    SET = "the asker cannot carry the threats out and withhold the offers"
    LIFT = "the asker cannot set the offers and lift the threats"
    REFUSE = "the target cannot refuse"
    COMPLY = "the target cannot comply"


@dataclass(frozen=True, slots=True)
class Because:
    """What a part of the test hangs on: a side prefers one state to another, or likes both alike.

    ``wishes`` are the statements that decide, the first on which the states differ; empty
    where it likes both ``alike``, or has a ranking or weights.
    """

    side: str
    better: State
    worse: State
    alike: bool
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """A conditional package under the file as written: the parts of its test, and why.

    ``threats`` and ``offers`` are the package as asked; ``on_if_complied`` and
    ``on_if_defied`` the levers that are then on in y and in z. Parts are None where the
    package cannot be told or met: somebody ``cannot``, for the ``obstacles``. ``exchanged``
    are the rules because of which both sides can only move at once. ``instead`` is what the
    asker would rather do than carry the threats out, ``surrender`` how it would give in.
    ``broken`` are the asker's moves from y that nothing deters and that leave the goal or
    hurt the target, ``further`` those that hurt nobody, ``met`` those that are taken away;
    ``left`` and ``kept`` likewise the target's moves that leave the goal. ``because`` tells
    what the first part that fails hangs on, or the bite of what works.
    """

    threats: tuple[str, ...]
    offers: tuple[str, ...]
    on_if_complied: tuple[str, ...]
    on_if_defied: tuple[str, ...]
    bites: bool | None
    credible: bool | None
    firm: bool | None
    assured: bool | None
    lasts: bool | None
    works: bool | None
    stands: bool | None
    not_needed: bool | None
    gains: bool | None
    bound: bool
    delivers: bool | None
    delivers_anyway: bool | None
    sticks: bool | None
    complied: State | None
    defied: State | None
    withdrawn: State | None
    instead: State | None
    surrender: State | None
    ties: int
    broken: tuple[Step, ...] = ()
    further: tuple[Step, ...] = ()
    met: tuple[Met, ...] = ()
    left: tuple[Step, ...] = ()
    kept: tuple[Met, ...] = ()
    overturned_by: tuple[str, ...] = ()
    cannot: Cannot | None = None
    obstacles: tuple[Obstacle, ...] = ()
    exchanged: tuple[Obstacle, ...] = ()
    because: Because | None = None

    @property
    def fails(self) -> tuple[str, ...]:
        """The parts that fail, in the order of the test."""
        parts = {
            "bites": self.bites,
            "credible": self.credible,
            "firm": self.firm,
            "delivers": self.delivers,
            "sticks": self.sticks,
            "lasts": self.lasts,
        }
        return tuple(part for part, passed in parts.items() if passed is False)


@dataclass(frozen=True, slots=True)
class Workable:
    """A package that works in some reading; of those with one y and one z the smallest.

    Beside its ``threats`` and ``offers`` other levers may be on if the target complies, or
    if it defies. It ``holds`` in so many readings, under ``condition``; ``base`` is the file
    as written.
    """

    threats: tuple[str, ...]
    offers: tuple[str, ...]
    on_if_complied: tuple[str, ...]
    on_if_defied: tuple[str, ...]
    base: bool
    holds: int
    condition: Condition | NoCondition | None

    @property
    def size(self) -> int:
        """How many threats and offers it has."""
        return len(self.threats) + len(self.offers)


@dataclass(frozen=True, slots=True)
class Moved:
    """Threats that stand whatever the target does, under the file as written.

    ``reply`` is the target's best state with ``on``, ``reply_without`` without ``part``;
    ``cost`` is -1 where carrying the part out costs the asker, 1 where it likes it, else 0.
    """

    on: tuple[str, ...]
    part: tuple[str, ...]
    reply: State | None
    reply_without: State | None
    idle: bool | None
    counterproductive: bool | None
    cost: int


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """What the others settle into when the asker's levers stand.

    The sequentially stable states of the game that is left, which of them improvements
    reach, and in which of them the goal holds.
    """

    on: tuple[str, ...]
    equilibria: tuple[State, ...]
    reached: tuple[State, ...]
    goal: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """A goal state that asker and target both rank above the status quo.

    ``equilibrium`` are the keys of the concepts under which it is an equilibrium;
    ``held`` what keeps each side there: nothing to gain, or the sanctions. A route is None
    where there is none, or where ``searched`` is False for it none was found. ``moves`` and
    ``improvements`` are the shortest, ``way`` the one to take; it is ``direct`` if no option
    changes but those that have to, each once. ``jump_first`` are the moves, one of which has to be
    made first at a cost to its mover. See ``standoff.studies.ways``.
    """

    state: State
    equilibrium: tuple[str, ...]
    held: tuple[Verdict, ...]
    moves: Route | None
    improvements: Route | None
    way: Route | None
    direct: bool
    jump_first: tuple[Step, ...]
    searched: Searched


@dataclass(frozen=True, slots=True)
class Seen:
    """A state through the sides' views.

    ``written``: an equilibrium as written; ``own``: stable for each side in its own view;
    an equilibrium in the view of each of ``expected_by``.
    """

    state: State
    written: bool
    own: bool
    expected_by: tuple[str, ...]
    surprised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The status quo under the file as written.

    ``better_for_all`` names the first of the ``better`` states that all sides like better but
    the ``indifferent``, to whom all states are equal.
    """

    state: State
    nash: tuple[Verdict, ...]
    seq: tuple[Verdict, ...]
    better: int
    better_for_all: tuple[State, ...]
    indifferent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """A line marked as assumed, and the findings that change when it is struck.

    The findings are those of the file as written; only preferences and rules are struck.
    """

    line: str
    assumes: str
    struck: bool
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What has to be the same for the same answer.

    ``threats`` and ``offers`` are None where they are those that the file marks.
    """

    by: str
    target: str
    goal: str
    seed: int
    readings: int
    sampled: bool
    threats: tuple[str, ...] | None = None
    offers: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Answer:
    """What `ask` found.

    ``values`` has shape (readings, findings): 1 holds, 0 fails, -1 no such state; a row
    for each of ``readings``, a column for each of ``found``. ``tried`` are the packages that
    are told one by one, ``working`` the smallest that work as written, ``workable`` all that
    work in some reading, the steadiest first. Not ``every_package`` was tried where there
    are more than twelve levers, but those of at most ``levers_tried``. ``largest`` are the
    largest sets of threats, and of offers, that can be put where not all can be. The answer
    ``deters`` where the goal holds today and is to be kept. The
    definitions are those of an ``edition``.
    """

    dispute: Dispute
    goal: Statement
    settings: Settings
    version: str
    edition: int
    digest: str
    found: tuple[Found, ...]
    readings: Readings
    values: Values
    standing: Standing
    tried: tuple[Tried, ...]
    working: tuple[Tried, ...]
    workable: tuple[Workable, ...]
    deters: bool
    levers_tried: int
    every_package: bool
    largest: tuple[tuple[str, ...], ...]
    moved: tuple[Moved, ...]
    left_alone: tuple[LeftAlone, ...]
    settlements_in_all: int
    settlements: tuple[Settlement, ...]
    seen: tuple[Seen, ...]
    assumptions: tuple[Assumption, ...]

    def finding(self, id: str) -> Found:
        """One finding by its id."""
        return next(each for each in self.found if each.id == id)

    @property
    def asker(self) -> DecisionMaker:
        """The side that asks."""
        return self.dispute.side(self.settings.by)

    @property
    def total(self) -> int:
        """How many readings the findings are counted over."""
        return len(self.readings)

    @property
    def least(self) -> Workable | None:
        """The least that works as written: of several the one that holds in most readings."""
        base = [each for each in self.workable if each.base]
        return min(base, key=lambda each: (each.size, -each.holds), default=None)

    @property
    def steadiest(self) -> Workable | None:
        """What holds up best: in most readings, and of several the smallest."""
        return self.workable[0] if self.workable else None

    @property
    def best_as_written(self) -> Workable | None:
        """Of what works as written that which holds up best."""
        return next((each for each in self.workable if each.base), None)

    @property
    def decisive(self) -> str | None:
        """The judgement most worth finding out about; see ``decisive_judgement``."""
        return decisive_judgement(
            self.found, [judgement.id for judgement in self.dispute.judgements]
        )

    def __repr__(self) -> str:
        return f"Answer({self.settings.goal!r}, {self.total} readings, {len(self.found)} findings)"


def by_ease(settlements: Iterable[Settlement]) -> list[Settlement]:
    """Settlements, the easiest first: with a way there, lasting, a direct way, a cheap one."""
    return sorted(settlements, key=_ease_order)


def _ease_order(found: Settlement) -> tuple[bool, bool, bool, int, int]:
    """Less is easier: moves that cost their mover count before moves."""
    way, lasts = found.way, "seq" in found.equilibrium
    if way is None:
        return True, not lasts, not found.direct, 0, 0
    return False, not lasts, not found.direct, way.costs, len(way.steps)


def decisive_judgement(found: Sequence[Found], judgements: Sequence[str]) -> str | None:
    """The judgement with the greatest influence on any one finding about what works.

    Ties go to the one that influences more of them, then by the order of the file.
    """
    works = (each for each in found if each.claim is None and each.id.endswith(".works"))
    about = [each for each in works if each.holds]
    best: tuple[float, int, int] | None = None
    for number in range(len(judgements)):
        shares = [each.influences[number] for each in about if each.influences]
        key = (max(shares, default=0), sum(share > 0 for share in shares), -number)
        if key[0] > 0 and (best is None or key > best):
            best = key
    return judgements[-best[2]] if best else None


def package_id(tried: Tried, answer: Answer) -> str | None:
    """What the findings call a package that is told by itself; None where none is about it."""
    if bool(tried.threats) == bool(tried.offers):
        return None
    kind, package = ("threat", tried.threats) if tried.threats else ("offer", tried.offers)
    if len(package) == 1:
        return f"{kind}.{package[0]}"
    on = {option.id for option in answer.asker.options if option.kind.value == kind}
    on &= answer.dispute.status_quo
    return "threats.on" if tried.threats and {*package} == on else f"{kind}s.all"


def ledger_rows(answer: Answer) -> Iterator[list[str]]:
    """Column names, then the rows: the answers, then 1, 0 or empty for findings and claims."""
    judgements = [judgement.id for judgement in answer.dispute.judgements]
    yield [*judgements, *(each.id for each in answer.found)]
    cells = {1: "1", 0: "0", -1: ""}
    for reading, row in zip(answer.readings, answer.values, strict=True):
        yield [*(reading[id] for id in judgements), *(cells[value] for value in row.tolist())]
