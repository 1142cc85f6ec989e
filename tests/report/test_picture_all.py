"""What holds of every picture: it is well formed, says what it is, and its words stay apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from standoff.catalogue.disputes import dispute_names, load
from standoff.errors import plain
from standoff.model.dispute import (
    Dispute,
    Judgement,
    Moves,
    Option,
    OptionKind,
    Question,
)
from standoff.model.statement import parse
from standoff.report.pictures.pictures import PICTURES
from tests.builders import merge, never, side
from tests.report.drawing import SVG, drawn, faults, root, subject, titles, words
from tests.strategies import barred, disputes, scattered
from tests.strategies import drawn as in_graph_form
from tests.strategies_ask import asking_disputes, asking_in_graph_form

ALWAYS = ["map", "board", "ladders"]
EVERYTHING = ["map", "board", "ladders", "readings", "tree", "path"]
MORE = {
    "one-last-time": ["readings", "tree", "path"],
    "one-last-time-four": ["readings", "tree", "path"],
    "korea": ["readings"],
    "samaritans-dilemma": ["readings"],
    "prisoners-dilemma": ["path"],
    "chicken": ["path"],
    "stag-hunt": ["path"],
}
"""What is drawn of a dispute of the catalogue with judgements, or with a settlement."""

HOSTILE = (
    '</text></svg><script>alert("x")</script>',
    "<!--]]>&amp;&lt;%00{{7*7}}${x}",
    "x" * 10_000,
    "a long name of many words " * 400,
    "شرط أن تلبي واشنطن مطالب إسلام آباد في أفغانستان",
    "\u202eevil\u2066\x00\x1b[31m\r\n\tend\ud800",
    "👩‍👩‍👧‍👦🏳️‍🌈👍🏽" * 30,
    "Z" + "\u0300\u0301\u0302" * 500,
    "調停者が提案する一時的な停戦と撤退の条件" * 8,
    " ",
)


def big() -> Dispute:
    """576 states."""
    north = side("north", "a1", "a2", "a3", "a4", prefers=("b1", "not a1", "a2", "not b3"))
    kinds = (OptionKind.OFFER, OptionKind.THREAT, OptionKind.THREAT, OptionKind.OTHER)
    options = tuple(
        replace(option, kind=kind) for option, kind in zip(north.options, kinds, strict=True)
    )
    south = side("south", "b1", "b2", "b3", prefers=("a1 if b1", "not b1", "b2", "not a2"))
    coast = side("coast", "c1", "c2", "c3", prefers=("c1 iff a1", "b2", "not c2", "c3"))
    return Dispute(
        "Many states",
        (replace(north, options=options), south, coast),
        rules=never("a1 and a2", "c1 and c2"),
        question=Question("north", parse("b1"), "south"),
    )


def small(**changes: object) -> Dispute:
    sides = (side("us", "a", prefers=("b", "not a")), side("them", "b", prefers=("a", "not b")))
    return replace(Dispute("Small", sides), **changes)  # type: ignore[arg-type]


CASES = {
    "many states": big(),
    "nobody wants anything": Dispute("Idle", (side("us", "a", "b"), side("them", "c"))),
    "one state": small(rules=never("a", "b")),
    "no option": Dispute("Nothing to do", (side("us"), side("them"))),
    "one side acts": Dispute("Alone", (side("us", *"abcdef", prefers=("a", "b")), side("them"))),
    "merged": small(merges=(merge("a", "a"),)),
    "merged crosswise": Dispute(
        "Crosswise",
        (side("us", "a", "b", prefers=("c", "a")), side("them", "c", "d", prefers=("b", "d"))),
        merges=(merge("a iff c", "a", "c"),),
    ),
    "one way": small(
        sides=(
            side("us", Option("a", moves=Moves.SELECT_ONLY), prefers=("b", "not a")),
            side("them", Option("b", moves=Moves.NEVER), prefers=("a",)),
        )
    ),
    "five sides": Dispute(
        "Five",
        tuple(side(f"s{n}", f"o{n}", prefers=(f"o{n} iff o{(n + 1) % 5}",)) for n in range(5)),
    ),
    "long ids": Dispute(
        "Long",
        (side("u" * 300, "a" * 3000, "و" * 90, prefers=("b",)), side("them", "b", "漢" * 50)),
    ),
}


def sound(dispute: Dispute) -> dict[str, str]:
    """Every picture of a dispute, looked over."""
    found = drawn(subject(dispute))
    for key, svg in found.items():
        assert not list(faults(svg)), key
        element = root(svg)
        assert element.tag == f"{SVG}svg"
        told = element.attrib["aria-labelledby"].split()
        labels = {each.attrib.get("id"): "".join(each.itertext()) for each in element[:2]}
        assert list(labels) == told == [f"{key}-title", f"{key}-desc"]
        assert all(labels.values())
        assert element.attrib["role"] == "img"
        assert float(element.attrib["width"]) == float(element.attrib["viewBox"].split()[2])
    return found


def test_keys_are_unique_and_in_order() -> None:
    assert [each.key for each in PICTURES] == EVERYTHING


@pytest.mark.parametrize("name", dispute_names())
def test_catalogue_pictures_are_sound(name: str) -> None:
    dispute = load(name)
    found = sound(dispute)
    board = bool(dispute.options)
    expected = [*ALWAYS, *MORE.get(name, [])]
    assert list(found) == [key for key in expected if key != "board" or board]


@pytest.mark.parametrize("case", CASES)
def test_odd_disputes_have_sound_pictures(case: str) -> None:
    found = sound(CASES[case])
    assert list(found) == [key for key in ALWAYS if key != "board" or case != "no option"]


@pytest.mark.parametrize("words_of", HOSTILE, ids=range(len(HOSTILE)))
def test_words_of_a_file_are_only_words(words_of: str) -> None:
    found = sound(_renamed(load("one-last-time"), words_of))
    assert list(found) == EVERYTHING
    for svg in found.values():
        assert svg.isascii() or not any(mark in svg for mark in "\u202e\u2066\x00\x1b\r\t")
        tags = {each.tag.removeprefix(SVG) for each in root(svg).iter()}
        assert tags <= {
            *["svg", "title", "desc", "g", "rect", "line", "path", "polygon", "circle", "text"]
        }


def _renamed(dispute: Dispute, words_of: str) -> Dispute:
    """Every name, text and question is these words."""
    sides = tuple(
        replace(each, name=words_of, options=tuple(replace(o, text=words_of) for o in each.options))
        for each in dispute.sides
    )
    judgements = tuple(_reworded(each, words_of) for each in dispute.judgements)
    claims = tuple(replace(claim, text=words_of) for claim in dispute.claims)
    return replace(dispute, title=words_of, sides=sides, judgements=judgements, claims=claims)


def _reworded(judgement: Judgement, words_of: str) -> Judgement:
    answers = tuple(replace(each, text=words_of) for each in judgement.answers)
    return replace(judgement, question=words_of, answers=answers)


def test_what_is_cut_is_told_in_full() -> None:
    name = "the long name of a ministry that no picture has room for " * 6
    found = drawn(subject(_renamed(load("elmira"), name)))
    for svg in found.values():
        cut = [each.text for each in words(svg) if each.text.endswith("…")]
        told = titles(svg)
        assert cut
        assert any(plain(" ".join(name.split())) in each for each in told)


def test_the_same_dispute_gives_the_same_bytes() -> None:
    first, second = (drawn(subject(load("one-last-time"))) for _ in range(2))
    assert first == second


def test_nothing_is_fetched_or_run_and_no_style_leaks() -> None:
    for svg in drawn(subject(load("one-last-time"))).values():
        names = {key for each in root(svg).iter() for key in each.attrib}
        assert not [name for name in names if "href" in name or name.startswith("on")]
        assert "style" not in names
        assert "class" not in names
        assert "url(" not in svg


def test_ids_are_unique_on_a_page_of_all_pictures() -> None:
    svgs = drawn(subject(load("one-last-time"))).values()
    ids = Counter(
        each.attrib["id"] for svg in svgs for each in root(svg).iter() if "id" in each.attrib
    )
    assert set(ids.values()) == {1}


def test_large_disputes_show_what_matters_and_say_so() -> None:
    found = drawn(subject(big()))
    for key in ("map", "board"):
        assert "of 576 states" in found[key]
    assert all(len(svg) < 100_000 for svg in found.values())


@given(disputes(most_options=5))
def test_random_disputes_have_sound_pictures(dispute: Dispute) -> None:
    assert {"map", "ladders"} <= sound(dispute).keys()


@given(scattered())
def test_scattered_disputes_have_sound_pictures(dispute: Dispute) -> None:
    assert list(sound(dispute)) == ALWAYS


@given(barred(most_options=4))
def test_disputes_with_barred_moves_have_sound_pictures(dispute: Dispute) -> None:
    assert list(sound(dispute)) == ALWAYS


@given(in_graph_form() | asking_in_graph_form())
def test_graph_forms_have_sound_pictures(dispute: Dispute) -> None:
    """Nobody has an option, so that there is no board; what can be told of settlements is."""
    found = sound(dispute).keys()
    assert {"map", "ladders"} <= found <= {"map", "ladders", "readings", "path"}


@given(asking_disputes(most_judgements=3))
def test_random_questions_have_sound_pictures(dispute: Dispute) -> None:
    assert {"map", "board", "ladders"} <= sound(dispute).keys()
