"""The oracle of levers, held to small disputes whose answers were found by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.model.dispute import (
    Dispute,
    NoMove,
    Option,
    Question,
    RuleForm,
)
from standoff.model.statement import parse
from tests.ask.by_hand import PARTS, asked, consequence, offer, parts, rule, threat, tried
from tests.builders import NEVER, SELECT, never, side
from tests.oracle_ask import cells
from tests.oracle_levers import Case
from tests.oracle_packages import Reason, puttable
from tests.oracle_reasons import complying_needs, in_the_way, not_without
from tests.strategies_equal import with_a_pair

# ---------------------------------------------------------------- one crisis, three encodings


def crisis(blockade: Option, form: RuleForm) -> Dispute:
    """A strike in place of the blockade of today; Washington would rather not strike."""
    return asked(
        side("us", blockade, threat("strike"), prefers=["withdraw", "not strike"]),
        side("su", "withdraw", prefers=["not strike", "not withdraw"]),
        goal="withdraw",
        quo=["blockade"],
        rules=(rule(form, "blockade", "strike"),),
    )


ENCODINGS = [
    crisis(Option("blockade"), RuleForm.EXACTLY_ONE),
    crisis(threat("blockade"), RuleForm.EXACTLY_ONE),
    crisis(Option("blockade"), RuleForm.AT_MOST_ONE),
]


@pytest.mark.parametrize("dispute", ENCODINGS)
def test_the_strike_takes_the_place_of_the_blockade(dispute: Dispute) -> None:
    found = tried(dispute, "strike")
    assert found.y == [{"blockade", "withdraw"}]
    assert found.z == [{"strike"}]
    assert parts(dispute, "strike") == "100100"
    # Washington would rather keep the blockade up, against which Moscow would keep its missiles.
    assert consequence(dispute, "strike").rather_less == [{"blockade"}]
    cell = cells(dispute)
    assert (cell["threat.strike.idle"], cell["threat.strike.counterproductive"]) == (True, False)
    assert (cell["frozen"], cell["deadlock"]) == (True, True)
    assert cell["package.some.works"] is False


def test_threats_that_exclude_one_another_cannot_be_told_together() -> None:
    cell = cells(ENCODINGS[1])
    assert [cell[f"threats.all.{part}"] for part in PARTS] == [None] * 6
    case = Case.of(ENCODINGS[1])
    assert set(puttable(case, case.threats)) == {frozenset({"blockade"}), frozenset({"strike"})}
    assert tried(ENCODINGS[1], "blockade", "strike").reason is Reason.CANNOT_SET_YES
    # Lifting the blockade means the strike: B would rather not comply.
    assert tried(ENCODINGS[1], "blockade").y == [{"strike", "withdraw"}]
    assert parts(ENCODINGS[1], "blockade") == "011100"


# ---------------------------------------------------------------- offers


def deal(*wants: str) -> Dispute:
    """An offer that needs talks first."""
    return asked(
        side("us", "talk", offer("deal"), prefers=wants),
        side("cn", Option("commit", moves=SELECT), prefers=["deal", "not commit"]),
        goal="commit",
        rules=(rule(RuleForm.ALWAYS, "deal only if talk"),),
    )


def test_an_offer_brings_what_it_needs() -> None:
    found = tried(deal("commit"), "deal")
    assert found.y == [{"talk", "deal", "commit"}]
    assert found.z == [frozenset()]


def test_an_offer_that_would_be_made_anyway_is_no_lever() -> None:
    assert parts(deal("commit"), "deal") == "110110"  # of A's ties the one B likes most: the deal
    assert parts(deal("commit", "not deal"), "deal") == "111010"  # but then A does not deliver
    assert parts(deal("commit", "deal only if commit"), "deal") == "111111"


def test_an_asker_that_would_give_more_breaks_no_promise() -> None:
    dispute = asked(
        side("a", offer("some"), offer("more"), prefers=["g", "g iff some", "g iff more"]),
        side("b", Option("g", moves=SELECT), prefers=["some", "more", "not g"]),
        goal="g",
    )
    assert tried(dispute, "some").y == [{"some", "g"}]
    assert parts(dispute, "some") == "111111"
    assert consequence(dispute, "some").sticks_because == "welcome"
    greedy = replace(dispute, sides=(dispute.sides[0], side("b", *dispute.sides[1].options)))
    assert consequence(greedy, "some").sticks_because == "welcome"  # B does not mind either


def test_an_offer_on_today_that_the_package_does_not_name_stays_on() -> None:
    dispute = asked(
        side("a", offer("aid"), offer("trade"), threat("embargo"), prefers=["g", "not trade"]),
        side("b", "g", prefers=["not embargo", "trade", "not g"]),
        goal="g",
        quo=["aid"],
    )
    assert tried(dispute, "trade").y == [{"aid", "trade", "g"}]
    assert tried(dispute, "embargo").z == [{"aid", "embargo"}]
    assert tried(dispute, "embargo", "aid").z == [{"embargo"}]  # named, it is withdrawn


# ---------------------------------------------------------------- setting levers


def test_fewest_offers_go_before_fewest_threats_and_these_before_options_without_a_mark() -> None:
    dispute = asked(
        side("a", threat("t"), threat("u"), offer("o"), "x", prefers=["o", "u", "x"]),
        side("b", "g", prefers=["g"]),
        goal="g",
        rules=(rule(RuleForm.ALWAYS, "not t or o or u or x"),),
    )
    # Beside t one of the others has to be on: neither an offer nor a threat, then.
    assert tried(dispute, "t")._if_no == [{"t", "x"}, {"t", "x", "g"}]


def test_of_two_sets_neither_is_fewer_and_the_asker_takes_its_best() -> None:
    dispute = asked(
        side("a", threat("t"), "x", "y", "z", prefers=["g", "x and y"]),
        side("b", "g", prefers=["not t"]),
        goal="g",
        rules=(rule(RuleForm.ALWAYS, "not t or (x and y) or z"),),
    )
    assert tried(dispute, "t").z == [{"t", "x", "y"}]  # two options changed, but not more than z


def test_where_other_threats_differ_options_without_a_mark_do_not_decide() -> None:
    dispute = asked(
        side("a", threat("t"), threat("u"), threat("v"), "x", prefers=["g", "x"]),
        side("b", "g", prefers=["not t"]),
        goal="g",
        rules=(rule(RuleForm.ALWAYS, "not t or (u and x) or v"),),
    )
    # Neither u with x nor v alone is nearer: the asker takes its best.
    assert tried(dispute, "t").z == [{"t", "u", "x"}]
    # That v is written as an exclusive pair, whose other half has no mark, changes nothing.
    for form in (RuleForm.EXACTLY_ONE, RuleForm.ALWAYS):
        assert tried(with_a_pair(dispute, "v", form), "t").z == [{"t", "u", "x", "no_v"}]


def test_of_what_the_asker_likes_equally_it_takes_what_fails_the_goal_or_hurts() -> None:
    dispute = asked(
        side("a", threat("t"), "x", "y", prefers=["g"]),
        side("b", "g", prefers=["y"]),
        goal="g and x",
        rules=(rule(RuleForm.ALWAYS, "not g or x or y"), rule(RuleForm.AT_MOST_ONE, "x", "y")),
    )
    # Complying needs x, but A may as well take y: so read, B cannot comply.
    assert tried(dispute, "t").reason is Reason.CANNOT_COMPLY
    assert parts(dispute, "t") == "     0"
    hurts = replace(dispute, question=Question("a", parse("g"), "b"))
    assert tried(hurts, "t").y == [{"g", "x"}]  # with the goal either way, A sets what B likes less


def test_rules_are_asked_of_the_state_after_both_have_set() -> None:
    dispute = asked(
        side("a", threat("strike"), prefers=["g", "strike iff not g"]),
        side("b", "g", prefers=["not strike", "not g"]),
        goal="g",
        quo=["strike"],
        rules=never("strike and g"),
    )
    found = consequence(dispute, "strike")
    assert found.y == {"g"}
    assert found.z == {"strike"}
    assert not found.case.feasible(found._complied)
    assert parts(dispute, "strike") == "111111"
    assert found.delivers
    assert not found.delivers_anyway  # it can only be exchanged at once
    free = replace(dispute, rules=())
    assert parts(free, "strike") == "111111"
    assert consequence(free, "strike").delivers_anyway


def barred(*no_moves: tuple[str, str], goal: str = "g", start: tuple[str, ...] = ()) -> Dispute:
    """A threat; some moves of A's cannot be made."""
    asker = side("a", threat("t"), "x", prefers=["g", "t iff not g"])
    bars = tuple(NoMove(parse(one), parse(other)) for one, other in no_moves)
    return asked(
        replace(asker, no_moves=bars),
        side("b", "g", prefers=["not t", "not g"]),
        goal=goal,
        quo=start,
    )


def test_a_move_is_barred_from_where_b_has_chosen() -> None:
    assert parts(barred(), "t") == "111111"
    # From where B refuses A cannot set the threat; staying as it is is never barred.
    refuses = tried(barred(("not g", "t")), "t")
    assert refuses._if_no == [{"t", "g"}]
    assert refuses.reason is Reason.NOTHING_TO_REFUSE
    complies = tried(barred(("g", "not t"), start=("t",)), "t")
    assert complies.reason is Reason.CANNOT_COMPLY


def test_of_what_the_asker_likes_equally_it_carries_out_what_b_likes_most() -> None:
    dispute = asked(
        side("a", threat("t"), "x", "y", prefers=["g"]),
        side("b", "g", prefers=["y"]),
        goal="g",
        rules=(rule(RuleForm.ALWAYS, "not t or x or y"), rule(RuleForm.AT_MOST_ONE, "x", "y")),
    )
    assert tried(dispute, "t").z == [{"t", "y"}]
    # Where B has g on, what it likes most has the goal, and so is no refusal.
    met = replace(
        dispute,
        sides=(dispute.sides[0], side("b", "g", prefers=["g", "x"])),
        question=Question("a", parse("g and x"), "b"),
    )
    assert tried(met, "t").z == [{"t", "x"}]


def test_to_stay_is_never_barred() -> None:
    assert tried(barred(("not g", "not t"))).z == [frozenset()]
    assert tried(barred(("not g", "not t")), "t").z == [{"t"}]


def test_a_move_of_b_is_barred_too() -> None:
    target = replace(side("b", "g"), no_moves=(NoMove(parse("not g"), parse("g")),))
    dispute = asked(side("a", threat("t")), target, goal="g")
    assert tried(dispute, "t").reason is Reason.CANNOT_COMPLY
    assert tried(replace(dispute, status_quo=frozenset("g")), "t").y == [{"g"}]


def test_where_b_cannot_refuse_nothing_can_be_told() -> None:
    stuck = asked(side("a", threat("t")), side("b", Option("g", moves=NEVER)), goal="g", quo="g")
    assert tried(stuck, "t").reason is Reason.NOTHING_TO_REFUSE
    assert parts(stuck, "t") == "      "
    assert cells(stuck)["package.some.works"] is None


# ---------------------------------------------------------------- what stands in the way


def test_the_rule_is_named_by_which_a_cannot_put_a_package() -> None:
    together = tried(ENCODINGS[1], "blockade", "strike")
    assert in_the_way(together) == {"exactly one: blockade, strike"}
    kept = replace(threat("t"), moves=SELECT)
    stuck = asked(side("a", kept), side("b", "g"), goal="g", quo=["t"])
    assert tried(stuck, "t").reason is Reason.CANNOT_SET_YES
    assert in_the_way(tried(stuck, "t")) == {"t"}  # it cannot be lifted


def needing(need: str, goal: str = "g") -> Dispute:
    return asked(
        side("a", threat("t"), offer("talks"), prefers=["g"]),
        side("b", "g", prefers=["not t"]),
        side("c", "leave"),
        goal=goal,
        rules=(rule(RuleForm.ALWAYS, f"g only if {need}"),),
    )


def test_what_b_would_need_to_comply_is_named() -> None:
    assert tried(needing("talks"), "t").y == [{"g", "talks"}]  # it follows by the rule
    # Talks that the goal asks for, and no rule, are left out.
    found = tried(needing("(g or talks)", goal="g and talks"), "t")
    assert found.reason is Reason.CANNOT_COMPLY
    assert in_the_way(found) == set()
    assert complying_needs(found) == {
        (frozenset(), frozenset({"talks"})),
        (frozenset({"t"}), frozenset({"talks"})),
    }
    assert not_without(found) == set()


def test_the_side_without_whom_b_cannot_comply_is_named() -> None:
    found = tried(needing("leave"), "t")
    assert found.reason is Reason.CANNOT_COMPLY
    assert in_the_way(found) == {"always: g only if leave"}
    assert complying_needs(found) == set()
    assert not_without(found) == {"c"}
