"""A worksheet of some sides, what it becomes, and what is told of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import standoff
from standoff.errors import RequestError
from standoff.gather.records import CourseKind
from standoff.gather.worksheet.dispute import MOST_OPTIONS, acts_of, dispute
from standoff.gather.worksheet.sides import asked_for
from standoff.gather.worksheet.worksheet import Worksheet, worksheet
from standoff.model.walk import draft_paths
from tests.gather.dossier.made import dossier
from tests.gather.worksheet.test_courses import gathered
from tests.test_cli import done, run
from tests.test_schema import schema

STRIKE = """The dockers' union threatened on Monday to strike from Friday if the port company cuts
night pay. The company has demanded that the union accept shorter breaks by the end of the month.

The company refused to talk to the union until it calls off the strike. It offered to pay a bonus of
500 euros if the union drops its claim. The union wants the company to reinstate two dismissed
workers, and does not want to go to court. The city of Northport is calm.

The union accused the company of breaking the law. Again the union threatened to strike from Friday
if the company cuts night pay.
"""
SIDES = ("union", "company")


def sheet(*texts: str, sides: tuple[str, ...] = SIDES) -> Worksheet:
    found = (gathered(text, f"{n}.txt") for n, text in enumerate(texts or (STRIKE,)))
    return worksheet(found, sides)


def of(made: Worksheet, side: int, kind: CourseKind) -> list[tuple[str, bool]]:
    return [(line.words, line.negated) for line in made.of(side, kind)]


def test_lines_stand_with_their_sides() -> None:
    made = sheet()
    assert [side.name for side in made.sides] == ["union", "company"]
    assert of(made, 0, CourseKind.DEMAND) == [("reinstate two dismissed workers", False)]
    assert of(made, 0, CourseKind.THREAT) == [("strike from Friday", False)]
    assert of(made, 0, CourseKind.WISH) == [("go to court", True)]
    assert of(made, 1, CourseKind.DEMAND) == [("accept shorter breaks", False)]
    assert of(made, 1, CourseKind.OFFER) == [("pay a bonus of 500 euros", False)]
    assert of(made, 1, CourseKind.REFUSAL) == [("talk to the union", False)]
    assert of(made, 1, CourseKind.THREAT) == []


def test_a_line_has_every_place_with_what_it_hangs_on() -> None:
    (threat,) = sheet().of(0, CourseKind.THREAT)
    assert len(threat.places) == 2
    assert threat.places[0].condition == "if the port company cuts night pay"
    assert threat.places[0].words.startswith("The dockers' union threatened on Monday")
    (demand,) = sheet().of(1, CourseKind.DEMAND)
    assert demand.places[0].deadline == "by the end of the month"


def test_what_no_line_stands_on_is_to_be_looked_at() -> None:
    assert [place.words for place in sheet().look] == [
        "The union accused the company of breaking the law."
    ]


def test_the_same_documents_give_the_same_file() -> None:
    assert dispute(sheet(STRIKE, STRIKE)) == dispute(sheet(STRIKE, STRIKE))


def test_picked_lines_become_options_preferences_and_a_question() -> None:
    made = dispute(sheet())
    kinds = {option.text: option.kind.value for option in made.options}
    assert kinds == {
        "strike from Friday": "threat",
        "accept shorter breaks": "other",
        "go to court": "other",
        "reinstate two dismissed workers": "other",
        "pay a bonus of 500 euros": "offer",
        "talk to the union": "other",
    }
    assert made.status_quo == frozenset()
    wanted = {str(wish): side.name for side in made.sides for wish in side.prefers}
    assert wanted["reinstate_dismissed"] == "union"
    assert wanted["not court"] == "union"
    assert wanted["not talk_union"] == "company"
    assert wanted["not strike_friday"] == "company"
    assert made.question is not None
    assert (made.question.by, made.question.target) in {("union", "company"), ("company", "union")}
    assert len(draft_paths(made)) == 1 + 2 + 6 + sum(len(s.prefers) for s in made.sides) + 1


def test_what_is_under_way_is_selected_today() -> None:
    made = dispute(sheet("America has imposed tariffs on China.", sides=("USA", "CHN")))
    (option,) = made.options
    assert option.text == "impose tariffs on China"
    assert made.status_quo == {option.id}


def test_of_many_acts_those_told_least_are_left_out() -> None:
    verbs = "raise wages|close the mine|open the gates|sell the ships|pay the fines|build a school"
    asked = [*verbs.split("|"), "plant a forest", "repair the bridge"]
    made = sheet(" ".join(f"The union demanded that the company {each}." for each in asked))
    kept, left = acts_of(made)
    assert (len(kept), [act.words for act in left]) == (MOST_OPTIONS, asked[MOST_OPTIONS:])


@pytest.mark.parametrize(
    ("sides", "why"),
    [
        (["USA"], "a worksheet is of 2 to 6 sides, not 1"),
        (["USA", "usa"], "the side “USA” is named twice"),
        ([f"A{n}" for n in range(7)], "not 7"),
    ],
)
def test_sides_that_cannot_be_those_of_a_dispute(sides: list[str], why: str) -> None:
    with pytest.raises(RequestError, match=why):
        asked_for(sides)


@pytest.mark.parametrize("name", ["eric-holcomb", "Eric Holcomb", "eric holcomb", "Holcomb"])
def test_sides_are_named_as_they_are_shown(name: str) -> None:
    text = "Eric Holcomb urged the union to accept the offer. Holcomb said no more."
    made = sheet(text, sides=("union", name))
    assert of(made, 1, CourseKind.DEMAND) == [("accept the offer", False)]


def test_a_side_that_nobody_mentions() -> None:
    with pytest.raises(RequestError, match=r"no document mentions “mayor”; mentioned most: .*Ann"):
        sheet("Ann Lee urged the union to accept.", sides=("union", "mayor"))


# ---------------------------------------------------------------- from the shell


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return dossier(tmp_path / "d.db", gathered(STRIKE, "strike.txt"))


def test_the_worksheet_is_printed_with_the_words_beside_each_line(kept: str) -> None:
    out = done("draft", kept, "--sides", "union,company").out
    lines = [line.strip() for line in out.splitlines()]
    at = lines.index("threatens")
    assert lines[at + 1 : at + 3] == [
        "to strike from Friday (company), told 2 times",
        "if the port company cuts night pay",
    ]
    assert "company: to reinstate two dismissed workers" in lines
    assert "not to go to court" in lines
    assert "Sentences to look at" in lines


def test_the_file_loads_and_can_be_asked(kept: str) -> None:
    out = done("draft", kept, "--sides", "union,company", "-o", "x.toml").out
    assert out.startswith("x.toml: ")
    assert "with 6 options and " in out
    made = standoff.load("x.toml")
    assert len(made.options) == 6
    assert "Drafts: " in done("ask", "x.toml").out
    assert run("draft", kept, "--sides", "union,company", "-o", "x.toml").status == 2


def test_json_has_the_lines(kept: str) -> None:
    data = json.loads(done("draft", kept, "--sides", "union,company", "--json").out)
    schema("draft").validate(data)
    assert {line["kind"] for line in data["lines"]} == {
        "demand", "threat", "offer", "refusal", "wish",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("d.db",), "name the sides: standoff draft DOSSIER --sides A,B."),
        (("d.db", "--sides", "union,mayor"), "no document mentions “mayor”"),
        (("none.db", "--sides", "a,b"), "“none.db” cannot be read"),
        (("--review", "x.toml", "--force"), "--review takes a dispute file"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_requests_that_cannot_be_met(words: tuple[str, ...], why: str) -> None:
    result = run("draft", *words)
    assert result.status == 2
    assert why in " ".join(result.err.split())


# ---------------------------------------------------------------- the review of an option


def review(kept: str, *answers: str) -> str:
    done("draft", kept, "--sides", "union,company", "-o", "x.toml")
    stdin = "".join(f"{each}\n" for each in answers).encode()
    return run("draft", "--review", "x.toml", stdin=stdin).out


def test_a_review_shows_owner_kind_and_today(kept: str) -> None:
    out = review(kept, "s", "s", "s")
    assert "owner union (union); kind other; not selected today" in out


@pytest.mark.parametrize(
    ("answers", "kind", "today", "owner"),
    [
        (("k", "offer"), "offer", False, "union"),
        (("d", "y"), "threat", True, "union"),
        (("o", "company"), "threat", False, "company"),
    ],
)
def test_owner_kind_and_today_can_be_changed(
    kept: str, answers: tuple[str, str], kind: str, today: bool, owner: str
) -> None:
    done("draft", kept, "--sides", "union,company", "-o", "x.toml")
    names = [option.id for option in standoff.load("x.toml").sides[0].options]
    skips = ["s"] * (2 + names.index("strike_friday"))  # the file, the side, options before it
    review_again = [*skips, "c", *answers]
    stdin = "".join(f"{each}\n" for each in review_again).encode()
    run("draft", "--review", "x.toml", stdin=stdin)
    made = standoff.load("x.toml")
    side = next(s for s in made.sides if any(o.id == "strike_friday" for o in s.options))
    option = next(o for o in side.options if o.id == "strike_friday")
    assert (option.kind.value, option.id in made.status_quo, side.id) == (kind, today, owner)
    assert not option.grounds.draft


@pytest.mark.parametrize("answers", [("k", "bribe"), ("o", "nobody"), ("o", "union"), ("x",)])
def test_a_change_that_is_none_leaves_the_file(kept: str, answers: tuple[str, ...]) -> None:
    done("draft", kept, "--sides", "union,company", "-o", "x.toml")
    before = Path("x.toml").read_text("utf-8")
    stdin = "".join(f"{each}\n" for each in ("s", "s", "c", *answers)).encode()
    out = run("draft", "--review", "x.toml", stdin=stdin).out
    assert "Nothing is changed." in out
    assert Path("x.toml").read_text("utf-8") == before
