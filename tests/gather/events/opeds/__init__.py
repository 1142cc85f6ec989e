"""Op-eds of our own, about real disputes in made-up words, with the events a person reads in them.

Each ``NAME.txt`` has a ``NAME.gold``, one event a line in order of text:
``TYPE SOURCE > TARGET | status | words that tell it``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from standoff.gather import model
from standoff.gather.annotate import gathered
from standoff.gather.cast import actor_file
from standoff.gather.documents.read import read
from standoff.gather.records import Gathered, Span

HERE = Path(__file__).parent
MUTUAL = {"CONSULT", "COOPERATE"}


@dataclass(frozen=True, slots=True)
class Read:
    """An event as a person or our code reads it; ``sentence`` counts from 0."""

    type: str
    source: frozenset[str]
    target: frozenset[str]
    status: str
    sentence: int
    words: str
    unnamed: frozenset[str] = frozenset()

    def same(self, other: Read, *, parties: bool) -> bool:
        """Whether it is the other, in the same sentence; with the same parties if they count."""
        if (self.type, self.sentence) != (other.type, other.sentence):
            return False
        but = self.unnamed | other.unnamed
        return not parties or self._sides(but) == other._sides(but)

    def _sides(self, but: frozenset[str]) -> object:
        """Who acts and on whom; those who only meet or work together in one."""
        target = self.target - but
        return self.source | target if self.type in MUTUAL else (self.source, target)


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of what a person reads, and what else."""

    right: tuple[Read, ...]
    missed: tuple[Read, ...]
    wrong: tuple[Read, ...]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def score(names: tuple[str, ...], *, parties: bool) -> Score:
    """Our events in some op-eds against a person's."""
    right: list[Read] = []
    missed: list[Read] = []
    wrong: list[Read] = []
    for name in names:
        gold, left = both(name)
        for each in gold:
            found = next((own for own in left if own.same(each, parties=parties)), None)
            if found is None:
                missed.append(each)
            else:
                left.remove(found)
                right.append(each)
        wrong += left
    return Score(tuple(right), tuple(missed), tuple(wrong))


def both(name: str) -> tuple[list[Read], list[Read]]:
    """A person's events of an op-ed, and ours."""
    file = HERE / f"{name}.txt"
    reader = model.load(model.DEFAULT)
    document = read(file.name, file.read_bytes())
    parse = reader.parse(document)
    starts = [parse.start[sentence.first] for sentence in parse.sentences]
    return _gold(name, document.text, starts), _ours(
        gathered(document, reader, actor_file.ours()), starts
    )


def _gold(name: str, text: str, starts: list[int]) -> list[Read]:
    found, at = [], 0
    for line in (HERE / f"{name}.gold").read_text("utf-8").splitlines():
        act, status, words = (part.strip() for part in line.split("|"))
        type_, _, parties = act.partition(" ")
        unnamed = frozenset(each[:-1] for each in parties.split() if each.endswith("?"))
        source, target = (frozenset(side.replace("?", "").split()) for side in parties.split(">"))
        at = text.index(words, at)
        sentence = bisect_right(starts, at)
        found.append(Read(type_, source, target, status, sentence, words, unnamed))
    return found


def _ours(found: Gathered, starts: list[int]) -> list[Read]:
    codes = {(m.start, m.end): actor.code for actor in found.actors for m in actor.mentions}

    def coded(spans: tuple[Span, ...]) -> frozenset[str]:
        return frozenset(codes[span] for span in spans) - {""}

    text = found.document.text
    return [
        Read(
            event.type,
            coded(event.source),
            coded(event.target),
            event.status.value,
            bisect_right(starts, event.trigger[0]),
            text[event.trigger[0] : event.trigger[1]] + " " + event.rule,
        )
        for event in found.events
    ]
