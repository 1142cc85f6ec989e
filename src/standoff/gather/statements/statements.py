"""Every statement of a document: its quotations, reported speech and ascribed views.

A statement is what one cue hands on. A quotation over several sentences is one statement,
without its marks. One that its speaker interrupts ("...," X said, "...") is two, and so is one
that goes on in another paragraph: no content holds the author's "X said" or a mark of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.gather.faults import Faults
from standoff.gather.parse import Parse
from standoff.gather.records import Statement
from standoff.gather.statements.alone import Taken, alone
from standoff.gather.statements.asides import according_to, for_somebody, in_eyes
from standoff.gather.statements.nouns import by_adjective, by_noun
from standoff.gather.statements.page import Cast, Page
from standoff.gather.statements.transcripts import transcript
from standoff.gather.statements.verbs import by_verb


def found(parse: Parse, cast: Cast, faults: Faults) -> tuple[Statement, ...]:
    """Who said or thinks what, in order of the text."""
    page = Page.of(parse, cast)
    made = list(transcript(page))
    turns = Taken(made)
    made += (each for each in _by_cues(page, faults) if not turns.hold(each.cue[0]))
    with faults.kept("statements", parse.span(0, len(parse)) if len(parse) else (0, 0)):
        made += list(alone(page, made))
    return tuple(sorted(made, key=lambda each: (min(each.content, each.cue), each.content)))


def _by_cues(page: Page, faults: Faults) -> Iterator[Statement]:
    """What each cue outside quotation marks hands on."""
    parse = page.parse
    for word, lemma in enumerate(parse.lemma):
        if lemma in page.cues and page.quoted[word] < 0:
            made: Sequence[Statement] = ()
            with faults.kept("statements", parse.sentence_span(word)):
                made = _by_cue(page, word)
            yield from made
    for first, last in sorted(set(page.stretches)):
        if first < last and (told := for_somebody(page, first, last)):
            yield told


def _by_cue(page: Page, word: int) -> Sequence[Statement]:
    if made := by_adjective(page, word):
        return (made,)
    if several := by_verb(page, word):
        return several
    found = next(filter(None, (by(page, word) for by in _OTHERS)), None)
    return (found,) if found else ()


_OTHERS = (by_noun, in_eyes, according_to)
