"""Collecting what a dossier's documents say of some sides, one document after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from standoff.errors import RequestError
from standoff.gather.draft import page as reading
from standoff.gather.draft.beside import beside
from standoff.gather.draft.deeds import Deed, deeds
from standoff.gather.draft.names import Names
from standoff.gather.draft.page import Page
from standoff.gather.draft.remarks import Condition, Expected, Remark, Slight, remarks
from standoff.gather.records import Actor, Gathered, MentionKind
from standoff.model.dispute import Source


@dataclass(slots=True)
class Collected:
    """What the documents say of the sides, by the sides' numbers."""

    wanted: tuple[str, ...]
    named: list[Counter[tuple[bool, str]]]
    """How often each name stands for a side, those of the whole state apart."""
    called: list[set[str]]
    """What each side is called, in small letters: codes, ids and names."""
    places: list[str]
    """Where each side is mentioned first."""
    sources: dict[str, Source] = field(default_factory=dict)
    models: dict[str, None] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    views: list[Remark] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    slights: list[Slight] = field(default_factory=list)
    ids: Names = field(default_factory=Names)

    def add(self, gathered: Gathered) -> None:
        """Read one more document."""
        document, sides = gathered.document, len(self.wanted)
        id = self.ids.of(PurePath(document.name).stem, "document")
        cite = ", ".join(filter(None, (document.title or document.name, document.date)))
        length = len(document.text)
        self.sources[id] = Source(id, cite, length=length, sha256=document.sha256)
        self.models[gathered.model] = None
        page = reading.page(gathered, id, self.wanted)
        self._mentioned(gathered, page)
        told = [*deeds(gathered, page, sides), *beside(gathered, page, sides)]
        said = remarks(gathered, page)
        self.deeds += told
        self.conditions += said.conditions
        self.views += said.views
        self.slights += said.slights
        self.expected += said.expected if told or said.conditions else ()

    def _mentioned(self, gathered: Gathered, page: Page) -> None:
        for actor in gathered.actors:
            side = reading.side_of(actor, self.wanted)
            if side is not None and actor.mentions:
                self.named[side][not actor.sector, actor.name] += len(actor.mentions)
                self.called[side] |= set(_called(actor, page))
                if not self.places[side]:
                    first = min(mention.start for mention in actor.mentions)
                    self.places[side] = page.cited(page.sentence(first))

    def name(self, side: int) -> str:
        """The name of a side: that of the state as a whole, else the one used most."""
        named = self.named[side]
        (_, name), _ = max(named.items(), key=lambda each: (each[0][0], each[1], each[0][1]))
        return name


def collected(documents: Iterable[Gathered], sides: Sequence[str]) -> Collected:
    """What documents say of sides that are named by code or by the id of an actor.

    Raises:
        RequestError: for sides that cannot be those of a dispute, or are nowhere mentioned.
    """
    wanted = reading.asked_for(sides)
    found = Collected(
        wanted, [Counter() for _ in wanted], [set() for _ in wanted], [""] * len(wanted)
    )
    mentioned: Counter[str] = Counter()
    for gathered in documents:
        found.add(gathered)
        mentioned.update(_codes(gathered))
    for name, named in zip(wanted, found.named, strict=True):
        if not named:
            most = ", ".join(code for code, _ in mentioned.most_common(8))
            hint = f"mentioned most: {most}" if most else "nobody is mentioned at all"
            raise RequestError(f"no document mentions “{name}”", hint)
    return found


def _called(actor: Actor, page: Page) -> Iterator[str]:
    """What an actor is called by its id, its code where it is the whole state, and by name."""
    yield actor.id.casefold()
    if not actor.sector:
        yield actor.code.casefold()
    yield actor.name.casefold()
    for mention in actor.mentions:
        if mention.kind is MentionKind.NAME:
            yield " ".join(page.text[mention.start : mention.end].split()).casefold()


def _codes(gathered: Gathered) -> Iterator[str]:
    for actor in gathered.actors:
        yield from [actor.code or actor.id] * len(actor.mentions)
