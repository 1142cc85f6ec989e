"""GMCR+ models: what they say, the equilibria of four of them, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import DisputeError
from standoff.files import gmcr, toml, writer
from standoff.model.dispute import Dispute, Moves
from standoff.stability.solve import solve
from tests import oracle

Model = dict[str, Any]
Pattern = str | tuple[str, ...]
"""A condition, one of Y, N, - for each option in the order of the file; a tuple is an OR."""


def condition(pattern: Pattern) -> object:
    if isinstance(pattern, str):
        return [[n, mark] for n, mark in enumerate(pattern) if mark != "-"]
    return {"compound": True, "members": [condition(each) for each in pattern]}


def side(name: str, options: Sequence[int], *prefers: Pattern) -> Model:
    preferences = [condition(each) for each in prefers]
    return {"name": name, "options": list(options), "preferences": preferences}


def model(options: Mapping[str, str], sides: Iterable[Model], *never: Pattern) -> Model:
    return {
        "program": "gmcr-py",
        "version": "0.3.13",
        "options": [{"name": n, "permittedDirection": way} for n, way in options.items()],
        "decisionMakers": list(sides),
        "infeasibles": [condition(each) for each in never],
        "useManualPreferenceRanking": False,
    }


def ranked(unranked: Model, *rankings: object) -> Model:
    sides = [
        each | {"preferenceRanking": ranking}
        for each, ranking in zip(unranked["decisionMakers"], rankings, strict=True)
    ]
    return unranked | {"useManualPreferenceRanking": True, "decisionMakers": sides}


# The models that GMCR+ is shipped with (O. Petersons, University of Waterloo), retyped.

PRISONERS = model(
    {"Cooperate with 2": "both", "Cooperate with One": "both"},
    [side("Prisoner One", [0], "-Y", "N-"), side("prisoner 2", [1], "Y-", "-N")],
)
CUBAN = model(
    {"Air Strike": "fwd", "Blockade": "both", "Withdraw": "both", "Escalate": "both"},
    [
        side(
            "US",
            [0, 1],
            "--Y-",
            "---N",
            ("N-Y-",),
            "-NY-",
            "Y--Y",
            "-Y-Y",
            ("Y-N-", "-Y-N", "Y--N", "-YN-"),
            "N-NN",
            "-NNN",
        ),
        side(
            "USSR",
            [2, 3],
            "---N",
            ("Y--Y", "N--N", "Y--N"),
            ("-Y-Y", "-N-N", "-Y-N"),
            "N--N",
            "-N-N",
            ("-YY-", "-NN-", "Y-Y-"),
            "-YNN",
            "YNYN",
        ),
    ],
    "--YY",
)
SYRIA_IRAQ = model(
    {"Release Water": "both", "Escalate": "both", "Attack": "both"},
    [
        side("Syria", [0, 1], "NNN", "-Y-", "--N", "N--"),
        side("Iraq", [2], "YNN", "NNY", "NYY", "NNN", "YNY"),
    ],
    "YY-",
)
ELMIRA_STATEMENTS = model(
    {"Modify": "fwd", "Delay": "back", "Accept": "both", "Abandon": "fwd", "Insist": "both"},
    [
        side("MoE", [0], "--Y--", "---N-", "N----", ("N---Y", "Y---N")),
        side(
            "Uniroyal",
            [1, 2, 3],
            ("Y-Y--", "N-N--"),
            "---N-",
            "----N",
            ("-Y--N", "-N--Y"),
        ),
        side(
            "Local Government",
            [4],
            "---N-",
            "N----",
            ("N-Y--", "Y-N--", "Y-Y--"),
            ("N---N", "N---Y", "Y---Y"),
            "-N---",
            "----Y",
        ),
    ],
    "-YY--",
    "-Y-Y-",
    "--YY-",
    "-NNN-",
)
ELMIRA = ranked(
    ELMIRA_STATEMENTS,
    [9, 3, 4, 10, 7, 1, 2, 8, [11, 5, 6, 12]],
    [1, 4, 10, 7, [5, 11, 6, 12], 2, 3, 9, 8],
    [9, 3, 7, 1, 10, 8, 4, 2, [11, 5, 12, 6]],
)
TWO = model({"a": "both", "b": "both"}, [side("X", [0], "Y-"), side("Z", [1], "-Y")])


def read(file: Model) -> Dispute:
    return gmcr.read(json.dumps(file), "model")


def refusals(file: object) -> list[str]:
    """What a user is told, without the path that repeats it."""
    text = file if isinstance(file, str) else json.dumps(file)
    with pytest.raises(DisputeError) as caught:
        gmcr.read(text, "model")
    return [each.message for each in caught.value.mistakes]


def numbers(dispute: Dispute, concept: str) -> list[int]:
    """The equilibria as GMCR+ numbers states."""
    solution = solve(dispute)
    found = solution.equilibria(concept)
    return [number for number, state in enumerate(solution.states, start=1) if state in found]


# ---------------------------------------------------------------- published answers


@pytest.mark.parametrize(
    ("file", "states", "equilibria"),
    [
        (PRISONERS, 4, {"nash": [1], "gmr": [1, 4], "smr": [1, 4], "seq": [1, 4]}),
        (
            CUBAN,
            12,
            {
                "nash": [6],
                "gmr": [1, 2, 3, 5, 6, 7, 8],
                "smr": [1, 2, 3, 5, 6, 7, 8],
                "seq": [5, 6, 7],
            },
        ),
        (SYRIA_IRAQ, 6, {"nash": [6], "gmr": [1, 6], "smr": [6], "seq": [6]}),
        (
            ELMIRA,
            12,
            {
                "nash": [5, 6, 7, 10, 11, 12],
                "gmr": [1, 4, 5, 6, 7, 10, 11, 12],
                "smr": [1, 4, 5, 6, 7, 10, 11, 12],
                "seq": [5, 6, 7, 10, 11, 12],
            },
        ),
    ],
    ids=["prisoners", "cuban", "syria-iraq", "elmira"],
)
def test_equilibria(file: Model, states: int, equilibria: dict[str, list[int]]) -> None:
    dispute = read(file)
    assert len(solve(dispute).states) == states
    expected = equilibria | {"symseq": equilibria["seq"]}
    assert {concept: numbers(dispute, concept) for concept in expected} == expected


def test_elmira_by_its_statements_tells_the_abandoned_states_apart() -> None:
    """Its ranking holds the four states with Abandon equal; its statements do not.

    The local government would rather insist, so it leaves 5 for 11 and 6 for 12; Uniroyal
    puts Abandon with Modify (6 and 12) below 2, 3, 9 and 8, which its ranking puts last.
    """
    dispute = read(ELMIRA_STATEMENTS)
    found = {concept: numbers(dispute, concept) for concept in oracle.CONCEPTS}
    assert found == {
        "nash": [7, 10, 11, 12],
        "gmr": [1, 3, 4, 5, 7, 9, 10, 11, 12],
        "smr": [1, 3, 4, 5, 7, 9, 10, 11, 12],
        "seq": [7, 10, 11, 12],
        "symseq": [7, 10, 11, 12],
    }
    labels, expected = oracle.states(dispute), oracle.equilibria(dispute)
    assert {concept: expected[concept] for concept in found} == {
        concept: {labels[number - 1] for number in each} for concept, each in found.items()
    }


# ---------------------------------------------------------------- what a file says


def test_a_model_becomes_a_dispute() -> None:
    assert writer.write(gmcr.read(json.dumps(SYRIA_IRAQ), "Syria and Iraq")) == (
        "format = 1\n"
        'title = "Syria and Iraq"\n'
        "status_quo = []\n"
        'assumes = "the .gmcr file names no status quo; the state without any option is taken"\n'
        "\n"
        "[[side]]\n"
        'id = "syria"\n'
        'name = "Syria"\n'
        "prefers = [\n"
        '  "not release_water and not escalate and not attack",\n'
        '  "escalate",\n'
        '  "not attack",\n'
        '  "not release_water",\n'
        "]\n"
        "\n"
        "  [[side.option]]\n"
        '  id = "release_water"\n'
        '  text = "Release Water"\n'
        "\n"
        "  [[side.option]]\n"
        '  id = "escalate"\n'
        '  text = "Escalate"\n'
        "\n"
        "[[side]]\n"
        'id = "iraq"\n'
        'name = "Iraq"\n'
        "prefers = [\n"
        '  "release_water and not escalate and not attack",\n'
        '  "not release_water and not escalate and attack",\n'
        '  "not release_water and escalate and attack",\n'
        '  "not release_water and not escalate and not attack",\n'
        '  "release_water and not escalate and attack",\n'
        "]\n"
        "\n"
        "  [[side.option]]\n"
        '  id = "attack"\n'
        '  text = "Attack"\n'
        "\n"
        "[[rule]]\n"
        'never = "release_water and escalate"\n'
    )


def test_directions_are_moves() -> None:
    options = read(ELMIRA).options
    assert [option.moves for option in options] == [
        Moves.SELECT_ONLY,
        Moves.DROP_ONLY,
        Moves.EITHER_WAY,
        Moves.SELECT_ONLY,
        Moves.EITHER_WAY,
    ]


def test_a_ranking_replaces_the_statements() -> None:
    ministry = read(ELMIRA).sides[0]
    assert ministry.prefers == ()
    assert ministry.ranking[:2] == ((frozenset({"accept", "insist"}),), (frozenset({"accept"}),))
    assert set(ministry.ranking[-1]) == {
        frozenset({"abandon"}),
        frozenset({"abandon", "insist"}),
        frozenset({"abandon", "modify"}),
        frozenset({"abandon", "modify", "insist"}),
    }


def test_a_ranking_that_is_switched_off_is_ignored() -> None:
    assert read(ELMIRA | {"useManualPreferenceRanking": False}) == read(ELMIRA_STATEMENTS)


def test_statements_are_not_read_where_a_ranking_counts() -> None:
    file = ranked(TWO, [4, 3, 2, 1], [[1, 2, 3, 4]])
    del file["decisionMakers"][0]["preferences"]
    assert read(file).sides[1].ranking == (
        (frozenset(), frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"})),
    )


def test_older_files_have_other_names_for_rankings() -> None:
    older = json.dumps(ELMIRA)
    older = older.replace("useManualPreferenceRanking", "useManualPreferenceVectors")
    older = older.replace("preferenceRanking", "preferenceVector")
    assert gmcr.read(older, "model") == read(ELMIRA)


def test_options_are_regrouped_side_by_side() -> None:
    """Indices follow the file, numbers of states the order in which the sides list them."""
    file = model(
        {"a": "both", "b": "fwd", "c": "back"},
        [side("X", [2, 0], "--Y"), side("Z", [1], "Y--")],
        ("YY-",),
    )
    dispute = read(ranked(file, [1, 2, 3, 4, 5, 6], [1, [2, 3, 4, 5, 6]]))
    assert [option.id for option in dispute.options] == ["c", "a", "b"]
    assert [option.moves.value for option in dispute.options] == [
        "drop only",
        "either way",
        "select only",
    ]
    assert [sorted(state) for (state,) in dispute.sides[0].ranking] == [
        [],
        ["c"],
        ["a"],
        ["a", "c"],
        ["b"],
        ["b", "c"],
    ]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("Y--", "a"),
        ("-N-", "not b"),
        ("YN-", "a and not b"),
        (("YN-", "NY-"), "(a and not b) or (not a and b)"),
        (("N--", "-YY"), "not a or (b and c)"),
        (("-YY",), "b and c"),
        (("Y--", "-Y-", "--N"), "a or b or not c"),
    ],
)
def test_conditions_in_words(pattern: Pattern, text: str) -> None:
    file = model({"a": "both", "b": "both", "c": "both"}, [side("X", [0, 1, 2], pattern)])
    assert [str(each) for each in read(file).sides[0].prefers] == [text]


def test_a_repeated_statement_is_dropped() -> None:
    again = ("-Y", ("Y-", "-N"), ("-N", "Y-"), ("-Y",), "-Y", "N-")
    file = TWO | {"decisionMakers": [side("X", [0, 1], *again)]}
    texts = [str(each) for each in read(file).sides[0].prefers]
    assert texts == ["b", "a or not b", "not a"]


def test_the_first_feasible_state_stands_in_for_a_status_quo() -> None:
    with_none, without = read(PRISONERS), read(ELMIRA)
    assert (with_none.status_quo, without.status_quo) == (frozenset(), frozenset({"delay"}))
    said = "the .gmcr file names no status quo; "
    assert with_none.grounds.assumes == said + "the state without any option is taken"
    assert without.grounds.assumes == said + "its first feasible state is taken"


def test_coalitions_are_left_out_and_the_dispute_says_so() -> None:
    alone = read(ELMIRA | {"coalitions": [0, 1, [2]]})
    allied = read(ELMIRA | {"coalitions": [[0, 1], 2]})
    assert alone == read(ELMIRA)
    assert allied.grounds.assumes == (
        "the .gmcr file names no status quo; its first feasible state is taken; "
        "the coalitions of the .gmcr file are left out; each side moves by itself"
    )


def test_the_first_state_of_many_options_is_found() -> None:
    """Neither 2^60 states nor their order matter as long as few patterns are met."""
    options = {f"o{n}": "both" for n in range(60)}
    last = ("-" * 57 + "NNN", "-" * 57 + "YY-", "-" * 57 + "Y-Y", "-" * 57 + "-YY")
    dispute = read(model(options, [side("X", range(60))], *last))
    assert dispute.status_quo == {"o57"}


# ---------------------------------------------------------------- ids


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Cooperate with 2", "Air-Strike!"], ["cooperate_with_2", "air_strike"]),
        (["Insist", "insist", "INSIST "], ["insist", "insist_1", "insist_2"]),
        (["a", "a", "a 1"], ["a", "a_1", "a_1_2"]),
        (["Not", "only", "IFF"], ["not_0", "only_1", "iff_2"]),
        (["2nd strike", "", "🔥", "—"], ["option_2nd_strike", "option", "option_2", "option_3"]),
        (["Verhängung", "制裁", "ﬁne", "فشار"], ["verhängung", "制裁", "fine", "فشار"]),
        (["withdraw " * 9], ["withdraw_withdraw_withdraw_withdraw_with"]),
    ],
)
def test_ids_are_made_from_names(names: list[str], ids: list[str]) -> None:
    file = TWO | {
        "options": [{"name": name, "permittedDirection": "both"} for name in names],
        "decisionMakers": [side("X", range(len(names)))],
    }
    options = read(file).options
    assert [option.id for option in options] == ids
    assert [option.text for option in options] == names


def test_a_side_and_its_option_may_share_a_name() -> None:
    file = model({"Iran": "both"}, [side("Iran", [0], "Y")])
    dispute = read(file)
    assert (dispute.sides[0].id, dispute.options[0].id) == ("iran", "iran_0")
    assert str(dispute.sides[0].prefers[0]) == "iran_0"


@given(st.lists(st.text(), min_size=1, max_size=5), st.text())
def test_any_name_gives_an_id(names: list[str], owner: str) -> None:
    file = TWO | {
        "options": [{"name": name, "permittedDirection": "both"} for name in names],
        "decisionMakers": [side(owner, range(len(names)), "Y" * len(names))],
    }
    dispute = read(file)  # whose check knows what an id may be
    assert [option.text for option in dispute.options] == names
    assert dispute.sides[0].name == owner


# ---------------------------------------------------------------- laws

LITERALS = st.sampled_from("YN-")
PATTERNS = st.lists(LITERALS, min_size=4, max_size=4).map("".join).filter(lambda p: p != "----")
CONDITIONS = PATTERNS | st.lists(PATTERNS, min_size=1, max_size=3).map(tuple)


def matches(pattern: Pattern, state: str) -> bool:
    if isinstance(pattern, tuple):
        return any(matches(each, state) for each in pattern)
    return all(mark in ("-", bit) for mark, bit in zip(pattern, state, strict=True))


@given(
    st.lists(CONDITIONS, max_size=4), st.lists(CONDITIONS, max_size=3), st.permutations(range(4))
)
def test_states_and_statements_mean_what_the_file_says(
    prefers: list[Pattern], never: list[Pattern], order: list[int]
) -> None:
    """States by brute force: codes of the regrouped options, the first the lowest bit."""
    options = dict.fromkeys("abcd", "both")
    file = model(options, [side("X", order[:2], *prefers), side("Z", order[2:])], *never)
    every = (dict(zip(reversed(order), bits, strict=True)) for bits in product("NY", repeat=4))
    states = ["".join(bits[n] for n in range(4)) for bits in every]
    feasible = [state for state in states if not any(matches(each, state) for each in never)]
    if not feasible:
        assert refusals(file) == ["“infeasibles”: they leave no feasible state"]
        return
    dispute = read(file)
    choices = [{n for n, bit in zip("abcd", s, strict=True) if bit == "Y"} for s in feasible]
    assert dispute.status_quo == choices[0]
    assert list(map(set, oracle.feasible(dispute))) == choices
    for preference in dispute.sides[0].prefers:
        pattern = next(p for p in prefers if read_alone(p) == str(preference))
        for state, choice in zip(feasible, choices, strict=True):
            found = oracle.holds(dispute, preference.statement, frozenset(choice))
            assert found == matches(pattern, state)
    everything: list[int] = list(range(1, len(feasible) + 1))
    by_number = read(ranked(file, everything, [everything])).sides
    assert [set(state) for (state,) in by_number[0].ranking] == choices
    assert [set(state) for state in by_number[1].ranking[0]] == choices


def read_alone(pattern: Pattern) -> str:
    file = model(dict.fromkeys("abcd", "both"), [side("X", range(4), pattern)])
    return str(read(file).sides[0].prefers[0])


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the file is empty"),
        ("\ufeff \n", "the file is empty"),
        ("format = 1", "this is not a .gmcr file: expecting value at line 1, column 1"),
        ('{"options": [}', "this is not a .gmcr file: expecting value at line 1, column 14"),
        ("[]", "this is not a .gmcr file: an object is needed, not a list"),
        ("null", "this is not a .gmcr file: an object is needed, not null"),
        ('{"a": NaN}', "this is not a .gmcr file: the number NaN is not JSON"),
        ('{"a": [-Infinity]}', "this is not a .gmcr file: the number -Infinity is not JSON"),
        (
            '{"options": [{"name": "A", "name": "B"}]}',
            "this is not a .gmcr file: the key “name” stands twice in one object",
        ),
        ("[" * 100_000, "this is not a .gmcr file: its brackets are nested too deep"),
        ('{"a":' * 100_000, "this is not a .gmcr file: its brackets are nested too deep"),
        (
            '{"name": "\\ud800"}',
            "this is not a .gmcr file: it holds half of a surrogate pair",
        ),
        (
            "9" * 5000,
            "this is not a .gmcr file: exceeds the limit (4300 digits) for integer string "
            "conversion: value has 5000 digits",
        ),
    ],
    ids=count(),
)
def test_what_is_not_json(text: str, why: str) -> None:
    assert refusals(text) == [why]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert gmcr.read("\ufeff" + json.dumps(TWO), "model") == read(TWO)


def changed(path: Sequence[str | int], value: object) -> Model:
    """ELMIRA with one value changed."""
    copy: Model = json.loads(json.dumps(ELMIRA))
    here: Any = copy
    for step in path[:-1]:
        here = here[step]
    if value is ...:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return copy


INSIST = {"name": "Insist", "permittedDirection": "both"}
MINISTRY = ("decisionMakers", 0)


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("options",), ..., "“options”: it is missing"),
        (("options",), {}, "“options”: a list is needed, not an object"),
        (("options",), [], "“options”: a model needs at least one option"),
        (
            ("options", 0, "name"),
            "n" * 2_000_000,
            "option 1, “name”: it has 2,000,000 characters; at most 10,000 are read",
        ),
        (("options",), [INSIST] * 101, "“options”: it has 101 options; at most 100 are read"),
        (("options", 1), 7, "option 2: an object is needed, not 7"),
        (("options", 1, "name"), None, "option 2, “name”: a text is needed, not null"),
        (
            ("options", 1, "permittedDirection"),
            "up",
            "option 2, “permittedDirection”: it is “up”, not one of both, fwd, back",
        ),
        (
            ("options", 1, "permittedDirection"),
            ...,
            "option 2, “permittedDirection”: it is missing",
        ),
        (("infeasibles",), ..., "“infeasibles”: it is missing"),
        (("infeasibles", 1), [], "infeasible condition 2: it names no option"),
        (
            ("infeasibles", 1),
            {"compound": True, "members": []},
            "infeasible condition 2, “members”: it names no option",
        ),
        (
            ("infeasibles", 1),
            {"compound": True, "members": [[[0, "Y"]], [[5, "Y"]]]},
            "infeasible condition 2, part 2, entry 1: 5 is no option; the file numbers them 0 to 4",
        ),
        (
            ("infeasibles", 1),
            {"members": [[[0, "Y"]]]},
            "infeasible condition 2: an object here needs “compound”: true",
        ),
        (
            ("infeasibles", 1),
            {"compound": True, "members": [{"compound": True, "members": []}]},
            "infeasible condition 2, part 1: a list of pairs is needed, not an object",
        ),
        (
            ("infeasibles", 1),
            [[0, "Y"], [1, "y"]],
            'infeasible condition 2, entry 2: a pair [option, "Y" or "N"] is needed',
        ),
        (
            ("infeasibles", 1),
            [[0, "Y"], [0, "N"]],
            "infeasible condition 2, entry 2: option 0 stands twice in one condition",
        ),
        (
            ("infeasibles", 1),
            [[True, "Y"]],
            "infeasible condition 2, entry 1: true is no option; the file numbers them 0 to 4",
        ),
        (("infeasibles", 0), [[1, "Y"]], None),
        (("infeasibles", 0), [[4, "N"]], None),
        (("decisionMakers",), ..., "“decisionMakers”: it is missing"),
        (("decisionMakers",), [], "“decisionMakers”: a model needs at least one decision maker"),
        ((*MINISTRY, "name"), ..., "decision maker 1, “name”: it is missing"),
        (
            (*MINISTRY, "options"),
            [-1],
            "decision maker 1, option 1: -1 is no option; the file numbers them 0 to 4",
        ),
        (
            (*MINISTRY, "options"),
            [0.0],
            "decision maker 1, option 1: 0.0 is no option; the file numbers them 0 to 4",
        ),
        (
            (*MINISTRY, "options"),
            [10**30],
            "decision maker 1, option 1: 1000000000000000000000000000000 is no option; "
            "the file numbers them 0 to 4",
        ),
        (
            (*MINISTRY, "options"),
            [0, 0],
            "decision maker 1, option 2: option 0 is listed twice",
        ),
        (
            (*MINISTRY, "options"),
            [0, 4],
            "option “Insist” is owned by “MoE” and “Local Government”; "
            "common moves have no option form",
        ),
        (
            (*MINISTRY, "options"),
            [],
            "option 1: “Modify” belongs to no decision maker, so nobody could ever change it; "
            "give it an owner or take it out",
        ),
        (
            (*MINISTRY, "misperceptions"),
            [[[0, "Y"]]],
            "decision maker 1, “misperceptions”: a dispute cannot hold states that a side does "
            "not see, and without them it is another model",
        ),
        ((*MINISTRY, "misperceptions"), [], None),
        (
            ("useManualPreferenceRanking",),
            1,
            "“useManualPreferenceRanking”: true or false is needed, not 1",
        ),
        (
            ("useManualPreferenceRanking",),
            ...,
            "“useManualPreferenceRanking”: it is missing",
        ),
        (
            (*MINISTRY, "preferenceRanking"),
            ...,
            "decision maker 1, “preferenceRanking”: it is missing",
        ),
        (
            (*MINISTRY, "preferenceRanking", 0),
            "9",
            "decision maker 1, place 1: the number of a state is needed, not “9”",
        ),
        (
            (*MINISTRY, "preferenceRanking", 0),
            [9, [3]],
            "decision maker 1, place 1: the number of a state is needed, not a list",
        ),
        (
            (*MINISTRY, "preferenceRanking", 0),
            [],
            "decision maker 1, place 1: it names no state",
        ),
        (
            (*MINISTRY, "preferenceRanking"),
            [9, 3, 4, 10, 7, 1, 2, 8],
            "decision maker 1, ranking: it leaves out states 5, 6, 11, 12; "
            "every feasible state needs a place",
        ),
        (
            (*MINISTRY, "preferenceRanking"),
            [],
            "decision maker 1, ranking: it leaves out states 1, 2, 3, 4, 5, 6, 7, 8, ...; "
            "every feasible state needs a place",
        ),
        (
            (*MINISTRY, "preferenceRanking"),
            [*range(1, 13), 13, 10**30, 0],
            "decision maker 1, ranking: it names states 13, 10000000000000000000, 0; "
            "the feasible states are numbered 1 to 12",
        ),
        (
            (*MINISTRY, "preferenceRanking"),
            [*range(1, 13), 4],
            "decision maker 1, ranking: it names state 4 more than once",
        ),
    ],
    ids=count(),
)
def test_a_wrong_value(path: Sequence[str | int], value: object, why: str | None) -> None:
    file = changed(path, value)
    if why is None:
        file["useManualPreferenceRanking"] = False
        assert len(read(file).sides) == 3
    else:
        assert refusals(file)[0] == why


def test_rankings_of_nobody_are_incomplete() -> None:
    said = "it leaves out state 1; every feasible state needs a place"
    expected = [f"decision maker {n}, ranking: {said}" for n in (1, 2)]
    assert refusals(ranked(TWO, [], [])) == expected


def test_every_mistake_is_told_at_once() -> None:
    wrong = ELMIRA | {
        "options": [*ELMIRA["options"][:4], {"name": 4, "permittedDirection": "both"}],
        "infeasibles": [[[9, "Y"]], "never"],
        "useManualPreferenceRanking": None,
    }
    assert refusals(wrong) == [
        "option 5, “name”: a text is needed, not 4",
        "“useManualPreferenceRanking”: true or false is needed, not null",
        "infeasible condition 1, entry 1: 9 is no option; the file numbers them 0 to 4",
        "infeasible condition 2: a list of pairs is needed, not “never”",
    ]


def test_a_ranking_is_counted_by_the_states_that_are_left() -> None:
    """What is left out and what is not there are told together."""
    assert refusals(changed((*MINISTRY, "preferenceRanking", 0), 13)) == [
        "decision maker 1, ranking: it leaves out state 9; every feasible state needs a place",
        "decision maker 1, ranking: it names state 13; the feasible states are numbered 1 to 12",
    ]


def test_a_search_without_end_is_given_up() -> None:
    """Odd codes break the first rule, even ones the second until the 31st option is selected."""
    options = {f"o{n}": "both" for n in range(31)}
    file = model(options, [side("X", range(31))], "Y" + "-" * 30, "N" + "-" * 29 + "N")
    said = "“infeasibles”: finding what they leave of 2^31 states takes too long"
    assert refusals(file) == [said]


# ---------------------------------------------------------------- anything at all

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 14)
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["Y", "N", "both", "fwd", "back"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def spots(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths to everything inside a value."""
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    return [path, *(each for key, item in inner for each in spots(item, (*path, key)))]


ANYWHERE = st.sampled_from(spots(ELMIRA)[1:])


def read_or_refused(text: str) -> None:
    """A text is read, and can be written and read again, or is refused in words."""
    try:
        dispute = gmcr.read(text, "model")
    except DisputeError as refused:
        words = [f"{each.message}; {each.remedy}" for each in refused.mistakes]
    else:
        words = ["it was read"]
        assert toml.read(writer.write(dispute), "written") == dispute
    assert words


@given(ANYWHERE, JUNK | st.just(...), st.booleans())
def test_a_model_with_junk_in_it(path: Sequence[str | int], junk: object, manual: bool) -> None:
    file = changed(path, junk)
    file.setdefault("useManualPreferenceRanking", manual)
    read_or_refused(json.dumps(file))


@given(JUNK)
def test_junk(junk: object) -> None:
    read_or_refused(json.dumps(junk))


@given(st.text() | st.text(alphabet='{}[]",:0Y\\'))
def test_any_text(text: str) -> None:
    read_or_refused(text)


@given(st.integers(0, len(json.dumps(ELMIRA))))
def test_half_a_file(length: int) -> None:
    read_or_refused(json.dumps(ELMIRA)[:length])
