"""What is gathered: frozen records, each tied to the characters it came from.

A span is a pair of offsets into the text of the document, in characters, end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class SectionKind(StrEnum):
    """What a part of a document is to its readers."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    CAPTION = "caption"
    COMMENT = "comment"
    """What readers wrote below: the audience, not the source."""
    BOILERPLATE = "boilerplate"


GATHERED = (SectionKind.TITLE, SectionKind.SUBTITLE, SectionKind.BODY, SectionKind.CAPTION)
"""Sections that actors, statements and events are gathered from."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. Neighbouring paragraphs of the body are one section."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text, cut into sections that follow one another and do not overlap.

    ``text`` is the file as decoded, where that is what a person reads (plain text,
    Markdown), else the text taken out of it (HTML, PDF). ``sha256`` is of the file's bytes.
    ``date`` is an ISO date the document states for itself, empty where it states none.
    """

    name: str
    text: str
    sections: tuple[Section, ...]
    sha256: str
    media: str
    date: str = ""

    @property
    def title(self) -> str:
        """The words of the title section; empty where there is none."""
        found = (s for s in self.sections if s.kind is SectionKind.TITLE)
        return next((" ".join(self.text[s.start : s.end].split()) for s in found), "")


class MentionKind(StrEnum):
    """How a document refers to somebody."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor; ``rule`` says what recognised them."""

    actor: str
    start: int
    end: int
    kind: MentionKind
    rule: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody a document mentions.

    ``code`` is an ISO 3166 alpha-3 code or one of IGO, NGO, IMG, ISM for international
    actors, empty where unknown; ``sector`` a PLOVER sector (GOV, MIL, REB, ...), empty for
    a state as a whole.
    """

    id: str
    name: str
    code: str
    sector: str
    mentions: tuple[Mention, ...]


class StatementKind(StrEnum):
    """How a document hands on what somebody said or thinks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    """In the author's words with some of the speaker's in quotation marks."""
    VIEW = "view"
    """Ascribed: sees, considers, doesn't see any value in."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says or thinks, as a document has it.

    ``speaker`` holds the spans of the mentions that speak, several where they speak
    together; None where the document names nobody.
    """

    kind: StatementKind
    speaker: tuple[Span, ...] | None
    cue: Span
    content: Span
    rule: str
    addressee: Span | None = None
    venue: Span | None = None
    negated: bool = False
    """Somebody does not see, want or believe it."""


class Status(StrEnum):
    """Whether a document has an event happen, or only in somebody's words or wishes."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, by a PLOVER type.

    ``source`` and ``target`` hold spans of mentions and are empty rather than guessed. Of a
    ``reciprocal`` event the parties are all in ``source``. ``goldstein`` runs from -10
    (conflict) to 10 (cooperation). Events that tell of one act share a ``cluster``.
    ``claimed_by`` is the speaker in whose words it stands: who claims it is kept apart from
    whether it is so.
    """

    type: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    trigger: Span
    status: Status
    goldstein: float
    cluster: int
    rule: str
    reciprocal: bool = False
    claimed_by: tuple[Span, ...] = ()


class CourseKind(StrEnum):
    """How a document names a course of action."""

    DEMAND = "demand"
    THREAT = "threat"
    OFFER = "offer"
    REFUSAL = "refusal"
    DOING = "doing"
    """It is told as going on, or as standing."""
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Course:
    """A course of action that a document names.

    ``owner`` would take it; ``other`` demands it, or is threatened or offered it: mentions.
    ``words`` are in the infinitive, ``span`` is the sentence, ``cue`` the verb that names it.
    ``negated``: that it be not done. ``condition`` is what it hangs on, with its "if" or
    "unless", ``deadline`` by when.
    """

    kind: CourseKind
    owner: tuple[Span, ...]
    other: tuple[Span, ...]
    words: str
    span: Span
    cue: Span
    negated: bool = False
    condition: Span | None = None
    deadline: Span | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a stage of ours failed, with the error: nothing is gathered there by that stage."""

    stage: str
    span: Span
    error: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything gathered from one document, by which model, and what went wrong meanwhile."""

    document: Document
    model: str
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    courses: tuple[Course, ...] = ()
    faults: tuple[Fault, ...] = ()
