"""The cast: names, countries and their parts, generic actors, persons, organisations."""

from __future__ import annotations

import pytest

from standoff.gather.cast import cast
from standoff.gather.cast.actor_file import ours
from standoff.gather.faults import Faults
from standoff.gather.parse import Entity
from standoff.gather.records import MentionKind
from tests.gather.cast.made import Read, read, words

# ---------------------------------------------------------------- countries and their parts


@pytest.mark.parametrize(
    ("text", "phrase", "who"),
    [
        ("Norway and Peru signed.", "Norway", ("NOR", "")),
        ("The Peruvians voted.", "Peruvians", ("PER", "")),
        ("Two Peruvians were killed in Chile.", "Peruvians", ("PER", "CVL")),
        ("Peruvian copper is cheap.", "Peruvian", ("PER", "")),
        ("Lima rejected the plan.", "Lima", ("PER", "GOV")),
        ("They met in Lima.", "Lima", ("PER", "")),
        ("The U.S. said no to Peru.", "U.S.", ("USA", "")),
        ("Peruvian troops moved in.", "Peruvian troops", ("PER", "MIL")),
        ("Peru’s intelligence agencies know.", "Peru’s intelligence agencies", ("PER", "SPY")),
        ("The government of Peru resigned.", "government of Peru", ("PER", "GOV")),
        ("Peru's high court ruled.", "Peru's high court", ("PER", "JUD")),
        ("Peruvian army bulldozers came.", "Peruvian army", ("PER", "MIL")),
        ("The Peruvian army spokesman spoke.", "Peruvian army spokesman", ("PER", "MIL")),
        ("The head of the Peruvian navy left.", "head of the Peruvian navy", ("PER", "MIL")),
        ("Rebels in Peru and police in Chile fought.", "Rebels", ("PER", "REB")),
        ("Militants based in Chile attacked Peru.", "Militants", ("CHL", "REB")),
        ("Refugees fleeing the war in Peru came to Chile.", "Refugees", ("PER", "REF")),
        ("Chile-backed rebels attacked Peru.", "Chile-backed rebels", ("", "REB")),
        ("Chile-based rebels attacked Peru.", "Chile-based rebels", ("CHL", "REB")),
        ("An anti-Chile journalist left Peru.", "anti-Chile journalist", ("", "JRN")),
        ("UN officials and Peru talked.", "UN", ("IGO", "")),
        ("NATO peacekeepers left Peru.", "NATO peacekeepers", ("IGO", "MIL")),
        ("THE CHILEAN ARMY SEIZES POWER", "CHILEAN ARMY", ("CHL", "MIL")),
    ],
)
def test_somebody_has_a_code_and_a_sector(text: str, phrase: str, who: tuple[str, str]) -> None:
    assert read(text).who(phrase) == who


def test_a_country_inside_a_phrase_is_a_mention_too() -> None:
    found = read("Peru's intelligence agencies warned Chile.")
    assert found.id("Peru's intelligence agencies") == "peru-spy"
    assert found.id("Peru") == "peru"
    inner = found.cast.at(0)
    outer = found.cast.at(3)
    assert [each.actor for each in (inner, outer) if each] == ["peru", "peru-spy"]


def test_one_adjective_each_for_two_countries() -> None:
    found = read("Chilean and Peruvian officials met.")
    assert found.named("officials") == ["chile-gov", "peru-gov"]


def test_conjuncts_are_all_named() -> None:
    assert read("Norway and Peru signed a treaty.").named("Norway") == ["norway", "peru"]
    assert read("Norway, Chile and Peru signed.").named("Norway") == ["norway", "chile", "peru"]


def test_a_crowd_is_of_whom_it_is_made() -> None:
    assert read("Thousands of Peruvians marched.").named("Thousands") == ["peru-cvl"]
    assert read("A group of Norwegian diplomats left.").named("group") == ["norway-gov"]


def test_a_document_with_one_country_has_its_people_there() -> None:
    assert read("Peru is burning. The army shot at rebels.").who("army") == ("PER", "MIL")
    assert read("Peru and Chile burn. The army shot.").who("army") == ("", "MIL")
    assert read("Peru will fight terrorists.").who("terrorists") == ("", "REB")


def test_speakers_nobody_knows_are_actors_all_the_same() -> None:
    found = read("An editor said so, and analysts agreed.")
    assert found.who("editor") == ("", "JRN")
    assert found.who("analysts") == ("", "EDU")


# ---------------------------------------------------------------- what only looks like a name


@pytest.mark.parametrize(
    "text",
    [
        "They told us to go.",
        "She roasted a turkey and bought some china.",
        "He may march in the polish shoes.",
        "Chad Wilson won the race.",
        "Michael Jordan won the race.",
        "They read the Geneva Conventions by the Berlin Wall.",
        "Opposition to the plan grew.",
    ],
)
def test_ordinary_words_and_peoples_names_are_no_countries(text: str) -> None:
    assert {actor.code for actor in read(text).cast.actors} <= {""}


def test_georgia_is_the_state_where_its_cities_are_named() -> None:
    assert read("Georgia voted; Atlanta waited.").who("Georgia") == ("USA", "")
    assert read("Georgia voted; Tbilisi waited.").who("Georgia") == ("GEO", "")


def test_us_in_capitals_is_the_country_or_we() -> None:
    assert read("US DEMANDS ELECTIONS").who("US") == ("USA", "")
    assert not read("LET US GO").cast.actors


# ---------------------------------------------------------------- persons


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian Defence Minister Inti Rojas spoke in Chile.",
        "Inti Rojas, Peru's defence minister, spoke in Chile.",
        "Peru's defence minister, Inti Rojas, spoke in Chile.",
        "Inti Rojas, the defence minister of Peru, spoke in Chile.",
    ],
)
def test_an_office_beside_a_name_tells_who_it_is(text: str) -> None:
    found = read(text + " Rojas left. The minister smiled.")
    assert {a.id: (a.code, a.sector) for a in found.cast.actors}["inti-rojas"] == ("PER", "GOV")
    assert found.id("Rojas", 2) == "inti-rojas"
    assert found.id("minister", 1 if "Minister" in text else 2) == "inti-rojas"


def test_the_whole_name_phrase_is_one_mention() -> None:
    found = read("Peru's new President Inti Rojas met Chilean General Luis Paz.")
    assert found.id("Peru's new President Inti Rojas") == "inti-rojas"
    assert found.who("Chilean General Luis Paz") == ("CHL", "MIL")
    assert found.named("Rojas") == ["inti-rojas"]


def test_a_headline_has_the_surname_before_the_name() -> None:
    found = read("Rojas warns Chile\n\nPeruvian President Inti Rojas warned Chile.")
    assert found.id("Rojas") == "inti-rojas"


def test_two_of_a_surname_are_told_apart_by_who_was_named_last() -> None:
    text = "Inti Rojas of Peru spoke. Rojas left. Pablo Rojas of Chile spoke. Rojas stayed."
    found = read(text)
    assert found.id("Rojas", 2) == "inti-rojas"
    assert found.id("Rojas", 4) == "pablo-rojas"


def test_a_former_president_is_of_the_elites() -> None:
    text = "Former Peruvian president Inti Rojas spoke."
    assert read(text).who("Former Peruvian president Inti Rojas") == ("PER", "ELI")


def test_another_given_name_is_another_person() -> None:
    found = read("Xenia Obama met Barack Obama.")
    assert found.id("Xenia Obama") == "xenia-obama"
    assert found.id("Barack Obama") == "barack-obama"


def test_a_spokesman_is_of_those_he_speaks_for() -> None:
    text = "The spokesman for the opposition in Peru, Inti Rojas, told Chile."
    found = read(text)
    assert found.who("Inti Rojas") == ("PER", "OPP")


def test_organisations_nobody_knows_have_the_code_of_what_stands_before_them() -> None:
    found = read("The Kenya Anti-Corruption Commission met the Bolivian Workers Union.")
    assert found.who("Kenya Anti-Corruption Commission") == ("KEN", "GOV")
    assert found.who("Bolivian Workers Union") == ("BOL", "LAB")


# ---------------------------------------------------------------- what every cast keeps


def held(found: Read) -> None:
    """What holds of every cast: spans of the text, one actor each, found where they stand."""
    spans = [(m.start, m.end) for actor in found.cast.actors for m in actor.mentions]
    assert len(spans) == len(set(spans))
    assert len({actor.id for actor in found.cast.actors}) == len(found.cast.actors)
    for actor in found.cast.actors:
        assert all((actor.id, actor.name, actor.mentions))
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda m: (m.start, -m.end))
        for mention in actor.mentions:
            assert 0 <= mention.start < mention.end <= len(found.text)
            assert found.cast.actor(mention) is actor
    known = {m for actor in found.cast.actors for m in actor.mentions}
    for word in range(len(found.parse)):
        assert set(found.cast.named_by(word)) <= known
        at = found.cast.at(word)
        assert at is None or at.start <= found.parse.start[word] < at.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "’s",
        "'s 's 's of of of the the",
        "the",
        "\u202eUSA\u202c \x00 Peru\u0000’s army",
        "İstanbul’da İran ve Peru görüştü. Peru's army",
        "中国和秘鲁签署了条约。Peru said. Россия и Peru.",
        "President President President of of President",
        "Peru's Peru's Peru's Peru's army's army's spokesman's spokesman",
        "“Peru”—‘Chile’—(Bolivia)—[Norway]; U.S.; U.S; US; U. S.",
        "It its they their he his she her the latter the former both countries the country",
        "Mr. Mrs. Dr. Gen. of the Rev.",
        "😀 Peru 😀 army 😀",
        "Peru\n\n\n\tarmy\r\nPeru’s\narmy said\n \nit",
    ],
)
def test_no_text_is_too_odd(text: str) -> None:
    held(read(text))


def test_a_news_story_holds_what_every_cast_keeps() -> None:
    held(
        read(
            "Peruvian President Inti Rojas told Chile that his country would close the border. "
            "The two sides met in Oslo; Norway said it would mediate, and both countries thanked "
            "it. Rebels in Bolivia said they were ready. The president left for Lima."
        )
    )


@pytest.mark.slow
def test_a_hundred_thousand_names_in_a_row() -> None:
    parse = words(" ".join(["Peru", "Chile"] * 50_000))
    found = cast.of(parse, "", ours(), Faults())
    assert {actor.id: len(actor.mentions) for actor in found.actors} == {
        "peru": 50_000,
        "chile": 50_000,
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "tags"),
    [
        ("President Rojas", ["NN", "NNP"]),
        ("Peru 's army of", ["NNP", "POS", "NN", "IN"]),
        ("both countries", ["DT", "NNS"]),
        ("Peru , president ,", ["NNP", ",", "NN", ","]),
        ("Chile its army", ["NNP", "PRP$", "NN"]),
        ("U U", ["NNP", "NNP"]),
    ],
)
def test_long_rows_of_anything_take_no_more_than_their_length(row: str, tags: list[str]) -> None:
    times = 20_000
    parse = words(" ".join([row] * times), tags * times, each=400)
    found = cast.of(parse, "", ours(), Faults())
    assert sum(len(actor.mentions) for actor in found.actors) <= 3 * len(parse)


# ---------------------------------------------------------------- without a model


def _tags(words: str) -> list[str]:
    return words.split()


def test_words_and_tags_are_enough() -> None:
    text = "Peru 's army spokesman said President Inti Rojas , prime minister of Chile , met rebels"
    tags = [
        "NNP",
        "POS",
        "NN",
        "NN",
        "VBD",
        "NNP",
        "NNP",
        "NNP",
        ",",
        "JJ",
        "NN",
        "IN",
        "NNP",
        ",",
        "VBD",
        "NNS",
    ]
    found = Read(text, parse := words(text, tags), cast.of(parse, "", ours(), Faults()))
    assert found.who("Peru 's army spokesman") == ("PER", "MIL")
    assert found.who("President Inti Rojas") == ("CHL", "GOV")
    assert found.who("rebels") == ("", "REB")


def test_entities_may_say_anything() -> None:
    text = "President Rojas of Peru met Acme Corp"
    tags = _tags("NNP NNP IN NNP VBD NNP NNP")
    entities = [
        Entity(0, 2, "PERSON"), Entity(0, 7, "ORG"), Entity(3, 4, "PERSON"), Entity(5, 7, "ORG"),
        Entity(2, 3, "ORG"), Entity(4, 5, "PERSON"), Entity(6, 7, "???"), Entity(4, 7, "PERSON"),
        Entity(0, 6, "PERSON"), Entity(5, 7, "PERSON"),
    ]  # fmt: skip
    found = Read(text, parse := words(text, tags, entities), cast.of(parse, "", ours(), Faults()))
    held(found)
    assert found.id("Acme Corp") == "acme-corp"
    assert found.who("Peru") == ("PER", "")


def test_kinds_of_mentions() -> None:
    found = read("Peruvian President Inti Rojas said he would go. The president left.")
    kinds = {m.kind for actor in found.cast.actors for m in actor.mentions}
    assert kinds == {MentionKind.NAME, MentionKind.PRONOUN, MentionKind.NOMINAL}


@pytest.mark.parametrize(
    "body",
    [
        "Ministry of Foreign Affairs of the Islamic Republic of Iran",
        "Ministry of Trade and Industry of Iran",
        "ministry of foreign affairs of Iran",
    ],
)
def test_a_ministry_is_of_the_country_behind_what_it_deals_with(body: str) -> None:
    assert read(f"The {body} condemned the attack.").who(body) == ("IRN", "GOV")


def test_a_misspelt_title_makes_no_state() -> None:
    found = read("US Secretray of State Rex Tillerson arrived in Moscow on Monday.")
    assert not any("State" in each for each in found.mentions().values())
    assert found.who("Rex Tillerson")[0] == "USA"


def test_the_negotiator_of_rebels_is_theirs() -> None:
    text = (
        "The Colombian government's chief negotiator arrived. "
        "The Colombian government met the rebels' chief negotiator in Havana."
    )
    assert read(text).who("rebels' chief negotiator")[1] == "REB"


def test_who_speaks_in_a_transcript_is_the_title_and_the_name() -> None:
    found = read("MR PRICE: We condemn it.\n\nQ: Why?\n\nMR PRICE: It is a crime.")
    assert found.mentions() == {"price": ["MR PRICE", "MR PRICE"]}
    assert found.cast.actors[0].name == "Price"
    assert found.named("PRICE") == ["price"]


@pytest.mark.parametrize("text", ["MR: Yes.", "PRIME MINISTER: Yes.", "MR . : Yes.", "A:"])
def test_a_label_without_a_name_names_nobody_new(text: str) -> None:
    assert all(who.name == who.name.lower() for who in read(text).cast.actors)
