"""The parse by rules: what depends on what, and that nothing breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.gather import model
from standoff.gather.parse import RULES, Parse
from tests.gather.statements.casting import document


def parsed(text: str) -> Parse:
    return model.load(RULES).parse(document(text))


def tree(text: str) -> set[tuple[str, str, str]]:
    """Every word with its label and its head."""
    parse = parsed(text)
    return {(parse.word[at], parse.dep[at], parse.word[parse.head[at]]) for at in range(len(parse))}


@pytest.mark.parametrize(
    ("text", "within"),
    [
        (
            "Rome warned Paris.",
            {
                ("Rome", "nsubj", "warned"),
                ("Paris", "dobj", "warned"),
                ("warned", "ROOT", "warned"),
            },
        ),
        (
            "Khan said that his country would fight.",
            {
                ("Khan", "nsubj", "said"),
                ("that", "mark", "fight"),
                ("country", "nsubj", "fight"),
                ("would", "aux", "fight"),
                ("fight", "ccomp", "said"),
                ("his", "poss", "country"),
            },
        ),
        (
            "Khan said the talks failed.",
            {("talks", "nsubj", "failed"), ("failed", "ccomp", "said")},
        ),
        (
            "Paris was attacked by Rome.",
            {
                ("Paris", "nsubjpass", "attacked"),
                ("was", "auxpass", "attacked"),
                ("by", "agent", "attacked"),
                ("Rome", "pobj", "by"),
            },
        ),
        (
            "Rome's army and the police fought the rebels in the town.",
            {
                ("Rome", "poss", "army"),
                ("'s", "case", "Rome"),
                ("army", "nsubj", "fought"),
                ("police", "conj", "army"),
                ("rebels", "dobj", "fought"),
                ("in", "prep", "fought"),
                ("town", "pobj", "in"),
            },
        ),
        (
            "The army threatened to attack the town.",
            {
                ("attack", "xcomp", "threatened"),
                ("to", "aux", "attack"),
                ("town", "dobj", "attack"),
            },
        ),
        (
            "The minister, who had resigned, left Rome and accused Paris.",
            {
                ("minister", "nsubj", "left"),
                ("who", "nsubj", "resigned"),
                ("resigned", "relcl", "minister"),
                ("accused", "conj", "left"),
                ("Paris", "dobj", "accused"),
            },
        ),
        (
            "Last week, Ada Khan, a general, did not meet officials.",
            {
                ("week", "npadvmod", "meet"),
                ("Khan", "nsubj", "meet"),
                ("general", "appos", "Khan"),
                ("not", "neg", "meet"),
                ("officials", "dobj", "meet"),
            },
        ),
        (
            "The war is over, officials said on Monday.",
            {("officials", "nsubj", "said"), ("said", "ROOT", "said"), ("is", "ccomp", "said")},
        ),
        ("“The war is over,” said Khan.", {("Khan", "nsubj", "said"), ("is", "ccomp", "said")}),
        (
            "Rome urged Paris to leave.",
            {("Paris", "dobj", "urged"), ("leave", "xcomp", "urged")},
        ),
        (
            "If Rome falls, Paris will answer.",
            {("Rome", "nsubj", "falls"), ("falls", "advcl", "answer")},
        ),
        ("Rome is ready to talk.", {("ready", "acomp", "is"), ("talk", "xcomp", "ready")}),
    ],
)
def test_who_does_what_to_whom(text: str, within: set[tuple[str, str, str]]) -> None:
    assert within - tree(text) == set()


@pytest.mark.parametrize(
    ("text", "word", "tag", "lemma"),
    [
        ("Rome claims that Paris lied.", "claims", "VBZ", "claim"),
        ("The claims of Rome were false.", "claims", "NNS", "claim"),
        ("He stopped the war.", "stopped", "VBD", "stop"),
        ("The men have fled.", "fled", "VBN", "flee"),
        ("The men have fled.", "men", "NNS", "man"),
        ("The countries agreed.", "countries", "NNS", "country"),
        ("They were making peace.", "making", "VBG", "make"),
        ("Rome didn’t attack.", "n’t", "RB", "not"),
        ("Nobody knew that he had it.", "that", "IN", "that"),
        ("It’s over.", "’s", "VBZ", "be"),
        ("Rome’s army left.", "’s", "POS", "'s"),
        ("The US attacked us.", "US", "NNP", "US"),
        ("The US attacked us.", "us", "PRP", "we"),
    ],
)
def test_tags_and_lemmas(text: str, word: str, tag: str, lemma: str) -> None:
    parse = parsed(text)
    at = list(parse.word).index(word)
    assert (parse.tag[at], parse.lemma[at]) == (tag, lemma)


def test_names_are_entities_and_those_with_a_title_persons() -> None:
    parse = parsed("Later Gen. Ada Khan met the Red Cross.")
    found = {
        parse.text[slice(*parse.span(each.first, each.last))]: each.label for each in parse.entities
    }
    assert found == {"Gen. Ada Khan": "PERSON", "Red Cross": ""}


SOME = """
Rome said that the army , . and which to be is not ’s “ ” who in of by attacked a ( )
"""
WORDS = st.sampled_from(SOME.split())


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=80))
def test_whatever_it_is_words_cover_it_and_every_sentence_is_a_tree(text: str) -> None:
    parse = parsed(text)
    kept = "".join(parse.word)
    assert kept == "".join(text.split()) or any(each.isspace() for each in kept)
    ends = [0, *(each.last for each in parse.sentences)]
    assert [each.first for each in parse.sentences] == ends[:-1]
    assert ends[-1] == len(parse)
    for at in range(len(parse)):
        assert _root(parse, at) >= 0
        assert parse.sentence_of[parse.head[at]] == parse.sentence_of[at]


def _root(parse: Parse, at: int) -> int:
    for _ in range(len(parse) + 1):
        if parse.head[at] == at:
            return at
        at = parse.head[at]
    return -1


def test_a_sentence_without_end_is_cut() -> None:
    parse = parsed("and so on " * 2_000)
    assert len(parse) == 6_000
    assert max(each.last - each.first for each in parse.sentences) <= 300
