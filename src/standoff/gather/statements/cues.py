"""The cues: which words hand on what somebody says or thinks. They stand in ``cues.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from standoff.gather.records import StatementKind


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that can hand on words or thoughts; what it ``takes`` is explained in the table.

    With ``known`` it does so only where the cast knows its subject, with a ``particle`` only
    where that goes with it.
    """

    kind: StatementKind
    takes: frozenset[str] = frozenset()
    known: bool = False
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Cues:
    """The table: cues by lemma, adjectives by word, and the words that help to read them."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    lists: Mapping[str, frozenset[str]]
    any: frozenset[str]

    def __contains__(self, lemma: str) -> bool:
        """Whether a word with this lemma can be a cue."""
        return lemma in self.any

    def has(self, name: str, lemma: str) -> bool:
        """Whether a word stands in one of the table's lists."""
        return lemma in self.lists[name]


@cache
def cues() -> Cues:
    """The table, read once in a process."""
    table = tomllib.loads((files(__package__) / "cues.toml").read_text(encoding="utf-8"))
    verbs, nouns, adjectives = (_cues(table[group]) for group in ("verb", "noun", "adjective"))
    lists = {name: frozenset(x.split()) for name, x in table.items() if isinstance(x, str)}
    every = lists["eyes"].union(_ACCORDING, verbs, nouns, adjectives)
    return Cues(verbs, nouns, adjectives, lists, every)


_ACCORDING = ("according", "accord")


def _cues(groups: Iterable[Mapping[str, Any]]) -> Mapping[str, Cue]:
    """Groups by word; one that stands in several takes what each says."""
    found: dict[str, Cue] = {}
    for group in groups:
        kind, takes = StatementKind(group["kind"]), frozenset(group.get("takes", ()))
        cue = Cue(kind, takes, group.get("who") == "known", group.get("particle", ""))
        for word in group["words"].split():
            found[word] = _joined(found[word], cue) if word in found else cue
    return found


def _joined(first: Cue, second: Cue) -> Cue:
    known = first.known and second.known
    return Cue(second.kind, first.takes | second.takes, known, second.particle)
