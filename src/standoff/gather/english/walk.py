"""The walk over a sentence: the clauses that are open, and what waits for its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from standoff.gather.english.chunks import FINITE, Chunk, Sort, chunks
from standoff.gather.english.inside import Heads, inside
from standoff.gather.english.words import words


@dataclass(slots=True)
class Clause:
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


class Walk:
    """Where the walk is: chunk number ``at``, and the words that the next ones may go with.

    ``noun`` is the last noun, ``prep`` a preposition and ``joint`` an "and" that wait for
    one, ``adjective`` what the subject is said to be. ``top`` is a verb that has become the
    root: X said, behind what is said.
    """

    def __init__(self, word: Sequence[str], lemma: Sequence[str], tag: Sequence[str]) -> None:
        self.word, self.lemma, self.tag = word, lemma, tag
        self.chunks = chunks(word, lemma, tag)
        self.tree = Heads.of(len(word))
        for chunk in self.chunks:
            inside(self.tree, chunk, lemma, tag)
        self.open = [Clause()]
        self.at = 0
        self.noun: int | None = None
        self.prep: int | None = None
        self.joint: int | None = None
        self.adjective: int | None = None
        self.top: int | None = None

    @property
    def clause(self) -> Clause:
        """The innermost clause that is open."""
        return self.open[-1]

    def before(self) -> Sort | None:
        """What the chunk before is, adverbs and opening marks passed over."""
        number = self.at - 1
        while number >= 0 and self.chunks[number].sort in (Sort.ADVERB, Sort.OTHER):
            number -= 1
        return self.chunks[number].sort if number >= 0 else None

    def behind(self) -> Chunk | None:
        """The next chunk."""
        return self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None

    def put(self, word: int, head: int, dep: str) -> None:
        self.tree.put(word, head, dep)

    def later(self, word: int, dep: str) -> None:
        """Put a word below the verb of its clause, perhaps one to come."""
        if self.clause.active is None:
            self.clause.waiting.append((word, dep))
        else:
            self.put(word, self.clause.active, dep)

    def in_list(self, name: str, word: int | None) -> bool:
        """Whether a word's lemma stands in one of the lists."""
        return word is not None and self.lemma[word] in words().lists[name]

    def is_finite(self, chunk: Chunk) -> bool:
        """Whether a verb group has a verb with a tense."""
        first = next(e for e in range(chunk.first, chunk.last) if self.tag[e] != "RB")
        return self.tag[first] in FINITE

    def is_passive(self, verb: int) -> bool:
        return self.tree.child(verb, ("auxpass",)) is not None
