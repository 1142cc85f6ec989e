"""Editing a TOML file in place: what is not touched stays as it was, comments included."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from standoff.files.positions import Positions, Spot

Edit = tuple[int, int, str]
"""What takes the place of the bytes from the first to the second."""


def apply_edits(data: bytes, edits: Iterable[Edit]) -> str:
    """A file's text with edits that do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        data = data[:start] + new.encode() + data[end:]
    return data.decode()


def insert_behind(positions: Positions, table: Spot, pair: Spot, facts: Mapping[str, str]) -> Edit:
    """New pairs behind an existing one: in an inline table by commas, else on new lines."""
    if table.kind == "inline_table":
        new = "".join(f", {key} = {value}" for key, value in facts.items())
        return pair.end, pair.end, new
    data = positions.bytes
    indent = data[data.rfind(b"\n", 0, pair.key) + 1 : pair.key].decode()
    break_ = "\r\n" if b"\r\n" in data else "\n"
    end = line_end(data, pair.end)
    lines = "".join(f"{break_}{indent}{key} = {value}" for key, value in facts.items())
    return end, end, lines


def line_end(data: bytes, start: int) -> int:
    """Where the line ends that a byte stands in, before the mark that ends it."""
    end = data.find(b"\n", start)
    if end < 0:
        return len(data)
    return end - 1 if data[end - 1 : end] == b"\r" else end


def cut_pair(positions: Positions, table: Spot, pair: Spot) -> Edit:
    """Takes a pair out: with its line, but for a comment, or in an inline table its comma."""
    data = positions.bytes
    if table.kind == "inline_table":
        return _cut_inline(data, pair)
    rest = data[pair.end : line_end(data, pair.end)]
    if rest.strip():
        return pair.key, pair.end + len(rest) - len(rest.lstrip()), ""
    after = data.find(b"\n", pair.end) + 1
    return data.rfind(b"\n", 0, pair.key) + 1, after or len(data), ""


def _cut_inline(data: bytes, pair: Spot) -> Edit:
    if comma := re.compile(rb"\s*,\s*").match(data, pair.end):
        return pair.key, comma.end(), ""
    before = re.compile(rb"\s*,\s*$").search(data[: pair.key])
    return (before.start() if before else pair.key), pair.end, ""


def drop_items(items: Sequence[Spot], gone: Collection[int]) -> Iterator[Edit]:
    """Some items of a list without the others, each with its comma."""
    kept = max(n for n in range(len(items)) if n not in gone)
    yield from ((items[n].start, items[n + 1].start, "") for n in gone if n < kept)
    if kept < len(items) - 1:
        yield items[kept].end, items[-1].end, ""
