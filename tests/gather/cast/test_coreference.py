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
