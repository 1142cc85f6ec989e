"""No dispute gets past the checks, however it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import islice
from typing import Any

import pytest
from hypothesis import given

import standoff
from standoff import DecisionMaker, Dispute, DisputeError, Option
from standoff.catalogue import disputes as catalogue
from standoff.model.check import dispute_mistakes
from standoff.model.dispute import checked_dispute
from standoff.model.parts import UncheckedDispute
from tests.builders import side
from tests.strategies_ask import asking_disputes

SIDES = (side("ann", "a", prefers=("a",)), side("bob", "b"))


def parts_of(dispute: Dispute) -> dict[str, Any]:
    return {each.name: getattr(dispute, each.name) for each in fields(dispute)}


def settling_keeps_it_whole(dispute: Dispute) -> None:
    """What ``under`` does not ask again, the constructor would find in order."""
    for reading in islice(dispute.readings(), 30):
        settled = dispute.under(reading)
        assert list(dispute_mistakes(settled)) == []
        assert settled == Dispute(**parts_of(settled)) == checked_dispute(settled)
        assert type(settled) is Dispute
        assert settled.reading == reading
        assert settled.judgements == ()


@given(asking_disputes())
def test_settled_disputes_pass_all_checks(dispute: Dispute) -> None:
    settling_keeps_it_whole(dispute)


@pytest.mark.parametrize("name", catalogue.dispute_names())
def test_settled_catalogue_disputes_pass_all_checks(name: str) -> None:
    settling_keeps_it_whole(standoff.load(name))


def test_a_dispute_that_does_not_fit_is_refused_however_it_is_made() -> None:
    wrong = UncheckedDispute("Wrong", SIDES, frozenset(["c"]))
    sound = Dispute("Sound", SIDES)
    makes: tuple[Callable[[], Dispute], ...] = (
        lambda: Dispute("Wrong", SIDES, frozenset(["c"])),
        lambda: replace(sound, status_quo=frozenset(["c"])),
        lambda: checked_dispute(wrong),
    )
    for make in makes:
        with pytest.raises(DisputeError, match="status_quo"):
            make()


def test_nothing_turns_the_checks_off() -> None:
    names = {each.name for each in fields(Dispute)}
    assert names == {each.name for each in fields(UncheckedDispute)}
    with pytest.raises(TypeError, match="checked"):
        Dispute("Wrong", SIDES, frozenset(["c"]), checked=True)  # type: ignore[call-arg]


def test_a_dispute_has_a_side() -> None:
    with pytest.raises(DisputeError) as caught:
        Dispute("Nobody", ())
    assert str(caught.value) == (
        "side: this value does not fit: there is none [value-wrong]\n    name one or more"
    )


def test_a_dispute_with_the_same_parts_is_the_same() -> None:
    made = DecisionMaker("ann", options=(Option("a"),))
    assert Dispute("One", (made,)) == Dispute("One", (made,))
    assert Dispute("One", (made,)) != UncheckedDispute("One", (made,))
