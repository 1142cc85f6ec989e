"""The oracle of standing threats and of all findings, held to small disputes done by hand."""

from __future__ import annotations

from dataclasses import replace

from standoff.model.dispute import (
    Judgement,
    JudgementAnswer,
    Preference,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse
from tests.ask.by_hand import asked, offer, rule, threat
from tests.builders import merge, never, side
from tests.oracle_ask import cells, ledger, package
from tests.oracle_levers import Case
from tests.oracle_packages import same_packages
from tests.oracle_unconditional import Standing

# ---------------------------------------------------------------- standing threats


def test_a_threat_that_makes_it_worse_is_counterproductive() -> None:
    dispute = asked(
        side("us", threat("t"), prefers=["not hedge"]),
        side("pk", "hedge", "g", prefers=["hedge iff t"]),
        goal="g",
        quo=["t", "hedge"],
    )
    cell = cells(dispute)
    assert (cell["threats.on.idle"], cell["threats.on.counterproductive"]) == (False, True)
    idle = replace(dispute, sides=(dispute.sides[0], side("pk", "hedge", "g", prefers=["hedge"])))
    assert cells(idle)["threats.on.idle"] is True
    assert cells(idle)["threats.on.counterproductive"] is False


def standing(us: list[str], them: list[str], *rules: Rule) -> dict[str, bool | None]:
    """A threat and a target with two options that the goal is not about."""
    asker = side("a", threat("t"), prefers=us)
    return cells(asked(asker, side("b", "h", "k", "g", prefers=them), goal="g", rules=rules))


def test_replies_are_compared_with_the_levers_held_the_same() -> None:
    def verdict(us: list[str], them: list[str], *rules: Rule) -> tuple[bool | None, bool | None]:
        found = standing(us, ["not g", *them], *rules)
        return found["threat.t.idle"], found["threat.t.counterproductive"]

    with_t = ["h iff t", "not k"]
    assert verdict(["not h"], with_t) == (False, True)
    assert verdict([], with_t) == (False, False)
    assert verdict(["not t", "h"], with_t) == (False, False)  # the threat itself is apart
    assert verdict(["h iff t"], with_t) == (False, False)  # with t on in both
    # With t on B could not do what it did without: held as without, then.
    apart = ["h iff t", "k iff not t"]
    assert verdict(["k"], apart, *never("t and k")) == (False, True)


def test_of_the_replies_that_b_likes_equally_the_asker_expects_the_worst() -> None:
    found = standing(["not h"], ["not g", "not k", "t or not h"])
    assert found["threat.t.idle"] is False
    assert found["threat.t.counterproductive"] is True


def test_other_threats_stay_as_today_beside_one_that_stands() -> None:
    dispute = asked(
        side("a", threat("t"), threat("u"), offer("o")), side("b", "g"), goal="g", quo=["u", "o"]
    )
    found = Standing(Case.of(dispute), frozenset({"t"}))
    assert {reply - {"g"} for reply in found.new} == {frozenset({"t", "u", "o"})}
    assert {reply - {"g"} for reply in found.old} == {frozenset({"u", "o"})}


def test_choices_of_one_merged_class_are_the_same_choice() -> None:
    gone = "leave and (speak iff t)"
    dispute = asked(
        side("a", threat("t")),
        side("b", "leave", "speak", prefers=[gone]),
        goal="leave",
    )
    assert cells(dispute)["threat.t.idle"] is False
    merged = replace(dispute, merges=(merge(gone, "leave"),))
    assert cells(merged)["threat.t.idle"] is True


# ---------------------------------------------------------------- packages and readings


def test_packages_with_one_y_and_one_z_are_listed_as_one() -> None:
    dispute = asked(
        side("a", threat("t"), threat("u"), prefers=["g", "t iff not g"]),
        side("b", "g", prefers=["not t", "not g"]),
        goal="g",
        rules=(rule(RuleForm.ALWAYS, "t iff u"),),
    )
    case = Case.of(dispute)
    groups = same_packages(case)
    assert {len(same) for same in groups.values()} == {1, 3}
    (threefold,) = (same for same in groups.values() if len(same) == 3)
    assert {package.threats for package in threefold} == {
        frozenset({"t"}),
        frozenset({"u"}),
        frozenset({"t", "u"}),
    }
    assert [package.works for package in threefold] == [True, True, True]


def test_a_cell_for_each_reading_in_their_order() -> None:
    dispute = asked(
        replace(
            side("a", threat("t")),
            prefers=(Preference(parse("g"), id="first"), Preference(parse("not t"), id="pain")),
        ),
        side("b", "g", prefers=["not t", "not g"]),
        goal="g",
    )
    answers = (
        JudgementAnswer("hollow"),
        JudgementAnswer("meant", statements={"pain": parse("t iff not g")}),
    )
    open_still = replace(dispute, judgements=(Judgement("pain_is", "?", answers),))
    found = ledger(open_still)
    assert found["threat.t.bites"] == [True, True]
    assert found["threat.t.works"] == [False, True]
    assert package(open_still, {"pain_is": "meant"}, {"t"}).works is True
    assert set(map(len, found.values())) == {2}
