"""Who somebody is: a name with a code and a sector, and one id for all mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from standoff.gather.cast.actor_file import ActorFile, sense_on
from standoff.gather.cast.entries import INTERNATIONAL, SECTORS, Entry
from standoff.gather.cast.gazetteer import Sense

_NOT_IN_ID = re.compile(r"[\W_]+")
FIGHTING = ("MIL", "REB", "UAF")
RIVALS = ("REB", "OPP")
OFF_DUTY = "ELI"
"""The sector of somebody whom the file knows in office, at another time."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, before anything is known of where else he is mentioned.

    ``kind`` is that of the entry, "sector" for a part of a country or an organisation,
    "agent" for somebody generic, "person" or "organisation" for a name nobody knows.
    """

    id: str
    name: str
    code: str
    sector: str
    kind: str


def slug(name: str) -> str:
    """A name as an id: small letters and digits with hyphens between."""
    return _NOT_IN_ID.sub("-", name.casefold()).strip("-") or "actor"


class Register:
    """Everybody a document mentions, by id."""

    def __init__(self, actors: ActorFile, date: str) -> None:
        self._countries = actors.countries
        self._date = date
        self._known: dict[tuple[Sense, ...], Who] = {}
        self._parts: dict[tuple[str, str], Who] = {}
        self.all: dict[str, Who] = {}

    def known(self, senses: tuple[Sense, ...], code: str = "") -> Who:
        """Whom a name of the actor file means on the document's date.

        Of several it is, if there is one, the one of the country that the document says.
        """
        if code and len(senses) > 1:
            senses = tuple(each for each in senses if each.entry.code == code) or senses
        found = self._known.get(senses)
        if found is None:
            sense, holds = sense_on(senses, self._date)
            found = self._known[senses] = self._of(sense, holds)
        return found

    def _of(self, sense: Sense, holds: bool) -> Who:
        entry = sense.entry
        if sense.role == "seat" or entry.kind == "seat":
            sector = entry.sector or "GOV"
            return self.part(self.country(entry.code), sector)
        if entry.kind in ("country", "place", "twin") and entry.code:
            return self.country(entry.code)
        if entry.kind == "person" and not holds:
            entry = replace(entry, sector=OFF_DUTY)
        return self._entry(entry)

    def _entry(self, entry: Entry) -> Who:
        return self.add(Who(slug(entry.name), entry.name, entry.code, entry.sector, entry.kind))

    def country(self, code: str) -> Who:
        """A country as a whole."""
        name = self._countries.get(code, code)
        return self.add(Who(slug(name), name, code, "", "country"))

    def part(self, whole: Who, sector: str) -> Who:
        """A sector of a country or an organisation: "Pakistan: military"."""
        found = self._parts.get((whole.id, sector))
        if found is None:
            words = SECTORS.get(sector[:3], sector)
            id = f"{whole.id}-{slug(sector)}"
            found = self.add(Who(id, f"{whole.name}: {words}", whole.code, sector, "sector"))
            self._parts[whole.id, sector] = found
        return found

    def somebody(self, name: str, code: str, sector: str, kind: str) -> Who:
        """Somebody the file does not know by name."""
        return self.add(Who(slug(name), name, code, sector, kind))

    def add(self, who: Who) -> Who:
        """Somebody as registered: what was not known of him before is filled in."""
        known = self.all.setdefault(who.id, who)
        if known.sector != who.sector and who.kind == known.kind == "agent":
            return self.add(replace(who, id=f"{who.id}-{slug(who.sector)}"))
        if known is not who and who.kind == known.kind == "person":
            known = self.fill(known.id, who.code, who.sector)
        return known

    def fill(self, id: str, code: str, sector: str) -> Who:
        """Adds what was not known of somebody: his code, his sector."""
        known = self.all[id]
        if (code and not known.code) or (sector and not known.sector):
            clash = bool(code and known.code and code != known.code)
            filled = (
                known
                if clash
                else replace(known, code=known.code or code, sector=known.sector or sector)
            )
            self.all[id] = filled
            return filled
        return known

    def retire(self, id: str) -> Who:
        """Somebody whom the document calls a former holder of an office."""
        self.all[id] = replace(self.all[id], sector=OFF_DUTY)
        return self.all[id]

    # ------------------------------------------------------------ generic actors

    def generic(self, agent: Entry, words: str, origin: Who | None, former: bool = False) -> Who:
        """Whom a generic actor stands for, where something says where he is from."""
        sector = OFF_DUTY if former and agent.being == "person" else _sector(agent, origin)
        if origin is not None and agent.yields and origin.kind in ("organisation", "group"):
            return origin
        if origin is None or not origin.code:
            name = agent.name if agent.being == "title" else words
            return self.somebody(name, "", sector, "agent")
        if origin.kind in ("organisation", "group"):
            return self._member(agent, sector, origin)
        if origin.code in INTERNATIONAL or not sector:
            return self._abroad(words, sector, origin)
        return self.part(self.country(origin.code), sector)

    def _abroad(self, words: str, sector: str, origin: Who) -> Who:
        if sector and sector == origin.sector:
            return origin
        id = f"{origin.id}-{slug(sector or words)}"
        name = f"{origin.name}: {SECTORS.get(sector[:3], words)}"
        return self.add(Who(id, name, origin.code, sector, "sector"))

    def _member(self, agent: Entry, sector: str, origin: Who) -> Who:
        """Officials of an organisation, fighters of a group: it acts through them."""
        if origin.kind == "group":
            own = agent.yields or agent.sector in FIGHTING or agent.sector == origin.sector
        else:
            own = agent.yields or agent.sector in ("GOV", "LAB", "", origin.sector)
        own = own or (agent.being == "body" and agent.sector in ("PTY", "OPP", "NGO", "SOC", "LAB"))
        if own:
            return origin
        if origin.kind == "group" and origin.code in self._countries:
            return self.part(self.country(origin.code), sector)
        return self.part(origin, sector)


def is_rivals(agent: Entry, who: Who) -> bool:
    """Whether an office that governments have is of those against one: rebels' negotiators."""
    office = agent.being == "person" and agent.sector == "GOV"
    return office and who.sector in RIVALS and who.kind in ("agent", "sector")


def _sector(agent: Entry, origin: Who | None) -> str:
    if origin is None or not origin.sector or origin.kind == "country":
        return agent.sector
    if agent.yields:
        return origin.sector
    theirs = agent.sector in FIGHTING or is_rivals(agent, origin)
    if theirs and origin.sector in RIVALS:
        return origin.sector
    return agent.sector
