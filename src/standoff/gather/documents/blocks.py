"""A document before it is cut into sections: its text in blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from standoff.errors import RequestError
from standoff.gather.records import SectionKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of a text.

    ``kind`` is what the markup says it is, None where it says nothing. Neighbouring blocks
    of one comment share a ``part``, which is 0 where the markup does not part comments.
    """

    start: int
    end: int
    kind: SectionKind | None = None
    heading: bool = False
    part: int = 0
    level: int = 0
    aside: bool = False
    """None of the text, unless its place says what it is: a title, a caption, a comment."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text in blocks, with the date its markup states.

    ``charset`` is empty where the file is UTF-8 or says in which charset it is.
    """

    text: str
    blocks: list[Block]
    date: str = ""
    charset: str = ""


LONGEST = 10_000_000
"""Characters of a document's text: twice those of the longest books."""
MOST_BLOCKS = 100_000
"""Blocks of a document; a thousand pages of a book have some ten thousand."""


def check_size(characters: int, blocks: int = 0) -> None:
    """Raises RequestError for more text, or more pieces of it, than a document has."""
    if characters > LONGEST:
        raise RequestError(f"the text has more than {LONGEST:,} characters", "give it in parts")
    if blocks > MOST_BLOCKS:
        raise RequestError(
            f"the text has more than {MOST_BLOCKS:,} paragraphs", "give its documents one by one"
        )


@dataclass
class Layout:
    """The blocks of a text as they are given their kinds, one after another.

    ``words`` are the blocks' words on one line each; ``kinds`` and ``parts`` are filled in.
    """

    extract: Extract
    words: list[str] = field(init=False)
    kinds: list[SectionKind | None] = field(init=False)
    parts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        text, blocks = self.extract.text, self.extract.blocks
        self.words = [" ".join(text[b.start : b.end].split()) for b in blocks]
        self.kinds = [b.kind for b in blocks]
        self.parts = [b.part for b in blocks]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def prose(self) -> list[bool]:
        """Which blocks are running text, long enough to be told from a heading."""
        return [is_prose(words) for words in self.words]

    def open(self, number: int) -> bool:
        """Whether nothing has said yet what a block is."""
        return self.kinds[number] is None

    def gap(self, number: int) -> int:
        """The line breaks between a block and the one before it."""
        blocks = self.extract.blocks
        before = blocks[number - 1].end if number else 0
        return self.extract.text.count("\n", before, blocks[number].start)


SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Pres|Prof|St|Jr|Sr|vs"
    r"|No|Nos|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m))\.$"
)
_LONGEST_ABBREVIATED = 7  # with the character before it
SHORTEST_PROSE = 100
"""Characters from which one sentence counts as running text."""


def ends_sentence(words: str) -> bool:
    """Whether words end as a sentence does; an abbreviation's full stop ends none."""
    found = SENTENCE_ENDS.search(words, max(0, len(words) - 4))
    return found is not None and not _ABBREVIATED.search(words[-_LONGEST_ABBREVIATED:])


def sentences(words: str) -> int:
    """How many sentences end in these words, abbreviations apart."""
    return sum(
        not _ABBREVIATED.search(words, max(0, found.start() - 6), found.start() + 1)
        for found in SENTENCE_ENDS.finditer(words)
    )


def is_prose(words: str) -> bool:
    """Whether words are running text: several sentences, or a long one."""
    if not ends_sentence(words.rstrip("”\"'’)")) and not words.endswith((":", ";", ",")):
        return len(words) > 3 * SHORTEST_PROSE
    return len(words) >= SHORTEST_PROSE or (len(words) >= 60 and sentences(words) > 1)
