"""Evidence against its documents: checking spans, and pinning a file to its sources.

Pinning fills in a source's length and hash and turns quotes into spans; it edits the
file's text in place and leaves everything else, comments included, as it was.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.errors import DisputeError, Mistake, Path, RequestError, mistake
from standoff.files.edits import Edit, apply_edits, cut_pair, drop_items, insert_behind
from standoff.files.positions import Positions, Spot
from standoff.files.writer import toml_string
from standoff.model.check import quote_parts, span_parts
from standoff.model.dispute import Dispute, Grounds, Source
from standoff.model.walk import grounds_of


@dataclass(frozen=True, slots=True)
class Document:
    """A source's text and the hash of its bytes. Characters are counted in the text."""

    text: str
    sha256: str

    @classmethod
    def of(cls, data: bytes, text: str | None = None) -> Document:
        """The document in some bytes: these as UTF-8, or the text that was taken out of them.

        Raises:
            UnicodeDecodeError: for bytes that are not UTF-8.
        """
        text = data.decode("utf-8") if text is None else text
        return cls(text, hashlib.sha256(data).hexdigest())


def document_mistakes(dispute: Dispute, documents: Mapping[str, Document]) -> Iterator[Mistake]:
    """What does not fit between a dispute and its documents."""
    for i, source in enumerate(dispute.sources):
        if source.id in documents:
            yield from _check_unchanged(source, documents[source.id], ("source", i))
    for grounds, path in grounds_of(dispute):
        for n, span in enumerate(grounds.at):
            parts = span_parts(span)
            if parts and parts[0] in documents:
                yield from _check_span_inside(span, parts, documents[parts[0]], (*path, "at", n))
        for n, quote in enumerate(grounds.quote):
            found = quote_parts(quote, tuple(source.id for source in dispute.sources))
            if found and found[0] in documents:
                yield from _check_quote_clear(found[1], found[0], documents, (*path, "quote", n))


def _check_unchanged(source: Source, document: Document, path: Path) -> Iterator[Mistake]:
    if source.sha256 and source.sha256 != document.sha256:
        why = f"its sha256 is {document.sha256[:12]}..., not {source.sha256[:12]}..."
        yield mistake("document-changed", (*path, "sha256"), source=source.id, why=why)
    elif source.length is not None and source.length != len(document.text):
        why = f"it has {len(document.text):,} characters, not {source.length:,}"
        yield mistake("document-changed", (*path, "length"), source=source.id, why=why)


def _check_span_inside(
    span: str, parts: tuple[str, int, int], document: Document, path: Path
) -> Iterator[Mistake]:
    source, _, end = parts
    if end > len(document.text):
        length = f"{len(document.text):,}"
        yield mistake("span-outside", path, span=span, source=source, length=length)


def _check_quote_clear(
    words: str, source: str, documents: Mapping[str, Document], path: Path
) -> Iterator[Mistake]:
    times = len(_places_of(words, documents[source].text))
    if times == 0:
        yield mistake("quote-missing", path, source=source)
    elif times > 1:
        yield mistake("quote-twice", path, source=source, times=str(times))


def _places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand; any white space matches any other."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    # Matches may overlap: "no, no" stands twice in "no, no, no".
    return [match.span(1) for match in re.finditer(f"(?=({pattern}))", text)] if pattern else []


def words_of(grounds: Grounds, documents: Mapping[str, Document]) -> Iterator[str]:
    """The words behind a part's spans, where the document is at hand."""
    found = (words_of_span(span, documents) for span in grounds.at)
    return (each for each in found if each is not None)


def words_of_span(span: str, documents: Mapping[str, Document]) -> str | None:
    """The words of a span; None where its document is not at hand."""
    parts = span_parts(span)
    if parts is None or parts[0] not in documents:
        return None
    return documents[parts[0]].text[parts[1] : parts[2]]


# ---------------------------------------------------------------- editing the file


def pinned_text(text: str, file: str, dispute: Dispute, documents: Mapping[str, Document]) -> str:
    """The file's text with sources pinned and quotes turned into spans.

    Raises:
        DisputeError: where a document has changed, a quote is not clear, or a span lies
            outside its document; then nothing is to be written.
    """
    positions = Positions(file, text)
    if found := list(document_mistakes(dispute, documents)):
        raise DisputeError(map(positions.place_mistake, found))
    edits = [
        *_source_edits(positions, dispute, documents),
        *_quote_edits(positions, dispute, documents),
    ]
    return apply_edits(positions.bytes, edits)


def _source_edits(
    positions: Positions, dispute: Dispute, documents: Mapping[str, Document]
) -> Iterator[Edit]:
    for i, source in enumerate(dispute.sources):
        if source.id not in documents:
            continue
        document = documents[source.id]
        spot, _ = positions.find_spot(("source", i))
        facts = {"length": str(len(document.text)), "sha256": toml_string(document.sha256)}
        if "sha256" in spot.keys and not source.sha256:
            yield spot.keys["sha256"].start, spot.keys["sha256"].end, facts["sha256"]
        missing = {key: value for key, value in facts.items() if key not in spot.keys}
        if missing:
            yield insert_behind(positions, spot, spot.keys["id"], missing)


def _quote_edits(
    positions: Positions, dispute: Dispute, documents: Mapping[str, Document]
) -> Iterator[Edit]:
    known = tuple(source.id for source in dispute.sources)
    for grounds, path in grounds_of(dispute):
        spans: dict[int, str] = {}
        for n, quote in enumerate(grounds.quote):
            source, words = quote_parts(quote, known) or ("", "")
            if source in documents:
                ((start, end),) = _places_of(words, documents[source].text)
                spans[n] = f"{source}:{start}-{end}"
        if spans:
            yield from _pin_edits(positions, path, spans, whole=len(spans) == len(grounds.quote))


def _pin_edits(
    positions: Positions, path: Path, spans: Mapping[int, str], *, whole: bool
) -> Iterator[Edit]:
    """``at`` takes the spans; of ``quote`` goes what became one, or the whole of it."""
    table, _ = positions.find_spot(path)
    quote, at = table.keys["quote"], table.keys.get("at")
    if _has_comments(positions.bytes, quote):
        line = positions.place_of_byte(quote.key).line
        raise RequestError(
            f"the quotes in line {line} have comments between them that pinning would lose",
            "put the comments above the list",
        )
    new = ", ".join(map(toml_string, spans.values()))
    if at is None and whole:
        yield quote.key, quote.end, f"at = [{new}]"
        return
    yield (
        insert_behind(positions, table, quote, {"at": f"[{new}]"})
        if at is None
        else _spans_added(at, new)
    )
    if whole:
        yield cut_pair(positions, table, quote)
    else:
        yield from drop_items(quote.items, spans)


def _has_comments(data: bytes, array: Spot) -> bool:
    """Whether a comment stands inside a list, between its items."""
    edges = [array.start, *(edge for item in array.items for edge in (item.start, item.end))]
    gaps = zip(edges[::2], [*edges[1::2], array.end], strict=True)
    return bool(array.items) and any(b"#" in data[start:end] for start, end in gaps)


def _spans_added(array: Spot, new: str) -> Edit:
    if array.items:
        return array.items[-1].end, array.items[-1].end, f", {new}"
    return array.start + 1, array.start + 1, new
