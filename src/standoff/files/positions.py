"""Where a value stands in a TOML file: line and column of any path, by tree-sitter."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.errors import Mistake, Path, Place

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(slots=True)
class Spot:
    """A value: its bytes in the file, its key's first byte, and what lies inside it."""

    start: int = 0
    end: int = 0
    key: int = 0
    kind: str = "table"
    keys: dict[str, Spot] = field(default_factory=dict)
    items: list[Spot] = field(default_factory=list)


class Positions:
    """The places of one file's values."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def bytes(self) -> bytes:
        return self.text.encode()

    @cached_property
    def root_spot(self) -> Spot:
        import tree_sitter_toml
        from tree_sitter import Language, Parser

        parser = Parser(Language(tree_sitter_toml.language()))
        tree = parser.parse(self.bytes).root_node
        # What tree-sitter cannot read it puts anywhere: better no places than wrong ones.
        return (
            Spot(0, len(self.bytes))
            if tree.has_error
            else _TreeWalk(self.bytes).document_spot(tree)
        )

    # ------------------------------------------------------------ from paths to spots

    def place_mistake(self, mistake: Mistake) -> Mistake:
        """The mistake with its file, line and column."""
        spot, whole = self.find_spot(mistake.path)
        if mistake.path and (mistake.at_key or not whole):
            return replace(mistake, place=self.place_of_byte(spot.key))
        return replace(
            mistake,
            place=self.place_of_byte(spot.start + self._bytes_to_character(spot, mistake.offset)),
        )

    def find_spot(self, path: Path) -> tuple[Spot, bool]:
        """The spot that a path leads to, or the last one on the way and False."""
        spot = self.root_spot
        for step in path:
            inner = self._spot_inside(spot, step)
            if inner is None:
                # The short form of a preference is the statement itself.
                return spot, step == "statement" and spot.kind == "string"
            spot = inner
        return spot, True

    def _spot_inside(self, spot: Spot, step: str | int) -> Spot | None:
        if isinstance(step, int):
            if spot.items:
                return spot.items[step] if step < len(spot.items) else None
            return spot if spot.kind == "string" and step == 0 else None
        if step in spot.keys:
            return spot.keys[step]
        # In a list of ids an id is its own name.
        return next((item for item in spot.items if self._reads_as(item, step)), None)

    def _reads_as(self, spot: Spot, words: str) -> bool:
        return spot.kind == "string" and _toml_value(self._raw_text(spot)) == words

    def _raw_text(self, spot: Spot) -> str:
        return self.bytes[spot.start : spot.end].decode()

    def _bytes_to_character(self, spot: Spot, characters: int) -> int:
        """Bytes from a string's opening quote to its n-th character, as TOML reads it."""
        if spot.kind != "string":
            return 0
        raw = self._raw_text(spot)
        starts = list(_character_starts(raw))
        return len(raw[: starts[min(characters, len(starts) - 1)]].encode())

    # ------------------------------------------------------------ from bytes to places

    def place_of_byte(self, start: int) -> Place:
        """Line and column, in characters, of a byte."""
        line = bisect_right(self._line_starts, start)
        first = self._line_starts[line - 1]
        return self.place_at(line, len(self.bytes[first:start].decode(errors="ignore")) + 1)

    def place_at(self, line: int, column: int) -> Place:
        """A place by line and column, both counted from 1."""
        inside = line <= len(self._lines)
        return Place(self.file, line, column, self._lines[line - 1] if inside else "")

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        """The first byte of each line."""
        return [0, *(found.end() for found in re.finditer(b"\n", self.bytes))]


def _toml_value(raw: str) -> object:
    """A value as TOML reads it."""
    return tomllib.loads(f"value = {raw}")["value"]


# One character of a basic string; a line end behind a backslash is none, nor is what follows.
_BASIC = re.compile(
    r"(?P<none>\\[ \t]*\r?\n[ \t\r\n]*)|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|\r\n|.", re.DOTALL
)
_LITERAL = re.compile(r"(?P<none>(?!))|\r\n|.", re.DOTALL)
_OPENING = re.compile(r"(?:\"\"\"|''')(?:\r?\n)?|[\"']")


def _character_starts(raw: str) -> Iterator[int]:
    """Where in a string as written each of its characters begins, and where the last ends."""
    opening = _OPENING.match(raw)
    first = opening.end() if opening else 0
    last = len(raw) - (3 if first > 1 else 1)
    for found in (_BASIC if raw[:1] == '"' else _LITERAL).finditer(raw, first, last):
        if found["none"] is None:
            yield found.start()
    yield last


class _TreeWalk:
    """Turns tree-sitter's tree into spots."""

    def __init__(self, source: bytes) -> None:
        self.source = source

    def document_spot(self, node: Node) -> Spot:
        root = Spot(0, len(self.source))
        for child in node.named_children:
            if child.type == "pair":
                self.add_pair(child, root)
            elif child.type in ("table", "table_array_element"):
                self.add_table(child, root)
        return root

    def add_table(self, node: Node, root: Spot) -> None:
        header, *body = node.named_children
        *above, last = self.key_parts(header)
        parent = root
        for name in above:
            inner = parent.keys.setdefault(name, self.new_spot(header))
            # A header inside an array of tables is about the table that was opened last.
            parent = inner.items[-1] if inner.items else inner
        spot = self.opened_table(node, header, parent, last)
        for child in body:
            if child.type == "pair":
                self.add_pair(child, spot)

    def opened_table(self, node: Node, header: Node, parent: Spot, name: str) -> Spot:
        """The table that a header opens: a new one, or one that stood above another."""
        new = self.new_spot(node, header)
        if node.type == "table":
            known = parent.keys.setdefault(name, new)
            known.start, known.end, known.key = new.start, new.end, new.key
            return known
        array = parent.keys.setdefault(name, self.new_spot(node, header))
        array.kind = "array"
        array.items.append(new)
        return new

    def new_spot(self, node: Node, key: Node | None = None) -> Spot:
        return Spot(node.start_byte, node.end_byte, (key or node).start_byte)

    def add_pair(self, node: Node, table: Spot) -> None:
        key, value = node.named_children[:2]
        *above, last = self.key_parts(key)
        for name in above:
            table = table.keys.setdefault(name, self.new_spot(key))
        spot = self.value_spot(value)
        spot.key = key.start_byte
        table.keys[last] = spot

    def value_spot(self, node: Node) -> Spot:
        spot = Spot(node.start_byte, node.end_byte, node.start_byte, node.type)
        for child in node.named_children:
            if node.type == "array" and child.type != "comment":
                spot.items.append(self.value_spot(child))
            elif node.type == "inline_table" and child.type == "pair":
                self.add_pair(child, spot)
        return spot

    def key_parts(self, node: Node) -> list[str]:
        """The parts of a key; in the tree all but the last are a key inside the key."""
        parts = []
        while node.type == "dotted_key":
            node, last = node.named_children
            parts.append(self.key_name(last))
        return [self.key_name(node), *reversed(parts)]

    def key_name(self, node: Node) -> str:
        raw = self.source[node.start_byte : node.end_byte].decode()
        return next(iter(tomllib.loads(f"{raw} = 0"))) if node.type == "quoted_key" else raw
