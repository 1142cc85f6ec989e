"""What boards, ladders, bars and strips say is what was found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from standoff.answers.ask import ask
from standoff.catalogue.disputes import load
from standoff.model.dispute import Dispute
from standoff.report.pictures import board, ladders, path, readings
from standoff.report.pictures.ladders import MOST_NAMED, Ladders
from standoff.report.pictures.scene import Scene
from standoff.report.subject import Subject
from standoff.stability.solve import solve
from tests.report.drawing import SVG, faults, root, subject, words
from tests.report.test_picture_all import CASES, big
from tests.strategies import disputes


def texts(svg: str) -> list[str]:
    return [each.text for each in words(svg)]


# ---------------------------------------------------------------- the board


def test_a_board_has_a_disc_for_everything_selected_and_a_star_for_every_goal_state() -> None:
    found = subject(load("one-last-time"))
    svg = board.draw_board(found)
    assert svg is not None
    discs = [each for each in root(svg).iter(f"{SVG}circle") if each.attrib["r"] == "5.5"]
    stars = list(root(svg).iter(f"{SVG}polygon"))
    selected = sum(pattern.count("Y") for pattern in found.graph.patterns())
    answer = found.answer
    assert answer is not None
    assert len(discs) == selected + 1  # and one in the legend
    assert len(stars) == found.graph.where_holds(answer.goal).sum() + 1
    assert texts(svg).count("status quo") == 1
    assert texts(svg).count("settlement") == answer.settlements_in_all


def test_a_board_has_a_square_for_every_equilibrium() -> None:
    found = subject(load("elmira"))
    svg = board.draw_board(found)
    assert svg is not None
    squares = [each for each in root(svg).iter(f"{SVG}rect") if each.attrib["width"] == "10"]
    solved = found.solution
    assert len(squares) == sum(len(solved.equilibria(each.key)) for each in solved.concepts) + 1


# ---------------------------------------------------------------- the ladders


@given(disputes(most_options=5))
def test_ladders_hold_every_state_once_and_best_first(dispute: Dispute) -> None:
    found = Ladders(Scene(subject(dispute)))
    for dm, rungs in enumerate(found.rungs_by_side):
        named = [number for rung in rungs for number in rung.named]
        rank = found.scene.ranks_by_state(dm)
        assert sorted(named) == sorted(found.named_states)
        assert len(named) + sum(rung.others for rung in rungs) == len(found.scene.graph)
        assert sum(rung.rungs for rung in rungs) == len(np.unique(rank))
        levels = [int(rank[rung.named[0]]) for rung in rungs if rung.named]
        assert levels == sorted(levels, reverse=True)
        assert all(len({int(rank[n]) for n in rung.named}) == 1 for rung in rungs if rung.named)


def test_a_side_without_preferences_has_one_rung_and_it_is_said() -> None:
    found = Ladders(Scene(subject(CASES["nobody wants anything"])))
    assert [len(rungs) for rungs in found.rungs_by_side] == [1, 1]
    svg = ladders.draw_ladders(found.scene.subject)
    assert svg is not None
    assert texts(svg).count("no preferences: all are equal") == 2


def test_a_ladder_names_the_status_quo_first_and_not_too_many() -> None:
    found = Ladders(Scene(subject(big())))
    assert found.named_states[0] == found.scene.status_quo
    assert len(found.named_states) == MOST_NAMED


# ---------------------------------------------------------------- the readings


def test_bars_are_as_long_as_the_share_of_readings() -> None:
    answer = ask(load("one-last-time"))
    svg = readings.draw_readings(Subject(solve(answer.dispute), answer))
    assert svg is not None
    told = texts(svg)
    bars = [each for each in root(svg).iter(f"{SVG}rect") if each.attrib["height"] == "14"]
    full = {float(each.attrib["width"]) for each in bars if "stroke" in each.attrib}
    shares = [float(each.attrib["width"]) for each in bars if "stroke" not in each.attrib]
    (wide,) = full
    expected = [found.holds / answer.total * wide for found in answer.found if found.holds]
    assert sorted(shares) == pytest.approx(sorted(expected), abs=0.06)
    assert sorted(each for each in told if each.endswith(" of 384")) == sorted(
        f"{found.holds} of 384" for found in answer.found
    )


def test_a_finding_about_no_state_has_a_bar_of_its_own() -> None:
    dispute = load("one-last-time-four")
    svg = readings.draw_readings(subject(dispute))
    assert svg is not None
    assert "there is no such state" in texts(svg)


def test_a_sample_of_readings_is_said_to_be_one() -> None:
    answer = ask(load("one-last-time"), readings=77)
    svg = readings.draw_readings(Subject(solve(answer.dispute), answer))
    assert svg is not None
    assert "drawn at random" in svg
    assert not list(faults(svg))


def test_no_bars_without_open_judgements() -> None:
    dispute = load("one-last-time")
    settled = dispute.under({j.id: j.answers[0].id for j in dispute.judgements})
    assert readings.draw_readings(subject(settled)) is None
    assert readings.draw_readings(subject(replace(dispute, question=None))) is None


# ---------------------------------------------------------------- the way to a settlement


def test_every_step_tells_what_it_does_to_every_side() -> None:
    found = subject(load("one-last-time"))
    scene = Scene(found)
    assert scene.route is not None
    told = [path.gain_signs(scene, step.before, step.after) for step in scene.route.steps]
    assert told == [(-1, 1), (1, 1)]
    ranks = [scene.ranks_by_state(dm) for dm in scene.graph.dms]
    for step, gains in zip(scene.route.steps, told, strict=True):
        here, there = scene.state_number(step.before), scene.state_number(step.after)
        assert gains == tuple(int(np.sign(int(r[there]) - int(r[here]))) for r in ranks)


def test_who_must_jump_first_is_said_once_a_strip() -> None:
    svg = path.draw_path(subject(load("one-last-time")))
    assert svg is not None
    assert texts(svg).count("jumps first, at a cost") == 2
    assert "Washington must jump first" in svg


def test_no_strip_without_a_settlement() -> None:
    assert path.draw_path(subject(load("elmira"))) is None
    assert path.draw_path(subject(replace(load("prisoners-dilemma"), question=None))) is None
