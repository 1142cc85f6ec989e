"""What a person should look at in a document that was read: little text, damage, no capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.gather.records import GATHERED, Document

THIN = 0.1
"""The share of a page's text that is its article, below which it is told."""
FEW = 600
"""Characters of an article that are few for a page which has many."""
LETTERS = 200
"""Letters from which it is told that a text has no capitals."""
CAPITALS = 0.002
"""The share of capitals that ordinary prose never comes down to."""

_DAMAGED = re.compile(r"; (\d+) damaged$")


def doubts(document: Document) -> Iterator[str]:
    """In words, each with what to do."""
    text = document.text
    parts = [text[s.start : s.end] for s in document.sections if s.kind in GATHERED]
    kept, every = sum(map(len, parts)), sum(s.end - s.start for s in document.sections)
    if document.media.startswith("text/html") and kept < FEW and kept < THIN * every:
        yield (
            f"only {kept:,} of {every:,} characters of the page were taken for its text; "
            "if that is not the article, save its text as plain text"
        )
    if found := _DAMAGED.search(document.media):
        yield f"{found[1]} damaged bytes were replaced; save it as UTF-8"
    letters = [letter for part in parts for letter in part if letter.isalpha()]
    if len(letters) >= LETTERS and sum(map(str.isupper, letters)) < CAPITALS * len(letters):
        yield "names are told by their capitals, and this text has none"
