"""Noun phrases that name somebody: "Pakistan's intelligence agencies", "President X of Y"."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.gather.cast.actor_file import ActorFile
from standoff.gather.cast.chunks import Chunk, Chunks
from standoff.gather.cast.entries import Entry
from standoff.gather.cast.names import SHORT, Names, Piece
from standoff.gather.cast.who import OFF_DUTY, Register, Who
from standoff.gather.cast.words import (
    ACTS,
    ATTACHED,
    FORMER,
    GROUPS,
    KEPT,
    MOVING,
    NOT_PEOPLE,
    NOUNS,
    PLACED,
    STUDYING,
    TOWARDS,
    VISITING,
)
from standoff.gather.faults import Faults
from standoff.gather.parse import Parse
from standoff.gather.records import MentionKind

NEAR = 5
"""Words before an office in which "former" is looked for."""


@dataclass(slots=True, eq=False)
class Draft:
    """A mention in the making: words ``first`` to ``last`` (excluded) headed by ``head``.

    ``start`` and ``chunk`` are the first word of its noun phrase and the one behind it.
    ``agent`` is set for a generic actor, ``owner`` is the word of "his" or "its" before it,
    ``open`` is whether nothing said where he is from, ``modifier`` whether it only modifies
    another noun.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    rule: str
    who: Who
    start: int
    chunk: int
    agent: Entry | None = None
    many: bool = False
    det: str = ""
    owner: int = -1
    open: bool = False
    modifier: bool = False


class Phrases:
    """Reads the noun phrases of a parse and says whom each names."""

    def __init__(self, parse: Parse, actors: ActorFile, register: Register) -> None:
        self.parse = parse
        self.actors = actors
        self.register = register
        self.names = Names(parse, actors)
        self.drafts: list[Draft] = []
        self._chunks = Chunks(self.names)

    def read(self, faults: Faults) -> list[Draft]:
        """Every mention by a name or a generic actor, in order of text."""
        for sentence in self.parse.sentences:
            with faults.kept("actors", self.parse.span(sentence.first, sentence.last)):
                for chunk in self._chunks.of(sentence.first, sentence.last):
                    if chunk.pieces:
                        self._name(chunk)
        return self.drafts

    # ------------------------------------------------------------ whom they name

    def _name(self, chunk: Chunk) -> None:
        """Adds a mention for every name and every generic actor of a noun phrase."""
        start = self._start(chunk.first, chunk.pieces[0].first)
        origin: Who | None = None
        before: Draft | None = None
        whose = False
        for piece in chunk.pieces:
            owned = before is not None and any(
                b >= before.last - 1 and b < piece.first for b in chunk.breaks
            )
            whose = whose or owned
            if piece.kind == "known" and piece.senses[0].entry.kind in ("none", "given"):
                continue
            draft = self._draft(chunk, piece, start, origin, before if not owned else None)
            if draft is None:
                continue
            self.drafts.append(draft)
            if piece.kind == "known" and self._hyphened(piece):
                continue
            if origin is None or whose or draft.agent is not None or draft.rule == "person":
                origin = draft.who if draft.who.code or draft.who.sector else origin
                whose = False
            before = draft
            if draft.rule == "person":
                behind = (each.first for each in chunk.pieces if each.first >= piece.last)
                start = self._start(piece.last, next(behind, piece.last))

    def _drop(self, draft: Draft) -> None:
        """Takes a title back that became part of a name; it is among the last."""
        for at in range(len(self.drafts) - 1, -1, -1):
            if self.drafts[at] is draft:
                del self.drafts[at]
                return

    def _hyphened(self, piece: Piece) -> bool:
        """Whether a name is part of a word that does not say whose something is."""
        word = self.parse.word
        if piece.first > 1 and word[piece.first - 1] == "-" and word[piece.first - 2].islower():
            return True  # anti-Syria
        behind = word[piece.last + 1] if piece.last + 1 < len(word) else ""
        hyphen = word[piece.last] == "-" if piece.last < len(word) else False
        return hyphen and behind.islower() and behind not in ATTACHED

    def _draft(
        self, chunk: Chunk, piece: Piece, start: int, origin: Who | None, before: Draft | None
    ) -> Draft | None:
        if piece.kind == "agent":
            learned = piece.senses[0].entry.name in STUDYING and before is not None
            if learned and before is not None and before.kind is MentionKind.NAME:
                origin = origin if self.parse.pos[before.head] == "ADJ" else None
            return self._generic(chunk, piece, start, origin)
        title = before if before and before.agent and before.last == piece.first else None
        if piece.kind == "person" or (
            piece.kind == "known" and piece.senses[0].entry.kind == "person"
        ):
            return self._person(chunk, piece, origin, title)
        if piece.kind == "organisation":
            if title is not None and self._titled(piece, title):
                return self._person(chunk, piece, origin, title)
            code = origin.code if origin else ""
            who = self.register.somebody(
                self._words(piece), code, self._sector(piece), "organisation"
            )
            return self._new(chunk, piece, piece.first, who, "organisation")
        who = self._by_name(chunk, piece)
        first = piece.first
        if title is not None and who.kind in ("group", "organisation"):
            self._drop(title)  # militant group X, newspaper Y
            first = title.first
        draft = self._new(chunk, piece, first, who, piece.senses[0].entry.kind)
        if draft.rule in ("group", "organisation") and 0 < chunk.last - piece.last <= 2:
            self._grouped(draft, chunk.last)
        return draft

    def _grouped(self, draft: Draft, last: int) -> None:
        """Takes "the X group", "X's military wing" as one mention of X."""
        between = self.parse.tag[draft.last : last - 1]
        if self.parse.word[last - 1] in GROUPS and set(between) <= {"JJ", "POS"}:
            draft.head, draft.last, draft.modifier = last - 1, last, False

    def _titled(self, piece: Piece, title: Draft) -> bool:
        """Whether what a model takes for an organisation is a person, by the title before it."""
        agent = title.agent
        return (
            agent is not None
            and agent.being in ("person", "title")
            and not (title.many or self._sector(piece))
            and all(self.parse.tag[at] in ("NNP", "HYPH") for at in range(piece.first, piece.last))
        )

    def _by_name(self, chunk: Chunk, piece: Piece) -> Who:
        """Whom a known name means; a capital behind "in" is a place."""
        sense = piece.senses[0]
        if sense.role == "seat" and sense.entry.kind == "country":
            at = chunk.first - (2 if chunk.det else 1)
            if chunk.first < piece.first:
                at = piece.first - 1
            if at >= 0 and self._placed(at) and piece.last == chunk.last:
                return self.register.country(sense.entry.code)
        return self.register.known(piece.senses)

    def _placed(self, at: int) -> bool:
        """Whether what follows a word is where somebody is or goes."""
        parse, small = self.parse, self.parse.word[at].lower()
        if small in PLACED:
            return True
        verb = at
        if small in TOWARDS:
            verb = parse.head[at]
            if parse.pos[verb] == "ADP":  # to X and to Y
                verb = parse.head[verb]
        return parse.lemma[verb] in (MOVING if small in TOWARDS else VISITING)

    def _person(self, chunk: Chunk, piece: Piece, origin: Who | None, title: Draft | None) -> Draft:
        name = self._words(piece)
        if name.isupper() and (title is not None or len(name) > SHORT):
            name = name.title()
        code, sector = (origin.code, origin.sector) if origin else ("", "")
        first = piece.first
        if title is not None:
            self._drop(title)
            first = title.first
            sector = title.who.sector
        if piece.kind == "known":
            who = self.register.known(piece.senses, code)
        else:
            who = self.register.somebody(name, code, sector, "person")
        if title is not None and title.who.sector == OFF_DUTY and self._former(chunk, title.head):
            who = self.register.retire(who.id)
        draft = self._new(chunk, piece, first, who, "person")
        draft.agent = title.agent if title is not None else self._title(piece)
        return draft

    def _title(self, piece: Piece) -> Entry | None:
        """The office in a name that is known with it: "President X"."""
        if piece.last - piece.first < 2:
            return None
        senses = self.actors.agents.forms.get(self.parse.word[piece.first].lower())
        return senses[0].entry if senses and senses[0].entry.being == "person" else None

    def _generic(self, chunk: Chunk, piece: Piece, start: int, origin: Who | None) -> Draft | None:
        sense = piece.senses[0]
        if sense.entry.name in ACTS and self._acts(piece):
            return None
        former = self._former(chunk, piece.first)
        who = self.register.generic(sense.entry, self._words(piece).lower(), origin, former)
        draft = self._new(chunk, piece, min(start, piece.first), who, "agent")
        draft.agent = sense.entry
        draft.many = sense.role == "many"
        draft.kind = MentionKind.NOMINAL
        draft.open = not who.code
        return draft

    def _former(self, chunk: Chunk, at: int) -> bool:
        words = self.parse.word[max(chunk.first, at - NEAR) : at + 1]
        return any(word.lower() in FORMER for word in words)

    def _acts(self, piece: Piece) -> bool:
        behind = self.parse.word[piece.last] if piece.last < len(self.parse) else ""
        return behind == "to"

    def _new(self, chunk: Chunk, piece: Piece, first: int, who: Who, rule: str) -> Draft:
        ends = piece.last == chunk.last or piece.last in chunk.breaks
        return Draft(
            first,
            piece.last,
            self._head(piece.first, piece.last),
            MentionKind.NAME,
            rule,
            who,
            chunk.first,
            chunk.last,
            det=chunk.det,
            owner=self._owner(chunk, piece.first),
            modifier=not ends,
        )

    def _owner(self, chunk: Chunk, first: int) -> int:
        """The word of whose something is: "his", or "country" in "the country's army"."""
        owners = [at - 1 for at in chunk.breaks if at < first]
        nearest = max(owners, default=-1)
        if any(each.first <= nearest < each.last for each in chunk.pieces):
            return -1
        return nearest if owners else chunk.owner

    def _head(self, first: int, last: int) -> int:
        if last - first == 1:
            return first
        head = self.parse.head
        for at in range(first, last):
            if not first <= head[at] < last or head[at] == at:
                return at
        return last - 1

    def _start(self, first: int, limit: int) -> int:
        """Where a noun phrase begins, without numbers, times, verbs and mere adjectives."""
        while first < limit and self._idle(first, limit):
            first += 1
        return first

    def _idle(self, at: int, limit: int) -> bool:
        """Whether a word before an actor says nothing of who it is: "more troops"."""
        tag, small = self.parse.tag[at], self.parse.word[at].lower()
        if tag in ("CD", "HYPH") or small in NOT_PEOPLE:
            return True
        if small in KEPT or self.parse.word[at + 1] == "-":
            return False
        return tag not in NOUNS or (tag == "NN" and small.endswith("ing") and at + 1 == limit)

    def _sector(self, piece: Piece) -> str:
        """The sector of an organisation by what it calls itself."""
        forms = self.actors.agents.forms
        for at in (piece.last - 1, piece.first):
            senses = forms.get(self.parse.word[at].lower())
            if senses and senses[0].entry.being == "body":
                return senses[0].entry.sector
        return ""

    def _words(self, piece: Piece) -> str:
        start, end = self.parse.span(piece.first, piece.last)
        return " ".join(self.parse.text[start:end].split())
