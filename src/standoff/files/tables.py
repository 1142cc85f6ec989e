"""The tables of a dispute file, format 1: their keys, the kinds of their values, their docs.

This is the door: a file is checked against these tables, then built into the records of
``standoff.model``. The JSON schema in the reference is made from them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr

Text = StrictStr
Id = Annotated[StrictStr, Field(description="letters, digits and _, not starting with a digit")]
Statement = Annotated[
    StrictStr, Field(description="ids joined by not, and, or, if, only if, iff, unless, brackets")
]


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


Texts = Annotated[
    list[Text], BeforeValidator(_one_or_more, json_schema_input_type=Text | list[Text])
]
Span = Annotated[StrictStr, Field(description='"SOURCE:START-END" in characters, end excluded')]


class Table(BaseModel):
    """Every table: unknown keys are mistakes."""

    # The validator of a dispute holds those of its tables: the others are never built.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Grounded(Table):
    """A part that can carry its evidence."""

    at: list[Span] = Field([], description="Where the source says it.")
    quote: Texts = Field(
        [], description="Words of the source; `standoff check --pin` turns them into spans."
    )
    why: Text = Field("", description="The argument in the analyst's words.")
    assumes: Text = Field("", description="What the source does not say.")
    draft: StrictBool = Field(
        False, description="Proposed by `standoff draft`; nobody has accepted it yet."
    )


LONGEST = 2**40  # characters of a source


class SourceTable(Table):
    """A document that spans point into."""

    id: Id
    cite: Text = Field("", description="How to find it.")
    kind: Literal["document", "paper", "interview", "data", "other"] = "document"
    length: Annotated[StrictInt, Field(ge=0, le=LONGEST)] | None = Field(
        None, description="Characters of its text; filled in by `standoff check --pin`."
    )
    sha256: Annotated[StrictStr, Field(pattern="^([0-9a-f]{64})?$")] = Field(
        "", description="Hash of its bytes; filled in by `standoff check --pin`."
    )


MOVES = Literal["either way", "select only", "drop only", "never"]


class OptionTable(Grounded):
    """A yes/no course of action of the side above it."""

    id: Id
    text: Text = Field("", description="What it is, in words.")
    moves: MOVES = Field("either way", description="Which way its owner may change it.")
    kind: Literal["threat", "offer", "other"] = Field(
        "other", description="What it is held out for."
    )


class PrefersTable(Grounded):
    """One thing the side wants."""

    statement: Statement
    id: Id = ""  # needed where a judgement changes it
    tied: StrictBool = Field(False, description="It has the same priority as the one before it.")


def _long_form(value: object) -> object:
    if isinstance(value, list):
        return [{"statement": item} if isinstance(item, str) else item for item in value]
    return value


Ranking = Annotated[
    list[Text | list[Text]],
    Field(
        description=(
            "Instead of `prefers`: states, best first, an inner list is a tie. A state is written\n"
            "by its key of Y and N, by the ids selected in it, or in graph form by its id."
        )
    ),
]
Weights = Annotated[
    dict[str, StrictInt],
    Field(
        description=(
            "Instead of `prefers`: a whole number by the id of an option, or in graph form of a\n"
            "state; the larger a state's total, the better."
        )
    ),
]


class MoveTable(Grounded):
    """Where the side can go from a state in graph form."""

    from_: Id = Field(alias="from")
    to: Annotated[list[Id], BeforeValidator(_one_or_more, json_schema_input_type=Id | list[Id])] = (
        Field(description="The ids of one state or more.")
    )
    both_ways: StrictBool = Field(False, description="And back again.")


class NoMoveTable(Grounded):
    """A move that the side cannot make although its options would let it."""

    from_: Statement = Field(alias="from")
    to: Statement


class SideTable(Grounded):
    """A decision maker: its options and what it wants."""

    id: Id
    name: Text = Field("", description="What people call it.")
    option: list[OptionTable] = []
    prefers: Annotated[
        list[PrefersTable],
        BeforeValidator(_long_form, json_schema_input_type=list[Statement | PrefersTable]),
    ] = Field(
        [], description="Most important first: a list of statements, or [[side.prefers]] tables."
    )
    ranking: Ranking = []
    weights: Weights = {}
    move: list[MoveTable] = []
    no_move: list[NoMoveTable] = []


class StateTable(Grounded):
    """A state of a dispute in graph form."""

    id: Id
    text: Text = Field("", description="What it is, in words.")


class TermTable(Grounded):
    """A name for a statement."""

    id: Id
    statement: Statement


class RuleTable(Grounded):
    """What every state must obey: exactly one of the five forms."""

    id: Id = ""  # needed where a judgement changes it
    never: Statement | None = None
    always: Statement | None = None
    at_most_one: list[Statement] | None = None
    at_least_one: list[Statement] | None = None
    exactly_one: list[Statement] | None = None


class MergeTable(Grounded):
    """States that count as one."""

    when: Statement  # all states in which this holds are merged
    shown_as: list[Id] = Field(
        description="The options selected in the state that preferences are read off."
    )


class OptionChange(Table):
    """`change.OPTION.moves`."""

    moves: MOVES


class SideChange(Table):
    """`change.SIDE.order`."""

    order: list[Id] = Field(
        description="Ids of preferences that trade places among themselves, most important first."
    )


class RankingChange(Table):
    """`change.SIDE.ranking`."""

    ranking: Ranking


class WeightsChange(Table):
    """`change.SIDE.weights`."""

    weights: Weights


Change = Statement | OptionChange | SideChange | RankingChange | WeightsChange


class AnswerTable(Grounded):
    """One answer to the judgement above it; the first changes nothing."""

    id: Id
    text: Text = ""
    change: dict[str, Change] = Field(
        {},
        description=(
            "By the id of a preference, term or rule: its new statement; by the id of an option:\n"
            "its `moves`; by the id of a side: its `order`, its `ranking` or its `weights`."
        ),
    )


class JudgementTable(Grounded):
    """A question that the evidence leaves open."""

    id: Id
    question: Text
    answer: list[AnswerTable]


class ViewTable(Grounded):
    """What a side believes."""

    of: Id
    answers: dict[str, Id] = Field(
        description="Its answer to each judgement where it differs from the file as written."
    )


class QuestionTable(Grounded):
    """Will `by` bring `target` to the `goal`?"""

    by: Id
    target: Id = ""
    goal: Statement


class ClaimTable(Grounded):
    """What a source says, as a finding with arguments."""

    id: Id
    text: Text = ""
    test: dict[str, StrictBool | StrictStr | list[StrictStr]]


class DisputeTable(Grounded):
    """A dispute file."""

    format: Literal[1]
    title: Text
    status_quo: Annotated[
        list[Id], BeforeValidator(_one_or_more, json_schema_input_type=Id | list[Id])
    ] = Field(
        [],
        description="The options selected today; all others are not. In graph form today's state.",
    )
    source: list[SourceTable] = []
    state: list[StateTable] = []
    side: Annotated[list[SideTable], Field(min_length=1)]
    term: list[TermTable] = []
    rule: list[RuleTable] = []
    merge: list[MergeTable] = []
    judgement: list[JudgementTable] = []
    view: list[ViewTable] = []
    question: QuestionTable | None = None
    claim: list[ClaimTable] = []
