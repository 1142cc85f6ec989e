"""`--suppose JUDGEMENT=ANSWER` on every command that computes something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import standoff
from standoff.cli import main

GIVEN = ("--suppose", "need_is=both", "--suppose", "hedging=threats")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_ask_counts_over_what_is_left() -> None:
    shown = run("ask", "one-last-time", *GIVEN).stdout
    assert "Supposing that need_is is both and hedging is threats." in " ".join(shown.split())
    assert "counts are of 64 readings" in " ".join(shown.split())


def test_it_is_the_dispute_with_the_judgements_settled() -> None:
    settled = standoff.load("one-last-time").under(need_is="both", hedging="threats")
    data = json.loads(run("ask", "one-last-time", *GIVEN, "--json").stdout)
    expected = standoff.ask(settled)
    assert data["question"]["supposed"] == {"need_is": "both", "hedging": "threats"}
    assert {each["id"]: each["holds"] for each in data["findings"]} == {
        each.id: each.holds for each in expected.found
    }


def test_an_answer_under_a_supposition_is_checked_under_it(tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(run("ask", "one-last-time", *GIVEN, "--json").stdout, encoding="utf-8")
    assert run("check", str(answer), "one-last-time").stdout.startswith("The same")


@pytest.mark.parametrize("supposed", ["x", ["need_is"], {"need_is": 1}, {"nobody": "both"}])
def test_an_answer_with_a_supposition_that_is_none(supposed: object, tmp_path: Path) -> None:
    data = json.loads(run("ask", "one-last-time", *GIVEN, "--json").stdout)
    data["question"]["supposed"] = supposed
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps(data), encoding="utf-8")
    result = run("check", str(answer), "one-last-time")
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output


def test_solve_and_explain_say_what_they_suppose() -> None:
    line = "Supposing that need_is is both and hedging is threats."
    assert line in run("solve", "one-last-time", *GIVEN).stdout
    assert line in run("explain", "one-last-time", *GIVEN).stdout
    data = json.loads(run("solve", "one-last-time", *GIVEN, "--json").stdout)
    assert data["supposed"] == {"need_is": "both", "hedging": "threats"}


def test_the_report_says_it_and_how_to_repeat_it() -> None:
    page = CliRunner().invoke(main, ["report", "one-last-time", *GIVEN]).stdout
    assert "Supposing that" in page
    assert "--suppose need_is=both --suppose hedging=threats" in page


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("need_is", "--suppose wants JUDGEMENT=ANSWER, not “need_is”."),
        ("=both", "--suppose wants JUDGEMENT=ANSWER, not “=both”."),
        ("need=both", "no open judgement is called “need”; did you mean “need_is”?"),
        ("need_is=bot", "“bot” is no answer to the judgement “need_is”; did you mean “both”?"),
    ],
)
def test_what_cannot_be_supposed(pair: str, says: str) -> None:
    result = run("ask", "one-last-time", "--suppose", pair)
    assert result.exit_code == 2
    assert says in result.stderr


def test_two_answers_to_one_judgement() -> None:
    result = run("ask", "one-last-time", "--suppose", "need_is=both", "--suppose", "need_is=talks")
    assert result.exit_code == 2
    assert "--suppose answers “need_is” twice." in result.stderr


def test_options_about_a_question_need_one() -> None:
    result = run("report", "korea", "--threats", "x")
    assert result.exit_code == 2
