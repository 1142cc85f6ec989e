"""The oracle of packages, held to small disputes whose answers were found by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.model.dispute import (
    Dispute,
    Moves,
    NoMove,
    Option,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse
from tests.ask.by_hand import asked, consequence, offer, parts, rule, threat, tried
from tests.builders import SELECT, merge, never, side
from tests.oracle_ask import cells
from tests.oracle_findings import better_for_all, indifferent
from tests.oracle_levers import Case
from tests.oracle_packages import Consequence, Reason, tried_alone

# ---------------------------------------------------------------- credible


def test_a_threat_that_can_be_dropped_is_not_bound() -> None:
    asker = side("a", threat("t"), threat("u"), prefers=["g"])
    dispute = asked(
        replace(asker, no_moves=(NoMove(parse("t"), parse("not u")),)),
        side("b", "g", prefers=["not (t and not g)"]),
        goal="g",
        quo=["t", "u"],
    )
    found = consequence(replace(dispute, merges=(merge("g", "g"),)), "t")
    assert found.z == {"t", "u"}
    assert not found.bound
    assert found.carries_out  # A is as well off without, but t is on today
    assert not found.nothing_milder
    assert found.rather_other == [{"u"}]
    assert not found.credible
    assert tried(dispute, "u").reason is Reason.CANNOT_SET_YES  # it cannot be lifted


def tripwire(*rules: Rule) -> Dispute:
    """B attacks or not; A would rather not retaliate. What holds today is asked."""
    return asked(
        side("a", threat("retaliate"), prefers=["not attack", "not retaliate"]),
        side("b", "attack", prefers=["not retaliate", "attack"]),
        goal="not attack",
        rules=rules,
    )


def test_a_tripwire_binds() -> None:
    assert parts(tripwire(), "retaliate") == "100100"  # it would let B attack, and so B would
    bound = tripwire(rule(RuleForm.ALWAYS, "retaliate iff attack"))
    assert parts(bound, "retaliate") == "111111"
    assert consequence(bound, "retaliate").bound


def test_to_start_needs_a_reason_and_to_keep_needs_none() -> None:
    def threatened(*quo: str) -> Dispute:
        return asked(
            side("a", threat("t"), prefers=["g"]),
            side("b", "g", prefers=["not t iff g"]),
            goal="g",
            quo=quo,
        )

    assert consequence(threatened(), "t").rather_less == [frozenset()]
    assert consequence(threatened("t"), "t").rather_less == []
    assert parts(threatened(), "t")[1] == "0"  # though B would be no better off without
    assert parts(threatened("t"), "t")[1] == "1"


def test_a_tie_deters_and_does_not_compel() -> None:
    indifferent = side("b", "attack", prefers=["not retaliate"])
    deterred = replace(tripwire(), sides=(tripwire().sides[0], indifferent))
    assert parts(deterred)[0] == "1"
    compelled = replace(deterred, status_quo=frozenset({"attack"}))
    assert parts(compelled)[0] == "0"


def test_a_tie_with_a_smaller_threat_is_no_objection() -> None:
    dispute = asked(
        side("a", threat("t"), threat("u"), prefers=["g", "t"]),
        side("b", "g", prefers=["not t"]),
        goal="g",
    )
    assert consequence(dispute, "t", "u").rather_less == []
    assert parts(dispute, "t", "u")[1] == "1"
    assert consequence(dispute, "u").rather_other == [{"t"}, {"t", "u"}]


def test_what_a_would_rather_do_beside_the_threats_that_it_cannot_drop_does_not_matter() -> None:
    dispute = asked(
        side("a", threat("t"), threat("u"), prefers=["g", "u"]),
        side("b", "g", prefers=["not t", "u"]),
        goal="g",
        quo=["t"],
        rules=(rule(RuleForm.ALWAYS, "t iff not g"),),
    )
    assert consequence(dispute, "t").bound
    assert not consequence(dispute, "t").nothing_milder  # it would carry out u as well
    assert parts(dispute, "t")[1] == "1"


def test_to_be_bound_offers_are_off() -> None:
    dispute = asked(
        side("a", threat("t"), offer("o")),
        side("b", "g"),
        goal="g",
        rules=(rule(RuleForm.ALWAYS, "g or t or o"),),
        quo=["t"],
    )
    assert not consequence(dispute, "t").bound
    assert consequence(dispute, "t", "o").bound


# ---------------------------------------------------------------- firm


def test_an_asker_that_would_rather_recognise_than_strike_is_not_firm() -> None:
    wants = ["g", "recognise or strike", "recognise", "not strike"]
    yields = asked(
        side("a", threat("strike"), "recognise", prefers=wants),
        side("b", "g", prefers=["not strike", "recognise", "not g"]),
        goal="g",
    )
    assert parts(yields, "strike")[:3] == "110"
    assert consequence(yields, "strike").would_do == [{"recognise"}]
    stands_firm = replace(
        yields,
        sides=(
            side("a", threat("strike"), "recognise", prefers=["g", "not recognise", "strike"]),
            yields.sides[1],
        ),
    )
    assert parts(stands_firm, "strike")[:3] == "111"


def test_an_asker_that_would_give_in_a_little_is_firm() -> None:
    dispute = asked(
        side("a", threat("t"), "half", prefers=["g", "half", "t"]),
        side("b", "g", prefers=["not t", "g", "half"]),
        goal="g",
        rules=never("t and half"),
    )
    assert consequence(dispute, "t").would_do == [{"half"}]  # better than z, but not than y
    assert parts(dispute, "t")[:3] == "111"


# ---------------------------------------------------------------- assured and lasts


def test_an_asker_that_would_rather_not_deliver_does_it_where_b_would_withdraw() -> None:
    def asking(*, moves: Option) -> Dispute:
        return asked(
            side("a", offer("pay"), prefers=["ship", "not pay"]),
            side("b", moves, prefers=["ship only if pay", "ship"]),
            goal="ship",
        )

    held = consequence(asking(moves=Option("ship")), "pay")
    assert (held.delivers, held.delivers_anyway) == (True, False)
    assert held.sticks
    assert held.sticks_because == "held"
    # What cannot be taken back is pocketed by A.
    gone = consequence(asking(moves=Option("ship", moves=SELECT)), "pay")
    assert not gone.delivers
    assert not gone.sticks


@pytest.mark.parametrize(("moves", "lasts"), [(Moves.EITHER_WAY, True), (SELECT, False)])
def test_a_target_that_would_pocket_the_concession_is_held_where_it_can_be_taken_back(
    moves: Moves, lasts: bool
) -> None:
    concession = replace(offer("o"), moves=moves)
    dispute = asked(
        side("a", concession, prefers=["g", "not o"]),
        side("b", "g", prefers=["o", "not g"]),
        goal="g",
    )
    assert consequence(dispute, "o").lasts is lasts
    assert consequence(dispute, "o").lasts_because == "held"
    content = replace(dispute, sides=(dispute.sides[0], side("b", "g", prefers=["o"])))
    assert consequence(content, "o").lasts_because == "itself"


def exchanged(goal: str, us: list[str], them: list[str]) -> Consequence:
    """A threat of today and what B does for the goal cannot be on together."""
    dispute = asked(
        side("a", threat("t"), prefers=us),
        side("b", "g", "k", prefers=them),
        goal=goal,
        quo=["t"],
        rules=never("t and g"),
    )
    return consequence(dispute, "t")


def test_where_both_can_only_be_done_at_once_a_compares_with_what_b_would_do_instead() -> None:
    us, them = ["k and not g", "g"], ["not t", "not k or t", "k"]
    found = exchanged("g", us, them)
    assert (found.y, found.z) == (frozenset("g"), frozenset("tk"))
    assert not found.delivers
    # What B would do with the goal, A as today, is no refusal.
    assert exchanged("g or k", ["k", "g"], ["not t", "g and not k", "k and t"]).delivers


def test_an_asker_that_would_undo_the_goal_breaks_its_promise_though_b_does_not_mind() -> None:
    dispute = asked(
        side("a", replace(offer("o"), moves=SELECT), "x", prefers=["x"]),
        side("b", "g", prefers=["o"]),
        goal="g and not x",
    )
    assert not consequence(dispute, "o").sticks


def test_an_answer_that_leaves_b_as_well_off_as_y_takes_a_gain_away() -> None:
    dispute = asked(
        side("a", offer("o"), prefers=["g", "not o"]),
        side("b", "g", prefers=["o and not g"]),
        goal="g",
    )
    assert consequence(dispute, "o").lasts


def test_b_may_go_on_to_gain_with_the_goal() -> None:
    asker = replace(side("a", offer("o")), no_moves=(NoMove(parse("h"), parse("o")),))
    dispute = asked(asker, side("b", "g", "h", prefers=["g", "h"]), goal="g")
    assert tried(dispute, "o").y == [{"o", "g"}]  # A cannot make the offer where B has h on
    assert consequence(dispute, "o").lasts


def test_a_trust_game_is_answered_with_the_commitment_problem() -> None:
    seller = side("seller", Option("abuse", moves=SELECT), prefers=["trust", "abuse"])
    buyer = side("buyer", Option("trust", moves=SELECT), prefers=["not (abuse and trust)", "trust"])
    dispute = asked(seller, buyer, goal="trust")
    assert parts(dispute) == "111010"
    assert not consequence(dispute).sticks
    cell = cells(dispute)
    assert cell["package.some.works"] is False
    assert cell["threats.all.works"] is None
    assert cell["offers.all.works"] is None


# ---------------------------------------------------------------- beside works


def test_a_threat_is_not_needed_where_nothing_at_all_works() -> None:
    dispute = asked(
        side("a", threat("t"), prefers=["g", "t iff not g"]),
        side("b", "g", prefers=["not t", "g"]),
        goal="g",
    )
    assert parts(dispute, "t") == "111111"
    cell = cells(dispute)
    assert (cell["threat.t.not_needed"], cell["threat.t.gains"]) == (True, True)
    assert cell["threat.t.stands"] is None  # there is no third side
    assert cell["threats.on.works"] is None  # no threat is on


def bystander(*prefers: str) -> Dispute:
    """A third side, whose move undoes what a package brings to B, or does not."""
    return asked(
        side("a", offer("o"), prefers=["g"]),
        side("b", "g", prefers=["not spoil", "o", "not g"]),
        side("c", "spoil", prefers=prefers),
        goal="g",
    )


@pytest.mark.parametrize(
    ("wants", "stands"), [("not spoil", True), ("spoil iff g", False), ("spoil iff not g", True)]
)
def test_a_third_side_overturns_a_package_or_does_not(wants: str, stands: bool) -> None:
    assert cells(bystander(wants))["offer.o.stands"] is stands
    assert cells(bystander(wants))["offer.o.bites"] is True


def test_without_rest_all_that_third_sides_pass_through_counts() -> None:
    chase = asked(
        side("a", offer("o"), prefers=["g"]),
        side("b", "g", prefers=["not spoil", "o", "not g"]),
        side("c", "spoil", prefers=["not g or (spoil iff not look)"]),
        side("d", "look", prefers=["not g or (spoil iff look)"]),
        goal="g",
    )
    assert cells(chase)["offer.o.bites"] is True
    assert cells(chase)["offer.o.stands"] is False


def test_what_third_sides_only_pass_through_on_the_way_to_rest_does_not_count() -> None:
    mended = asked(
        side("a", offer("o"), prefers=["g"]),
        side("b", "g", prefers=["not spoil or mend", "o", "not g"]),
        side("c", "spoil", prefers=["spoil"]),
        side("d", "mend", prefers=["mend iff spoil"]),
        goal="g",
    )
    assert cells(mended)["offer.o.stands"] is True


# ---------------------------------------------------------------- nothing marked, nothing wanted


def test_where_nothing_is_marked_each_option_is_tried_alone() -> None:
    anna = side("anna", "x", prefers=["x and y", "not x"])
    bert = side("bert", "y", prefers=["x and y", "not y"])
    dispute = asked(anna, bert, side("clerk", "z"), goal="y")
    case = Case.of(dispute)
    works = {key: package.works for key, package in tried_alone(case).items()}
    assert works == {("threat", "x"): False, ("offer", "x"): True}
    cell = cells(dispute)
    assert cell["package.some.works"] is False
    assert cell["offers.all.works"] is None
    assert tried_alone(case.with_levers(frozenset({"x"}), frozenset())) == {}
    assert indifferent(case.world) == ["clerk"]
    assert {case.world.label(state) for state in better_for_all(case)} == {"YYN", "YYY"}
