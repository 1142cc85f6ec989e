"""What `ask --json` prints fits its published schema, and nothing else does."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator as Validator

from standoff.catalogue import disputes
from standoff.cli import main

SCHEMA = Path(__file__).parent.parent / "docs/reference/answer.schema.json"

QUESTIONS = {
    "threats, offers, judgements, views": "one-last-time",
    "a third side": "one-last-time-four",
    "no threats, merged states": "elmira",
    "no offers": "cuban-missile-crisis",
    "an offer that both could take back": "prisoners-dilemma",
    "nobody is firm": "chicken",
    "trust": "stag-hunt",
    "nothing marked": "battle-of-the-sexes --by one --goal 'one_first and not two_second'",
    "what one wins the other loses": "matching-pennies --by even --goal odd_heads",
    "four sides": "volunteers-dilemma --by side_ann --goal ben",
    "five sides": "commons --by first_herder --goal second",
    "a threat that does not bite": "euphrates",
    "rankings": "elmira-twelve",
    "a side that is indifferent": "garrison",
    "two readings": "korea",
    "a tie": "bismarck-sea --by kenney --goal sail_north",
    "an offer that is made anyway": "samaritans-dilemma",
    "a goal that holds today": "chain-store",
    "what cannot be taken back": "centipede --by second --goal pass_1 --offers pass_2",
    "levers that exclude one another": "chairs-paradox --by chair --goal second_x "
    "--threats chair_y,chair_z --offers chair_x",
    "three readings": "public-good --by side_ann --goal ben",
    "nothing strict": "minority-game --by side_ann --goal ben",
    "a threat that works": "mugging",
    "a goal beyond the target": "one-last-time-four --goal 'coop and join' --target taliban",
    "graph form": "elmira-graph",
    "another asker": "elmira --by local --goal 'accept and modify' --target uniroyal",
}


@cache
def validator() -> Validator:
    loaded = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Validator.check_schema(loaded)
    return Validator(loaded)


@cache
def answer(question: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["ask", *shlex.split(question), "--json"])
    assert result.exit_code == 0, result.output
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_answers_fit_the_schema(question: str) -> None:
    validator().validate(answer(question))


def test_every_dispute_of_the_catalogue_is_asked() -> None:
    assert {question.split()[0] for question in QUESTIONS.values()} == set(disputes.dispute_names())


def test_answers_of_every_kind_are_tried() -> None:
    """Each list has an entry and each value that may be null is, somewhere."""
    answers = [answer(question) for question in QUESTIONS.values()]
    for key in answers[0].keys() - {"drafts"}:  # the catalogue has none
        assert any(each[key] for each in answers), key
    packages = [package for each in answers for package in each["packages"]]
    assert {package["complied"] is None for package in packages} == {True, False}
    for key in ("instead", "surrender", "broken", "met", "left", "kept", "overturned_by"):
        assert any(package[key] for package in packages), key
    for key in ("cannot", "obstacles", "exchanged", "further"):
        assert any(package[key] for package in packages), key
    findings = [finding for each in answers for finding in each["findings"]]
    assert {finding["as_written"] for finding in findings} == {True, False, None}
    assert {finding["condition"] is None for finding in findings} == {True, False}
    assert {each["decisive"] is None for each in answers} == {True, False}


def inner(value: object) -> Iterator[dict[str, Any]]:
    """Every record inside an answer, the answer itself first."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
        if isinstance(each, dict | list):
            yield from inner(each)


BY_ID = {"judgements", "influence"}


def records(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The records whose keys the schema fixes: not those that go by the ids of a file."""
    for record in inner(whole):
        if "answer" in record or "id" in record or not _goes_by_ids(record, whole):
            yield record


def _goes_by_ids(record: dict[str, Any], whole: dict[str, Any]) -> bool:
    return set(record) <= set(whole["judgements"])


def spoilt(whole: dict[str, Any], spoil: Callable[[dict[str, Any]], object]) -> Iterator[Any]:
    """The answer with each of its records spoilt in turn, one of every shape."""
    seen = set()
    for number, record in enumerate(records(whole)):
        shape = tuple(record)
        if shape not in seen:
            seen.add(shape)
            changed = deepcopy(whole)
            spoil(list(records(changed))[number])
            yield changed


@pytest.mark.parametrize("name", ["one-last-time", "elmira", "one-last-time-four"])
def test_the_schema_is_strict(name: str) -> None:
    whole = answer(name)
    assert validator().is_valid(whole)
    more = list(spoilt(whole, lambda record: record.update(more=1)))
    less = list(spoilt(whole, lambda record: record.pop(next(reversed(record)))))
    assert len(more) >= 10
    assert [each for each in more + less if validator().is_valid(each)] == []


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "another format": lambda whole: whole.update(answer=2),
    "a hash that is none": lambda whole: whole["input"].update(sha256="x"),
    "no key of a state": lambda whole: whole["standing"].update(state="coop and steps"),
    "a probability": lambda whole: whole["findings"][0].update(as_written=0.25),
    "influence beyond one": lambda whole: whole["findings"][0]["influence"].update(undo=2),
    "a gain of two": lambda whole: whole["settlements"][0]["moves"]["steps"][0].update(gain=2),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_wrong_answers_do_not_fit_the_schema(spoil: Callable[[dict[str, Any]], object]) -> None:
    whole = deepcopy(answer("one-last-time"))
    spoil(whole)
    assert not validator().is_valid(whole)
