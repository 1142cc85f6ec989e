"""The reference names everything there is: every key, command, option, name and form."""

from __future__ import annotations

import dataclasses
import inspect
import tomllib
import typing
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import FunctionType

import click
import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import standoff
from standoff.cli import main
from standoff.files.tables import (
    DisputeTable,
    Grounded,
    OptionChange,
    RankingChange,
    SideChange,
    WeightsChange,
)
from standoff.model.claim import FORMS, Argument
from tests.pages import blocks

REFERENCE = Path(__file__).parent.parent / "docs/reference"


def parts(page: str) -> dict[str, str]:
    """The text below each heading of a page, whatever its level, by the heading's first word."""
    found: dict[str, str] = {}
    for part in f"\n{(REFERENCE / page).read_text(encoding='utf-8')}".split("\n#")[1:]:
        heading, _, text = part.lstrip("#").partition("\n")
        found[heading.strip().strip("`").partition("(")[0]] = text
    return found


# ---------------------------------------------------------------- the file format


def tables(table: type[BaseModel], heading: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    """Every table of the file by its dotted name; the top of the file has none."""
    yield heading, table
    for key, field in table.model_fields.items():
        for inner in models(field.annotation):
            yield from tables(inner, f"{heading}.{key}".lstrip("."))


def models(annotation: object) -> list[type[BaseModel]]:
    """The tables in a field's type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [each for part in typing.get_args(annotation) for each in models(part)]


# A change has a table of its own on the page, not a heading.
TABLES = {name: table for name, table in tables(DisputeTable) if name != "judgement.answer.change"}


def section(name: str) -> str:
    """What the page says of a table."""
    headings = {"": "The top of the file", "question": "[question]"}
    return parts("file-format.md")[headings.get(name, f"[[{name}]]")]


def keys_of(table: type[BaseModel]) -> dict[str, FieldInfo]:
    """A table's fields by their keys in the file."""
    return {field.alias or name: field for name, field in table.model_fields.items()}


@pytest.mark.parametrize("name", TABLES)
def test_the_file_format_has_every_key_of_every_table(name: str) -> None:
    fields = keys_of(TABLES[name])
    # At the top, the other tables have headings of their own.
    keys = [key for key, field in fields.items() if name or not models(field.annotation)]
    assert [key for key in keys if f"`{key}`" not in section(name)] == []


def samples() -> list[str]:
    """The full samples: the first two whole disputes on the page, one for each form."""
    page = blocks(REFERENCE / "file-format.md")
    return [block.text for block in page if block.text.startswith("format = 1\n")][:2]


def used(table: object, name: str = "") -> Iterator[tuple[str, str]]:
    """(table, key) for every key used in a file."""
    for key, value in table.items() if isinstance(table, dict) else ():
        yield name, key
        for each in value if isinstance(value, list) else [value]:
            yield from used(each, f"{name}.{key}".lstrip("."))


def test_the_full_samples_use_every_key() -> None:
    found = {each for sample in samples() for each in used(tomllib.loads(sample))}
    evidence = set(Grounded.model_fields)
    wanted = {
        (name, key)
        for name, table in TABLES.items()
        for key in keys_of(table)
        if key not in evidence
    }
    assert wanted - found == set()
    changes = (OptionChange, SideChange, RankingChange, WeightsChange)
    wanted_keys = {*evidence, *(key for change in changes for key in change.model_fields)}
    assert wanted_keys - {key for _, key in found} == set()


def test_the_claims_have_every_form() -> None:
    text = parts("file-format.md")["[[claim]]"]
    for name, form in FORMS.items():
        others = {key: kind for key, kind in form.needs.items() if key != name}
        cells = [f"`{name}` ({form.needs[name].value})", _list(others), _list(form.may), form.says]
        assert " | ".join(["", *cells, ""]).strip().replace("  ", " ") in text.replace("  ", " ")


def _list(arguments: typing.Mapping[str, Argument]) -> str:
    return ", ".join(f"`{key}` ({kind.value})" for key, kind in arguments.items())


# ---------------------------------------------------------------- the command line


def test_the_command_line_has_every_command() -> None:
    assert set(main.commands) <= set(parts("cli.md"))


@pytest.mark.parametrize("command", main.commands.values(), ids=lambda command: command.name)
def test_the_command_line_has_every_option(command: click.Command) -> None:
    text = parts("cli.md")[str(command.name)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    missing = [name for option in options for name in option.opts if f"`{name}" not in text]
    assert missing == []


def test_the_command_line_has_no_option_that_is_gone() -> None:
    for command in main.commands.values():
        rows = parts("cli.md")[str(command.name)].split("\n| `")[1:]
        named = {row.split()[0].rstrip("`,") for row in rows}
        known = {name for p in command.params for name in p.opts}
        assert named - known == set(), command.name


# ---------------------------------------------------------------- Python


def test_the_python_page_has_every_public_name() -> None:
    assert set(standoff.__all__) - set(parts("api.md")) == set()


@pytest.mark.parametrize("name", [n for n in standoff.__all__ if not n.isupper()])
def test_the_python_page_has_every_part_of_a_public_name(name: str) -> None:
    thing = getattr(standoff, name)
    if inspect.isfunction(thing):
        assert f"### `{name}{_signature(thing)}`" in (REFERENCE / "api.md").read_text("utf-8")
    else:
        text = parts("api.md")[name]
        assert [part for part in _parts(thing) if f"`{part}" not in text] == []


def _signature(function: typing.Any) -> str:
    signature = inspect.signature(function)
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in signature.parameters.values()]
    return str(inspect.Signature(bare))


def _parts(kind: type) -> list[str]:
    """The fields, properties and methods of a class."""
    fields = (
        [field.name for field in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    )
    kinds = (property, cached_property, FunctionType)
    methods = [name for name, value in vars(kind).items() if isinstance(value, kinds)]
    return fields + [name for name in methods if not name.startswith("_")]
