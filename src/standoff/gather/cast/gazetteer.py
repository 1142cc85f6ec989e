"""A gazetteer: which names mean whom, found in a text longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.gather.cast.entries import Entry

KEY = re.compile(r"\w+")


def key(word: str) -> str:
    """What a word is looked up by: the letters it begins with."""
    if word.isalnum():
        return word
    found = KEY.match(word)
    return found[0] if found else word[:1]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name can mean: an entry, and as what it stands for it.

    ``role`` is "name", "people" (adjectives, members), "seat" (of its government), or of an
    agent "one" or "many".
    """

    entry: Entry
    role: str


@dataclass(frozen=True)
class Gazetteer:
    """Senses by name, and the lengths of the names that begin with a word, longest first."""

    forms: Mapping[str, tuple[Sense, ...]]

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, set[int]] = {}
        for form in self.forms:
            first = form if form.isalnum() else key(form)
            known = found.get(first)
            if known is None:
                found[first] = {len(form)}
            else:
                known.add(len(form))
        return {
            first: tuple(sorted(each, reverse=True)) if len(each) > 1 else tuple(each)
            for first, each in found.items()
        }

    @cached_property
    def capitals(self) -> Gazetteer:
        """The same names as headlines in capitals write them, unless these mean something else."""
        found: dict[str, tuple[Sense, ...]] = {}
        for form, senses in self.forms.items():
            upper = form.upper()
            if upper not in self.forms:
                found.setdefault(upper, senses)
        return Gazetteer(found)

    def at(self, flat: str, start: int, first: str) -> Iterator[tuple[int, tuple[Sense, ...]]]:
        """The names that begin at a character of a text, longest first: their end and senses."""
        for length in self.lengths.get(first, ()):
            senses = self.forms.get(flat[start : start + length])
            if senses is not None:
                yield start + length, senses


def gazetteer(entries: Iterable[Entry]) -> Gazetteer:
    """A gazetteer of all names of some entries but the agents."""
    return Gazetteer(_joined(_named(entries)))


def agents(entries: Iterable[Entry]) -> Gazetteer:
    """A gazetteer of generic actors, in small letters."""
    forms: dict[str, list[Sense]] = {}
    for each in entries:
        if each.kind == "agent":
            one, many = Sense(each, "one"), Sense(each, "many")
            for form in (each.name, *each.also):
                forms.setdefault(form.lower(), []).append(one)
            for form in each.plural:
                forms.setdefault(form.lower(), []).append(many)
    return Gazetteer({form: tuple(senses[:1]) for form, senses in forms.items()})


def _named(entries: Iterable[Entry]) -> Iterator[tuple[str, Sense]]:
    for each in entries:
        if each.kind in ("agent", "twin"):
            continue
        name = Sense(each, "name")
        yield each.name, name
        for form in each.also:
            yield form, name
        if each.people:
            people = Sense(each, "people")
            for form in each.people:
                yield form, people
        if each.seats:
            seat = Sense(each, "seat")
            for form in each.seats:
                yield form, seat


def _joined(named: Iterable[tuple[str, Sense]]) -> dict[str, tuple[Sense, ...]]:
    forms: dict[str, tuple[Sense, ...]] = {}
    for form, sense in named:
        known = forms.get(form)
        forms[form] = (sense,) if known is None else (*known, sense)
    return forms
