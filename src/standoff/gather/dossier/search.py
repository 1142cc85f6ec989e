"""Full-text search: the paragraphs in which all words stand, the most telling first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from standoff.errors import RequestError
from standoff.gather.dossier.dossier import Dossier
from standoff.gather.dossier.opening import told
from standoff.gather.records import SectionKind, Span

WHOLE = 400
"""Characters of a paragraph that is shown as a whole; of a longer one the telling part."""
_PART = 60  # words of that part

_HITS = f"""
select d.name, s.kind, p.start, p.end, passage.text, snippet(words, 0, '', '', '…', {_PART})
from words
join paragraph p on p.id = words.rowid
join passage on passage.id = p.id
join document d on d.id = p.document
join section s on s.document = p.document and s.number = p.section
where words match ? order by words.rank, p.id limit ?
"""  # noqa: S608 - our own


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a document in which what is looked for stands, and what section they are of."""

    document: str
    section: SectionKind
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The best of all ``total`` paragraphs that were found."""

    hits: tuple[Hit, ...]
    total: int


def search(dossier: Dossier, text: str, most: int = -1) -> Hits:
    """Paragraphs with all of these words, in any form, order and case; at most so many.

    Raises:
        RequestError: where there is no word to look for.
    """
    query = _query(text)
    ((total,),) = dossier.select("select count(*) from words where words match ?", query)
    rows = dossier.select(_HITS, query, most)
    with told(dossier.path):
        return Hits(tuple(_hit(*row) for row in rows), total)


def _query(text: str) -> str:
    """The words in quotes, so that none of them is an operator."""
    if not any(mark.isalnum() for mark in text):
        raise RequestError("there is no word to look for", "give one or more words")
    said = text.encode("utf-8", "replace").decode().replace("\0", " ")
    return " ".join('"' + word.replace('"', '""') + '"' for word in said.split())


def _hit(document: Any, kind: Any, start: Any, end: Any, text: Any, part: Any) -> Hit:
    document, section, start, end, text = (
        str(document),
        SectionKind(kind),
        int(start),
        int(end),
        str(text),
    )
    if end - start > WHOLE:
        part = str(part).removeprefix("…").removesuffix("…").strip()
        if (at := text.find(part)) >= 0:
            return Hit(document, section, (start + at, start + at + len(part)), part)
    return Hit(document, section, (start, end), text)
