"""The actor file: who is known by name, ours and what users add to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from standoff.gather.cast.entries import Entry
from standoff.gather.cast.gazetteer import Gazetteer, Sense, agents, gazetteer
from standoff.gather.cast.tables import entries

OURS = (
    "countries.csv", "organisations.csv", "places.csv", "groups.csv", "people.csv", "agents.csv",
)  # fmt: skip


@dataclass(frozen=True)
class ActorFile:
    """Everything known of actors before a document is opened.

    ``names`` holds proper names, as they are written; ``agents`` generic actors in small
    letters; ``countries`` the name of each code; ``kinds`` what else each may be called,
    nouns in small letters, adjectives with a capital; ``twins`` what a name means in a
    document that also names one of its cues. ``sha256`` is of the files it was made from.
    """

    names: Gazetteer = field(repr=False)
    agents: Gazetteer = field(repr=False)
    countries: Mapping[str, str] = field(repr=False)
    kinds: Mapping[str, frozenset[str]] = field(repr=False)
    twins: Mapping[str, Sense] = field(repr=False)
    given: frozenset[str] = field(repr=False)
    sha256: str


@cache
def ours() -> ActorFile:
    """The actors that come with Standoff, read once in a process."""
    return _made(_rows(), (), _digest(_contents()))


def load(more: Sequence[tuple[str, bytes]] = ()) -> ActorFile:
    """Our actors and those of users' files, given by name and content.

    A user's entry takes the place of ours with that name, and a user's name that of ours; of
    two users' files the later one counts.

    Raises:
        RequestError: for the first mistake in them.
    """
    if not more:
        return ours()
    codes = set(ours().countries)
    read: list[list[Entry]] = []
    for name, content in more:
        read.append([])
        for each in entries(name, content, codes):
            read[-1].append(each)
            codes.update([each.code] if each.kind == "country" else [])
    theirs = [each for file in reversed(read) for each in file]
    return _made(_rows(), theirs, _digest([*_contents(), *more]))


def sense_on(senses: Sequence[Sense], day: str) -> tuple[Sense, bool]:
    """What a name means on an ISO date, and whether that holds then.

    On no date it is what the file has first. On a date for which the file has nothing it is
    what holds at the time nearest to it.
    """
    if len(senses) == 1 and not senses[0].entry.since and not senses[0].entry.until:
        return senses[0], True
    for sense in senses:
        if sense.entry.holds(day):
            return sense, True
    return min(senses, key=lambda each: _apart(each.entry, day)), False


def _apart(each: Entry, day: str) -> int:
    """Days, roughly, between an entry's time and a date."""
    since, until = each.since or each.until, each.until or each.since
    return min(abs(_days(since) - _days(day)), abs(_days(until) - _days(day)))


def _days(day: str) -> int:
    year, month, number = map(int, day.split("-"))
    return 365 * year + 30 * month + number


def _made(known: Sequence[Entry], theirs: Sequence[Entry], sha256: str) -> ActorFile:
    names = _merged(gazetteer(known), gazetteer(theirs)) if theirs else gazetteer(known)
    generic = agents([*theirs, *known])
    every = [*theirs, *known]
    twins = {e.name: Sense(e, "name") for e in every if e.kind == "twin"}
    given = frozenset(n for e in every if e.kind == "given" for n in (e.name, *e.also))
    countries = [each for each in (*known, *theirs) if each.kind == "country"]
    called = {each.code: each.name for each in countries}
    kinds = {e.code: frozenset(e.kinds) for e in countries if e.kinds}
    return ActorFile(names, generic, called, kinds, twins, given, sha256)


def _merged(known: Gazetteer, theirs: Gazetteer) -> Gazetteer:
    """Users' names over ours; a name of ours whose entry they wrote anew means theirs."""
    new: dict[str, tuple[Sense, ...]] = {}
    for senses in theirs.forms.values():
        new.setdefault(senses[0].entry.name, senses)
    forms = {form: _renewed(form, senses, new) for form, senses in known.forms.items()} | dict(
        theirs.forms
    )
    return Gazetteer(forms)


def _renewed(
    form: str, senses: tuple[Sense, ...], new: Mapping[str, tuple[Sense, ...]]
) -> tuple[Sense, ...]:
    found = new.get(senses[0].entry.name)
    if found is None or form == senses[0].entry.name:
        return found or senses
    return tuple(Sense(each.entry, senses[0].role) for each in found)


def _rows() -> list[Entry]:
    return [each for name, content in _contents() for each in entries(name, content)]


@cache
def _contents() -> tuple[tuple[str, bytes], ...]:
    folder = files(__package__)
    return tuple((name, folder.joinpath(name).read_bytes()) for name in OURS)


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """A sha256 of contents in order, whatever the files are called."""
    whole = hashlib.sha256()
    for _, content in parts:
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()
