"""Questions that cannot be asked, and files that cannot hold them: what to write, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from standoff.cli.main import main
from standoff.graph import memory

WELL = """format = 1
title = "A well"

[[side]]
id = "us"
prefers = ["yield"]

[[side.option]]
id = "strike"
kind = "threat"

[[side]]
id = "them"
prefers = ["not strike", "not yield"]

[[side.option]]
id = "yield"

[[side]]
id = "crowd"

[question]
by = "us"
goal = "yield"
"""
GOAL = 'goal = "yield"\n'
LAW = """
[[rule]]
id = "calm"
never = "strike and yield"

[[judgement]]
id = "law"
question = "What does the law say?"

[[judgement.answer]]
id = "old"

[[judgement.answer]]
id = "new"
"""


def refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """What `ask` says instead of an answer, and its exit status."""
    monkeypatch.chdir(tmp_path)
    Path("well.toml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["ask", "well.toml"])
    assert result.stdout == ""
    return result.exit_code, result.stderr


CASES = {
    "a goal that a rule forbids": (
        WELL + '\n[[rule]]\nnever = "strike"\n\n[[rule]]\nalways = "strike or not yield"\n',
        2,
        "standoff: no state has the goal “yield”: the rules forbid it (“never: strike”; “always: "
        "strike or not yield”); ask for less, or mend a rule\n",
    ),
    "a goal that contradicts itself": (
        WELL.replace(GOAL, 'goal = "yield and not yield"\n'),
        2,
        "standoff: no state has the goal “yield and not yield”: it contradicts itself; ask for "
        "less, or mend a rule\n",
    ),
    "a goal that a merge hides": (
        WELL + '\n[[merge]]\nwhen = "yield or not yield"\nshown_as = []\n',
        2,
        "standoff: no state has the goal “yield”: merged states are read off as shown; ask for "
        "less, or mend a rule\n",
    ),
    "a target without options": (
        WELL.replace(GOAL, GOAL + 'target = "crowd"\n'),
        2,
        "standoff: crowd holds no option, so nothing can be asked of it; write a [[side.option]] "
        "for what it can do, or name another target\n",
    ),
    "a target that owns nothing of the goal": (
        WELL.replace('id = "crowd"\n', 'id = "crowd"\n\n[[side.option]]\nid = "cheer"\n').replace(
            GOAL, GOAL + 'target = "crowd"\n'
        ),
        2,
        'standoff: crowd holds nothing that the goal “yield” needs; write target = "them"\n',
    ),
    "a goal of the asker's own": (
        WELL.replace(GOAL, 'goal = "strike"\n'),
        2,
        "standoff: the goal “strike” needs nothing that another side holds; ask for a statement "
        "about another side's options\n",
    ),
    "a status quo against a rule under one reading": (
        WELL + LAW + 'change.calm = "not yield"\n',
        1,
        "well.toml:39:1: the status quo breaks a rule under law = new: “never: not yield” "
        '[status-quo-infeasible]\n    change.calm = "not yield"\n    ^\n'
        "    change the status quo or the rule\n1 mistake\n",
    ),
    "two judgements that change the same thing": (
        WELL
        + LAW
        + 'change.yield.moves = "never"\n'
        + LAW[LAW.index("[[judgement]]") :].replace('"law"', '"custom"')
        + 'change.yield.moves = "drop only"\n',
        1,
        "well.toml:49:1: “yield.moves” is changed by the judgement “law” too [change-shared]\n"
        '    change.yield.moves = "drop only"\n    ^\n'
        "    join the two judgements, or share a [[term]]\n1 mistake\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_refusals_to_the_letter(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, status, words = CASES[name]
    assert refused(text, tmp_path, monkeypatch) == (status, words)


def many_levers(rule: str = "") -> str:
    """A dispute in which the asker holds thirty threats."""
    options = "".join(f'\n[[side.option]]\nid = "t{n}"\nkind = "threat"\n' for n in range(30))
    strike = '\n[[side.option]]\nid = "strike"\nkind = "threat"\n'
    return WELL.replace(strike, options).replace('"not strike", ', '"not t0", ') + rule


def test_thirty_free_levers_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "machine_memory", lambda: 2**33)
    status, told = refused(many_levers(), tmp_path, monkeypatch)
    assert status == 2
    assert told.startswith("standoff: 31 options make 2,147,483,648 states; that needs about ")
    assert told.endswith("; leave out options that decide nothing\n")


def test_of_thirty_levers_that_exclude_one_another_it_says_how_far_it_went(
    tmp_path: Path,
) -> None:
    every = ", ".join(f'"t{n}"' for n in range(30))
    path = tmp_path / "many.toml"
    path.write_text(many_levers(f"\n[[rule]]\nat_most_one = [{every}]\n"), encoding="utf-8")
    result = CliRunner().invoke(main, ["ask", str(path)])
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert "There are too many threats and offers to try every package: those of up to 2" in told
    assert "They cannot all be put together; the most that can: t29; t28;" in told
