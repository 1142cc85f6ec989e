"""From the JSON of a ``.gmcr`` file to its model: every wrong shape is noted, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from standoff.errors import DisputeError, Mistake, Path, mistake
from standoff.files.gmcr.document import Table, value_in_words
from standoff.files.gmcr.model import (
    LONGEST_NAME,
    MOST_OPTIONS,
    MOVES,
    Condition,
    GmcrModel,
    GmcrSide,
)
from standoff.model.dispute import Moves

T = TypeVar("T")

MOST_MISTAKES = 100  # reading ends there: it is another kind of file


class ShapeReader:
    """Reads what has the right shape and notes what has not."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.count = 0

    def read_model(self, document: Table) -> GmcrModel:
        options = self.read_options(document)
        sides = self.read_sides(document)
        model = GmcrModel(
            options,
            sides,
            self.read_conditions(document, "infeasibles", ()),
            _joins_sides(document),
        )
        if not self.mistakes:
            self.check_ownership(model)
        self.raise_mistakes()
        return model

    def raise_mistakes(self) -> None:
        if self.mistakes:
            raise DisputeError(self.mistakes)

    def note_wrong(self, path: Path, why: str) -> None:
        self.mistakes.append(mistake("gmcr-shape", path, where=path_in_words(path), why=why))
        if len(self.mistakes) == MOST_MISTAKES:
            self.raise_mistakes()

    def as_table(self, value: object, path: Path) -> Table | None:
        if isinstance(value, dict):
            return value
        self.note_wrong(path, f"an object is needed, not {value_in_words(value)}")
        return None

    def needed_value(self, kind: type[T], table: Table, key: str, path: Path) -> T | None:
        """The value of a key that must be there and of its kind; None where it is not."""
        value = table.get(key)
        if isinstance(value, kind):
            return value
        missing = "it is missing" if key not in table else ""
        self.note_wrong(
            (*path, key), missing or f"{_KINDS[kind]} is needed, not {value_in_words(value)}"
        )
        return None

    def read_name(self, table: Table, path: Path) -> str:
        name = self.needed_value(str, table, "name", path) or ""
        if len(name) > LONGEST_NAME:
            why = f"it has {len(name):,} characters; at most {LONGEST_NAME:,} are read"
            self.note_wrong((*path, "name"), why)
        return name

    def list_entries(self, table: Table, key: str, path: Path) -> Iterator[tuple[object, Path]]:
        for n, entry in enumerate(self.needed_value(list, table, key, path) or []):
            yield entry, (*path, key, n)

    def some_entries(self, document: Table, key: str, what: str) -> list[tuple[object, Path]]:
        if document.get(key) == []:
            self.note_wrong((key,), f"a model needs at least one {what}")
        return list(self.list_entries(document, key, ()))

    # options

    def read_options(self, document: Table) -> tuple[tuple[str, Moves], ...]:
        entries = self.some_entries(document, "options", "option")
        if len(entries) > MOST_OPTIONS:
            why = f"it has {len(entries):,} options; at most {MOST_OPTIONS} are read"
            self.note_wrong(("options",), why)
        if not 0 < len(entries) <= MOST_OPTIONS:
            self.raise_mistakes()  # every index would be wrong
        self.count = len(entries)
        return tuple(self.read_option(entry, path) for entry, path in entries)

    def read_option(self, value: object, path: Path) -> tuple[str, Moves]:
        if (table := self.as_table(value, path)) is None:
            return "", Moves.NEVER
        name = self.read_name(table, path)
        direction = self.needed_value(str, table, "permittedDirection", path)
        if direction is not None and direction not in MOVES:
            why = f"it is {value_in_words(direction)}, not one of {', '.join(MOVES)}"
            self.note_wrong((*path, "permittedDirection"), why)
        return name, MOVES.get(direction or "", Moves.NEVER)

    def option_index(self, value: object, path: Path) -> int | None:
        if type(value) is int and 0 <= value < self.count:
            return value
        last = self.count - 1
        self.note_wrong(
            path, f"{value_in_words(value)} is no option; the file numbers them 0 to {last}"
        )
        return None

    # decision makers

    def read_sides(self, document: Table) -> tuple[GmcrSide, ...]:
        manual = self.uses_rankings(document)
        entries = self.some_entries(document, "decisionMakers", "decision maker")
        found = (self.read_side(entry, path, manual) for entry, path in entries)
        return tuple(side for side in found if side)

    def uses_rankings(self, document: Table) -> bool | None:
        """Whether rankings count and not statements; None where the file does not say."""
        key = _key_that_counts(document, "useManualPreferenceRanking", "useManualPreferenceVectors")
        return self.needed_value(bool, document, key, ())

    def read_side(self, value: object, path: Path, manual: bool | None) -> GmcrSide | None:
        if (table := self.as_table(value, path)) is None:
            return None
        name = self.read_name(table, path)
        self.refuse_misperceptions(table, path)
        return GmcrSide(
            name,
            self.read_owned_options(table, path),
            self.read_conditions(table, "preferences", path) if manual is False else (),
            self.read_ranking(table, path) if manual else None,
        )

    def refuse_misperceptions(self, table: Table, path: Path) -> None:
        if table.get("misperceptions") not in (None, []):
            why = "a dispute cannot hold states that a side does not see"
            self.note_wrong(
                (*path, "misperceptions"), f"{why}, and without them it is another model"
            )

    def read_owned_options(self, table: Table, path: Path) -> tuple[int, ...]:
        seen: list[int] = []
        for entry, here in self.list_entries(table, "options", path):
            index = self.option_index(entry, here)
            if index in seen:
                self.note_wrong(here, f"option {index} is listed twice")
            elif index is not None:
                seen.append(index)
        return tuple(seen)

    def check_ownership(self, model: GmcrModel) -> None:
        """Each option must have one owner."""
        owners: dict[int, list[str]] = {index: [] for index in range(self.count)}
        for side in model.sides:
            for index in side.options:
                owners[index].append(f"“{side.name}”")
        for index, names in owners.items():
            self.check_owners(model.options[index][0], names, ("options", index))

    def check_owners(self, option: str, owners: Sequence[str], path: Path) -> None:
        if not owners:
            why = f"“{option}” belongs to no decision maker, so nobody could ever change it"
            self.note_wrong(path, f"{why}; give it an owner or take it out")
        elif len(owners) > 1:
            names = f"{', '.join(owners[:-1])} and {owners[-1]}"
            self.mistakes.append(mistake("gmcr-shared-option", path, option=option, owners=names))

    # conditions

    def read_conditions(self, table: Table, key: str, path: Path) -> tuple[Condition, ...]:
        """The conditions under a key; one said before adds nothing and is dropped."""
        found: dict[frozenset[frozenset[tuple[int, bool]]], Condition] = {}
        for entry, here in self.list_entries(table, key, path):
            condition = self.read_condition(entry, here)
            found.setdefault(frozenset(map(frozenset, condition)), condition)
        return tuple(found.values())

    def read_condition(self, value: object, path: Path) -> Condition:
        if not isinstance(value, dict):
            return (self.read_conjunction(value, path),)
        if value.get("compound") is not True:
            self.note_wrong(path, "an object here needs “compound”: true")
        members = list(self.list_entries(value, "members", path))
        if value.get("members") == []:
            self.note_wrong((*path, "members"), "it names no option")
        return tuple(self.read_conjunction(member, here) for member, here in members)

    def read_conjunction(self, value: object, path: Path) -> tuple[tuple[int, bool], ...]:
        if not isinstance(value, list):
            self.note_wrong(path, f"a list of pairs is needed, not {value_in_words(value)}")
            return ()
        if not value:
            self.note_wrong(path, "it names no option")
        found: dict[int, bool] = {}
        for n, entry in enumerate(value):
            self.read_literal(entry, (*path, n), found)
        return tuple(found.items())

    def read_literal(self, value: object, path: Path, found: dict[int, bool]) -> None:
        if not isinstance(value, list) or len(value) != 2 or value[1] not in ("Y", "N"):
            self.note_wrong(path, 'a pair [option, "Y" or "N"] is needed')
        elif (index := self.option_index(value[0], path)) in found:
            self.note_wrong(path, f"option {index} stands twice in one condition")
        elif index is not None:
            found[index] = value[1] == "Y"

    # rankings

    def read_ranking(self, table: Table, path: Path) -> tuple[tuple[int, ...], ...]:
        key = _key_that_counts(table, "preferenceRanking", "preferenceVector")
        return tuple(
            self.read_place(entry, here) for entry, here in self.list_entries(table, key, path)
        )

    def read_place(self, value: object, path: Path) -> tuple[int, ...]:
        """One place of a ranking: a state, or a list of states that are equal."""
        if value == []:
            self.note_wrong(path, "it names no state")
        states = value if isinstance(value, list) else [value]
        for state in states:
            if type(state) is not int:
                self.note_wrong(
                    path, f"the number of a state is needed, not {value_in_words(state)}"
                )
        return tuple(state for state in states if type(state) is int)


_KINDS: Mapping[type, str] = {list: "a list", str: "a text", bool: "true or false"}


def _key_that_counts(table: Table, newer: str, older: str) -> str:
    """The key that counts, of two names for one thing."""
    return older if older in table and newer not in table else newer


def _joins_sides(document: Table) -> bool:
    """Whether the file joins sides; what else it says about coalitions follows from the sides."""
    coalitions = document.get("coalitions")
    return isinstance(coalitions, list) and any(
        isinstance(each, list) and len(each) > 1 for each in coalitions
    )


_ENTRIES = {
    "options": "option",
    "decisionMakers": "decision maker",
    "infeasibles": "infeasible condition",
    "preferences": "preference",
    "members": "part",
    "preferenceRanking": "place",
    "preferenceVector": "place",
}


def path_in_words(path: Path) -> str:
    """A path in words, counted from 1: "decision maker 2, preference 3"."""
    words: list[str] = []
    for n, step in enumerate(path):
        if isinstance(step, int):
            words.append(f"{_ENTRIES.get(str(path[n - 1]), 'entry')} {step + 1}")
        elif n == len(path) - 1:
            words.append(f"“{step}”")
    return ", ".join(words)
