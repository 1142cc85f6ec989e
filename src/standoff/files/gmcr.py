"""GMCR+ models: the JSON that gmcr-py 0.3 (O. Petersons, University of Waterloo) saves.

A state is one Y or N per option; regrouped side by side, the first option is the lowest bit of
its code, and states are numbered from 1 in the order of their codes.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from standoff.errors import DisputeError, Mistake, Path, mistake
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Grounds,
    Moves,
    Option,
    Preference,
    Rule,
    RuleForm,
)
from standoff.model.statement import RESERVED, Statement, parse

Condition = tuple[tuple[tuple[int, bool], ...], ...]
"""An OR of ANDs of options, by their index in the file, selected or not."""

Table = Mapping[str, object]
T = TypeVar("T")

MOVES = {"both": Moves.EITHER_WAY, "fwd": Moves.SELECT_ONLY, "back": Moves.DROP_ONLY}
LONGEST_ID = 40
MOST_OPTIONS = 100
MOST_MISTAKES = 100  # reading ends there: it is another kind of file
PATIENCE = 2**23
"""How long feasible states are looked for, in tests of a code against a pattern: a second."""
STEP = 20
"""What a step of the search costs besides its tests."""


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    options: tuple[int, ...]
    prefers: tuple[Condition, ...]
    ranking: tuple[tuple[int, ...], ...] | None


@dataclass(frozen=True, slots=True)
class _Model:
    """What the file says, its shape checked."""

    options: tuple[tuple[str, Moves], ...]
    sides: tuple[_Side, ...]
    infeasibles: tuple[Condition, ...]
    coalitions: bool

    @property
    def order(self) -> tuple[int, ...]:
        """The options side by side, as states are coded."""
        return tuple(index for side in self.sides for index in side.options)


def read(text: str, title: str) -> Dispute:
    """The dispute that a ``.gmcr`` text describes.

    The format names no status quo: the first feasible state is taken, which is the one without
    any option wherever that is feasible, and the dispute's grounds say so. What a dispute cannot
    hold is refused: an option with two owners or none, and misperceptions.

    Raises:
        DisputeError: one mistake if it is not JSON; else every wrong shape at once; then every
            wrong ranking, or that no state is feasible.
    """
    model = _Reader().model(_document(text))
    states = _states(model)
    if found := list(_ranking_mistakes(model, states)):
        raise DisputeError(found)
    return _Build(model, states).dispute(title.encode("utf-8", "replace").decode())


# ---------------------------------------------------------------- the file as JSON


def _document(text: str) -> Table:
    if not text.removeprefix("\ufeff").strip():
        raise DisputeError([mistake("file-empty")])
    try:
        document = _loaded(text.removeprefix("\ufeff"))
    except RecursionError:
        raise _not_json("its brackets are nested too deep") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _not_json(f"{error.msg} at {place}") from None
    except UnicodeEncodeError:
        raise _not_json("it holds half of a surrogate pair") from None
    except ValueError as error:
        raise _not_json(str(error).partition(";")[0]) from None
    if not isinstance(document, dict):
        raise _not_json(f"an object is needed, not {_shown(document)}")
    return document


def _loaded(text: str) -> object:
    document = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    json.dumps(document, ensure_ascii=False).encode()  # finds lone surrogates, which no file holds
    return document


def _not_json(why: str) -> DisputeError:
    return DisputeError([mistake("gmcr-json", why=why[:1].lower() + why[1:])])


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON leaves open which of two equal keys counts, so neither does."""
    for key, times in Counter(key for key, _ in pairs).items():
        if times > 1:
            raise ValueError(f"the key {_shown(key)} stands twice in one object")
    return dict(pairs)


def _no_number(word: str) -> object:
    raise ValueError(f"the number {word} is not JSON")


# ---------------------------------------------------------------- the shape


class _Reader:
    """Reads what has the right shape and notes what has not."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.count = 0

    def model(self, document: Table) -> _Model:
        options = self.options(document)
        sides = self.sides(document)
        model = _Model(
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
        self.mistakes.append(mistake("gmcr-shape", path, where=_where(path), why=why))
        if len(self.mistakes) == MOST_MISTAKES:
            self.stop()

    def table(self, value: object, path: Path) -> Table | None:
        if isinstance(value, dict):
            return value
        self.wrong(path, f"an object is needed, not {_shown(value)}")
        return None

    def needed(self, kind: type[T], table: Table, key: str, path: Path) -> T | None:
        """The value of a key that must be there and of its kind; None where it is not."""
        value = table.get(key)
        if isinstance(value, kind):
            return value
        missing = "it is missing" if key not in table else ""
        self.wrong((*path, key), missing or f"{_KINDS[kind]} is needed, not {_shown(value)}")
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
            why = f"it is {_shown(direction)}, not one of {', '.join(MOVES)}"
            self.wrong((*path, "permittedDirection"), why)
        return name, MOVES.get(direction or "", Moves.NEVER)

    def index(self, value: object, path: Path) -> int | None:
        if type(value) is int and 0 <= value < self.count:
            return value
        last = self.count - 1
        self.wrong(path, f"{_shown(value)} is no option; the file numbers them 0 to {last}")
        return None

    # decision makers

    def sides(self, document: Table) -> tuple[_Side, ...]:
        manual = self.manual(document)
        entries = self.some(document, "decisionMakers", "decision maker")
        found = (self.side(entry, path, manual) for entry, path in entries)
        return tuple(side for side in found if side)

    def manual(self, document: Table) -> bool | None:
        """Whether rankings count and not statements; None where the file does not say."""
        key = _either(document, "useManualPreferenceRanking", "useManualPreferenceVectors")
        return self.needed(bool, document, key, ())

    def side(self, value: object, path: Path, manual: bool | None) -> _Side | None:
        if (table := self.table(value, path)) is None:
            return None
        name = self.needed(str, table, "name", path) or ""
        self.misperceptions(table, path)
        return _Side(
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

    def ownership(self, model: _Model) -> None:
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
            self.wrong(path, f"a list of pairs is needed, not {_shown(value)}")
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
                self.wrong(path, f"the number of a state is needed, not {_shown(state)}")
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


def _shown(value: object) -> str:
    match value:
        case list():
            return "a list"
        case dict():
            return "an object"
        case str():
            return f"“{value[:60]}”"
        case _:
            return json.dumps(value)[:60]


_ENTRIES = {
    "options": "option",
    "decisionMakers": "decision maker",
    "infeasibles": "infeasible condition",
    "preferences": "preference",
    "members": "part",
    "preferenceRanking": "place",
    "preferenceVector": "place",
}


def _where(path: Path) -> str:
    """A path in words, counted from 1: "decision maker 2, preference 3"."""
    words: list[str] = []
    for n, step in enumerate(path):
        if isinstance(step, int):
            words.append(f"{_ENTRIES.get(str(path[n - 1]), 'entry')} {step + 1}")
        elif n == len(path) - 1:
            words.append(f"“{step}”")
    return ", ".join(words)


# ---------------------------------------------------------------- states and rankings


def _states(model: _Model) -> list[int]:
    """Codes of the first feasible states: one more than the longest ranking names."""
    found = _feasible(_patterns(model), len(model.options))
    states = list(islice(found, _longest(model) + 1))
    if not states:
        raise _no_states("they leave no feasible state")
    return states


def _longest(model: _Model) -> int:
    return max(sum(map(len, side.ranking or ())) for side in model.sides)


def _patterns(model: _Model) -> list[tuple[int, int]]:
    """The infeasible combinations as (which bits count, what they are)."""
    bit = {option: 1 << place for place, option in enumerate(model.order)}
    return [
        (sum(bit[option] for option, _ in each), sum(bit[option] for option, yes in each if yes))
        for condition in model.infeasibles
        for each in condition
    ]


def _feasible(patterns: Sequence[tuple[int, int]], options: int) -> Iterator[int]:
    """Codes of the feasible states, ascending.

    An infeasible code stays so until the lowest option of its pattern changes, hence the jumps.
    """
    code, left = 0, PATIENCE
    while code < 1 << options:
        jump = max((mask & -mask for mask, bits in patterns if code & mask == bits), default=0)
        if jump and (left := left - STEP - len(patterns)) < 0:
            raise _no_states(f"finding what they leave of 2^{options} states takes too long")
        if not jump:
            yield code
        code = (code | max(jump - 1, 0)) + 1


def _no_states(why: str) -> DisputeError:
    path: Path = ("infeasibles",)
    return DisputeError([mistake("gmcr-shape", path, where=_where(path), why=why)])


def _ranking_mistakes(model: _Model, states: Sequence[int]) -> Iterator[Mistake]:
    last = len(states) if len(states) <= _longest(model) else None
    for i, side in enumerate(model.sides):
        path: Path = ("decisionMakers", i)
        if side.ranking is not None:
            for why in _misranked(side.ranking, len(states), last):
                yield mistake("gmcr-shape", path, where=f"{_where(path)}, ranking", why=why)


def _misranked(ranking: Iterable[Iterable[int]], known: int, last: int | None) -> Iterator[str]:
    """What is wrong with a ranking, given the first states and, where it is known, the last."""
    times = Counter(number for place in ranking for number in place)
    if twice := [number for number in times if times[number] > 1]:
        yield f"it names {_numbers(twice)} more than once"
    if missing := [number for number in range(1, known + 1) if number not in times]:
        yield f"it leaves out {_numbers(missing)}; every feasible state needs a place"
    if beyond := [number for number in times if number < 1 or (last and number > last)]:
        yield f"it names {_numbers(beyond)}; the feasible states are numbered 1 to {last or '...'}"


def _numbers(states: Sequence[int]) -> str:
    shown = ", ".join(str(number)[:20] for number in states[:8])
    word = "state" if len(states) == 1 else "states"
    return f"{word} {shown}, ..." if len(states) > 8 else f"{word} {shown}"


# ---------------------------------------------------------------- from the model to records


class _Build:
    """Builds the records of a model whose parts fit together."""

    def __init__(self, model: _Model, states: Sequence[int]) -> None:
        taken = set(RESERVED)
        self.model = model
        self.states = states
        self.sides = _ids((side.name for side in model.sides), "side", taken)
        self.options = _ids((name for name, _ in model.options), "option", taken)
        self.order = [self.options[option] for option in model.order]

    def dispute(self, title: str) -> Dispute:
        return Dispute(
            title=title,
            sides=tuple(map(self.side, self.sides, self.model.sides)),
            status_quo=self.state(1),
            rules=tuple(map(self.rule, self.model.infeasibles)),
            grounds=Grounds(assumes="; ".join(self.assumptions())),
        )

    def side(self, id: str, side: _Side) -> DecisionMaker:
        return DecisionMaker(
            id,
            name=side.name,
            options=tuple(map(self.option, side.options)),
            prefers=tuple(Preference(self.statement(each)) for each in side.prefers),
            ranking=tuple(tuple(map(self.state, place)) for place in side.ranking or ()),
        )

    def option(self, index: int) -> Option:
        name, moves = self.model.options[index]
        return Option(self.options[index], text=name, moves=moves)

    def rule(self, condition: Condition) -> Rule:
        return Rule(RuleForm.NEVER, (self.statement(condition),))

    def state(self, number: int) -> frozenset[str]:
        """The options selected in a state, by its number."""
        code = self.states[number - 1]
        return frozenset(id for place, id in enumerate(self.order) if code >> place & 1)

    def statement(self, condition: Condition) -> Statement:
        parts = [" and ".join(map(self.literal, part)) for part in condition]
        if len(parts) > 1:
            parts = [f"({part})" if " " in part.removeprefix("not ") else part for part in parts]
        return parse(" or ".join(parts))

    def literal(self, literal: tuple[int, bool]) -> str:
        index, yes = literal
        return self.options[index] if yes else f"not {self.options[index]}"

    def assumptions(self) -> Iterator[str]:
        which = "its first feasible state" if self.states[0] else "the state without any option"
        yield f"the .gmcr file names no status quo; {which} is taken"
        if self.model.coalitions:
            yield "the coalitions of the .gmcr file are left out; each side moves by itself"


def _ids(names: Iterable[str], fallback: str, taken: set[str]) -> list[str]:
    """An id for each name; one that is taken gets its index in the file."""
    ids = []
    for index, name in enumerate(names):
        id = _id(name, fallback)
        while id in taken:
            id = f"{id}_{index}"
        taken.add(id)
        ids.append(id)
    return ids


def _id(name: str, fallback: str) -> str:
    """A name as an id: “Cooperate with 2” gives ``cooperate_with_2``."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower())
    words = "".join(mark if f"_{mark}".isidentifier() else " " for mark in plain).split()
    id = "_".join(words)[:LONGEST_ID].strip("_")
    return id if id.isidentifier() else f"{fallback}_{id}".rstrip("_")
