"""Shallow dependencies: who does what to whom, and which clause is whose.

One walk over a sentence's chunks. Clauses that are open lie on a stack; the innermost takes
subjects, verbs and objects. What a verb turns out to need (a subject that looked like the
object of the verb before) is taken over when it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from standoff.gather.english.chunks import FINITE, Chunk, Sort, chunks
from standoff.gather.english.inside import Heads, inside
from standoff.gather.english.words import words


@dataclass(slots=True)
class _Clause:
    """A clause that is open: its verb once there is one, and what waits for it.

    ``dep`` and ``above`` say on what the clause will depend. ``active`` is its last verb,
    ``free`` are noun phrases that may be its subject.
    """

    dep: str = "ROOT"
    above: int | None = None
    verb: int | None = None
    active: int | None = None
    free: list[int] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    relative: int | None = None


def heads(word: Sequence[str], lemma: Sequence[str], tag: Sequence[str]) -> Heads:
    """The dependencies of a sentence: for each word its label and what it depends on."""
    walk = _Walk(word, lemma, tag)
    for number in range(len(walk.chunks)):
        walk.step(number)
    return walk.finished()


class _Walk:
    def __init__(self, word: Sequence[str], lemma: Sequence[str], tag: Sequence[str]) -> None:
        self.word, self.lemma, self.tag = word, lemma, tag
        self.chunks = chunks(word, lemma, tag)
        self.tree = Heads.of(len(word))
        for chunk in self.chunks:
            inside(self.tree, chunk, word, lemma, tag)
        self.open = [_Clause()]
        self.noun: int | None = None
        self.prep: int | None = None
        self.joint: int | None = None
        self.adjective: int | None = None
        self.top: int | None = None

    @property
    def clause(self) -> _Clause:
        return self.open[-1]

    def step(self, number: int) -> None:
        chunk = self.chunks[number]
        _STEPS[chunk.sort](self, number, chunk)

    def before(self, number: int) -> Sort | None:
        """What the chunk before is, adverbs and opening marks passed over."""
        number -= 1
        while number >= 0 and self.chunks[number].sort in (Sort.ADVERB, Sort.OTHER):
            number -= 1
        return self.chunks[number].sort if number >= 0 else None

    def put(self, word: int, head: int, dep: str) -> None:
        self.tree.put(word, head, dep)

    def in_list(self, name: str, word: int | None) -> bool:
        return word is not None and self.lemma[word] in words().lists[name]

    # ---------------------------------------------------------------- noun phrases

    def at_noun(self, number: int, chunk: Chunk) -> None:
        head, clause = chunk.head, self.clause
        last, self.noun = self.noun, head
        if self.tree.dep[head] == "nsubj":  # said X
            return
        if self.prep is not None:
            self.put(head, self.prep, "pobj")
            self.prep = None
        elif self._is_time(number, head):
            self._later(head, "npadvmod")
        elif self.joint is not None:
            self._join(number, head, last)
        elif self._starts_clause(number):
            self._leave(number)
            self.clause.free.append(head)
        elif clause.active is None:
            self._subject(number, head, last)
        else:
            self._object(number, head, last)

    def _is_time(self, number: int, head: int) -> bool:
        behind = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
        if behind is not None and self.word[behind.first].lower() == "ago":
            return True
        subject = behind is not None and behind.sort is Sort.VERB and self.clause.active is None
        return self.in_list("times", head) and not subject and self.tag[head] != "NNS"

    def _later(self, word: int, dep: str) -> None:
        """A word that depends on the verb of its clause, perhaps one to come."""
        if self.clause.active is None:
            self.clause.waiting.append((word, dep))
        else:
            self.put(word, self.clause.active, dep)

    def _join(self, number: int, head: int, last: int | None) -> None:
        """A noun behind "and": joined to the last one, or the subject of a clause of its own."""
        joint, self.joint = self.joint, None
        if self.clause.verb is not None and self._finite_follows(number):
            self._back_to_main(number)
            above = self.clause.verb
            self.put(joint or 0, above or 0, "cc")
            self.open[-1] = _Clause("conj", above, free=[head])
        elif last is not None:
            self.put(joint or 0, last, "cc")
            self.put(head, last, "conj")
        else:
            self.clause.free.append(head)

    def _back_to_main(self, number: int) -> None:
        """Behind a comma a clause that is joined goes with the outermost one that has a verb."""
        behind_comma = number >= 2 and self.chunks[number - 2].sort is Sort.COMMA
        while behind_comma and len(self.open) > 1 and self.clause.dep in ("relcl", "advcl", "acl"):
            if self.open[-2].verb is None:
                break
            self.open.pop()

    def _finite_follows(self, number: int) -> bool:
        """Whether a noun phrase is the subject of a verb: only what describes it is between."""
        for near in self.chunks[number + 1 : number + 9]:
            if near.sort is Sort.VERB:
                return self.is_finite(near)
            if near.sort not in (Sort.PREPOSITION, Sort.NOUN, Sort.ADVERB, Sort.AND):
                return False
        return False

    def _starts_clause(self, number: int) -> bool:
        """Whether a noun phrase behind a comma is the subject of another clause."""
        if self.before(number) is not Sort.COMMA or not self._finite_follows(number):
            return False
        return self.clause.active is not None

    def _leave(self, number: int) -> None:
        """Behind a comma: back to a clause that waits for its verb, or to a new one."""
        for depth in range(len(self.open) - 2, -1, -1):
            if self.open[depth].verb is None:
                del self.open[depth + 1 :]
                return
        main = self.open[0].verb
        inner = self.open[-1]
        if inner.verb is None and inner.dep == "advcl":  # while speaking, X said
            self.open.pop()
        self.open.append(_Clause("parataxis", main))

    def _subject(self, number: int, head: int, last: int | None) -> None:
        clause = self.clause
        comma = self.before(number) is Sort.COMMA
        if clause.free and comma and last is not None:
            self.put(head, clause.free[-1], "appos")
        else:
            clause.free.append(head)

    def _object(self, number: int, head: int, last: int | None) -> None:
        """A noun behind a verb: its object, what it names it, or who is told."""
        verb = self.clause.active
        assert verb is not None  # noqa: S101 - the caller has looked
        if self.before(number) is Sort.COMMA and last is not None:
            self.put(head, last, "appos")
            return
        taken = self.tree.child(verb, ("dobj", "attr"))
        if taken is None:
            linking = self.in_list("linking", verb)
            self.put(head, verb, "attr" if linking else "dobj")
        elif self.in_list("giving", verb) and self.before(number) is Sort.NOUN:
            self.put(taken, verb, "dative")
            self.put(head, verb, "dobj")
        else:
            self.put(head, verb, "oprd" if self.in_list("naming", verb) else "dep")

    # ---------------------------------------------------------------- verbs

    def is_finite(self, chunk: Chunk) -> bool:
        first = next(e for e in range(chunk.first, chunk.last) if self.tag[e] != "RB")
        return self.tag[first] in FINITE

    def at_verb(self, number: int, chunk: Chunk) -> None:
        verb = chunk.head
        if self.is_finite(chunk):
            self._finite(number, verb)
        elif any(self.tag[each] == "TO" for each in range(chunk.first, chunk.last)):
            self._infinitive(number, verb)
        else:
            self._participle(number, chunk)
        self.noun = self.adjective = None
        self.prep = self.joint = None
        for word, dep in self.clause.waiting:
            self.put(word, verb, dep)
        self.clause.waiting = []

    def _finite(self, number: int, verb: int) -> None:
        clause = self.clause
        if clause.verb is not None and self.joint is None:
            self._further(number, verb)
        elif clause.verb is not None:
            self._and_verb(verb, clause.verb)
        else:
            self._first(verb)
        self.clause.verb = self.clause.active = verb

    def _first(self, verb: int) -> None:
        """The verb of a clause that has none: its subject, and what the clause depends on."""
        clause = self.clause
        if clause.free:
            self._governs(verb, clause.free[0])
            if clause.relative is not None:
                self.put(clause.relative, verb, "dobj")
        elif clause.relative is not None:
            self._governs(verb, clause.relative)
        if clause.above is not None:
            self.put(verb, clause.above, clause.dep)
        else:
            self.tree.root(verb)
        if clause.dep == "parataxis":
            self._above_main(verb)

    def _governs(self, verb: int, subject: int) -> None:
        self.put(subject, verb, "nsubjpass" if self._is_passive(verb) else "nsubj")

    def _is_passive(self, verb: int) -> bool:
        return self.tree.child(verb, ("auxpass",)) is not None

    def _above_main(self, verb: int) -> None:
        """X said, behind what is said: the sentence before becomes its clause."""
        main = self.open[0].verb
        if main is not None and self.in_list("saying", verb):
            self.tree.root(verb)
            self.put(main, verb, "ccomp")
            self.top = verb

    def _and_verb(self, verb: int, first: int) -> None:
        if self.joint is not None:
            self.put(self.joint, first, "cc")
        self.put(verb, first, "conj")

    def _further(self, number: int, verb: int) -> None:
        """A finite verb where the innermost clause has one already."""
        if self._is_object(number, self.noun):
            above, subject = self.clause.active, self.noun
            self.open.append(_Clause("ccomp", above, free=[] if subject is None else [subject]))
            self._first(verb)
            return
        while len(self.open) > 1 and self.clause.verb is not None:
            self.open.pop()
        if self.clause.verb is None:
            self._first(verb)
            return
        main = self.clause.verb
        inverted = self._inverted(number)
        self.open.append(_Clause("parataxis", main, free=[] if inverted is None else [inverted]))
        self._first(verb)

    def _is_object(self, number: int, noun: int | None) -> bool:
        """Whether the last noun was taken for the object of a verb that a clause can follow."""
        active = self.clause.active
        if noun is None or active is None or self.before(number) is Sort.COMMA:
            return False
        top = noun
        while self.tree.dep[top] in ("pobj", "prep", "conj", "appos"):
            top = self.tree.head[top]
        if self.tree.head[top] != active or self.tree.dep[top] not in ("dobj", "attr", "dep"):
            return False
        self.noun = top
        return True

    def _inverted(self, number: int) -> int | None:
        """X in "said X", behind a comma or a closing mark."""
        behind = self.chunks[number + 1] if number + 1 < len(self.chunks) else None
        if behind is None or behind.sort is not Sort.NOUN or self.before(number) is not Sort.COMMA:
            return None
        return behind.head if self.in_list("saying", self.chunks[number].head) else None

    def _infinitive(self, number: int, verb: int) -> None:
        clause = self.clause
        if self.adjective is not None:
            self.put(verb, self.adjective, "xcomp")
        elif clause.active is not None:
            joined = self.joint is not None
            self.put(verb, clause.active, "conj" if joined else "xcomp")
        elif clause.free:
            self.put(verb, clause.free[-1], "acl")
            return
        else:
            self.open.append(_Clause("advcl"))
            self._hang(verb, "advcl")
        self.clause.active = verb

    def _participle(self, number: int, chunk: Chunk) -> None:
        """A participle, or a bare verb: behind a preposition, a noun, a comma."""
        verb, before = chunk.head, self.before(number)
        clause = self.clause
        if self.prep is not None:
            self.put(verb, self.prep, "pcomp")
            self.open.append(_Clause("pcomp", self.prep, verb, verb))
        elif (
            clause.verb is None
            and clause.dep == "advcl"
            and clause.above is None
            and clause.waiting
        ):
            self._hang(verb, "advcl")
            clause.active = verb
        elif self.joint is not None and clause.active is not None:
            self._and_verb(verb, clause.active)
            clause.active = verb
        elif before is Sort.NOUN and self.noun is not None:
            self.put(verb, self.noun, "acl")
            self.open.append(_Clause("acl", self.noun, verb, verb))
        elif before is Sort.VERB and clause.active is not None:
            self.put(verb, clause.active, "xcomp")
            clause.active = verb
        else:
            self._loose(verb)

    def _loose(self, verb: int) -> None:
        """A participle by itself: it goes with the main verb, perhaps one to come."""
        if self.tag[verb] == "VB" and self.open[0].verb is None and not self.clause.free:
            self._first(verb)
            self.clause.verb = self.clause.active = verb
            return
        main = self.open[0].verb if self.open[0].verb is not None else self.clause.active
        self.open.append(_Clause("advcl", main, verb, verb))
        self._hang(verb, "advcl")

    def _hang(self, verb: int, dep: str) -> None:
        """Below the nearest verb outside, or below the first one to come."""
        for outer in reversed(self.open[:-1]):
            if outer.active is not None and outer.active != verb:
                self.put(verb, outer.active, dep)
                return
        self.open[0].waiting.append((verb, dep))

    # ---------------------------------------------------------------- what is between

    def at_preposition(self, number: int, chunk: Chunk) -> None:
        prep, clause = chunk.head, self.clause
        lower = self.word[prep].lower()
        by = lower == "by" and clause.active is not None and self._is_done(clause.active)
        if by and clause.active is not None:
            self.put(prep, clause.active, "agent")
        elif self._to_noun(number, lower):
            self.put(prep, self.noun if self.noun is not None else 0, "prep")
        elif self.prep is not None and self.word[self.prep].lower() == "according":
            self.put(prep, self.prep, "prep")
        elif self.adjective is not None:
            self.put(prep, self.adjective, "prep")
        else:
            self._later(prep, "prep")
        self.prep = prep

    def _is_done(self, verb: int) -> bool:
        return self._is_passive(verb) or (
            self.tag[verb] == "VBN" and self.tree.dep[verb] in ("acl", "advcl")
        )

    def _to_noun(self, number: int, lower: str) -> bool:
        """Whether a preposition goes with the noun before it."""
        if self.noun is None or self.before(number) is not Sort.NOUN:
            return False
        return lower in ("of", "between", "among") or self.clause.active is None

    def at_mark(self, number: int, chunk: Chunk) -> None:
        mark, clause = chunk.head, self.clause
        lower = self.word[mark].lower()
        dep = "advmod" if self.tag[mark] == "WRB" else "mark"
        self.joint = self.prep = None
        noun, before = self.noun, self.before(number)
        if self.adjective is not None and lower in ("that", "whether"):
            new = _Clause("ccomp", self.adjective)
        elif lower in ("that", "whether", "if", "how", "why") and self._has_clause(noun):
            new = _Clause("ccomp", clause.active)
        elif noun is not None and before is Sort.NOUN and lower in ("that", "where", "when"):
            new = _Clause("acl" if lower == "that" else "relcl", noun)
        else:
            new = _Clause("advcl", clause.active)
        new.waiting.append((mark, dep))
        if new.above is None:
            new.dep = "advcl"
        self.open.append(new)
        self.noun = self.adjective = None

    def _has_clause(self, noun: int | None) -> bool:
        """Whether "that" follows a verb, not a noun that it explains."""
        active = self.clause.active
        if active is None or self.in_list("linking", active) is True and noun is not None:
            return active is not None and noun is None
        if noun is None or self.tree.dep[noun] in ("npadvmod", "pobj"):
            return noun is None or self.in_list("saying", active)
        return self.in_list("giving", active)

    def at_relative(self, number: int, chunk: Chunk) -> None:
        pronoun, noun = chunk.head, self.noun
        if self.prep is not None:
            self.put(pronoun, self.prep, "pobj")
            self.prep = None
            self.open.append(_Clause("relcl" if noun is not None else "pcomp", noun))
            return
        if (
            noun is not None
            and self.tag[pronoun] != "WP"
            or self.word[pronoun].lower() in ("who", "whom")
        ):
            new = _Clause("relcl", noun, relative=pronoun)
        else:
            new = _Clause("ccomp", self.clause.active, relative=pronoun)
        if new.above is None:
            new = _Clause(
                "csubj" if self.clause.active is None else "advcl", None, relative=pronoun
            )
        self.open.append(new)

    def at_and(self, number: int, chunk: Chunk) -> None:
        self.joint = chunk.head

    def at_comma(self, number: int, chunk: Chunk) -> None:
        self.prep = self.adjective = None

    def at_adjective(self, number: int, chunk: Chunk) -> None:
        adjective, active = chunk.head, self.clause.active
        if active is None:
            self._later(adjective, "advmod")
            return
        linking = self.in_list("linking", active)
        self.put(adjective, active, "acomp" if linking else "oprd")
        self.adjective = adjective

    def at_adverb(self, number: int, chunk: Chunk) -> None:
        self._later(chunk.head, "prt" if self.tag[chunk.head] == "RP" else "advmod")

    def at_other(self, number: int, chunk: Chunk) -> None:
        """Left to the end."""

    # ---------------------------------------------------------------- the end

    def finished(self) -> Heads:
        """The tree with everything that still waits put below its root."""
        root = self.open[0].verb if self.top is None else self.top
        self.tree.close(root if root is not None else self._first_head())
        return self.tree

    def _first_head(self) -> int:
        ranks = (Sort.VERB, Sort.NOUN)
        for sort in ranks:
            for chunk in self.chunks:
                if chunk.sort is sort:
                    return chunk.head
        return 0


_STEPS: Mapping[Sort, Callable[[_Walk, int, Chunk], None]] = {
    Sort.NOUN: _Walk.at_noun,
    Sort.VERB: _Walk.at_verb,
    Sort.ADJECTIVE: _Walk.at_adjective,
    Sort.PREPOSITION: _Walk.at_preposition,
    Sort.MARK: _Walk.at_mark,
    Sort.RELATIVE: _Walk.at_relative,
    Sort.AND: _Walk.at_and,
    Sort.COMMA: _Walk.at_comma,
    Sort.ADVERB: _Walk.at_adverb,
    Sort.OTHER: _Walk.at_other,
}
