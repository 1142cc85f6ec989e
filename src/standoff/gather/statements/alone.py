"""Quotations without a cue verb: behind a name or a colon, and those that go on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.gather.records import Statement, StatementKind
from standoff.gather.statements.content import Content
from standoff.gather.statements.making import Speaker, statement
from standoff.gather.statements.page import Page, Words
from standoff.gather.statements.quoted import by_marks, quoted
from standoff.gather.statements.speakers import FINITE, SUBJECTS, is_known, speakers, subject
from standoff.gather.statements.verbs import cue_words

_NAMED = 12
"""Words of "X VERBed", at most."""
_FEW = 4
"""Words a quotation has at least to be a statement that nothing introduces."""


def alone(page: Page, made: Sequence[Statement]) -> Iterator[Statement]:
    """Quotations that no cue hands on and that say something by themselves."""
    taken = Taken(made)
    spoken = sorted((e for e in made if e.kind is not StatementKind.VIEW), key=_end)
    latest, at = None, 0
    for number, quotation in enumerate(page.quotations):
        while at < len(spoken) and _end(spoken[at]) <= quotation.start:
            latest, at = spoken[at], at + 1
        if taken.hold(quotation.start):
            continue
        found = _in_paragraphs(page, number, latest, spoken[at : at + 1]) or _by_itself(
            page, number, latest
        )
        if found:
            latest = found
            yield found


def _by_itself(page: Page, number: int, latest: Statement | None) -> Statement | None:
    if _says_something(page, number):
        return _attributed(page, number, latest)
    return _followed(page, number)


def _in_paragraphs(
    page: Page, number: int, latest: Statement | None, behind: Sequence[Statement]
) -> Statement | None:
    """A paragraph of a quotation whose speaker is named in one before or behind it."""
    before = page.quotations[number - 1] if number else None
    if before and before.goes_on and latest and _end(latest) >= before.opening:
        return _of_same(page, number, latest)
    at = number
    while page.quotations[at].goes_on and at + 1 < len(page.quotations):
        at += 1
    first, last = page.quotations[number].opening, page.quotations[at].closing
    named = next((each for each in behind if first <= each.content[0] < last), None)
    return named and _of_same(page, number, named)


def _of_same(page: Page, number: int, made: Statement) -> Statement | None:
    """A quotation as a statement of whoever made another one, by that one's cue."""
    content = Content(page.inner[number], "quote-continued")
    found = statement(page, StatementKind.DIRECT, made.speaker, content.words, content)
    return found and replace(found, cue=made.cue)


def _end(made: Statement) -> int:
    return max(made.cue[1], made.content[1])


class Taken:
    """The characters that lie in the content of some statements."""

    def __init__(self, made: Sequence[Statement]) -> None:
        spans = sorted(each.content for each in made)
        self.starts = [start for start, _ in spans]
        self.ends: list[int] = []
        for _, end in spans:
            self.ends.append(max(end, self.ends[-1] if self.ends else 0))

    def hold(self, place: int) -> bool:
        before = bisect_right(self.starts, place)
        return before > 0 and self.ends[before - 1] > place


def _says_something(page: Page, number: int) -> bool:
    """Whether a quotation is a sentence by itself, at the start of one or behind a colon."""
    first, last = page.inner[number]
    opening, end = page.outer(number)
    if last - first < _FEW or not _begins(page, opening):
        return False
    if not any(page.parse.tag[each] in FINITE for each in range(first, last)):
        return False
    return page.trimmed(end, page.stretch(first)[1]) is None


def _begins(page: Page, opening: int) -> bool:
    return opening <= page.stretch(opening)[0] or page.parse.word[opening - 1] == ":"


# ---------------------------------------------------------------- who says it


def _attributed(page: Page, number: int, latest: Statement | None) -> Statement | None:
    """The quotation as a statement of whoever is named for it or spoke last."""
    opening = page.outer(number)[0]
    if opening > page.stretch(opening)[0]:
        return _behind_colon(page, number, opening - 1)
    if latest is not None and _follows(page, opening, latest):
        return _of_same(page, number, latest)
    content = Content(page.inner[number], "quote-alone")
    return statement(page, StatementKind.DIRECT, None, (opening, opening + 1), content)


def _followed(page: Page, number: int) -> Statement | None:
    """A quotation that "X VERBed" follows, whatever the verb: he snapped, laughed Khan."""
    first, last = page.outer(number)
    if first > page.stretch(first)[0]:
        return None
    near = range(last, min(last + _NAMED, page.stretch(first)[1]))
    verb = next((each for each in near if page.parse.tag[each] in ("VBD", "VBZ", "VBP")), None)
    if verb is None or page.parse.pos[verb] != "VERB":
        return None
    who = by_marks(page, verb, subject(page, verb))
    content = quoted(page, verb, who) if who.word in near and is_known(page, who.word) else None
    if content is None:
        return None
    speaker = speakers(page, who.word)
    return statement(page, StatementKind.DIRECT, speaker, cue_words(page, verb), content)


def _follows(page: Page, opening: int, latest: Statement) -> bool:
    """Whether a quotation stands in the paragraph of the last statement or begins the next."""
    parse = page.parse
    here = parse.sentences[parse.sentence_of[opening]].paragraph
    at = max(bisect_right(parse.start, latest.cue[0]) - 1, 0)
    there = parse.sentences[parse.sentence_of[at]].paragraph
    if there == here:
        return True
    end = max(bisect_right(parse.start, _end(latest)) - 1, 0)
    between = page.trimmed(max(end + 1, page.stretch(at)[1]), opening)
    return there < here and between is None


def _behind_colon(page: Page, number: int, colon: int) -> Statement | None:
    """X: "...", or X was blunt: "..."."""
    content = Content(page.inner[number], "quote-colon")
    first = page.stretch(colon)[0]
    root = next((e for e in range(first, colon) if page.parse.tag[e] in FINITE), None)
    if root is None:
        return labelled(page, (first, colon), content)
    verb = root if _has_subject(page, root) else page.parse.head[root]
    who = subject(page, verb)
    cue = cue_words(page, verb) if first <= verb < colon else (colon, colon + 1)
    holder = None if who.passive else who.word
    return statement(page, StatementKind.DIRECT, speakers(page, holder), cue, content)


def _has_subject(page: Page, verb: int) -> bool:
    return any(page.parse.dep[each] in SUBJECTS for each in page.parse.children[verb])


def labelled(page: Page, label: Words, content: Content) -> Statement | None:
    """A name, a colon, and what is said."""
    return statement(
        page, StatementKind.DIRECT, _named_in(page, label), (label[1], label[1] + 1), content
    )


def _named_in(page: Page, label: Words) -> Speaker:
    """Whoever the last noun before a colon is; None where it is a word like "Question"."""
    named = [page.cast.named_by(each) for each in range(*label)]
    persons = (each for each in named if any(mention.rule == "person" for mention in each))
    known = next(persons, None) or next(filter(None, reversed(named)), ())
    return tuple((mention.start, mention.end) for mention in known) or None
