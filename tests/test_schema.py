"""The published JSON schemas are true: files and outputs fit them, and nothing else does."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator as Validator

import standoff
from standoff.catalogue import disputes
from standoff.cli import main
from standoff.errors import DisputeError
from standoff.files import formats
from standoff.files.tables import DisputeTable
from standoff.graph.graph import Graph, compile_graph
from standoff.graph.outline import outline
from standoff.report import data
from tests.pages import Block, blocks

DOCS = Path(__file__).parent.parent / "docs"
NAMES = disputes.dispute_names()


def schema(name: str) -> Validator:
    text = (DOCS / "reference" / f"{name}.schema.json").read_text(encoding="utf-8")
    loaded = json.loads(text)
    Validator.check_schema(loaded)
    return Validator(loaded)


# ---------------------------------------------------------------- dispute files


def test_the_schema_of_the_file_is_current() -> None:
    """`make schema` renews it."""
    assert schema("dispute").schema == DisputeTable.model_json_schema()


def files() -> Iterator[tuple[str, str]]:
    """Every dispute of the catalogue, and every whole one that a page of the docs shows."""
    yield from ((name, disputes.dispute_text(name)) for name in [*NAMES, disputes.SKELETON])
    for page in sorted(DOCS.rglob("*.md")):
        if page.name != "mistakes.md":
            yield from (_named(block) for block in blocks(page) if _whole(block))


def _whole(block: Block) -> bool:
    return block.text.startswith("format = 1\n") and "wrong" not in block.words


def _named(block: Block) -> tuple[str, str]:
    return f"{block.page.name}:{block.line}", block.text


FILES = dict(files())


@pytest.mark.slow
@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_files_fit_the_schema(text: str) -> None:
    schema("dispute").validate(tomllib.loads(text))


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "unknown key": lambda file: file.update(colour="red"),
    "unknown key inside": lambda file: file["side"][0].update(colour="red"),
    "missing key": lambda file: file.pop("title"),
    "another format": lambda file: file.update(format=2),
    "a word for a list": lambda file: file["merge"][0].update(shown_as="abandon"),
    "a word that is not known": lambda file: file["side"][0]["option"][0].update(moves="once"),
    "a number for a statement": lambda file: file["side"][0].update(prefers=[1]),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_wrong_files_do_not_fit_the_schema(spoil: Callable[[dict[str, Any]], object]) -> None:
    file = tomllib.loads(disputes.dispute_text("elmira"))
    spoil(file)
    assert not schema("dispute").is_valid(file)


# ---------------------------------------------------------------- outputs


def outputs() -> Iterator[tuple[str, Any]]:
    """Real outputs, one by one, with the name of their schema."""
    for name in NAMES:
        dispute = standoff.load(name)
        graph = compile_graph(dispute)
        yield "check", data.check_data(outline(dispute))
        yield "solve", data.solution_data(standoff.solve(dispute))
        profile = {side.id: "seq" for side in dispute.sides}
        yield "solve", data.solution_data(standoff.solve(dispute, ["nash"], profile=profile))
        for number in range(0, len(graph), 1 + len(graph) // 6):
            for side in dispute.sides:
                yield from (("explain", each) for each in _verdicts(graph, number, side.id))


def _verdicts(graph: Graph, number: int, side: str) -> Iterator[Any]:
    usable = (concept for concept in standoff.CONCEPTS if not concept.skipped(graph))
    for concept in usable:
        yield data.explain_data(standoff.explain(graph.dispute, graph.state(number), side, concept))


@pytest.mark.slow
def test_outputs_fit_their_schemas() -> None:
    schemas = {name: schema(name) for name in ("check", "solve", "explain")}
    kinds: Counter[str] = Counter()
    for name, output in outputs():
        schemas[name].validate(output)
        parts = ("met", "unmet", "forced", "skipped", "profile")
        kinds.update([name, *(part for part in parts if output.get(part))])
        kinds.update("at_once" for each in output.get("met", ()) if each["at_once"])
    # Outputs of every kind were tried, and evidence of every kind.
    assert set(kinds) == {*schemas, *parts, "at_once"}


ARTICLE = """Iran demanded on Monday that Iraq close the crossing, and threatened to cut its ties
with Iraq unless it did. Iraq rejected the demand. An Iraqi official said that it was open.
"""


def test_every_output_of_the_command_line_has_a_schema(tmp_path: Path) -> None:
    """The rest, as it is printed."""
    article, dossier = str(tmp_path / "article.txt"), str(tmp_path / "made.db")
    Path(article).write_text(ARTICLE, encoding="utf-8")
    printed("gather", article, "-o", dossier)
    draft = ["draft", dossier, "--sides", "IRN,IRQ"]
    answer = tmp_path / "answer.json"
    answer.write_text(printed("ask", "elmira", "--json"), encoding="utf-8")
    runs = {
        "answer": [["ask", "elmira", "--json"]],
        "cases": [["cases", "--json"], ["cases", "chicken", "--json"]],
        "check": [["check", "elmira", "--json"]],
        "convert": [["convert", "elmira", "--json"]],
        "draft": [[*draft, "--json"]],
        "explain": [["explain", "elmira", "--json"]],
        "gather": [["gather", article, "--json"], ["gather", article, article, "--json"]],
        "recheck": [
            ["check", str(answer), "elmira", "--json"],
            ["check", str(answer), "cuban-missile-crisis", "--json"],
        ],
        "solve": [["solve", "elmira", "--json"]],
    }
    for name, commands in runs.items():
        for command in commands:
            schema(name).validate(json.loads(printed(*command)))
    published = {path.name.partition(".")[0] for path in DOCS.glob("reference/*.schema.json")}
    assert published == {*runs, "dispute"}


def printed(*command: str) -> str:
    return CliRunner().invoke(main, command).stdout


def test_several_verdicts_fit_the_schema() -> None:
    dispute = standoff.load("elmira")
    found = [standoff.explain(dispute, {"delay"}, side.id) for side in dispute.sides]
    schema("explain").validate([data.explain_data(each) for each in found])


@pytest.mark.parametrize("text", ["", "format = ", "format = 1\n", FILES["elmira"] + "x = 1\n"])
def test_mistakes_fit_the_schema(text: str) -> None:
    with pytest.raises(DisputeError) as caught:
        formats.read_dispute(text.encode(), "wrong.toml")
    schema("check").validate(data.mistakes_data(caught.value.mistakes))


def test_mistakes_without_a_place_fit_the_schema() -> None:
    schema("check").validate(data.mistakes_data([standoff.Mistake("answers-few")]))


def spoiled(output: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The output with a key too many, and with each key missing."""
    yield {**output, "more": 1}
    for key in output:
        yield {other: value for other, value in output.items() if other != key}


def test_the_schemas_are_strict() -> None:
    dispute = standoff.load("cuban-missile-crisis")
    verdict = data.explain_data(standoff.explain(dispute, {"blockade", "withdraw"}, "us"))
    solution = data.solution_data(standoff.solve(dispute, ["nash"]))
    check = data.check_data(outline(dispute))
    found = data.mistakes_data([standoff.Mistake("answers-few")])
    tries = [("explain", each) for each in spoiled(verdict)]
    tries += [("solve", each) for each in spoiled(solution)]
    tries += [("check", each) for each in (*spoiled(check), *spoiled(found))]
    inner = [{**verdict, "met": [each]} for each in spoiled(verdict["met"][0])]
    inner += [{**verdict, "unmet": [each]} for each in spoiled(verdict["met"][0]["improvement"])]
    tries += [("explain", each) for each in inner]
    tries += [("check", {**found, "mistakes": [m]}) for m in spoiled(found["mistakes"][0])]
    tries += [("convert", each) for each in spoiled(data.conversion_data(dispute, "x = 1"))]
    tries += [("cases", each) for each in spoiled(data.case_data("elmira", "x = 1"))]
    recheck = data.recheck_data([("question", 1, None)])
    tries += [("recheck", each) for each in spoiled(recheck)]
    tries += [
        ("recheck", {**recheck, "differences": [d]}) for d in spoiled(recheck["differences"][0])
    ]
    assert [(name, each) for name, each in tries if schema(name).is_valid(each)] == []
    entries = spoiled(data.catalogue_data([("elmira", dispute)])[0])
    assert not any(schema("cases").is_valid([each]) for each in entries)
