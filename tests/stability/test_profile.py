"""Mixed profiles: each side is tested by its own concept."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.model.dispute import Dispute
from tests import oracle
from tests.strategies import barred, disputes, drawn, scattered


@given(disputes() | scattered() | barred() | drawn(), st.data())
def test_each_side_is_tested_by_its_own_concept(dispute: Dispute, data: st.DataObject) -> None:
    keys = st.sampled_from(oracle.concepts(dispute))
    profile = {side.id: data.draw(keys) for side in dispute.sides}
    solution = standoff.solve(dispute, profile=profile)
    expected = oracle.stable(dispute)
    found = solution.stable("profile")
    for side, concept in profile.items():
        assert {state.pattern for state in found[side]} == expected[concept][side]
    everybody = set.intersection(*(expected[c][side] for side, c in profile.items()))
    assert {state.pattern for state in solution.equilibria("profile")} == everybody


def test_it_is_solved_alone_or_beside_concepts() -> None:
    korea = standoff.load("korea")
    profile: dict[str, str | standoff.Concept] = {"nk": "sequential", "us": standoff.NASH}
    alone = standoff.solve(korea, profile=profile)
    assert [concept.key for concept in alone.concepts] == ["profile"]
    assert alone.profile == {"us": "nash", "nk": "seq"}
    beside = standoff.solve(korea, ["gmr"], profile=profile)
    assert [concept.key for concept in beside.concepts] == ["gmr", "profile"]
    assert beside.equilibria("profile") == alone.equilibria("profile")
    assert standoff.solve(korea, ["gmr"]).profile == {}


def test_one_with_a_concept_of_our_own_is_our_own() -> None:
    korea = standoff.load("korea")
    mixed = standoff.solve(korea, profile={"us": "nash", "nk": "threat"}).concepts[0]
    assert mixed.ours


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ({"us": "nash"}, "the profile has no concept for “nk”; add one, e.g. nk=nash"),
        ({}, "the profile has no concept for “us”; add one, e.g. us=nash"),
        (
            {"us": "nash", "nk": "nash", "nkk": "nash"},
            "no side is called “nkk”; did you mean “nk”?",
        ),
        (
            {"us": "nash", "nk": "sqe"},
            "no solution concept is called “sqe”; did you mean “seq”?",
        ),
    ],
)
def test_a_profile_that_does_not_fit(profile: Mapping[str, str], message: str) -> None:
    with pytest.raises(standoff.RequestError) as caught:
        standoff.solve(standoff.load("korea"), profile=profile)
    assert str(caught.value) == message


def test_a_profile_that_was_not_solved() -> None:
    solution = standoff.solve(standoff.load("korea"), ["nash"])
    with pytest.raises(standoff.RequestError, match="“profile” was not solved"):
        solution.holds("profile")
