"""What the analyst writes down: frozen records, each part with its provenance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from standoff.model.statement import Statement


class Moves(Enum):
    """Which way its owner may change an option."""

    EITHER_WAY = "either way"
    SELECT_ONLY = "select only"
    DROP_ONLY = "drop only"
    NEVER = "never"


class OptionKind(Enum):
    """What an option is held out for; most options are neither threat nor offer."""

    THREAT = "threat"
    OFFER = "offer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a line stands in the file.

    ``at`` holds spans ``"SOURCE:START-END"`` in characters of the source's text, end
    excluded; ``quote`` words not yet turned into spans; ``assumes`` what the source does
    not say. A ``draft`` was proposed by a program, and nobody has accepted it yet.
    """

    at: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    why: str = ""
    assumes: str = ""
    draft: bool = False


NO_GROUNDS = Grounds()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that spans point into; ``length`` in characters."""

    id: str
    cite: str = ""
    kind: str = "document"
    length: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A yes/no course of action of one side."""

    id: str
    text: str = ""
    moves: Moves = Moves.EITHER_WAY
    kind: OptionKind = OptionKind.OTHER
    grounds: Grounds = NO_GROUNDS

    def __str__(self) -> str:
        return self.text or self.id


@dataclass(frozen=True, slots=True)
class Preference:
    """One thing a side wants; with ``tied`` it shares the priority of the one before it."""

    statement: Statement
    id: str = ""
    tied: bool = False
    grounds: Grounds = NO_GROUNDS

    def __str__(self) -> str:
        return str(self.statement)


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state of a dispute in graph form: it has a name and no options."""

    id: str
    text: str = ""
    grounds: Grounds = NO_GROUNDS

    def __str__(self) -> str:
        return self.text or self.id


@dataclass(frozen=True, slots=True)
class DrawnMove:
    """Where a side can go from a state in graph form; what several sides have is common."""

    start: str
    ends: tuple[str, ...]
    both_ways: bool = False
    grounds: Grounds = NO_GROUNDS

    def __str__(self) -> str:
        return f"from {self.start} to {', '.join(self.ends)}"

    def arcs(self) -> Iterator[tuple[str, str]]:
        """Each move of one step, from and to."""
        for end in self.ends:
            yield self.start, end
            if self.both_ways:
                yield end, self.start


@dataclass(frozen=True, slots=True)
class NoMove:
    """A move that cannot be made: from where one statement holds to where the other does.

    The literature calls it irreversibility by pattern.
    """

    start: Statement
    end: Statement
    grounds: Grounds = NO_GROUNDS

    def __str__(self) -> str:
        return f"from {self.start} to {self.end}"


Ranking = tuple[tuple[frozenset[str], ...], ...]
"""Best first; each entry the states, as sets of ids, that are ranked equal."""


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A side: what it can do and what it wants, most important first.

    It holds options, less ``no_moves``; in graph form it has ``moves``. ``ranking`` or
    ``weights``, a number for each id that adds to a state's worth, replace ``prefers`` in
    models that come with them.
    """

    id: str
    name: str = ""
    options: tuple[Option, ...] = ()
    prefers: tuple[Preference, ...] = ()
    ranking: Ranking = ()
    grounds: Grounds = NO_GROUNDS
    weights: Mapping[str, int] = field(default_factory=dict)
    moves: tuple[DrawnMove, ...] = ()
    no_moves: tuple[NoMove, ...] = ()

    def __str__(self) -> str:
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Term:
    """A name for a statement."""

    id: str
    statement: Statement
    grounds: Grounds = NO_GROUNDS


class RuleForm(Enum):
    """What a rule demands of its statements in every state."""

    NEVER = "never"
    ALWAYS = "always"
    AT_MOST_ONE = "at_most_one"
    AT_LEAST_ONE = "at_least_one"
    EXACTLY_ONE = "exactly_one"

    @property
    def single(self) -> bool:
        """Whether it is about one statement; the others are about lists."""
        return self in (RuleForm.NEVER, RuleForm.ALWAYS)


@dataclass(frozen=True, slots=True)
class Rule:
    """A feasibility rule; ``never`` and ``always`` are about one statement."""

    form: RuleForm
    statements: tuple[Statement, ...]
    id: str = ""
    grounds: Grounds = NO_GROUNDS

    def __str__(self) -> str:
        return f"{self.form.value.replace('_', ' ')}: {', '.join(map(str, self.statements))}"


@dataclass(frozen=True, slots=True)
class Merge:
    """States that count as one; preferences are read off the state ``shown_as``."""

    when: Statement
    shown_as: frozenset[str]
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class JudgementAnswer:
    """One way of settling a judgement, and what it changes in the file as written.

    ``statements`` maps the id of a preference, a term or a ``never``/``always`` rule to its
    new statement; ``moves`` an option to the way it may change; ``orders`` a side to
    preference ids that swap places among themselves; ``rankings`` and ``weights`` a side to
    those that take the place of its own.
    """

    id: str
    text: str = ""
    statements: Mapping[str, Statement] = field(default_factory=dict)
    moves: Mapping[str, Moves] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grounds: Grounds = NO_GROUNDS
    rankings: Mapping[str, Ranking] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def changes(self) -> tuple[str, ...]:
        """What it touches, as the file writes it: ``need``, ``steps.moves``, ``us.order``."""
        return (
            *self.statements,
            *(f"{option}.moves" for option in self.moves),
            *(f"{side}.order" for side in self.orders),
            *(f"{side}.ranking" for side in self.rankings),
            *(f"{side}.weights" for side in self.weights),
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A question the evidence leaves open; its first answer is the file as written."""

    id: str
    question: str
    answers: tuple[JudgementAnswer, ...]
    grounds: Grounds = NO_GROUNDS


Reading = Mapping[str, str]
"""One answer id for every judgement id."""


@dataclass(frozen=True, slots=True)
class View:
    """What a side believes: its answers to some of the judgements."""

    of: str
    answers: Reading
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class Question:
    """Will ``by`` bring ``target`` to the ``goal``?"""

    by: str
    goal: Statement
    target: str = ""
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says, as a finding with arguments.

    ``test`` maps argument names to words, lists of ids or booleans, as in the file.
    """

    id: str
    test: Mapping[str, str | bool | tuple[str, ...]]
    text: str = ""
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True)
class UncheckedDispute:
    """The parts of a dispute, whether they fit together or not; ``Dispute`` says what they are.

    Only what reads and checks them takes these: a dispute that is analysed was checked.
    """

    title: str
    sides: tuple[DecisionMaker, ...]
    status_quo: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    rules: tuple[Rule, ...] = ()
    merges: tuple[Merge, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sources: tuple[Source, ...] = ()
    views: tuple[View, ...] = ()
    question: Question | None = None
    claims: tuple[Claim, ...] = ()
    grounds: Grounds = NO_GROUNDS
    reading: Reading = field(default_factory=dict)
    states: tuple[NamedState, ...] = ()
    digest: str = field(default="", compare=False)
    """sha256 of the bytes it was read from; empty for a dispute built in code."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reading", dict(self.reading))

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Every option, side by side in the order of the file."""
        return tuple(option for side in self.sides for option in side.options)

    @cached_property
    def facts(self) -> tuple[Option | NamedState, ...]:
        """What a state is told by: the options, or in graph form the states themselves."""
        return self.states or self.options

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Where each of these facts stands among them."""
        return {fact.id: number for number, fact in enumerate(self.facts)}

    @cached_property
    def definitions(self) -> Mapping[str, Statement]:
        """What each term stands for."""
        return {term.id: term.statement for term in self.terms}

    def side(self, id: str) -> DecisionMaker:
        """The side with an id."""
        return next(side for side in self.sides if side.id == id)

    def owner(self, option: str) -> DecisionMaker:
        """The side that holds an option, by the option's id."""
        return next(s for s in self.sides if any(o.id == option for o in s.options))
