"""What a web page says of itself for machines: its title, and when it was published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from standoff.gather.documents import dates

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
"""The names of a page's date, the surest first."""
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_TEXTS = ("Article", "Posting", "Report", "Opinion", "Review", "Statement", "SpeechEvent")
LONGEST_DATA = 1_000_000
LONGEST_TITLE = 300


@dataclass
class Metadata:
    """Collects what elements say of the page while it is parsed."""

    _named: dict[str, str] = field(default_factory=dict)
    _titles: list[str] = field(default_factory=list)
    _times: list[str] = field(default_factory=list)
    _published: list[str] = field(default_factory=list)
    _linked: list[str] = field(default_factory=list)
    _taking: str = ""
    _words: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str], *, seen: bool) -> None:
        if tag == "meta":
            self._meta(attributes)
        elif tag == "time" and (value := attributes.get("datetime", "")):
            sure = "pubdate" in attributes or attributes.get("itemprop") == "datePublished"
            if sure or seen:
                (self._published if sure else self._times).append(value[:LONGEST_TITLE])
        elif _is_taken(tag, attributes) and not (tag == "title" and self._titles):
            self._taking = tag

    def _meta(self, attributes: Mapping[str, str]) -> None:
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        )
        if len(name) <= 40 and (value := attributes.get("content", "")):
            self._named.setdefault(name.lower(), value[: LONGEST_TITLE + 1])

    def data(self, words: str) -> None:
        if self._taking:
            self._words.append(words)

    def end(self, tag: str) -> None:
        if tag != self._taking:
            return
        words = "".join(self._words)
        if tag == "title":
            self._titles.append(" ".join(words.split()))
        else:
            self._linked.append(words)
        self._taking = ""
        self._words.clear()

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page may be called, the surest first."""
        named = (" ".join(self._named.get(name, "").split()) for name in _TITLES)
        found = (title for title in (*named, *self._titles) if 0 < len(title) <= LONGEST_TITLE)
        return tuple(dict.fromkeys(found))

    @property
    def date(self) -> str:
        """The day the page says it was published, empty where it does not say."""
        named = (self._named.get(name, "") for name in _DATES)
        found = filter(None, map(dates.iso, (*named, *self._of_data(), *self._published)))
        return next(found, "") or _only(map(dates.iso, self._times))

    def _of_data(self) -> Iterator[str]:
        things = [thing for words in self._linked for thing in _things(words)]
        for thing in sorted(things, key=lambda each: not _is_text(each)):
            if isinstance(day := thing.get("datePublished"), str):
                yield day[:LONGEST_TITLE]


def _is_taken(tag: str, attributes: Mapping[str, str]) -> bool:
    return tag == "title" or (tag == "script" and "ld+json" in attributes.get("type", ""))


def _only(days: Iterator[str]) -> str:
    """The first day, if it is the only one before the text: else it may be another page's."""
    found = list(dict.fromkeys(filter(None, days)))
    return found[0] if len(found) == 1 else ""


def _things(words: str) -> Iterator[Mapping[str, Any]]:
    """The things that linked data is about, at its top."""
    if len(words) > LONGEST_DATA:
        return
    try:
        data = json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (
                (thing for thing in graph or () if isinstance(thing, dict))
                if isinstance(graph, list)
                else ()
            )


def _is_text(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_TEXTS) for name in named)
