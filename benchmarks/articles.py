"""The article on a page against what a person would read: fixtures of Mozilla's readability.

A folder holds folders with source.html, as saved, and expected.html, the article alone. Their
words are compared as bags; F is the harmonic mean of precision and recall, and its mean over the
pages is shown. An article with an F below one half counts as lost, one that is refused as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from standoff.errors import RequestError
from standoff.gather.documents.read import read
from standoff.gather.records import GATHERED, SectionKind

WANTED = (
    "the pages are test fixtures of github.com/mozilla/readability (test/test-pages); put their "
    "folders into {path}"
)
LOST = 0.5
SHOWN = (*GATHERED,)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Of all pages: the means, and how many articles were lost."""

    f: float
    precision: float
    recall: float
    lost: int
    pages: int


def score(folder: Path) -> Score:
    """The article text of all pages of a folder."""
    found = [scored for _, scored in each(folder)]
    f, precision, recall = ([row[n] for row in found] for n in range(3))
    lost = sum(value < LOST for value in f)
    return Score(fmean(f), fmean(precision), fmean(recall), lost, len(found))


def each(folder: Path) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """The name of each page, and its F, precision and recall."""
    for page in sorted(folder.iterdir()):
        if (page / "source.html").is_file():
            wanted = _words(_text((page / "expected.html").read_bytes()))
            yield page.name, _f(_words(_article((page / "source.html").read_bytes())), wanted)


def _article(data: bytes) -> str:
    try:
        document = read("page.html", data)
    except RequestError:
        return ""
    kept = (s for s in document.sections if s.kind in SHOWN and s.kind is not SectionKind.TITLE)
    return "\n".join(document.text[s.start : s.end] for s in kept)


def _text(data: bytes) -> str:
    from lxml import html  # type: ignore[import-untyped]

    return "\n".join(html.fromstring(data.decode()).itertext())


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _f(found: Counter[str], wanted: Counter[str]) -> tuple[float, float, float]:
    both = (found & wanted).total()
    precision, recall = both / max(1, found.total()), both / max(1, wanted.total())
    return 2 * both / max(1, found.total() + wanted.total()), precision, recall
