"""Method, limits, and how to repeat it."""

from __future__ import annotations

import shlex

from standoff.answers.answer import Answer
from standoff.answers.ask import EVERY_READING
from standoff.model.dispute import Dispute, Grounds
from standoff.report.wording import phrases
from standoff.report.wording.ask import words
from standoff.report.wording.page import names

TITLE = "Method, limits, how to repeat it"
METHOD = (
    "The analysis is the Graph Model for Conflict Resolution (Kilgour, Hipel & Fang 1987): options "
    "make states, states are linked by the moves that a side can make alone, and each side ranks "
    "the states by what it wants, most important first. Nothing is weighed in numbers.",
    "The tests of threats, offers, levers and settlements, threat-aware stability, and the search "
    "for what works are Standoff's own and not part of that model.",
)
LIMITS = "What this does not know"
LIMIT_ITEMS = (
    "No amounts: preferences are an order, without strengths.",
    "No time and no chance: no deadlines, no accidents; every change is somebody's move.",
    "A short view: a side thinks of its own move, of the others' answer, and in the symmetric "
    "concepts of one counter-move.",
    "Only what the file says: an option that nobody wrote down does not exist here.",
    "States, sanctions and ways are those of the file as written; only counts are over readings.",
)
REPEAT = "How to repeat it"
FILE = "FILE is the dispute file with this sha256:"
BUILT = "The dispute was built in code; this is the sha256 of its records:"
THEN = (
    "The same file, version and command give the same page, byte for byte; chosen sections and "
    "documents at hand are part of the command."
)
ABOUT = "About the file"


def about(grounds: Grounds) -> str:
    """What the file says of itself."""
    return names.whole(grounds.why) if grounds.why else ""


def version(version: str) -> str:
    """What computed it."""
    return f"Standoff {version}"


def settings(answer: Answer) -> str:
    """What was counted."""
    if not answer.settings.sampled:
        return f"Findings are counted over {phrases.count(answer.total, 'reading')}, all there are."
    return (
        f"Not all readings were tried: {answer.total:,} were drawn with the seed "
        f"{answer.settings.seed}, each answer equally often. Counts are of the sample; "
        f"a share of it lies within {words.error(answer)} percentage points of the share of all, "
        "19 times in 20."
    )


def command(answer: Answer | None, dispute: Dispute) -> str:
    """The commands that give this page and all of its numbers."""
    if answer is None:
        supposed = _supposed(dispute)
        return (
            f"standoff report FILE{supposed} -o report.html\nstandoff solve FILE{supposed} --json"
        )
    asked = _supposed(dispute) + _asked(answer, dispute)
    return f"standoff report FILE{asked} -o report.html\nstandoff ask FILE{asked} --json"


def _supposed(dispute: Dispute) -> str:
    """The answers that are taken as given."""
    pairs = (f"{judgement}={answer}" for judgement, answer in dispute.reading.items())
    return "".join(f" --suppose {shlex.quote(pair)}" for pair in pairs)


def _asked(answer: Answer, dispute: Dispute) -> str:
    """The options without which the file's own question would be asked."""
    settings, own = answer.settings, dispute.question
    named = {"--by": settings.by, "--target": settings.target, "--goal": settings.goal}
    same = (
        own is not None
        and own.by == settings.by
        and own.target in ("", settings.target)
        and own.goal.text == settings.goal
    )
    told = {} if same else named
    if settings.threats is not None:
        told = {**told, "--threats": ",".join(settings.threats)}
    if settings.offers is not None:
        told = {**told, "--offers": ",".join(settings.offers)}
    if answer.total > EVERY_READING or settings.sampled:
        told = {**told, "--readings": str(answer.total)}
    if settings.sampled:
        told = {**told, "--seed": str(settings.seed)}
    return "".join(f" {key} {shlex.quote(value)}" for key, value in told.items())
