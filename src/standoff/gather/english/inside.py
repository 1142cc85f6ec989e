"""What depends on what inside a chunk, and a tree that is being made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.gather.english.chunks import NOUNS, Chunk, Sort

_LOOPS = 200
"""Words on the way to the root at most: a longer way is a circle."""


@dataclass(frozen=True, slots=True)
class Heads:
    """For each word its label and the word it depends on; itself for a root or while unknown."""

    head: list[int]
    dep: list[str]

    @classmethod
    def of(cls, size: int) -> Heads:
        return cls(list(range(size)), [""] * size)

    def put(self, word: int, head: int, dep: str) -> None:
        """A word below another; not below itself, or what depends on it."""
        if word != head and not self._is_below(head, word):
            self.head[word], self.dep[word] = head, dep

    def root(self, word: int) -> None:
        self.head[word], self.dep[word] = word, "ROOT"

    def child(self, word: int, deps: Sequence[str]) -> int | None:
        """The last word that depends on another in one of these ways, near it."""
        near = range(min(len(self.head), word + 40) - 1, max(word - 40, -1), -1)
        return next((e for e in near if self.head[e] == word and self.dep[e] in deps), None)

    def close(self, root: int) -> None:
        """Everything without a head goes below the root, which has none."""
        self.root(root)
        for word, dep in enumerate(self.dep):
            if word != root and self.head[word] == word:
                self.head[word], self.dep[word] = root, "dep" if dep in ("", "ROOT") else dep

    def _is_below(self, word: int, top: int) -> bool:
        for _ in range(_LOOPS):
            if word == top:
                return True
            if self.head[word] == word:
                return False
            word = self.head[word]
        return True


def inside(tree: Heads, chunk: Chunk, lemma: Sequence[str], tag: Sequence[str]) -> None:
    """The dependencies inside a chunk, its head apart."""
    if chunk.sort is Sort.VERB:
        _verbs(tree, chunk, lemma, tag)
    elif chunk.sort is Sort.NOUN:
        _noun(tree, chunk, tag)
    elif tag[chunk.head] in (",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH"):
        tree.dep[chunk.head] = "punct"


def _verbs(tree: Heads, chunk: Chunk, lemma: Sequence[str], tag: Sequence[str]) -> None:
    passive = tag[chunk.head] == "VBN"
    for each in range(chunk.first, chunk.last):
        if each == chunk.head:
            continue
        if tag[each] == "RB":
            dep = "neg" if lemma[each] in ("not", "never", "n't", "n’t") else "advmod"
        else:
            last = all(tag[e] == "RB" for e in range(each + 1, chunk.head))
            dep = "auxpass" if passive and last and lemma[each] == "be" else "aux"
        tree.put(each, chunk.head, dep)


def _noun(tree: Heads, chunk: Chunk, tag: Sequence[str]) -> None:
    """A noun phrase from its end: each possessor takes what stands before it."""
    head = chunk.head
    for each in range(chunk.last - 1, chunk.first - 1, -1):
        if each == chunk.head:
            continue
        if tag[each] == "POS":
            tree.dep[each] = "case"
        elif each + 1 < chunk.last and tag[each + 1] == "POS":
            tree.put(each, head, "poss")
            tree.put(each + 1, each, "case")
            head = each
        else:
            tree.put(each, head, _LABELS.get(tag[each], "dep"))


_LABELS = {
    "DT": "det",
    "PRP$": "poss",
    "WP$": "poss",
    "CD": "nummod",
    "JJ": "amod",
    "JJR": "amod",
    "JJS": "amod",
    "VBN": "amod",
    "VBG": "amod",
    "RB": "advmod",
    "HYPH": "punct",
    "$": "quantmod",
    **dict.fromkeys(NOUNS, "compound"),
}
