"""Terms of art in running text: where they stand, and which of them a document uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standoff.report.document import Block, GlossaryEntry, block_texts
from standoff.report.wording.marks import Mark, parts


class Terms:
    """A glossary ready to be looked up in text."""

    def __init__(self, entries: Iterable[GlossaryEntry]) -> None:
        self._by_word = {word.lower(): entry for entry in entries for word in entry.words}
        longest_first = sorted(self._by_word, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first)) or "(?!)"
        self._pattern = re.compile(rf"(?<![\w-])({words})(?![\w-])", re.IGNORECASE)

    def split_terms(self, text: str) -> Iterator[tuple[str, GlossaryEntry | None]]:
        """Stretches of a text, each with the term that it is, if it is one."""
        end = 0
        for found in self._pattern.finditer(text):
            yield text[end : found.start()], None
            yield found[0], self._by_word[found[0].lower()]
            end = found.end()
        yield text[end:], None

    def used_keys(self, blocks: Iterable[Block]) -> set[str]:
        """The keys of the terms that our own words use."""
        ours = (t for text in block_texts(blocks) for mark, t in parts(text) if mark is Mark.OURS)
        return {entry.key for text in ours for _, entry in self.split_terms(text) if entry}
