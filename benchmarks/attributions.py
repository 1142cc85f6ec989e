"""Statements against attributions that people marked in news: PolNeAR, in brat's form.

A folder holds pairs of NAME.txt and NAME.ann; in the latter T lines are spans (Source, Cue,
Content) and E lines join them. PolNeAR marks more than statements: plans, wishes, what a noun
hands on. So what is counted as missed or found are attributions whose cue is a verb of saying, or
whose content begins with a quotation mark. What counts as right is any attribution.

One of theirs is found where statements of ours cover half of its content or more; one of ours is
right where half of its content or more lies in the content of one of theirs. With its speaker it
is where, besides, its speaker is the source: their spans share characters, or another mention of
the same actor lies in the source, or nobody is named in either. Views are not counted: they are
ascribed, not said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.gather.records import Gathered, Span, Statement, StatementKind

WANTED = (
    "PolNeAR 1.0 is at github.com/networkdynamics/PolNeAR; put the .txt and .ann files of some of "
    "its articles into {path}"
)
SAYING = (
    "say says said saying tell tells told telling add adds added adding announce announced argue "
    "argues argued arguing assert asserted claim claims claimed claiming comment commented declare "
    "declared explain explained insist insists insisted note notes noted noting recall recalled "
    "remark remarked reply replied report reported respond responded state states stated stating "
    "warn warns warned warning write writes wrote according acknowledge acknowledged admit "
    "admitted suggest suggested"
)
QUOTES = "\"“‘'"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody marked: spans of who, by which words, and what."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    counted: bool


@dataclass(slots=True)
class Tally:
    """Attributions of theirs and statements of ours, and how many agree."""

    theirs: int = 0
    found: int = 0
    found_speaker: int = 0
    ours: int = 0
    right: int = 0
    right_speaker: int = 0

    def rows(self) -> Iterator[tuple[str, float, float]]:
        """What is measured, its recall and its precision."""
        theirs, ours = max(1, self.theirs), max(1, self.ours)
        yield "statements", self.found / theirs, self.right / ours
        yield "statements with speaker", self.found_speaker / theirs, self.right_speaker / ours


def articles(folder: Path) -> Iterator[tuple[str, list[Attribution]]]:
    """The text of each article, and what is marked in it."""
    for marked in sorted(folder.glob("*.ann")):
        text = marked.with_suffix(".txt").read_bytes().decode()
        yield text, list(_attributions(marked.read_text("utf-8"), text))


def _attributions(marked: str, text: str) -> Iterator[Attribution]:
    spans: dict[str, tuple[Span, ...]] = {}
    for line in marked.splitlines():
        name, _, rest = line.partition("\t")
        if name[:1] == "T":
            place = rest.partition("\t")[0].partition(" ")[2]
            pairs = (part.split() for part in place.split(";"))
            spans[name] = tuple(sorted((int(start), int(end)) for start, end in pairs))
    for line in marked.splitlines():
        name, _, rest = line.partition("\t")
        if name[:1] == "E":
            yield _attribution([each.split(":") for each in rest.split()], spans, text)


def _attribution(
    roles: Sequence[Sequence[str]], spans: dict[str, tuple[Span, ...]], text: str
) -> Attribution:
    def of(role: str) -> tuple[Span, ...]:
        named = (name for key, name in roles if key.rstrip("0123456789") == role)
        return tuple(sorted(span for name in named for span in spans[name]))

    cue, content = of("Cue"), of("Content")
    words = {word.strip(",.:").lower() for start, end in cue for word in text[start:end].split()}
    quoted = bool(content) and text[content[0][0]] in QUOTES
    return Attribution(
        of("Source"), cue, content, bool(content) and (quoted or bool(words & {*SAYING.split()}))
    )


def add(tally: Tally, marked: Sequence[Attribution], found: Gathered | None) -> None:
    """Counts one article; None where it could not be gathered."""
    statements = [s for s in found.statements if s.kind is not StatementKind.VIEW] if found else []
    for each in marked:
        if each.counted:
            near = [s for s in statements if _shared(each.content, [s.content])]
            covered = _shared(each.content, [s.content for s in near])
            tally.theirs += 1
            if 2 * covered >= _length(each.content):
                tally.found += 1
                tally.found_speaker += any(_same(s, each, found) for s in near)
    for said in statements:
        tally.ours += 1
        need = said.content[1] - said.content[0]
        meant = [e for e in marked if 2 * _shared(e.content, [said.content]) >= need]
        tally.right += bool(meant)
        tally.right_speaker += any(_same(said, each, found) for each in meant)


def _same(said: Statement, marked: Attribution, found: Gathered | None) -> bool:
    """Whether somebody is the speaker in both, or nobody in either."""
    if not said.speaker or not marked.source:
        return not said.speaker and not marked.source
    if _shared(marked.source, said.speaker):
        return True
    for actor in found.actors if found else ():
        spans = [(mention.start, mention.end) for mention in actor.mentions]
        if set(spans) & set(said.speaker) and _shared(marked.source, spans):
            return True
    return False


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _shared(ones: Sequence[Span], others: Sequence[Span]) -> int:
    """Characters of the first that lie in any of the others."""
    places = {place for start, end in others for place in range(start, end)}
    return sum(place in places for start, end in ones for place in range(start, end))
