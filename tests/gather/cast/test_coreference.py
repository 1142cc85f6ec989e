"""Coreference: whom a word means that names nobody, and where it is left open."""

from __future__ import annotations

import pytest

from tests.gather.cast.made import read

ROJAS = "Peruvian Foreign Minister Inti Rojas met Chilean President Luis Paz in Oslo. "


@pytest.mark.parametrize(
    ("text", "word", "times", "whom"),
    [
        (ROJAS + "The minister smiled.", "minister", 1, ["inti-rojas"]),
        (ROJAS + "The president smiled.", "president", 1, ["luis-paz"]),
        (ROJAS + "Rojas said his country was ready.", "country", 1, ["peru"]),
        (ROJAS + "Rojas said his country was ready.", "his", 1, ["inti-rojas"]),
        (ROJAS + "The minister said he was ready. She left.", "He", 1, []),
        ("The president left. President Luis Paz of Chile met Peru.", "president", 1, ["luis-paz"]),
        ("Peru left the talks. The country is poor.", "country", 1, ["peru"]),
        ("Peru sees Chile's role in the country as bad.", "country", 1, ["peru"]),
        ("Chile warned Peru. The latter said nothing.", "latter", 1, ["peru"]),
        ("Chile warned Peru. The former waited.", "former", 1, ["chile"]),
        ("Chile warned Peru; both countries armed.", "countries", 1, ["chile", "peru"]),
        ("Chile warned Peru. The two sides armed.", "sides", 1, ["chile", "peru"]),
        ("Norway said it was ready.", "it", 1, ["norway"]),
        ("Norway fears that its border is open.", "its", 1, ["norway"]),
        ("Norway helped Peru. It will pay.", "It", 1, ["norway"]),
        ("The Peruvian army said it would fire.", "it", 1, ["peru-mil"]),
        ("Rebels in Peru said they would fight Chile.", "they", 1, ["peru-reb"]),
        ("Norway and Peru said they would sign.", "they", 1, ["norway", "peru"]),
        ("Norway stood by Peru and its people.", "people", 1, []),
        ("Hezbollah spoke. The group said no to Peru.", "group", 1, ["hezbollah"]),
        ("Peru's army attacked Chile. The army won.", "army", 2, ["peru-mil"]),
    ],
)
def test_whom_a_word_means(text: str, word: str, times: int, whom: list[str]) -> None:
    found = read(text)
    if word not in found.parse.word:
        assert not whom
    elif word == "people":
        assert found.named("people") == ["peru-cvl"]
    else:
        assert found.named(word, times) == whom


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It is clear that Peru will pay Chile.", "It"),
        ("Norway left. It rained in Peru.", "It"),
        ("When it comes to Peru, Norway waits.", "it"),
        ("Inti Rojas and Luis Paz met Rosa Vik. He left.", "He"),
        ("Norway, Peru and Chile met. The president left.", "president"),
        ("The two boats met Peru.", "boats"),
        ("The country is poor.", "country"),
        ("The latter is poor.", "latter"),
        ("Both countries are poor.", "countries"),
        ("They left.", "They"),
        ("The former president of Peru left for Chile.", "former"),
    ],
)
def test_what_could_mean_anybody_stays_open(text: str, word: str) -> None:
    found = read(text)
    named = found.named(word)
    assert all(found.cast._by_id[each].code == "" for each in named), named


def test_she_is_not_whom_the_document_calls_he() -> None:
    found = read(
        "Peruvian Foreign Minister Amina Rojas met Chilean President Luis Paz in Oslo. "
        "The minister said her country would help. He thanked her."
    )
    assert found.named("He") == ["luis-paz"]
    assert found.named("her", 2) == ["amina-rojas"]


def test_two_sides_are_those_a_document_is_about() -> None:
    text = (
        "Peru and Chile quarrel. Peru wants water. Chile wants copper. Peru waits. "
        "Chile favours Bolivia, the neighbour.\n\nThe two sides will meet in May."
    )
    assert sorted(read(text).named("sides")) == ["chile", "peru"]


def test_both_words_stand_for_mentions_elsewhere() -> None:
    found = read("Chile warned Peru; both countries armed.")
    at = found.parse.word.index("countries")
    spans = [(m.start, m.end) for m in found.cast.named_by(at)]
    assert [found.text[s:e] for s, e in spans] == ["Chile", "Peru"]


QUARREL = "Chile, Peru and Bolivia met Norway in Oslo. "


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        (QUARREL + "The three countries signed.", "countries", ["chile", "peru", "bolivia"]),
        (QUARREL + "All three signed.", "three", ["chile", "peru", "bolivia"]),
        (QUARREL + "The trio signed.", "trio", ["chile", "peru", "bolivia"]),
        ("Chile and Peru have talked. The two met again.", "two", ["chile", "peru"]),
        ("India, China and Fiji met. The two giants quarrelled.", "giants", ["india", "china"]),
        ("Chile, Peru and Fiji met. Fiji went. The other two stayed.", "two", ["chile", "peru"]),
        ("Norway asked both sides to stop. Chile and Peru go on.", "sides", []),
        ("Inti Rojas of Peru met Luis Paz of Chile. The two leaders smiled.", "leaders",
         ["inti-rojas", "luis-paz"]),
        ("Chile and Peru smiled. The three countries met.", "countries", []),
        ("Qatar and Fiji met. The emirate paid.", "emirate", ["qatar"]),
        ("Qatar and Fiji met. The island nation paid.", "nation", ["fiji"]),
        ("Nepal warned India. The Himalayan republic is poor.", "republic", ["nepal"]),
        ("Qatar and Kuwait met. The emirate paid.", "emirate", []),
        ("Fiji warned Peru. The emirate paid.", "emirate", []),
        ("Norway quarrels with Sweden. Norway fears its neighbour.", "neighbour", ["sweden"]),
        ("Chile's ally left.", "ally", []),
        ("Norway and Fiji met. Norway trusts Fiji and the neighbours.", "neighbours", []),
        ("Peru is burning. Chile waits. Peru's army shot. The country's police and army met.",
         "police", ["peru-cop", "peru-mil"]),
        ("The African Union met Peru. The union suspended Chad.", "union", ["african-union"]),
        ("Norway told Peru to open its border.", "its", ["peru"]),
        ("Peru waits for Chile. In Lima, students marched.", "students", ["peru-edu"]),
    ],
)  # fmt: skip
def test_several_and_kinds_of_countries(text: str, word: str, whom: list[str]) -> None:
    assert read(text).named(word) == whom


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Peru's civilian and military leaders met.",
         {"Peru's civilian": ("PER", "GOV"), "military leaders": ("PER", "MIL")}),
        ("Peru's civilian as well as the military leadership met.",
         {"Peru's civilian": ("PER", "GOV"), "military leadership": ("PER", "MIL")}),
        ("Peru's army and police fired at Chile.",
         {"Peru's army": ("PER", "MIL"), "police": ("PER", "COP")}),
        ("Peruvian soldiers and rebels fought in Chile.",
         {"Peruvian soldiers": ("PER", "MIL"), "rebels": ("", "REB")}),
    ],
)  # fmt: skip
def test_what_is_said_once_for_two(text: str, named: dict[str, tuple[str, str]]) -> None:
    found = read(text)
    assert {words: found.who(words) for words in named} == named


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Peru sent more troops to Chile.", "troops"),
        ("Chile has alarmed policymakers in Lima.", "policymakers"),
        ("Chile supports armed groups in Peru.", "armed groups"),
        ("Pictured: Inti Rojas meeting President Luis Paz in Lima.", "President Luis Paz"),
        ("Retired general Luis Paz of Chile spoke.", "Retired general Luis Paz of Chile"),
    ],
)
def test_idle_words_are_no_part_of_a_mention(text: str, mention: str) -> None:
    assert any(mention in every for every in read(text).mentions().values())


def test_several_by_number_are_those_of_a_list_with_articles() -> None:
    found = read(
        "Peru, the Dominican Republic, Chile and Brazil cut their ties with Cuba.\n\n"
        "On Friday, the four states sent Cuba a list. They want an answer."
    )
    four = ["peru", "dominican-republic", "chile", "brazil"]
    assert found.named("states") == four
    assert found.named("They") == four
