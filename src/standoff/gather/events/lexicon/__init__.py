"""The lexicon of events: readable tables of words, and how they are looked up.

What the keys of a table mean stands at its head.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

VERBS = ("attitudes.toml", "cooperation.toml", "conflict.toml")
"""Where a verb is in two groups, the first says what it makes of a class of objects."""
UTTER, WRONG = "utter", "wrong"
MARKS = "@!"
"""What stands before a class of subjects."""
_NOT_CLASSES = ("verbs", "kind")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb is with some class of objects: a type, and where the target stands.

    ``both`` joins all parties where none of them is the target of the others.
    """

    type: str
    slots: tuple[str, ...]
    both: bool
    rule: str


@dataclass(slots=True)
class Verb:
    """Frames by class of object, by "@class" or "!class" of subject, "actor" and "alone".

    ``marks`` says which of the two there are.
    """

    kind: str = ""
    rule: str = ""
    utters: bool = False
    wrong: bool = False
    marks: str = ""
    frames: dict[str, Frame] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that is an act by itself, and where its parties stand."""

    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    both: bool
    rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's types: its Goldstein score; verbal or material, conflict or cooperation."""

    name: str
    score: float
    quad: str

    @property
    def conflict(self) -> bool:
        return self.quad.endswith("conflict")

    @property
    def material(self) -> bool:
        return self.quad.startswith("material")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the tables say, by lemma.

    ``classes`` are those of a noun in order. A phrase is looked up by its words with a blank
    between them.
    """

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, Noun]
    classes: Mapping[str, tuple[str, ...]]
    types: Mapping[str, EventType]


@cache
def lexicon() -> Lexicon:
    """The tables, read once in a process."""
    slots = {name: tuple(words.split()) for name, words in _table("slots.toml").items()}
    verbs: dict[str, Verb] = {}
    for name in VERBS:
        for rule, group in _table(name).items():
            _add(verbs, rule, group, slots)
    for lemma in [lemma for lemma in verbs if lemma.endswith("e")]:
        verbs.setdefault(lemma[:-1], verbs[lemma])  # "staged" has the lemma "stag" for spaCy
    types = {name: EventType(name, **row) for name, row in _table("types.toml").items()}
    return Lexicon(verbs, _nouns(), _classes(), types)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(name).read_text("utf-8"))


def _add(
    verbs: dict[str, Verb],
    rule: str,
    group: Mapping[str, str],
    slots: Mapping[str, tuple[str, ...]],
) -> None:
    frames = {
        key: _frame(words, slots, f"{rule}/{key}")
        for key, words in group.items()
        if key not in _NOT_CLASSES
    }
    for lemma in phrases(group["verbs"]):
        verbs.setdefault(lemma.split()[0], Verb())
        verb = verbs.setdefault(lemma, Verb())
        if group.get("kind") == UTTER:
            verb.utters = True
        elif group.get("kind") == WRONG:
            verb.wrong = True
        elif not verb.kind:
            verb.kind, verb.rule = group.get("kind", ""), rule
        for key, frame in frames.items():
            verb.frames.setdefault(key, frame)
            if key[0] in MARKS and key[0] not in verb.marks:
                verb.marks += key[0]


def _frame(words: str, slots: Mapping[str, tuple[str, ...]], rule: str) -> Frame:
    type_, name, *more = words.split()
    return Frame(type_, slots[name], more == ["both"], rule)


def phrases(words: str) -> Iterator[str]:
    """Words as the tables list them; what is in quotation marks is one."""
    for number, part in enumerate(words.split('"')):
        if number % 2:
            yield part
        else:
            yield from part.split()


def _nouns() -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for rule, row in _table("nominal.toml").items():
        noun = Noun(
            row["type"],
            tuple(row["source"].split()),
            tuple(row["target"].split()),
            row.get("both", False),
            rule,
            row.get("kind", ""),
        )
        for word in row["nouns"].split():
            nouns.setdefault(_spoken(word), noun)
    return nouns


def _classes() -> dict[str, tuple[str, ...]]:
    classes: dict[str, list[str]] = {}
    for name, words in _table("nouns.toml").items():
        for word in words.split():
            classes.setdefault(_spoken(word), []).append(name)
            if "-" in word:
                classes.setdefault(word, []).append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in classes.items()}


def _spoken(word: str) -> str:
    return word.replace("-", " ").replace("+", " ")
