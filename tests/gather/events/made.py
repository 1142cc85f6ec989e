"""Sentences parsed by the model, with a cast that knows some names and nothing else.

Who a name is belongs to the cast's own tests; here it is only what the names say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from standoff.gather import model
from standoff.gather.events.events import coded
from standoff.gather.events.parties import Cast
from standoff.gather.faults import Faults
from standoff.gather.parse import Parse
from standoff.gather.records import (
    Actor,
    Document,
    Event,
    Mention,
    MentionKind,
    Section,
    SectionKind,
    Statement,
)

NAMES = {
    "USA": "US U.S. American Americans Washington States",
    "GBR": "Britain British",
    "FRA": "France French",
    "DEU": "Germany German Germans",
    "RUS": "Russia Russian Moscow",
    "CHN": "China Chinese Beijing",
    "JPN": "Japan Japanese",
    "IND": "India Indian",
    "PAK": "Pakistan Pakistani Islamabad",
    "BGD": "Bangladesh",
    "IRN": "Iran Iranian Tehran",
    "IRQ": "Iraq Iraqi Iraqis",
    "ISR": "Israel Israeli",
    "PSE": "Palestinian Palestinians Gaza",
    "LBN": "Lebanon Lebanese",
    "SYR": "Syria Syrian",
    "JOR": "Jordan Jordanian",
    "EGY": "Egypt Egyptian",
    "ETH": "Ethiopia Ethiopian",
    "ERI": "Eritrea",
    "KEN": "Kenya Kenyan",
    "SOM": "Somalia",
    "SDN": "Sudan Sudanese",
    "NGA": "Nigeria Nigerian Nigerians",
    "MLI": "Mali Malian",
    "SEN": "Senegal Senegalese",
    "ZAF": "Africa",
    "TUR": "Turkey Turkish",
    "GRC": "Greece Greek",
    "CYP": "Cyprus",
    "SWE": "Sweden",
    "NOR": "Norway Norwegian",
    "DNK": "Denmark",
    "POL": "Poland Polish",
    "BLR": "Belarus Belarusian",
    "LTU": "Lithuania",
    "UKR": "Ukraine Ukrainian",
    "SRB": "Serbia Serbian",
    "ITA": "Italy Italian",
    "LBY": "Libya Libyan",
    "ESP": "Spain",
    "PER": "Peru Peruvian",
    "CHL": "Chile Chilean",
    "COL": "Colombia Colombian",
    "VEN": "Venezuela Venezuelan",
    "BRA": "Brazil Brazilian",
    "MEX": "Mexico",
    "CUB": "Cuba",
    "CAN": "Canada Canadian",
    "AUS": "Australia Australian",
    "IDN": "Indonesia Indonesian",
    "FJI": "Fiji",
    "PHL": "Philippines",
    "VNM": "Vietnam Vietnamese",
    "LAO": "Laos",
    "THA": "Thailand Thai",
    "MMR": "Myanmar Burmese",
    "LKA": "Lanka",
    "KOR": "Seoul",
    "PRK": "Pyongyang",
    "TWN": "Taiwan",
    "UGA": "Uganda",
    "TUN": "Tunisia",
    "MAR": "Morocco",
    "HTI": "Haiti",
    "IGO": "NATO U.N. UN",
}
"""Words by the code they stand for."""
CODES = {word: code for code, words in NAMES.items() for word in words.split()}
PRONOUNS = {"it", "they", "he", "she"}
PARTS = {"amod", "compound", "poss", "nmod"}


class Named:
    """A cast of the names above; a pronoun is the first name of its document."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._mentions = {
            number: self._mention(number, CODES[word])
            for number, word in enumerate(parse.word)
            if word in CODES
        }
        first = next(iter(self._mentions.values()), None)
        if first:
            for number, lemma in enumerate(parse.lemma):
                if lemma in PRONOUNS:
                    self._mentions[number] = self._mention(number, first.actor)

    def _mention(self, word: int, code: str) -> Mention:
        start, end = self._parse.span(word, word + 1)
        return Mention(code, start, end, MentionKind.NAME, "name")

    @property
    def actors(self) -> tuple[Actor, ...]:
        codes = dict.fromkeys(mention.actor for mention in self._mentions.values())
        return tuple(map(self._actor, codes))

    def _actor(self, code: str) -> Actor:
        mine = tuple(each for each in self._mentions.values() if each.actor == code)
        return Actor(code, code, code, "", mine)

    def at(self, word: int) -> Mention | None:
        return self._mentions.get(word)

    def named_by(self, word: int) -> tuple[Mention, ...]:
        found = dict.fromkeys(self._own(word))
        for below in self._parse.children[word]:
            if self._parse.dep[below] == "conj" and self._parse.pos[below] in {"NOUN", "PROPN"}:
                found.update(dict.fromkeys(self.named_by(below)))
        return tuple(found)

    def _own(self, word: int) -> list[Mention]:
        if word in self._mentions:
            return [self._mentions[word]]
        if self._parse.pos[word] not in {"NOUN", "PROPN"}:
            return []
        parts = [b for b in self._parse.children[word] if self._parse.dep[b] in PARTS]
        more = [c for b in parts for c in self._parse.children[b] if self._parse.dep[c] == "conj"]
        return [self._mentions[each] for each in parts + more if each in self._mentions]

    def actor(self, mention: Mention) -> Actor:
        return self._actor(mention.actor)


@cache
def parsed(text: str, name: str = model.DEFAULT) -> Parse:
    """A text that is all body, parsed by the model."""
    whole = Section(SectionKind.BODY, 0, len(text))
    return model.load(name).parse(Document("a text", text, (whole,), "", "text/plain"))


def events(text: str, statements: Sequence[Statement] = ()) -> tuple[Event, ...]:
    """What is coded of a text."""
    parse = parsed(text)
    return coded_without_fault(parse, Named(parse), tuple(statements))


def coded_without_fault(
    parse: Parse, cast: Cast, statements: tuple[Statement, ...] = ()
) -> tuple[Event, ...]:
    """The events of a parse; a fault of ours is a failure here."""
    faults = Faults()
    found, _ = coded(parse, cast, statements, faults)
    assert not faults.found
    return found


def told(text: str, statements: Sequence[Statement] = ()) -> list[str]:
    """The same in short: "TYPE SOURCE > TARGET", with "<>" for both parties of one."""
    cast = Named(parsed(text))
    codes = {(m.start, m.end): actor.code for actor in cast.actors for m in actor.mentions}

    def shown(event: Event) -> str:
        source = "+".join(sorted({codes[span] for span in event.source}))
        target = "+".join(sorted({codes[span] for span in event.target}))
        arrow = "<>" if event.reciprocal else ">"
        return " ".join(f"{event.type} {source} {arrow} {target}".split())

    return [shown(event) for event in events(text, statements)]
