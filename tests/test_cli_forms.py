"""The command line writes other formats and tables, and takes a concept for each side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import ESCAPE, Run, _folder, done, is_plain, run

__all__ = ["_folder"]  # a fixture: every test gets a folder of its own, with the files of test_cli


def test_the_ending_asks_for_a_format() -> None:
    result = run("convert", "one-last-time", "-o", "new.gmcr")
    assert (result.status, result.out) == (0, "")
    assert " ".join(result.err.split()) == (
        "Left out, as the format has no place: the status quo, the open judgements (what is "
        "written is the file as written), the views, the question, the claims, which options are "
        "threats or offers, the names of terms (statements say in full what they stand for) and "
        "sources and evidence."
    )
    stated = done("solve", "new.gmcr", "--json").json
    assert stated["concepts"] == done("solve", "one-last-time", "--json").json["concepts"]
    assert done("convert", "fence.toml", "-o", "new.GraphML").out == ""
    assert Path("new.GraphML").read_text(encoding="utf-8").startswith("<?xml")


def test_nothing_is_left_out_that_was_not_there() -> None:
    assert run("convert", "fence.gmcr", "-o", "new.gmcr").err == (
        "Left out, as the format has no place: sources and evidence.\n"  # that today was assumed
    )
    assert run("convert", "fence.gmcr", "-o", "new.toml").err == ""


@pytest.mark.parametrize("path", ["new.dot", "new", "new.csv", f"x{ESCAPE}.y"])
def test_an_ending_that_asks_for_nothing(path: str) -> None:
    result = run("convert", "fence.toml", "-o", path)
    assert (result.status, result.out, Path(path).exists()) == (2, "", False)
    wanted = "names no format that can be written; end it in .toml, .gmcr or .graphml\n"
    assert result.err.endswith(wanted)
    assert is_plain(result.err)


def test_what_a_format_cannot_hold_is_not_written() -> None:
    result = run("convert", "elmira", "-o", "new.gmcr")
    assert result == Run(
        2,
        "",
        "standoff: a .gmcr file cannot hold this dispute: it merges states, which the format "
        "cannot; take each [[merge]] out\n",
    )
    assert not Path("new.gmcr").exists()


def test_a_table_is_written_over_another_file_only_with_force() -> None:
    table = ("solve", "fence.toml", "--table", "states.csv")
    assert done(*table).out == done("solve", "fence.toml").out
    expected = Path("states.csv").read_text(encoding="utf-8")
    assert expected.startswith("number,state,status_quo,option.")
    Path("states.csv").write_text("mine", encoding="utf-8")
    told = "standoff: “states.csv” exists; use --force to write over it\n"
    assert run(*table) == Run(2, "", told)
    assert Path("states.csv").read_text(encoding="utf-8") == "mine"
    done(*table, "--force")
    assert Path("states.csv").read_text(encoding="utf-8") == expected


def test_a_profile_in_words_and_as_json() -> None:
    asked = ("solve", "korea", "--profile", "us=nash, nk=seq")
    assert "  profile      2  mixed profile: us by nash, nk by seq\n" in done(*asked).out
    found = done(*asked, "--json").json
    assert found["profile"] == {"us": "nash", "nk": "seq"}
    assert found["concepts"]["profile"]["equilibria"] == ["NNNN", "YNYN"]
    assert list(done(*asked, "--concepts", "gmr", "--json").json["concepts"]) == ["gmr", "profile"]


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ("us", "--profile wants SIDE=CONCEPT,..., not “us”."),
        ("us=nash,", "--profile wants SIDE=CONCEPT,..., not “”."),
        ("us=nash,us=seq", "--profile names the side “us” twice."),
        ("us=nash", "the profile has no concept for “nk”; add one, e.g. nk=nash"),
    ],
)
def test_a_profile_that_does_not_fit(profile: str, message: str) -> None:
    result = run("solve", "korea", "--profile", profile)
    assert (result.status, result.out) == (2, "")
    assert result.err.rstrip("\n").endswith(message)


def test_a_concept_that_cannot_be_used_is_left_out_and_told() -> None:
    why = (
        "what moves made at once come to is told in option form only, where no states are merged "
        "and no moves barred"
    )
    assert f"sim is left out: {why}." in " ".join(done("solve", "elmira").out.split())
    assert done("solve", "elmira", "--json").json["skipped"] == {"sim": why}
    assert done("solve", "elmira", "--concepts", "sim", "--json").json["concepts"] == {}
    alone = done("solve", "elmira", "--concepts", "sim").out
    assert "reason" not in alone.partition("Equilibria")[0]
    result = run("explain", "elmira", "--concept", "sim")
    assert result == Run(2, "", f"standoff: “sim” cannot be used here: {why}\n")
