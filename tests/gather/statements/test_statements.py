"""One statement at a time: who says what, to whom and where."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from standoff.gather.records import Statement, StatementKind
from tests.gather.statements.casting import stated

CAST = (
    "Khan",
    "Mr Khan",
    "Rome",
    "Paris",
    "the minister",
    "The minister",
    "officials",
    "It",
    "the BBC",
)


def told(text: str, cast: Iterable[str] = CAST) -> list[tuple[str, str, str, str]]:
    """Kind, speakers, cue and content of every statement, in words."""
    return [
        (
            each.kind.value,
            " + ".join(text[slice(*span)] for span in each.speaker or ()),
            text[slice(*each.cue)],
            text[slice(*each.content)],
        )
        for each in stated(text, cast)
    ]


def only(text: str) -> Statement:
    (statement,) = stated(text, CAST)
    return statement


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We will win,” Khan said.", ("direct", "Khan", "said", "We will win")),
        ("“We will win”, said Khan.", ("direct", "Khan", "said", "We will win")),
        ("“Will we win?” Khan asked.", ("direct", "Khan", "asked", "Will we win?")),
        ("Khan said: “We will win.”", ("direct", "Khan", "said", "We will win")),
        ("Khan said that “We will win.”", ("direct", "Khan", "said", "We will win")),
        ("‘We will win,’ Khan wrote.", ("direct", "Khan", "wrote", "We will win")),
        ('"We will win," Khan tweeted.', ("direct", "Khan", "tweeted", "We will win")),
        ("Khan: “We will win the war.”", ("direct", "Khan", ":", "We will win the war")),
        ("“Never”, was Khan’s only comment.", ("direct", "Khan", "comment", "Never")),
        ("“We will win”, came the reply from Khan.", ("direct", "Khan", "reply", "We will win")),
        ("“No!” was Khan’s answer.", ("direct", "Khan", "answer", "No!")),
        ("“We have lost,” Khan snarled.", ("direct", "Khan", "snarled", "We have lost")),
        (
            "As Khan put it, “we have lost.”",
            ("direct", "Khan", "put", "we have lost"),
        ),
        (
            "“We tried. We failed. We go on,” Khan said.",
            ("direct", "Khan", "said", "We tried. We failed. We go on"),
        ),
    ],
)
def test_direct(text: str, found: tuple[str, str, str, str]) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We tried,” Khan said, “and we failed.”", ["We tried", "and we failed"]),
        ("“Rome,” Khan told the BBC in Paris, “will not bow.”", ["Rome", "will not bow"]),
        (
            "The war is lost, Khan said, and Rome must leave.",
            ["The war is lost", "and Rome must leave"],
        ),
    ],
)
def test_what_a_speaker_interrupts_is_two_statements(text: str, found: list[str]) -> None:
    made = stated(text, CAST)
    assert [text[slice(*each.content)] for each in made] == found
    assert (
        len({(each.kind, each.speaker, each.cue, each.addressee, each.venue) for each in made}) == 1
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Khan said that Paris had lied.", ("indirect", "Khan", "said", "Paris had lied")),
        ("Khan said Paris had lied.", ("indirect", "Khan", "said", "Paris had lied")),
        ("Paris has lied, Khan said.", ("indirect", "Khan", "said", "Paris has lied")),
        ("Paris, Khan said, has lied.", ("indirect", "Khan", "said", "has lied")),
        ("As Khan noted, Paris has lied.", ("indirect", "Khan", "noted", "Paris has lied")),
        (
            "According to Khan, Paris has lied.",
            ("indirect", "Khan", "According to", "Paris has lied"),
        ),
        (
            "Khan’s claim that Paris had lied was denied.",
            ("indirect", "Khan", "claim", "Paris had lied"),
        ),
        ("Rome accused Paris of lying.", ("indirect", "Rome", "accused", "Paris of lying")),
        ("Rome promised to help the town.", ("indirect", "Rome", "promised", "to help the town")),
        ("It is said that Paris has lied.", ("indirect", "", "said", "Paris has lied")),
        (
            "Khan went on to say that Paris had lied.",
            ("indirect", "Khan", "say", "Paris had lied"),
        ),
        (
            "Rome rejected claims that it had lied.",
            ("indirect", "Rome", "rejected", "claims that it had lied"),
        ),
        (
            "Khan, a general, alleged at a seminar that Paris had lied.",
            ("indirect", "Khan", "alleged", "Paris had lied"),
        ),
        ("Rome admitted losing the town.", ("indirect", "Rome", "admitted", "losing the town")),
        (
            "Rome has made it clear that it will stay.",
            ("indirect", "Rome", "clear", "it will stay"),
        ),
        (
            "Rome insisted that it had won, a claim that Paris mocked.",
            ("indirect", "Rome", "insisted", "it had won"),
        ),
        (
            "According to an envoy who carried the letter, Paris was given a week.",
            ("indirect", "an envoy", "According to", "Paris was given a week"),
        ),
        ("A survey shows that Paris is poor.", ("indirect", "A survey", "shows", "Paris is poor")),
        (
            "Khan’s argument is simple: Rome cannot afford a war.",
            ("indirect", "Khan", "argument", "Rome cannot afford a war"),
        ),
        ("Asked whether Rome would pay, Khan said no.", ("indirect", "Khan", "said", "no")),
        ("Khan told the BBC Rome would pay.", ("indirect", "Khan", "told", "Rome would pay")),
        (
            "Khan made clear Rome would not bend.",
            ("indirect", "Khan", "clear", "Rome would not bend"),
        ),
        ("Khan laments that nobody listens.", ("indirect", "Khan", "laments", "nobody listens")),
        (
            "Khan rejected the accusation as baseless.",
            ("indirect", "Khan", "rejected", "the accusation as baseless"),
        ),
        (
            "Khan was quoted as saying that Paris had lied.",
            ("indirect", "Khan", "saying", "Paris had lied"),
        ),
    ],
)
def test_indirect(text: str, found: tuple[str, str, str, str]) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Khan said that Rome would try ‘one last time’ to help.",
            ("mixed", "Khan", "said", "Rome would try ‘one last time’ to help"),
        ),
        (
            "Khan called the offer “an insult”.",
            ("mixed", "Khan", "called", "the offer “an insult"),
        ),
        (
            "Rome praised Paris for its “patient work” in the valley.",
            ("mixed", "Rome", "praised", "Paris for its “patient work” in the valley"),
        ),
        (
            "Rome, Khan said, “should weep”.",
            ("mixed", "Khan", "said", "should weep"),
        ),
        (
            "The offer was “an insult,” Khan said.",
            ("mixed", "Khan", "said", "The offer was “an insult"),
        ),
    ],
)
def test_mixed(text: str, found: tuple[str, str, str, str]) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rome sees Paris as a rival.", ("view", "Rome", "sees", "Paris as a rival")),
        ("Rome considers Paris a rival.", ("view", "Rome", "considers", "Paris a rival")),
        ("Rome sees no value in talks.", ("view", "Rome", "sees", "no value in talks")),
        (
            "Rome doesn’t believe that Paris lied.",
            ("view", "Rome", "doesn’t believe", "Paris lied"),
        ),
        ("Rome fears that Paris will win.", ("view", "Rome", "fears", "Paris will win")),
        ("In Rome’s view, Paris has lied.", ("view", "Rome", "In Rome’s view", "Paris has lied")),
        ("In the eyes of Rome, Paris has lied.", ("view", "Rome", "In the eyes", "Paris has lied")),
        ("For Rome, this is a defeat.", ("view", "Rome", "For", "this is a defeat")),
        (
            "Rome remains convinced that Paris lied.",
            ("view", "Rome", "convinced", "Paris lied"),
        ),
        (
            "Rome regards the plan with suspicion.",
            ("view", "Rome", "regards", "the plan with suspicion"),
        ),
        (
            "Rome expressed concern about the war.",
            ("view", "Rome", "concern", "the war"),
        ),
        (
            "Unless it takes Rome’s concerns about its border into account, Paris will fail.",
            ("view", "Rome", "concerns", "its border"),
        ),
        (
            "Rome’s position remains that Paris must apologise.",
            ("view", "Rome", "position", "Paris must apologise"),
        ),
        (
            "Rome suspects that Paris will trap it.",
            ("view", "Rome", "suspects", "Paris will trap it"),
        ),
        (
            "Rome regards the wall that Paris is building along the river as illegal.",
            (
                "view",
                "Rome",
                "regards",
                "the wall that Paris is building along the river as illegal",
            ),
        ),
        ("To Rome, this is a defeat.", ("view", "Rome", "To", "this is a defeat")),
        (
            "Rome suspects Paris of stalling the talks.",
            ("view", "Rome", "suspects", "Paris of stalling the talks"),
        ),
        ("Rome’s preference is to wait.", ("view", "Rome", "preference", "to wait")),
    ],
)
def test_views(text: str, found: tuple[str, str, str, str]) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The “peace faction” in Rome is weak.",
        "The US dropped ‘The Mother of All Bombs’ on Paris.",
        "The so-called “friends of Rome” met.",
        "It is important to note that Rome has lied.",
        "I believe that Rome has lied.",
        "Khan did not say that Rome had lied.",
        "Khan should say that Rome has lied.",
        "Apparently, Rome has lied.",
        "The threat only confirms how little hope is left.",
        "The demand suggests that Rome has run out of patience.",
        "Rome denied the charge and rejected the offer.",
        "Khan rejected a demand to close the port.",
        "Rome rejects that view.",
        "To Rome he sent the letter.",
        "The figures suggest that Rome has lied.",
        "According to plan, Rome fell.",
        "Rome fell.",
        "Said.",
        "“",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert told(text) == []


def test_the_same_speaker_goes_on() -> None:
    found = told("“We tried hard,” Khan said. “We failed in the end.”")
    assert [each[1:] for each in found] == [
        ("Khan", "said", "We tried hard"),
        ("Khan", "said", "We failed in the end"),
    ]


def test_a_quotation_of_nobody_has_no_speaker() -> None:
    assert told("“We have nothing left to lose here.” The town is empty.") == [
        ("direct", "", "“", "We have nothing left to lose here")
    ]


def test_two_speak_together() -> None:
    assert told("Rome and Paris said that the war was over.") == [
        ("indirect", "Rome + Paris", "said", "the war was over")
    ]


def test_who_is_told_and_where() -> None:
    text = "Khan told the minister at a hearing that Rome had lied."
    statement = only(text)
    assert statement.addressee is not None
    assert statement.venue is not None
    assert text[slice(*statement.addressee)] == "the minister"
    assert text[slice(*statement.venue)] == "at a hearing"


def test_one_who_is_told_is_not_who_tells() -> None:
    text = "The minister was told by Khan that Rome had lied."
    statement = only(text)
    assert told(text)[0][:2] == ("indirect", "Khan")
    assert statement.addressee is not None
    assert text[slice(*statement.addressee)] == "The minister"


def test_somebody_the_cast_does_not_know_is_a_noun_phrase() -> None:
    assert told("A retired editor said that Rome had lied.", ()) == [
        ("indirect", "A retired editor", "said", "Rome had lied")
    ]


def test_adding_is_another_statement() -> None:
    found = told("Khan said Paris had lied, adding that Rome would win.")
    assert [each[1:] for each in found] == [
        ("Khan", "said", "Paris had lied"),
        ("Khan", "adding", "Rome would win"),
    ]


def test_adding_a_quotation_is_another_statement() -> None:
    text = (
        "“We stay,” Khan told reporters in Rome, adding that Paris “knows very well what it owes.”"
    )
    assert [each[:1] + each[2:] for each in told(text)] == [
        ("direct", "told", "We stay"),
        ("mixed", "adding", "Paris “knows very well what it owes"),
    ]


def test_one_who_is_asked_does_not_ask() -> None:
    found = told("“Never,” said Khan when asked whether Rome would pay.")
    assert found == [("direct", "Khan", "said", "Never")]


def test_what_is_held_to_be_something_may_stand_before() -> None:
    found = told("Rome proposed sharing the lake instead, which Paris considers an insult.")
    assert found[-1] == ("view", "Paris", "considers", "an insult")


def test_a_passive_in_a_clause_hands_nothing_on() -> None:
    text = "Khan said the deal was agreed in May, and that only Paris stood in the way."
    content = "the deal was agreed in May, and that only Paris stood in the way"
    assert told(text) == [("indirect", "Khan", "said", content)]


def test_what_a_relative_clause_says_is_another_statement() -> None:
    text = "Rome urged Paris to open the port, which Khan said was starving ordinary people."
    assert [each[1:] for each in told(text)] == [
        ("Rome", "urged", "Paris to open the port"),
        ("Khan", "said", "was starving ordinary people"),
    ]


def test_a_transcript_has_its_speakers_before_colons() -> None:
    found = told("Q: Is there a war?\n\nKhan: There is none. I looked.")
    assert [(each[1], each[3]) for each in found] == [
        ("", "Is there a war?"),
        ("Khan", "There is none. I looked"),
    ]


def test_a_dateline_speaks_not() -> None:
    assert told("ROME: The army left the town.") == []


def test_a_forgotten_mark_swallows_nothing() -> None:
    found = told("“We have lost, said Khan, who wept.\n\nRome said that Paris had lied.")
    assert found == [
        ("direct", "Khan", "said", "We have lost"),
        ("indirect", "Rome", "said", "Paris had lied"),
    ]


def test_spans_hold_no_marks_at_their_ends() -> None:
    text = "Khan said: “We will win!”"
    statement = only(text)
    assert statement.kind is StatementKind.DIRECT
    assert text[slice(*statement.content)] == "We will win!"


def test_statements_come_in_the_order_of_the_text() -> None:
    found = stated("“A war is near,” Khan said. Rome fears that Paris will win.", CAST)
    assert [each.content for each in found] == sorted(each.content for each in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“We tried,” said Khan. “We have failed Rome.\n\n“And we go on.”\n\nIt rained.",
            ["We tried", "We have failed Rome", "And we go on"],
        ),
        ("“We have failed.\n\n“We go on,” said Khan.", ["We have failed", "We go on"]),
        ("Khan said: “We have failed.\n\n“Go on.”", ["We have failed", "Go on"]),
    ],
)
def test_a_quotation_over_paragraphs_is_a_statement_in_each(text: str, found: list[str]) -> None:
    made = told(text)
    assert [each[3] for each in made] == found
    assert {each[:3] for each in made} == {("direct", "Khan", "said")}


@pytest.mark.parametrize("text", ["“We have failed.\n\n“", "“We go.\n\n“ ”", "“.\n\n“We go”"])
def test_a_quotation_that_goes_on_with_nothing(text: str) -> None:
    assert len(told(text)) <= 1


def test_a_name_in_the_quotation_does_not_say_it() -> None:
    found = told("“Rome,” said Khan, the minister of Rome, “attacked Paris. It must go.”")
    assert [each[1:] for each in found] == [
        ("Khan", "said", "Rome"),
        ("Khan", "said", "attacked Paris. It must go"),
    ]
