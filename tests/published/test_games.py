"""Games that every textbook has: their Nash equilibria, and what the other concepts add.

The Nash equilibria are the textbooks'. What each source says is in the file of the catalogue:
Rapoport & Guyer (1966) on chicken, Skyrms (2004) on the stag hunt, Luce & Raiffa (1957) on the
battle of the sexes, von Neumann & Morgenstern (1944) on matching pennies, Diekmann (1985) on the
volunteer's dilemma, Hardin (1968) and Schelling (1973) on the commons. The answers of the other
concepts are argued on the page of worked answers.
"""

from __future__ import annotations

import pytest

import standoff
from tests import oracle

NASH = {
    "battle-of-the-sexes": {"YN", "NY"},  # both at the first place, both at the second
    "chicken": {"YN", "NY"},
    "commons": {"YYYYY"},
    "matching-pennies": set(),
    "prisoners-dilemma": {"NN"},
    "stag-hunt": {"NN", "YY"},
    "volunteers-dilemma": {"YNNN", "NYNN", "NNYN", "NNNY"},
}
"""Per game, the states in which nobody can gain alone."""

SEQ = NASH | {
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


@pytest.mark.parametrize("name", NASH)
@pytest.mark.parametrize("concept", oracle.CONCEPTS)
def test_the_definitions(name: str, concept: str) -> None:
    assert found(name, concept) == oracle.equilibria(standoff.load(name))[concept]
