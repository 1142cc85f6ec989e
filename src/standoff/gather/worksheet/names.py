"""Ids for what a worksheet becomes: short, of the document's words, each used once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from standoff.gather.worksheet import phrases
from standoff.model.statement import RESERVED

LONGEST = 24
_WORD = re.compile(r"[^\W_]+")


class Names:
    """Ids that were given already; no two are the same."""

    def __init__(self, taken: Container[str] = ()) -> None:
        self._taken = taken
        self._given: set[str] = set()

    def of(self, words: str, otherwise: str) -> str:
        """A new id from the telling words, or from a word of ours where they make none."""
        folded = unicodedata.normalize("NFKC", words.casefold())
        found = _WORD.findall(folded)
        telling = [word for word in found if phrases.stems(word)] or found
        id = "_".join(telling[:2])[:LONGEST].strip("_")
        return self.new(id if _fits(id) else otherwise)

    def new(self, id: str) -> str:
        """The id itself, or with the first number that makes it new."""
        number, new = 1, id
        while new in self._given or new in self._taken:
            number += 1
            new = f"{id}_{number}"
        self._given.add(new)
        return new


def _fits(id: str) -> bool:
    normal = unicodedata.normalize("NFKC", id) == id
    return normal and id.isidentifier() and id not in RESERVED
