"""Names: where a document has one that the actor file knows, or that a model takes for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.gather.cast.actor_file import ActorFile
from standoff.gather.cast.gazetteer import Sense, key
from standoff.gather.cast.words import INSIDE, NOT_PEOPLE
from standoff.gather.parse import Entity, Parse

STRAIGHT = str.maketrans("‘’‛", "'''")
LONGEST = 15
"""Words of an organisation's name."""
LABEL = 8
"""Words of who speaks in a transcript, before the colon."""
OFFICES = frozenset({"GOV", "LEG", "JUD"})
"""Sectors whose offices stand as titles in a transcript."""
TAKING_PART = ("nsubj", "nsubjpass", "dobj", "poss", "conj")
ACTING = ("nsubj", "dobj")
"""How a name depends on a verb that may be somebody's without more signs."""
SHORT = 3
"""Names of so few letters mean the same in capitals only if they are written in capitals."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``first`` to ``last`` (excluded) that stand for somebody.

    ``kind`` is "known" (a name in the actor file, by its ``senses``), "agent" (a generic
    actor), "person" or "organisation" (a name nobody knows).
    """

    first: int
    last: int
    kind: str
    senses: tuple[Sense, ...] = ()


@dataclass(frozen=True, slots=True)
class Flat:
    """The words of a parse in one line: where there is white space in the text, one blank."""

    text: str
    starts: list[int]
    word_ending: Mapping[int, int]


def flat(parse: Parse) -> Flat:
    """The words in one line, apostrophes straight."""
    parts: list[str] = []
    starts: list[int] = []
    ending: dict[int, int] = {}
    at = before = 0
    for number, word in enumerate(parse.word):
        if parse.start[number] > before:
            parts.append(" ")
            at += 1
        before = parse.end[number]
        parts.append(word)
        starts.append(at)
        at += len(word)
        ending[at] = number
    return Flat("".join(parts).translate(STRAIGHT), starts, ending)


class Names:
    """Finds names in a parse, word by word."""

    def __init__(self, parse: Parse, actors: ActorFile) -> None:
        self.parse = parse
        self.actors = actors
        self.flat = flat(parse)
        self.small = self.flat.text.lower()
        if len(self.small) != len(self.flat.text):  # a letter like İ is two in small letters
            self.small = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.flat.text)
        self._things = {
            word
            for each in parse.entities
            if each.label in ("ORG", "FAC", "LOC", "EVENT", "PRODUCT")
            for word in range(each.first, each.last)
        }
        self._twins = self._read_as_twins()
        words = parse.word
        self._behind = {words[at] for at in range(1, len(words)) if words[at - 1].istitle()}
        """Words that stand behind another with a capital, as a surname does."""
        self.around: list[tuple[int, int]] = []
        """Names of organisations, by a model, with other names inside."""

    def pieces(self) -> dict[int, Piece]:
        """Every name by its first word; names do not overlap."""
        found: dict[int, Piece] = {}
        covered: dict[int, int] = {}
        words, lengths = self.parse.word, self.actors.names.lengths
        for sentence in self.parse.sentences:
            at = sentence.first
            while at < sentence.last:
                word = words[at]
                first = word if word.isalnum() else key(word)
                begins = first in lengths or first.isupper()
                piece = self._known(at, first, sentence.last) if begins else None
                if piece is None:
                    at += 1
                    continue
                found[at] = piece
                covered.update((each, at) for each in range(piece.first, piece.last))
                at = piece.last
        self._add_labels(found, covered)
        self._add_entities(found, covered)
        return found

    # ------------------------------------------------------------ who speaks in a transcript

    def _add_labels(self, found: dict[int, Piece], covered: dict[int, int]) -> None:
        """Names in capitals before a colon: "MR PRICE: ...", "JAKE TAPPER, CNN HOST: ..."."""
        before = -1
        for sentence in self.parse.sentences:
            if sentence.paragraph != before:
                label = self._label(sentence.first)
                if label is not None and not any(at in covered for at in range(*label)):
                    found[label[0]] = Piece(*label, "person")
                    covered.update((at, label[0]) for at in range(*label))
            before = sentence.paragraph

    def _label(self, first: int) -> tuple[int, int] | None:
        """The name in the label that a paragraph begins with, whatever sentences it is cut into."""
        words = self.parse.word[first : first + LABEL]
        if not words[0].isupper() or ":" not in words:
            return None
        whole = words[: words.index(":")]
        if not all(word.isupper() or not word.isalnum() for word in whole):
            return None
        end = first + min((n for n, word in enumerate(whole) if word in ",("), default=len(whole))
        if set(self.parse.tag[first:end]) - INSIDE - {"."} or self._title(first, end):
            return None
        titles = (at for at in range(end - 1, first, -1) if self._title(first, at))
        name = next(titles, first if end < first + len(whole) else end)
        name += name < end and not words[name - first][0].isalnum()
        return (name, end) if name < end else None

    def _title(self, first: int, last: int) -> bool:
        """Whether words are a title or somebody's office."""
        senses = self.actors.agents.forms.get(" ".join(self.parse.word[first:last]).lower())
        if not senses or senses[0].role != "one":
            return False
        entry = senses[0].entry
        return entry.being == "title" or (entry.being == "person" and entry.sector in OFFICES)

    # ------------------------------------------------------------ names of the file

    def _known(self, at: int, first: str, last: int) -> Piece | None:
        names = self.actors.names
        if first not in names.lengths:
            names = names.capitals
        short = names is not self.actors.names and len(first) <= SHORT
        start = self.flat.starts[at]
        for end, senses in names.at(self.flat.text, start, first):
            final = self.flat.word_ending.get(end)
            if final is None or final >= last or (short and final == at):
                continue
            if self._fits(at, final + 1):
                return Piece(at, final + 1, "known", self._meant(senses))
        return None

    def _meant(self, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
        twin = self._twins.get(senses[0].entry.name)
        return (twin,) if twin is not None and senses[0].role == "name" else senses

    def _fits(self, first: int, last: int) -> bool:
        """Whether the words are the name: no ordinary word, nobody's first or last name."""
        parse = self.parse
        if last - first > 1:
            return True
        word = parse.word[first]
        if word.isupper() and 1 < len(word) <= SHORT:
            return not self._shouted(first)
        if parse.pos[first] in ("VERB", "AUX", "ADP", "DET", "ADV", "PRON"):
            return len(word) > SHORT and word.isupper()
        return word not in self.actors.given or not self._persons(first)

    def _shouted(self, at: int) -> bool:
        """Whether words around are in capitals, so that US may be "us"."""
        word = self.parse.word
        before = word[at - 1] if at else ""
        behind = word[at + 1] if at + 1 < len(word) else ""
        return before.isupper() and before != "THE" and (behind.isupper() or not behind.isalpha())

    def _persons(self, at: int) -> bool:
        """Whether a name stands beside another that makes it a person's."""
        if at in self._things or self.parse.tag[at] != "NNP":
            return False
        if self._proper(at - 1):
            return True
        behind = self.parse.tag[at + 2] if at + 2 < len(self.parse) else "."
        return self._proper(at + 1) and behind not in INSIDE

    def _proper(self, at: int) -> bool:
        if not 0 <= at < len(self.parse) or self.parse.tag[at] != "NNP":
            return False
        word = self.parse.word[at]
        small = word.lower()
        return (
            word[0].isupper()
            and not word.isupper()
            and small not in NOT_PEOPLE
            and small not in self.actors.agents.forms
            and word not in self.actors.names.forms
        )

    def _read_as_twins(self) -> dict[str, Sense]:
        """What the document's other names make of names that several places bear."""
        text = self.flat.text
        return {
            name: sense
            for name, sense in self.actors.twins.items()
            if name in text
            and any(cue in text for cue in sense.entry.also)
            and not any(cue in text for cue in sense.entry.people)
        }

    # ------------------------------------------------------------ names of a model

    def _add_entities(self, found: dict[int, Piece], covered: dict[int, int]) -> None:
        for each in self.parse.entities:
            if each.label == "PERSON":
                self._add_person(each.first, each.last, found, covered)
            elif each.label == "ORG" or (each.label == "GPE" and self._alone(each)):
                self._add_organisation(each.first, each.last, found, covered)
        self._add_unlabelled(found, covered)

    def _alone(self, name: Entity) -> bool:
        """Whether a place takes part: no part of a longer name, no attribute, nowhere."""
        before = self.parse.tag[name.first - 1] if name.first else ""
        takes_part = self.parse.dep[name.last - 1] in TAKING_PART
        return before != "NNP" and takes_part and self.parse.word[name.last - 1] not in self._behind

    def _add_unlabelled(self, found: dict[int, Piece], covered: dict[int, int]) -> None:
        """Names that the model has no label for, where they act: "Uber agreed"."""
        parse = self.parse
        labelled = {at for each in parse.entities for at in range(each.first, each.last)}
        for head, dep in enumerate(parse.dep):
            named = parse.tag[head] in ("NNP", "NNPS") and self._nameable(head)
            if dep not in ACTING or not named or head in labelled or head in covered:
                continue
            if parse.word[head].isupper() or parse.word[head] in self._behind:
                continue
            parts = [e for e in parse.children[head] if parse.dep[e] == "compound"]
            first = min((e for e in parts if parse.word[e][0].isupper()), default=head)
            if "appos" in (parse.dep[each] for each in parse.children[head]):
                continue  # mostly a person with an office
            if (
                parse.word[first].lower() not in NOT_PEOPLE
                and parse.pos[parse.head[head]] == "VERB"
            ):
                self._add_organisation(first, head + 1, found, covered)

    def _add_person(
        self, first: int, last: int, found: dict[int, Piece], covered: dict[int, int]
    ) -> None:
        tag = self.parse.tag
        while first < last and (first in covered or not self._nameable(first)):
            if first in found and self._is_person(found[first]):
                return
            first += 1
        while last > first and tag[last - 1] not in ("NNP", "NNPS"):
            last -= 1
        while last + 1 < len(tag) and self.parse.word[last] == "-" and last > first:
            last += 2  # Fazl-ur-Rehman
        inside = {covered[each] for each in range(first, last) if each in covered}
        for start in inside:
            piece = found[start]
            if not self._is_person(piece) or self._same(first, piece):
                return
        if first < last:
            for start in inside:
                del found[start]
            found[first] = Piece(first, last, "person")
            covered.update((each, first) for each in range(first, last))

    def _is_person(self, piece: Piece) -> bool:
        return bool(piece.senses) and piece.senses[0].entry.kind == "person"

    def _same(self, first: int, piece: Piece) -> bool:
        """Whether a given name before a known person's name is that person's."""
        name = piece.senses[0].entry.name
        return name.startswith(self.parse.word[first].rstrip("."))

    def _nameable(self, at: int) -> bool:
        """Whether a word can begin a person's name: no title, no small word."""
        word = self.parse.word[at]
        return word[0].isupper() and word.lower() not in self.actors.agents.forms

    def _add_organisation(
        self, first: int, last: int, found: dict[int, Piece], covered: dict[int, int]
    ) -> None:
        parse = self.parse
        while first < last and (parse.tag[first] == "DT" or parse.word[first] in "'\"“”‘’"):
            first += 1
        if first < last and parse.tag[last - 1] == "POS":
            last -= 1
        if not self._capital(first, last) or last - first > LONGEST or self._generic(first, last):
            return
        if last - first == 1 and self._of_title(first):
            return
        if any(at in covered for at in range(first, last)):
            self.around.append((first, last))
            return
        found[first] = Piece(first, last, "organisation")
        covered.update((each, first) for each in range(first, last))

    def _of_title(self, at: int) -> bool:
        """Whether a word is the end of a misspelt title: "Secretray of State"."""
        word = self.parse.word
        behind = at > 1 and word[at] == "State" and word[at - 1] == "of"
        return behind and word[at - 2][0].isupper()

    def _generic(self, first: int, last: int) -> bool:
        """Whether the words are what any state has: "Senate", "Supreme Court"."""
        start = self.flat.starts[first]
        end = self.flat.starts[last - 1] + len(self.parse.word[last - 1])
        return self.small[start:end] in self.actors.agents.forms

    def _capital(self, first: int, last: int) -> bool:
        words = self.parse.word[first:last]
        tags = self.parse.tag[first:last]
        return any(word[0].isupper() for word in words) and any(tag == "NNP" for tag in tags)
