"""Where a value stands in a TOML file: line and column of any path, by tree-sitter."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    def root(self) -> Spot:
        import tree_sitter_toml
        from tree_sitter import Language, Parser

        parser = Parser(Language(tree_sitter_toml.language()))
        return _Walk(self.bytes).document(parser.parse(self.bytes).root_node)

    def placed(self, mistake: Mistake) -> Mistake:
        """The mistake with its file, line and column."""
        spot, whole = self.find(mistake.path)
        at_key = mistake.at_key or not whole
        offset = self._offset(spot, mistake.offset) if whole else 0
        place = self.place(spot.key if at_key and mistake.path else spot.start + offset)
        return Mistake(
            mistake.id, mistake.path, mistake.offset, mistake.at_key, mistake.details, place
        )

    def find(self, path: Path) -> tuple[Spot, bool]:
        """The spot that a path leads to, or the last one on the way and False."""
        spot = self.root
        for step in path:
            inner = self._step(spot, step)
            if inner is None:
                # The short form of a preference is the statement itself.
                return spot, step == "statement" and spot.kind == "string"
            spot = inner
        return spot, True

    def _step(self, spot: Spot, step: str | int) -> Spot | None:
        if isinstance(step, int):
            if spot.items:
                return spot.items[step] if step < len(spot.items) else None
            return spot if spot.kind == "string" and step == 0 else None
        if step in spot.keys:
            return spot.keys[step]
        # In a list of ids an id is its own name.
        return next((item for item in spot.items if self._words(item) == step), None)

    def _words(self, spot: Spot) -> str:
        return self.bytes[spot.start : spot.end].decode().strip("\"'")

    def _offset(self, spot: Spot, characters: int) -> int:
        """Bytes from a string's opening quote to its n-th character, escapes apart."""
        if spot.kind != "string":
            return 0
        raw = self.bytes[spot.start : spot.end].decode()
        lead = 3 if raw[:3] in ('"""', "'''") else 1
        lead += raw[lead : lead + 1] == "\n"
        return len(raw[: lead + characters].encode())

    def place(self, start: int) -> Place:
        """Line and column, in characters, of a byte."""
        before = self.bytes[:start].decode(errors="ignore")
        return self.at(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)

    def at(self, line: int, column: int) -> Place:
        """A place by line and column, both counted from 1."""
        lines = self.text.split("\n", line)
        return Place(self.file, line, column, lines[line - 1] if line <= len(lines) else "")


class _Walk:
    """Turns tree-sitter's tree into spots."""

    def __init__(self, source: bytes) -> None:
        self.source = source

    def document(self, node: Node) -> Spot:
        root = Spot(0, len(self.source))
        for child in node.named_children:
            if child.type == "pair":
                self.pair(child, root)
            elif child.type in ("table", "table_array_element"):
                self.table(child, root)
        return root

    def table(self, node: Node, root: Spot) -> None:
        header, *body = node.named_children
        *above, last = self.key(header)
        parent = root
        for name in above:
            parent = self.newest(parent.keys.setdefault(name, self.empty(header)))
        spot = self.empty(node, header)
        if node.type == "table_array_element":
            array = parent.keys.setdefault(last, self.empty(node, header))
            array.kind = "array"
            array.items.append(spot)
        else:
            spot = parent.keys.setdefault(last, spot)
        for child in body:
            if child.type == "pair":
                self.pair(child, spot)

    def empty(self, node: Node, key: Node | None = None) -> Spot:
        return Spot(node.start_byte, node.end_byte, (key or node).start_byte)

    def newest(self, spot: Spot) -> Spot:
        return spot.items[-1] if spot.items else spot

    def pair(self, node: Node, table: Spot) -> None:
        key, value = node.named_children[0], node.named_children[1]
        *above, last = self.key(key)
        for name in above:
            table = table.keys.setdefault(name, self.empty(key))
        spot = self.value(value)
        spot.key = key.start_byte
        table.keys[last] = spot

    def value(self, node: Node) -> Spot:
        spot = Spot(node.start_byte, node.end_byte, node.start_byte, node.type)
        for child in node.named_children:
            if node.type == "array" and child.type != "comment":
                spot.items.append(self.value(child))
            elif node.type == "inline_table" and child.type == "pair":
                self.pair(child, spot)
        return spot

    def key(self, node: Node) -> list[str]:
        if node.type == "dotted_key":
            return [name for child in node.named_children for name in self.key(child)]
        raw = self.source[node.start_byte : node.end_byte].decode()
        return [raw.strip("\"'") if node.type == "quoted_key" else raw]
