"""Whether an act happens, and what PLOVER makes of one that does not."""

from __future__ import annotations

import pytest

from standoff.gather.records import Statement, StatementKind, Status
from tests.gather.events.made import Named, events, parsed, told


@pytest.mark.parametrize(
    ("sentence", "type_", "status"),
    [
        ("Turkey bombed Syria.", "ASSAULT", Status.REPORTED),
        ("Iran said Turkey had bombed Syria.", "ASSAULT", Status.CLAIMED),
        ("Turkey bombed Syria, Iran said.", "ASSAULT", Status.CLAIMED),
        ("Turkey is bombing Syria.", "ASSAULT", Status.ONGOING),
        ("Turkey continues to bomb Syria.", "ASSAULT", Status.ONGOING),
        ("Turkey tried to bomb Syria.", "ASSAULT", Status.ATTEMPTED),
        ("Turkey will bomb Syria.", "ASSAULT", Status.FUTURE),
        ("If Turkey bombs Syria, nobody wins.", "ASSAULT", Status.CONDITIONAL),
        ("Turkey might bomb Syria.", "ASSAULT", Status.HYPOTHETICAL),
        ("Turkey wants to bomb Syria.", "ASSAULT", Status.HYPOTHETICAL),
        ("Turkey did not bomb Syria.", "ASSAULT", Status.NEGATED),
        ("Turkey never bombed Syria.", "ASSAULT", Status.NEGATED),
        ("Turkey not only bombed Syria but enjoyed it.", "ASSAULT", Status.REPORTED),
        ("Neither Turkey nor Iran bombed Syria.", "ASSAULT", Status.NEGATED),
        ("No Turkish planes bombed Syria.", "ASSAULT", Status.NEGATED),
        ("None of the Turkish planes bombed Syria.", "ASSAULT", Status.NEGATED),
        ("It is not true that Turkey bombed Syria.", "ASSAULT", Status.NEGATED),
        ("It is false that Turkey bombed Syria.", "ASSAULT", Status.NEGATED),
        ("It is not the case that Turkey bombed Syria.", "ASSAULT", Status.NEGATED),
        ("It is true that Turkey bombed Syria.", "ASSAULT", Status.REPORTED),
        ("Turkey stopped short of condemning Syria.", "ACCUSE", Status.NEGATED),
        ("Turkey refrained from bombing Syria.", "ASSAULT", Status.NEGATED),
        ("Turkey failed to bomb Syria.", "ASSAULT", Status.NEGATED),
        ("Turkey did not fail to bomb Syria.", "ASSAULT", Status.REPORTED),
        ("Turkey did not deny attacking Syria.", "ASSAULT", Status.HYPOTHETICAL),
        ("Turkey seems ready to bomb Syria.", "THREATEN", Status.HYPOTHETICAL),
        ("Turkey is looking to bomb Syria.", "ASSAULT", Status.HYPOTHETICAL),
        ("Turkey could bomb Syria.", "ASSAULT", Status.HYPOTHETICAL),
        ("Turkey is set to bomb Syria.", "THREATEN", Status.FUTURE),
        ("Turkey is poised to bomb Syria.", "THREATEN", Status.FUTURE),
    ],
)
def test_status(sentence: str, type_: str, status: Status) -> None:
    (event,) = events(sentence)
    assert (event.type, event.status) == (type_, status)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Turkey will send food to Syria.", "AGREE TUR > SYR"),
        ("Turkey will not send food to Syria.", "REJECT TUR > SYR"),
        ("Turkey did not accept Iran's proposal.", "REJECT TUR > IRN"),
        ("Turkey is not ready to bow to Iran's demands.", "REJECT TUR > IRN"),
        ("Turkey is ready to help Syria.", "AGREE TUR > SYR"),
        ("Turkey is prepared to attack Syria.", "THREATEN TUR > SYR"),
        ("Turkey said it would boycott talks with Syria.", "THREATEN TUR > SYR"),
        ("Turkey announced it would expel the Syrian ambassador.", "SANCTION TUR > SYR"),
        ("Turkey decided to expel the Syrian ambassador.", "SANCTION TUR > SYR"),
        ("Turkey agreed not to bomb Syria.", "AGREE TUR > SYR"),
        ("Turkey refused to help Syria.", "REJECT TUR > SYR"),
        ("Turkey said Iran should send food to Syria.", "REQUEST TUR > IRN"),
    ],
)
def test_what_tense_and_negation_make_of_an_act(sentence: str, expected: str) -> None:
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence", ["Turkey denied attacking Syria.", "Turkey denied that it had bombed Syria."]
)
def test_who_denies_an_act_claims_that_it_was_not(sentence: str) -> None:
    (event,) = events(sentence)
    assert told(sentence) == ["ASSAULT TUR > SYR"]
    assert event.status is Status.NEGATED
    assert [sentence[start:end] for start, end in event.claimed_by] == ["Turkey"]


def test_whoever_is_told_does_nothing() -> None:
    text = "“Syria,” the Greek minister told Turkish reporters in the capital, “has bombed Iran.”"
    assert told(text) == ["ASSAULT SYR > IRN"]


def _quoted(text: str, speaker: str) -> Statement:
    """What stands in quotation marks, said by a name."""
    cast = Named(parsed(text))
    spans = [(m.start, m.end) for actor in cast.actors for m in actor.mentions]
    who = next(span for span in spans if text[span[0] : span[1]] == speaker)
    content = (text.index("“") + 1, text.index("”"))
    cue = (text.index("said"), text.index("said") + 4)
    return Statement(StatementKind.DIRECT, (who,), cue, content, "made")


def test_we_are_whoever_speaks() -> None:
    text = "“We will bomb Syria,” a spokesman of Turkey said."
    assert told(text, [_quoted(text, "Turkey")]) == ["THREATEN TUR > SYR"]


def test_what_a_quotation_tells_is_claimed_by_its_speaker() -> None:
    text = "“Things are bad. Turkey bombed Syria. Nobody helped,” Iran said."
    (event,) = events(text, [_quoted(text, "Iran")])
    assert event.status is Status.CLAIMED
    assert [text[start:end] for start, end in event.claimed_by] == ["Iran"]
