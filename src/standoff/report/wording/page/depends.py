"""What the answer depends on."""

from __future__ import annotations

from standoff.answers.answer import Answer, Found
from standoff.model.dispute import Dispute, Judgement
from standoff.report.wording import statements
from standoff.report.wording.ask import readings, words
from standoff.report.wording.marks import judged, named, said
from standoff.report.wording.page import names

TITLE = readings.TITLE
CAPTION = "The questions the file leaves open; the first answer is the one the file is written with"
HEAD = ("Short name", "Question", "Answers", "Source")
FINDINGS = "In how many readings a finding holds, and exactly when"
FINDINGS_HEAD = ("Finding", "As written", "Holds in", "Exactly when")
FINDINGS_ONE = "What was found"
EVERY = "Every finding"
INFLUENCE_CAPTION = "The share of readings in which another answer to one question alone changes it"
INFLUENCE_HEAD = ("Finding", "Changed by")
ASSUMED = "Assumed, said by no source"
ASSUMED_CAPTION = "Lines that no source says, and what striking them would change as written"
ASSUMED_HEAD = ("Line", "Assumed", "Without it")

_SUBJECTS = {
    "threats.on": "the threats on the table",
    "threats.all": "all threats at once",
    "offers.all": "all offers at once",
    "package.some": "some package of threats and offers",
    "frozen": "the status quo is frozen",
    "deadlock": "the dispute is deadlocked",
    "settlement.seq": "some settlement is sequentially stable",
    "settlement.nash": "some settlement is Nash stable",
}
_PARTS = {
    "works": "works",
    "bites": "bites",
    "credible": "credible",
    "firm": "firm",
    "assured": "assured",
    "lasts": "lasts",
    "stands": "stands whatever the other sides do then",
    "not_needed": "not needed",
    "gains": "better than today for the asker",
    "idle": "idle",
    "counterproductive": "counterproductive",
}
_KINDS = {"threat": "threatening {}", "offer": "offering {}"}
_AS_WRITTEN = {True: "yes", False: "no", None: "no such state"}


def finding(found: Found) -> str:
    """What a finding is about, in words."""
    if found.id in _SUBJECTS:
        return _SUBJECTS[found.id]
    if found.claim is not None:
        return f"claim {judged(found.id)}"
    subject, _, part = found.id.rpartition(".")
    kind, _, option = subject.partition(".")
    told = _SUBJECTS.get(subject) or _KINDS[kind].format(named(option))
    return f"{told}: {_PARTS[part]}"


def row(found: Found, answer: Answer) -> tuple[str, ...]:
    """A finding as written and over the readings."""
    cells = (finding(found), _AS_WRITTEN[found.base])
    if answer.total == 1:
        return cells
    missing = f" (no such state in {found.missing:,})" if found.missing else ""
    return (*cells, f"{counted(found, answer)}{missing}", when(found, answer))


def counted(found: Found, answer: Answer) -> str:
    """How many of how many, in one piece."""
    return words.brief(found, answer).replace(" ", "\u00a0")


def when(found: Found, answer: Answer) -> str:
    """The exact condition, for a column that is headed "exactly when"."""
    return words.when(found, answer).removeprefix("exactly when ")


def answers(judgement: Judgement) -> str:
    """The answers to a judgement by id and text."""
    return "; ".join(
        f"{said(each.id)} (“{names.whole(each.text)}”)" if each.text else said(each.id)
        for each in judgement.answers
    )


def line(line: str, dispute: Dispute) -> str:
    """A line of the file that is told by its id: its words."""
    sides = {side.id: f"the side {names.brief(str(side))}" for side in dispute.sides}
    wants = {
        want.id: f"{names.brief(str(side))} wants: {statements.statement(want.statement, dispute)}"
        for side in dispute.sides
        for want in side.prefers
    }
    options = {each.id: f"“{names.brief(str(each))}”" for each in dispute.facts}
    rules = {each.id or str(each): statements.rule(each, dispute) for each in dispute.rules}
    return {**sides, **wants, **options, **rules}.get(line) or names.whole(line)


def changes(struck: bool, changed: tuple[Found, ...]) -> str:
    """What becomes of the findings without an assumption."""
    if changed:
        return f"these change: {'; '.join(map(finding, changed))}"
    return (
        "every finding stays the same" if struck else "not tried: only wants and rules are struck"
    )
