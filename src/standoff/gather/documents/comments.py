"""Comments of readers below a text: where they begin, and each by itself."""

from __future__ import annotations

import re

from standoff.gather.documents import dates
from standoff.gather.documents.blocks import Layout, ends_sentence
from standoff.gather.documents.boilerplate import is_boilerplate
from standoff.gather.documents.phrases import pattern
from standoff.gather.records import SectionKind

_NUMBER = re.compile(r"(?:#\s?|no\. )?(\d{1,4})(?:[.)\]:]|\s[-\u2013—])\s+\S")
_TURN = re.compile(r"[A-Za-z][\w.'’@-]{0,24}(?: [A-Za-z(][\w.'’@()-]{0,24}){0,3}\s?:\s+\S")
_BULLET = re.compile(r"[•*·\u2013—>-]\s+\S")
LONGEST_HEAD = 90
LONGEST_HEADING = 250


def mark(layout: Layout) -> None:
    """Give the comments below the text their kind, and each a number of its own."""
    start = _after_heading(layout) or _before_closing(layout) or _stray_list(layout)
    if start is None:
        return
    part = max(layout.parts, default=0) + 1
    begun = False
    heads = any(_is_head(layout, n) for n in range(start, len(layout)) if layout.open(n))
    for number in range(start, len(layout)):
        if not layout.open(number):
            continue
        if is_heading(layout.words[number]) or _is_end(layout, number):
            layout.kinds[number] = SectionKind.BOILERPLATE
            continue
        if begun and (not heads or _is_head(layout, number)) and not _is_heads_own(layout, number):
            part += 1
        begun = True
        layout.kinds[number], layout.parts[number] = SectionKind.COMMENT, part


def is_heading(words: str) -> bool:
    """Whether a line is put over comments."""
    return (
        len(words) <= LONGEST_HEADING
        and pattern("comments", "heading").fullmatch(words) is not None
    )


def mark_parts(layout: Layout) -> None:
    """Part the comments of which the markup says only that they are comments."""
    whole = [n for n, kind in enumerate(layout.kinds) if kind is SectionKind.COMMENT]
    loose = [n for n in whole if not layout.parts[n]]
    heads = any(_is_head(layout, n) for n in loose)
    part = max(layout.parts, default=0)
    for number in loose:
        if is_boilerplate(layout.words[number]) or is_heading(layout.words[number]):
            layout.kinds[number] = SectionKind.BOILERPLATE
            continue
        new = not heads or _is_head(layout, number)
        if (new and not _is_heads_own(layout, number)) or number - 1 not in loose:
            part += 1
        layout.parts[number] = part


def join(layout: Layout) -> None:
    """What stands inside one comment is part of it; a button below it is not."""
    for number, kind in enumerate(layout.kinds):
        if kind is SectionKind.COMMENT and is_boilerplate(layout.words[number]):
            layout.kinds[number] = SectionKind.BOILERPLATE
    last: dict[int, int] = {}
    for number, part in enumerate(layout.parts):
        if part and layout.kinds[number] is SectionKind.COMMENT:
            for between in range(last.get(part, number) + 1, number):
                if layout.parts[between] == part:
                    layout.kinds[between] = SectionKind.COMMENT
            last[part] = number


def _after_heading(layout: Layout) -> int | None:
    """Behind the last line that is put over comments, if running text comes before it."""
    prose = False
    start = None
    for number, words in enumerate(layout.words):
        if is_heading(words) and prose and layout.kinds[number] in _FREE:
            start = number
        prose = prose or layout.prose[number]
    return start


_FREE = (None, SectionKind.BOILERPLATE)


def _before_closing(layout: Layout) -> int | None:
    """The list of numbers or names that stands before "Comments are closed"."""
    closed = (
        n for n, words in enumerate(layout.words) if pattern("comments", "closed").fullmatch(words)
    )
    for end in closed:
        if start := _list_before(layout, end):
            return start
    return None


def _list_before(layout: Layout, end: int) -> int | None:
    """Where the list that reaches up to a block begins: at its number 1, or its first name."""
    for number in range(end - 1, 0, -1):
        found = _NUMBER.match(layout.words[number])
        if found and found[1] == "1":
            return number
        if not found and not layout.open(number):
            break
    heads = [n for n in range(1, end) if layout.open(n) and _is_person(layout, n)]
    return heads[0] if heads and any(layout.prose[: heads[0]]) else None


def _stray_list(layout: Layout) -> int | None:
    """A numbered list at the end that the text does not lead up to, and that talks to readers."""
    last = next((n for n in range(len(layout) - 1, 0, -1) if layout.open(n)), 0)
    if not last or not (start := _list_before(layout, last + 1)):
        return None
    if not _NUMBER.match(layout.words[start]) or pattern("comments", "list").search(
        layout.words[start - 1][-200:]
    ):
        return None
    items = [layout.words[n] for n in range(start, last + 1) if layout.open(n)]
    chatty = sum(bool(pattern("comments", "chatty").search(words)) for words in items)
    gap = layout.gap(start) > layout.gap(start - 1)
    return start if any(layout.prose[:start]) and gap and 2 * chatty >= len(items) else None


def _is_head(layout: Layout, number: int) -> bool:
    """Whether a block begins a comment: with a number, a mark, or who wrote it and when."""
    words = layout.words[number]
    return bool(_NUMBER.match(words) or _BULLET.match(words)) or _is_person(layout, number)


def _is_person(layout: Layout, number: int) -> bool:
    words = layout.words[number]
    if pattern("comments", "says").match(words) or _TURN.match(words):
        return True
    if len(words) > LONGEST_HEAD or ends_sentence(words):
        return False
    below = layout.words[number + 1] if number + 1 < len(layout) else ""
    return (
        bool(pattern("comments", "ago").fullmatch(words))
        or _is_when(words)
        or _is_when(below)
        or _is_ago(below)
    )


def _is_when(words: str) -> bool:
    return len(words) <= LONGEST_HEAD and dates.rest(words) is not None


def _is_ago(words: str) -> bool:
    return len(words) <= 40 and bool(pattern("comments", "ago").fullmatch(words))


def _is_heads_own(layout: Layout, number: int) -> bool:
    """Whether a line only says when the comment was written whose name stands above it."""
    words, above = layout.words[number], layout.words[number - 1]
    mine = _is_when(words) or _is_ago(words)
    return mine and len(above) <= LONGEST_HEAD and not ends_sentence(above)


def _is_end(layout: Layout, number: int) -> bool:
    return is_boilerplate(layout.words[number]) or bool(
        pattern("comments", "closed").fullmatch(layout.words[number])
    )
