"""Games that every textbook has: their Nash equilibria, and what the other concepts add.

The Nash equilibria are the textbooks'. What each source says is in the file of the catalogue:
Rapoport & Guyer (1966) on chicken, Skyrms (2004) on the stag hunt, Luce & Raiffa (1957) on the
battle of the sexes, von Neumann & Morgenstern (1944) on matching pennies, Diekmann (1985) on the
volunteer's dilemma, Hardin (1968) and Schelling (1973) on the commons, Haywood (1954) on the
Bismarck Sea, Buchanan (1975) on the Samaritan, Selten (1978) on the chain store. Of the chain
store's two Nash equilibria, the entry that is not fought and the deterrence that nobody would carry
out, only the first survives the paper's backward induction. The answers of the other concepts are
argued on the page of worked answers.
"""

from __future__ import annotations

import pytest

import standoff
from tests import oracle

NASH = {
    "bismarck-sea": {"YY"},  # both in the north: two days of bombing
    "battle-of-the-sexes": {"YN", "NY"},  # both at the first place, both at the second
    "chain-store": {"YN", "NY"},
    "chicken": {"YN", "NY"},
    "commons": {"YYYYY"},
    "matching-pennies": set(),
    "prisoners-dilemma": {"NN"},
    "samaritans-dilemma": {"YN"},
    "stag-hunt": {"NN", "YY"},
    "volunteers-dilemma": {"YNNN", "NYNN", "NNYN", "NNNY"},
}
"""Per game, the states in which nobody can gain alone."""

SEQ = NASH | {
    "bismarck-sea": {"YY", "YN"},  # who searches south would be answered by sailing north
    "matching-pennies": {"NN", "YN", "NY", "YY"},  # whoever turns the coin sees it turned back
    "prisoners-dilemma": {"NN", "YY"},
}


def found(name: str, concept: str) -> set[str]:
    return {state.pattern for state in standoff.solve(standoff.load(name)).equilibria(concept)}


@pytest.mark.parametrize("name", NASH)
def test_nash(name: str) -> None:
    assert found(name, "nash") == NASH[name]


@pytest.mark.parametrize("name", sorted(NASH.keys() - {"commons"}))
def test_sequential_stability(name: str) -> None:
    assert found(name, "seq") == SEQ[name]


def test_one_herder_alone_does_not_deter_the_others() -> None:
    """All restraint is held by the others' gains, except that of one herder alone."""
    five = {state.pattern for state in standoff.solve(standoff.load("commons")).states}
    one_holds_back = {pattern for pattern in five if pattern.count("N") == 1}
    assert found("commons", "seq") == five - one_holds_back


@pytest.mark.parametrize("alone", ["nothing", "something"])
def test_effort_without_help_decides_nothing(alone: str) -> None:
    """Accounts of Buchanan's table differ in one cell."""
    dispute = standoff.load("samaritans-dilemma").under(alone=alone)
    assert {str(state) for state in standoff.solve(dispute).equilibria("nash")} == {"YN"}


@pytest.mark.parametrize(("name", "held"), [("samaritans-dilemma", "YY"), ("chain-store", "NN")])
def test_a_bluff_holds_it(name: str, held: str) -> None:
    """Strategic courage, and a price war: punishments that would do, and that nobody gains by."""
    assert held in found(name, "gmr") - found(name, "seq")


@pytest.mark.parametrize("name", NASH)
@pytest.mark.parametrize("concept", oracle.CONCEPTS)
def test_the_definitions(name: str, concept: str) -> None:
    assert found(name, concept) == oracle.equilibria(standoff.load(name))[concept]
