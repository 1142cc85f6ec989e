"""The Elmira groundwater contamination conflict of 1991.

Hipel, K. W., Fang, L., Kilgour, D. M. & Haight, M. (1993), "Environmental conflict resolution
using the graph model", IEEE SMC; Kilgour, D. M., Hipel, K. W., Fang, L. & Peng, X. (2001),
"Coalition analysis in group decision support", Group Decision and Negotiation 10:159-175. The
nine-state model of the literature counts every state in which the plant is abandoned as one;
its equilibria are 5, 8 and 9. The twelve-state model, the rankings and the state numbers are
those of the file `Elmira.gmcr` of GMCR+.
"""

from __future__ import annotations

from dataclasses import replace

import standoff
from standoff.model.dispute import DecisionMaker, Dispute, Option, Rule, RuleForm
from standoff.model.statement import parse
from tests import oracle
from tests.builders import DROP, SELECT, merge, ranked, side
from tests.published.check import Answers, check

OPTIONS = ("modify", "delay", "accept", "abandon", "insist")
RULE = Rule(RuleForm.EXACTLY_ONE, tuple(map(parse, ("delay", "accept", "abandon"))))

NINE = [
    *("NYNNN", "YYNNN", "NNYNN", "YNYNN"),
    *("NYNNY", "YYNNY", "NNYNY", "YNYNY", "-NNY-"),
]
NINE_EQUILIBRIA: Answers = {
    "nash": {5, 8, 9},
    "gmr": {1, 4, 5, 8, 9},
    "smr": {1, 4, 5, 8, 9},
    "seq": {5, 8, 9},
    "symseq": {5, 8, 9},
}

TWELVE = [
    *("NYNNN", "YYNNN", "NNYNN", "YNYNN", "NNNYN", "YNNYN"),
    *("NYNNY", "YYNNY", "NNYNY", "YNYNY", "NNNYY", "YNNYY"),
]
TWELVE_EQUILIBRIA: Answers = {
    "nash": {5, 6, 7, 10, 11, 12},
    "gmr": {1, 4, 5, 6, 7, 10, 11, 12},
    "smr": {1, 4, 5, 6, 7, 10, 11, 12},
    "seq": {5, 6, 7, 10, 11, 12},
    "symseq": {5, 6, 7, 10, 11, 12},
}
RANKINGS: dict[str, list[set[int]]] = {  # best first, by state number
    "moe": [{9}, {3}, {4}, {10}, {7}, {1}, {2}, {8}, {11, 5, 6, 12}],
    "uniroyal": [{1}, {4}, {10}, {7}, {5, 11, 6, 12}, {2}, {3}, {9}, {8}],
    "local": [{9}, {3}, {7}, {1}, {10}, {8}, {4}, {2}, {11, 5, 12, 6}],
}


def choice(number: int) -> oracle.Choice:
    """The options selected in a state of the twelve-state model."""
    marks = zip(OPTIONS, TWELVE[number - 1], strict=True)
    return frozenset(option for option, mark in marks if mark == "Y")


def with_ranking(old: DecisionMaker) -> DecisionMaker:
    return ranked(old, [map(choice, sorted(tied)) for tied in RANKINGS[old.id]])


SIDES = (
    side("moe", Option("modify", moves=SELECT)),
    side("uniroyal", Option("delay", moves=DROP), "accept", Option("abandon", moves=SELECT)),
    side("local", "insist"),
)
MERGED = merge("abandon", "abandon")
RANKED = Dispute(
    "Elmira", tuple(map(with_ranking, SIDES)), status_quo=frozenset({"delay"}), rules=(RULE,)
)


def test_twelve_states() -> None:
    check(RANKED, TWELVE, TWELVE_EQUILIBRIA)


def test_the_four_abandoned_states_merged() -> None:
    check(replace(RANKED, merges=(MERGED,)), NINE, NINE_EQUILIBRIA)


def test_which_abandoned_state_is_shown_does_not_matter() -> None:
    """All four are ranked equal."""
    shown = merge("abandon", "abandon", "modify", "insist")
    check(replace(RANKED, merges=(shown,)), NINE, NINE_EQUILIBRIA)


def test_nine_states_of_the_catalogue() -> None:
    check(standoff.load("elmira"), NINE, NINE_EQUILIBRIA)


NAMED = [f"s{number}" for number in range(1, 10)]


def test_the_graph_of_the_catalogue() -> None:
    check(standoff.load("elmira-graph"), NAMED, NINE_EQUILIBRIA)


def test_the_graph_is_what_merging_makes_of_the_options() -> None:
    """State by state for every side and concept, and arc by arc."""
    drawn, merged = standoff.load("elmira-graph"), replace(RANKED, merges=(MERGED,))
    numbers = {key: NAMED[n] for n, key in enumerate(NINE)}
    names = dict(zip(("moe", "uniroyal", "local"), (s.id for s in drawn.sides), strict=True))
    found, expected = standoff.solve(drawn), standoff.solve(merged)
    for concept in found.concepts:
        by_options = expected.stable(concept.key)
        assert {
            side: list(map(str, states)) for side, states in found.stable(concept.key).items()
        } == {
            names[side]: [numbers[str(state)] for state in states]
            for side, states in by_options.items()
        }
    for dm in found.graph.dms:
        for place in range(9):
            assert found.graph.moves(dm, place) == expected.graph.moves(dm, place)


def test_twelve_states_of_the_catalogue() -> None:
    check(standoff.load("elmira-twelve"), TWELVE, TWELVE_EQUILIBRIA)
