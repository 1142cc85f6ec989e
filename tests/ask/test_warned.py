"""Warnings of `check`: to the letter in words, and true of random disputes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given

from standoff.answers.warned import Warn, warnings_of
from standoff.cli.main import main
from standoff.graph.graph import compile_graph
from standoff.model.dispute import Dispute
from tests import strategies

FILE = """format = 1
title = "A well"

[[side]]
id = "us"
prefers = ["yield"]

[[side.option]]
id = "strike"
kind = "threat"

[[side.option]]
id = "pay"
kind = "offer"

[[side]]
id = "them"
prefers = ["not strike", "not yield"]

[[side.option]]
id = "yield"

[question]
by = "us"
goal = "yield"
"""
MARKS = ('kind = "threat"\n', 'kind = "offer"\n')


def told(text: str, tmp_path: Path) -> str:
    """The warnings of a file in words; empty where there are none. They are no mistakes."""
    path = tmp_path / "well.toml"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(path)])
    assert result.exit_code == 0, result.output
    shown = json.loads(CliRunner().invoke(main, ["check", str(path), "--json"]).output)
    head, title, block = result.output.partition("\nWarnings, which are no mistakes\n")
    assert bool(title) == bool(shown["warnings"])
    assert "Warnings" not in head
    rows = (f"{each['id']}: {each['message']} {each['remedy']}" for each in shown["warnings"])
    assert " ".join(block.split()) == " ".join(rows)
    return block


def test_a_file_that_can_be_answered_has_no_warning(tmp_path: Path) -> None:
    assert told(FILE, tmp_path) == ""


CASES = {
    "no question": (
        FILE[: FILE.index("[question]")],
        "  question-missing: the file asks no question\n"
        '    write [question] with by = "SIDE" and goal = "STATEMENT", or give --by and --goal\n',
    ),
    "nothing of the target's": (
        FILE.replace('goal = "yield"', 'target = "them"\ngoal = "strike"'),
        "  question-unfit: them holds nothing that the goal “strike” needs\n"
        "    ask for a statement about another side's options\n",
    ),
    "a goal that a rule forbids": (
        FILE.replace('goal = "yield"', 'goal = "yield and strike"')
        + '\n[[rule]]\nnever = "yield and strike"\n',
        "  question-unfit: no state has the goal “yield and strike”: the rules forbid it "
        "(“never: yield\n"
        "     and strike”)\n"
        "    ask for less, or mend a rule\n",
    ),
    "nothing marked": (
        FILE.replace(MARKS[0], "").replace(MARKS[1], ""),
        "  levers-missing: no option of us is marked as a threat or an offer\n"
        '    write kind = "threat" or kind = "offer" under those it holds out\n',
    ),
    "a rule against a threat": (
        FILE.replace('"not strike", ', "") + '\n[[rule]]\nnever = "strike"\n',
        "  package-untestable: us can never set strike because of the rule never: strike, "
        "so no package\n"
        "     of threats and offers with it can be put to the test\n"
        "    mend what is in the way, or leave out the kind of strike\n",
    ),
    "an offer that cannot change": (
        FILE.replace(MARKS[1], MARKS[1] + 'moves = "never"\n'),
        "  package-untestable: us can never set pay as pay cannot be changed, so no "
        "package of threats\n"
        "     and offers with it can be put to the test\n"
        "    mend what is in the way, or leave out the kind of pay\n",
    ),
    "a barred move": (
        FILE.replace(
            '[[side]]\nid = "them"',
            '[[side.no_move]]\nfrom = "not strike"\nto = "strike"\n\n[[side]]\nid = "them"',
        ),
        "  package-untestable: us can never set strike because of the barred move from "
        "not strike to\n"
        "     strike, so no package of threats and offers with it can be put to the test\n"
        "    mend what is in the way, or leave out the kind of strike\n",
    ),
    "a side that wants nothing": (
        FILE.replace('prefers = ["not strike", "not yield"]\n', ""),
        "  wishes-missing: them wants nothing: it likes every state equally, so it never "
        "has a reason to\n"
        "     move\n"
        '    write what it wants, most important first: prefers = ["STATEMENT", ...]\n',
    ),
    "a wish that never decides": (
        FILE.replace('"not yield"]', '"not yield", "strike or yield"]'),
        "  wish-idle: the wish of them for “strike” or “yield” decides nothing: it "
        "separates no two\n"
        "     states that the wishes before it leave equal\n"
        "    drop it, or move it up in prefers\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_warnings_to_the_letter(name: str, tmp_path: Path) -> None:
    text, words = CASES[name]
    assert told(text, tmp_path) == words


def test_a_wish_that_a_judgement_changes_is_not_called_idle(tmp_path: Path) -> None:
    text = FILE.replace(
        '"not yield"]', '"not yield", { id = "last", statement = "strike or yield" }]'
    )
    assert "wish-idle" in told(text, tmp_path)
    open_wish = """
[[judgement]]
id = "mood"
question = "What else does it want?"

[[judgement.answer]]
id = "nothing"

[[judgement.answer]]
id = "money"
change.last = "pay"
"""
    assert told(text + open_wish, tmp_path) == ""


def ranks_of(dispute: Dispute, dm: int) -> list[int]:
    graph = compile_graph(dispute)
    ranks: list[int] = graph.ranks[dm][graph.structure.positions].tolist()
    return ranks


@given(strategies.disputes())
def test_an_idle_wish_can_be_struck_and_no_other(dispute: Dispute) -> None:
    """Without ties in priority: the states fall into as many ranks with the wish as without."""
    sides = [
        replace(side, prefers=tuple(replace(each, tied=False) for each in side.prefers))
        for side in dispute.sides
    ]
    dispute = replace(dispute, sides=tuple(sides), judgements=(), views=())
    graph = compile_graph(dispute)
    idle = [(w.side, w.wish) for w in warnings_of(graph) if w.kind is Warn.IDLE_WISH]
    if len(graph) == 1:
        assert idle == []
        return
    expected = []
    for dm, side in enumerate(sides):
        levels = []
        for number in range(len(side.prefers) + 1):
            cut = [*sides]
            cut[dm] = replace(side, prefers=side.prefers[:number])
            levels.append(len(set(ranks_of(replace(dispute, sides=tuple(cut)), dm))))
        expected += [
            (side.id, wish)
            for wish, before, after in zip(side.prefers, levels, levels[1:], strict=False)
            if before == after
        ]
    assert idle == expected
