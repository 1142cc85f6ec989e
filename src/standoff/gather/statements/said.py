"""What a verb of saying or thinking hands on: a quotation, or a clause."""

from __future__ import annotations

from standoff.gather.records import StatementKind
from standoff.gather.statements.around import as_said, parenthetical
from standoff.gather.statements.clauses import complement
from standoff.gather.statements.content import Content
from standoff.gather.statements.cues import Cue
from standoff.gather.statements.page import Page, Words
from standoff.gather.statements.quoted import quoted
from standoff.gather.statements.speakers import Subject, lower


def _answer(page: Page, verb: int) -> Words | None:
    """Yes or no, and nothing more."""
    at = verb + 1
    if at + 1 >= len(page.parse) or not page.cues.has("answers", lower(page, at)):
        return None
    ends = not page.is_word(at + 1) or page.parse.tag[at + 1] == "CC"
    return (at, at + 1) if ends else None


def said(page: Page, verb: int, cue: Cue, who: Subject) -> Content | None:
    """What is said or thought, as a quotation or as a clause."""
    if not (cue.known and cue.kind is StatementKind.VIEW) and (found := as_said(page, verb, who)):
        return found
    if "quote" in cue.takes and (found := quoted(page, verb, who)):
        return found
    if "clause" in cue.takes and (answer := _answer(page, verb)):
        return Content(answer, "clause")
    if cue.takes & {"clause", "that"} and (words := complement(page, verb)):
        that = lower(page, words[0] - 1) == "that"
        return Content(words, "clause") if that or "clause" in cue.takes else None
    return parenthetical(page, verb, who) if "clause" in cue.takes else None
