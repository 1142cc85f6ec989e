"""The words of a review: what is asked of each draft, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from standoff.model.dispute import Dispute
from standoff.report.wording import evidence, phrases
from standoff.report.wording.lines import Line
from standoff.report.wording.marks import said

CHOICES = ("accept", "change", "strike", "skip", "quit")
KEYS = {"a": "accept", "c": "change", "t": "strike", "s": "skip", "q": "quit"}
ASK = "(a)ccept, (c)hange, s(t)rike, (s)kip, (q)uit? "
AGAIN = "Type a, c, t, s or q."
NONE = "No line of the file is a draft."
NOT_TEXT = "That is not UTF-8 text."
STRIKE_ALL = "Strike them too, (y)es or (n)o? "
YES = ("y", "yes")
KEPT = "Nothing is changed."
FILE_ONLY = "This line has no one thing to change: accept it, or edit the file."
TOP = "The top of the file cannot be struck: accept it, or change what is selected today."
NEW = {
    "status_quo": "Options selected today, by their ids: ",
    "name": "New name: ",
    "text": "New text: ",
    "question": "New question: ",
}
STATEMENT = "New statement: "
WHICH = "Change (t)ext, (o)wner, (k)ind or to(d)ay? "
PARTS = {"t": "text", "o": "owner", "k": "kind", "d": "today"}
OWNER = "New owner, by the id of a side: "
KIND = "New kind, threat, offer or other: "
TODAY = "Selected today, (y)es or (n)o? "
NO_SIDE = "There is no such side, or it has it already."
NO_KIND = "Type threat, offer or other."


def shown(line: Line, left: int, option: str | None = None) -> Iterator[str]:
    """A draft line with the words behind it."""
    yield ""
    yield from phrases.wrapped(f"[{phrases.count(left, 'draft')} left] {line.name}: {line.says}")
    if option is not None:
        yield f"     {option}"
    yield from phrases.indented(evidence.grounds(line), "     ")
    if not line.founded:
        yield "     no source"


def option(line: Line, dispute: Dispute) -> str | None:
    """Whose an option is, what it is held out for, and whether it is selected today."""
    match line.path:
        case ("side", int(i), "option", int(j)):
            side, held = dispute.sides[i], dispute.sides[i].options[j]
            today = "selected today" if held.id in dispute.status_quo else "not selected today"
            return f"owner {phrases.side(side)} ({said(side.id)}); kind {held.kind.value}; {today}"
    return None


def hanging(lines: Sequence[Line]) -> Iterator[str]:
    """What could not stand without a line."""
    yield f"{phrases.count(len(lines), 'line')} could not stand without it:"
    yield from phrases.indented(f"{line.name}: {line.says}" for line in lines)


def wrong(messages: Iterable[str]) -> Iterator[str]:
    """Why something cannot be written."""
    yield "That cannot be written:"
    yield from phrases.indented(messages)


DONE = {
    "accept": "accepted",
    "change": "changed",
    "strike": "struck",
    "skip": "skipped",
}


def ended(done: Mapping[str, int], left: int, file: str) -> Iterator[str]:
    """What was done, and how many drafts are left."""
    told = [f"{number} {DONE[choice]}" for choice, number in done.items() if number]
    head = f"{', '.join(told).capitalize()}. " if told else ""
    yield ""
    yield from phrases.wrapped(f"{head}{phrases.count(left, 'draft')} left in {file}.", "")
