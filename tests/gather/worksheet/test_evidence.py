"""`check --evidence`: every line with the words behind it, and those with none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import done, run
from tests.test_schema import schema

WELL = """\
format = 1
title = "The well"
status_quo = ["pump"]
why = "made up"

[[source]]
id = "letter"

[[source]]
id = "diary"

[[side]]
id = "hill"
name = "Hill"
at = ["letter:0-4"]
prefers = ["pump", { id = "h_rest", statement = "not rest", assumes = "it is proud" }]

  [[side.option]]
  id = "pump"
  text = "pump at night"
  at = ["letter:0-19", "diary:4-9"]
  assumes = "it can"
  draft = true

[[side]]
id = "vale"

  [[side.option]]
  id = "rest"
  quote = "letter: lets the field rest"

[[rule]]
never = "pump and rest"

[[judgement]]
id = "deep"
question = "Is the well deep?"
answer = [{ id = "yes" }, { id = "no", change.h_rest = "rest", at = ["letter:21-25"] }]

[[view]]
of = "vale"
answers = { deep = "no" }

[question]
by = "hill"
goal = "rest"
"""
LETTER = "Hill pumps at\nnight. Vale lets the field rest."


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("well.toml").write_text(WELL, encoding="utf-8")
    Path("letter.txt").write_text(LETTER, encoding="utf-8")


def test_the_words_stand_behind_each_line() -> None:
    assert done("check", "well.toml", "--evidence", "--document", "letter=letter.txt").out == (
        "letter: 3 spans and 1 quote found in the document.\n"
        "With a source: 4 lines\n"
        "  side hill: Hill\n"
        "     letter:0-4: “Hill”\n"
        "  option pump (draft): pump at night\n"
        "     letter:0-19: “Hill pumps at night”\n"
        "     diary:4-9\n"
        "     assumed: it can\n"
        "  option rest: rest\n"
        "     “letter: lets the field rest”\n"
        "  answer no to deep: no\n"
        "     letter:21-25: “Vale”\n"
        "\n"
        "Without one: 9 lines\n"
        "  the file: The well; today: pump\n"
        "     reason given: made up\n"
        "  preference 1 of Hill: “pump at night”\n"
        "  preference h_rest of Hill: not “rest”\n"
        "     assumed: it is proud\n"
        "  side vale: vale\n"
        "  rule 1: never “pump at night” and “rest”\n"
        "  judgement deep: Is the well deep?\n"
        "  answer yes to deep: yes\n"
        "  view of vale: deep: no\n"
        "  question: will Hill bring the others to “rest”?\n"
    )


def test_without_documents_the_spans_are_shown() -> None:
    out = done("check", "well.toml", "--evidence").out
    assert "     letter:0-19\n     diary:4-9\n     assumed: it can\n" in out


def test_evidence_as_data_has_all_of_the_words() -> None:
    Path("letter.txt").write_text(LETTER.replace("Vale", "V" * 5000), encoding="utf-8")
    Path("well.toml").write_text(WELL.replace("letter:21-25", "letter:21-5021"), encoding="utf-8")
    told = ("check", "well.toml", "--evidence", "--document", "letter=letter.txt")
    data = done(*told, "--json").json
    schema("check").validate(data)
    by_name = {each["line"]: each for each in data["evidence"]}
    assert by_name["answer no to deep"]["at"] == [{"span": "letter:21-5021", "words": "V" * 5000}]
    assert by_name["option pump"] == {
        "line": "option pump",
        "says": "pump at night",
        "at": [
            {"span": "letter:0-19", "words": "Hill pumps at\nnight"},
            {"span": "diary:4-9", "words": None},
        ],
        "quote": [],
        "why": "",
        "assumes": "it can",
        "draft": True,
    }
    # In words the middle of a long span is left out.
    assert max(map(len, done(*told).out.splitlines())) < 100
    assert "V ... V" in done(*told).out.replace("\n        ", "")


def test_only_evidence_is_listed_in_data_where_it_is_asked_for() -> None:
    assert "evidence" not in done("check", "well.toml", "--json").json


def test_marks_that_steer_a_terminal_are_written_out() -> None:
    Path("letter.txt").write_text("\u202eHi\x1b[2J pumps at\nnight. Vale ok", encoding="utf-8")
    Path("well.toml").write_text(WELL.replace("letter: lets the field rest", "letter: ok"))
    out = done("check", "well.toml", "--evidence", "--document", "letter=letter.txt").out
    assert "\u202e" not in out
    assert "\x1b" not in out


def test_a_file_without_any_evidence_is_listed_too() -> None:
    out = done("check", "prisoners-dilemma", "--evidence").out
    assert out.startswith("With a source: no line\n\nWithout one: ")


def test_a_changed_document_is_noticed() -> None:
    Path("letter.txt").write_text("Hill", encoding="utf-8")
    failed = run("check", "well.toml", "--evidence", "--document", "letter=letter.txt")
    assert failed.status == 1
    assert "[span-outside]" in failed.err
