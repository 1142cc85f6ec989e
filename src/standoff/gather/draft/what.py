"""What an event is about, in the document's words: what is done, asked for or threatened."""

from __future__ import annotations

import re

from standoff.gather.draft.families import Family
from standoff.gather.draft.page import Page
from standoff.gather.records import Event, Span

_ONLY_WORDS = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE"})
"""Types whose trigger tells that something is said; what is said stands behind it."""
_MODAL, _NOUN = "must:", "nominal"
"""How the rules begin by which the trigger is the act itself, or a noun."""
_FIRST = re.compile(r"\S+")
_OF_WHAT = re.compile(r"\s+(?:(?:of|for|that)\b|to\s+(?!the\b|its\b|their\b|his\b|her\b|our\b))")
_STOP = re.compile(
    r"(?:abandon|break\s+off|cease|cut\s+off|end|give\s+up|halt|not|quit|refrain\s+from|renounce|"
    r"sever|stop)(?:ing)?\b\s*",
    re.IGNORECASE,
)


def said(event: Event, family: Family, page: Page) -> str:
    """The words; empty where they only tell that something was asked for or threatened."""
    start, end = event.trigger
    last = max(end, page.sentence(start)[1])
    if event.type not in _ONLY_WORDS or family is Family.HARM or event.rule.startswith(_MODAL):
        return page.words(start, last, lead=False)
    behind = page.words(_behind(event, family, page), last)
    return behind if page.stems(behind) and _says_what(event, page) else ""


def _behind(event: Event, family: Family, page: Page) -> int:
    """Where the words begin: behind the verb, and in an accusation behind the accused."""
    start, end = event.trigger
    if family is Family.BLAME:
        return max([end, *(span[1] for span in event.target if span[0] >= end)])
    first = _FIRST.match(page.text, start, end)
    return first.end() if first else end


def _says_what(event: Event, page: Page) -> bool:
    """Of nouns, only “threat of”, “demand that” and the like say what."""
    if not event.rule.startswith(_NOUN):
        return True
    end = event.trigger[1]
    found = _OF_WHAT.match(page.text, end)
    return found is not None and not _mentioned(found.end(), page)


def _mentioned(at: int, page: Page) -> bool:
    return any(start == at for start, _, _ in page.among(at, at + 1))


def stopped(words: str) -> str | None:
    """What is to stop, where words ask for that."""
    found = _STOP.match(words)
    return words[found.end() :] if found else None


def doing(span: Span, page: Page) -> str:
    """An act in the infinitive or as a gerund; empty where a span holds none."""
    words = page.words(*span)
    text = page.text[slice(*span)].lstrip(" \"“'\u2018")
    return words if re.match(r"to\s|\w+ing\b", text, re.IGNORECASE) else ""
