"""Accepting, changing and striking lines of a dispute file, in its text.

Each gives the new text; whether it can be read is for the caller to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from standoff.errors import Path, RequestError
from standoff.files.edits import Edit, apply_edits, cut_pair, drop_items, insert_behind, line_end
from standoff.files.positions import Positions, Spot
from standoff.files.writer import toml_string
from standoff.model.dispute import OptionKind

MAIN = {
    "": "status_quo",
    "side": "name",
    "option": "text",
    "prefers": "statement",
    "term": "statement",
    "merge": "when",
    "judgement": "question",
    "answer": "text",
    "question": "goal",
    "claim": "text",
}
"""What is changed of a line, by its kind."""
SINGLE_RULES = ("never", "always")


def kind(path: Path) -> str:
    """The kind of a line: the last key on the way to it; empty for the top of the file."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def accepted(positions: Positions, path: Path) -> str:
    """The text in which a line is no draft any more."""
    return apply_edits(positions.bytes, _accepting(positions, path))


def _accepting(positions: Positions, path: Path) -> Iterator[Edit]:
    table, _ = positions.find_spot(path)
    if "draft" in table.keys:
        yield cut_pair(positions, table, table.keys["draft"])


def main_key(positions: Positions, path: Path) -> str | None:
    """The key that is changed of a line; None where one has to edit the file."""
    table, _ = positions.find_spot(path)
    if kind(path) == "rule":
        return next((key for key in SINGLE_RULES if key in table.keys), None)
    return MAIN.get(kind(path))


def written(positions: Positions, path: Path, key: str) -> str:
    """What stands there now, as it is written; empty where nothing does."""
    table, _ = positions.find_spot(path)
    spot = table.keys.get(key)
    return positions.bytes[spot.start : spot.end].decode() if spot else ""


def changed(positions: Positions, path: Path, key: str, value: str) -> str:
    """The text in which a line says something else, and is no draft any more."""
    table, _ = positions.find_spot(path)
    new = _ids(value) if key == "status_quo" else toml_string(value)
    edits = list(_accepting(positions, path))
    if key in table.keys:
        edits.append((table.keys[key].start, table.keys[key].end, new))
    else:
        first = table.keys["title" if not path else "id"]
        edits.append(insert_behind(positions, table, first, {key: new}))
    return apply_edits(positions.bytes, edits)


def option_kind(positions: Positions, path: Path, kind_: str) -> str:
    """The text in which an option is held out for something else; the default is not written."""
    table, _ = positions.find_spot(path)
    if kind_ != OptionKind.OTHER.value:
        return changed(positions, path, "kind", kind_)
    edits = list(_accepting(positions, path))
    if "kind" in table.keys:
        edits.append(cut_pair(positions, table, table.keys["kind"]))
    return apply_edits(positions.bytes, edits)


def today(positions: Positions, path: Path, id: str, selected: bool) -> str:
    """The text in which an option is selected today, or is not."""
    edits = list(_accepting(positions, path))
    array = positions.root_spot.keys.get("status_quo")
    if array is not None and selected:
        ids = [positions.bytes[each.start : each.end].decode() for each in array.items]
        listed = ", ".join(dict.fromkeys([*ids, toml_string(id)]))
        edits.append((array.start, array.end, f"[{listed}]"))
    elif not selected:
        edits += _deselected(positions, [id])
    return apply_edits(positions.bytes, edits)


def owned(positions: Positions, path: Path, side: int) -> str:
    """The text in which an option is another side's: its table stands behind that side's last.

    Raises:
        RequestError: for an option that has no table under a heading of its own.
    """
    spot, whole = positions.find_spot(path)
    target, _ = positions.find_spot(("side", side))
    if not whole or spot.kind != "table" or target.kind != "table":
        raise RequestError("this option has no place of its own in the file", "edit the file")
    data = positions.bytes
    start, end, _ = _block(data, spot)
    options = target.keys.get("option")
    last = options.items[-1] if options is not None and options.items else target
    behind = _block(data, last)[1]
    moved = data[start:end].decode().rstrip("\n")
    moved = "\n".join(line for line in moved.split("\n") if line.strip() != "draft = true")
    gap = "" if data[:behind].endswith(b"\n\n") else "\n"
    return apply_edits(data, [(start, end, ""), (behind, behind, f"{gap}{moved}\n\n")])


def _ids(value: str) -> str:
    return f"[{', '.join(map(toml_string, value.replace(',', ' ').split()))}]"


# ---------------------------------------------------------------- striking


def struck(positions: Positions, paths: Sequence[Path], selected: Sequence[str]) -> str:
    """The text without some lines, and without some ids in the status quo.

    Raises:
        RequestError: for a line that has no place of its own in the file.
    """
    edits = [edit for path in paths for edit in _blocks(positions, path)]
    edits += _items(positions, paths)
    edits += _deselected(positions, selected)
    return apply_edits(positions.bytes, _apart(edits))


def _apart(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Edits none of which lies inside another."""
    end = -1
    for edit in sorted(edits, key=lambda each: (each[0], -each[1])):
        if edit[0] >= end:
            yield edit
            end = max(end, edit[1])


def _blocks(positions: Positions, path: Path) -> Iterator[Edit]:
    """The tables under headings that make up a line; each goes with its heading."""
    spot, whole = positions.find_spot(path)
    if not whole:
        raise RequestError("this line has no place of its own in the file", "edit the file")
    if spot.kind == "table":
        for table in _tables(spot):
            yield _block(positions.bytes, table)
    elif kind(path) == "question":
        yield cut_pair(positions, positions.root_spot, spot)


def _tables(spot: Spot) -> Iterator[Spot]:
    yield spot
    for inner in spot.keys.values():
        for each in inner.items if inner.kind == "array" else (inner,):
            if each.kind == "table":
                yield from _tables(each)


def _block(data: bytes, table: Spot) -> Edit:
    """A table from its heading to its last pair, with the empty lines behind it."""
    ends = (end for end in _ends(table, table) if end <= table.end)
    last = line_end(data, max(ends, default=table.start))
    blank = re.compile(rb"(?:[ \t]*\r?\n)*").match(data, last)
    start = data.rfind(b"\n", 0, table.start) + 1
    return start, blank.end() if blank else last, ""


def _ends(spot: Spot, table: Spot) -> Iterator[int]:
    """Where the values in a table end; those under headings of their own lie behind it."""
    for inner in (*spot.keys.values(), *spot.items):
        if table.start <= inner.start < table.end:
            yield inner.end
            yield from _ends(inner, table)


def _items(positions: Positions, paths: Sequence[Path]) -> Iterator[Edit]:
    """The lines that stand as items of a list in brackets."""
    lists: dict[Path, set[int]] = {}
    for path in paths:
        spot, _ = positions.find_spot(path)
        if spot.kind != "table" and path and isinstance(path[-1], int):
            lists.setdefault(path[:-1], set()).add(path[-1])
    for path, gone in lists.items():
        array, _ = positions.find_spot(path)
        yield from _without(array, gone)


def _deselected(positions: Positions, selected: Sequence[str]) -> Iterator[Edit]:
    array = positions.root_spot.keys.get("status_quo")
    if array is None:
        return
    values = [positions.bytes[item.start : item.end].decode() for item in array.items]
    told = {toml_string(id) for id in selected} | {f"'{id}'" for id in selected}
    gone = {n for n, value in enumerate(values) if value in told}
    if gone:
        yield from _without(array, gone)


def _without(array: Spot, gone: set[int]) -> Iterator[Edit]:
    if len(gone) == len(array.items):
        yield array.start, array.end, "[]"
    else:
        yield from drop_items(array.items, gone)
