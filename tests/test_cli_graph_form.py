"""What the command line says of a dispute in graph form, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import _folder, done, run

__all__ = ["_folder"]  # a fixture: every test gets a folder of its own

MOUNTAIN = """\
format = 1
title = "A pass"
status_quo = "quiet"

[[state]]
id = "quiet"
[[state]]
id = "held"
text = "troops hold the pass"
[[state]]
id = "shared"
text = "both use the pass"

[[side]]
id = "up"
name = "Uphill"
move = [{ from = "quiet", to = "held" }, { from = "held", to = "shared" }]
weights = { shared = 2, held = 1 }

[[side]]
id = "down"
ranking = ["shared", ["quiet", "held"]]
move = [{ from = "held", to = "quiet" }]
no_move = [{ from = "shared", to = "not shared", assumes = "a treaty binds" }]

[question]
by = "down"
goal = "shared"
"""


@pytest.fixture(autouse=True)
def _pass(_folder: Path) -> None:
    Path("pass.toml").write_text(MOUNTAIN, encoding="utf-8")


def test_check_tells_states_moves_and_weights() -> None:
    assert (
        done("check", "pass.toml").out
        == """\
A pass
No mistakes. 2 sides, 3 states, 1 reading.
Status quo: quiet.

Uphill can
  go from quiet to held
  go from held to shared
Uphill wants as much as it can get of
  +2 for “both use the pass”
  +1 for “troops hold the pass”

down can
  go from held to quiet
down can make no move
  from where “both use the pass” to where not “both use the pass”
down wants, most important first
  a ranking of its own in 2 levels

Question
  will down bring the others to “both use the pass”?
"""
    )


def test_solve_has_a_row_for_each_state() -> None:
    assert done("solve", "pass.toml", "--concepts", "nash,gmr").out.endswith("""\
States: one mark per side (Uphill and down), ● stays ○ leaves; = equilibrium; * status quo.
  state  nash gmr what it is
* quiet  ○●   ●●= quiet
  held   ○●   ○●  troops hold the pass
  shared ●●=  ●●= both use the pass
""")


def test_explain_names_states() -> None:
    assert (
        done("explain", "pass.toml", "--side", "up", "--concept", "gmr").out
        == """\
Uphill stays in quiet under general metarationality.
If Uphill moves to held and gains, the others can answer:
  1. down moves to quiet: no better and no worse for it
  and in quiet Uphill is no better off than where it began.
"""
    )


def test_explain_takes_a_state_by_its_id() -> None:
    out = done("explain", "pass.toml", "--side", "up", "--concept", "nash", "--state", "held").out
    assert (
        out
        == """\
Uphill leaves held (troops hold the pass) under Nash stability.
Nothing deters this: Uphill moves to shared and gains.
"""
    )
    wrong = run("explain", "pass.toml", "--state", "hold")
    assert (wrong.status, wrong.err) == (
        2,
        "standoff: state “hold” is not defined; did you mean “held”?\n",
    )


def test_ask_tells_what_can_be_told() -> None:
    """Uphill would have to move twice running, and nobody moves in between."""
    assert (
        done("ask", "pass.toml").out
        == """\
A pass
Can down bring Uphill to “both use the pass”?
 - Not frozen: Uphill can gain by moving. Deadlocked: no chain of gains leads to the goal. 1
   state would be better for everyone.
 - This dispute is in graph form: sides move between named states and have no options, so no
   threat and no offer can be put to the test.
 - 1 goal state is better for both down and Uphill (1 sequentially stable); shared. No moves
   lead there.
 - No judgement is left open: the answer is the file's.
 - Assumed: 1 line of the file no source says; none of them decide a finding as written.
More: --section standing, threats, levers, settlements, readings, claims, views, assumptions
"""
    )
    at_held = MOUNTAIN.replace('status_quo = "quiet"', 'status_quo = "held"')
    Path("held.toml").write_text(at_held, encoding="utf-8")
    ways = done("ask", "held.toml", "--section", "settlements").out
    assert (
        "  The way there with the fewest moves that cost their mover:\n"
        "    1. Uphill moves to shared: better for it\n"
        "  Every move on it pays its mover.\n"
    ) in ways
    assumed = done("ask", "pass.toml", "--section", "assumptions").out
    assert "down: no move from shared to not shared" in assumed


def test_a_goal_that_is_no_state() -> None:
    result = run("ask", "pass.toml", "--goal", "share")
    assert (result.status, result.err) == (
        2,
        "standoff: goal: “share” is not defined; did you mean “shared”?\n",
    )


def test_with_three_sides_the_target_is_named() -> None:
    Path("three.toml").write_text(MOUNTAIN + '[[side]]\nid = "far"\n', encoding="utf-8")
    result = run("ask", "three.toml")
    assert result.status == 2
    assert result.err.startswith("standoff: the question may be put to up, far; name one of them")
    assert "Can down bring far" in done("ask", "three.toml", "--target", "far").out


def test_json_has_ids_and_names() -> None:
    solved = done("solve", "pass.toml", "--json").json
    assert solved["options"] == []
    assert solved["states"] == ["quiet", "held", "shared"]
    assert solved["state_names"]["held"] == "troops hold the pass"
    assert list(solved["skipped"]) == ["sim"]
    assert done("check", "pass.toml", "--json").json["status_quo"] == "quiet"
    findings = [each["id"] for each in done("ask", "pass.toml", "--json").json["findings"]]
    assert findings == ["frozen", "deadlock", "settlement.seq", "settlement.nash"]


def test_convert_writes_it_back() -> None:
    done("convert", "pass.toml", "-o", "again.toml")
    assert done("solve", "again.toml", "--json").json == done("solve", "pass.toml", "--json").json
