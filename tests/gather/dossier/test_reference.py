"""The page on dossiers quotes the schema; what `gather --json` prints fits its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standoff.gather.dossier import exports, opening
from standoff.gather.dossier.tables import COLUMNS
from standoff.gather.records import SectionKind, StatementKind, Status
from tests.gather.dossier.made import found
from tests.pages import blocks
from tests.test_schema import DOCS, schema

PAGE = DOCS / "reference/dossier.md"


def test_the_page_shows_the_schema_as_it_is() -> None:
    (quoted,) = (block.text for block in blocks(PAGE) if block.language == "sql")
    assert quoted == opening.schema()


def test_every_column_is_explained_or_explains_itself() -> None:
    for name, columns in COLUMNS.items():
        text = PAGE.read_text(encoding="utf-8").split(f"| `{name}` | ")[1].split("\n")[0]
        bare = {each.removesuffix("_span").removesuffix("_code") for each in columns[5:]}
        assert [each for each in bare if f"`{each}`" not in text] == []


def test_the_object_of_a_document_fits_its_schema() -> None:
    data = exports.document(found())
    schema("gather").validate(data)
    schema("gather").validate([data, data])


def spoiled(data: Any) -> Iterator[Any]:
    """The object with each key missing, and one too many, on every level."""
    if isinstance(data, dict):
        yield {**data, "more": 1}
        for key, value in data.items():
            yield {other: each for other, each in data.items() if other != key}
            yield from ({**data, key: each} for each in spoiled(value))
    elif isinstance(data, list) and data:
        yield from ([each, *data[1:]] for each in spoiled(data[0]))


def test_the_schema_is_strict() -> None:
    data = exports.document(found())
    tries = list(spoiled(data))
    assert len(tries) > 40
    assert [each for each in tries if schema("gather").is_valid(each)] == []


def test_the_schema_knows_every_kind() -> None:
    whole: Any = schema("gather").schema
    parts = whole["$defs"]["gathered"]["properties"]

    def kinds(part: str, key: str) -> list[str]:
        return list(parts[part]["items"]["properties"][key]["enum"])

    assert kinds("sections", "kind") == list(SectionKind)
    assert kinds("statements", "kind") == list(StatementKind)
    assert kinds("events", "status") == list(Status)
