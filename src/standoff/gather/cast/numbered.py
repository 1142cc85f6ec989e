"""Who "both sides", "the four states", "all three", "the two leaders" are."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.gather.cast.kinds import Kinds
from standoff.gather.cast.references import Recent, Reference, each_of, states
from standoff.gather.cast.words import (
    DEFINITE,
    INSIDE,
    JOINTS,
    LINKS,
    NUMBERS,
    PAIR,
    SEVERAL,
    SIDES,
    SUBJECT,
    THESE,
)
from standoff.gather.parse import Parse

APART = 1.5
"""How much more often than the next the last of several is named."""
KEPT = 12
"""Coordinations that are remembered."""
BACK = 2
"""Paragraphs that a coordination is looked for in before the one of the anaphor."""
BETWEEN = 3
"""Words between a number and its noun."""
JOINED = 4
"""Words between two parts of a coordination."""


@dataclass(frozen=True, slots=True)
class Row:
    """Actors named side by side: "A, B and C"."""

    paragraph: int
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """How many somebody are, besides another ("the other two"), and what they are called."""

    many: int
    noun: str
    other: bool = False
    kinds: frozenset[str] = frozenset()

    @property
    def anybody(self) -> bool:
        """Whether they need not be countries."""
        return self.noun in SIDES or self.noun not in PAIR


@dataclass(frozen=True, slots=True)
class Fits:
    """Whether somebody can be one of those meant: of their kind, and not who deals with them."""

    kinds: Kinds
    asked: frozenset[str]
    apart: set[str]

    def __call__(self, reference: Reference) -> bool:
        return self.state(reference.state)

    def state(self, code: str) -> bool:
        return not (code and code in self.apart) and self.kinds.fits(code, self.asked)


class Numbered:
    """Remembers who is named side by side, and how often each country is."""

    def __init__(self, parse: Parse, kinds: Kinds) -> None:
        self.parse = parse
        self.kinds = kinds
        self.counts: Counter[str] = Counter()
        self.named: dict[str, Reference] = {}
        """The last mention of each country by its name, else by its capital's."""
        self._rows: deque[Row] = deque(maxlen=KEPT)
        self._row: list[Reference] = []

    # ------------------------------------------------------------ what is remembered

    def note(self, reference: Reference, paragraph: int) -> None:
        """Adds a mention to the row that it goes on with, or begins another."""
        draft = reference.draft
        if draft.last != draft.chunk or reference.group:
            return
        if self._row and not self._goes_on(self._row[-1], reference):
            self._row = []
        self._row.append(reference)
        if len(self._row) > 1 and self._closes(draft.start):
            self.remember(self._row, paragraph)

    def name(self, reference: Reference) -> None:
        """Remembers where a country was named."""
        known = self.named.get(reference.state)
        if known is None or known.who.sector or not reference.who.sector:
            self.named[reference.state] = reference

    def remember(self, references: Iterable[Reference], paragraph: int) -> None:
        """Keeps actors that were named or meant together."""
        self._rows.append(Row(paragraph, tuple(references)))

    def beside(self, one: Reference) -> tuple[Reference, ...]:
        """The row that somebody is the first of."""
        for row in reversed(self._rows):
            if row.references[0] is one:
                return row.references
        return ()

    def _goes_on(self, before: Reference, after: Reference) -> bool:
        between = range(before.draft.chunk, after.draft.start)
        if not 0 < len(between) <= JOINED:
            return False
        words = [self.parse.word[at].lower() for at in between]
        if len(self._row) == 1 and words[0] == "," and self.parse.tag[between[-1]] == "CC":
            return False  # "claimed by X, and Y said"
        return all(word in JOINTS for word in words)

    def _closes(self, start: int) -> bool:
        """Whether an "and" stands before a word."""
        before = range(max(0, start - 2), start)
        return any(self.parse.tag[at] == "CC" or self.parse.word[at] == "well" for at in before)

    # ------------------------------------------------------------ what is asked

    def asked(self, at: int) -> Asked | None:
        """How many "countries" means in "the two Asian countries", "three" in "all three"."""
        small = self.parse.word[at].lower()
        if small in PAIR:
            return self._counted(at, small)
        if small in SEVERAL:
            return Asked(SEVERAL[small], "") if self._definite(at) and self._alone(at) else None
        if small in NUMBERS and self._alone(at):
            return self._bare(at, small)
        return None

    def _counted(self, at: int, noun: str) -> Asked | None:
        word, tag = self.parse.word, self.parse.tag
        between: list[str] = []
        for before in range(at - 1, max(-1, at - 2 - BETWEEN), -1):
            small = word[before].lower()
            if small in NUMBERS:
                other = before > 0 and word[before - 1].lower() == "other"
                bound = small == "both" or noun in SIDES or other or self._definite(before)
                kinds = self.kinds.plural(noun, between)
                return Asked(NUMBERS[small], noun, other, kinds) if bound else None
            if tag[before] not in INSIDE and tag[before] not in LINKS and small not in THESE:
                break
            between.append(small)
        return None

    def _bare(self, at: int, small: str) -> Asked | None:
        if small == "both":
            behind = self.parse.tag[at + 1] if at + 1 < len(self.parse) else "."
            if at and self.parse.pos[at - 1] == "AUX":
                return None  # A and B have both
            return Asked(2, "") if behind[:2] in ("VB", "MD", "RB", ".", ",") else None
        other = at > 0 and self.parse.word[at - 1].lower() == "other"
        return Asked(NUMBERS[small], "", other) if self._definite(at - other) else None

    def _definite(self, at: int) -> bool:
        before = self.parse.word[at - 1].lower() if at else ""
        return before in DEFINITE or before in THESE

    def _alone(self, at: int) -> bool:
        """Whether no noun follows that a number belongs to."""
        behind = self.parse.tag[at + 1] if at + 1 < len(self.parse) else "."
        return behind not in INSIDE and self.parse.word[min(at + 1, len(self.parse) - 1)] not in (
            "of", "-",
        )  # fmt: skip

    # ------------------------------------------------------------ who they are

    def found(
        self, at: int, asked: Asked, recent: Recent, paragraph: int, opens: bool
    ) -> tuple[Reference, ...]:
        """Those meant, by the last mention of each; none where nobody fits."""
        if asked.other:
            return self._others(asked.many, recent, paragraph)
        apart = self.kinds.arguments(at, recent) if self.parse.dep[at] not in SUBJECT else set()
        fits = Fits(self.kinds, asked.kinds, apart)
        found = self._near(asked, recent, paragraph, opens, fits)
        return found or self._most_named(asked.many, fits)

    def _near(
        self, asked: Asked, recent: Recent, paragraph: int, opens: bool, fits: Fits
    ) -> tuple[Reference, ...]:
        many = asked.many
        here = list(filter(fits, states(recent[-1])))
        if len(here) == many or (many == 2 and len(here) > 2):
            return self._countries(here[-many:], asked)
        earlier = [] if opens else list(filter(fits, states(recent[-2])))
        row = self._nearest(asked, paragraph, fits)
        if len(earlier) == many and not (row and set(row) & set(each_of(recent[-2]))):
            return self._countries(earlier, asked)
        if row:
            return self._countries(row, asked)
        return () if opens else self._window(many, recent, fits)

    def _window(self, many: int, recent: Recent, fits: Fits) -> tuple[Reference, ...]:
        """The countries of the last sentences, if there are so many."""
        near = list(filter(fits, states(each for last in recent for each in last)))
        return tuple(near) if len(near) == many else ()

    def people(self, many: int, recent: Recent) -> tuple[Reference, ...]:
        """The persons of this sentence or the one before, if there are so many."""
        for references in reversed(recent[-2:]):
            people = [each for each in parties_of_people(references) if not each.modifier]
            if people:
                return tuple(people) if len(people) == many else ()
        return ()

    def _nearest(self, asked: Asked, paragraph: int, fits: Fits) -> tuple[Reference, ...]:
        for row in reversed(self._rows):
            if row.paragraph < paragraph - BACK:
                return ()
            members = row.references
            many = len(self._parties(members, asked, row.paragraph == paragraph))
            if len(members) == asked.many == many and all(map(fits, members)):
                return members
        return ()

    def _parties(self, members: Sequence[Reference], asked: Asked, here: bool) -> set[str]:
        """The parties in a row; two organs of a state are one unless just counted ("the two")."""
        if not asked.noun and here:
            return {each.who.id for each in members}
        if asked.anybody:
            return {each.who.code or each.who.id for each in members}
        return {each.state for each in members if each.state}

    def _others(self, many: int, recent: Recent, paragraph: int) -> tuple[Reference, ...]:
        """A group without the one that was spoken of last."""
        subjects = [each for last in reversed(recent) for each in reversed(last) if each.subject]
        if not subjects:
            return ()
        for row in reversed(self._rows):
            left = tuple(e for e in row.references if not _same_party(e, subjects[0]))
            if row.paragraph >= paragraph - BACK and len(left) == many == len(row.references) - 1:
                return left
        return ()

    def _countries(self, found: Sequence[Reference], asked: Asked) -> tuple[Reference, ...]:
        """The countries themselves rather than an army or a minister of theirs."""
        if asked.anybody:
            return tuple(found)
        return tuple(
            each if each.who.sector in ("", "GOV") else self.named.get(each.state, each)
            for each in found
        )

    def _most_named(self, many: int, fits: Fits) -> tuple[Reference, ...]:
        """The countries a document is about, if these are so many."""
        fit = [each for each in self.counts.most_common() if fits.state(each[0])]
        ranked = fit[: many + 1]
        other = ranked[many][1] if len(ranked) > many else 0
        clear = len(ranked) >= many and ranked[many - 1][1] >= max(2, APART * other)
        last = [self.named[code] for code, _ in ranked[:many] if code in self.named]
        return tuple(last) if clear and len(last) == many else ()


def parties_of_people(references: Iterable[Reference]) -> list[Reference]:
    """The last mention of each person, in order of text."""
    last: dict[str, Reference] = {}
    for each in each_of(references):
        if each.person:
            last.pop(each.who.id, None)
            last[each.who.id] = each
    return list(last.values())


def _same_party(one: Reference, other: Reference) -> bool:
    return (one.who.code or one.who.id) == (other.who.code or other.who.id)
