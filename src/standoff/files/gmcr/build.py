"""From a ``.gmcr`` model whose parts fit together to the records of a dispute."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from standoff.files.gmcr.model import Condition, GmcrModel, GmcrSide
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Grounds,
    Option,
    Preference,
    Rule,
    RuleForm,
)
from standoff.model.statement import RESERVED, Statement, parse

LONGEST_ID = 40


class DisputeBuilder:
    """Builds the records of a model whose parts fit together."""

    def __init__(self, model: GmcrModel, states: Sequence[int]) -> None:
        taken = set(RESERVED)
        self.model = model
        self.states = states
        self.sides = _unique_ids((side.name for side in model.sides), "side", taken)
        self.options = _unique_ids((name for name, _ in model.options), "option", taken)
        self.order = [self.options[option] for option in model.coded_order]

    def build_dispute(self, title: str) -> Dispute:
        return Dispute(
            title=title,
            sides=tuple(map(self.build_side, self.sides, self.model.sides)),
            status_quo=self.selected_in(1),
            rules=tuple(map(self.build_rule, self.model.infeasibles)),
            grounds=Grounds(assumes="; ".join(self.assumptions())),
        )

    def build_side(self, id: str, side: GmcrSide) -> DecisionMaker:
        return DecisionMaker(
            id,
            name=side.name,
            options=tuple(map(self.build_option, side.options)),
            prefers=tuple(Preference(self.build_statement(each)) for each in side.prefers),
            ranking=tuple(tuple(map(self.selected_in, place)) for place in side.ranking or ()),
        )

    def build_option(self, index: int) -> Option:
        name, moves = self.model.options[index]
        return Option(self.options[index], text=name, moves=moves)

    def build_rule(self, condition: Condition) -> Rule:
        return Rule(RuleForm.NEVER, (self.build_statement(condition),))

    def selected_in(self, number: int) -> frozenset[str]:
        """The options selected in a state, by its number."""
        code = self.states[number - 1]
        return frozenset(id for place, id in enumerate(self.order) if code >> place & 1)

    def build_statement(self, condition: Condition) -> Statement:
        parts = [" and ".join(map(self.literal_words, part)) for part in condition]
        if len(parts) > 1:
            parts = [f"({part})" if " " in part.removeprefix("not ") else part for part in parts]
        return parse(" or ".join(parts))

    def literal_words(self, literal: tuple[int, bool]) -> str:
        index, yes = literal
        return self.options[index] if yes else f"not {self.options[index]}"

    def assumptions(self) -> Iterator[str]:
        which = "its first feasible state" if self.states[0] else "the state without any option"
        yield f"the .gmcr file names no status quo; {which} is taken"
        if self.model.coalitions:
            yield "the coalitions of the .gmcr file are left out; each side moves by itself"


def _unique_ids(names: Iterable[str], fallback: str, taken: set[str]) -> list[str]:
    """An id for each name; one that is taken gets its index in the file."""
    ids = []
    for index, name in enumerate(names):
        id = _id_from_name(name, fallback)
        while id in taken:
            id = f"{id}_{index}"
        taken.add(id)
        ids.append(id)
    return ids


def _id_from_name(name: str, fallback: str) -> str:
    """A name as an id: “Cooperate with 2” gives ``cooperate_with_2``."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower())
    words = "".join(mark if f"_{mark}".isidentifier() else " " for mark in plain).split()
    id = "_".join(words)[:LONGEST_ID].strip("_")
    return id if id.isidentifier() else f"{fallback}_{id}".rstrip("_")
