"""What the answer depends on."""

from __future__ import annotations

from standoff.answers.answer import Answer, Found
from standoff.report.wording.ask import readings, words
from standoff.report.wording.marks import judged, named
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
    "assured": "assured",
    "idle": "idle",
    "counterproductive": "counterproductive",
}
_KINDS = {"threat": "threatening {}", "offer": "offering {}"}
_AS_WRITTEN = {True: "yes", False: "no", None: "no such state"}


def finding(found: Found) -> str:
    """What a finding is about, in words."""
    if found.claim is not None:
        return f"claim {judged(found.id)}"
    if found.id in _SUBJECTS:
        return _SUBJECTS[found.id]
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
    return (*cells, f"{words.brief(found, answer)}{missing}", when(found, answer))


def when(found: Found, answer: Answer) -> str:
    """The exact condition, for a column that is headed "exactly when"."""
    return words.when(found, answer).removeprefix("exactly when ")


def answers(texts: list[tuple[str, str]]) -> str:
    """The answers to a judgement by id and text."""
    return "; ".join(f"{names.brief(id)}: {names.whole(text or id)}" for id, text in texts)


def changes(struck: bool, changed: tuple[Found, ...]) -> str:
    """What becomes of the findings without an assumption."""
    if changed:
        return f"these change: {'; '.join(map(finding, changed))}"
    return (
        "every finding stays the same" if struck else "not tried: only wants and rules are struck"
    )
