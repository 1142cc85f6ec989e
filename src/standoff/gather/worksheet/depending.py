"""What depends on a line of a dispute: the lines that could not stand without it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from standoff.errors import Path
from standoff.model.dispute import (
    Claim,
    DecisionMaker,
    Dispute,
    Judgement,
    JudgementAnswer,
    Merge,
    Option,
    Part,
    Question,
    View,
)
from standoff.model.walk import parts_of, statements_of

_WORD = re.compile(r"\w+")


def depending(dispute: Dispute, path: Path) -> list[Path]:
    """The lines that go with a line, in the order of the dispute; those inside it apart."""
    gone = _Gone(dispute, path)
    while gone.further():
        pass
    return [each for each in gone.paths if each[: len(path)] != path and not gone.inside(each)]


class _Gone:
    """Lines that are struck, with the ids that go with them."""

    def __init__(self, dispute: Dispute, path: Path) -> None:
        self.parts = list(parts_of(dispute))[1:]  # the dispute itself stays
        self.names = _names(dispute)
        self.ids: set[str] = set()
        self.judgements: set[str] = set()
        self.answers: set[tuple[str, str]] = set()
        self.found: set[Path] = set()
        for each in (below for _, below in self.parts if below[: len(path)] == path):
            self._strike(each)

    @property
    def paths(self) -> Iterator[Path]:
        return (path for _, path in self.parts if path in self.found)

    def inside(self, path: Path) -> bool:
        """Whether a line stands in another one that is struck."""
        return any(path[:length] in self.found for length in range(1, len(path)))

    def further(self) -> bool:
        """Strike what hangs on what is struck so far; whether there was any."""
        new = [p for part, p in self.parts if p not in self.found and self._hangs(part, p)]
        for path in new:
            self._strike(path)
        return bool(new)

    def _strike(self, path: Path) -> None:
        part = next(part for part, each in self.parts if each == path)
        self.found.add(path)
        if isinstance(part, Judgement):
            self.judgements.add(part.id)
        elif isinstance(part, JudgementAnswer):
            self.answers.add((self._judgement(path).id, part.id))
        elif not isinstance(part, Claim):
            self.ids |= {getattr(part, "id", "")} - {""}

    def _judgement(self, path: Path) -> Judgement:
        found = next(part for part, each in self.parts if each == path[:2])
        assert isinstance(found, Judgement)  # noqa: S101 - an answer stands in one
        return found

    def _hangs(self, part: Part, path: Path) -> bool:
        named = self.names.get(path, set()) | _named(part)
        return self.inside(path) or bool(named & self.ids) or self._unanswered(part)

    def _unanswered(self, part: Part) -> bool:
        """Whether a judgement has too few answers left, or a view answers one that is gone."""
        if isinstance(part, Judgement):
            answers = [(part.id, answer.id) for answer in part.answers]
            left = [answer for answer in answers if answer not in self.answers]
            return len(left) < 2 or left[0] != answers[0]
        if isinstance(part, View):
            settled = bool(self.answers & {*part.answers.items()})
            return settled or not self.judgements.isdisjoint(part.answers)
        return False


def _named(part: Part) -> set[str]:
    """The ids that a line names outside its statements."""
    named: set[str] = set()
    match part:
        case Merge():
            named = {*part.shown_as}
        case JudgementAnswer():
            order = {id for ids in part.orders.values() for id in ids}
            named = {*part.statements, *part.moves, *part.orders} | order
        case View():
            named = {part.of}
        case Question():
            named = {part.by, part.target}
        case Claim():
            named = _words(part)
        case DecisionMaker():
            named = {id for level in part.ranking for state in level for id in state}
    return named


def _names(dispute: Dispute) -> dict[Path, set[str]]:
    """The ids in the statements of each line."""
    found: dict[Path, set[str]] = {}
    lines = {path for _, path in parts_of(dispute)}
    for statement, path in statements_of(dispute):
        line = next(path[:n] for n in range(len(path), -1, -1) if path[:n] in lines)
        found.setdefault(line, set()).update(name.id for name in statement.used_names())
    return found


def _words(claim: Claim) -> set[str]:
    values = [value for value in claim.test.values() if not isinstance(value, bool)]
    texts = (text for value in values for text in ([value] if isinstance(value, str) else value))
    return {word for text in texts for word in _WORD.findall(text)}


def options_in(dispute: Dispute, paths: Sequence[Path]) -> list[str]:
    """The options among some lines and inside them."""
    return [
        part.id
        for part, path in parts_of(dispute)
        if isinstance(part, Option) and any(path[: len(each)] == each for each in paths)
    ]
