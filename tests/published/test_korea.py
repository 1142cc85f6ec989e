"""North Korea and the United States, 2017: nine published answers, two that differ.

Jacobi, Z. (2017), "The Graph Model of Conflict Resolution: Introduction" and "Sensitivity
Analysis", Socratic Form Microscopy, 5 and 12 November. A state's number is the sum of what is
selected: strike 1, withdraw 2, invade 4, abandon 8. In the variants an invasion is irreversible.

Two of the published answers are not what the definition of sequential stability gives. State 4 in
the first is held by simultaneous sanctioning, which the author adds to it: under that alone the
answer is his. State 12 is missing in
the second: of North Korea's two gains the author strikes out the one that needs a retreat, but
the other is then its only one, and a strike that the United States gains by answers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

import standoff
from standoff.model.dispute import Dispute
from tests import oracle
from tests.builders import ranked

OPTIONS = ("strike", "withdraw", "invade", "abandon")

FIRST = {
    "us": (8, 0, 9, 10, 12, 5, 4, 13, 14, 1, 2, 6),
    "nk": (6, 14, 2, 10, 0, 4, 12, 5, 1, 13, 8, 9),
}
BLOODTHIRSTY = {
    "us": (8, 9, 0, 10, 13, 12, 5, 4, 1, 2, 14, 6),
    "nk": (6, 14, 4, 12, 5, 13, 2, 0, 10, 1, 9, 8),
}
DETERRED = BLOODTHIRSTY | {"nk": (6, 14, 4, 12, 0, 10, 5, 13, 2, 1, 9, 8)}
PACIFIST = {
    "us": (8, 0, 10, 2, 9, 12, 4, 5, 14, 13, 6, 1),
    "nk": (6, 14, 2, 10, 0, 8, 4, 12, 5, 1, 9, 13),
}


@dataclass(frozen=True)
class Variant:
    """One of the published analyses."""

    rankings: Mapping[str, tuple[int, ...]]
    invasion: str
    concept: str
    published: set[int]
    by_definition: set[int]


VARIANTS = {
    "first, seq": Variant(FIRST, "yes", "seq", {0, 4, 5, 10}, {0, 5, 10}),
    "first, smr": Variant(FIRST, "yes", "smr", {0, 4, 5, 10, 12}, {0, 4, 5, 10, 12}),
    "no way back": Variant(FIRST, "no", "seq", {0, 5, 10}, {0, 5, 10, 12}),
    "bloodthirsty, seq": Variant(BLOODTHIRSTY, "no", "seq", {5, 12}, {5, 12}),
    "bloodthirsty, smr": Variant(BLOODTHIRSTY, "no", "smr", {5, 12}, {5, 12}),
    "deterred, seq": Variant(DETERRED, "no", "seq", {0, 5, 10, 12}, {0, 5, 10, 12}),
    "deterred, smr": Variant(DETERRED, "no", "smr", {0, 5, 10, 12}, {0, 5, 10, 12}),
    "pacifist, seq": Variant(PACIFIST, "no", "seq", {0, 4, 5}, {0, 4, 5}),
    "pacifist, smr": Variant(
        PACIFIST, "no", "smr", {0, 2, 4, 5, 8, 10, 12}, {0, 2, 4, 5, 8, 10, 12}
    ),
}
TALLY = {0: 7, 2: 1, 4: 4, 5: 9, 8: 1, 10: 6, 12: 6}
"""In how many of the nine answers a state stands, as published."""


def choice(number: int) -> oracle.Choice:
    return frozenset(option for bit, option in enumerate(OPTIONS) if number >> bit & 1)


def number(pattern: str) -> int:
    return sum(1 << bit for bit, mark in enumerate(pattern) if mark == "Y")


def dispute(variant: Variant) -> Dispute:
    written = standoff.load("korea")
    sides = tuple(
        ranked(side, [[choice(state)] for state in variant.rankings[side.id]])
        for side in written.sides
    )
    return replace(written, sides=sides).under(invasion=variant.invasion)


def found(variant: Variant) -> set[int]:
    states = standoff.solve(dispute(variant)).equilibria(variant.concept)
    return {number(state.pattern) for state in states}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_the_definitions(variant: Variant) -> None:
    expected = oracle.equilibria(dispute(variant))[variant.concept]
    assert {number(label) for label in expected} == variant.by_definition
    assert found(variant) == variant.by_definition


def test_the_first_answer_is_that_of_simultaneous_sanctions() -> None:
    first = dispute(VARIANTS["first, seq"])
    published = VARIANTS["first, seq"].published
    assert {number(state.pattern) for state in standoff.solve(first).equilibria("sim")} == published
    assert {number(label) for label in oracle.equilibria(first)["sim"]} == published


def test_the_published_tally() -> None:
    published = [state for variant in VARIANTS.values() for state in variant.published]
    assert {state: published.count(state) for state in published} == TALLY


def test_the_catalogue_has_the_first() -> None:
    written = standoff.load("korea")
    assert dispute(VARIANTS["first, seq"]) == written.under(invasion="yes")
    assert dispute(VARIANTS["no way back"]) == written.under(invasion="no")


def test_state_4_is_held_by_both_moving_at_once() -> None:
    """Each gains by leaving; if both leave together, both end worse than they began."""
    world = oracle.World(standoff.load("korea"))
    states = {number(world.label(state)): state for state in world.states}
    assert world.improvements("us", states[4]) == {states[5]}
    assert world.improvements("nk", states[4]) == {states[0]}
    assert all(world.better(side, states[4], states[1]) for side in world.sides)


def test_state_12_without_a_way_back() -> None:
    """The only gain left to North Korea is answered by a strike, which costs it more."""
    world = oracle.World(dispute(VARIANTS["no way back"]))
    states = {number(world.label(state)): state for state in world.states}
    assert world.improvements("nk", states[12]) == {states[4]}
    assert world.improvements("us", states[4]) == {states[5]}
    assert world.better("nk", states[12], states[5])
    assert not world.improvements("us", states[12])
