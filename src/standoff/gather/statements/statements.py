"""Every statement of a document: its quotations, reported speech and ascribed views.

A statement is what one cue hands on. A quotation over several sentences is one statement,
without its marks; so is one that its speaker interrupts ("...," X said, "..."): its content
runs from the first word to the last, the cue within. What follows a full stop is another one.
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.parse import Parse
from standoff.gather.records import Statement
from standoff.gather.statements.alone import Taken, alone
from standoff.gather.statements.asides import according_to, for_somebody, in_eyes
from standoff.gather.statements.nouns import by_adjective, by_noun
from standoff.gather.statements.page import Cast, Page
from standoff.gather.statements.transcripts import transcript
from standoff.gather.statements.verbs import by_verb


def found(parse: Parse, cast: Cast) -> tuple[Statement, ...]:
    """Who said or thinks what, in order of the text."""
    page = Page.of(parse, cast)
    made = list(transcript(page))
    turns = Taken(made)
    made += (each for each in _by_cues(page) if not turns.hold(each.cue[0]))
    made += list(alone(page, made))
    return tuple(sorted(made, key=lambda each: (min(each.content, each.cue), each.content)))


def _by_cues(page: Page) -> Iterator[Statement]:
    """What each cue outside quotation marks hands on."""
    for word, lemma in enumerate(page.parse.lemma):
        if lemma in page.cues and page.quoted[word] < 0 and (made := _by_cue(page, word)):
            yield made
    for first, last in sorted(set(page.stretches)):
        if first < last and (made := for_somebody(page, first, last)):
            yield made


def _by_cue(page: Page, word: int) -> Statement | None:
    return next(filter(None, (by(page, word) for by in _WAYS)), None)


_WAYS = (by_adjective, by_verb, by_noun, in_eyes, according_to)
