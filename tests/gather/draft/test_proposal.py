"""From gathered records to a proposal: acts, wishes, judgements, the question, claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import standoff
from standoff.errors import RequestError
from standoff.files import formats, writer
from standoff.files.pin import Document as Read
from standoff.files.pin import document_mistakes
from standoff.gather.draft.proposal import MOST_IN_ALL, MOST_OPTIONS, proposed
from standoff.gather.draft.remarks import Expectation
from standoff.gather.records import Actor, Gathered, Mention, MentionKind, Status
from standoff.model.dispute import Dispute, Option, OptionKind
from standoff.model.walk import draft_paths, parts_of
from standoff.report.wording.draft.file import dispute
from standoff.report.wording.lines import lines
from tests.gather.dossier.made import gathered as drawn
from tests.gather.draft.made import Said, Told, gathered

SIDES = ["UPL", "LOW"]


def draft(*documents: Gathered, sides: Sequence[str] = SIDES) -> Dispute:
    """The draft of some documents: as it loads from the file that is written."""
    made = dispute(proposed(documents, sides))
    read = formats.read_dispute(writer.write(made).encode(), "draft.toml")
    assert read == made
    return read


def option(found: Dispute, words: str) -> Option:
    return next(each for each in found.options if each.text == words)


def wants(found: Dispute, side: str) -> list[str]:
    return [str(each) for each in found.side(side).prefers]


def words(document: Gathered, at: Sequence[str]) -> list[str]:
    """The words of spans."""
    text = document.document.text
    cut = (span.rpartition(":")[2].split("-") for span in at)
    return [text[int(start) : int(end)] for start, end in cut]


# ---------------------------------------------------------------- what is demanded


def test_a_demand_is_an_option_of_who_is_asked_and_the_question() -> None:
    memo = gathered(
        "It rained. Upland demands a guaranteed release of water from Lowland.",
        [("REQUEST", "Upland", "demands", "Lowland")],
    )
    found = draft(memo)
    asked = option(found, "a guaranteed release of water")
    assert asked in found.side("low").options
    assert asked.kind is OptionKind.OTHER
    assert words(memo, asked.grounds.at) == [
        "Upland demands a guaranteed release of water from Lowland."
    ]
    assert found.status_quo == frozenset()
    assert wants(found, "upl") == [asked.id]
    assert found.question is not None
    assert (found.question.by, found.question.target) == ("upl", "low")
    assert str(found.question.goal) == asked.id


def test_what_is_to_stop_is_going_on_and_unwanted() -> None:
    memo = gathered(
        "Upland urged Lowland to stop digging wells at the border.",
        [("REQUEST", "Upland", "urged", "Lowland")],
    )
    found = draft(memo)
    digging = option(found, "digging wells at the border")
    assert found.status_quo == {digging.id}
    assert wants(found, "upl") == [f"not {digging.id}"]
    assert found.question is not None
    assert str(found.question.goal) == f"not {digging.id}"


def test_a_refusal_is_a_wish_against_what_was_asked() -> None:
    memo = gathered(
        "Upland demands a release of water from Lowland. Lowland rejected that.",
        [("REQUEST", "Upland", "demands", "Lowland"), ("REJECT", "Lowland", "rejected", "Upland")],
    )
    found = draft(memo)
    (refused,) = found.side("low").prefers
    assert str(refused) == "not release_water"
    assert words(memo, refused.grounds.at) == ["Lowland rejected that."]


def test_one_act_told_again_is_one_option() -> None:
    memo = gathered(
        "Upland demands water from Lowland. Upland insists that Lowland release the water. "
        "Upland repeated its demand.",
        [
            ("REQUEST", "Upland", "demands", "Lowland"),
            ("REQUEST", "Upland", "insists", "Lowland"),
            ("REQUEST", "Upland", "its demand", "Lowland"),
        ],
    )
    found = draft(memo)
    assert [each.text for each in found.options] == ["water"]
    assert len(found.options[0].grounds.at) == 3


def test_two_documents_tell_of_one_act() -> None:
    told: list[Told] = [("REQUEST", "Upland", "demands", "Lowland")]
    one = gathered("Upland demands more water from Lowland.", told, name="one.txt")
    two = gathered("Once more Upland demands water from Lowland.", told, name="a/one.txt")
    found = draft(one, two)
    assert len(found.options) == 1
    assert [source.id for source in found.sources] == ["one", "one_2"]
    assert [at.partition(":")[0] for at in found.options[0].grounds.at] == ["one", "one_2"]
    assert [source.length for source in found.sources] == [39, 44]


# ---------------------------------------------------------------- threats and offers


def test_a_threat_is_an_option_of_who_makes_it_and_unwanted_by_the_other() -> None:
    memo = gathered(
        "Upland threatens to fill the dam in one season if Lowland sues. "
        "Upland demands a release from Lowland.",
        [
            ("THREATEN", "Upland", "threatens", "Lowland"),
            ("REQUEST", "Upland", "demands", "Lowland"),
        ],
    )
    found = draft(memo)
    fill = option(found, "fill the dam in one season")
    assert fill in found.side("upl").options
    assert fill.kind is OptionKind.THREAT
    assert fill.id not in found.status_quo
    assert wants(found, "low") == [f"not {fill.id}"]
    assert found.side("low").prefers[0].grounds.assumes
    # It would carry it out where it is refused: so it says.
    assert f"release or {fill.id}" in wants(found, "upl")
    assert found.judgements == ()


def test_a_threat_that_is_made_little_of_is_an_open_judgement() -> None:
    memo = gathered(
        "Upland threatens to fill the dam. Nobody takes it seriously: Upland's threat is hollow. "
        "Lowland waits.",
        [("THREATEN", "Upland", "threatens", "")],
    )
    (asked,) = draft(memo).judgements
    yes, no = asked.answers
    assert words(memo, yes.grounds.at) == ["Upland threatens to fill the dam."]
    assert words(memo, no.grounds.at) == ["Nobody takes it seriously: Upland's threat is hollow."]
    (statement,) = no.statements.values()
    assert str(statement) == "not fill"


def test_a_threat_alone_is_meant_to_bring_something_about() -> None:
    memo = gathered(
        "Upland threatens Lowland with a flood.", [("THREATEN", "Upland", "threatens", "Lowland")]
    )
    found = draft(memo)
    assert option(found, "a flood").kind is OptionKind.THREAT
    (meant,) = found.side("low").options
    assert meant.text == "do what Upland demands"
    assert "do not say what" in meant.grounds.assumes
    assert standoff.ask(found).found


@pytest.mark.parametrize(
    ("text", "status", "today"),
    [
        ("Upland is blocking the road to Lowland.", Status.ONGOING, True),
        ("Upland has blocked the road to Lowland.", Status.REPORTED, True),
        ("Upland blocked the road to Lowland.", Status.REPORTED, False),
        ("Upland will go on blocking the road to Lowland.", Status.FUTURE, False),
    ],
)
def test_what_is_told_as_going_on_is_selected(text: str, status: Status, *, today: bool) -> None:
    trigger = "blocking" if "blocking" in text else "blocked"
    told: list[Told] = [
        ("COERCE", "Upland", trigger, "Lowland", status),
        ("REQUEST", "Upland", "wants", "Lowland"),
    ]
    found = draft(gathered(f"{text} Upland wants peace with Lowland.", told))
    blocking = option(found, f"{trigger} the road")
    assert (blocking.id in found.status_quo) == today
    assert blocking.kind is OptionKind.THREAT


def test_what_is_promised_is_an_offer_and_wanted() -> None:
    memo = gathered(
        "Upland promised to open the gates for Lowland.",
        [("AGREE", "Upland", "promised", "Lowland", Status.FUTURE)],
    )
    found = draft(memo)
    opened = option(found, "open the gates for Lowland")
    assert opened.kind is OptionKind.OFFER
    assert wants(found, "low") == [opened.id]


@pytest.mark.parametrize(
    ("kind", "told", "status"),
    [
        ("AGREE", "has offered", Status.REPORTED),
        ("AGREE", "have promised", Status.CLAIMED),
        ("AGREE", "is offering", Status.ONGOING),
        ("REQUEST", "has asked Lowland", Status.REPORTED),
        ("THREATEN", "has threatened", Status.ONGOING),
    ],
)
def test_what_is_announced_is_not_going_on(kind: str, told: str, status: Status) -> None:
    trigger = told.split()[1]
    memo = gathered(
        f"Upland {told} to open the gates for Lowland. Upland has blocked the road to Lowland.",
        [
            (kind, "Upland", trigger, "Lowland", status),
            ("COERCE", "Upland", "blocked", "Lowland", Status.REPORTED),
        ],
    )
    found = draft(memo)
    assert any("open the gates" in each.text for each in found.options)
    assert found.status_quo == {option(found, "blocked the road").id}


def test_talks_that_took_place_are_no_option() -> None:
    memo = gathered(
        "Upland met Lowland in May. Upland demands water from Lowland.",
        [("CONSULT", "Upland", "met", "Lowland"), ("REQUEST", "Upland", "demands", "Lowland")],
    )
    assert [each.text for each in draft(memo).options] == ["water"]


def test_a_promise_for_the_case_of_refusal_is_a_threat() -> None:
    memo = gathered(
        "If Lowland refuses, Upland is prepared to flood the valley.",
        [("AGREE", "Upland", "prepared", "")],
    )
    flood = option(draft(memo), "flood the valley")
    assert flood.kind is OptionKind.THREAT


def test_what_a_side_says_it_would_do_if_refused_is_a_threat_without_an_event() -> None:
    said = "If the talks do not succeed, the minister will order the gates closed"
    memo = gathered(f"“{said},” said Upland. Lowland listened.", (), [("Upland", "said", said)])
    order = option(draft(memo), "order the gates closed")
    assert order.kind is OptionKind.THREAT
    assert "do not name both sides" in order.grounds.assumes


@pytest.mark.parametrize(
    "text",
    [
        "If it does not rain, nothing will grow in Upland and Lowland.",
        "If Lowland refuses, nobody in town will mind.",
        "If Lowland refuses, Upland will not mind.",
    ],
)
def test_what_nobody_threatens_is_no_threat(text: str) -> None:
    memo = gathered(
        f"{text} Upland demands water from Lowland.",
        [("REQUEST", "Upland", "demands", "Lowland")],
    )
    assert [each.text for each in draft(memo).options] == ["water"]


def test_a_condition_for_what_is_demanded_is_about_the_demand() -> None:
    memo = gathered(
        "Upland demands a binding treaty on water from Lowland. "
        "Unless Upland lowers the tariff, Lowland will not sign a treaty.",
        [("REQUEST", "Upland", "demands", "Lowland")],
    )
    assert wants(draft(memo), "low")[0] == "binding_treaty only if lowers_tariff"


def test_a_threat_is_not_its_owners_view_of_it() -> None:
    memo = gathered(
        "Upland threatened to flood the valley of Lowland.",
        [("THREATEN", "Upland", "threatened", "Lowland")],
        [("Upland", "threatened", "to flood the valley of Lowland")],
    )
    assert "not flood_valley" not in wants(draft(memo), "upl")


def test_harm_to_nobody_named_is_not_guessed_to_be_the_others() -> None:
    memo = gathered(
        "Upland crushed the rebels. Upland demands water from Lowland.",
        [("ASSAULT", "Upland", "crushed", ""), ("REQUEST", "Upland", "demands", "Lowland")],
    )
    assert [each.text for each in draft(memo).options] == ["water"]


def test_what_a_side_prefers_doing_is_an_option_of_its_own() -> None:
    memo = gathered(
        "Lowland prefers to settle with the bank. Upland demands water from Lowland.",
        [("REQUEST", "Upland", "demands", "Lowland")],
        [("Lowland", "prefers", "to settle with the bank")],
    )
    found = draft(memo)
    settle = option(found, "settle with the bank")
    assert settle.kind is OptionKind.OTHER
    assert settle.id in wants(found, "low")


@pytest.mark.parametrize("verb", ["angered", "alarmed"])
def test_what_angers_the_other_side_is_harm(verb: str) -> None:
    memo = gathered(f"By selling wheat abroad, Upland has {verb} Lowland.")
    (found,) = draft(memo).options
    assert found.text == "selling wheat abroad"
    assert found.kind is OptionKind.THREAT
    assert draft(memo).status_quo == {found.id}


def test_a_noun_alone_says_nothing_of_the_act() -> None:
    told = gathered(
        "Upland's threat is on every lip in Lowland.",
        [("THREATEN", "Upland", "threat", "Lowland")],
    )
    noun = replace(told.events[0], rule="nominal/threat")
    (threat, *_) = draft(replace(told, events=(noun,))).options
    assert threat.text == "carry out the threat against Lowland"
    assert "do not say what" in threat.grounds.assumes


def test_an_office_in_a_sides_own_words_is_its_own() -> None:
    text = "Upland said the president would flood Lowland."
    told = gathered(text, [("COERCE", "the president", "flood", "Lowland", Status.FUTURE)])
    start = text.index("the president")
    mention = Mention("president", start, start + 13, MentionKind.NOMINAL, "test")
    office = Actor("president", "president", "", "GOV", (mention,))
    event = replace(told.events[0], claimed_by=((0, 6),))
    (found, *_) = draft(replace(told, actors=(*told.actors, office), events=(event,))).options
    assert found.text == "flood Lowland"


def test_what_was_not_done_is_no_threat() -> None:
    memo = gathered(
        "Upland never attacked Lowland. Upland demands water from Lowland.",
        [
            ("ASSAULT", "Upland", "attacked", "Lowland", Status.NEGATED),
            ("REQUEST", "Upland", "demands", "Lowland"),
        ],
    )
    assert [each.text for each in draft(memo).options] == ["water"]


def test_harm_done_to_others_counts_where_the_other_side_is_mentioned() -> None:
    memo = gathered(
        "Upland has blocked the bank, to the anger of Lowland.",
        [("SANCTION", "Upland", "blocked", "the bank")],
    )
    (found,) = draft(memo).options
    assert found.kind is OptionKind.THREAT
    assert "somebody else" in found.grounds.assumes


# ---------------------------------------------------------------- what pulls both ways


def test_what_is_claimed_and_denied_is_an_open_judgement() -> None:
    memo = gathered(
        "Upland accused Lowland of diverting the river at night. Lowland denied diverting it, and "
        "the river too.",
        [("ACCUSE", "Upland", "accused", "Lowland"), ("REJECT", "Lowland", "denied", "")],
    )
    found = draft(memo)
    diverting = option(found, "diverting the river at night")
    assert found.status_quo == {diverting.id}
    assert wants(found, "upl") == [f"not {diverting.id}"]
    (asked,) = found.judgements
    assert asked.question == "Does Lowland want “diverting the river at night”?"
    assert words(memo, asked.answers[0].grounds.at)[0].startswith("Upland accused")
    assert words(memo, asked.answers[1].grounds.at)[0].startswith("Lowland denied")


def test_what_a_side_says_not_to_do_is_an_open_judgement() -> None:
    memo = gathered(
        "Upland accused Lowland of links with smugglers. “We are not helping any smugglers, but "
        "who knows,” said Lowland. “We never smoke,” said Lowland.",
        [("ACCUSE", "Upland", "accused", "Lowland")],
        [
            ("Lowland", "said", "We are not helping any smugglers, but who knows"),
            ("Lowland", "said", "We never smoke"),
        ],
    )
    found = draft(memo)
    links = option(found, "links with smugglers")
    assert wants(found, "low") == [links.id]
    (asked,) = found.judgements
    assert [words(memo, each.grounds.at)[0][:8] for each in asked.answers] == [
        "Upland a",
        "“We are ",
    ]


@pytest.mark.parametrize("said", ["We are helping smugglers", "We do not grow rice"])
def test_what_a_side_says_of_something_else_is_no_denial(said: str) -> None:
    memo = gathered(
        f"Upland accused Lowland of links with smugglers. “{said},” said Lowland.",
        [("ACCUSE", "Upland", "accused", "Lowland")],
        [("Lowland", "said", said)],
    )
    assert draft(memo).judgements == ()


def test_a_view_and_another_aim_in_the_matter_are_an_open_judgement() -> None:
    memo = gathered(
        "Lowland prefers to admit the river rebels as partners in peace talks with Upland. "
        "Upland prefers fighting the rebels to the end. "
        "Upland recognizes that the river rebels belong in peace talks.",
        statements=[
            ("Lowland", "prefers", "to admit the river rebels as partners in peace talks"),
            ("Upland", "prefers", "fighting the rebels to the end"),
            ("Upland", "recognizes", "the river rebels belong in peace talks"),
        ],
    )
    found = draft(memo)
    admit = option(found, "admit the river rebels as partners in peace talks")
    assert admit.id in wants(found, "upl")
    asked = next(each for each in found.judgements if "admit" in each.question)
    assert [words(memo, each.grounds.at)[0][:14] for each in asked.answers] == [
        "Upland recogni",
        "Upland prefers",
    ]


def test_what_is_hedged_is_an_open_judgement() -> None:
    memo = gathered(
        "Apparently Upland demands water from Lowland.",
        [("REQUEST", "Upland", "demands", "Lowland")],
    )
    (asked,) = draft(memo).judgements
    assert asked.answers[1].grounds.why == "the words are hedged"


def test_a_view_is_a_wish_about_the_act_it_may_be_about() -> None:
    said: list[Said] = [("Lowland", "considers", "the closed mountain border unacceptable")]
    memo = gathered(
        "Upland has closed the mountain border to Lowland. Lowland considers the closed mountain "
        "border unacceptable.",
        [("SANCTION", "Upland", "closed", "Lowland")],
        said,
    )
    found = draft(memo)
    (wish,) = found.side("low").prefers
    assert str(wish) == "not closed_mountain"
    assert len(wish.grounds.at) == 2


def test_a_view_of_something_else_is_none() -> None:
    memo = gathered(
        "Upland has closed the mountain border to Lowland. Lowland considers the harvest "
        "unacceptable.",
        [("SANCTION", "Upland", "closed", "Lowland")],
        [("Lowland", "considers", "the harvest unacceptable")],
    )
    assert len(draft(memo).side("low").prefers[0].grounds.at) == 1


# ---------------------------------------------------------------- conditions


@pytest.mark.parametrize(
    "text",
    [
        "Unless Upland lowers the tariff, Lowland will not release water.",
        "Lowland will not release water unless Upland lowers the tariff.",
        "Lowland will not release water until Upland lowers the tariff.",
        "Lowland will release water only if Upland lowers the tariff.",
    ],
)
def test_a_condition_is_what_is_necessary(text: str) -> None:
    memo = gathered(text)
    found = draft(memo)
    lowers = option(found, "lowers the tariff")
    release = option(found, "release water")
    assert lowers in found.side("upl").options
    assert lowers.kind is OptionKind.OFFER
    assert wants(found, "low")[0] == f"{release.id} only if {lowers.id}"
    assert words(memo, found.side("low").prefers[0].grounds.at) == [text]
    # The author says so, and it can be tested.
    (claim,) = found.claims
    assert claim.test == {
        "every_equilibrium_with": release.id,
        "concept": "seq",
        "has": lowers.id,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Unless the bank incorporates Upland's concerns, Lowland will not release water.",
        "Unless the bank cuts its rates, the former will not pay Upland or Lowland.",
        "Lowland will not release water unless Upland's debts are paid.",
        "Lowland will not release water unless the bank lends to Upland.",
        "The neighbours of Lowland will not release water unless Upland lowers the tariff.",
        "Rain from Lowland is not likely unless Upland lowers the tariff.",
        "Lowland will not release water unless it is paid.",
        "Lowland will not release water unless Upland and the bank lower the tariff.",
    ],
)
def test_a_condition_of_or_for_somebody_else_is_no_sides(text: str) -> None:
    memo = gathered(
        f"{text} Upland demands peace of Lowland.",
        [("REQUEST", "Upland", "demands", "Lowland")],
    )
    found = draft(memo)
    assert [each.text for each in found.options] == ["peace of Lowland"]
    assert found.claims == ()


def test_a_condition_belongs_to_the_nearest_subjects() -> None:
    found = draft(
        gathered(
            "Upland's minister said that Lowland will not release water that Upland has paid for "
            "unless the Lowlanders are heard and Upland lowers the tariff. "
            "Until Upland lowers the tariff, the Lowlanders don't open the gates."
        )
    )
    assert wants(found, "low")[0] == "open_gates only if lowers_tariff"


def test_what_a_side_says_itself_is_no_claim_of_the_author() -> None:
    text = "Lowland's chief said Lowland will not release water unless Upland lowers the tariff."
    content = text.partition("said ")[2]
    memo = gathered(text, statements=[("Lowland", "said", content)])
    assert draft(memo).claims == ()


def test_a_condition_and_a_refusal_leave_open_whether_it_is_enough() -> None:
    memo = gathered(
        "Upland demands water from Lowland. Lowland refused that. "
        "Lowland will not release water unless Upland lowers the tariff.",
        [("REQUEST", "Upland", "demands", "Lowland"), ("REJECT", "Lowland", "refused", "Upland")],
    )
    found = draft(memo)
    (asked,) = found.judgements
    (changed,) = asked.answers[1].statements
    written = next(each for each in found.side("low").prefers if each.id == changed)
    assert str(written) == "water iff lowers_tariff"
    assert str(asked.answers[1].statements[changed]) == "not water"
    assert words(memo, asked.answers[1].grounds.at) == ["Lowland refused that."]


@pytest.mark.parametrize(
    "text",
    ["Unless it rains, nothing grows.", "Lowland will not go without a fight", "unless", "Only if"],
)
def test_no_condition_between_the_sides_is_none(text: str) -> None:
    memo = gathered(
        f"{text}. Upland demands water from Lowland.",
        [("REQUEST", "Upland", "demands", "Lowland")],
    )
    assert "only if" not in " ".join(wants(draft(memo), "low"))


# ---------------------------------------------------------------- what authors expect


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The talks are deadlocked.", Expectation.DEADLOCK),
        ("All this is counterproductive.", Expectation.BACKFIRES),
        ("Lowland remains undeterred.", Expectation.FUTILE),
    ],
)
def test_what_the_author_expects_is_a_claim_with_a_test(sentence: str, what: Expectation) -> None:
    memo = gathered(
        f"Upland demands water from Lowland. Upland threatens a flood. {sentence}",
        [("REQUEST", "Upland", "demands", "Lowland"), ("THREATEN", "Upland", "threatens", "")],
    )
    (claimed,) = proposed([memo], SIDES).claimed
    assert getattr(claimed.said, "what", None) is what
    (claim,) = draft(memo).claims
    assert claim.text == sentence
    assert words(memo, claim.grounds.at) == [sentence]


# ---------------------------------------------------------------- sides, limits, refusals


def test_a_side_is_named_by_code_or_by_actor() -> None:
    told: list[Told] = [("REQUEST", "Upland", "demands", "Lowland")]
    memo = gathered("Upland demands water from Lowland.", told)
    assert draft(memo, sides=[" upl ", "Low"]) == draft(memo)


def test_every_line_is_a_draft_and_tied_to_its_sentences() -> None:
    memo = gathered(
        "Upland demands water from Lowland. Upland threatens a flood. Lowland refused.",
        [
            ("REQUEST", "Upland", "demands", "Lowland"),
            ("THREATEN", "Upland", "threatens", "Lowland"),
            ("REJECT", "Lowland", "refused", "Upland"),
        ],
    )
    found = draft(memo)
    assert len(draft_paths(found)) == len(list(parts_of(found)))
    text = memo.document.text
    read = {"memo": Read.of(text.encode())}
    assert list(document_mistakes(found, read)) == []
    assert [line.name for line in lines(found, read) if not line.founded] == ["the file"]


def test_long_lists_are_cut_by_the_weight_of_evidence() -> None:
    objects = [
        "apples",
        "barrels",
        "candles",
        "dragons",
        "engines",
        "feathers",
        "grapes",
        "hammers",
    ]
    text = " ".join(f"Upland threatens to burn{n} all {word}." for n, word in enumerate(objects))
    told: list[Told] = [("THREATEN", "Upland", f"to burn{n}", "Lowland") for n in range(8)]
    memo = gathered(
        f"{text} And {objects[7]}, Upland repeats, that it says again of Lowland.", told
    )
    found = draft(memo)
    assert len(found.side("upl").options) == MOST_OPTIONS
    assert "left out, as told of least" in found.side("upl").grounds.why


def test_of_very_many_places_the_first_are_cited() -> None:
    told: list[Told] = [("REQUEST", "Upland", "demands", "Lowland")]
    papers = [
        gathered(f"Upland demands water {n} from Lowland.", told, name=f"{n}.txt")
        for n in range(30)
    ]
    found = draft(*papers)
    (asked,) = found.options
    assert len(asked.grounds.at) == len(found.sources) == 12
    assert asked.grounds.why == "told in 18 more places"
    assert found.grounds.why == "proposed from 30 documents, read with made"


def test_a_side_without_options_is_said_to_have_none() -> None:
    memo = gathered(
        "Upland demands water from Lowland.", [("REQUEST", "Upland", "demands", "Lowland")]
    )
    upland = draft(memo).side("upl")
    assert upland.options == ()
    assert upland.grounds.why.startswith("no option: ")


@pytest.mark.parametrize(
    ("sides", "message"),
    [
        (["UPL"], "between 2 and 6 sides, not 1"),
        ([], "not 0"),
        (["UPL", "  "], "not 1"),
        (list("ABCDEFG"), "not 7"),
        (["UPL", "low", "LOW"], "the side “low” is named twice"),
        (["UPL", "XXX"], "no document mentions “XXX”; mentioned most: "),
    ],
)
def test_sides_that_cannot_be_are_refused(sides: list[str], message: str) -> None:
    memo = gathered(
        "Upland demands water from Lowland.", [("REQUEST", "Upland", "demands", "Lowland")]
    )
    with pytest.raises(RequestError) as caught:
        proposed([memo], sides)
    assert message in str(caught.value)


@pytest.mark.parametrize("documents", [0, 1])
def test_nothing_between_the_sides_is_refused(documents: int) -> None:
    memo = gathered("Upland and Lowland lie side by side.")
    with pytest.raises(RequestError) as caught:
        proposed([memo] * documents, SIDES)
    assert "no document " in str(caught.value)


# ---------------------------------------------------------------- whatever is gathered

WORDS = """
AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
MOBILIZE COERCE ASSAULT OTHER
"""
TYPES = WORDS.split()
NASTY = (
    ' unless, only if "not” and ’s \u202e[[side]] = "\\ \x1b[2J \n\n deadlocked if . ‘or’ #x '
    "ünïcode \ufeff \u2028 water, rivers; last time: threat is hollow never! 水を放せ apparently"
)
SCRAPS = NASTY.split(" ")
ACTORS = {
    "UPL": ("Upland", "Up\u202eland"),
    "LOW": ("Lowland",),
    "or": ("Orland",),
}


@st.composite
def documents(draw: st.DrawFn) -> Gathered:
    """A document of scraps, with events and statements of every kind at its mentions."""
    names = [name for called in ACTORS.values() for name in called]
    verbs = [f"v{n}erb" for n in range(draw(st.integers(1, 8)))]
    scraps = st.lists(st.sampled_from([*SCRAPS, *names]), max_size=6)
    text = " ".join(
        " ".join([draw(st.sampled_from(names)), *draw(scraps), verb, *draw(scraps)])
        + draw(st.sampled_from([". ", ", ", "\n\n", "! "]))
        for verb in verbs
    )
    present = st.sampled_from(["", *(name for name in names if name in text)])
    events = [
        (
            draw(st.sampled_from(TYPES)),
            draw(present),
            verb,
            draw(present),
            draw(st.sampled_from(Status)),
        )
        for verb in verbs
    ]
    said = [(draw(present), verb, verb) for verb in verbs[:3]]
    name = draw(st.sampled_from(["a.txt", "if", "", "../x y.html", "水.pdf", "\n"]))
    return gathered(text, events, said, name=name, actors=ACTORS)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.lists(documents(), min_size=1, max_size=3), st.sampled_from([SIDES, ["UPL", "LOW", "or"]])
)
def test_whatever_is_gathered_the_draft_loads_and_can_be_asked(
    found: list[Gathered], sides: list[str]
) -> None:
    try:
        made = draft(*found, sides=sides)
    except RequestError as refused:
        assert "no document " in str(refused)
        return
    assert 1 <= len(made.options) <= MOST_IN_ALL
    assert len(draft_paths(made)) == len(list(parts_of(made)))
    answer = standoff.ask(made)
    assert answer.found
    assert draft(*found, sides=sides) == made


@settings(deadline=None)
@given(st.lists(drawn(), max_size=3))
def test_records_that_fit_nothing_are_refused_or_drafted(found: list[Gathered]) -> None:
    codes = sorted({actor.id for each in found for actor in each.actors})
    try:
        draft(*found, sides=codes[:4])
    except RequestError as refused:
        assert str(refused)
