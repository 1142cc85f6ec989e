"""One act told several times counts once."""

from __future__ import annotations

from tests.gather.events.made import events


def clusters(text: str) -> list[int]:
    return [event.cluster for event in events(text)]


def test_restatements_of_one_act_share_a_cluster() -> None:
    text = "Turkey attacked Syria. The Turkish attack on Syria came at dawn. Syria was attacked."
    assert len(set(clusters(text))) == 1


def test_other_parties_or_another_type_are_another_act() -> None:
    text = "Turkey attacked Syria. Iran attacked Iraq. Turkey condemned Syria."
    assert len(set(clusters(text))) == 3


def test_an_act_that_is_denied_is_not_the_one_that_happened() -> None:
    assert len(set(clusters("Turkey attacked Syria. Turkey did not attack Syria."))) == 2


def test_other_words_of_the_same_type_are_another_act() -> None:
    assert len(set(clusters("Turkey shelled Syria. Turkey tortured a Syrian."))) == 2


def test_the_order_of_parties_matters() -> None:
    assert len(set(clusters("Turkey attacked Syria. Syria attacked Turkey."))) == 2


def test_acts_of_different_years_are_different_acts() -> None:
    assert len(set(clusters("In 1998 Turkey attacked Syria. In 2003 Turkey attacked Syria."))) == 2
    assert len(set(clusters("In 1998 Turkey attacked Syria. Turkey attacked Syria at dawn."))) == 1


def test_a_noun_and_its_verb_tell_of_one_act() -> None:
    text = "Turkey threatened Syria with war. Turkey's threats did not impress Syria."
    assert len(set(clusters(text))) == 1
