"""What is handed on, and where "X said" begins."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.gather.statements.page import PAUSES, Page, Words
from standoff.gather.statements.speakers import FINITE, Subject

NOMINAL = ("NN", "NNP", "NNS", "JJ", "DT", "POS", "HYPH", "AFX", "PRP$", "CD")
REACH = 40
"""Words between a cue and what it hands on, at most."""
_CUT = 8
"""Words of a speaker's name that a parse may lose."""


@dataclass(frozen=True, slots=True)
class Content:
    """The words that are handed on, and the rule that found them.

    ``gap`` is what lies between two parts of them: the "X said" that interrupts.
    """

    words: Words
    rule: str
    gap: Words | None = None


def clause_start(page: Page, verb: int, who: Subject) -> int:
    """The first word of "X said": of its subject, or of the verb and its auxiliaries."""
    parse, first = page.parse, verb
    if who.word is not None and page.stretch(verb)[0] <= who.word < verb:
        start = parse.subtree(who.word)[0]
        quoted = [each for each in range(start, who.word) if page.quoted[each] >= 0]
        return quoted[-1] + 1 if quoted else _behind_comma(page, start)
    while first > page.stretch(verb)[0] and (
        parse.tag[first - 1] in ("RB", "MD") or parse.dep[first - 1] in ("aux", "auxpass")
    ):
        first -= 1
    return first


def _behind_comma(page: Page, start: int) -> int:
    """The start of a noun phrase that the parse has cut short: "the co-" of "co-chairman"."""
    if page.parse.word[start - 1] not in ("-", "'s", "’s", "’"):
        return start
    at = start
    while at > max(start - _CUT, 0) and page.parse.tag[at - 1] in NOMINAL:
        at -= 1
    set_off = at and (page.parse.word[at - 1] in PAUSES or page.quoted[at - 1] >= 0)
    return at if set_off else start


def has_finite(page: Page, first: int, last: int) -> bool:
    """Whether a verb with a tense is among some words."""
    return any(page.parse.tag[each] in FINITE for each in range(first, last))
