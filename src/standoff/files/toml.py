"""Dispute files: TOML, format 1 (``standoff.files.tables`` holds its keys)."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from standoff.errors import DisputeError, Mistake, Place
from standoff.files import records
from standoff.files.positions import Positions
from standoff.files.shape import fit_tables
from standoff.graph.graph import compile_mistakes
from standoff.model.dispute import Dispute
from standoff.studies import claims

MOST_KEYS = 20_000  # of all tables together; each mistake about one costs a tenth of a millisecond
MOST_JUDGEMENTS = 200  # the dispute is checked again under each of their answers
MOST_PARTS = 1_000  # of a dotted key; reading it takes their square in time and memory


def read(text: str, file: str) -> Dispute:
    """The dispute that a TOML text describes.

    Raises:
        DisputeError: one syntax mistake, or all other mistakes at once, with their places.
        TooLargeError: if its states do not fit into memory.
    """
    positions = Positions(file, text)
    document = _parse_toml(text, positions)
    _refuse_large_tables(document, positions)
    table, shape = fit_tables(document)
    dispute, found = records.build_dispute(table)
    mistakes = [*shape.mistakes, *(each for each in found if not shape.explains_mistake(each))]
    if dispute is not None and shape.leaves_the_states:
        mistakes += [*compile_mistakes(dispute), *claims.mistakes(dispute)]
    if mistakes or dispute is None:
        raise DisputeError(sorted(map(positions.place_mistake, mistakes), key=_place_in_file))
    return dispute


def _refuse_large_tables(document: dict[str, Any], positions: Positions) -> None:
    """Raises DisputeError where checking, or telling what is wrong, would take minutes."""
    judgements = document.get("judgement")
    for count, what, most in (
        (_number_of_keys(document), "keys", MOST_KEYS),
        (len(judgements) if isinstance(judgements, list) else 0, "judgements", MOST_JUDGEMENTS),
    ):
        if count > most:
            details = {"size": f"{count:,} {what}", "most": f"{most:,}"}
            top = Place(positions.file, 1, 1, "")
            raise DisputeError([Mistake("file-too-big", details=details, place=top)])


def _number_of_keys(document: dict[str, Any]) -> int:
    """The keys of all tables together."""
    count = 0
    left: list[object] = [document]
    while left:
        match left.pop():
            case dict() as table:
                count += len(table)
                left += table.values()
            case list() as items:
                left += items
    return count


def _place_in_file(found: Mistake) -> tuple[int, int]:
    return (found.place.line, found.place.column) if found.place else (0, 0)


# ---------------------------------------------------------------- the text as TOML


def _parse_toml(text: str, positions: Positions) -> dict[str, Any]:
    if not text.strip():
        raise DisputeError([Mistake("file-empty", place=Place(positions.file, 1, 1, ""))])
    _refuse_long_keys(text, positions)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise DisputeError([Mistake("toml-deep", place=positions.place_at(1, 1))]) from None
    except ValueError as error:
        raise DisputeError([_syntax_mistake(str(error), positions)]) from None


# What may be a dotted key (no brackets, no commas, one line), and the parts before its dots.
_DOTTED = re.compile(r"""[\w.\-"' \t]+""")
_PART = re.compile(r"""[\w\-"'][ \t]*\.""")


def _refuse_long_keys(text: str, positions: Positions) -> None:
    """Raises DisputeError for a key of so many parts that reading it would take all memory."""
    for line, words in enumerate(text.split("\n"), 1):
        if words.count(".") < MOST_PARTS:
            continue
        for found in _DOTTED.finditer(words):
            if len(_PART.findall(found[0])) >= MOST_PARTS:
                details = {"why": f"a key has more than {MOST_PARTS:,} parts"}
                place = positions.place_at(line, found.start() + 1)
                raise DisputeError([Mistake("toml-syntax", details=details, place=place)])


def _syntax_mistake(message: str, positions: Positions) -> Mistake:
    where = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    why = message[: where.start()] if where else message
    if where and where[1]:
        place = positions.place_at(int(where[1]), int(where[2]))
    else:
        lines = positions.text.rstrip("\n").split("\n")
        place = positions.place_at(len(lines), len(lines[-1]) + 1)
    return Mistake("toml-syntax", details={"why": why[:1].lower() + why[1:]}, place=place)
