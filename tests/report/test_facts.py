"""What a page says is what was found, and stands where a reader looks for it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from standoff.answers.ask import ask
from standoff.catalogue import disputes
from standoff.errors import RequestError
from standoff.model.dispute import DecisionMaker, Dispute, Option, Source
from standoff.report.sections.sections import SECTIONS
from standoff.report.subject import Subject
from standoff.stability.solve import solve
from tests.builders import side
from tests.report import pages

OUR_ORDER = [
    "answer",
    "standing",
    "threats",
    "works",
    "depends",
    "sides",
    "map",
    "stability",
    "claims",
    "views",
    "method",
]


def test_the_sections_stand_in_the_order_in_which_a_reader_asks() -> None:
    assert [each.key for each in SECTIONS] == OUR_ORDER


def test_a_page_has_its_sections_in_order_and_leaves_out_empty_ones() -> None:
    keys = [part.key for part in pages.drafted(disputes.load("elmira")).parts]
    assert [key for key in OUR_ORDER if key in keys] == keys
    assert {"claims", "views"} & {*keys} == set()
    assert {"answer", "standing", "sides", "stability", "method"} <= {*keys}


def test_sections_are_chosen_but_not_reordered() -> None:
    chosen = pages.drafted(disputes.load("elmira"), ["method", "answer"])
    assert [part.key for part in chosen.parts] == ["answer", "method"]


@pytest.mark.parametrize("key", OUR_ORDER)
def test_links_of_a_section_alone_lead_somewhere(key: str) -> None:
    root = pages.tree(pages.page(disputes.load("one-last-time"), [key]))
    ids = {each.get("id") for each in root.iter()}
    links = [str(each.get("href")) for each in root.iter("a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []


def test_a_section_that_is_not_there_is_told() -> None:
    with pytest.raises(RequestError, match="no section is called “standin”; did you mean"):
        pages.drafted(disputes.load("elmira"), ["standin"])


def test_the_answer_is_in_the_first_screen() -> None:
    told = pages.text(pages.section(pages.tree(pages.catalogued("one-last-time")), "answer"))
    assert (
        "Can Washington bring Islamabad to “give the cooperation that Washington demands”?" in told
    )
    assert "Not by threats: as the file is written, what works on Islamabad is an offer." in told
    assert "offering “take Islamabad's concerns into its Afghan policy”" in told
    assert "It is no probability." in told
    assert "a test of Standoff's own" in told


def test_counts_are_those_of_the_answer() -> None:
    dispute = disputes.load("one-last-time")
    answer = ask(dispute)
    root = pages.tree(pages.page(dispute))
    caption = "In how many readings a finding holds, and exactly when"
    *_, every = [list(pages.rows(root, caption))]
    holds = [row[2] for row in every][-len(answer.found) :]
    assert holds == [f"{each.holds} of {answer.total}" for each in answer.found]
    packages = list(
        pages.rows(root, "Each package by the parts of the test, as the file is written")
    )
    verdicts = {True: "yes", False: "no", None: "cannot be told"}
    assert [row[6] for row in packages] == [verdicts[each.works] for each in answer.tried]


def test_a_finding_that_a_claim_has_taken_stays_among_the_main_ones() -> None:
    root = pages.tree(pages.catalogued("one-last-time"))
    rows = pages.rows(root, "In how many readings a finding holds, and exactly when")
    told = [row for row in rows if row[0] == "The dispute is deadlocked"]
    assert [row[1:3] for row in told] == [["Yes", "352 of 384"]] * 2


def test_every_count_of_readings_on_the_first_screen_is_in_the_record() -> None:
    answer = ask(disputes.load("one-last-time"))
    told = pages.text(pages.section(pages.tree(pages.catalogued("one-last-time")), "answer"))
    counts = {int(n) for n in re.findall(r"(?<!in )\b(\d+) of 384", told)}
    packages = {each.holds for each in answer.workable}
    assert counts <= {each.holds for each in answer.found} | packages
    assert {96, 128, 192, 256, 320} <= {int(n) for n in re.findall(r"(\d+) of 384", told)}


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("elmira", "No: as the file is written, no threat and no offer brings Uniroyal there."),
        ("cuban-missile-crisis", "By a threat, yes: as the file is written, one works on"),
    ],
)
def test_headlines(name: str, headline: str) -> None:
    told = pages.text(pages.section(pages.tree(pages.catalogued(name)), "answer"))
    assert headline in told


def test_without_a_question_the_page_says_what_to_add() -> None:
    dispute = disputes.load("battle-of-the-sexes")
    assert dispute.question is None
    drafted = pages.drafted(dispute)
    assert {"answer", "standing", "sides", "stability", "method"} <= {p.key for p in drafted.parts}
    assert {"threats", "works", "claims", "views"} & {p.key for p in drafted.parts} == set()
    told = pages.text(pages.section(pages.tree(pages.page(dispute)), "answer"))
    assert "[question]" in told
    assert "asks no question" in told


def test_stability_is_told_for_each_side_and_concept() -> None:
    dispute = disputes.load("prisoners-dilemma")
    solved = pages.subject(dispute).solution
    caption = "For whom each state is stable, in the file as written"
    told = {r[0].split()[0]: r[1:-1] for r in pages.rows(pages.tree(pages.page(dispute)), caption)}
    assert set(told) == set(solved.graph.patterns())
    for column, concept in enumerate(solved.concepts):
        found = {state for state, cells in told.items() if cells[column] == "all"}
        assert found == {state.pattern for state in solved.equilibria(concept.key)}
        for number, each in enumerate(dispute.sides, 1):
            stays = {s for s, cells in told.items() if cells[column] in ("all", str(number))}
            assert stays == {state.pattern for state in solved.stable(concept.key)[each.id]}


def test_every_line_has_its_source_or_is_marked_as_assumed() -> None:
    root = pages.tree(pages.catalogued("one-last-time"))
    wants = list(pages.rows(root, "What Islamabad wants, most important first"))
    assert wants[0][2].startswith("oped, characters 6,504 to 6,653")
    assert wants[-1][2] == "assumed: NOT in the text: that meeting the need is enough"
    assert [row[0] for row in wants] == [str(n) for n in range(1, 9)]
    options = list(pages.rows(root, "What Washington can do"))
    assert [row[2] for row in options] == ["threat", "threat", "threat", "offer", "offer"]
    (source,) = pages.rows(root, "Sources")
    assert source[1] == "Op-ed, 'U.S.'s one last time approach', autumn 2017"


def test_the_words_of_a_document_are_shown_where_it_is_at_hand() -> None:
    from standoff.files.pin import Document
    from standoff.report import html
    from standoff.report.page import document_tree
    from standoff.report.sections.section import Material

    found = pages.subject(disputes.load("one-last-time"))
    words = "x" * 6504 + "<b>Unless</b> it is met" + "x" * 2000
    shown = html.html_page(document_tree(Material(found, {"oped": Document(words, "")}), ["sides"]))
    assert "<b>" not in shown
    assert "<b>Unless</b> it is met" in pages.text(pages.tree(shown))


def test_merged_states_and_one_way_options_are_told() -> None:
    root = pages.tree(pages.catalogued("elmira"))
    (merged,) = pages.rows(root, "States that count as one")
    assert merged[0] == "“Abandon the Elmira plant”, shown as: abandon"
    ways = {row[0]: row[3] for row in pages.rows(root, "What Uniroyal can do")}
    assert ways == {
        "delay": "once dropped it stays dropped",
        "accept": "either way",
        "abandon": "once selected it stays",
    }
    assert any("-" in row[0] for row in pages.rows(root, "in the file as written"))


def test_how_to_repeat_it() -> None:
    dispute = disputes.load("one-last-time")
    told = pages.text(pages.section(pages.tree(pages.page(dispute)), "method"))
    assert dispute.digest in told
    assert "standoff report FILE -o report.html" in told
    answer = ask(dispute, goal="coop and not hedge")
    from standoff.report.wording.page.method import command

    assert command(answer, dispute).startswith(
        "standoff report FILE --by washington --target islamabad --goal 'coop and not hedge' -o"
    )


def test_the_levers_that_were_asked_with_are_told_again() -> None:
    from standoff.report.wording.page.method import command

    dispute = disputes.load("one-last-time")
    answer = ask(dispute, threats=["steps"], offers=["talks", "concerns"])
    levers = "--threats steps --offers talks,concerns"
    assert command(answer, dispute).startswith(f"standoff report FILE {levers} -o")
    root = pages.tree(pages.of(Subject(solve(dispute), answer)))
    caption = "Each package by the parts of the test, as the file is written"
    told = " ".join(row[0] for row in pages.rows(root, caption))
    assert "carry out" in told
    assert "corridor" not in told


def test_where_nothing_is_marked_the_page_has_a_row_for_each_option_alone() -> None:
    dispute = disputes.load("battle-of-the-sexes")
    answer = ask(dispute, by="one", goal="not two_second")
    root = pages.tree(pages.of(Subject(solve(dispute), answer)))
    caption = "Each package by the parts of the test, as the file is written"
    assert [row[0] for row in pages.rows(root, caption)] == [
        "Asking, with no threat and no offer",
        "Threatening “Go to what Amy likes better”",
        "Offering “Go to what Amy likes better”",
    ]


def test_terms_that_are_used_are_explained_and_linked_in_text() -> None:
    drafted = pages.drafted(disputes.load("prisoners-dilemma"), ["method"])
    assert "counterproductive" not in {each.key for each in drafted.glossary}
    root = pages.tree(pages.catalogued("one-last-time"))
    explained = {e.get("id") for e in pages.section(root, "glossary").iter("div")}
    linked = {str(a.get("href"))[1:] for a in root.iter("a") if a.get("class") == "term"}
    assert linked
    assert linked <= explained
    assert {"term-reading", "term-bites", "term-concept-seq"} <= linked


def test_the_same_dispute_gives_the_same_page() -> None:
    assert pages.catalogued("elmira") == pages.catalogued("elmira")


def test_a_page_is_small_enough_to_be_sent() -> None:
    assert len(pages.catalogued("one-last-time").encode()) < 400_000


# ---------------------------------------------------------------- small and large disputes


def test_hardly_anything_in_the_file() -> None:
    nobody = DecisionMaker("bystander", "A bystander")
    indifferent = side("one", "act")
    told = pages.text(pages.tree(pages.page(Dispute("Nothing much", (indifferent, nobody)))))
    assert "It wants nothing: it likes every state equally." in told
    assert "It can do nothing of its own." in told
    assert "Not selected: “act”." in told


def test_a_source_that_nothing_cites() -> None:
    dispute = Dispute("Bare", (side("one", "act"),), sources=(Source("paper"),))
    root = pages.tree(pages.page(dispute))
    assert next(pages.rows(root, "Sources")) == [
        "paper",
        "paper",
        "document",
        "not given",
        "not pinned",
    ]


def test_three_hundred_states_are_bounded() -> None:
    names = [f"o{n}" for n in range(9)]
    dispute = Dispute(
        "Large",
        (side("a", *names[:5], prefers=["o0", "not o5"]), side("b", *names[5:], prefers=["o6"])),
    )
    root = pages.tree(pages.page(dispute))
    states = list(pages.rows(root, "For whom each state is stable, in the file as written"))
    assert len(states) == 64
    assert any(row[0] == "NNNNNNNNN (today)" for row in states)
    assert "64 of 512 states" in pages.text(root)
    assert "448 more: “standoff solve FILE --json” has all of them." in pages.text(root)


def test_a_ranking_of_its_own() -> None:
    nothing: frozenset[str] = frozenset()
    ranking = ((frozenset({"act"}),), (nothing,))
    ranked = replace(side("one", Option("act")), ranking=ranking)
    root = pages.tree(pages.page(Dispute("Ranked", (ranked, side("two")))))
    told = list(pages.rows(root, "The states as one ranks them, best first"))
    assert told == [["1", "act"], ["2", "nothing selected"]]


def test_sampled_readings_are_said_to_be_a_sample() -> None:
    dispute = disputes.load("one-last-time")
    drawn = Subject(solve(dispute), ask(dispute, readings=20, seed=3))
    root = pages.tree(pages.of(drawn))
    method = pages.text(pages.section(root, "method"))
    assert "20 were drawn with the seed 3" in method
    assert "standoff ask FILE --readings 20 --seed 3 --json" in method
    assert "of the 20 readings, drawn at random, a line" in pages.text(
        pages.section(root, "answer")
    )
