"""Lines marked `draft = true`: read, written, counted, and told wherever an answer is."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

import standoff
from standoff.files import formats, writer
from standoff.model.walk import draft_paths
from tests.test_cli import done, run
from tests.test_schema import schema

GATE = """\
format = 1
title = "A gate"
draft = true

[[source]]
id = "note"

[[side]]
id = "ann"
draft = true
prefers = [{ statement = "shut", draft = true }, "not ring"]

  [[side.option]]
  id = "ring"
  kind = "threat"
  draft = true

[[side]]
id = "bob"
prefers = [{ id = "b_shut", statement = "not shut" }]
option = [{ id = "shut", quote = "shut it", draft = true, assumes = "he can" }]

[[term]]
id = "quiet"
statement = "not ring"
draft = true

[[rule]]
never = "ring and shut"
draft = true

[[judgement]]
id = "lazy"
question = "Is Bob lazy?"
draft = true
answer = [
  { id = "yes", draft = true },
  { id = "no", change.b_shut = "shut", draft = true },
]

[[view]]
of = "ann"
answers = { lazy = "no" }
draft = true

[question]
by = "ann"
goal = "shut"
quote = "shut it"
draft = true

[[claim]]
id = "stays"
test = { is_stable = "status quo", concept = "nash" }
draft = true
"""
MARKED = GATE.count("draft = true")
NOTE = "Ann said: shut it. Bob did not."


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gate.toml").write_text(GATE, encoding="utf-8")
    Path("note.txt").write_text(NOTE, encoding="utf-8")


def test_every_part_that_can_say_what_it_rests_on_may_be_a_draft() -> None:
    dispute = standoff.load("gate.toml")
    assert len(draft_paths(dispute)) == MARKED == 13
    schema("dispute").validate(tomllib.loads(GATE))


def test_drafts_are_written_as_they_are_read() -> None:
    dispute = standoff.load("gate.toml")
    again = formats.read_dispute(writer.write(dispute).encode(), "again.toml")
    assert again == dispute
    assert draft_paths(again) == draft_paths(dispute)


@pytest.mark.parametrize("wrong", ['"true"', "1", "[]"])
def test_a_draft_is_true_or_false(wrong: str) -> None:
    text = GATE.replace("draft = true", f"draft = {wrong}", 1)
    Path("gate.toml").write_text(text, encoding="utf-8")
    failed = run("check", "gate.toml")
    assert failed.status == 1
    assert "gate.toml:3:" in failed.err
    assert "[value-wrong]" in failed.err


def test_a_source_is_no_draft() -> None:
    text = GATE.replace('id = "note"', 'id = "note"\ndraft = true')
    Path("gate.toml").write_text(text, encoding="utf-8")
    assert "[key-unknown]" in run("check", "gate.toml").err


TOLD = (
    "Drafts: 13 lines of the file are drafts: proposed by a program, and accepted by nobody so far."
)


def test_check_ask_and_report_tell_how_many_there_are() -> None:
    assert TOLD in done("check", "gate.toml").out.splitlines()
    assert TOLD in done("ask", "gate.toml").out.replace("\n   ", " ")
    section = done("ask", "gate.toml", "--section", "assumptions").out
    assert section.splitlines()[2] == TOLD
    page = done("report", "gate.toml").out
    assert "13 lines of the file are drafts" in page
    assert page.count("a draft, accepted by nobody so far") >= MARKED - 4


def test_data_tells_how_many_there_are() -> None:
    assert done("check", "gate.toml", "--json").json["drafts"] == MARKED
    assert done("ask", "gate.toml", "--json").json["drafts"] == MARKED


def test_a_page_without_a_question_tells_it_too() -> None:
    text = GATE.partition("[question]")[0]
    Path("gate.toml").write_text(text, encoding="utf-8")
    assert "11 lines of the file are drafts" in done("report", "gate.toml").out


def test_nothing_is_said_where_there_are_none() -> None:
    Path("gate.toml").write_text(GATE.replace("draft = true", "draft = false"), encoding="utf-8")
    for command in ("check", "ask", "report"):
        assert "draft" not in done(command, "gate.toml").out.lower()


def test_one_draft_is_one_line() -> None:
    text = GATE.replace("draft = true", "draft = false").replace("false", "true", 1)
    Path("gate.toml").write_text(text, encoding="utf-8")
    assert "Drafts: 1 line of the file is a draft: " in done("check", "gate.toml").out


def test_drafts_change_no_finding() -> None:
    """They are told, and nothing is computed otherwise."""
    drafted = done("ask", "gate.toml", "--json").json
    Path("gate.toml").write_text(GATE.replace("draft = true", "draft = false"), encoding="utf-8")
    settled = done("ask", "gate.toml", "--json").json
    different = {key for key in drafted if drafted[key] != settled[key]}
    assert different == {"input", "drafts"}
    assert json.dumps(settled)
