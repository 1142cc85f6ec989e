"""The question and the answer, for who reads no further."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer
from standoff.model.dispute import Dispute
from standoff.report.wording import phrases
from standoff.report.wording.ask import assumptions, levers, readings, settlements, threats, words
from standoff.report.wording.ask.words import Style
from standoff.report.wording.draft import count
from standoff.report.wording.marks import capital
from standoff.report.wording.page import names

TITLE = "Question and answer"

NO_QUESTION = (
    "The file asks no question. This page tells what each side wants and what is stable, that is, "
    "where no side has reason to move; it does not tell whether a threat or an offer works. For "
    "that, add to the file who asks, whom, and for what:"
)
SAMPLE = '[question]\nby     = "SIDE"\ntarget = "SIDE"\ngoal   = "STATEMENT"'


def sides(dispute: Dispute) -> str:
    """Who is in the dispute; for a page without a question."""
    told = phrases.listed(phrases.side(each) for each in dispute.sides)
    return f"{phrases.count(len(dispute.sides), 'side')}: {told}."


def assumed(dispute: Dispute) -> Iterator[tuple[str, str]]:
    """What the file as a whole assumes, or what its import had to."""
    if dispute.grounds.assumes:
        yield "Assumed of the whole file", f"{names.whole(dispute.grounds.assumes)}."


def headline(answer: Answer) -> str:
    """The answer in a sentence."""
    whom = words.target(answer)
    does = f"keeps {whom} to it" if answer.deters else f"brings {whom} there"
    if answer.dispute.states:
        return threats.UNTESTED
    if not answer.working and all(each.works is None for each in answer.tried):
        return f"Whether a threat or an offer works on {whom} cannot be told: see why below."
    if not answer.working and not answer.every_package:
        most = phrases.count(answer.levers_tried, "threat or offer", "threats and offers")
        return f"No: no package of up to {most} {does}; larger ones were not tried."
    kinds = {(bool(each.threats), bool(each.offers)) for each in answer.working}
    return _HEADLINES[_kind(kinds)].format(whom=whom, does=does)


def _kind(kinds: set[tuple[bool, bool]]) -> str:
    if not kinds:
        return "nothing"
    if (False, False) in kinds:
        return "asking"
    if (True, False) in kinds:
        return "either" if (False, True) in kinds else "threat"
    return "offer" if (False, True) in kinds else "both"


_HEADLINES = {
    "nothing": "No: as the file is written, no threat and no offer {does}.",
    "asking": "Yes: as the file is written, {whom} would do it without threat or offer.",
    "threat": "By a threat, yes: as the file is written, one works on {whom}.",
    "either": "Yes: as the file is written, a threat works on {whom}, and so does an offer.",
    "offer": "Not by threats: as the file is written, what works on {whom} is an offer.",
    "both": "Only by both: as the file is written, threat and offer together work on {whom}.",
}


def points(answer: Answer) -> Iterator[tuple[str, str]]:
    """The rest of the answer, a label and a few sentences each."""
    style = names.plain_style(answer)
    threatened = [capital(each) for each in threats.threatened(answer, style)]
    pairs = (
        ("The threats", " ".join(threatened)),
        ("What would work", "" if answer.dispute.states else threats.what_works(answer, style)),
        ("Threats that simply stand", levers.summary(answer, style) or ""),
        ("Who must move first", first_move(answer, style)),
        ("What it depends on", readings.summary(answer, style)),
        *assumed(answer.dispute),
        ("What no source says", assumptions.summary(answer) or ""),
        (count.LABEL, count.told(answer.dispute) or ""),
    )
    yield from ((label, text) for label, text in pairs if text)


def first_move(answer: Answer, style: Style) -> str:
    """The way to what both would like better."""
    if not answer.settlements:
        return settlements.summary(answer)
    both = f"{words.asker(answer)} and {words.target(answer)}"
    number = phrases.count(answer.settlements_in_all, "state", "states")
    return (
        f"{number} with the goal would be better than today for both {both}. "
        f"{settlements.jump(answer, style)}"
    )


def counts(answer: Answer) -> str | None:
    """What a reading is, and what its counts are not; None where there is but one."""
    if answer.total == 1:
        return None
    asked = phrases.count(len(answer.dispute.judgements), "question")
    drawn = ", drawn at random," if answer.settings.sampled else ""
    return (
        f"The file leaves {asked} open. It is written with an answer to each; every other way of "
        f"answering them is another reading. A count such as “in {answer.total // 2:,} of "
        f"{answer.total:,}” says in how many of the {answer.total:,} readings{drawn} a line holds. "
        "It is no probability."
    )


WHOSE = (
    "Whether a threat or an offer works is a test of Standoff's own, set out under the threats "
    "below; stability is the literature's."
)
