"""The command line, as its users meet it: outputs, exit statuses, files written, hostile text."""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from click.testing import CliRunner

import standoff
from standoff.catalogue import disputes
from standoff.cli import main
from standoff.files.formats import LARGEST
from tests.programs import begun

FENCE = """\
format = 1
title = "A fence"

[[source]]
id = "memo"

[[side]]
id = "ann"  # she lives next door
name = "Ann"
prefers = ["paint"]

  [[side.option]]
  id = "paint"
  text = "paint the fence"
  quote = "paint it"   # her words

[[side]]
id = "bob"
name = "Bob"
prefers = ["not paint"]

  [[side.option]]
  id = "wash"
  text = "wash it off"

[[rule]]
never = "paint and wash"
"""
MEMO = "Ann means to\npaint it, come what may."
GMCR = {
    "program": "gmcr-py",
    "useManualPreferenceRanking": False,
    "infeasibles": [],
    "options": [{"name": "Paint", "permittedDirection": "both"}],
    "decisionMakers": [{"name": "Ann", "options": [0], "preferences": [[[0, "Y"]]]}],
}
COMMANDS = [["check"], ["solve"], ["explain"], ["convert"], ["ask"]]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fence.toml").write_text(FENCE, encoding="utf-8")
    Path("memo.txt").write_text(MEMO, encoding="utf-8")
    Path("fence.gmcr").write_text(json.dumps(GMCR), encoding="utf-8")


FILES = ["fence.gmcr", "fence.toml", "memo.txt"]


def files() -> list[str]:
    """What lies in the folder now."""
    return sorted(path.name for path in Path().iterdir())


@dataclass(frozen=True)
class Run:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*arguments: str, stdin: str | bytes | None = None) -> Run:
    with mock.patch.object(sys, "argv", ["standoff", *arguments]):
        result = CliRunner().invoke(main, arguments, input=stdin, prog_name="standoff")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout, result.stderr)


def done(*arguments: str, stdin: str | bytes | None = None) -> Run:
    """A run that has to end well and without complaints."""
    result = run(*arguments, stdin=stdin)
    assert (result.status, result.err) == (0, "")
    return result


# ---------------------------------------------------------------- help


def test_help_and_version() -> None:
    assert done("-h").out == done("--help").out
    assert done("--version").out == f"standoff, version {standoff.__version__}\n"
    for name in main.commands:
        assert done(name, "-h").out.startswith(f"Usage: standoff {name} [OPTIONS]")


def test_every_command_takes_json_but_the_one_that_writes_pages() -> None:
    takes = {
        name
        for name, command in main.commands.items()
        if any("--json" in parameter.opts for parameter in command.params)
    }
    assert takes == set(main.commands) - {"report"}


# ---------------------------------------------------------------- where a dispute comes from


@pytest.mark.parametrize("command", COMMANDS[:4], ids=" ".join)
def test_a_dispute_comes_from_a_file_the_catalogue_or_standard_input(command: list[str]) -> None:
    named = done(*command, "prisoners-dilemma").out
    text = disputes.dispute_text("prisoners-dilemma")
    Path("mine.toml").write_text(text, encoding="utf-8")
    assert done(*command, "mine.toml").out == named
    assert done(*command, "-", stdin=text).out == named


def test_a_file_beats_a_dispute_of_the_catalogue() -> None:
    Path("elmira").write_text(FENCE, encoding="utf-8")
    assert done("check", "elmira").out.startswith("A fence\n")


def test_a_gmcr_model_comes_from_a_file_or_standard_input() -> None:
    assert done("check", "fence.gmcr").out.startswith("fence\nNo mistakes. 1 side, 1 option,")
    piped = done("check", "-", stdin=Path("fence.gmcr").read_text(encoding="utf-8"))
    assert piped.out.splitlines()[1:] == done("check", "fence.gmcr").out.splitlines()[1:]


@pytest.mark.parametrize(
    "command",
    [["check"], ["solve"], ["explain"], ["ask", "--by", "ann", "--goal", "wash"], ["report"]],
    ids=" ".join,
)
def test_what_an_import_assumed_is_told(command: list[str]) -> None:
    model = {
        "program": "gmcr-py",
        "useManualPreferenceRanking": False,
        "options": [{"name": name, "permittedDirection": "both"} for name in ("Paint", "Wash")],
        "infeasibles": [],
        "decisionMakers": [
            {"name": "Ann", "options": [0], "preferences": [[[0, "Y"]]]},
            {"name": "Bob", "options": [1], "preferences": [[[0, "N"]]]},
        ],
        "coalitions": [[0, 1]],
    }
    Path("two.gmcr").write_text(json.dumps(model), encoding="utf-8")
    name, *options = command
    told = " ".join(done(name, "two.gmcr", *options).out.split())
    assert (
        "the .gmcr file names no status quo; the state without any option is taken; the "
        "coalitions of the .gmcr file are left out; each side moves by itself"
    ) in told


@pytest.mark.parametrize("marks", [b"\xef\xbb\xbf", b""], ids=["byte order mark", "bare"])
def test_windows_files_are_read(marks: bytes) -> None:
    Path("w.toml").write_bytes(marks + FENCE.replace("\n", "\r\n").encode())
    assert done("check", "w.toml").out == done("check", "fence.toml").out


# ---------------------------------------------------------------- check


def test_check_tells_a_file_back() -> None:
    assert done("check", "fence.toml").out == (
        "A fence\n"
        "No mistakes. 2 sides, 2 options, 3 states of 4 combinations, 1 reading.\n"
        "Status quo: NN (nothing selected).\n"
        "\n"
        "Ann can\n"
        "  paint: “paint the fence”\n"
        "Ann wants, most important first\n"
        "  1. “paint the fence”\n"
        "\n"
        "Bob can\n"
        "  wash: “wash it off”\n"
        "Bob wants, most important first\n"
        "  1. not “paint the fence”\n"
        "\n"
        "Rules\n"
        "  never “paint the fence” and “wash it off”\n"
        "\n"
        "Warnings, which are no mistakes\n"
        "  question-missing: the file asks no question\n"
        '    write [question] with by = "SIDE" and goal = "STATEMENT", or give --by and --goal\n'
    )


def test_check_as_json() -> None:
    assert done("check", "fence.toml", "--json").json == {
        "ok": True,
        "title": "A fence",
        "assumes": "",
        "sides": ["ann", "bob"],
        "options": ["paint", "wash"],
        "states": 3,
        "listable": True,
        "one_at_a_time": False,
        "status_quo": "NN",
        "judgements": {},
        "drafts": 0,
        "warnings": [
            {
                "id": "question-missing",
                "side": None,
                "levers": [],
                "message": "the file asks no question",
                "remedy": 'write [question] with by = "SIDE" and goal = "STATEMENT", '
                "or give --by and --goal",
            }
        ],
        "mistakes": [],
    }


# ---------------------------------------------------------------- solve and explain


def test_solve_shows_each_state_with_a_mark_for_each_side() -> None:
    rows = done("solve", "fence.toml", "--concepts", "nash").out.splitlines()[-4:]
    assert rows == [
        "  state nash selected",
        "* NN    ○●   nothing selected",
        "  YN    ●●=  paint",
        "  NY    ●●=  wash",
    ]


def test_solve_can_leave_out_what_is_no_equilibrium() -> None:
    out = done("solve", "fence.toml", "--concepts", "nash", "--equilibria-only").out
    assert out.splitlines()[-4:] == [
        " state nash selected",
        " YN    ●●=  paint",
        " NY    ●●=  wash",
        "  2 of 3 states shown; --json has all of them.",
    ]


def test_solve_takes_concepts_by_key_and_other_names() -> None:
    by_key = done("solve", "elmira", "--concepts", "nash,seq").out
    assert done("solve", "elmira", "--concepts", " Rationality , sequential").out == by_key


def test_solve_as_json_has_every_state_and_every_concept() -> None:
    solution = done("solve", "fence.toml", "--json").json
    assert solution["states"] == ["NN", "YN", "NY"]
    assert list(solution["concepts"]) == [concept.key for concept in standoff.CONCEPTS]
    assert solution["concepts"]["nash"] == {
        "stable": {"ann": ["YN", "NY"], "bob": ["NN", "YN", "NY"]},
        "equilibria": ["YN", "NY"],
    }


STATES = [
    ([], "NYNNN"),
    (["--state", "status quo"], "NYNNN"),
    (["--state", "status_quo"], "NYNNN"),
    (["--state", "YYNNN"], "YYNNN"),
    (["--state", "modify,delay"], "YYNNN"),
    (["--state", " delay modify "], "YYNNN"),
    (["--state", "-NNY-"], "-NNY-"),
    (["--state", "abandon"], "-NNY-"),
    (["--state", "abandon,insist"], "-NNY-"),
]


@pytest.mark.parametrize(("options", "key"), STATES, ids=str)
def test_explain_finds_a_state_by_key_ids_or_name(options: list[str], key: str) -> None:
    verdict = done("explain", "elmira", "--side", "ministry", "--json", *options).json
    assert verdict["state"] == key


def test_explain_tells_each_side_or_one() -> None:
    every = done("explain", "fence.toml").out
    assert every == (
        "Ann leaves NN (nothing selected) under sequential stability.\n"
        "Nothing deters this: Ann selects “paint the fence” and gains, reaching YN.\n"
        "\n"
        "Bob stays in NN (nothing selected) under sequential stability.\n"
        "Bob has no move to a state it likes better.\n"
    )
    assert done("explain", "fence.toml", "--side", "bob").out == every.partition("\n\n")[2]


def test_explain_as_json_is_a_verdict_or_one_for_each_side() -> None:
    every = done("explain", "fence.toml", "--json").json
    assert [verdict["side"] for verdict in every] == ["ann", "bob"]
    assert done("explain", "fence.toml", "--json", "--side", "ann").json == every[0]


def test_explain_takes_every_concept() -> None:
    for concept in standoff.CONCEPTS:
        for name in (concept.key, *concept.aliases):
            command = ("explain", "elmira-twelve", "--concept", name)
            verdict = done(*command, "--side", "local", "--json")
            assert verdict.json["concept"] == concept.key


# ---------------------------------------------------------------- ask


QUESTION = ["--by", "bob", "--target", "ann", "--goal", "paint"]


def test_an_answer_can_be_checked_again() -> None:
    answer = done("ask", "fence.toml", *QUESTION, "--json").out
    Path("answer.json").write_text(answer, encoding="utf-8")
    assert done("check", "answer.json", "fence.toml").out.startswith("The same")
    assert done("check", "answer.json", "fence.toml", "--json").json["same"] is True
    Path("fence.toml").write_text(FENCE.replace("not paint", "paint"), encoding="utf-8")
    again = run("check", "answer.json", "fence.toml")
    assert again.status == 1
    assert again.out.startswith("Not the same")


def test_ask_asks_another_question() -> None:
    question = done("ask", "fence.toml", *QUESTION, "--json").json["question"]
    assert question == {
        "by": "bob",
        "target": "ann",
        "goal": "paint",
        "threats": None,
        "offers": None,
        "holds_today": False,
        "supposed": {},
    }


def test_a_ledger_has_a_row_for_each_reading() -> None:
    done("ask", "elmira", "--ledger", "all.csv")
    head, *rows = Path("all.csv").read_text(encoding="utf-8").splitlines()
    assert "frozen" in head.split(",")
    assert len(rows) == len(list(standoff.load("elmira").readings()))


def test_a_ledger_is_not_written_over_what_a_link_leads_to() -> None:
    Path("link.csv").symlink_to("fence.toml")
    result = run("ask", "elmira", "--ledger", "link.csv")
    assert (result.status, result.out) == (2, "")
    assert Path("fence.toml").read_text(encoding="utf-8") == FENCE


# ---------------------------------------------------------------- convert and cases


@pytest.mark.parametrize("file", ["fence.toml", "fence.gmcr", "one-last-time"])
def test_convert_writes_a_file_that_says_the_same(file: str) -> None:
    text = done("convert", file).out
    assert done("check", "-", stdin=text).out == done("check", file).out
    assert done("convert", file, "--json").json["text"] == text
    assert done("convert", file, "-o", "new.toml").out == ""
    assert Path("new.toml").read_text(encoding="utf-8") == text


def test_convert_does_not_write_over_a_file_unless_told_to() -> None:
    refused = run("convert", "elmira", "--output", "fence.toml")
    assert refused == Run(2, "", "standoff: “fence.toml” exists; use --force to write over it\n")
    assert Path("fence.toml").read_text(encoding="utf-8") == FENCE
    done("convert", "elmira", "--output", "fence.toml", "--force")
    assert Path("fence.toml").read_text(encoding="utf-8") == done("convert", "elmira").out


def test_convert_says_when_it_cannot_write() -> None:
    result = run("convert", "elmira", "-o", "no/such/folder.toml")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("standoff: “no/such/folder.toml” cannot be written: ")


def test_cases_lists_the_catalogue() -> None:
    listed = done("cases").out
    for name in disputes.dispute_names():
        assert f"\n{name}: " in f"\n{listed}"
    entries = done("cases", "--json").json
    assert [entry["name"] for entry in entries] == list(disputes.dispute_names())
    titles = {entry["name"]: entry["title"] for entry in entries}
    assert titles["elmira"] == standoff.load("elmira").title


def test_cases_prints_a_dispute_as_it_is_written() -> None:
    assert done("cases", "elmira").out == disputes.dispute_text("elmira")
    assert done("cases", "elmira", "--json").json["text"] == disputes.dispute_text("elmira")


def test_the_skeleton_is_a_dispute() -> None:
    skeleton = done("cases", "--skeleton").out
    assert done("cases", "--skeleton", "--json").json["text"] == skeleton
    assert "No mistakes. 2 sides, 2 options" in done("check", "-", stdin=skeleton).out


# ---------------------------------------------------------------- mistakes: exit status 1


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_mistakes_go_to_the_error_stream(command: list[str]) -> None:
    Path("bad.toml").write_text(FENCE.replace("not paint", "not pain"), encoding="utf-8")
    assert run(*command, "bad.toml") == Run(
        1,
        "",
        "bad.toml:20:17: option or term “pain” is not defined [id-unknown]\n"
        '    prefers = ["not pain"]\n'
        "                    ^\n"
        "    did you mean “paint”?\n"
        "1 mistake\n",
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_mistakes_as_json_go_to_standard_output(command: list[str]) -> None:
    Path("bad.toml").write_text(FENCE.replace("not paint", "not pain"), encoding="utf-8")
    result = run(*command, "bad.toml", "--json")
    assert (result.status, result.err) == (1, "")
    assert result.json == {
        "ok": False,
        "mistakes": [
            {
                "id": "id-unknown",
                "file": "bad.toml",
                "line": 20,
                "column": 17,
                "message": "option or term “pain” is not defined",
                "remedy": "did you mean “paint”?",
            }
        ],
    }


def test_all_mistakes_are_told_at_once() -> None:
    text = FENCE.replace("not paint", "not pain").replace("name =", "nam =")
    result = run("check", "-", stdin=text)
    assert result.err.count("[key-unknown]") == 2
    assert result.err.count("[id-unknown]") == 1
    assert result.err.endswith("\n3 mistakes\n")


BYTES = {
    "file-empty": b" \n",
    "file-encoding": b"format = 1\ntitle = '\xff'\n",
    "file-too-big": b"#" * (LARGEST + 1),
    "toml-deep": b"a = " + b"[" * 5_000 + b"]" * 5_000,
    "toml-syntax": b"a = \x00",
    "gmcr-json": b"{",
}


@pytest.mark.parametrize("mistake", BYTES)
def test_what_is_no_dispute_is_refused(mistake: str) -> None:
    Path("bad.toml").write_bytes(BYTES[mistake])
    names = ["-"] if mistake == "gmcr-json" else ["-", "bad.toml"]
    for name in names:
        result = run("check", name, stdin=BYTES[mistake])
        assert (result.status, result.out) == (1, "")
        assert f"[{mistake}]\n" in result.err
        assert result.err.endswith("\n1 mistake\n")


def test_a_missing_file_is_a_mistake_with_a_hint() -> None:
    result = run("solve", "elmria")
    assert result.status == 1
    assert "there is no file or catalogue dispute “elmria” [file-missing]\n" in result.err
    assert "did you mean “elmira”?" in result.err


def test_a_folder_cannot_be_read() -> None:
    Path("folder.toml").mkdir()
    assert "[file-unreadable]" in run("check", "folder.toml").err


def test_cases_knows_only_the_catalogue() -> None:
    for name in ("nosuch", "../catalogue/elmira", "fence.toml"):
        result = run("cases", name)
        assert (result.status, result.out) == (1, "")
        assert "[file-missing]" in result.err


# ---------------------------------------------------------------- requests: exit status 2


REQUESTS = {
    ("explain", "elmira", "--side", "ministri"): "no side is called “ministri”; did you mean",
    ("explain", "elmira", "--state", "delay,accept"): "{accept, delay} is not a state: a rule",
    ("explain", "elmira", "--state", "YYYYY"): "{abandon, accept, delay, insist, modify} is not",
    ("explain", "elmira", "--state", "insits"): "option “insits” is not defined; did you mean",
    ("explain", "elmira", "--state", "--Y--"): "no merged state is written --Y--",
    ("explain", "elmira", "--concept", "nahs"): "no solution concept is called “nahs”; did you",
    ("solve", "elmira", "--concepts", "nash,sec"): "no solution concept is called “sec”; did you",
    ("ask", "battle-of-the-sexes"): "the file asks no question; write [question]",
    ("ask", "elmira", "--goal", "no_such"): "goal: “no_such” is not defined",
    ("check", "fence.toml", "--document", "mem=memo.txt"): "the file has no [[source]] “mem”; did",
    ("check", "fence.toml", "--document", "memo=nosuch.txt"): "“nosuch.txt” cannot be read: ",
    ("check", "fence.gmcr", "--document", "memo=memo.txt"): "the file has no [[source]] “memo”",
    ("check", "nosuch.json", "elmira"): "“nosuch.json” cannot be read: ",
    ("check", "memo.txt", "elmira"): "“memo.txt” is not an answer of standoff; write one with",
}


@pytest.mark.parametrize("arguments", REQUESTS, ids=" ".join)
def test_a_request_that_cannot_be_met(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"standoff: {REQUESTS[arguments]}")
    assert result.err.count("\n") == 1


USAGES = [
    (),
    ("check",),
    ("nosuch",),
    ("solve", "elmira", "--nosuch"),
    ("check", "fence.toml", "--pin"),
    ("check", "fence.toml", "--document", "memo.txt"),
    ("ask", "elmira", "--section", "nosuch"),
]


@pytest.mark.parametrize("arguments", USAGES, ids=" ".join)
def test_a_command_that_cannot_be_understood(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("Usage: standoff")


def test_too_many_options_are_refused_before_they_are_tried() -> None:
    options = "".join(f'{{ id = "o{n}" }}, ' for n in range(60))
    text = f'format = 1\ntitle = "A"\n[[side]]\nid = "a"\noption = [{options}]\n'
    result = run("solve", "-", stdin=text)
    assert (result.status, result.out) == (2, "")
    assert "60 options make 1,152,921,504,606,846,976 states" in result.err


# ---------------------------------------------------------------- documents


PIN = ("check", "fence.toml", "--document", "memo=memo.txt", "--pin")


def test_check_looks_into_the_documents() -> None:
    done("check", "fence.toml", "--document", "memo=memo.txt")
    assert Path("fence.toml").read_text(encoding="utf-8") == FENCE


def test_pin_edits_the_file_and_keeps_the_rest() -> None:
    done(*PIN)
    sha256 = hashlib.sha256(MEMO.encode()).hexdigest()
    source = f'id = "memo"\nlength = {len(MEMO)}\nsha256 = "{sha256}"\n'
    expected = FENCE.replace('id = "memo"\n', source)
    expected = expected.replace('quote = "paint it"', 'at = ["memo:13-21"]')
    assert Path("fence.toml").read_text(encoding="utf-8") == expected
    assert MEMO[13:21] == "paint it"


def test_pinning_twice_changes_nothing_more() -> None:
    done(*PIN)
    once = Path("fence.toml").read_bytes()
    done(*PIN)
    assert Path("fence.toml").read_bytes() == once


def test_pin_keeps_windows_line_ends_and_permissions() -> None:
    Path("fence.toml").write_bytes(FENCE.replace("\n", "\r\n").encode())
    Path("fence.toml").chmod(0o640)
    done(*PIN)
    data = Path("fence.toml").read_bytes()
    assert data.count(b"\r\n") >= FENCE.count("\n")
    assert b"# her words\r\n" in data
    assert Path("fence.toml").stat().st_mode & 0o777 == 0o640


def test_pin_follows_a_link() -> None:
    Path("link.toml").symlink_to("fence.toml")
    done("check", "link.toml", *PIN[2:])
    assert Path("link.toml").is_symlink()
    assert "memo:13-21" in Path("fence.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("memo", "mistake"),
    [("Ann will not.", "quote-missing"), ("paint it, paint  it", "quote-twice")],
)
def test_pin_writes_nothing_where_something_is_wrong(memo: str, mistake: str) -> None:
    Path("memo.txt").write_text(memo, encoding="utf-8")
    result = run(*PIN)
    assert result.status == 1
    assert f"[{mistake}]" in result.err
    assert Path("fence.toml").read_text(encoding="utf-8") == FENCE
    assert files() == FILES  # nothing is left over


def test_a_file_that_cannot_be_replaced_stays_whole() -> None:
    with mock.patch.object(Path, "replace", side_effect=PermissionError(13, "No permission")):
        result = run(*PIN)
    assert result.status == 2
    assert result.err == "standoff: “fence.toml” cannot be written: No permission\n"
    assert Path("fence.toml").read_text(encoding="utf-8") == FENCE
    assert files() == FILES


def test_a_changed_document_is_noticed() -> None:
    done(*PIN)
    Path("memo.txt").write_text(MEMO.replace("come", "com"), encoding="utf-8")
    result = run("check", "fence.toml", "--document", "memo=memo.txt")
    assert result.status == 1
    assert "[document-changed]" in result.err


def test_a_span_beyond_its_document_is_noticed() -> None:
    text = FENCE.replace('quote = "paint it"', 'at = ["memo:13-99"]')
    Path("fence.toml").write_text(text, encoding="utf-8")
    done("check", "fence.toml")
    result = run("check", "fence.toml", "--document", "memo=memo.txt")
    assert result.status == 1
    assert "the span memo:13-99 does not lie inside memo, which has 37 characters" in result.err


def test_documents_need_a_file_to_be_checked_against() -> None:
    result = run("check", "-", "--document", "memo=memo.txt", stdin=FENCE)
    assert (result.status, result.out) == (2, "")


# ---------------------------------------------------------------- hostile text

ESCAPE, OVERRIDE, ISOLATE, BELL, CSI = "\x1b[2J", "\u202e", "\u2066", "\x07", "\x9b31m"
HOSTILE = f"A{ESCAPE}{OVERRIDE}{ISOLATE}{BELL}{CSI}\nB\r\tC\x00D\u2028E"
SHOWN = "A\\x1b[2J\\u202e\\u2066\\x07\\x9b31m\\nB\\r\\tC\\x00D\\u2028E"
HARMLESS = "Zoë 👩\u200d🚀 京都 שלום"


def hostile(text: str) -> str:
    """A dispute with a text wherever a person may put one."""
    word = json.dumps(text, ensure_ascii=False)
    return f"""\
format = 1
title = {word}
why = {word}
[[source]]
id = "memo"
cite = {word}
[[side]]
id = "ann"
name = {word}
prefers = ["paint"]
[[side.option]]
id = "paint"
text = {word}
kind = "threat"
[[side]]
id = "bob"
name = {word}
[[side.prefers]]
id = "quiet"
statement = "not paint"
assumes = {word}
[[side.option]]
id = "wash"
text = {word}
[[judgement]]
id = "mood"
question = {word}
[[judgement.answer]]
id = "good"
text = {word}
[[judgement.answer]]
id = "bad"
text = {word}
change.quiet = "paint"
[[view]]
of = "ann"
answers = {{ mood = "bad" }}
[question]
by = "ann"
target = "bob"
goal = "wash"
[[claim]]
id = "claim"
text = {word}
test = {{ finding = "frozen" }}
"""


def is_plain(text: str) -> bool:
    """Nothing that moves the cursor, sets colours, or turns the direction of writing."""
    return all(mark.isprintable() or mark in "\n\u200d" for mark in text)


def sections() -> Iterable[list[str]]:
    parameters = main.commands["ask"].params
    (choice,) = (parameter.type for parameter in parameters if "--section" in parameter.opts)
    return [["ask", "--section", str(name)] for name in getattr(choice, "choices", ())]


TELLING = [["check"], ["solve"], ["explain"], ["ask"], *sections()]


@pytest.mark.parametrize("command", TELLING, ids=" ".join)
def test_hostile_text_is_shown_as_text(command: list[str]) -> None:
    out = done(*command, "-", stdin=hostile(HOSTILE)).out
    assert is_plain(out)
    assert SHOWN in out.replace("\n   ", "")


@pytest.mark.parametrize("command", TELLING[:3], ids=" ".join)
def test_text_of_any_script_is_shown_as_it_is(command: list[str]) -> None:
    assert HARMLESS in done(*command, "-", stdin=hostile(HARMLESS)).out


def test_hostile_text_is_escaped_in_a_converted_file() -> None:
    text = done("convert", "-", stdin=hostile(HOSTILE)).out
    assert is_plain(text)
    assert done("check", "-", stdin=text).out == done("check", "-", stdin=hostile(HOSTILE)).out


def test_json_keeps_hostile_text_to_the_letter() -> None:
    names = done("solve", "-", "--json", stdin=hostile(HOSTILE)).json["side_names"]
    assert names == {"ann": HOSTILE, "bob": HOSTILE}


WRONG = {
    "id": f'format = 1\ntitle = "A"\n[[side]]\nid = {json.dumps(HOSTILE)}\n',
    "key": f'format = 1\ntitle = "A"\n{json.dumps(HOSTILE)} = 1\n[[side]]\nid = "a"\n',
    "statement": f'format = 1\ntitle = "A"\n[[side]]\nid = "a"\nprefers = [{json.dumps(HOSTILE)}]',
    "value": f'format = 1\ntitle = "A"\n[[side]]\nid = "a"\nranking = [{json.dumps(HOSTILE)}]\n',
    "syntax": f"format = 1\ntitle = {ESCAPE}{OVERRIDE}\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_hostile_text_in_a_mistake_is_shown_as_text(text: str) -> None:
    result = run("check", "-", stdin=text)
    assert (result.status, result.out) == (1, "")
    assert is_plain(result.err)


NAMES = f"x{ESCAPE}{OVERRIDE}\nB"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", NAMES),
        ("cases", NAMES),
        ("explain", "elmira", "--side", NAMES),
        ("explain", "elmira", "--state", NAMES),
        ("explain", "elmira", "--concept", NAMES),
        ("solve", "elmira", "--concepts", NAMES),
        ("solve", "elmira", "--profile", NAMES),
        ("solve", "elmira", "--profile", f"{NAMES}=nash"),
        ("solve", "elmira", "--table", f"{NAMES}/x.csv"),
        ("ask", "elmira", "--goal", NAMES),
        ("ask", "elmira", "--by", NAMES),
        ("check", "fence.toml", "--document", NAMES),
        ("check", "fence.toml", "--document", f"{NAMES}=memo.txt"),
        ("check", "fence.toml", "--document", f"memo={NAMES}"),
        ("check", NAMES, "elmira"),
        ("convert", "elmira", "-o", f"{NAMES}/x"),
    ],
    ids=lambda arguments: " ".join(arguments).replace(NAMES, "NAME"),
)
def test_hostile_arguments_are_shown_as_text(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.status in (1, 2)
    assert is_plain(result.err)


LONG = "n" * 10_000


@pytest.mark.parametrize("command", TELLING[:4], ids=" ".join)
def test_ten_thousand_characters_are_no_trouble(command: list[str]) -> None:
    done(*command, "-", stdin=hostile(LONG))


def test_a_long_line_is_cut_around_the_mistake() -> None:
    line = f'prefers = ["{LONG} and \'{LONG}"]'
    result = run("check", "-", stdin=f'format = 1\ntitle = "A"\n[[side]]\nid = "a"\n{line}\n')
    head, excerpt, caret, *_ = result.err.splitlines()
    assert "[statement-word]" in head
    assert len(excerpt) <= 104
    assert excerpt[caret.index("^")] == "'"


# ---------------------------------------------------------------- as a program


def test_it_runs_as_a_module() -> None:
    process = begun("solve", "fence.toml")
    out, error = process.communicate()
    assert (process.returncode, error) == (0, b"")
    assert "● stays ○ leaves".encode() in out


def test_the_shell_sees_the_exit_status() -> None:
    assert _exit_status("check", "nosuch") == 1
    assert _exit_status("explain", "fence.toml", "--side", "nobody") == 2


def _exit_status(*words: str) -> int:
    process = begun(*words)
    process.communicate()
    return process.returncode


def test_json_goes_to_standard_output_alone() -> None:
    out, error = begun("check", "nosuch", "--json").communicate()
    assert (json.loads(out)["ok"], error) == (False, b"")


# ---------------------------------------------------------------- what is no file


READERS = (
    ("solve", "{}"),
    ("check", "fence.toml", "--document", "memo={}"),
    ("check", "{}", "fence.toml"),
    ("ask", "elmira", "--resume", "{}"),
    ("draft", "{}", "--sides", "A,B"),
    ("gather", "--show", "events", "{}"),
    ("gather", "{}"),
    ("gather", "memo.txt", "--actors", "{}"),
    ("gather", "memo.txt", "-o", "{}", "--resume"),
)


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_pipes_devices_and_sockets_are_refused_by_every_reader(words: tuple[str, ...]) -> None:
    os.mkfifo("pipe.json")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.json")
        Path("zero.json").symlink_to("/dev/zero")
        for path in ("pipe.json", "socket.json", "zero.json"):
            result = run(*(word.format(path) for word in words))
            assert result.status in (1, 2)
            assert path in result.err
            assert re.search("this is not a file|it is no file", result.err)
