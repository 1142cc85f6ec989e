"""Pronouns: whom "he", "it" and "they" mean, by recency, agreement and syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from standoff.gather.cast.references import Recent, Reference
from standoff.gather.cast.words import EMPTY, MEN, SAYING, SUBJECT, WOMEN
from standoff.gather.parse import Parse

CLIMB = 6
"""How far the verb of an infinitive is looked for above a word."""


@dataclass(slots=True)
class Pronouns:
    """Resolves pronouns; ``heads`` are the heads of all mentions.

    ``female`` says of persons, by id, whether they were called "she" or "he".
    """

    parse: Parse
    heads: Set[int]
    female: dict[str, bool] = field(default_factory=dict)

    def person(self, recent: Recent, at: int, she: bool) -> tuple[Reference, ...]:
        """The only person of a sentence, or its only subject, known as no other than "she"."""
        bidden = self._bidden(recent[-1], at) if self.parse.tag[at] == "PRP$" else None
        if bidden is not None and self._may_be(bidden, she):
            return (bidden,)
        for references in reversed(recent):
            people = [each for each in references if self._may_be(each, she)]
            if not people:
                continue
            if len({each.who.id for each in people}) > 1:
                people = [each for each in people if each.subject]
            if len({each.who.id for each in people}) != 1:
                return ()
            self.female[people[-1].who.id] = she
            return (people[-1],)
        return ()

    def _may_be(self, each: Reference, she: bool) -> bool:
        return each.person and not each.modifier and self.female.get(each.who.id, she) == she

    def it(self, recent: Recent, at: int, small: str) -> tuple[Reference, ...]:
        parse = self.parse
        here = [each for each in recent[-1] if self._is_body(each)]
        bidden = self._bidden(recent[-1], at)
        if bidden is not None and self._is_body(bidden):
            return (bidden,)
        if small == "its" and parse.tag[at - 1] == "CC" and here and here[-1].draft.last == at - 1:
            return (here[-1],)  # Norway and its neighbours
        verb = parse.head[at]
        if small == "it" and (
            parse.dep[at] not in SUBJECT
            or (parse.lemma[verb] in EMPTY and not self._reported(verb))
        ):
            return ()
        for each in reversed(here):
            if each.subject and not (small == "it" and parse.head[each.draft.head] == verb):
                return () if self._other_subject(each.draft.head, at) else (each,)
        if small != "it" and recent[-1]:
            return self._beside(at, here)
        earlier = recent[-2] if len(recent) > 1 else []
        subjects = [each for each in earlier if each.subject and self._is_body(each)]
        once = len({each.who.id for each in subjects}) == 1 and not recent[-1]
        return (subjects[-1],) if once else ()

    def _bidden(self, here: Sequence[Reference], at: int) -> Reference | None:
        """Who is told to do what a word is part of: "X told Y to open its border"."""
        dep, head = self.parse.dep, self.parse.head
        for _ in range(CLIMB):
            if dep[at] == "xcomp" or head[at] == at:
                break
            at = head[at]
        if dep[at] != "xcomp":
            return None
        told = [each for each in self.parse.children[head[at]] if dep[each] == "dobj"]
        return next((each for each in here if each.draft.head in told), None)

    def _verb(self, at: int) -> int:
        """The verb of a word's clause."""
        for _ in range(CLIMB):
            if self.parse.pos[at] in ("VERB", "AUX"):
                break
            at = self.parse.head[at]
        return at

    def _is_body(self, each: Reference) -> bool:
        return not (each.person or each.many or each.modifier)

    def _reported(self, verb: int) -> bool:
        """Whether a clause is what somebody says: "X said it was ready"."""
        above = self.parse.head[verb]
        adjective = any(
            self.parse.dep[each] == "acomp" and self._clausal(each)
            for each in self.parse.children[verb]
        )
        return self.parse.lemma[above] in SAYING and above != verb and not adjective

    def _clausal(self, adjective: int) -> bool:
        return self.parse.lemma[adjective] in (
            "clear", "important", "likely", "possible", "impossible", "necessary", "difficult",
            "time", "unlikely", "essential", "vital", "hard", "easy", "true",
        )  # fmt: skip

    def _other_subject(self, first: int, at: int) -> bool:
        """Whether something that is nobody is a subject in between."""
        dep, pos = self.parse.dep, self.parse.pos
        return any(
            dep[each] in SUBJECT and pos[each] in ("NOUN", "PROPN") and each not in self.heads
            for each in range(first + 1, at)
        )

    def _beside(self, at: int, here: Sequence[Reference]) -> tuple[Reference, ...]:
        """The nearest before "its", no verb between."""
        if not here:
            return ()
        nearest = here[-1]
        between = range(nearest.draft.last, at)
        if any(
            self.parse.tag[each][:2] in ("VB", "MD") and self.parse.tag[each] != "VBG"
            for each in between
        ):
            return ()
        return (nearest,)

    def they(self, recent: Recent, at: int) -> tuple[Reference, ...]:
        """The subject before, if it is several; "them" is not the subject of its own verb."""
        acts = self._verb(at) if self.parse.word[at].lower() == "them" else -1
        for references in reversed(recent[-2:]):
            subjects = [each for each in references if each.subject and not each.modifier]
            subjects = [e for e in subjects if acts < 0 or self._verb(e.draft.head) != acts]
            if not subjects:
                continue
            last = subjects[-1]
            if last.group:
                return last.group
            joined = [last, *self._conjuncts(last, references)]
            if len({each.who.id for each in joined}) > 1:
                return tuple(joined)
            plural = (
                last.many
                or last.who.kind in ("group", "organisation")
                or (last.who.kind == "sector" and not last.person)
            )
            clear = plural and not self._other_subject(last.draft.head, at)
            return (last,) if clear else ()
        return ()

    def _conjuncts(self, one: Reference, references: Sequence[Reference]) -> Iterator[Reference]:
        heads = {one.draft.head}
        for each in references:
            head = each.draft.head
            if (
                self.parse.dep[head] == "conj"
                and self.parse.head[head] in heads
                and not each.modifier
            ):
                heads.add(head)
                yield each


def sex(office: str) -> bool | None:
    """Whether an office is a woman's, if its word says so."""
    if office.endswith("woman") or office in WOMEN:
        return True
    return False if office.endswith("man") or office in MEN else None
