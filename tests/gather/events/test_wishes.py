"""What is only wanted, meant, asked or argued is no act; what is said by form is one."""

from __future__ import annotations

import pytest

from standoff.gather.records import Statement, StatementKind, Status
from tests.gather.events.made import events, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Egypt wants Turkey to close its base and to cut ties with Iran.", ["REQUEST EGY > TUR"]),
        ("Egypt called for Turkey to cut ties with Iran and to expel Iraqi troops.",
         ["REQUEST EGY > TUR"]),
        ("Turkey was urged to release the sailors.", ["REQUEST > TUR"]),
        ("Kenya urged Sudan to negotiate and warned Ethiopia.",
         ["REQUEST KEN > SDN", "THREATEN KEN > ETH"]),
        ("The blockade, which was meant to bring Turkey back, has failed.", []),
        ("Turkey should release its Greek prisoners.", []),
        ("Would Turkey bomb Syria?", []),
        ("The French minister, speaking to reporters in Germany, said little.", []),
        ("Asked whether the ban was lawful, the Turkish minister smiled.", []),
        ("A Turkish lawyer, who asked not to be named, was doubtful.", []),
        ("China has promised to open its ports, and has sent food to Cuba.",
         ["AGREE CHN >", "AID CHN > CUB"]),
        ("Turkey was given ten days to comply.", ["THREATEN > TUR"]),
        ("Egypt gave Turkey two weeks to withdraw.", ["THREATEN EGY > TUR"]),
        ("Iran described the French raid as barbaric.", ["ACCUSE IRN > FRA"]),
        ("Turkey insists that there is nothing to discuss.", ["REJECT TUR >"]),
        ("Turkey insists that it will not close the station.", ["REJECT TUR >"]),
        ("Turkey said it would not be bullied.", ["REJECT TUR >"]),
        ("Japan presented China with a note of protest.", ["ACCUSE JPN > CHN"]),
        ("France is prepared to take all necessary measures against Iran.",
         ["THREATEN FRA > IRN"]),
        ("China fired two missiles into the sea.", ["MOBILIZE CHN >"]),
        ("India criticised Pakistan and rebuked Pakistan.", ["ACCUSE IND > PAK"]),
        ("Norway wants Denmark to free the crew, to close a Polish base and to scale back its ties"
         " with Cuba.", ["REQUEST NOR > DNK"]),
        ("Norway asked Denmark to free the crew, and it moved to close a Polish base.",
         ["REQUEST NOR > DNK", "COERCE NOR > POL"]),
        ("Kenya warned that there would be trouble if Sudan refused.", ["THREATEN KEN > SDN"]),
        ("Kenya threatened to act unless Sudan withdraws.", ["THREATEN KEN > SDN"]),
        ("Kenya said it would bomb the port if Sudan refused to pay.", ["THREATEN KEN > SDN"]),
        ("Peru has sent troops to Chile, and Brazil has sent four trucks of food to Colombia.",
         ["MOBILIZE PER > CHL", "AID BRA > COL"]),
        ("Peru's threat to sue Chile was dismissed.", ["THREATEN PER > CHL", "REJECT > PER"]),
        ("Peru's threat to sue Chile rattled the markets.", ["THREATEN PER > CHL"]),
        ("Japan defended the right of Chile to bomb Peru.", ["SUPPORT JPN > CHL"]),
        ("Japan rejected calls by Chile to cut ties with Peru.", ["REJECT JPN > CHL"]),
        ("Japan tried an Australian for spying.", ["ACCUSE JPN > AUS"]),
        ("Japan tried one more day to make the plan work.", []),
        ("Poland urged Spain and Italy to ease the blockade.", ["REQUEST POL > ESP+ITA"]),
    ],
)  # fmt: skip
def test_what_is_an_act(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Britain offered Spain a loan. Spain turned down the offer.", "REJECT ESP > GBR"),
        ("India accused Pakistan of lying. Pakistan denied the accusation.", "REJECT PAK > IND"),
        ("Peru bombed Chile. Brazil condemned the attack.", "ACCUSE BRA > PER"),
        ("Peru bombed Chile. Brazil condemned an attack.", "ACCUSE BRA >"),
        ("Egypt cut ties with Iran and closed its airspace.", "SANCTION EGY > IRN"),
    ],
)
def test_a_target_that_an_earlier_act_names(text: str, last: str) -> None:
    assert told(text)[-1] == last


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will not sit beside a state that arms rebels and then asks for our trust,” Peru said.",
        "“We cannot bear a neighbour that pays thieves, and then demands our money,” Peru said.",
    ],
)
def test_what_an_unnamed_other_asks_is_not_asked_by_the_speaker(sentence: str) -> None:
    start, end = sentence.index("We"), sentence.index(",”")
    named = sentence.index("Peru")
    said = sentence.index("said")
    statement = Statement(
        StatementKind.DIRECT, ((named, named + 4),), (said, said + 4), (start, end), "quotation"
    )
    assert not [each for each in told(sentence, (statement,)) if each.startswith("REQUEST")]


def test_a_condition_in_the_past_tense_is_unreal() -> None:
    statuses = [event.status for event in events("If Turkey bombed Syria, Iran would pay.")]
    assert statuses == [Status.HYPOTHETICAL]
