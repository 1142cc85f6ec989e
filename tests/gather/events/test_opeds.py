"""Whole op-eds: how many of a person's events are found, and how many of ours a person reads."""

from __future__ import annotations

import pytest

from tests.gather.events.opeds import score

LEARNED = ("rivers", "cod", "shield")
"""The rules were mended until these came out well."""
UNSEEN = ("dam",)
"""Written when the rules stood; first read with precision .95 and recall .80."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "parties", "precision", "recall"),
    [
        (LEARNED, False, 0.90, 0.80),
        (LEARNED, True, 0.75, 0.68),
        (UNSEEN, False, 0.85, 0.70),
        (UNSEEN, True, 0.85, 0.70),
    ],
)
def test_events_of_op_eds(
    names: tuple[str, ...], parties: bool, precision: float, recall: float
) -> None:
    found = score(names, parties=parties)
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall, found.missed


@pytest.mark.slow
def test_half_of_the_sentences_tell_of_nothing_and_few_events_are_made_of_them() -> None:
    found = score(LEARNED + UNSEEN, parties=False)
    told = {(each.sentence) for each in (*found.right, *found.missed)}
    assert len([each for each in found.wrong if each.sentence not in told]) <= 4
