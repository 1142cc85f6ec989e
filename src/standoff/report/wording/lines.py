"""The lines of a dispute: what each is called, what it says, and the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.errors import Path
from standoff.files.pin import Document, words_of_span
from standoff.model.dispute import (
    Claim,
    DecisionMaker,
    Dispute,
    DrawnMove,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    NamedState,
    NoMove,
    Option,
    Part,
    Preference,
    Question,
    Rule,
    Term,
    View,
)
from standoff.model.walk import parts_of
from standoff.report.wording import phrases, statements
from standoff.report.wording.marks import judged, named, said


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its path, its name, what it says, its grounds, and the words of its spans.

    ``words`` are None for a span whose document is not at hand.
    """

    path: Path
    name: str
    says: str
    grounds: Grounds
    words: tuple[str | None, ...]

    @property
    def founded(self) -> bool:
        """Whether it names a place in a source."""
        return bool(self.grounds.at or self.grounds.quote)


def lines(dispute: Dispute, documents: Mapping[str, Document]) -> Iterator[Line]:
    """Every line that can say what it rests on; words where the document is at hand."""
    for part, path in parts_of(dispute):
        found = tuple(words_of_span(span, documents) for span in part.grounds.at)
        yield Line(path, name(part, path, dispute), says(part, dispute), part.grounds, found)


def name(part: Part, path: Path, dispute: Dispute) -> str:
    """What a line is called: its kind, and its id, its number or whose it is."""
    match path, part:
        case ("side", int(i), str(key), int(j)), Preference() | DrawnMove() | NoMove():
            shown = named(part.id) if isinstance(part, Preference) and part.id else str(j + 1)
            return f"{HELD[key]} {shown} of {phrases.side(dispute.sides[i])}"
        case ("judgement", int(i), "answer", _), JudgementAnswer():
            return f"answer {said(part.id)} to {judged(dispute.judgements[i].id)}"
        case _, View():
            return f"view of {phrases.side_of(dispute, part.of)}"
        case _, Dispute():
            return "the file"
        case _, Question():
            return "question"
    id = getattr(part, "id", "")
    return f"{path[-2]} {named(id) if id else int(path[-1]) + 1}"


HELD = {"prefers": "preference", "move": "move", "no_move": "barred move"}
"""What a side's parts without an id of their own are called."""


def says(part: Part, dispute: Dispute) -> str:
    """What a line says, in a few words."""
    match part:
        case Dispute():
            today = [named(each.id) for each in dispute.facts if each.id in dispute.status_quo]
            told = f"{said(part.title)}; today: {', '.join(today) or 'nothing selected'}"
        case Preference() | Term():
            told = statements.statement(part.statement, dispute)
        case Rule():
            told = statements.rule(part, dispute)
        case Merge():
            told = f"{statements.statement(part.when, dispute)}: one state"
        case Question():
            told = asked(part, dispute)
        case DrawnMove():
            told = going(part)
        case NoMove():
            told = barred(part, dispute)
        case _:
            told = said(_words(part))
    return told


Named = DecisionMaker | Option | NamedState | Judgement | JudgementAnswer | View | Claim


def _words(part: Named) -> str:
    """The file's own words for it."""
    match part:
        case View():
            return ", ".join(f"{judgement}: {answer}" for judgement, answer in part.answers.items())
        case Judgement():
            return part.question
        case JudgementAnswer() | Claim():
            return part.text or part.id
    return str(part)


def going(move: DrawnMove) -> str:
    """Where a side can go in graph form."""
    back = ", and back" if move.both_ways else ""
    return f"from {named(move.start)} to {phrases.listed(map(named, move.ends), 'or')}{back}"


def barred(each: NoMove, dispute: Dispute) -> str:
    """A move that cannot be made."""
    start, end = (statements.statement(s, dispute) for s in (each.start, each.end))
    return f"from where {start} to where {end}"


def asked(question: Question, dispute: Dispute) -> str:
    """The file's question."""
    by = phrases.side_of(dispute, question.by)
    whom = phrases.side_of(dispute, question.target) if question.target else "the others"
    goal = statements.statement(question.goal, dispute)
    return f"will {by} bring {whom} to {goal}?"
