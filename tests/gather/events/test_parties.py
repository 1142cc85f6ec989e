"""Who stands where: the constructions that name a source and a target."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.gather.records import Actor, Mention
from tests.gather.events.made import Named, coded_without_fault, events, parsed, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Syria was condemned by Turkey.", "ACCUSE TUR > SYR"),
        ("Russia's troops shelled a Ukrainian town.", "ASSAULT RUS > UKR"),
        ("Turkey, which condemned Syria, is a neighbour.", "ACCUSE TUR > SYR"),
        ("The villagers killed by Turkish soldiers were buried.", "ASSAULT TUR >"),
        ("Turkey condemned Syria and Iran.", "ACCUSE TUR > IRN+SYR"),
        ("Turkey and Iran condemned Syria.", "ACCUSE IRN+TUR > SYR"),
        ("Iran wants Iraq to close the camp.", "REQUEST IRN > IRQ"),
        ("Syria rejected a U.S. request.", "REJECT SYR > USA"),
        ("Syria rejected demands from Turkey.", "REJECT SYR > TUR"),
        ("Israel opened an inquiry into crimes committed by Syrian soldiers.", "ACCUSE ISR > SYR"),
        ("Turkey issued a declaration demanding that Iran pay.", "REQUEST TUR > IRN"),
        ("French police were withdrawn from Mali.", "RETREAT FRA > MLI"),
        ("A Jordanian prisoner died of torture in an Israeli jail.", "ASSAULT > JOR"),
        ("Israel sent a ton of food to Haiti.", "AID ISR > HTI"),
        ("Turkey urged Russia to support Syria.", "SUPPORT TUR > SYR"),
        ("Iraqi students threatened to strike unless Iran apologised.", "THREATEN IRQ > IRN"),
        ("Iraqis gathered in protest against Turkish raids.", "PROTEST IRQ > TUR"),
        ("Greece condemned Turkey's invasion of Cyprus.", "ACCUSE GRC > TUR"),
        ("Greece condemned the invasion of Cyprus by Turkey.", "ACCUSE GRC > TUR"),
        ("Greece condemned the invasion of Cyprus.", "ACCUSE GRC >"),
        ("Greece praised Turkey's support for Cyprus.", "SUPPORT GRC > TUR"),
        ("Turkish police arrested students in Cyprus.", "COERCE TUR >"),
        ("Turkish police arrested Greek students in Cyprus.", "COERCE TUR > GRC"),
    ],
)
def test_source_and_target(sentence: str, expected: str) -> None:
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia's attack on Ukraine drew criticism.", "ASSAULT RUS > UKR"),
        ("American sanctions against Iran have hurt the economy.", "SANCTION USA > IRN"),
        ("Washington's threats did not work.", "THREATEN USA >"),
        ("The threats by Iran did not work.", "THREATEN IRN >"),
        ("The threats which Iran is looking to throw at Turkey are new.", "THREATEN IRN > TUR"),
        ("Australia's demand that Indonesia return the crew was repeated.", "REQUEST AUS > IDN"),
        ("Talks between Greece and Turkey are slow.", "CONSULT GRC+TUR <>"),
        ("Turkey's refusal to meet Greek diplomats surprised nobody.", "REJECT TUR > GRC"),
        (
            "French minister meeting Turkish president in the capital.",
            "CONSULT FRA > TUR",
        ),
    ],
)
def test_nouns_that_are_acts(sentence: str, expected: str) -> None:
    assert told(sentence) == [expected]


def test_a_noun_without_a_known_party_is_no_act() -> None:
    assert told("The threat was serious, and so was the attack on the town.") == []


def test_nobody_is_source_and_target_of_one_act() -> None:
    (event,) = events("Haiti declared a curfew in Haiti.")
    assert event.source
    assert event.target == ()


class Apart(Named):
    """A cast to which every mention is an actor of its own, with the code of its country."""

    def _mention(self, word: int, code: str) -> Mention:
        return super()._mention(word, f"{code}-{word}")

    def _actor(self, code: str) -> Actor:
        return replace(super()._actor(code), code=code[:3])


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [("Indian soldiers attacked in India.", 0), ("Indian soldiers attacked in Pakistan.", 1)],
)
def test_the_own_country_of_soldiers_is_no_target(sentence: str, targets: int) -> None:
    parse = parsed(sentence)
    (event,) = coded_without_fault(parse, Apart(parse))
    assert len(event.target) == targets


def test_of_a_reciprocal_act_all_parties_are_sources() -> None:
    (event,) = events("Greece and Turkey signed a treaty.")
    assert (event.reciprocal, len(event.source), event.target) == (True, 2, ())


def test_an_earlier_attack_on_somebody_else_is_not_the_one_condemned() -> None:
    text = "Turkey bombed Syria. Greece condemned the invasion of Cyprus."
    assert told(text) == ["ASSAULT TUR > SYR", "ACCUSE GRC >"]


def test_with_a_target_an_act_of_two_is_not_reciprocal() -> None:
    (event,) = events("Greece and Turkey promised aid to Haiti.")
    assert (event.reciprocal, len(event.source), len(event.target)) == (False, 2, 1)


def test_spans_are_those_of_mentions_and_the_trigger_is_the_verb_with_its_object() -> None:
    text = "Japan imposed sanctions on Russia."
    (event,) = events(text)
    shown = [text[start:end] for start, end in (*event.source, *event.target, event.trigger)]
    assert shown == ["Japan", "Russia", "imposed sanctions"]


def test_whoever_only_reports_an_act_is_not_its_source() -> None:
    text = "Syria shelled a Turkish town, a Jordanian official said."
    (event,) = events(text)
    assert told(text) == ["ASSAULT SYR > TUR"]
    assert [text[start:end] for start, end in event.claimed_by] == ["Jordanian"]


def test_the_main_clause_comes_before_the_rest_and_a_sentence_has_three_events_at_most() -> None:
    text = (
        "Turkey condemned Syria after Iran attacked Iraq, while Russia praised China and "
        "India warned Pakistan, and Greece invited Cyprus."
    )
    found = told(text)
    assert len(found) == 3
    assert found[0] == "ACCUSE TUR > SYR"
