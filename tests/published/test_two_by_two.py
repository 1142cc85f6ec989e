"""The 78 strict ordinal 2 x 2 games.

Rapoport, A. & Guyer, M. (1966), "A taxonomy of 2 x 2 games", General Systems 11:203-214, count
and list them. Two players with two strategies each rank the four outcomes without ties; games
that differ in the names of rows, columns or players are one. The games are generated here from
that definition and held against the list, with its numbers, as the package `matrax` has it after
Albrecht, S. V. & Ramamoorthy, S. (2019), arXiv:1907.09189; number 23 is mended there. Its order
goes by dominant strategies and equilibria, as the tests spell out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import permutations, product

import pytest

import standoff
from standoff.model.dispute import Dispute
from tests import oracle
from tests.builders import choice, ranked, side

Cell = tuple[int, int]
"""How the row player and the column player rank an outcome, 4 the best."""

Game = tuple[Cell, Cell, Cell, Cell]
"""Upper left, upper right, lower left, lower right."""

LISTED = (
    "44332211 44331221 44322311 44321321 44311322 44233211 33422411 33421421 33411422 23421431 "
    "23411432 22411433 34422311 34421321 34412312 34411322 24421331 24411332 34431221 34432211 "
    "24431231 44332112 44331122 44322113 44321123 44233112 44223113 44312213 44311223 44213213 "
    "34221341 34211342 34122341 34112342 24321341 24311342 34231241 34132241 24331241 34412213 "
    "34411223 33412214 33411224 24411233 32412314 32411324 23411234 22411334 34432112 34431122 "
    "34422113 34421123 33422114 33421124 24431132 24421133 23421134 44231132 44221133 44211233 "
    "44133122 44123123 44122133 34211243 24311243 33244211 23344211 22344311 22433411 34214213 "
    "33214214 32214314 24413213 24314213 23413214 23314214 22413314 22314314"
)
"""In the order of the list: the ranks of both players, cell by cell."""

STATES = ("NN", "NY", "YN", "YY")
"""The cells as states: the row player's option is the lower row, the other's the right column."""


@cache
def listed() -> dict[int, Game]:
    """The games by their numbers in the list."""
    return {number: game(text) for number, text in enumerate(LISTED.split(), 1)}


def game(text: str) -> Game:
    ranks = iter(map(int, text))
    first, second, third, fourth = zip(ranks, ranks, strict=True)
    return first, second, third, fourth


def tables() -> Iterator[Game]:
    """Every way in which two players can rank four cells."""
    for row, column in product(permutations((1, 2, 3, 4)), repeat=2):
        first, second, third, fourth = zip(row, column, strict=True)
        yield first, second, third, fourth


def swapped(of: Game) -> Game:
    """The same game with the other player in the rows."""
    first, second, third, fourth = ((theirs, ours) for ours, theirs in of)
    return first, third, second, fourth


def relabelled(of: Game) -> set[Game]:
    """The game with its rows and columns in either order."""
    a, b, c, d = of
    return {(a, b, c, d), (c, d, a, b), (b, a, d, c), (d, c, b, a)}


def same(of: Game) -> frozenset[Game]:
    return frozenset(relabelled(of) | relabelled(swapped(of)))


def dominant(of: Game) -> int:
    """How many of the players have a strategy that is better whatever the other does."""
    rows = (of[0][0] > of[2][0]) == (of[1][0] > of[3][0])
    columns = (of[0][1] > of[1][1]) == (of[2][1] > of[3][1])
    return rows + columns


def pure_nash(of: Game) -> set[str]:
    """The cells that are best in their column for one player and in their row for the other."""
    return {
        STATES[cell]
        for cell in range(4)
        if of[cell][0] > of[cell ^ 2][0] and of[cell][1] > of[cell ^ 1][1]
    }


def dispute(of: Game) -> Dispute:
    """The game as a dispute, each side with one option and the ranking of the states."""
    sides = []
    for place, (player, option) in enumerate((("row", "down"), ("column", "right"))):
        best_first = sorted(range(4), key=lambda cell: -of[cell][place])
        ranking = ([choice(("down", "right"), STATES[cell])] for cell in best_first)
        sides.append(ranked(side(player, option), ranking))
    return Dispute("a 2 x 2 game", tuple(sides))


@cache
def equilibria(number: int) -> dict[str, set[str]]:
    of = dispute(listed()[number])
    solution = standoff.solve(of)
    return {
        concept: {state.pattern for state in solution.equilibria(concept)}
        for concept in oracle.concepts(of)
    }


# ---------------------------------------------------------------- the games


def test_the_generated_games_are_the_listed_ones() -> None:
    assert len(list(tables())) == 576
    generated = {same(each) for each in tables()}
    assert len(generated) == 78
    assert {same(each) for each in listed().values()} == generated


def test_with_players_that_are_told_apart_there_are_144() -> None:
    """12 of the 78 look the same to both players; each of the others is two."""
    assert len({frozenset(relabelled(each)) for each in tables()}) == 144
    symmetric = [of for of in listed().values() if swapped(of) in relabelled(of)]
    assert len(symmetric) == 12


def test_in_21_games_both_like_the_same_cell_best() -> None:
    no_conflict = [number for number, of in listed().items() if (4, 4) in of]
    assert no_conflict == [*range(1, 7), *range(22, 31), *range(58, 64)]


def test_the_list_goes_by_dominant_strategies() -> None:
    for number, of in listed().items():
        assert dominant(of) == (2 if number <= 21 else 1 if number <= 57 else 0)


# ---------------------------------------------------------------- what is stable


@pytest.mark.parametrize("number", range(1, 79))
def test_every_concept_agrees_with_the_definitions(number: int) -> None:
    of = listed()[number]
    assert equilibria(number) == oracle.equilibria(dispute(of))
    assert equilibria(number)["nash"] == pure_nash(of)


def test_how_many_nash_equilibria() -> None:
    """One wherever somebody has a dominant strategy; else two, or from number 70 on none."""
    for number in listed():
        assert len(equilibria(number)["nash"]) == (1 if number <= 57 else 2 if number <= 69 else 0)


def test_what_foresight_adds() -> None:
    """In how many games there are more equilibria than Nash equilibria. The counts are ours."""
    more = Counter(
        concept
        for number in listed()
        for concept, found in equilibria(number).items()
        if found > equilibria(number)["nash"]
    )
    assert more == {"gmr": 46, "smr": 25, "seq": 16, "symseq": 12, "sim": 10}


def test_where_nothing_is_stable() -> None:
    """Sequential stability helps out wherever Nash fails; without a way back it may not."""
    empty = {
        concept: [number for number in listed() if not equilibria(number)[concept]]
        for concept in equilibria(1)
    }
    without_nash, nobody = [*range(70, 79)], [73, 74, 75, 76]
    none = {"nash": without_nash, "sim": without_nash, "smr": nobody, "symseq": nobody}
    assert empty == {"gmr": [], "seq": []} | none


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("prisoners-dilemma", 12),
        ("stag-hunt", 61),
        ("chicken", 66),
        ("battle-of-the-sexes", 69),
    ],
)
def test_the_catalogue_has_some_of_them(name: str, number: int) -> None:
    world = oracle.World(standoff.load(name))
    values = [[world.values[each, world.state(label)] for label in STATES] for each in world.sides]
    row, column = ([1 + sorted(own).index(value) for value in own] for own in values)
    first, second, third, fourth = zip(row, column, strict=True)
    assert (first, second, third, fourth) in same(listed()[number])
