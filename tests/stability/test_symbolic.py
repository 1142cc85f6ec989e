"""One state among more than anybody lists: chosen by itself, said, and refused with a reason."""

from __future__ import annotations

import json
from dataclasses import replace
from unittest.mock import patch

import pytest
from benchmarks.made import tangled
from click.testing import CliRunner

import standoff
from standoff.cli import main
from standoff.errors import RequestError, TooLargeError, UndecidedError
from standoff.files.writer import write
from standoff.graph import changes, memory, outline
from standoff.graph.symbolic import Symbolic
from standoff.model.dispute import DecisionMaker, Dispute, NoMove, Preference
from standoff.model.statement import parse
from standoff.stability import symbolic
from standoff.stability.evidence import SymbolicVerdict
from tests.builders import DROP, merge, side
from tests.laws.test_symbolic import told_alike

SIXTY = tangled(1)


def many(*wishes: str, options: int = 70) -> Dispute:
    """Nobody lists the states of seventy options; the rival can do one thing about each."""
    ids = [f"o{n}" for n in range(options)]
    return Dispute(
        "", (side("us", *ids[::2], prefers=wishes), side("them", *ids[1::2], prefers=["o1"]))
    )


def test_sixty_options_are_explained_and_counted() -> None:
    size = outline.outline(SIXTY)
    assert (size.states, size.one_at_a_time) == (11**6, True)
    verdicts = [standoff.explain(SIXTY, (), each.id, "seq") for each in SIXTY.sides]
    assert all(isinstance(each, SymbolicVerdict) for each in verdicts)
    graph = Symbolic(SIXTY)
    for dm, each in enumerate(verdicts):
        here = graph.worth(dm, 0)
        assert each.stable == (not each.unmet)
        assert each.met or each.unmet
        for met in each.met:
            assert graph.worth(dm, graph.code(met.improvement.after)) > here
            assert graph.worth(dm, graph.code(met.sanction)) <= here
            assert all(step.gain == 1 for step in met.path)


def test_tangled_wishes_are_told_as_where_states_are_listed() -> None:
    told_alike(tangled(3, sides=3, options=5), 40)


def test_a_sanction_of_several_moves_is_told_move_by_move() -> None:
    """They take what they like step by step, and the third step is what we fear."""
    steps = ["not o5 or o3", "not o3 or o1", "o5", "o3", "o1"]
    us = side("us", "o0", prefers=["not (o1 and o3 and o5)", "o0"])
    them = side("them", "o1", "o3", "o5", *(f"x{n}" for n in range(70)), prefers=steps)
    (met,) = standoff.explain(Dispute("", (us, them)), (), "us", "seq").met
    assert met.sanction >= {"o1", "o3", "o5"}
    assert [step.gain for step in met.path] == [1]


def test_more_improvements_than_are_told_are_counted() -> None:
    found = standoff.explain(many("o0 or o2 or o4 or o6 or o8"), (), "us", "nash")
    assert (found.stable, len(found.unmet), found.met) == (False, symbolic.TOLD, ())
    assert isinstance(found, SymbolicVerdict)
    assert found.untold == 31 * 2**30 - symbolic.TOLD


def test_one_way_options_among_many() -> None:
    made = many("not o0")
    us = replace(
        made.sides[0], options=tuple(replace(o, moves=DROP) for o in made.sides[0].options)
    )
    dropping = replace(made, sides=(us, made.sides[1]), status_quo=frozenset({"o0"}))
    assert len(standoff.explain(dropping, ["o0"], "us", "nash").unmet) == 1
    assert standoff.explain(dropping, (), "us", "nash").stable


def test_weights_and_shared_priorities_among_many() -> None:
    weighed = DecisionMaker("us", options=many().sides[0].options, weights={"o0": 3, "o1": -3})
    made = replace(many(), sides=(weighed, many().sides[1]))
    found = standoff.explain(made, (), "us", "seq")
    assert found.stable
    assert all("o1" in met.sanction for met in found.met)
    shared = tuple(Preference(parse(id), tied=bool(n)) for n, id in enumerate(("o0", "not o1")))
    made = replace(many(), sides=(replace(many().sides[0], prefers=shared), many().sides[1]))
    assert standoff.explain(made, (), "us", "seq").stable


def test_weights_whose_sums_are_too_many_are_not_decided() -> None:
    weights = {f"o{n}": (-1) ** n * (3**n % 10**9 + 1) for n in range(70)}
    made = many()
    heavy = replace(made, sides=(replace(made.sides[0], weights=weights), made.sides[1]))
    with pytest.raises(UndecidedError, match="“seq” is not decided for us: "):
        standoff.explain(heavy, (), "us")


@pytest.mark.parametrize("concept", ["sim", "threat"])
def test_concepts_that_need_the_list(concept: str) -> None:
    with pytest.raises(RequestError, match=f"“{concept}” cannot be used here: .* too many to list"):
        standoff.explain(many(), (), "us", concept)


def test_merged_states_and_barred_moves_need_the_list() -> None:
    merged = replace(many(), merges=(merge("o0", "o0"),))
    with pytest.raises(RequestError, match="merged states"):
        standoff.explain(merged, (), "us")
    barred = replace(many().sides[0], no_moves=(NoMove(parse("o0"), parse("o2")),))
    with pytest.raises(RequestError, match="barred by pattern"):
        standoff.explain(replace(many(), sides=(barred, many().sides[1])), (), "us")


def ran(*words: str, dispute: Dispute) -> tuple[int, str, str]:
    """What the command line says of a dispute: exit status, output, errors; spaces as one."""
    run = CliRunner().invoke(main, [*words, "-"], input=write(dispute))
    return run.exit_code, " ".join(run.stdout.split()), run.stderr


def test_check_tells_what_is_too_much() -> None:
    status, told, _ = ran("check", dispute=many("o0"))
    assert status == 0
    assert "1,180,591,620,717,411,303,424 states of" in told
    assert "These are too many to list, so that only `explain` can tell anything: it looks" in told
    assert ran("check", dispute=SIXTY)[1].count("`explain` looks at one state at a time") == 1
    barred = replace(many().sides[0], no_moves=(NoMove(parse("o0"), parse("o2")),))
    made = replace(many(), sides=(barred, many().sides[1]))
    assert "too many to list: leave out options" in ran("check", dispute=made)[1]
    data = json.loads(ran("check", "--json", dispute=many("o0"))[1])
    assert (data["states"], data["listable"], data["one_at_a_time"]) == (2**70, False, True)
    assert ran("solve", dispute=many("o0"))[0] == 2


def test_explain_says_how_it_was_found() -> None:
    status, told, _ = ran("explain", "--side", "us", dispute=many("o0 or o2 or o4 or o6 or o8"))
    assert status == 0
    assert "other moves to states it likes better. Found on decision diagrams" in told
    data = json.loads(ran("explain", "--json", dispute=many("o0"))[1])
    assert [each["symbolic"] for each in data] == [True, True]
    assert data[0]["untold"] == 2**34 - symbolic.TOLD


def test_what_is_not_decided_stands_beside_what_is() -> None:
    """Adding up the weights of one side takes too much, the other's wish does not."""
    weights = {f"o{n}": (-1) ** n * (3**n % 10**9 + 1) for n in range(70)}
    made = many()
    heavy = replace(made.sides[0], prefers=(), weights=weights)
    found = replace(made, sides=(heavy, made.sides[1]))
    status, told, error = ran("explain", "--concept", "nash", dispute=found)
    assert status == 2
    assert "Them leaves" in told
    assert "“nash” is not decided for us" in error
    assert json.loads(ran("explain", "--concept", "nash", "--json", dispute=found)[1])


def test_what_is_not_there_is_told_as_ever() -> None:
    with pytest.raises(RequestError, match="option “o99” is not defined"):
        standoff.explain(many(), ["o99"], "us")
    with pytest.raises(RequestError, match="is not a state: a rule forbids it"):
        standoff.explain(SIXTY, ["s0_0", "s0_1"], "s0")
    with pytest.raises(TooLargeError, match="70 options make"):
        standoff.solve(many())


def test_where_diagrams_fail_states_are_listed_if_they_can_be() -> None:
    dispute = standoff.load("cuban-missile-crisis")
    place = dispute.sides[0].id
    with (
        patch.object(outline, "BYTES_TO_EXPLAIN", 0),
        patch.object(changes, "MOST_NODES", 4),
    ):
        listed = standoff.explain(dispute, dispute.status_quo, place)
        assert not isinstance(listed, SymbolicVerdict)
        with (
            patch.object(memory, "machine_memory", lambda: 0),
            pytest.raises(UndecidedError, match="not decided"),
        ):
            standoff.explain(dispute, dispute.status_quo, place)
    assert listed == standoff.explain(dispute, dispute.status_quo, place)
