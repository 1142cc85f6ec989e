"""The table of cues."""

from __future__ import annotations

from standoff.gather.records import StatementKind
from standoff.gather.statements.cues import cues
from standoff.gather.statements.taken import FRAMES

OTHERS = frozenset(("quote", "clause", "that", "told", "put"))
OF_NOUNS = frozenset(("clause", "to", "is", "of", "for", "about", "over", "at"))


def test_what_verbs_and_nouns_take_is_known_to_the_code() -> None:
    for cue in cues().verbs.values():
        assert cue.takes <= FRAMES.keys() | OTHERS
    for cue in cues().nouns.values():
        assert cue.takes <= OF_NOUNS


def test_a_word_of_several_groups_takes_what_each_says() -> None:
    assert cues().verbs["deny"].takes == {"quote", "clause", "words", "doing"}


def test_one_group_says_nothing_of_the_next_word() -> None:
    assert cues().verbs["suggest"].known
    assert not cues().verbs["acknowledge"].known


def test_saying_and_thinking_are_told_apart() -> None:
    assert cues().verbs["say"].kind is StatementKind.INDIRECT
    assert cues().verbs["fear"].kind is StatementKind.VIEW
