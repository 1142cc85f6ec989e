"""Evidence against its documents: checking spans, and pinning a file to its sources.

Pinning fills in a source's length and hash and turns quotes into spans; it edits the
file's text in place and leaves everything else, comments included, as it was.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.errors import DisputeError, Mistake, Path, mistake
from standoff.files.positions import Positions, Spot
from standoff.model.check import grounds_of, quoted, span_parts
from standoff.model.dispute import Dispute, Grounds, Source


@dataclass(frozen=True, slots=True)
class Document:
    """A source's text and the hash of its bytes. Characters are counted in the text."""

    text: str
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Document:
        """Raises UnicodeDecodeError for bytes that are not UTF-8."""
        return cls(data.decode("utf-8"), hashlib.sha256(data).hexdigest())


def mistakes(dispute: Dispute, documents: Mapping[str, Document]) -> Iterator[Mistake]:
    """What does not fit between a dispute and its documents."""
    for i, source in enumerate(dispute.sources):
        if source.id in documents:
            yield from _changed(source, documents[source.id], ("source", i))
    for grounds, path in grounds_of(dispute):
        for n, span in enumerate(grounds.at):
            parts = span_parts(span)
            if parts and parts[0] in documents:
                yield from _outside(span, parts, documents[parts[0]], (*path, "at", n))
        for n, quote in enumerate(grounds.quote):
            found = quoted(quote, tuple(source.id for source in dispute.sources))
            if found and found[0] in documents:
                yield from _unclear(found[1], found[0], documents, (*path, "quote", n))


def _changed(source: Source, document: Document, path: Path) -> Iterator[Mistake]:
    if source.sha256 and source.sha256 != document.sha256:
        why = f"its sha256 is {document.sha256[:12]}..., not {source.sha256[:12]}..."
        yield mistake("document-changed", (*path, "sha256"), source=source.id, why=why)
    elif source.length is not None and source.length != len(document.text):
        why = f"it has {len(document.text):,} characters, not {source.length:,}"
        yield mistake("document-changed", (*path, "length"), source=source.id, why=why)


def _outside(
    span: str, parts: tuple[str, int, int], document: Document, path: Path
) -> Iterator[Mistake]:
    source, _, end = parts
    if end > len(document.text):
        length = f"{len(document.text):,}"
        yield mistake("span-outside", path, span=span, source=source, length=length)


def _unclear(
    words: str, source: str, documents: Mapping[str, Document], path: Path
) -> Iterator[Mistake]:
    times = len(_found(words, documents[source].text))
    if times == 0:
        yield mistake("quote-missing", path, source=source)
    elif times > 1:
        yield mistake("quote-twice", path, source=source, times=str(times))


def _found(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand; any white space matches any other."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [found.span() for found in re.finditer(pattern, text)] if pattern else []


def words(dispute: Dispute, grounds: Grounds, documents: Mapping[str, Document]) -> Iterator[str]:
    """The words behind a part's spans, where the document is at hand."""
    for span in grounds.at:
        parts = span_parts(span)
        if parts and parts[0] in documents:
            yield documents[parts[0]].text[parts[1] : parts[2]]


# ---------------------------------------------------------------- editing the file


def pinned(text: str, file: str, dispute: Dispute, documents: Mapping[str, Document]) -> str:
    """The file's text with sources pinned and quotes turned into spans.

    Raises:
        DisputeError: where a document has changed, a quote is not clear, or a span lies
            outside its document; then nothing is to be written.
    """
    positions = Positions(file, text)
    if found := list(mistakes(dispute, documents)):
        raise DisputeError(map(positions.placed, found))
    edits = [*_source_edits(positions, dispute, documents)]
    edits += _quote_edits(positions, dispute, documents)
    data = positions.bytes
    for start, end, new in sorted(edits, reverse=True):
        data = data[:start] + new.encode() + data[end:]
    return data.decode()


Edit = tuple[int, int, str]


def _source_edits(
    positions: Positions, dispute: Dispute, documents: Mapping[str, Document]
) -> Iterator[Edit]:
    for i, source in enumerate(dispute.sources):
        if source.id not in documents:
            continue
        document = documents[source.id]
        spot, _ = positions.find(("source", i))
        facts = {"length": str(len(document.text)), "sha256": f'"{document.sha256}"'}
        missing = {key: value for key, value in facts.items() if key not in spot.keys}
        for key in facts.keys() - missing.keys():
            yield spot.keys[key].start, spot.keys[key].end, facts[key]
        if missing:
            yield _after(spot, spot.keys["id"], missing)


def _after(table: Spot, pair: Spot, facts: Mapping[str, str]) -> Edit:
    """New pairs behind an existing one: in an inline table by commas, else on new lines."""
    joint = ", " if table.kind == "inline_table" else "\n"
    lines = "".join(f"{joint}{key} = {value}" for key, value in facts.items())
    return pair.end, pair.end, lines


def _quote_edits(
    positions: Positions, dispute: Dispute, documents: Mapping[str, Document]
) -> Iterator[Edit]:
    known = tuple(source.id for source in dispute.sources)
    for grounds, path in grounds_of(dispute):
        spans, left = [], []
        for quote in grounds.quote:
            source, words = quoted(quote, known) or ("", "")
            if source in documents:
                ((start, end),) = _found(words, documents[source].text)
                spans.append(f"{source}:{start}-{end}")
            else:
                left.append(quote)
        if spans:
            yield from _replaced(positions, path, [*grounds.at, *spans], left)


def _replaced(
    positions: Positions, path: Path, spans: list[str], left: list[str]
) -> Iterator[Edit]:
    """``at`` takes the spans; ``quote`` keeps what could not be found, or goes."""
    table, _ = positions.find(path)
    quote, at = table.keys["quote"], table.keys.get("at")
    wanted = f"[{', '.join(map(_string, spans))}]"
    if at is not None:
        yield at.start, at.end, wanted
    if left:
        kept = f"[{', '.join(map(_string, left))}]"
        yield quote.start, quote.end, kept
        if at is None:
            yield _after(table, quote, {"at": wanted})
    elif at is None:
        yield quote.key, quote.end, f"at = {wanted}"
    else:
        yield _cut(positions, table, quote)


def _cut(positions: Positions, table: Spot, pair: Spot) -> Edit:
    """A pair with its line, or with its comma in an inline table."""
    data = positions.bytes
    start, end = pair.key, pair.end
    if table.kind != "inline_table":
        start = data.rfind(b"\n", 0, start) + 1
        rest = data.find(b"\n", end)
        end = rest + 1 if rest >= 0 else len(data)
        return start, end, ""
    comma = re.compile(rb"\s*,\s*").match(data, end)
    if comma:
        return start, comma.end(), ""
    before = re.compile(rb"\s*,\s*$").search(data[:start])
    return (before.start() if before else start), end, ""


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_escaped(mark) for mark in escaped) + '"'


def _escaped(mark: str) -> str:
    return mark if mark >= " " and mark != "\x7f" else f"\\u{ord(mark):04x}"
