"""How many statements of a story are found, and how many that are found are in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from standoff.gather.records import Span, Statement
from tests.gather.statements.casting import stated

STORIES = Path(__file__).parent / "stories"
ALIKE = 0.8
"""What two contents have in common at least, of what either has."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A statement as a person wrote it down."""

    kind: str
    speakers: frozenset[str]
    cue: str
    content: Span


@dataclass(frozen=True, slots=True)
class Score:
    """Gold that is found, and all there is of it and of what is found."""

    right: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.gold


def score(name: str) -> Score:
    """Every statement counts once: speaker, cue, content and kind have to be right."""
    text = (STORIES / f"{name}.txt").read_text(encoding="utf-8")
    cast, _, lines = (STORIES / f"{name}.gold").read_text(encoding="utf-8").partition("\n")
    people = [each.strip() for each in cast.removeprefix("cast:").split(";")]
    left, gold = list(stated(text, people)), read(text, lines)
    found, right = len(left), 0
    for wanted in gold:
        same = next((each for each in left if _is(text, each, wanted)), None)
        if same is not None:
            left.remove(same)
            right += 1
    return Score(right, len(gold), found)


def read(text: str, lines: str) -> list[Gold]:
    """Lines of gold; their contents have to stand in the text."""
    gold = []
    for line in lines.strip().splitlines():
        kind, speakers, cue, content = (part.strip() for part in line.split("|"))
        start = text.index(content)
        names = frozenset(name.strip() for name in speakers.split("+") if name.strip())
        gold.append(Gold(kind, names, cue, (start, start + len(content))))
    return gold


def _is(text: str, made: Statement, wanted: Gold) -> bool:
    cue = text[slice(*made.cue)].lower()
    speakers = frozenset(text[slice(*span)] for span in made.speaker or ())
    return (
        made.kind.value == wanted.kind
        and speakers == wanted.speakers
        and (cue in wanted.cue.lower() or wanted.cue.lower() in cue)
        and _alike(made.content, wanted.content) >= ALIKE
    )


def _alike(first: Span, second: Span) -> float:
    common = min(first[1], second[1]) - max(first[0], second[0])
    return max(common, 0) / (max(first[1], second[1]) - min(first[0], second[0]))
