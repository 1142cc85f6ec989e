"""Words and sentences."""

from __future__ import annotations

import pytest

from standoff.gather import model
from standoff.gather.english.tokens import tokens
from standoff.gather.parse import RULES
from tests.gather.statements.casting import document


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text, 0, len(text))]


def sentences(text: str) -> list[str]:
    parse = model.load(RULES).parse(document(text))
    return [text[slice(*parse.span(each.first, each.last))] for each in parse.sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rome's army didn’t move.", "Rome 's army did n’t move ."),
        ("They're in the U.S. now.", "They 're in the U.S. now ."),
        ("Gen. Lorry, 45, can't go.", "Gen. Lorry , 45 , ca n't go ."),
        ("It can cost $1,200.50 (or 3%).", "It can cost $ 1,200.50 ( or 3 % ) ."),
        ("arch-rival", "arch - rival"),
        ("O’Brien said...", "O’Brien said ..."),
        ("Write to ada@example.org at once.", "Write to ada@example.org at once ."),
        ("See https://example.org/a?b=1.", "See https://example.org/a?b=1 ."),
        ("“Yes!” she said.", "“ Yes ! ” she said ."),
        ("", ""),
        ("  \n ", ""),
    ],
)
def test_words(text: str, found: str) -> None:
    assert words(text) == found.split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rome fell. Paris rose.", ["Rome fell.", "Paris rose."]),
        ("Mr. Khan met Gen. Lorry. They spoke.", ["Mr. Khan met Gen. Lorry.", "They spoke."]),
        ("He left the U.S. He came back.", ["He left the U.S.", "He came back."]),
        ("The U.S. Army left at 5 p.m. on Monday.", ["The U.S. Army left at 5 p.m. on Monday."]),
        ("“We go.” They went.", ["“We go.”", "They went."]),
        ('"We go." "No."', ['"We go."', '"No."']),
        ("“Will we win?” he asked.", ["“Will we win?” he asked."]),
        ("No stop", ["No stop"]),
        ("One.\n\nTwo.", ["One.", "Two."]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found
