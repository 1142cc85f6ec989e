"""The tables agree with each other and with the code."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from standoff.gather.events.acts import LIVING
from standoff.gather.events.attitudes import KINDS
from standoff.gather.events.lexicon import UTTER, VERBS, lexicon, phrases
from standoff.gather.records import Status

PLACE = files("standoff.gather.events.lexicon")
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "REQUEST",
    "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
)  # fmt: skip


def test_there_are_plovers_sixteen_types_with_a_score_of_their_kind() -> None:
    types = lexicon().types
    assert sorted(types) == sorted(TYPES)
    for each in types.values():
        assert -10 <= each.score <= 10
        assert (each.score < 0) == each.conflict
    assert [name for name in TYPES if types[name].material] == [
        "COOPERATE",
        "AID",
        "RETREAT",
        "PROTEST",
        "MOBILIZE",
        "SANCTION",
        "COERCE",
        "ASSAULT",
    ]


def test_every_type_is_made_by_some_verb() -> None:
    made = {frame.type for verb in lexicon().verbs.values() for frame in verb.frames.values()}
    assert made == set(TYPES)


def test_verbs_name_only_classes_that_there_are() -> None:
    known = {name for names in lexicon().classes.values() for name in names}
    keys = {key for verb in lexicon().verbs.values() for key in verb.frames}
    assert {key.lstrip("@!") for key in keys} - known == {"actor", "alone"}


def test_every_class_of_nouns_is_used() -> None:
    keys = {key.lstrip("@!") for verb in lexicon().verbs.values() for key in verb.frames}
    used = keys | LIVING | {"wrong", "bad", "term", "journalists"}  # these are named in the code
    assert {name for names in lexicon().classes.values() for name in names} <= used


def test_every_kind_is_known_to_the_code_and_used() -> None:
    kinds = {verb.kind for verb in lexicon().verbs.values() if verb.kind}
    kinds |= {noun.kind for noun in lexicon().nouns.values() if noun.kind}
    assert kinds == set(KINDS)
    assert UTTER not in kinds


@pytest.mark.parametrize("name", VERBS)
def test_no_verb_is_in_a_group_twice(name: str) -> None:
    for group, table in tomllib.loads(PLACE.joinpath(name).read_text("utf-8")).items():
        twice = [word for word, count in Counter(phrases(table["verbs"])).items() if count > 1]
        assert (group, twice) == (group, [])


def test_words_are_lemmas_in_lower_case() -> None:
    words = lexicon()
    for word in (*words.verbs, *words.nouns, *words.classes):
        assert word == word.lower().strip()


def test_manners_are_statuses() -> None:
    assert {"future", "attempted", "hypothetical", "ongoing"} <= set(map(str, Status))
