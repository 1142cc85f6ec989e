"""Small disputes in which a plausible short cut gives a wrong answer.

Every answer here was found by hand from the definitions.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

import standoff
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    DrawnMove,
    NamedState,
    NoMove,
    Option,
)
from standoff.model.statement import parse
from tests import oracle
from tests.builders import DROP, NEVER, SELECT, choice, merge, never, only, ranked, side


def by_rank(old: DecisionMaker, options: str, ranks: dict[str, int]) -> DecisionMaker:
    """The side with the states, written as patterns, in the order of these ranks."""
    best_first = sorted(set(ranks.values()), reverse=True)
    places = ([p for p, rank in ranks.items() if rank == level] for level in best_first)
    return ranked(old, [[choice(options, pattern) for pattern in place] for place in places])


def stable(dispute: Dispute, side: str, pattern: str) -> set[str]:
    """The concepts under which the state is stable for the side: engine, twin and oracle."""
    solution = standoff.solve(dispute)
    (state,) = (state for state in solution.states if state.pattern == pattern)
    fast = {c for c in oracle.CONCEPTS if state in solution.stable(c)[side]}
    readable = {
        c for c in oracle.CONCEPTS if standoff.explain(dispute, state, side=side, concept=c).stable
    }
    by_definition = oracle.stable(dispute)
    expected = {c for c in oracle.CONCEPTS if pattern in by_definition[c][side]}
    assert fast == expected
    assert readable == expected
    return fast


def test_an_equal_move_with_a_way_up_is_no_escape() -> None:
    """SMR minimises an escape field; without the minimum with the rank, 111 looks unstable."""
    dispute = Dispute(
        "",
        (
            by_rank(side("zero", "a"), "abc", {"NNN": 2, "YNN": 0, "YYN": 0, "YYY": 2}),
            by_rank(side("one", "b", "c"), "abc", {"NNN": 1, "YNN": 2, "YYN": 1, "YYY": 1}),
        ),
        rules=only("abc", "NNN", "YNN", "YYN", "YYY"),
    )
    assert stable(dispute, "one", "YYY") == {"gmr", "smr", "seq", "symseq"}
    assert stable(dispute, "one", "YYN") == {"gmr", "smr", "seq", "symseq"}


def test_an_irreversible_tie_is_no_improvement() -> None:
    """One, indifferent throughout, never moves by improvements, so nothing deters zero."""
    dispute = Dispute(
        "",
        (
            by_rank(side("zero", "a"), "ab", {"NN": 0, "YN": 2, "NY": 2, "YY": 0}),
            by_rank(
                side("one", Option("b", moves=SELECT)), "ab", {"NN": 0, "YN": 0, "NY": 0, "YY": 0}
            ),
        ),
    )
    assert stable(dispute, "zero", "NN") == {"gmr"}  # 11 deters, but 01 is a way out
    assert stable(dispute, "zero", "YY") == set()  # one cannot undo b


def test_an_opponent_may_move_again_later_in_the_sanction() -> None:
    """After f only A-B-A leads to the sanction: 00,0 to 10,0 to 10,1 to 01,1 in a1 a2, b.

    A's direct move and both two-step ways lead through choices that are not feasible.
    """
    dispute = Dispute(
        "",
        (
            side("focal", "f", prefers=("not a2", "f")),
            side("a", "a1", "a2", prefers=("a2", "a1")),
            side("b", "b1", prefers=("b1",)),
        ),
        rules=only(("f", "a1", "a2", "b1"), "NNNN", "YNNN", "YYNN", "YYNY", "YNYY"),
    )
    assert stable(dispute, "focal", "NNNN") == {"gmr", "smr", "seq", "symseq"}
    unwilling = replace(dispute, sides=(*dispute.sides[:2], side("b", "b1")))
    assert stable(unwilling, "focal", "NNNN") == {"gmr", "smr"}


def test_nobody_moves_twice_in_succession() -> None:
    """A selects p, and as p is merged over q a move of A's leads on to q alone: two in a row.

    A can only drop q, so no single move of A's leads there.
    """
    dispute = Dispute(
        "",
        (
            side("focal", "f", prefers=("not q or p", "f")),
            side("a", "p", Option("q", moves=DROP)),
        ),
        rules=never("not f and (p or q)"),
        merges=(merge("f and p", "f", "p"),),
    )
    assert oracle.states(dispute) == ["NNN", "YNN", "YNY", "YY-"]
    assert stable(dispute, "focal", "NNN") == set()
    between = replace(
        dispute,
        sides=(*dispute.sides, side("third", "t")),
        merges=(merge("f and p and t", "f", "p", "t"), merge("f and p and not t", "f", "p")),
    )
    assert stable(between, "focal", "NNNN") == {"gmr", "smr"}  # third moves while A rests


def test_ties_deter() -> None:
    """The sanction leaves the focal side exactly as well off as staying."""
    dispute = Dispute(
        "",
        (
            side("focal", "x", prefers=("x and not y",)),
            side("other", "y", prefers=("x iff y",)),
        ),
    )
    assert stable(dispute, "focal", "NN") == {"gmr", "smr", "seq", "symseq"}


def test_levels_count_what_holds() -> None:
    """Of two statements on one level any one is as good as the other, both beat either."""
    dispute = Dispute("", (side("us", "a", "b", "c", prefers=("a", "= b", "c")),))
    assert stable(dispute, "us", "YYY") == set(oracle.CONCEPTS)
    assert stable(dispute, "us", "YYN") == set()
    either = replace(dispute, rules=only("abc", "NNN", "YNY", "NYY"))
    assert stable(either, "us", "YNY") == stable(either, "us", "NYY") == set(oracle.CONCEPTS)
    assert stable(either, "us", "NNN") == set()


def test_a_hundred_statements_do_not_overflow() -> None:
    """The first outweighs all that follow together, and the last still counts."""
    prefers = ("a", *("b",) * 100, "c")
    dispute = Dispute("", (side("us", "a", "b", "c", prefers=prefers),))
    for left, best in (("YNN NYY", "YNN"), ("YNY YYN", "YYN"), ("YYN YYY", "YYY")):
        between = replace(dispute, rules=only("abc", "NNN", *left.split()))
        assert stable(between, "us", best) == set(oracle.CONCEPTS)
        (other,) = set(left.split()) - {best}
        assert stable(between, "us", other) == set()


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_the_only_one_who_can_punish_may_stand_anywhere(place: int) -> None:
    """Sides that can do nothing hide nobody."""
    idle = [side("idle", Option("i", moves=NEVER)), side("bystander"), side("busy", "x")]
    sides = [*idle[:place], side("other", "y", prefers=("y",)), *idle[place:]]
    dispute = Dispute("", (side("focal", "f", prefers=("f and not y",)), *sides))
    assert stable(dispute, "focal", "NNNN") == {"gmr", "smr", "seq", "symseq"}


def test_a_return_to_the_state_itself_deters() -> None:
    """Only merging lets the others undo a move; the matrix method overlooks it."""
    dispute = Dispute(
        "",
        (side("focal", "f", prefers=("f and not a",)), side("other", "a", prefers=("not f",))),
        rules=never("a and not f"),
        merges=(merge("f iff a"),),
    )
    assert oracle.states(dispute) == ["YN", "--"]
    assert stable(dispute, "focal", "--") == {"gmr", "seq"}


def test_a_sanctioner_compares_with_the_state_it_leaves() -> None:
    """The last mover is worse off than before the focal side moved, yet better than just then."""
    dispute = Dispute(
        "",
        (
            side("focal", "f", prefers=("not g", "f")),
            side("other", "g", prefers=("not f", "g")),
        ),
    )
    assert stable(dispute, "focal", "NN") == {"gmr", "smr", "seq", "symseq"}


@pytest.mark.parametrize("concept", oracle.CONCEPTS)
def test_a_side_without_options_is_content(concept: str) -> None:
    dispute = Dispute("", (side("us", "a", prefers=("a",)), side("bystander", prefers=("not a",))))
    assert len(standoff.solve(dispute).stable(concept)["bystander"]) == 2
    assert oracle.stable(dispute)[concept]["bystander"] == {"Y", "N"}


def test_nobody_can_do_anything() -> None:
    """One state and no options at all."""
    dispute = Dispute("", (side("us"), side("them")))
    assert oracle.states(dispute) == [""]
    assert stable(dispute, "us", "") == set(oracle.CONCEPTS)


# ---------------------------------------------------------------- graph form


def drawn(*sides: DecisionMaker) -> Dispute:
    """States s, t, u, v; today is s."""
    states = tuple(map(NamedState, "stuv"))
    return Dispute("", sides, frozenset("s"), states=states)


def going(id: str, worth: dict[str, int], *moves: str) -> DecisionMaker:
    """A side with moves such as "st", from s to t."""
    arcs = tuple(DrawnMove(move[0], (move[1],)) for move in moves)
    return DecisionMaker(id, weights=worth, moves=arcs)


LEAVING = going("focal", {"t": 2, "v": 2, "s": 1}, "st")  # gains unless it ends in u


def test_in_graph_form_nobody_moves_twice_in_succession() -> None:
    """From t A gets to u by two moves running alone, which do not count."""
    assert stable(drawn(LEAVING, going("a", {}, "tv", "vu")), "focal", "s") == set()
    direct = drawn(LEAVING, going("a", {}, "tv", "vu", "tu"))
    assert stable(direct, "focal", "s") == {"gmr", "smr"}


def test_a_common_move_may_have_been_anybodys() -> None:
    """From t to v both can go: where B may have been the one, A may go on to u."""
    a = going("a", {}, "tv", "vu")
    assert stable(drawn(LEAVING, a, going("b", {})), "focal", "s") == set()
    assert stable(drawn(LEAVING, a, going("b", {}, "tv")), "focal", "s") == {"gmr", "smr"}


def test_only_a_common_move_that_somebody_gains_by_is_credible() -> None:
    """B gains by going to v, A by going on to u: so that is credible; without B's gain not."""
    a = going("a", {"u": 2, "t": 1}, "tv", "vu")
    willing, unwilling = (going("b", {"v": worth}, "tv") for worth in (1, -1))
    everything = {"gmr", "smr", "seq", "symseq"}
    assert stable(drawn(LEAVING, a, willing), "focal", "s") == everything
    assert stable(drawn(LEAVING, a, unwilling), "focal", "s") == {"gmr", "smr"}


def test_a_return_to_the_state_itself_deters_in_graph_form() -> None:
    """A undoes the focal side's move, which is no better than before; but it can go again."""
    focal, a = going("focal", {"t": 1}, "st"), going("a", {"s": 1}, "ts")
    assert stable(drawn(focal, a), "focal", "s") == {"gmr", "seq"}


def test_barred_moves_do_not_chain() -> None:
    """A may go by way of q to p, but not at once: two moves running that do not count.

    B's option lets A rest between them.
    """
    focal = side("focal", "f", prefers=("not (p and f)", "f"))
    bar = NoMove(parse("not q"), parse("p"))
    a = replace(side("a", "q", "p"), no_moves=(bar,))
    dispute = Dispute("", (focal, a), rules=never("not f and (p or q)"))
    assert stable(dispute, "focal", "NNN") == set()
    assert stable(replace(dispute, sides=(focal, side("a", "q", "p"))), "focal", "NNN") == {
        "gmr",
        "smr",
    }
    between = replace(dispute, sides=(focal, a, side("b", "r")))
    assert stable(between, "focal", "NNNN") == {"gmr", "smr"}
