"""The English that the rules know: what stands in ``words.toml``, and the forms of its verbs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"
_DOUBLED = "bdgklmnprt"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: its lemma, its tags, and whether it is as often a noun."""

    lemma: str
    tags: tuple[str, ...]
    noun: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words, and words by part of speech."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    times: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    closed: Mapping[str, str]
    verbs: Mapping[str, Form]
    singular: Mapping[str, str]
    same: frozenset[str]


@cache
def words() -> Words:
    """The lists, read once in a process."""
    table = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(x.split()) for name, x in table.items() if isinstance(x, str)}
    closed = {word: tag for tag, text in table["closed"].items() for word in text.split()}
    return Words(
        titles=lists["titles"],
        abbreviations=lists["titles"] | lists["abbreviations"],
        starters=lists["starters"],
        times=lists["times"],
        lists=lists,
        closed=closed,
        verbs=_forms(lists["verbs"], lists["both"], _rows(table["irregular"])),
        singular={plural: one for one, plural in _rows(table["plurals"])},
        same=lists["same"],
    )


def _rows(text: str) -> list[list[str]]:
    return [row.split() for line in text.split("\n") for row in line.split("|") if row.strip()]


def _forms(
    verbs: frozenset[str], both: frozenset[str], irregular: list[list[str]]
) -> Mapping[str, Form]:
    """Every form of every verb; a form of two verbs is of the one that is no noun."""
    parts = {lemma: (past, participle) for lemma, past, participle in irregular}
    found: dict[str, Form] = {}
    for lemma in sorted(verbs | both | parts.keys(), key=lambda each: (each in both, each)):
        noun = lemma in both
        past, participle = parts.get(lemma, (_with_ed(lemma), _with_ed(lemma)))
        for form, tags in _inflected(lemma, past, participle).items():
            found.setdefault(
                form, Form(lemma, tuple(tags), noun and form in (lemma, _with_s(lemma)))
            )
    return found


def _inflected(lemma: str, past: str, participle: str) -> Mapping[str, list[str]]:
    forms: dict[str, list[str]] = {}
    tags = ("VB", "VBP", "VBZ", "VBG", "VBD", "VBN")
    shapes = (lemma, lemma, _with_s(lemma), _with_ing(lemma), past, participle)
    for tag, form in zip(tags, shapes, strict=True):
        forms.setdefault(form, []).append(tag)
    return forms


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


_STRESSED = ("mit", "fer", "pel", "cur", "trol", "gin", "deter", "rebel")
_UNSTRESSED = frozenset(("limit", "offer", "suffer", "differ", "vomit"))


def _doubled(lemma: str) -> str:
    """A verb before -ed and -ing: stop, stopp-."""
    if lemma[-1:] not in _DOUBLED or lemma[-2:-1] not in _VOWELS or lemma[-3:-2] in _VOWELS:
        return lemma
    short = len(lemma) > 2 and sum(letter in _VOWELS for letter in lemma) == 1
    stressed = lemma.endswith(_STRESSED) and lemma not in _UNSTRESSED
    return lemma + lemma[-1] if short or stressed else lemma
