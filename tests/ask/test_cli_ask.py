"""`standoff ask` and `standoff check ANSWER.json FILE`, as a user meets them."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standoff.catalogue import disputes
from standoff.cli import main
from standoff.report.wording.ask import page


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_the_summary_is_short() -> None:
    result = run("ask", "one-last-time")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) <= page.MOST_LINES
    assert "only_concerns holds (128 of 384)" in result.stdout


def test_every_section() -> None:
    for section in ("standing", "threats", "levers", "settlements", "readings", "claims", "views"):
        result = run("ask", "one-last-time", "--section", section)
        assert result.exit_code == 0
        assert result.stdout.count("---") >= 1


def test_the_words_behind_a_claim_need_the_document(tmp_path: Path) -> None:
    text = "x" * 7000
    document = tmp_path / "oped.txt"
    document.write_text(text[:6504] + "Unless it is met\x1b[31m" + text[6525:], encoding="utf-8")
    words = ("ask", "one-last-time", "--section", "claims")
    assert "Unless it is met" not in run(*words).stdout
    shown = run(*words, "--document", f"oped={document}").stdout
    assert "Unless it is met\\x1b[31m" in shown
    assert "\x1b" not in shown


def test_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    for force in ([], ["--force"]):
        assert run("ask", "one-last-time", "--ledger", str(path), *force).exit_code == 0
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 384
    assert len({row["carry_out"] for row in rows}) == 2
    assert sum(row["threats.all.works"] == "1" for row in rows) == 96
    assert set(rows[0]) >= {"frozen", "deadlock", "more_hedging", "offer.concerns.works"}
    assert {row["only_concerns"] for row in rows} == {"0", "1"}


def test_a_ledger_does_not_write_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("precious", encoding="utf-8")
    result = run("ask", "one-last-time", "--ledger", str(path))
    assert result.exit_code == 2
    assert "exists; use --force" in result.stderr
    assert path.read_text(encoding="utf-8") == "precious"


@pytest.fixture
def answered(tmp_path: Path) -> tuple[Path, Path]:
    """A dispute file and its answer."""
    file, answer = tmp_path / "dispute.toml", tmp_path / "answer.json"
    file.write_text(disputes.dispute_text("one-last-time"), encoding="utf-8")
    answer.write_text(run("ask", str(file), "--json").stdout, encoding="utf-8")
    return file, answer


def test_an_answer_is_the_same_again(answered: tuple[Path, Path]) -> None:
    file, answer = answered
    result = run("check", str(answer), str(file))
    assert (result.exit_code, result.stdout.startswith("The same")) == (0, True)
    data = json.loads(answer.read_text(encoding="utf-8"))
    assert data["input"]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_an_answer_does_not_fit_a_changed_file(answered: tuple[Path, Path]) -> None:
    file, answer = answered
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('statement = "not steps"', 'statement = "steps"'), "utf-8")
    result = run("check", str(answer), str(file))
    assert result.exit_code == 1
    assert "input.sha256" in result.stdout
    assert "findings[threats.all.credible].as_written" in result.stdout
    same = json.loads(run("check", str(answer), str(file), "--json").stdout)
    assert same["same"] is False


def test_an_answer_remembers_its_question(tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    question = ("--goal", "not hedge", "--seed", "3")
    answer.write_text(run("ask", "one-last-time", *question, "--json").stdout, encoding="utf-8")
    assert run("check", str(answer), "one-last-time").exit_code == 0


def test_an_answer_remembers_its_levers(tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    levers = ("--threats", "cpec, steps", "--offers", "talks")
    answer.write_text(run("ask", "one-last-time", *levers, "--json").stdout, encoding="utf-8")
    data = json.loads(answer.read_text(encoding="utf-8"))
    assert (data["question"]["threats"], data["question"]["offers"]) == (
        ["cpec", "steps"],
        ["talks"],
    )
    ids = {finding["id"] for finding in data["findings"]}
    assert "threat.steps.works" in ids
    assert not {"threat.india.works", "offer.concerns.works"} & ids
    assert run("check", str(answer), "one-last-time").exit_code == 0


@pytest.mark.parametrize(
    ("levers", "told"),
    [
        (("--threats", "indai"), "Washington holds no option “indai”; did you mean “india”?"),
        (("--offers", "coop"), "Washington holds no option “coop”"),
        (("--threats", "cpec", "--offers", "cpec"), "named as a threat and as an offer; name it"),
    ],
)
def test_levers_that_cannot_be_held_out(levers: tuple[str, ...], told: str) -> None:
    result = run("ask", "one-last-time", *levers)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())


@pytest.mark.parametrize("edition", [1, 3])
def test_an_answer_of_another_edition_is_told_and_no_difference_counted(
    answered: tuple[Path, Path], edition: int
) -> None:
    file, answer = answered
    data = json.loads(answer.read_text(encoding="utf-8"))
    assert data["edition"] == 2
    data["edition"] = edition
    data["findings"][0]["holds"] += 1
    if edition == 1:  # which had no number, and knew no levers from outside
        del data["edition"], data["question"]["threats"], data["question"]["offers"]
    answer.write_text(json.dumps(data), encoding="utf-8")
    result = run("check", str(answer), str(file))
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert told.startswith(f"The answer is of edition {edition} of the test of threats, this is")
    assert "no difference is counted" in told
    assert json.loads(run("check", str(answer), str(file), "--json").stdout) == {
        "same": None,
        "of_edition": edition,
        "differences": [],
    }


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"question": 3}', "[" * 100_000, "\x00"])
def test_what_is_no_answer(tmp_path: Path, text: str) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(text, encoding="utf-8")
    result = run("check", str(answer), "one-last-time")
    assert result.exit_code == 2
    assert "is not an answer of standoff" in result.stderr


def test_hostile_words_come_out_as_text(tmp_path: Path) -> None:
    file = tmp_path / "dispute.toml"
    hostile = "\\u001b[2J\\u202Eevil\\n<script>" + "long " * 2000
    text = disputes.dispute_text("one-last-time").replace('Washington"', f'{hostile}"', 1)
    file.write_text(text, encoding="utf-8")
    result = run("ask", str(file), "--section", "threats", "--section", "settlements")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "evil\\n<script>" in result.stdout


def test_a_wrong_question_says_what_to_write() -> None:
    result = run("ask", "one-last-time", "--by", "washingtn")
    assert result.exit_code == 2
    assert "did you mean “washington”?" in result.stderr
