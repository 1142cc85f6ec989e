"""From the JSON of a ``.gmcr`` file to its model: every wrong shape is noted, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from standoff.errors import DisputeError, Mistake, Path, mistake
from standoff.files.gmcr.document import Table, shown
from standoff.files.gmcr.model import MOST_OPTIONS, MOVES, Condition, Model, Side
from standoff.model.dispute import Moves

T = TypeVar("T")

MOST_MISTAKES = 100  # reading ends there: it is another kind of file


class Reader:
    """Reads what has the right shape and notes what has not."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.count = 0

    def model(self, document: Table) -> Model:
        options = self.options(document)
        sides = self.sides(document)
        model = Model(
            options, sides, self.conditions(document, "infeasibles", ()), _allied(document)
        )
        if not self.mistakes:
            self.ownership(model)
        self.stop()
        return model

    def stop(self) -> None:
        if self.mistakes:
            raise DisputeError(self.mistakes)

    def wrong(self, path: Path, why: str) -> None:
        self.mistakes.append(mistake("gmcr-shape", path, where=where(path), why=why))
        if len(self.mistakes) == MOST_MISTAKES:
            self.stop()

    def table(self, value: object, path: Path) -> Table | None:
        if isinstance(value, dict):
            return value
        self.wrong(path, f"an object is needed, not {shown(value)}")
        return None

    def needed(self, kind: type[T], table: Table, key: str, path: Path) -> T | None:
        """The value of a key that must be there and of its kind; None where it is not."""
        value = table.get(key)
        if isinstance(value, kind):
            return value
        missing = "it is missing" if key not in table else ""
        self.wrong((*path, key), missing or f"{_KINDS[kind]} is needed, not {shown(value)}")
        return None

    def entries(self, table: Table, key: str, path: Path) -> Iterator[tuple[object, Path]]:
        for n, entry in enumerate(self.needed(list, table, key, path) or []):
            yield entry, (*path, key, n)

    def some(self, document: Table, key: str, what: str) -> list[tuple[object, Path]]:
        if document.get(key) == []:
            self.wrong((key,), f"a model needs at least one {what}")
        return list(self.entries(document, key, ()))

    # options

    def options(self, document: Table) -> tuple[tuple[str, Moves], ...]:
        entries = self.some(document, "options", "option")
        if len(entries) > MOST_OPTIONS:
            why = f"it has {len(entries):,} options; at most {MOST_OPTIONS} are read"
            self.wrong(("options",), why)
        if not 0 < len(entries) <= MOST_OPTIONS:
            self.stop()  # every index would be wrong
        self.count = len(entries)
        return tuple(self.option(entry, path) for entry, path in entries)

    def option(self, value: object, path: Path) -> tuple[str, Moves]:
        if (table := self.table(value, path)) is None:
            return "", Moves.NEVER
        name = self.needed(str, table, "name", path) or ""
        direction = self.needed(str, table, "permittedDirection", path)
        if direction is not None and direction not in MOVES:
            why = f"it is {shown(direction)}, not one of {', '.join(MOVES)}"
            self.wrong((*path, "permittedDirection"), why)
        return name, MOVES.get(direction or "", Moves.NEVER)

    def index(self, value: object, path: Path) -> int | None:
        if type(value) is int and 0 <= value < self.count:
            return value
        last = self.count - 1
        self.wrong(path, f"{shown(value)} is no option; the file numbers them 0 to {last}")
        return None

    # decision makers

    def sides(self, document: Table) -> tuple[Side, ...]:
        manual = self.manual(document)
        entries = self.some(document, "decisionMakers", "decision maker")
        found = (self.side(entry, path, manual) for entry, path in entries)
        return tuple(side for side in found if side)

    def manual(self, document: Table) -> bool | None:
        """Whether rankings count and not statements; None where the file does not say."""
        key = _either(document, "useManualPreferenceRanking", "useManualPreferenceVectors")
        return self.needed(bool, document, key, ())

    def side(self, value: object, path: Path, manual: bool | None) -> Side | None:
        if (table := self.table(value, path)) is None:
            return None
        name = self.needed(str, table, "name", path) or ""
        self.misperceptions(table, path)
        return Side(
            name,
            self.own(table, path),
            self.conditions(table, "preferences", path) if manual is False else (),
            self.ranking(table, path) if manual else None,
        )

    def misperceptions(self, table: Table, path: Path) -> None:
        if table.get("misperceptions") not in (None, []):
            why = "a dispute cannot hold states that a side does not see"
            self.wrong((*path, "misperceptions"), f"{why}, and without them it is another model")

    def own(self, table: Table, path: Path) -> tuple[int, ...]:
        seen: list[int] = []
        for entry, here in self.entries(table, "options", path):
            index = self.index(entry, here)
            if index in seen:
                self.wrong(here, f"option {index} is listed twice")
            elif index is not None:
                seen.append(index)
        return tuple(seen)

    def ownership(self, model: Model) -> None:
        """Each option must have one owner."""
        owners: dict[int, list[str]] = {index: [] for index in range(self.count)}
        for side in model.sides:
            for index in side.options:
                owners[index].append(f"“{side.name}”")
        for index, names in owners.items():
            self.owned(model.options[index][0], names, ("options", index))

    def owned(self, option: str, owners: Sequence[str], path: Path) -> None:
        if not owners:
            why = f"“{option}” belongs to no decision maker, so nobody could ever change it"
            self.wrong(path, f"{why}; give it an owner or take it out")
        elif len(owners) > 1:
            names = f"{', '.join(owners[:-1])} and {owners[-1]}"
            self.mistakes.append(mistake("gmcr-shared-option", path, option=option, owners=names))

    # conditions

    def conditions(self, table: Table, key: str, path: Path) -> tuple[Condition, ...]:
        """The conditions under a key; one said before adds nothing and is dropped."""
        found: dict[frozenset[frozenset[tuple[int, bool]]], Condition] = {}
        for entry, here in self.entries(table, key, path):
            condition = self.condition(entry, here)
            found.setdefault(frozenset(map(frozenset, condition)), condition)
        return tuple(found.values())

    def condition(self, value: object, path: Path) -> Condition:
        if not isinstance(value, dict):
            return (self.conjunction(value, path),)
        if value.get("compound") is not True:
            self.wrong(path, "an object here needs “compound”: true")
        members = list(self.entries(value, "members", path))
        if value.get("members") == []:
            self.wrong((*path, "members"), "it names no option")
        return tuple(self.conjunction(member, here) for member, here in members)

    def conjunction(self, value: object, path: Path) -> tuple[tuple[int, bool], ...]:
        if not isinstance(value, list):
            self.wrong(path, f"a list of pairs is needed, not {shown(value)}")
            return ()
        if not value:
            self.wrong(path, "it names no option")
        found: dict[int, bool] = {}
        for n, entry in enumerate(value):
            self.literal(entry, (*path, n), found)
        return tuple(found.items())

    def literal(self, value: object, path: Path, found: dict[int, bool]) -> None:
        if not isinstance(value, list) or len(value) != 2 or value[1] not in ("Y", "N"):
            self.wrong(path, 'a pair [option, "Y" or "N"] is needed')
        elif (index := self.index(value[0], path)) in found:
            self.wrong(path, f"option {index} stands twice in one condition")
        elif index is not None:
            found[index] = value[1] == "Y"

    # rankings

    def ranking(self, table: Table, path: Path) -> tuple[tuple[int, ...], ...]:
        key = _either(table, "preferenceRanking", "preferenceVector")
        return tuple(self.place(entry, here) for entry, here in self.entries(table, key, path))

    def place(self, value: object, path: Path) -> tuple[int, ...]:
        """One place of a ranking: a state, or a list of states that are equal."""
        if value == []:
            self.wrong(path, "it names no state")
        states = value if isinstance(value, list) else [value]
        for state in states:
            if type(state) is not int:
                self.wrong(path, f"the number of a state is needed, not {shown(state)}")
        return tuple(state for state in states if type(state) is int)


_KINDS: Mapping[type, str] = {list: "a list", str: "a text", bool: "true or false"}


def _either(table: Table, newer: str, older: str) -> str:
    """The key that counts, of two names for one thing."""
    return older if older in table and newer not in table else newer


def _allied(document: Table) -> bool:
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


def where(path: Path) -> str:
    """A path in words, counted from 1: "decision maker 2, preference 3"."""
    words: list[str] = []
    for n, step in enumerate(path):
        if isinstance(step, int):
            words.append(f"{_ENTRIES.get(str(path[n - 1]), 'entry')} {step + 1}")
        elif n == len(path) - 1:
            words.append(f"“{step}”")
    return ", ".join(words)
