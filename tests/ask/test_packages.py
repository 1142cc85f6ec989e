"""What is told of threats and offers: who cannot do what, and what would be done instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

import standoff
from standoff.answers.answer import Answer, Cannot, Tried
from standoff.model.dispute import Dispute, Moves, NoMove, Option, OptionKind, RuleForm
from standoff.model.statement import parse
from standoff.report.wording.ask import page, threats, words
from standoff.report.wording.marks import bare
from tests.builders import asked, merge, never, offer, rule, side, threat

THREAT_WORKS = asked(
    side("a", threat("t"), prefers=["g", "t iff not g"]),
    side("b", "g", prefers=["not t", "not g"]),
    goal="g",
)


def package(dispute: Dispute, *levers: str) -> tuple[Tried, str]:
    """One package as it is told, and the sentence about it."""
    answer = standoff.ask(dispute)
    tried = next(each for each in answer.tried if {*each.threats, *each.offers} == {*levers})
    return tried, bare(threats.works(tried, answer))


def summary(answer: Answer) -> str:
    return bare(" ".join(line.strip() for line in page.summary(answer)))


# ---------------------------------------------------------------- who cannot do what


def test_a_package_that_the_asker_cannot_put_names_its_rule_and_not_the_target() -> None:
    dispute = asked(
        side("us", threat("blockade"), threat("strike"), prefers=["withdraw"]),
        side("su", "withdraw", prefers=["not strike", "not withdraw"]),
        goal="withdraw",
        quo=["blockade"],
        rules=(rule(RuleForm.EXACTLY_ONE, "blockade", "strike"),),
    )
    tried, told = package(dispute, "blockade", "strike")
    assert tried.cannot is Cannot.SET
    assert [each.kind for each in tried.obstacles] == ["rule"]
    assert told.startswith("cannot be told to work, as us cannot put it")
    assert "because of the rule exactly one: blockade, strike" in told
    assert "su cannot" not in told
    answer = standoff.ask(dispute)
    assert set(answer.largest) == {("blockade",), ("strike",)}
    assert "They cannot all be put together; the most that can: strike; blockade." in summary(
        answer
    )


def test_a_threat_that_cannot_be_lifted_does_not_coerce() -> None:
    dispute = replace(
        THREAT_WORKS,
        sides=(
            side("a", replace(threat("t"), moves=Moves.SELECT_ONLY), prefers=["g"]),
            THREAT_WORKS.sides[1],
        ),
        status_quo=frozenset({"t"}),
    )
    tried, told = package(dispute, "t")
    assert tried.cannot is Cannot.LIFT
    assert tried.obstacles == (("option", "t"),)
    assert "as t cannot be changed: what cannot be lifted does not coerce" in told
    assert "b cannot" not in told


def test_a_barred_move_of_the_asker_s_is_named() -> None:
    barred = replace(THREAT_WORKS.sides[0], no_moves=(NoMove(parse("not t"), parse("t")),))
    tried, told = package(replace(THREAT_WORKS, sides=(barred, THREAT_WORKS.sides[1])), "t")
    assert tried.cannot is Cannot.SET
    assert [each.kind for each in tried.obstacles] == ["move"]
    assert "a cannot put it, threatening t, because of the barred move" in told


def test_that_there_is_nothing_to_refuse_is_told() -> None:
    dispute = replace(THREAT_WORKS, rules=never("not g and t"))
    tried, told = package(dispute, "t")
    assert tried.cannot is Cannot.REFUSE
    assert "b cannot refuse because of the rule" in told
    assert "the question does not arise" in told


@pytest.mark.parametrize(
    ("dispute", "obstacle", "says"),
    [
        (
            asked(
                side("a", threat("t"), prefers=["g"]),
                side("b", "g", "stuck", prefers=["not t"]),
                goal="g",
                rules=(rule(RuleForm.ALWAYS, "not g or t"),),
            ),
            ("rule", "always: not g or t"),
            "b cannot comply because of the rule",
        ),
        (
            asked(
                side("a", threat("t"), prefers=["g"]),
                side("b", Option("g", moves=Moves.DROP_ONLY), prefers=["not t"]),
                goal="g",
            ),
            ("option", "g"),
            "b cannot comply as g cannot be changed",
        ),
        (
            asked(
                side("a", threat("t"), prefers=["g"]),
                side("b", "g", prefers=["not t"]),
                replace(side("c", "h"), name="Carla"),
                goal="g and h",
            ),
            ("side", "c"),
            "b cannot comply without Carla",
        ),
    ],
    ids=["a rule", "an option", "a side"],
)
def test_what_keeps_the_target_from_complying_is_named(
    dispute: Dispute, obstacle: tuple[str, str], says: str
) -> None:
    tried, told = package(dispute, "t")
    assert tried.cannot is Cannot.COMPLY
    assert tried.works is False
    assert {tried.bites, tried.credible, tried.firm, tried.assured, tried.lasts} == {None}
    assert obstacle in tried.obstacles
    assert says in told


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (Moves.NEVER, Moves.EITHER_WAY, "Threatening u works"),
        (Moves.NEVER, Moves.NEVER, "Threatening t cannot be told to work, as a cannot put it"),
    ],
)
def test_of_several_threats_that_which_can_be_put_is_told(
    first: Moves, second: Moves, says: str
) -> None:
    threatening = side(
        "a",
        replace(threat("t"), moves=first),
        replace(threat("u"), moves=second),
        prefers=["g", "u iff not g"],
    )
    target = side("b", "g", prefers=["not u", "not g"])
    assert says in summary(standoff.ask(asked(threatening, target, goal="g")))


def test_what_is_on_today_is_read_off_before_states_are_merged() -> None:
    """Today is shown as the state without the threat, and the threat is on the table."""
    merged = replace(
        THREAT_WORKS, status_quo=frozenset({"t"}), merges=(merge("not g"),), title="merged"
    )
    answer = standoff.ask(merged)
    assert "t" not in answer.standing.state
    assert "The threat on the table, t, " in summary(answer)
    assert "Threats: t (t, on now)." in summary(answer)


# ---------------------------------------------------------------- what would be done instead


def test_what_the_asker_would_rather_do_is_named() -> None:
    dispute = asked(
        side("us", "blockade", threat("strike"), prefers=["withdraw", "not strike"]),
        side("su", "withdraw", prefers=["not strike", "not withdraw"]),
        goal="withdraw",
        quo=["blockade"],
        rules=(rule(RuleForm.EXACTLY_ONE, "blockade", "strike"),),
    )
    tried, told = package(dispute, "strike")
    assert tried.credible is False
    assert tried.instead == frozenset({"blockade"})
    assert "su having refused, us would rather blockade" in told


def test_a_smaller_part_of_a_threat_is_named() -> None:
    dispute = asked(
        side("a", threat("t"), threat("u"), prefers=["g", "t iff not g", "not u"]),
        side("b", "g", prefers=["not t", "not u", "not g"]),
        goal="g",
    )
    tried, told = package(dispute, "t", "u")
    assert tried.credible is False
    assert tried.instead == frozenset({"t"})
    assert "a would carry out only t" in told


def test_how_the_asker_would_give_in_is_named() -> None:
    dispute = asked(
        side(
            "a",
            threat("strike"),
            "recognise",
            prefers=["g", "recognise or strike", "recognise", "not strike"],
        ),
        side("b", "g", prefers=["not strike", "recognise", "not g"]),
        goal="g",
    )
    tried, told = package(dispute, "strike")
    assert (tried.bites, tried.credible, tried.firm) == (True, True, False)
    assert tried.surrender == frozenset({"recognise"})
    assert "b having refused, a would rather give in (recognise) than carry it through" in told


def test_the_commitment_problem_is_named_on_either_side() -> None:
    """A trust game has neither threat nor offer, and is not answered with that."""
    seller = side("seller", "abuse", prefers=["trust", "abuse"])
    buyer = side("buyer", "trust", prefers=["not (abuse and trust)", "trust"])
    trust = replace(
        asked(seller, buyer, goal="trust"),
        sides=tuple(
            replace(s, options=tuple(replace(o, moves=Moves.SELECT_ONLY) for o in s.options))
            for s in (seller, buyer)
        ),
    )
    answer = standoff.ask(trust)
    asking = next(each for each in answer.tried if not each.threats and not each.offers)
    assert (asking.works, asking.fails) == (False, ("sticks",))
    assert "(the commitment problem)" in summary(answer)
    pocketed = asked(
        side("a", replace(offer("o"), moves=Moves.SELECT_ONLY), prefers=["g", "o iff g"]),
        side("b", "g", prefers=["o", "not g"]),
        goal="g",
    )
    tried, told = package(pocketed, "o")
    assert tried.fails == ("lasts",)
    assert "once it has what was promised, b" in told
    assert "(the commitment problem)" in told


# ---------------------------------------------------------------- deterrence


def deterring(*quo: str, prefers: tuple[str, ...] = ("not retaliate",)) -> Dispute:
    return asked(
        side("a", threat("retaliate"), prefers=["not attack", "retaliate iff attack"]),
        side("b", "attack", prefers=prefers),
        goal="not attack",
        quo=quo,
    )


def test_a_goal_that_holds_today_is_asked_and_a_tie_deters() -> None:
    answer = standoff.ask(deterring())
    assert answer.deters
    assert answer.finding("threat.retaliate.works").base is True
    assert bare(words.question(answer)) == "Can a keep b to not “attack”?"
    tie = standoff.ask(deterring(prefers=("attack iff retaliate", "not retaliate")))
    assert tie.finding("threat.retaliate.bites").base is True


def test_what_deters_by_a_tie_does_not_compel() -> None:
    indifferent = ("attack iff attack",)
    kept = standoff.ask(deterring(prefers=indifferent))
    assert (kept.deters, kept.finding("threat.retaliate.bites").base) == (True, True)
    brought = standoff.ask(deterring("attack", prefers=indifferent))
    assert (brought.deters, brought.finding("threat.retaliate.bites").base) == (False, False)
    assert bare(words.question(brought)) == "Can a bring b to not “attack”?"


def test_deterrence_in_the_worked_dispute() -> None:
    """What has been asked for is there already: nothing leads away from it."""
    answer = standoff.ask(standoff.load("one-last-time"), goal="hedge")
    assert answer.deters
    assert answer.finding("deadlock").holds == 0


# ---------------------------------------------------------------- which levers


def unmarked(dispute: Dispute) -> Dispute:
    """The same without any mark."""
    bare = (
        replace(s, options=tuple(replace(o, kind=OptionKind.OTHER) for o in s.options))
        for s in dispute.sides
    )
    return replace(dispute, sides=tuple(bare))


def test_levers_from_outside_are_those_of_a_file_that_marks_them() -> None:
    marked = standoff.ask(THREAT_WORKS)
    named = standoff.ask(unmarked(THREAT_WORKS), threats=["t"])
    assert {f.id: f.base for f in named.found} == {f.id: f.base for f in marked.found}
    assert (named.settings.threats, named.settings.offers) == (("t",), ())
    assert (marked.settings.threats, marked.settings.offers) == (None, None)
    other = standoff.ask(THREAT_WORKS, offers=["t"])
    assert not any(found.id.startswith("threat.") for found in other.found)
    assert other.finding("offer.t.bites").base is False


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ({"threats": ["tt"]}, "a holds no option “tt”; did you mean “t”?"),
        ({"offers": ["g"]}, "a holds no option “g”"),
        ({"threats": ["t"], "offers": ["t"]}, "“t” is named as a threat and as an offer"),
        ({"threats": ["t"], "by": "c"}, "by: no side is called “c”"),
    ],
)
def test_levers_that_cannot_be_held_out(marks: dict[str, object], says: str) -> None:
    with pytest.raises(standoff.RequestError) as error:
        standoff.ask(THREAT_WORKS, **marks)  # type: ignore[arg-type]
    assert says in str(error.value)


def test_levers_without_a_question() -> None:
    with pytest.raises(standoff.RequestError, match="the file asks no question"):
        standoff.ask(replace(THREAT_WORKS, question=None), threats=["t"])


def test_where_nothing_is_marked_every_option_is_tried_alone() -> None:
    answer = standoff.ask(unmarked(THREAT_WORKS))
    assert [(each.threats, each.offers) for each in answer.tried] == [
        ((), ()),
        (("t",), ()),
        ((), ("t",)),
    ]
    assert answer.finding("threat.t.works").base is True
    assert answer.finding("offer.t.works").base is False
    assert answer.finding("package.some.works").base is False  # of those that the file marks
    assert "No option of a is marked as a threat or an offer, so each was tried" in summary(answer)
    assert "None works" not in summary(answer)


# ---------------------------------------------------------------- packages over the readings


def test_the_least_the_best_as_written_and_what_holds_up_best() -> None:
    """Counts of the worked dispute, of 384 readings."""
    answer = standoff.ask(standoff.load("one-last-time"))
    told = [answer.least, answer.best_as_written, answer.steadiest]
    assert all(told)
    assert [(w.threats, w.offers, w.base, w.holds) for w in told if w] == [
        ((), ("concerns",), True, 128),
        (("india",), ("concerns",), True, 256),
        ((), ("concerns", "talks"), False, 320),
    ]
    text = summary(answer)
    assert "The least that works: offering concerns (in 128 of 384)" in text
    assert "threatening india and offering concerns (in 256 of 384)" in text
    assert "What holds up best: offering concerns and talks (in 320 of 384)" in text


def many(levers: int) -> Dispute:
    """An offer works, and so many levers come to nothing."""
    names = [f"o{n}" for n in range(levers)]
    return asked(
        side("a", *map(offer, names), prefers=["g", "o0 only if g"]),
        side("b", "g", prefers=["o0", "g iff o0"]),
        goal="g",
    )


@pytest.mark.parametrize(("levers", "every", "most"), [(12, True, 12), (13, False, 6)])
@pytest.mark.slow
def test_how_far_the_search_for_packages_went(levers: int, every: bool, most: int) -> None:
    answer = standoff.ask(many(levers))
    assert (answer.every_package, answer.levers_tried) == (every, most)
    assert ("those of up to 6 were tried" in summary(answer)) is not every
    assert answer.finding("offer.o0.works").base is True
    nothing = standoff.ask(many(levers), threats=[f"o{n}" for n in range(levers)])
    assert nothing.finding("package.some.works").base is (False if every else None)


# ---------------------------------------------------------------- graph form


def test_in_graph_form_there_are_no_packages() -> None:
    answer = standoff.ask(standoff.load("elmira-graph"))
    assert answer.dispute.states
    assert (answer.tried, answer.working, answer.workable) == ((), (), ())
    assert [found.id for found in answer.found if found.claim is None] == [
        "frozen",
        "deadlock",
        "settlement.seq",
        "settlement.nash",
    ]
    assert "no threat and no offer can be put to the test" in summary(answer)
    assert "No package" not in summary(answer)
