"""The parts of what "X said" interrupts, each a statement without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.gather.records import Statement
from standoff.gather.statements.content import Content, has_finite
from standoff.gather.statements.page import Page


def parts(page: Page, made: Statement, content: Content) -> Sequence[Statement]:
    """A statement, or one for each part of it that says something by itself."""
    if content.gap is None:
        return (made,)
    before = page.trimmed(content.words[0], content.gap[0])
    behind = page.trimmed(content.gap[1], content.words[1])
    if before is None or behind is None:
        return (made,)
    both = (
        (before, replace(made, content=(made.content[0], page.span(before)[1]))),
        (behind, replace(made, content=(page.span(behind)[0], made.content[1]))),
    )
    if content.rule == "quote-around":
        return [each for _, each in both]
    return [each for words, each in both if has_finite(page, *words)] or [made]
