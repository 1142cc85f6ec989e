"""What the elements of a web page are to its readers, by their names, classes and ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from standoff.gather.documents.phrases import pattern
from standoff.gather.records import SectionKind

HIDDEN = frozenset(
    (
        *("script", "style", "template", "noscript", "iframe", "noframes", "frameset", "head"),
        *("object", "embed", "applet", "audio", "video", "canvas", "svg", "map"),
        *("datalist", "select"),
    )
)
"""Elements whose content no reader sees, or sees as no text."""

INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del"),
        *("dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby"),
        *("s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        *("wbr", "picture", "img", "input", "button", "meter", "progress", "output", "link"),
        *("meta", "base", "area", "source", "track", "param"),
        *("math", "mi", "mn", "mo", "mrow", "msup", "msub"),
    )
)
"""Elements that stand in a line; every other begins and ends a paragraph."""

FRAMES = frozenset(("nav", "footer", "aside", "button", "textarea", "label", "menu"))
PAGE = frozenset(("html", "body", "main", "article"))
_FRAME_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner"))

_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
MOST_NAMES = 30
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Called:
    """What an element's classes and id say of it."""

    kind: SectionKind | None = None
    unseen: bool = False
    one_comment: bool = False
    no_picture: bool = False


def called(attributes: Mapping[str, str]) -> Called:
    """What the names in an element's attributes say, as far as somebody can have meant them."""
    if "class" not in attributes and "id" not in attributes:
        return _NOTHING
    return _called(attributes.get("class", "")[:2000], attributes.get("id", "")[:200])


_NOTHING = Called()


@lru_cache(maxsize=2000)
def _called(classes: str, id: str) -> Called:
    words = [word for word in f"{classes} {id}".split()[:MOST_NAMES] if len(word) <= LONGEST_NAME]
    return Called(
        kind=next((kind for kind, name in _NAMES if _any_is(words, name)), None),
        unseen=_any_is(words, "unseen"),
        one_comment=_any_is(words, "one"),
        no_picture=any(map(pattern("markup", "other").search, words)),
    )


_NAMES = (
    (SectionKind.CAPTION, "caption"),
    (SectionKind.BOILERPLATE, "beside"),
    (SectionKind.COMMENT, "comments"),
    (SectionKind.SUBTITLE, "subtitle"),
    (SectionKind.BOILERPLATE, "frame"),
)


def _any_is(words: Sequence[str], name: str) -> bool:
    return any(map(pattern("markup", name).fullmatch, words))


def is_hidden(tag: str, attributes: Mapping[str, str], names: Called) -> bool:
    """Whether readers do not see what is in an element."""
    if tag in HIDDEN or "hidden" in attributes or names.unseen:
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    return "style" in attributes and bool(_NOT_SHOWN.search(attributes["style"][:2000]))


def kind_by_tag(tag: str, attributes: Mapping[str, str], names: Called) -> SectionKind | None:
    """What an element and all in it is by its tag and role; None where these do not say."""
    if tag in ("figcaption", "caption") or (tag == "figure" and not names.no_picture):
        return SectionKind.CAPTION
    if tag in FRAMES or attributes.get("role") in _FRAME_ROLES:
        return SectionKind.BOILERPLATE
    if attributes.get("itemtype", "").endswith(("/Comment", "/UserComments")):
        return SectionKind.COMMENT
    return None


def kind_by_name(tag: str, names: Called) -> SectionKind | None:
    """What an element is by its classes and id; those of a whole page say little of its parts."""
    return None if tag in PAGE or tag == "h1" else names.kind
