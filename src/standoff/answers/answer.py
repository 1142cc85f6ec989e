"""The answer: what was asked, what was found, and everything needed to ask it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.graph.graph import State
from standoff.model.dispute import Claim, DecisionMaker, Dispute
from standoff.model.statement import Statement
from standoff.stability.evidence import Met, Step, Verdict
from standoff.studies.conditions import Condition, NoCondition
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


@dataclass(frozen=True, slots=True)
class Tried:
    """A conditional package under the file as written.

    ``complied`` and ``defied`` are the target's best states either way, None where it
    cannot; ``carried_out`` the threats the asker would carry out. Parts of the test are None
    where there is no such state. ``hurts`` are the moves from y that nothing deters the
    asker from and that leave the target worse off than y. ``blocks`` says what keeps the
    target from complying, or from complying before the asker has moved: pairs of "side",
    "rule", "move" or "option" and a name.
    """

    threats: tuple[str, ...]
    offers: tuple[str, ...]
    bites: bool | None
    credible: bool | None
    bound: bool
    delivers: bool | None
    delivers_anyway: bool | None
    sticks: bool | None
    sticks_by_itself: bool | None
    works: bool | None
    complied: State | None
    defied: State | None
    withdrawn: State | None
    reachable: bool
    carried_out: tuple[str, ...]
    unmet: tuple[Step, ...] = ()
    hurts: tuple[Step, ...] = ()
    met: tuple[Met, ...] = ()
    blocks: tuple[tuple[str, str], ...] = ()

    @property
    def fails(self) -> tuple[str, ...]:
        """The parts that fail, or are about no state, in the order of the test."""
        parts = {
            "bites": self.bites,
            "credible": self.credible or self.bound,
            "delivers": self.delivers,
            "sticks": self.sticks,
        }
        failed = [part for part, passed in parts.items() if passed is False]
        return (*failed, *(part for part, passed in parts.items() if passed is None))


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

    ``better_for_all`` names the first of the ``better`` states that all sides like better.
    """

    state: State
    nash: tuple[Verdict, ...]
    seq: tuple[Verdict, ...]
    better: int
    better_for_all: tuple[State, ...]


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
    """What has to be the same for the same answer."""

    by: str
    target: str
    goal: str
    seed: int
    readings: int
    sampled: bool


@dataclass(frozen=True)
class Answer:
    """What `ask` found.

    ``values`` has shape (readings, findings): 1 holds, 0 fails, -1 no such state; a row
    for each of ``readings``, a column for each of ``found``.
    """

    dispute: Dispute
    goal: Statement
    settings: Settings
    version: str
    digest: str
    found: tuple[Found, ...]
    readings: Readings
    values: Values
    standing: Standing
    tried: tuple[Tried, ...]
    working: tuple[Tried, ...]
    every_package: bool
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
    """What the findings call a package; None where none is about it."""
    if bool(tried.threats) == bool(tried.offers):
        return None
    kind, package = ("threat", tried.threats) if tried.threats else ("offer", tried.offers)
    if len(package) == 1:
        return f"{kind}.{package[0]}"
    every = [option.id for option in answer.asker.options if option.kind.value == kind]
    if list(package) == every:
        return f"{kind}s.all"
    on = [id for id in every if id in answer.dispute.status_quo]
    return "threats.on" if tried.threats and list(package) == on else None


def ledger_rows(answer: Answer) -> Iterator[list[str]]:
    """Column names, then the rows: the answers, then 1, 0 or empty for findings and claims."""
    judgements = [judgement.id for judgement in answer.dispute.judgements]
    yield [*judgements, *(each.id for each in answer.found)]
    cells = {1: "1", 0: "0", -1: ""}
    for reading, row in zip(answer.readings, answer.values, strict=True):
        yield [*(reading[id] for id in judgements), *(cells[value] for value in row.tolist())]
